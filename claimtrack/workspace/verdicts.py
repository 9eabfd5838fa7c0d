"""Verdicts: given, never overwritten."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, insert, select

from claimtrack.domain import edtf
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import NoteKind
from claimtrack.domain.errors import Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import default_scale
from claimtrack.domain.status import Move, Status, is_allowed
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.storage.prepared import run
from claimtrack.storage.schema import evidence, verdict
from claimtrack.storage.store import Action
from claimtrack.workspace.claim_rows import begin_work, begun, require, set_status
from claimtrack.workspace.desk import Desk, new_uuid
from claimtrack.workspace.notes import write_note

_ADD = insert(verdict).returning(verdict.c.id)


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
            action.made.append(self._add(action, claim_id, judgement, scale.key))
        return action.changes

    def carry_over(self, from_claim: int, to_claim: int, *, note: str) -> Changes:
        """Give a claim the verdict and the evidence of another that says the same, as new records.

        `note` tells where they came from, in words; it is written to the claim and is the reason of the verdict.
        RefusedProblem where there is nothing to carry over.
        """
        if not note.strip():
            raise Problem(Message("note.empty"))
        with self._desk.act(Message("action.verdict.carry-over", claim=to_claim, other=from_claim)) as action:
            connection = action.connection
            require(connection, from_claim)
            held = select(verdict).where(verdict.c.claim_id == from_claim).order_by(verdict.c.id.desc()).limit(1)
            given = connection.execute(held).mappings().one_or_none()
            pieces = _pieces(connection, from_claim)
            if (given is None and not pieces) or from_claim == to_claim:
                raise RefusedProblem(Message("verdict.nothing-to-carry", claim=from_claim))
            begin_work(action, to_claim)
            there = {_words_of(piece) for piece in _pieces(connection, to_claim)}
            for piece in pieces:
                if _words_of(piece) not in there:
                    new = {"uuid": new_uuid(), "claim_id": to_claim, "created": action.at}
                    connection.execute(insert(evidence).values(**{**piece, "id": None, **new}))
            write_note(action, to_claim, text=note, kind=NoteKind.NOTE, who=self._desk.who)
            if given is not None:
                judgement = replace(_judgement(given), reason=note.strip())
                action.made.append(self._add(action, to_claim, judgement, given["scale"]))
        return action.changes

    def _add(self, action: Action, claim_id: int, judgement: Judgement, scale: str) -> int:
        before = require(action.connection, claim_id)
        if before in {Status.DISMISSED, Status.PUBLISHED}:
            raise RefusedProblem(Message(f"verdict.is-{before}", claim=claim_id))
        status = begun(action, claim_id, before)
        if is_allowed(Move.REOPEN, before):
            if not judgement.reason.strip():
                raise RefusedProblem(Message("verdict.needs-reason", claim=claim_id))
            status = Status.IN_PROGRESS
            action.follows.append(Message("follows.reopened", claim=claim_id))
        values = {
            "uuid": new_uuid(),
            "claim_id": claim_id,
            "scale": scale,
            "decided_by": self._desk.who,
            "decided_at": action.at,
            **_columns(judgement),
        }
        [(number,)] = run(action.connection, _ADD, values)
        set_status(action, claim_id, status, rating=judgement.rating, scale=scale)
        return int(number)


def _pieces(connection: Connection, number: int) -> Sequence[RowMapping]:
    query = select(evidence).where(evidence.c.claim_id == number).order_by(evidence.c.id)
    return connection.execute(query).mappings().all()


def _words_of(piece: RowMapping) -> tuple[object, ...]:
    """What makes a piece of evidence another one: its source, its stance and its words."""
    return (piece["source_id"], piece["stance"], piece["quote"], piece["place"])


def _judgement(row: RowMapping) -> Judgement:
    texts = ("rating", "rationale_en", "rationale_ar", "established", "right")
    confidence = Confidence(row["confidence"]) if row["confidence"] else None
    return Judgement(**{name: row[name] for name in texts}, confidence=confidence)


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
