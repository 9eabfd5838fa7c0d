"""Complaints about what was published: logged, answered, and what came of them."""

import datetime as dt

from sqlalchemy import insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.publication import Complaint
from claimtrack.storage.schema import complaint, correction, publication
from claimtrack.workspace import claim_rows
from claimtrack.workspace.desk import AnyRow, Desk, in_short, new_uuid

LONGEST = 100_000  # characters


class Complaints:
    """The complaints that a newsroom received."""

    _desk: Desk

    def log_complaint(
        self,
        *,
        text: str,
        complainant: str = "",
        claim_id: int | None = None,
        publication_id: int | None = None,
        received: dt.date | None = None,
    ) -> Changes:
        """Log a complaint about a claim, a publication or neither, today where no day is given."""
        with self._desk.act(Message("action.complaint.log", text=in_short(_checked(text)))) as action:
            if claim_id is not None:
                claim_rows.require(action.connection, claim_id)
            known = select(publication.c.id).where(publication.c.id == publication_id)
            if publication_id is not None and action.connection.scalar(known) is None:
                raise NotFoundProblem(Message("publication.not-found", number=publication_id))
            values = {
                "uuid": new_uuid(),
                "claim_id": claim_id,
                "publication_id": publication_id,
                "complainant": complainant.strip(),
                "text": text.strip(),
                "received": received.isoformat() if received else action.at[:10],
                "logged_by": self._desk.who,
                "created": action.at,
            }
            made = insert(complaint).values(**values).returning(complaint.c.id)
            action.made.append(action.connection.execute(made).scalar_one())
        return action.changes

    def answer_complaint(
        self, number: int, *, answer: str, answered_on: dt.date | None = None, correction_id: int | None = None
    ) -> Changes:
        """Note what was answered to a complaint, and the correction that came of it, if any."""
        text = in_short(_checked(answer))
        with self._desk.act(Message("action.complaint.answer", number=number, text=text)) as action:
            connection = action.connection
            if connection.scalar(select(complaint.c.id).where(complaint.c.id == number)) is None:
                raise NotFoundProblem(Message("complaint.not-found", number=number))
            known = select(correction.c.id).where(correction.c.id == correction_id)
            if correction_id is not None and connection.scalar(known) is None:
                raise NotFoundProblem(Message("correction.not-found", number=correction_id))
            day = answered_on.isoformat() if answered_on else action.at[:10]
            values = {"answer": answer.strip(), "answered_on": day, "correction_id": correction_id}
            connection.execute(update(complaint).where(complaint.c.id == number).values(**values))
        return action.changes

    def complaints(self, *, only_open: bool = False) -> list[Complaint]:
        """The complaints, the newest first; only those without an answer where they are asked for."""
        query = select(complaint).order_by(complaint.c.id.desc())
        if only_open:
            query = query.where(complaint.c.answered_on.is_(None))
        with self._desk.read() as connection:
            return [_as_complaint(row) for row in connection.execute(query)]


def _checked(text: str) -> str:
    if not text.strip():
        raise Problem(Message("complaint.empty"))
    if len(text) > LONGEST:
        raise Problem(Message("label.too-long", limit=LONGEST))
    return text


def _as_complaint(row: AnyRow) -> Complaint:
    received, answered_on = (dt.date.fromisoformat(day) if day else None for day in (row.received, row.answered_on))
    return Complaint(
        id=row.id,
        uuid=row.uuid,
        claim_id=row.claim_id,
        publication_id=row.publication_id,
        complainant=row.complainant,
        text=row.text,
        received=received,
        answer=row.answer,
        answered_on=answered_on,
        correction_id=row.correction_id,
        logged_by=row.logged_by,
        created=from_stamp(row.created),
    )
