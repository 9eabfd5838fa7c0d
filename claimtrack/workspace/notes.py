"""Notes on claims, and search notes: where one looked and what came of it."""

from sqlalchemy import insert

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import NoteKind
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import note
from claimtrack.storage.store import Action
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
            action.made.append(write_note(action, claim_id, text=text, kind=kind, who=self._desk.who))
        return action.changes


def write_note(action: Action, claim_id: int, *, text: str, kind: NoteKind, who: str) -> int:
    """Write a note to a claim, inside an action; its number."""
    values = {
        "uuid": new_uuid(),
        "claim_id": claim_id,
        "kind": kind,
        "text": text.strip(),
        "written_by": who,
        "written_at": action.at,
    }
    number: int = action.connection.execute(insert(note).values(**values).returning(note.c.id)).scalar_one()
    return number
