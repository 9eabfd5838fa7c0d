"""The history as people read it: who did what, when, and which fields it changed."""

import json
from collections import defaultdict

from sqlalchemy import select

from claimtrack.domain.changes import FieldChange, HistoryEntry
from claimtrack.storage import history
from claimtrack.storage.history import ChangedRow
from claimtrack.storage.schema import action, change
from claimtrack.workspace.desk import Desk, moment

UNSPOKEN = frozenset({"id", "uuid", "updated", "created", "claim_id"})  # fields that say nothing to a reader


class History:
    """The history of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, claim_id: int | None = None, *, after: int = 0, limit: int | None = None) -> list[HistoryEntry]:
        """What was done, to one claim or to all, the newest first; `after` is the number of an action before it."""
        chosen = select(action.c.sequence).where(action.c.sequence > after)
        chosen = chosen.order_by(action.c.sequence.desc()).limit(limit)
        is_edited = change.c.before.is_not(None) & change.c.after.is_not(
            None
        )  # what came or went has no fields to tell
        changed = select(change.c.action, *history.CHANGED).where(is_edited).order_by(change.c.action, change.c.place)
        if claim_id is not None:
            chosen = chosen.where(action.c.sequence.in_(select(change.c.action).where(change.c.claim_id == claim_id)))
            changed = changed.where(change.c.claim_id == claim_id)
        rows: dict[int, list[ChangedRow]] = defaultdict(list)
        with self._desk.read() as connection:
            lines = select(action).where(action.c.sequence.in_(chosen)).order_by(action.c.sequence.desc())
            found = connection.execute(lines).all()
            for sequence, *row in connection.execute(changed.where(change.c.action.in_(chosen))):
                rows[sequence].append(ChangedRow(*row))
        return [
            HistoryEntry(
                sequence=row.sequence,
                at=moment(row.at),
                who=row.who,
                label=history.unpacked(row.label, row.args),
                changed=tuple(field for line in rows[row.sequence] for field in _fields(line)),
                hash=row.hash,
            )
            for row in found
        ]


def _fields(changed: ChangedRow) -> list[FieldChange]:
    """The fields of an edited row that differ."""
    before, after = (json.loads(image or "{}") for image in (changed.before, changed.after))
    return [
        FieldChange(changed.kind, changed.uuid, name, before.get(name), after.get(name))
        for name in before | after
        if name not in UNSPOKEN and before.get(name) != after.get(name)
    ]
