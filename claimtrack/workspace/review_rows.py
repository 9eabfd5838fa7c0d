"""The rows of review: its steps as they are written and read, and the two verdicts that stand side by side."""

from sqlalchemy import Connection, insert, select

from claimtrack.domain.claim import Claim
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.review import SETTLE, Comparison, ReviewStep
from claimtrack.storage.schema import review
from claimtrack.storage.store import Action
from claimtrack.workspace import verdict_rows
from claimtrack.workspace.desk import new_uuid


def write(
    action: Action,
    claim_id: int,
    move: str,
    *,
    who: str,
    note: str = "",
    override: str = "",
    verdict_id: int | None = None,
) -> None:
    """Write a step of review, about the verdict that holds where no other is named."""
    holding = verdict_rows.holding(action.connection, claim_id) if verdict_id is None else None
    values = {
        "uuid": new_uuid(),
        "claim_id": claim_id,
        "move": move,
        "note": note.strip(),
        "override": override,
        "who": who,
        "at": action.at,
        "verdict_id": holding.id if holding else verdict_id,
    }
    action.connection.execute(insert(review).values(**values))


def steps_of(connection: Connection, claim_id: int) -> tuple[ReviewStep, ...]:
    """The steps of review that a claim has gone through, in order."""
    rows = connection.execute(select(review).where(review.c.claim_id == claim_id).order_by(review.c.id))
    return tuple(
        ReviewStep(row.move, row.note, row.override, row.who, from_stamp(row.at), row.verdict_id) for row in rows
    )


def comparison(claim: Claim, steps: tuple[ReviewStep, ...]) -> Comparison | None:
    """The verdict that holds and the blind second one beside it; None where there is no second one."""
    if claim.verdict is None or claim.second is None:
        return None
    second = claim.second
    settled = [
        step
        for step in steps
        if step.move == SETTLE and step.verdict_id == claim.verdict.id and step.at >= second.decided_at
    ]
    return Comparison(claim.verdict, second, settled[-1] if settled else None)
