"""The rows of verdicts inside an action: what a judgement is stored as, and which verdict holds."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from claimtrack.domain import edtf
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.rating import Scale
from claimtrack.domain.status import Move, Status, is_allowed
from claimtrack.domain.verdict import Confidence, Judgement, Verdict
from claimtrack.storage.numbers import among
from claimtrack.storage.prepared import run
from claimtrack.storage.schema import verdict
from claimtrack.storage.store import Action
from claimtrack.workspace import scale_rows
from claimtrack.workspace.claim_rows import begun, require, set_status
from claimtrack.workspace.desk import AnyRow, new_uuid

_ADD = insert(verdict).returning(verdict.c.id)
HOLDS = verdict.c.beside_id.is_(None)  # a blind second verdict stands beside the one that holds


def newest() -> Select[tuple[int]]:
    """The numbers of the verdicts that hold, one for each claim that has one."""
    return select(func.max(verdict.c.id)).where(HOLDS).group_by(verdict.c.claim_id)


def holding(connection: Connection, claim_id: int) -> Verdict | None:
    """The verdict that holds on a claim."""
    query = select(verdict).where(verdict.c.claim_id == claim_id, HOLDS).order_by(verdict.c.id.desc()).limit(1)
    return next(iter(as_verdicts(connection, connection.execute(query).all())), None)


def deciders(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Who gave the verdict that holds on each of these claims that has one."""
    held = newest().where(among(verdict.c.claim_id, numbers))
    return dict(
        connection.execute(select(verdict.c.claim_id, verdict.c.decided_by).where(verdict.c.id.in_(held))).all()
    )


def as_verdicts(connection: Connection, rows: Sequence[AnyRow]) -> list[Verdict]:
    """The verdicts that rows of the table hold, each in the scale that it was given in."""
    found = scale_rows.known(connection, {row.scale for row in rows})
    return [_as_verdict(row, scale_rows.scale_of(found, row.scale, row.rating)) for row in rows]


def _as_verdict(row: AnyRow, scale: Scale) -> Verdict:
    return Verdict(
        id=row.id,
        uuid=row.uuid,
        claim_id=row.claim_id,
        scale=scale,
        judgement=Judgement(
            rating=row.rating,
            rationale_en=row.rationale_en,
            rationale_ar=row.rationale_ar,
            established=row.established,
            right=row.right,
            confidence=Confidence(row.confidence) if row.confidence else None,
            reason=row.reason,
            override=row.override,
        ),
        decided_by=row.decided_by,
        decided_at=from_stamp(row.decided_at),
        beside_id=row.beside_id,
    )


def give(action: Action, claim_id: int, judgement: Judgement, *, scale: str, who: str) -> int:
    """Add a verdict that holds from now on, by the rules of the table of statuses; its number."""
    before = require(action.connection, claim_id)
    if before in {Status.DISMISSED, Status.PUBLISHED}:
        raise RefusedProblem(Message(f"verdict.is-{before}", claim=claim_id))
    status = begun(action, claim_id, before)
    if is_allowed(Move.REOPEN, before):
        if not judgement.reason.strip():
            raise RefusedProblem(Message("verdict.needs-reason", claim=claim_id))
        status = Status.IN_PROGRESS
        action.follows.append(Message("follows.reopened", claim=claim_id))
    return write(action, claim_id, judgement, scale=scale, who=who, status=status)


def write(action: Action, claim_id: int, judgement: Judgement, *, scale: str, who: str, status: Status) -> int:
    """Store a verdict that holds from now on, in whatever status the claim then has; its number."""
    number = insert_row(action, claim_id, judgement, scale=scale, who=who)
    set_status(action, claim_id, status, rating=judgement.rating, scale=scale)
    return number


def insert_row(
    action: Action, claim_id: int, judgement: Judgement, *, scale: str, who: str, beside_id: int | None = None
) -> int:
    """Store a verdict, and beside which one it was given, if it is a blind second one; its number."""
    values = {
        "uuid": new_uuid(),
        "claim_id": claim_id,
        "scale": scale,
        "decided_by": who,
        "decided_at": action.at,
        "beside_id": beside_id,
        **_columns(judgement),
    }
    [(number,)] = run(action.connection, _ADD, values)
    return int(number)


def _columns(judgement: Judgement) -> dict[str, Any]:
    return {
        "rating": judgement.rating,
        "rationale_en": judgement.rationale_en.strip(),
        "rationale_ar": judgement.rationale_ar.strip(),
        "established": edtf.parse(judgement.established).text if judgement.established else None,
        "right": judgement.right.strip(),
        "confidence": judgement.confidence,
        "reason": judgement.reason.strip(),
        "override": judgement.override.strip(),
    }
