"""Saved views: kept under a name, renamed, deleted, each of it taken back like any other action."""

from pathlib import Path

import pytest

from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.status import Status
from claimtrack.workspace.views import LONGEST, LONGEST_NAME
from claimtrack.workspace.workspace import Workspace


def names(workspace: Workspace) -> list[str]:
    return [view.name for view in workspace.views.entries()]


def test_a_view_is_kept_renamed_and_deleted_with_undo(path: Path) -> None:
    with Workspace.create(path, who="Amal") as workspace:
        number = workspace.views.save("  Late \n claims ", '{"a": 1}').made[0]
        workspace.views.save("أولًا", "{}")
        assert names(workspace) == ["Late claims", "أولًا"]
        workspace.views.rename(number, "Overdue")
        assert names(workspace) == ["Overdue", "أولًا"]
        workspace.views.delete(number)
        assert names(workspace) == ["أولًا"]
        workspace.undo()
        assert workspace.views.entries()[0].definition == '{"a": 1}'
        workspace.undo()
        assert names(workspace) == ["Late claims", "أولًا"]
        assert workspace.verify() == []
    with Workspace.open(path, who="Amal") as workspace:
        assert names(workspace) == ["Late claims", "أولًا"]


def test_names_are_there_and_apart(workspace: Workspace) -> None:
    first = workspace.views.save("one", "{}").made[0]
    workspace.views.save("two", "{}")
    for name, code in (
        ("two", "view.name-taken"),
        ("  ", "view.nameless"),
        ("x" * (LONGEST_NAME + 1), "field.too-long"),
    ):
        with pytest.raises(Problem) as refused:
            workspace.views.rename(first, name)
        assert refused.value.message.code == code
    with pytest.raises(RefusedProblem):
        workspace.views.save("one", "{}")
    with pytest.raises(Problem):
        workspace.views.save("three", "x" * (LONGEST + 1))
    workspace.views.rename(first, "one")
    with pytest.raises(NotFoundProblem):
        workspace.views.delete(99)
    assert names(workspace) == ["one", "two"]


def test_a_view_is_no_other_setting(workspace: Workspace) -> None:
    assert names(workspace) == []
    with pytest.raises(NotFoundProblem):
        workspace.views.delete(1)
    assert workspace.uuid


def test_claims_are_counted_as_they_are_listed(workspace: Workspace) -> None:
    for text in ("It rained in Tripoli.", "It snowed.", "It rained twice."):
        workspace.claims.add(text=text, speaker="Amal")
    for query in (
        ClaimQuery(),
        ClaimQuery(text="rained"),
        ClaimQuery(text="rained", speaker="amal", order=Order.SPEAKER, is_reversed=True),
        ClaimQuery(statuses=frozenset({Status.INBOX}), order=Order.EVIDENCE),
        ClaimQuery(limit=2),
    ):
        assert workspace.claims.count(query) == len(workspace.claims.numbers(query))
