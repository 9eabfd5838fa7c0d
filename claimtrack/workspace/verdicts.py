"""Verdicts: given, never overwritten."""

from sqlalchemy import insert, update

from claimtrack.domain import edtf
from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import default_scale
from claimtrack.domain.status import Move, Status, is_allowed
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import claim, verdict
from claimtrack.workspace.claim_rows import begin_work, set_status
from claimtrack.workspace.desk import Desk, new_uuid


class Verdicts:
    """The verdicts of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def give(self, claim_id: int, judgement: Judgement) -> Changes:
        """Add a verdict; the ones before it stay in the claim's history.

        Drafts change freely; once review has begun, another verdict needs a reason and takes the claim back to work.
        """
        scale = default_scale()
        rating = scale.rating(judgement.rating)
        label = Message("action.verdict.give", claim=claim_id, rating=rating.name)
        with self._desk.act(label) as action:
            before = begin_work(action, claim_id)
            if before in {Status.DISMISSED, Status.PUBLISHED}:
                raise RefusedProblem(Message(f"verdict.is-{before}", claim=claim_id))
            if is_allowed(Move.REOPEN, before):
                if not judgement.reason.strip():
                    raise RefusedProblem(Message("verdict.needs-reason", claim=claim_id))
                set_status(action, claim_id, Status.IN_PROGRESS)
                action.follows.append(Message("follows.reopened", claim=claim_id))
            values = {
                "uuid": new_uuid(),
                "claim_id": claim_id,
                "scale": scale.key,
                "decided_by": self._desk.who,
                "decided_at": action.at,
                **_columns(judgement),
            }
            action.made.append(
                action.connection.execute(insert(verdict).values(**values).returning(verdict.c.id)).scalar_one()
            )
            held = {"rating": rating.id, "scale": scale.key}
            action.connection.execute(update(claim).where(claim.c.id == claim_id).values(**held))
        return action.changes


def _columns(judgement: Judgement) -> dict[str, str | None]:
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
