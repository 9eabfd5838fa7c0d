"""Near repeats are found among other claims, and a verdict is carried over as new records."""

import pytest

from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.source import Citation, Pin, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.workspace.workspace import Workspace

TEXTS = (
    "The ministry said exports fell 5% in June",
    "The ministry said exports fell 7% in June",
    "أكدت الوزارة أن الأسعار ارتفعت 5% في يونيو",
    "أُغلق الجسر في 3 مارس",
    "Five schools were closed",
    "كتاب الوزير بيع لبلدية فقيرة",
)


@pytest.fixture
def numbers(workspace: Workspace) -> list[int]:
    return [workspace.claims.add(text=text).made[0] for text in TEXTS]


def near(workspace: Workspace, text: str) -> list[int]:
    return [repeat.claim_id for repeat in workspace.claims.near(text)]


def test_the_nearest_claim_comes_first(workspace: Workspace, numbers: list[int]) -> None:
    workspace.verdicts.give(numbers[0], Judgement("true"))
    first, *_rest = workspace.claims.near("Exports fell by 5% in June 2018, according to the ministry")
    assert first.rating is not None
    assert (first.claim_id, first.rating.id) == (numbers[0], "true")
    assert near(workspace, "الأسعار ارتفعت خلال يونيو بنسبة ٥%") == [numbers[2]]
    assert near(workspace, "تم إغلاق الجسر يوم 3 مارس") == [numbers[3]]
    assert near(workspace, "كتاب الوزير بيع لبلدية") == [numbers[5]]
    assert near(workspace, "schools closed: five") == [numbers[4]]


@pytest.mark.parametrize(
    "text", ["", "in the of", '"*(', "a OR ( NEAR( col:x -a ^ 5% don't \"", "nothing like it", "x" * 100_000]
)
def test_what_is_like_nothing_finds_nothing(workspace: Workspace, numbers: list[int], text: str) -> None:
    assert numbers
    assert near(workspace, text) == []


def test_a_claim_is_no_repeat_of_itself_nor_of_what_lies_in_the_trash(workspace: Workspace, numbers: list[int]) -> None:
    again = workspace.claims.add(text=TEXTS[4]).made[0]
    assert [each.claim_id for each in workspace.claims.near(TEXTS[4], apart_from=again)] == [numbers[4]]
    workspace.claims.delete([numbers[4]])
    assert workspace.claims.near(TEXTS[4], apart_from=again) == []


def test_many_texts_are_asked_for_at_once(workspace: Workspace, numbers: list[int]) -> None:
    found = workspace.claims.repeats(["nothing like it", "Five schools closed", TEXTS[3]])
    assert {index: repeat.claim_id for index, repeat in found.items()} == {1: numbers[4], 2: numbers[3]}


def test_a_verdict_is_carried_over_with_its_evidence(workspace: Workspace, numbers: list[int]) -> None:
    old, new = numbers[0], workspace.claims.add(text=TEXTS[0]).made[0]
    pin = Pin(quote="words", place="p. 3")
    source = workspace.evidence.attach(old, Citation(title="Report"), stance=Stance.SUPPORTS, pin=pin).made[0]
    workspace.evidence.attach(old, source, stance=Stance.CONTEXT)
    workspace.evidence.attach(new, source, stance=Stance.SUPPORTS, pin=pin)
    workspace.verdicts.give(old, Judgement("half-true", rationale_ar="لأن", confidence=Confidence.HIGH, right="5.1%"))
    workspace.who = "Basim"
    changes = workspace.verdicts.carry_over(old, new, note=" as claim 1 ")
    assert changes.ids["verdict"] == set(changes.made)
    claim = workspace.claims.get(new)
    assert [(piece.stance, piece.pin) for piece in claim.evidence] == [(Stance.SUPPORTS, pin), (Stance.CONTEXT, Pin())]
    assert claim.verdict is not None
    judgement = claim.verdict.judgement
    assert (judgement.rating, judgement.rationale_ar, judgement.right) == ("half-true", "لأن", "5.1%")
    assert (judgement.reason, claim.verdict.decided_by) == ("as claim 1", "Basim")
    assert [note.text for note in claim.notes] == ["as claim 1"]
    assert claim.status is Status.IN_PROGRESS
    workspace.undo()
    assert workspace.claims.get(new).verdict is None
    assert workspace.verify() == []


def test_what_cannot_be_carried_over_is_refused(workspace: Workspace, numbers: list[int]) -> None:
    first, second, *_rest = numbers
    tried = ((first, second, "x"), (first, first, "x"))
    for old, new, note in tried:
        with pytest.raises(RefusedProblem) as refused:
            workspace.verdicts.carry_over(old, new, note=note)
        assert refused.value.message.code == "verdict.nothing-to-carry"
    workspace.verdicts.give(first, Judgement("true"))
    workspace.claims.dismiss([second], reason=DismissReason.MINOR)
    with pytest.raises(RefusedProblem):
        workspace.verdicts.carry_over(first, second, note="x")
    with pytest.raises(Problem):
        workspace.verdicts.carry_over(first, numbers[2], note=" ")
    with pytest.raises(NotFoundProblem):
        workspace.verdicts.carry_over(99, first, note="x")
    assert workspace.claims.get(second).notes == ()
