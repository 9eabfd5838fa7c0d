"""A clock that is set back or forward between two actions loses nothing and puts nothing out of order."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import pytest
from typing_extensions import override

from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.storage import backups, file
from claimtrack.workspace.backups import When
from claimtrack.workspace.workspace import Workspace


class Clock(datetime):
    """The system's clock, as wrong as it is set."""

    off = timedelta(0)

    @classmethod
    @override
    def now(cls, tz: tzinfo | None = None) -> Self:
        moment = datetime.now(tz) + cls.off
        return cls.fromisoformat(moment.isoformat())


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(file, "datetime", Clock)
    monkeypatch.setattr(backups, "datetime", Clock)
    monkeypatch.setattr(Clock, "off", timedelta(0))
    return Clock


@pytest.mark.parametrize("days", [-20_000, -1, 400, 2_000_000])
def test_what_is_done_by_a_wrong_clock_is_in_order(workspace: Workspace, clock: type[Clock], days: int) -> None:
    number = workspace.claims.add(text="The bridge was closed.").made[0]
    workspace.verdicts.give(number, Judgement("true", rationale_en="first"))
    assert workspace.backups.make(When.DUE)
    clock.off = timedelta(days=days)
    workspace.verdicts.give(number, Judgement("false", rationale_en="second"))
    workspace.evidence.attach(number, Citation(title="Report"), stance=Stance.SUPPORTS)
    workspace.notes.add(number, text="noted")
    made = workspace.backups.make(When.DUE)
    assert made or days == -1, "a backup that seems to be from the future does not keep others from being made"
    clock.off = timedelta(0)
    workspace.notes.add(number, text="noted again")
    assert workspace.backups.make()
    claim = workspace.claims.get(number)
    assert claim.verdicts[-1].judgement.rating == "false"
    assert [note.text for note in claim.notes] == ["noted", "noted again"]
    entries = workspace.history.entries()
    assert [entry.sequence for entry in entries] == list(range(len(entries), 0, -1))
    assert workspace.verify() == []
    for _ in range(4):
        workspace.undo()
    assert workspace.claims.get(number).verdicts[-1].judgement.rating == "true"
    backups_made = workspace.backups.entries()
    assert [each.sequence for each in backups_made] == sorted((each.sequence for each in backups_made), reverse=True)
    assert all(each.made.tzinfo is UTC for each in backups_made)
