"""Claims: listed, read, added and edited, and led from one status to the next."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection, Select, func, insert, select, update

from claimtrack.domain import scale as scales
from claimtrack.domain import status as statuses
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, ClaimQuery, ClaimRow, Order
from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.drawn import DateOf, Kind, Voice
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import DismissReason, Move, Status
from claimtrack.storage.numbers import listed
from claimtrack.storage.schema import claim
from claimtrack.storage.store import Action
from claimtrack.workspace import blindness, claim_reading, claim_records, claim_rows, queries, readings, scale_rows
from claimtrack.workspace.article_rows import dated, quoted, text_of
from claimtrack.workspace.desk import Desk, in_short, new_uuid
from claimtrack.workspace.labels import Labels
from claimtrack.workspace.readings import Readings
from claimtrack.workspace.repeats import Repeats
from claimtrack.workspace.shapes import Shapes
from claimtrack.workspace.speakers import speaker_number
from claimtrack.workspace.trash import ClaimTrash

if TYPE_CHECKING:
    from array import array


class Claims(Labels, Shapes, Readings, ClaimTrash, Repeats):
    """The claims of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def numbers(self, query: ClaimQuery) -> "array[int]":
        """The numbers of the claims that a query asks for, in its order."""
        with self._desk.read() as connection:
            return listed(connection, self._matching(connection, query))

    def count(self, query: ClaimQuery) -> int:
        """How many claims a query asks for."""
        with self._desk.read() as connection:
            found = self._matching(connection, query).order_by(None).subquery()
            return connection.scalar(select(func.count()).select_from(found)) or 0

    def rows(self, numbers: Sequence[int]) -> list[ClaimRow]:
        """The claims of these numbers as the list shows them, in this order; those that are gone are left out."""
        with self._desk.read() as connection:
            return claim_reading.rows(connection, numbers, self._desk.who)

    def counts(self) -> dict[Status, int]:
        """How many claims stand in each status."""
        query = select(claim.c.status, func.count()).where(claim.c.deleted.is_(None)).group_by(claim.c.status)
        with self._desk.read() as connection:
            found: dict[str, int] = dict(connection.execute(query).all())
        return {status: found.get(status, 0) for status in Status}

    def get(self, number: int) -> Claim:
        """The whole claim of that number, as whoever works here may see it."""
        with self._desk.read() as connection:
            found = claim_reading.whole(connection, number)
            is_blind = bool(found.verdicts) and bool(blindness.hidden_from(connection, self._desk.who, {number}))
            return blindness.veil(found) if is_blind else found

    def find(self, name: str) -> int:
        """The number of the claim that is called by its number or its UUID."""
        with self._desk.read() as connection:
            query = select(claim.c.id).where(claim.c.deleted.is_(None))
            digits = name.strip().removeprefix("#")
            if digits.isascii() and digits.isdigit() and len(digits) < 19:
                query = query.where(claim.c.id == int(digits))
            else:
                query = query.where(claim.c.uuid == _as_uuid(name))
            number: int | None = connection.scalar(query)
        if number is None:
            raise NotFoundProblem(Message("claim.not-found", claim=name))
        return number

    def records(self, query: ClaimQuery) -> Iterator[ClaimRecord]:
        """The claims of a query with every exported field; all from one snapshot, read piece by piece."""
        with self._desk.read() as connection:
            numbers = listed(connection, self._matching(connection, query))
            hidden = blindness.hidden_from(connection, self._desk.who)
            yield from claim_records.records(connection, numbers, hidden)

    def _matching(self, connection: Connection, query: ClaimQuery) -> Select[int]:
        """A query as SQL, in the workspace's own scales; by a verdict that is hidden nothing is found or sorted."""
        hidden: frozenset[int] = frozenset()
        if query.ratings or query.order is Order.VERDICT:
            hidden = blindness.hidden_from(connection, self._desk.who)
        is_ranked = query.order is Order.VERDICT
        known = [*scales.presets(), *scale_rows.stored(connection)] if is_ranked else ()
        return queries.matching(query, known, hidden)

    def add(
        self,
        *,
        text: str,
        article_id: int | None = None,
        start: int | None = None,
        end: int | None = None,
        speaker: str = "",
        date: str = "",
        voice: Voice | None = None,
    ) -> Changes:
        """Add a claim by hand: to check at once. `start` and `end` are code points in the article's text."""
        said_by = " ".join(speaker.split())
        with self._desk.act(Message("action.claim.add", text=in_short(text))) as action:
            quote = _quote(action.connection, article_id, start, end)
            values = {
                "uuid": new_uuid(),
                "article_id": article_id,
                "text": claim_rows.checked(text),
                **quote,
                "speaker_id": speaker_number(action.connection, said_by),
                "speaker_reason": readings.SPEAKER_BY_HAND if said_by else None,
                "voice": voice or (Voice.REPORTED if said_by else Voice.ARTICLE),
                "kind": Kind.CHECKABLE,
                **dated(date),
                "date_of": DateOf.EVENT if date else None,
                "date_reason": readings.DATE_BY_HAND if date else None,
                "status": Status.TO_CHECK,
                "created": action.at,
                "updated": action.at,
            }
            action.made.append(
                action.connection.execute(insert(claim).values(**values).returning(claim.c.id)).scalar_one()
            )
        return action.changes

    def edit(
        self, number: int, *, text: str | None = None, speaker: str | None = None, date: str | None = None
    ) -> Changes:
        """Change what a claim says, who says it or when; what is None stays, an empty date or speaker is taken out."""
        with self._desk.act(Message("action.claim.edit", claim=number)) as action:
            was = claim_rows.columns_of(action.connection, number)
            values: dict[str, object] = {}
            if text is not None:
                values["text"] = claim_rows.checked(text)
            if speaker is not None:
                values |= readings.said_by(action.connection, was, speaker)
                if values.get("text", was["text"]) == was["text"]:
                    values["text"] = readings.named_anew(action.connection, was, speaker)
            if date is not None and date.strip() != (was["date"] or ""):
                values |= readings.dated_by_hand(was, date.strip())
            if any(was[name] != value for name, value in values.items()):
                query = update(claim).where(claim.c.id == number).values(**values, updated=action.at)
                action.connection.execute(query)
        return action.changes

    def accept(self, numbers: Sequence[int]) -> Changes:
        """Take claims from the Inbox to be checked."""
        return self.move(numbers, Move.ACCEPT)

    def dismiss(self, numbers: Sequence[int], *, reason: DismissReason) -> Changes:
        """Put claims aside, with the reason."""
        return self.move(numbers, Move.DISMISS, Message(f"dismiss.{reason}"), dismissed_as=reason)

    def restore(self, numbers: Sequence[int]) -> Changes:
        """Bring dismissed claims back to where they were."""
        return self.move(numbers, Move.RESTORE)

    def move(
        self,
        numbers: Sequence[int],
        move: Move,
        reason: Message | str = "",
        *,
        dismissed_as: DismissReason | None = None,
        review_is_off: bool = False,
        is_undoable: bool = True,
        along: Callable[[Action, int, Status], None] | None = None,
        made: Sequence[int] = (),
    ) -> Changes:
        """Lead claims one step on in one action; `along` does what the step needs besides, before it.

        `made` is where it puts the numbers of what it made.

        RefusedProblem where the table of statuses has no such step for one of them: then none is moved.
        """
        numbers = list(dict.fromkeys(numbers))
        args = {"count": len(numbers), "claims": ", ".join(map(str, numbers[:20])), "reason": reason}
        with self._desk.act(Message(f"action.claim.{move}", **args), is_undoable=is_undoable) as action:
            standing = claim_rows.standing(action.connection, numbers)
            rows = []
            for number in numbers:
                before, was = standing[number]
                after = statuses.after(move, before, claim=number, was=was, review_is_off=review_is_off)
                if along is not None:
                    along(action, number, before)
                put_aside = before if after is Status.DISMISSED else None
                rows.append({"number": number, "to_status": after, "to_status_before": put_aside})
            if rows:
                claim_rows.set_statuses(action, rows, dismissed_as)
            action.made += made
        return action.changes


def _quote(connection: Connection, article_id: int | None, start: int | None, end: int | None) -> dict[str, object]:
    if article_id is None:
        return {}
    text = text_of(connection, article_id)
    if start is None or end is None:
        return {}
    if not 0 <= start < end <= len(text):
        raise Problem(Message("claim.no-such-place", start=start, end=end))
    return quoted(text, start, end)


def _as_uuid(name: str) -> str:
    try:
        return str(UUID(name.strip()))
    except ValueError:
        raise NotFoundProblem(Message("claim.not-found", claim=name)) from None
