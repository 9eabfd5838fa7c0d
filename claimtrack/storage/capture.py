"""Change capture: temporary triggers record each row before and after (sqlite.org/undoredo.html).

They live on the writer's connection alone, in its temporary database, so that they see every change whatever statement
made it, and a file at rest holds none of them. From what they record come the changes that views hear of, the undo
step, the search index and the history.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from claimtrack.storage.columns import since
from claimtrack.storage.connections import driver
from claimtrack.storage.schema import RECORDS

_TABLE = """CREATE TEMP TABLE captured (
    place INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, row INTEGER NOT NULL, uuid TEXT NOT NULL,
    before TEXT, after TEXT)"""
_TOUCHED = """CREATE TEMP TABLE touched (
    first INTEGER PRIMARY KEY, last INTEGER NOT NULL, kind TEXT NOT NULL, row INTEGER NOT NULL)"""

# rows that an action touched several times count once, by their first and last state, and not at all where these agree
NET = """SELECT touched.first AS place, first.kind, first.row, first.uuid, first.before, last.after
    FROM (SELECT min(place) AS first, max(place) AS last FROM captured
          WHERE place > :start AND place <= :stop GROUP BY kind, row) AS touched
    JOIN captured AS first ON first.place = touched.first
    JOIN captured AS last ON last.place = touched.last
    WHERE first.before IS NOT last.after
    ORDER BY touched.first"""


@dataclass(frozen=True, slots=True)
class Span:
    """What one action captured: the places after `start`, up to `stop`."""

    start: int
    stop: int

    @property
    def bounds(self) -> Mapping[str, int]:
        """The span as parameters of a statement."""
        return {"start": self.start, "stop": self.stop}


def image(table: Table, row: str = "") -> str:
    """The SQL of a row as JSON: its columns in the order of the table. `row` is OLD, NEW or the table's name.

    The columns of a later version are in it where the row uses one of them or of a version after it.
    """
    row = row or table.name
    versions = sorted({since(column) for column in table.columns}, reverse=True)
    cases = [f"WHEN {_uses(table, version, row)} THEN {_object(table, version, row)}" for version in versions[:-1]]
    first = _object(table, versions[-1], row)
    return f"CASE {' '.join(cases)} ELSE {first} END" if cases else first


def _uses(table: Table, version: int, row: str) -> str:
    """Whether a row has something in a column of a version."""
    names = ", ".join(f'{row}."{column.name}"' for column in table.columns if since(column) == version)
    return f"coalesce({names}) IS NOT NULL" if "," in names else f"{names} IS NOT NULL"


def _object(table: Table, version: int, row: str) -> str:
    names = (column.name for column in table.columns if since(column) <= version)
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in names)
    return f"json_object({pairs})"


def columns_of(table: Table, image: str) -> dict[str, object]:
    """The values of a whole row from its image."""
    held: dict[str, object] = json.loads(image)
    return dict.fromkeys(table.columns.keys()) | held


def begin(connection: Connection) -> None:
    """Make the triggers on the writer's connection."""
    connection.exec_driver_sql(_TABLE)
    connection.exec_driver_sql(_TOUCHED)
    for table in RECORDS.values():
        for verb, before, after, row in (
            ("INSERT", "NULL", image(table, "NEW"), "NEW"),
            ("UPDATE", image(table, "OLD"), image(table, "NEW"), "NEW"),
            ("DELETE", image(table, "OLD"), "NULL", "OLD"),
        ):
            record = f"INSERT INTO captured (kind, row, uuid, before, after) VALUES ('{table.name}', {row}.id, {row}.uuid, {before}, {after})"  # noqa: E501, S608 - names of our own tables
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER captured_{table.name}_{verb.lower()} AFTER {verb} ON main.{table.name} "
                f"BEGIN {record}; END"
            )


def place(connection: Connection) -> int:
    """The last place that was captured."""
    [last] = driver(connection).execute("SELECT coalesce(max(place), 0) FROM temp.captured").fetchone()
    return int(last)


def forget(raw: sqlite3.Connection, spans: Iterable[Span]) -> None:
    """Drop what was captured for actions that nobody will undo, between transactions.

    The action itself is saved by then: that the memory of it cannot be freed must not be told as if it were not.
    """
    with contextlib.suppress(sqlite3.Error):
        for span in spans:
            raw.execute("DELETE FROM temp.captured WHERE place > :start AND place <= :stop", dict(span.bounds))
