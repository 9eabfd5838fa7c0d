"""A speaker or a date that was read wrongly is corrected once for the article; what a person edited is not touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import Claim
from claimtrack.domain.drawn import DateOf, DrawnClaim, Kind, Voice
from claimtrack.workspace.readings import Alike
from claimtrack.workspace.workspace import Workspace

SENTENCES = (
    "The bridge is closed",
    "It was built in May",
    "The toll is two dinars",
    "It opens in May",
    "Cars are counted",
    "The road is wet",
)
TEXT = ". ".join(SENTENCES) + "."
NAMED, MEANT = "speaker.before-verb", "speaker.last-named"


def drawn(at: int, speaker: str | None, reason: str | None, *, has_date: bool = False) -> DrawnClaim:
    start = TEXT.index(SENTENCES[at])
    dated = {"date": "2020-05", "date_text": "in May", "date_of": DateOf.EVENT, "date_reason": "date.before-published"}
    return DrawnClaim(
        start,
        start + len(SENTENCES[at]),
        SENTENCES[at],
        Kind.CHECKABLE,
        Voice.REPORTED if speaker else Voice.ARTICLE,
        0.5,
        worthy=True,
        speaker=speaker,
        speaker_reason=reason,
        **(dated if has_date else {}),  # type: ignore[arg-type] # named above
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """1 to 4 said by the mayor, 3 and 4 only meant; 2 and 4 dated alike; 5 by another, 6 by the article."""
    claims = [
        drawn(0, "The mayor", NAMED),
        drawn(1, "The mayor", NAMED, has_date=True),
        drawn(2, "The mayor", MEANT),
        drawn(3, "The mayor", MEANT, has_date=True),
        drawn(4, "The clerk", NAMED),
        drawn(5, None, None),
    ]
    article = Article(TEXT, title="Bridge", publisher="The Quay", published="2020-06", language="en")
    with Workspace.create(tmp_path / "bridge.claimtrack", who="Amal") as made:
        made.articles.add(article, claims)
        yield made


def corrected(workspace: Workspace, number: int, *, speaker: str | None = None, date: str | None = None) -> Claim:
    """The claim as it was before it is edited."""
    was = workspace.claims.get(number)
    workspace.claims.edit(number, text=was.text, speaker=speaker, date=date)
    return was


def speakers(workspace: Workspace) -> list[str | None]:
    return [workspace.claims.get(number).speaker for number in range(1, 7)]


def test_why_a_speaker_was_read_so_is_kept(workspace: Workspace) -> None:
    assert [workspace.claims.get(number).speaker_reason for number in (1, 3, 6)] == [NAMED, MEANT, None]
    workspace.claims.edit(1, speaker="The mayor")
    assert workspace.claims.get(1).speaker_reason == NAMED
    workspace.claims.edit(1, speaker="The minister")
    assert workspace.claims.get(1).speaker_reason == "speaker.by-hand"


def test_a_name_read_wrongly_is_corrected_everywhere_in_one_step(workspace: Workspace) -> None:
    was = corrected(workspace, 1, speaker="Mayor Haddad")
    assert workspace.claims.read_alike(was) == Alike(speaker=(2, 3, 4))
    changes = workspace.claims.correct_alike(was)
    assert sorted(changes.ids["claim"]) == [2, 3, 4]
    assert speakers(workspace) == ["Mayor Haddad"] * 4 + ["The clerk", None]
    workspace.undo()
    assert speakers(workspace) == ["Mayor Haddad", *["The mayor"] * 3, "The clerk", None]


def test_one_who_was_only_meant_is_corrected_where_he_was_only_meant(workspace: Workspace) -> None:
    was = corrected(workspace, 3, speaker="The clerk")
    workspace.claims.correct_alike(was)
    assert speakers(workspace) == ["The mayor", "The mayor", "The clerk", "The clerk", "The clerk", None]


def test_the_name_in_brackets_changes_with_it(workspace: Workspace) -> None:
    workspace.claims.edit(4, text="[The mayor] said that it opens in May")
    workspace.claims.correct_alike(corrected(workspace, 3, speaker="The clerk"))
    assert workspace.claims.get(4).text == "[The clerk] said that it opens in May"


def test_the_same_words_of_a_date_are_corrected_with_it(workspace: Workspace) -> None:
    was = corrected(workspace, 2, date="2019-05")
    assert workspace.claims.read_alike(was) == Alike(date=(4,))
    workspace.claims.correct_alike(was)
    found = workspace.claims.get(4)
    assert (found.date, found.date_reason, found.date_of) == ("2019-05", "date.by-hand", DateOf.EVENT)
    assert found.speaker_reason == MEANT


def test_what_a_person_edited_or_what_is_past_its_checking_stays(workspace: Workspace) -> None:
    workspace.claims.edit(2, speaker="The governor")
    workspace.claims.edit(2, speaker="The mayor", date="2020-05-02")
    workspace.claims.delete([3])
    was = corrected(workspace, 4, speaker="The clerk", date="2019-05")
    assert workspace.claims.read_alike(was) == Alike()
    workspace.claims.correct_alike(was)
    assert workspace.claims.get(2).date == "2020-05-02"
    assert workspace.claims.read_alike(corrected(workspace, 1, speaker="Mayor Haddad")) == Alike()


def test_nothing_is_alike_where_nothing_was_corrected(workspace: Workspace) -> None:
    assert workspace.claims.read_alike(workspace.claims.get(1)) == Alike()
    assert workspace.claims.read_alike(corrected(workspace, 6, speaker="The mayor")) == Alike()
