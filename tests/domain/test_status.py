"""The table of statuses: which move leads where, and what is refused."""

import pytest

from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.status import Move, Status, after, is_allowed

# from, move, to; everything else is refused
TABLE = {
    (Status.INBOX, Move.ACCEPT): Status.TO_CHECK,
    (Status.INBOX, Move.DISMISS): Status.DISMISSED,
    (Status.TO_CHECK, Move.DISMISS): Status.DISMISSED,
    (Status.IN_PROGRESS, Move.DISMISS): Status.DISMISSED,
    (Status.INBOX, Move.BEGIN): Status.IN_PROGRESS,
    (Status.TO_CHECK, Move.BEGIN): Status.IN_PROGRESS,
    (Status.IN_PROGRESS, Move.REVIEW): Status.IN_REVIEW,
    (Status.IN_REVIEW, Move.SIGN): Status.READY,
    (Status.IN_REVIEW, Move.RETURN): Status.IN_PROGRESS,
    (Status.IN_REVIEW, Move.REOPEN): Status.IN_PROGRESS,
    (Status.READY, Move.REOPEN): Status.IN_PROGRESS,
    (Status.READY, Move.PUBLISH): Status.PUBLISHED,
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", [move for move in Move if move is not Move.RESTORE])
def test_each_move_from_each_status(move: Move, status: Status) -> None:
    expected = TABLE.get((status, move))
    assert is_allowed(move, status) is (expected is not None)
    if expected is not None:
        assert after(move, status, claim=1) is expected
        return
    with pytest.raises(RefusedProblem) as refused:
        after(move, status, claim=7)
    assert refused.value.message.args["claim"] == 7


@pytest.mark.parametrize("was", [None, Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS])
def test_a_dismissed_claim_goes_back_to_where_it_was(was: Status | None) -> None:
    assert after(Move.RESTORE, Status.DISMISSED, claim=1, was=was) is (was or Status.INBOX)


def test_without_review_a_claim_is_ready_at_once() -> None:
    assert after(Move.REVIEW, Status.IN_PROGRESS, claim=1, review_is_off=True) is Status.READY
