"""Verdicts: given, never overwritten."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, insert, select

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import NoteKind
from claimtrack.domain.errors import Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import evidence
from claimtrack.workspace import blindness, scale_rows, verdict_rows
from claimtrack.workspace.claim_rows import begin_work, require
from claimtrack.workspace.desk import Desk, new_uuid
from claimtrack.workspace.notes import write_note


class Verdicts:
    """The verdicts of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def give(self, claim_id: int, judgement: Judgement) -> Changes:
        """Add a verdict; the ones before it stay in the claim's history.

        Drafts change freely; once review has begun, another verdict needs a reason and takes the claim back to work.
        """
        with self._desk.read() as connection:
            scale = scale_rows.in_use(connection)
        rating = scale.rating(judgement.rating)
        label = Message("action.verdict.give", claim=claim_id, rating=rating.name)
        with self._desk.act(label) as action:
            given = verdict_rows.give(action, claim_id, judgement, scale=scale.key, who=self._desk.who)
            action.made.append(given)
        return action.changes

    def deciders(self, numbers: Collection[int]) -> dict[int, str]:
        """Who gave the verdict that holds on each of these claims that has one; not of those to be judged blind."""
        with self._desk.read() as connection:
            seen = set(numbers) - blindness.hidden_from(connection, self._desk.who)
            return verdict_rows.deciders(connection, seen)

    def carry_over(self, from_claim: int, to_claim: int, *, note: str) -> Changes:
        """Give a claim the verdict and the evidence of another that says the same, as new records.

        `note` tells where they came from, in words; it is written to the claim and is the reason of the verdict.
        RefusedProblem where there is nothing to carry over, and to one who is to judge the other claim blind.
        """
        if not note.strip():
            raise Problem(Message("note.empty"))
        with self._desk.act(Message("action.verdict.carry-over", claim=to_claim, other=from_claim)) as action:
            connection = action.connection
            require(connection, from_claim)
            blindness.refuse_hidden(connection, self._desk.who, from_claim)
            given = verdict_rows.holding(connection, from_claim)
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
                judgement = replace(given.judgement, reason=note.strip(), override="")
                made = verdict_rows.give(action, to_claim, judgement, scale=given.scale.key, who=self._desk.who)
                action.made.append(made)
        return action.changes


def _pieces(connection: Connection, number: int) -> Sequence[RowMapping]:
    query = select(evidence).where(evidence.c.claim_id == number).order_by(evidence.c.id)
    return connection.execute(query).mappings().all()


def _words_of(piece: RowMapping) -> tuple[object, ...]:
    """What makes a piece of evidence another one: its source, its stance and its words."""
    return (piece["source_id"], piece["stance"], piece["quote"], piece["place"])
