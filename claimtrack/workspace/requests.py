"""Requests for comment: whom one asked about a claim, and what is due."""

import datetime as dt

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.request import Question, Request
from claimtrack.storage.schema import claim, request
from claimtrack.workspace import claim_rows
from claimtrack.workspace.desk import AnyRow, Desk, in_short, new_uuid

LONGEST = 100_000  # characters of a question or an answer


class Requests:
    """The requests for comment in a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, claim_id: int, question: Question) -> Changes:
        """Note that somebody was asked about a claim, today where no day is given; it begins the work on it."""
        label = Message("action.request.ask", claim=claim_id, whom=in_short(question.whom))
        with self._desk.act(label) as action:
            claim_rows.begin_work(action, claim_id)
            columns = _columns(question)
            columns["asked_on"] = columns["asked_on"] or action.at[:10]
            given = {"uuid": new_uuid(), "claim_id": claim_id, "asked_by": self._desk.who, "created": action.at}
            made = insert(request).values(**given, **columns).returning(request.c.id)
            action.made.append(action.connection.execute(made).scalar_one())
        return action.changes

    def edit(self, number: int, question: Question) -> Changes:
        """Change whom, how, what or when; the answer stays."""
        row = self._row(number)
        with self._desk.act(Message("action.request.edit", claim=row["claim_id"], whom=_whom(row))) as action:
            changed = update(request).where(request.c.id == number).values(**_columns(question))
            action.connection.execute(changed)
            claim_rows.touch(action, [row["claim_id"]])
        return action.changes

    def answer(self, number: int, *, answer: str, answered_on: dt.date | None = None) -> Changes:
        """Note the answer, today where no day is given; without words, that there will be none."""
        row = self._row(number)
        code = "action.request.answer" if answer.strip() else "action.request.no-answer"
        with self._desk.act(Message(code, claim=row["claim_id"], whom=_whom(row))) as action:
            day = answered_on.isoformat() if answered_on else action.at[:10]
            values = {"answer": _checked(answer), "answered_on": day}
            action.connection.execute(update(request).where(request.c.id == number).values(**values))
            claim_rows.touch(action, [row["claim_id"]])
        return action.changes

    def reopen(self, number: int) -> Changes:
        """Take an answer back that was noted by mistake."""
        row = self._row(number)
        with self._desk.act(Message("action.request.reopen", claim=row["claim_id"], whom=_whom(row))) as action:
            values = {"answer": "", "answered_on": None}
            action.connection.execute(update(request).where(request.c.id == number).values(**values))
            claim_rows.touch(action, [row["claim_id"]])
        return action.changes

    def remove(self, number: int) -> Changes:
        """Take a request off its claim."""
        row = self._row(number)
        with self._desk.act(Message("action.request.remove", claim=row["claim_id"], whom=_whom(row))) as action:
            action.connection.execute(delete(request).where(request.c.id == number))
            claim_rows.touch(action, [row["claim_id"]])
        return action.changes

    def open(self, *, due_by: dt.date | None = None) -> list[Request]:
        """The requests without an answer, the first due first; with a day, only those that are due by then."""
        query = (
            select(request)
            .join(claim, claim.c.id == request.c.claim_id)
            .where(request.c.answered_on.is_(None), claim.c.deleted.is_(None))
            .order_by(request.c.due.is_(None), request.c.due, request.c.id)
        )
        if due_by is not None:
            query = query.where(request.c.due <= due_by.isoformat())
        with self._desk.read() as connection:
            return [as_request(row) for row in connection.execute(query)]

    def due_claims(self, due_by: dt.date) -> list[int]:
        """The numbers of the claims that are not done and were to be done by a day, the first due first."""
        done = ("ready", "published", "dismissed")
        query = (
            select(claim.c.id)
            .where(claim.c.due <= due_by.isoformat(), claim.c.deleted.is_(None), claim.c.status.not_in(done))
            .order_by(claim.c.due, claim.c.id)
        )
        with self._desk.read() as connection:
            return list(connection.scalars(query))

    def _row(self, number: int) -> RowMapping:
        with self._desk.read() as connection:
            row = connection.execute(select(request).where(request.c.id == number)).mappings().one_or_none()
            if row is None:
                raise NotFoundProblem(Message("request.not-found", number=number))
            claim_rows.require(connection, row["claim_id"])
        return row


def requests_of(connection: Connection, claim_id: int) -> tuple[Request, ...]:
    """The requests about a claim, in the order in which they were made."""
    query = select(request).where(request.c.claim_id == claim_id).order_by(request.c.id)
    return tuple(as_request(row) for row in connection.execute(query))


def as_request(row: AnyRow) -> Request:
    """The request that a row of the table holds."""
    asked_on, due, answered_on = (_day(each) for each in (row.asked_on, row.due, row.answered_on))
    return Request(
        id=row.id,
        uuid=row.uuid,
        claim_id=row.claim_id,
        question=Question(row.whom, row.how, row.question, asked_on, due),
        answer=row.answer,
        answered_on=answered_on,
        asked_by=row.asked_by,
        created=from_stamp(row.created),
    )


def _columns(question: Question) -> dict[str, str | None]:
    if not question.whom.strip():
        raise Problem(Message("request.nobody"))
    texts = {name: _checked(getattr(question, name)) for name in ("whom", "how", "question")}
    days = {name: getattr(question, name) for name in ("asked_on", "due")}
    return texts | {name: day.isoformat() if day else None for name, day in days.items()}


def _checked(text: str) -> str:
    if len(text) > LONGEST:
        raise Problem(Message("label.too-long", limit=LONGEST))
    return text.strip()


def _whom(row: RowMapping) -> str:
    return in_short(row["whom"])


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
