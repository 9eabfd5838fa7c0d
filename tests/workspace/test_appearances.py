"""Where a claim circulates: noted, edited, taken off, found; one place is the first that is known."""

import datetime as dt

import pytest

from claimtrack.domain.claim import ClaimQuery, Place
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.workspace.appearances import MOST
from claimtrack.workspace.workspace import Workspace

POST = Place(
    address="https://example.org/p/1",
    platform="فيسبوك",
    account="@someone",
    date="2019-04",
    reach=12_000,
    counted_on=dt.date(2026, 3, 31),
)


@pytest.fixture
def claim(workspace: Workspace) -> int:
    return workspace.claims.add(text="It rained.").made[0]


def places(workspace: Workspace, claim: int) -> list[tuple[str, bool]]:
    return [(seen.place.account, seen.is_first) for seen in workspace.claims.get(claim).appearances]


def test_a_place_is_noted_as_it_was_typed_and_found(workspace: Workspace, claim: int) -> None:
    (number,) = workspace.appearances.add(claim, POST).made
    (seen,) = workspace.claims.get(claim).appearances
    assert (seen.id, seen.claim_id, seen.place, seen.is_first) == (number, claim, POST, False)
    for words in ("فيسبوك", "someone", "example"):
        assert workspace.claims.numbers(ClaimQuery(text=words)).tolist() == [claim]
    workspace.appearances.edit(number, Place(account=" @other "))
    assert workspace.claims.get(claim).appearances[0].place == Place(account="@other")
    assert workspace.claims.numbers(ClaimQuery(text="someone")).tolist() == []
    workspace.appearances.remove(number)
    assert workspace.claims.get(claim).appearances == ()
    workspace.undo()
    workspace.undo()
    assert workspace.claims.get(claim).appearances[0].place == POST
    assert workspace.verify() == []


def test_one_place_is_the_first_and_stands_first(workspace: Workspace, claim: int) -> None:
    workspace.appearances.add(claim, Place(account="a", date="2019-05"), is_first=True)
    late = workspace.appearances.add(claim, Place(account="b")).made[0]
    workspace.appearances.add(claim, Place(account="c", date="2019-04"))
    assert places(workspace, claim) == [("a", True), ("c", False), ("b", False)]
    workspace.appearances.edit(late, is_first=True)
    assert places(workspace, claim) == [("b", True), ("c", False), ("a", False)]
    workspace.appearances.edit(late, is_first=False)
    assert not any(is_first for _account, is_first in places(workspace, claim))
    other = workspace.claims.add(text="It snowed.").made[0]
    workspace.appearances.add(other, Place(account="d"), is_first=True)
    workspace.appearances.add(claim, Place(account="e"), is_first=True)
    assert places(workspace, other) == [("d", True)]


def test_a_day_of_counting_goes_with_what_was_counted(workspace: Workspace, claim: int) -> None:
    workspace.appearances.add(claim, Place(account="a", counted_on=dt.date(2026, 3, 31)))
    assert workspace.claims.get(claim).appearances[0].place.counted_on is None
    workspace.appearances.add(claim, Place(account="b", reach=0, counted_on=dt.date(2026, 3, 31)))
    assert workspace.claims.get(claim).appearances[1].place.reach == 0


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Place(address=" "), "appearance.nameless"),
        (Place(account="a", reach=-1), "appearance.reach"),
        (Place(account="a", reach=MOST + 1), "appearance.reach"),
        (Place(account="a", date="soon"), "edtf.invalid"),
    ],
)
def test_what_says_nothing_is_refused(workspace: Workspace, claim: int, place: Place, code: str) -> None:
    with pytest.raises(Problem) as problem:
        workspace.appearances.add(claim, place)
    assert problem.value.message.code == code


def test_a_place_that_is_not_there_is_a_sentence(workspace: Workspace, claim: int) -> None:
    number = workspace.appearances.add(claim, POST).made[0]
    for action in (workspace.appearances.remove, workspace.appearances.edit):
        with pytest.raises(NotFoundProblem) as problem:
            action(99)
        assert problem.value.message.code == "appearance.not-found"
    workspace.claims.delete([claim])
    with pytest.raises(NotFoundProblem):
        workspace.appearances.remove(number)
    with pytest.raises(NotFoundProblem):
        workspace.appearances.add(claim, POST)
