"""The row of a claim inside an action: demanded, checked, written and moved on."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from claimtrack.domain import status as statuses
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import DismissReason, Move, Status
from claimtrack.storage.numbers import among
from claimtrack.storage.prepared import run
from claimtrack.storage.schema import claim
from claimtrack.storage.store import Action

LONGEST = 100_000  # characters of a claim's text

_STATUS = select(claim.c.status).where(claim.c.id == bindparam("number"), claim.c.deleted.is_(None))
_CHANGE = update(claim).where(claim.c.id == bindparam("number"))


def columns_of(connection: Connection, number: int) -> RowMapping:
    """The row of a claim; NotFoundProblem where there is none, or only in the trash."""
    row = connection.execute(select(claim).where(claim.c.id == number)).mappings().one_or_none()
    if row is None:
        raise NotFoundProblem(Message("claim.not-found", claim=number))
    if row["deleted"] is not None:
        raise NotFoundProblem(Message("claim.in-trash", claim=number))
    return row


def require(connection: Connection, number: int) -> Status:
    """The status of a claim; NotFoundProblem where there is no such claim."""
    found = run(connection, _STATUS, {"number": number})
    return Status(found[0][0] if found else columns_of(connection, number)["status"])


def require_all(connection: Connection, numbers: Sequence[int]) -> None:
    """NotFoundProblem where one of the claims is not there."""
    standing(connection, numbers)


def standing(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Status, Status | None]]:
    """The status of each claim, and the one before it was dismissed; NotFoundProblem where one is not there."""
    query = select(claim.c.id, claim.c.status, claim.c.status_before).where(
        among(claim.c.id, numbers), claim.c.deleted.is_(None)
    )
    found = {
        row.id: (Status(row.status), Status(row.status_before) if row.status_before else None)
        for row in connection.execute(query)
    }
    for number in numbers:
        if number not in found:
            columns_of(connection, number)
    return found


def set_statuses(action: Action, rows: Sequence[dict[str, object]], dismissed_as: DismissReason | None) -> None:
    """Give claims their new statuses, `number`, `to_status` and `to_status_before` of each, inside an action."""
    values: dict[str, object] = {
        "status": bindparam("to_status"),
        "status_before": bindparam("to_status_before"),
        "dismiss_reason": dismissed_as,
        "updated": action.at,
    }
    action.connection.execute(update(claim).where(claim.c.id == bindparam("number")).values(**values), rows)


def set_status(action: Action, number: int, status: Status, **held: str) -> None:
    """Give a claim its new status, and other columns that change with it, inside an action."""
    run(action.connection, _CHANGE, {"number": number, "status": status, "updated": action.at, **held})


def touch(action: Action, numbers: Collection[int]) -> None:
    """Note that something of the claims has changed, inside an action."""
    if numbers:
        action.connection.execute(update(claim).where(among(claim.c.id, numbers)).values(updated=action.at))


def begin_work(action: Action, number: int) -> Status:
    """Move a claim on when its first evidence or rating comes, and say so; its status before."""
    before = require(action.connection, number)
    set_status(action, number, begun(action, number, before))
    return before


def begun(action: Action, number: int, before: Status) -> Status:
    """The status of a claim that is worked on from now on; what moves by itself is said."""
    if not statuses.is_allowed(Move.BEGIN, before):
        return before
    action.follows.append(Message("follows.in-progress", claim=number))
    return Status.IN_PROGRESS


def checked(text: str) -> str:
    """The text of a claim without blanks to spare; Problem where it is empty or too long."""
    text = text.strip()
    if not text:
        raise Problem(Message("claim.empty"))
    if len(text) > LONGEST:
        raise Problem(Message("claim.too-long", limit=LONGEST))
    return text
