"""Claims: listed, read, added and edited, and led from one status to the next."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from claimtrack.domain import status as statuses
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, ClaimQuery, ClaimRow
from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.drawn import DateOf, Kind, Voice
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import DismissReason, Move, Status
from claimtrack.storage import content
from claimtrack.storage.schema import article, claim
from claimtrack.storage.store import Action
from claimtrack.workspace import claim_reading, claim_records, queries
from claimtrack.workspace.articles import dated, quoted
from claimtrack.workspace.desk import Desk, new_uuid
from claimtrack.workspace.speakers import speaker_number

LONGEST = 100_000  # characters of a claim's text


class Claims:
    """The claims of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def numbers(self, query: ClaimQuery) -> "array[int]":
        """The numbers of the claims that a query asks for, in its order."""
        with self._desk.read() as connection:
            return array("q", connection.scalars(queries.matching(query)))

    def rows(self, numbers: Sequence[int]) -> list[ClaimRow]:
        """The claims of these numbers as the list shows them, in this order; those that are gone are left out."""
        with self._desk.read() as connection:
            return claim_reading.rows(connection, numbers)

    def counts(self) -> dict[Status, int]:
        """How many claims stand in each status."""
        query = select(claim.c.status, func.count()).group_by(claim.c.status)
        with self._desk.read() as connection:
            found: dict[str, int] = dict(connection.execute(query).tuples().all())
        return {status: found.get(status, 0) for status in Status}

    def get(self, number: int) -> Claim:
        """The whole claim of that number."""
        with self._desk.read() as connection:
            return claim_reading.whole(connection, number)

    def find(self, name: str) -> int:
        """The number of the claim that is called by its number or its UUID."""
        with self._desk.read() as connection:
            query = select(claim.c.id)
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
            numbers = array("q", connection.scalars(queries.matching(query)))
            yield from claim_records.records(connection, numbers)

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
        with self._desk.act(Message("action.claim.add", text=text)) as action:
            quote = _quote(action.connection, article_id, start, end)
            values = {
                "uuid": new_uuid(),
                "article_id": article_id,
                "text": _checked(text),
                **quote,
                "speaker_id": speaker_number(action.connection, said_by),
                "voice": voice or (Voice.REPORTED if said_by else Voice.ARTICLE),
                "kind": Kind.CHECKABLE,
                **dated(date),
                "date_of": DateOf.EVENT if date else None,
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
            require(action.connection, number)
            values: dict[str, object] = {"updated": action.at}
            if text is not None:
                values["text"] = _checked(text)
            if speaker is not None:
                values["speaker_id"] = speaker_number(action.connection, speaker)
            if date is not None:
                values |= dated(date) | {"date_text": None, "date_reason": "date.by-hand" if date else None}
            action.connection.execute(update(claim).where(claim.c.id == number).values(**values))
        return action.changes

    def accept(self, numbers: Sequence[int]) -> Changes:
        """Take claims from the Inbox to be checked."""
        return self.move(numbers, Move.ACCEPT)

    def dismiss(self, numbers: Sequence[int], *, reason: DismissReason) -> Changes:
        """Put claims aside, with the reason."""

        def keep_status(action: Action, number: int, before: Status) -> None:
            values = {"dismiss_reason": reason, "status_before": before}
            action.connection.execute(update(claim).where(claim.c.id == number).values(**values))

        return self.move(numbers, Move.DISMISS, Message(f"dismiss.{reason}"), along=keep_status)

    def restore(self, numbers: Sequence[int]) -> Changes:
        """Bring dismissed claims back to where they were."""

        def forget_reason(action: Action, number: int, _before: Status) -> None:
            values = {"dismiss_reason": None, "status_before": None}
            action.connection.execute(update(claim).where(claim.c.id == number).values(**values))

        return self.move(numbers, Move.RESTORE, along=forget_reason)

    def move(
        self,
        numbers: Sequence[int],
        move: Move,
        reason: Message | None = None,
        *,
        review_is_off: bool = False,
        is_undoable: bool = True,
        along: Callable[[Action, int, Status], None] | None = None,
    ) -> Changes:
        """Lead claims one step on in one action; `along` does what the step needs besides, before it.

        RefusedProblem where the table of statuses has no such step for one of them: then none is moved.
        """
        args = {"count": len(numbers), "claims": ", ".join(map(str, numbers[:20])), "reason": reason or ""}
        with self._desk.act(Message(f"action.claim.{move}", **args), is_undoable=is_undoable) as action:
            for number in dict.fromkeys(numbers):
                before, was = require(action.connection, number)
                after = statuses.after(move, before, claim=number, was=was, review_is_off=review_is_off)
                if along is not None:
                    along(action, number, before)
                set_status(action, number, after)
        return action.changes


def set_status(action: Action, number: int, status: Status) -> None:
    """Give a claim its new status, inside an action."""
    values = {"status": status, "updated": action.at}
    action.connection.execute(update(claim).where(claim.c.id == number).values(**values))


def begin_work(action: Action, number: int) -> Status:
    """Move a claim on when its first evidence or rating comes, and say so; its status before."""
    before, _was = require(action.connection, number)
    if statuses.is_allowed(Move.BEGIN, before):
        set_status(action, number, Status.IN_PROGRESS)
        action.follows.append(Message("follows.in-progress", claim=number))
    else:
        set_status(action, number, before)
    return before


def require(connection: Connection, number: int) -> tuple[Status, Status | None]:
    """The status of a claim, and the one before it was dismissed; NotFoundProblem where there is no such claim."""
    row = connection.execute(select(claim.c.status, claim.c.status_before).where(claim.c.id == number)).one_or_none()
    if row is None:
        raise NotFoundProblem(Message("claim.not-found", claim=number))
    return Status(row.status), Status(row.status_before) if row.status_before else None


def _quote(connection: Connection, article_id: int | None, start: int | None, end: int | None) -> dict[str, object]:
    if article_id is None:
        return {}
    sha256 = connection.scalar(select(article.c.text_sha256).where(article.c.id == article_id))
    if sha256 is None:
        raise NotFoundProblem(Message("article.not-found", number=article_id))
    if start is None or end is None:
        return {}
    text = content.read(connection, sha256).decode("utf-8")
    if not 0 <= start < end <= len(text):
        raise Problem(Message("claim.no-such-place", start=start, end=end))
    return quoted(text, start, end)


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise Problem(Message("claim.empty"))
    if len(text) > LONGEST:
        raise Problem(Message("claim.too-long", limit=LONGEST))
    return text.replace("\0", "\ufffd")


def _as_uuid(name: str) -> str:
    try:
        return str(UUID(name.strip()))
    except ValueError:
        raise NotFoundProblem(Message("claim.not-found", claim=name)) from None
