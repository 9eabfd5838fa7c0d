"""Corrections of published claims, the register of them, and complaints."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind, RegisterEntry
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import claim, correction, publication, publication_claim, verdict
from claimtrack.storage.store import Action
from claimtrack.workspace import claim_rows, publication_rows, scale_rows, verdict_rows
from claimtrack.workspace.complaints import Complaints
from claimtrack.workspace.desk import AnyRow, Desk, in_short, new_uuid


class Corrections(Complaints):
    """What was changed about claims after they were published; none of it can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(
        self, claim_id: int, kind: CorrectionKind, *, note: str = "", judgement: Judgement | None = None
    ) -> Changes:
        """Correct, update or withdraw a published claim with a public note, or note a minor change.

        A judgement becomes the verdict that holds; a minor change may set its words right, but not its rating or date.
        `made` is the number of the correction.
        """
        note = note.strip()
        if not note:
            raise RefusedProblem(Message("correction.needs-note"))
        if kind is CorrectionKind.WITHDRAWN and judgement is not None:
            raise RefusedProblem(Message("correction.withdrawn-verdict"))
        label = Message(f"action.correction.{kind}", claim=claim_id, note=in_short(note))
        with self._desk.act(label, is_undoable=False) as action:
            status = claim_rows.require(action.connection, claim_id)
            if status is not Status.PUBLISHED:
                told = Message(f"status.{status}")
                raise RefusedProblem(Message("correction.not-published", claim=claim_id, status=told))
            given = self._judge(action, claim_id, kind, judgement, note) if judgement else None
            values = {
                "uuid": new_uuid(),
                "claim_id": claim_id,
                "publication_id": _newest_publication(action.connection, claim_id),
                "verdict_id": given,
                "kind": kind,
                "note": note,
                "who": self._desk.who,
                "at": action.at,
            }
            made = insert(correction).values(**values).returning(correction.c.id)
            action.made.append(action.connection.execute(made).scalar_one())
            claim_rows.touch(action, [claim_id])
        return action.changes

    def register(self, first: dt.date | None = None, last: dt.date | None = None) -> list[RegisterEntry]:
        """The public corrections, made on these days (UTC) or at any time, the newest first."""
        query = (
            select(correction, claim.c.text, publication.c.headline, publication.c.address)
            .join(claim, claim.c.id == correction.c.claim_id)
            .outerjoin(publication, publication.c.id == correction.c.publication_id)
            .where(correction.c.kind != CorrectionKind.MINOR, claim.c.deleted.is_(None))
            .order_by(correction.c.id.desc())
        )
        if first is not None:
            query = query.where(correction.c.at >= first.isoformat())
        if last is not None:
            query = query.where(func.substr(correction.c.at, 1, 10) <= last.isoformat())
        with self._desk.read() as connection:
            return [
                RegisterEntry(
                    correction=publication_rows.as_correction(row),
                    claim=row.text,
                    headline=row.headline or "",
                    address=row.address or "",
                    before=_label_before(connection, row.claim_id, row.verdict_id),
                    after=_label(connection, row.verdict_id),
                )
                for row in connection.execute(query).all()
            ]

    def _judge(self, action: Action, claim_id: int, kind: CorrectionKind, judgement: Judgement, note: str) -> int:
        holding = verdict_rows.holding(action.connection, claim_id)
        scale = scale_rows.in_use(action.connection)
        if kind is CorrectionKind.MINOR and holding is not None:
            if _said(judgement) != _said(holding.judgement):
                raise RefusedProblem(Message("correction.not-minor"))
            key = holding.scale.key
        else:
            key = scale.key
            scale.rating(judgement.rating)
        if not (judgement.rationale_en.strip() or judgement.rationale_ar.strip()):
            raise Problem(Message("gate.no-rationale"))
        judgement = replace(judgement, reason=judgement.reason.strip() or note)
        given = {"scale": key, "who": self._desk.who}
        return verdict_rows.write(action, claim_id, judgement, status=Status.PUBLISHED, **given)


def _said(judgement: Judgement) -> tuple[str, str | None]:
    """What of a verdict a reader goes by."""
    return judgement.rating, judgement.established or None


def _newest_publication(connection: Connection, claim_id: int) -> int | None:
    query = (
        select(publication_claim.c.publication_id)
        .where(publication_claim.c.claim_id == claim_id)
        .order_by(publication_claim.c.id.desc())
    )
    return connection.scalar(query.limit(1))


def _label(connection: Connection, verdict_id: int | None) -> tuple[str, str] | None:
    if verdict_id is None:
        return None
    return _labels(connection, connection.execute(select(verdict).where(verdict.c.id == verdict_id)).one())


def _label_before(connection: Connection, claim_id: int, verdict_id: int | None) -> tuple[str, str] | None:
    """The rating that held before a correction gave its verdict."""
    if verdict_id is None:
        return None
    query = (
        select(verdict)
        .where(verdict.c.claim_id == claim_id, verdict.c.id < verdict_id, verdict_rows.HOLDS)
        .order_by(verdict.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return _labels(connection, row) if row is not None else None


def _labels(connection: Connection, row: AnyRow) -> tuple[str, str] | None:
    [rating] = scale_rows.ratings_of(connection, [row])
    return (rating.label_en, rating.label_ar) if rating else None
