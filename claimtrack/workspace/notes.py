"""Notes on claims, and search notes: where one looked and what came of it."""

from sqlalchemy import insert

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import NoteKind
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import note
from claimtrack.workspace.claim_rows import require
from claimtrack.workspace.desk import Desk, new_uuid


class Notes:
    """The notes of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, claim_id: int, *, text: str, kind: NoteKind = NoteKind.NOTE) -> Changes:
        """Write a note to a claim; Problem where it is empty."""
        if not text.strip():
            raise Problem(Message("note.empty"))
        with self._desk.act(Message(f"action.note.{kind}", claim=claim_id)) as action:
            require(action.connection, claim_id)
            values = {
                "uuid": new_uuid(),
                "claim_id": claim_id,
                "kind": kind,
                "text": text.strip(),
                "written_by": self._desk.who,
                "written_at": action.at,
            }
            action.made.append(
                action.connection.execute(insert(note).values(**values).returning(note.c.id)).scalar_one()
            )
        return action.changes
