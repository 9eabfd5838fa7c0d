"""The statuses of a claim and the actions that lead from one to the next: window and command line follow this table."""

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message


class Status(StrEnum):
    """Where a claim stands, in the order of the work."""

    INBOX = "inbox"
    TO_CHECK = "to-check"
    IN_PROGRESS = "in-progress"
    IN_REVIEW = "in-review"
    READY = "ready"
    PUBLISHED = "published"
    DISMISSED = "dismissed"


class Move(StrEnum):
    """An action that changes the status."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    RESTORE = "restore"
    BEGIN = "begin"  # the first evidence or rating
    REVIEW = "review"
    SIGN = "sign"
    RETURN = "return"
    REOPEN = "reopen"  # another verdict once review has begun
    PUBLISH = "publish"


class DismissReason(StrEnum):
    """Why a claim is not checked."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    TOO_VAGUE = "too-vague"
    MINOR = "minor"
    REPEATED = "repeated"
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, slots=True)
class _Step:
    before: frozenset[Status]
    after: Status | None  # None: where the claim was before it was dismissed


_STEPS = {
    Move.ACCEPT: _Step(frozenset({Status.INBOX}), Status.TO_CHECK),
    Move.DISMISS: _Step(frozenset({Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS}), Status.DISMISSED),
    Move.RESTORE: _Step(frozenset({Status.DISMISSED}), None),
    Move.BEGIN: _Step(frozenset({Status.INBOX, Status.TO_CHECK}), Status.IN_PROGRESS),
    Move.REVIEW: _Step(frozenset({Status.IN_PROGRESS}), Status.IN_REVIEW),
    Move.SIGN: _Step(frozenset({Status.IN_REVIEW}), Status.READY),
    Move.RETURN: _Step(frozenset({Status.IN_REVIEW}), Status.IN_PROGRESS),
    Move.REOPEN: _Step(frozenset({Status.IN_REVIEW, Status.READY}), Status.IN_PROGRESS),
    Move.PUBLISH: _Step(frozenset({Status.READY}), Status.PUBLISHED),
}


def is_allowed(move: Move, status: Status) -> bool:
    """Whether a claim in this status can make the move, its other needs aside."""
    return status in _STEPS[move].before


def after(move: Move, status: Status, *, claim: int, was: Status | None = None, review_is_off: bool = False) -> Status:
    """The status that a move leads to; `was` is the status before a dismissal.

    Raises RefusedProblem, naming the claim, where the table has no such step.
    """
    if not is_allowed(move, status):
        raise RefusedProblem(
            Message("status.refused", claim=claim, move=Message(f"move.{move}"), status=Message(f"status.{status}"))
        )
    if move is Move.RESTORE:
        return was or Status.INBOX
    if move is Move.REVIEW and review_is_off:
        return Status.READY
    target = _STEPS[move].after
    assert target is not None  # noqa: S101 - only RESTORE has none
    return target
