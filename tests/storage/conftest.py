"""A workspace file to look at, and its bytes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table, insert

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import (
    appearance,
    complaint,
    correction,
    person,
    publication,
    publication_claim,
    request,
    scale,
    spelling,
    tag,
)
from claimtrack.workspace.workspace import Workspace

NEWSROOM: dict[Table, dict[str, object]] = {
    person: {"name": "Karim"},
    scale: {"name": "house", "version": 1},
    request: {"claim_id": 1, "whom": "the ministry"},
    publication: {"headline": "What the bridge cost"},
    publication_claim: {"publication_id": 1, "claim_id": 1},
    correction: {"claim_id": 1, "publication_id": 1, "kind": "minor"},
    complaint: {"claim_id": 1, "text": "not so"},
}
TEXT = "قال السرّاج إن الجسر أُغلق في مارس.\nThe bridge cost 5% more."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.claimtrack"


@pytest.fixture
def workspace(path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    for name in ("DATA", "STATE"):  # what is kept by identity, which all copies share
        monkeypatch.setenv(f"XDG_{name}_HOME", str(path.parent / name.lower()))
    with Workspace.open(Path(shutil.copy(new_file, path)), who="Amal") as opened:
        yield opened


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with a row of every kind, made once for all."""
    path = tmp_path_factory.mktemp("made") / "made.claimtrack"
    with Workspace.create(path, who="Amal") as workspace:
        fill(workspace)
    return path


@pytest.fixture
def filled(made: Path, path: Path) -> Path:
    """A copy of it."""
    shutil.copy(made, path)
    return path


def fill(workspace: Workspace) -> None:
    half = TEXT.index("\n")
    drawn = [
        DrawnClaim(0, half, TEXT[:half], Kind.CHECKABLE, Voice.REPORTED, 0.5, worthy=True, speaker="فايز السرّاج"),
        DrawnClaim(half + 1, len(TEXT), TEXT[half + 1 :], Kind.CHECKABLE, Voice.ARTICLE, 0.5, worthy=True),
    ]
    workspace.articles.add(Article(text=TEXT, title="الجسر", original=TEXT.encode("utf-16")), drawn)
    kept = KeptFile(content=bytes(range(256)) * 20, media_type="application/pdf", how="attached", name="report.pdf")
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS, kept=kept)
    workspace.notes.add(1, text="seen")
    workspace.claims.edit(1, date="2019-03")
    workspace.verdicts.give(1, Judgement("true", rationale_en="because"))
    workspace.review.send([1], override="one source")
    with workspace._desk.act(Message("action.claim.edit", claim=1), is_undoable=False) as action:
        action.connection.execute(insert(tag).values(uuid="t", claim_id=1, name="bridges"))
        action.connection.execute(insert(spelling).values(uuid="s", speaker_id=1, name="Serraj", folded="serraj"))
        seen = {"uuid": "a", "claim_id": 1, "address": "https://example.org", "created": action.at}
        action.connection.execute(insert(appearance).values(**seen))
        for table, values in NEWSROOM.items():
            when = {column: action.at for column in ("created", "at") if column in table.c and column not in values}
            action.connection.execute(insert(table).values(uuid="n", **values, **when))


@pytest.fixture
def beside(tmp_path: Path) -> Callable[[], set[str]]:
    """The names of everything in the test's folder."""
    return lambda: {each.name for each in tmp_path.iterdir()}
