"""Labels: several claims at once, one undo step; what is asked for by them is found."""

import datetime as dt

import pytest

from claimtrack.domain.claim import ClaimQuery, Priority
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.words import Words
from claimtrack.workspace.labels import LONGEST, SharedLabels
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def numbers(workspace: Workspace) -> list[int]:
    return [workspace.claims.add(text=f"claim {place}").made[0] for place in range(3)]


def found(workspace: Workspace, query: ClaimQuery) -> list[int]:
    return sorted(workspace.claims.numbers(query))


def test_several_claims_are_labelled_in_one_step(workspace: Workspace, numbers: list[int]) -> None:
    changes = workspace.claims.label(numbers[:2], priority=Priority.HIGH, due="2026-03-31", assignee=" Basim  Ali ")
    assert changes.ids["claim"] == set(numbers[:2])
    claim = workspace.claims.get(numbers[0])
    assert (claim.priority, claim.due, claim.assignee) == (Priority.HIGH, dt.date(2026, 3, 31), "Basim Ali")
    row = workspace.claims.rows([numbers[1]])[0]
    assert (row.priority, row.due, row.assignee) == (Priority.HIGH, dt.date(2026, 3, 31), "Basim Ali")
    assert found(workspace, ClaimQuery(assignee="Basim Ali", priority=Priority.HIGH)) == numbers[:2]
    assert found(workspace, ClaimQuery(priority=Priority.NORMAL)) == numbers[2:]
    assert workspace.claims.assignees() == ["Basim Ali"]
    workspace.undo()
    assert workspace.claims.get(numbers[1]).due is None
    assert workspace.claims.assignees() == []


def test_what_is_none_stays_and_what_is_empty_is_taken_off(workspace: Workspace, numbers: list[int]) -> None:
    workspace.claims.label(numbers, priority=Priority.LOW, due=dt.date(2026, 1, 2), assignee="Amal")
    workspace.claims.label(numbers[:1], due="", assignee="")
    claim = workspace.claims.get(numbers[0])
    assert (claim.priority, claim.due, claim.assignee) == (Priority.LOW, None, "")
    assert workspace.claims.get(numbers[1]).assignee == "Amal"


def test_tags_are_put_on_and_taken_off(workspace: Workspace, numbers: list[int]) -> None:
    workspace.claims.tag(numbers[:2], add=["#حدود", " water  supply ", ""])
    changes = workspace.claims.tag(numbers, add=["حدود"], remove=["water supply"])
    assert changes.ids["claim"] == set(numbers)
    assert workspace.claims.tags() == ["حدود"]
    assert found(workspace, ClaimQuery(tag="حدود")) == numbers
    assert workspace.claims.get(numbers[0]).tags == ("حدود",)
    assert next(workspace.claims.records(ClaimQuery(limit=1))).tags == ("حدود",)
    workspace.undo()
    assert workspace.claims.get(numbers[0]).tags == ("water supply", "حدود")
    assert workspace.claims.get(numbers[2]).tags == ()
    workspace.redo()
    assert workspace.verify() == []


def test_a_label_that_is_there_already_changes_nothing(workspace: Workspace, numbers: list[int]) -> None:
    workspace.claims.label(numbers, priority=Priority.HIGH)
    workspace.claims.tag(numbers, add=["x"])
    assert not workspace.claims.label(numbers, priority=Priority.HIGH, due="").ids
    assert not workspace.claims.tag(numbers, add=["x"], remove=["y"]).ids


def test_what_is_no_day_or_too_long_is_refused(workspace: Workspace, numbers: list[int]) -> None:
    for refused, code in (
        ({"due": "soon"}, "label.due-invalid"),
        ({"assignee": "x" * (LONGEST + 1)}, "label.too-long"),
    ):
        with pytest.raises(Problem) as problem:
            workspace.claims.label(numbers, **refused)  # type: ignore[arg-type]  # texts
        assert problem.value.message.code == code
    with pytest.raises(NotFoundProblem):
        workspace.claims.tag([*numbers, 99], add=["x"])
    assert workspace.claims.tags() == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_label_of_the_step_says_what_was_done(workspace: Workspace, numbers: list[int], language: str) -> None:
    label = workspace.claims.label(numbers, priority=Priority.HIGH, due="2026-03-31").label
    said = Words(language).say(label)
    assert "2026-03-31" in said
    assert Words(language).say("priority.high") in said
    assert "3" in said


def test_tags_and_the_rest_are_one_step(workspace: Workspace, numbers: list[int]) -> None:
    workspace.claims.tag(numbers[:2], add=["old"])
    workspace.claims.label(numbers[:2], assignee="Amal", add_tags=["port"], remove_tags=["old"])
    claim = workspace.claims.get(numbers[0])
    assert (claim.assignee, claim.tags) == ("Amal", ("port",))
    workspace.undo()
    claim = workspace.claims.get(numbers[0])
    assert (claim.assignee, claim.tags) == ("", ("old",))


def test_what_several_claims_have_alike(workspace: Workspace, numbers: list[int]) -> None:
    first, second = numbers[:2]
    workspace.claims.label([first, second], assignee="Amal", due="2026-03-31", add_tags=["port"])
    workspace.claims.label([second], priority=Priority.HIGH, due="", add_tags=["sale"])
    shared = workspace.claims.shared_labels([first, second])
    assert shared == SharedLabels(None, None, "Amal", ("port",), ("sale",))
    assert workspace.claims.shared_labels([first]) == SharedLabels(Priority.NORMAL, "2026-03-31", "Amal", ("port",), ())
    assert workspace.claims.shared_labels([second]).due == ""
