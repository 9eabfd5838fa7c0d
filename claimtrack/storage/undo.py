"""Undo and redo: captured rows put back, as a new action in the history.

The stack lives until the file is closed. Nothing stored as bytes is ever removed.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, text

from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.storage import capture
from claimtrack.storage.capture import Span
from claimtrack.storage.schema import RECORDS

BATCH = 1_000  # rows looked at in one statement


@dataclass(frozen=True, slots=True)
class Step:
    """One action that can be taken back: what it is called, where its rows were captured, its line in the history."""

    label: Message
    span: Span
    sequence: int | None = None


@dataclass(slots=True)
class UndoStack:
    """What can be undone, and what was undone and can be done again; the last of each is next."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def push(self, step: Step) -> list[Step]:
        """Add a new action; what was undone before it is gone and returned."""
        dropped, self.undone = self.undone, []
        self.done.append(step)
        return dropped


def put_back(connection: Connection, step: Step) -> None:
    """Give every row of a step the state it had before.

    Raises RefusedProblem where a row has changed since; nothing is put back then. Foreign keys are looked at when the
    transaction commits, since the rows may be linked to each other in any order.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    rows: dict[str, list[tuple[int, str | None, str | None]]] = defaultdict(list)
    for row in connection.execute(text(capture.NET), step.span.bounds):
        rows[row.kind].append((row.row, row.before, row.after))
    for kind, changed in rows.items():
        if _has_changed_since(connection, kind, changed):
            raise RefusedProblem(Message("undo.changed-since", label=step.label))
    for kind, changed in rows.items():
        _put_back_kind(connection, kind, changed)


def _has_changed_since(connection: Connection, kind: str, changed: list[tuple[int, str | None, str | None]]) -> bool:
    table = RECORDS[kind]
    for start in range(0, len(changed), BATCH):
        batch = changed[start : start + BATCH]
        numbers = ",".join(str(number) for number, _before, _after in batch)
        query = f"SELECT id, {capture.image(table)} FROM {kind} WHERE id IN ({numbers})"  # noqa: S608 - our own numbers
        now = {row[0]: row[1] for row in connection.exec_driver_sql(query)}
        if any(now.get(number) != after for number, _before, after in batch):
            return True
    return False


def _put_back_kind(connection: Connection, kind: str, changed: list[tuple[int, str | None, str | None]]) -> None:
    """Take all the rows away and put the earlier ones in: so rows that swapped a unique value go back as well."""
    table = RECORDS[kind]
    there = [{"number": number} for number, _before, after in changed if after is not None]
    earlier = [capture.columns_of(table, before) for _number, before, _after in changed if before is not None]
    if there:
        connection.execute(delete(table).where(table.c.id == bindparam("number")), there)
    if earlier:
        connection.execute(insert(table), earlier)
