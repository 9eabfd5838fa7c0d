"""Speakers: one record for each, with spellings; named anew, merged, found, and proposed where they may be one."""

import pytest

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def numbers(workspace: Workspace) -> dict[str, int]:
    """The speakers of four claims by name."""
    for place, name in enumerate(("حفتر", "Haftar", "فايز السرّاج", "حفتر")):
        workspace.claims.add(text=f"claim {place}", speaker=name)
    return {entry.name: entry.id for entry in workspace.speakers.entries()}


def said_by(workspace: Workspace, words: str) -> list[int]:
    found = sorted(workspace.claims.numbers(ClaimQuery(speaker=words)))
    assert sorted(workspace.claims.numbers(ClaimQuery(text=words))) == found
    return found


def test_each_speaker_is_listed_with_claims(workspace: Workspace, numbers: dict[str, int]) -> None:
    entries = {entry.name: entry.claims for entry in workspace.speakers.entries()}
    assert entries == {"حفتر": 2, "Haftar": 1, "فايز السرّاج": 1}
    assert [entry.name for entry in workspace.speakers.entries("السراج")] == ["فايز السرّاج"]
    workspace.claims.delete([1])
    assert workspace.speakers.entries("حفتر")[0].claims == 1
    assert workspace.claims.numbers(ClaimQuery(speaker_id=numbers["حفتر"])).tolist() == [4]


def test_a_spelling_leads_to_its_speaker(workspace: Workspace, numbers: dict[str, int]) -> None:
    workspace.speakers.add_spelling(numbers["حفتر"], " Khalifa  Hifter ")
    workspace.claims.add(text="later", speaker="KHALIFA HIFTER")
    assert said_by(workspace, "hifter") == [1, 4, 5]
    assert workspace.speakers.entries("hifter")[0].spellings == ("Khalifa Hifter",)
    assert not workspace.speakers.add_spelling(numbers["حفتر"], "حفتر").ids
    with pytest.raises(RefusedProblem) as refused:
        workspace.speakers.add_spelling(numbers["حفتر"], "haftar")
    assert refused.value.message.code == "speaker.is-another"
    workspace.speakers.remove_spelling(numbers["حفتر"], "khalifa hifter")
    assert said_by(workspace, "hifter") == []
    with pytest.raises(NotFoundProblem):
        workspace.speakers.remove_spelling(numbers["حفتر"], "khalifa hifter")
    workspace.undo()
    assert said_by(workspace, "hifter") == [1, 4, 5]


def test_a_name_before_stays_as_a_spelling(workspace: Workspace, numbers: dict[str, int]) -> None:
    number = numbers["حفتر"]
    workspace.speakers.rename(number, "خليفة حفتر")
    assert workspace.claims.get(1).speaker == "خليفة حفتر"
    assert workspace.speakers.entries("خليفة")[0].spellings == ("حفتر",)
    workspace.claims.add(text="later", speaker="حفتر")
    assert workspace.claims.get(5).speaker == "خليفة حفتر"
    workspace.speakers.rename(number, "حفتر")
    assert workspace.speakers.entries("خليفة")[0].spellings == ("خليفة حفتر",)
    workspace.speakers.rename(numbers["فايز السرّاج"], "فايز السراج")
    assert workspace.speakers.entries("فايز")[0].spellings == ()
    with pytest.raises(RefusedProblem):
        workspace.speakers.rename(number, "HAFTAR")
    for nobody in ("", " \u200f "):
        with pytest.raises(Problem):
            workspace.speakers.rename(number, nobody)
    with pytest.raises(NotFoundProblem):
        workspace.speakers.rename(99, "x")


def test_speakers_are_merged_with_undo(workspace: Workspace, numbers: dict[str, int]) -> None:
    workspace.speakers.add_spelling(numbers["Haftar"], "Hifter")
    changes = workspace.speakers.merge([numbers["Haftar"], numbers["حفتر"]], into=numbers["حفتر"])
    assert changes.label.args["count"] == 1
    assert changes.ids["claim"] == {2}
    assert workspace.claims.get(2).speaker == "حفتر"
    assert said_by(workspace, "hifter") == said_by(workspace, "haftar") == [1, 2, 4]
    assert workspace.verify() == []
    workspace.undo()
    assert workspace.speakers.entries("hifter")[0].name == "Haftar"
    assert said_by(workspace, "haftar") == [2]


def test_who_may_be_one_is_proposed(workspace: Workspace, numbers: dict[str, int]) -> None:
    assert workspace.speakers.alike() == []
    workspace.claims.add(text="x", speaker="المشير خليفة حفتر")
    workspace.claims.add(text="y", speaker="السراج، فايز")
    workspace.claims.add(text="z", speaker="الوزير")
    found = {entry.name: entry.id for entry in workspace.speakers.entries()}
    pairs = {(pair.number, pair.into): pair.why.code for pair in workspace.speakers.alike()}
    assert pairs == {
        (numbers["حفتر"], found["المشير خليفة حفتر"]): "speaker.contained",
        (found["السراج، فايز"], numbers["فايز السرّاج"]): "speaker.same-letters",
    }
