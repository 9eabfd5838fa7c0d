"""What an action came to: each row that it touched once, by its first and last state, while its line is written."""

import sqlite3
from collections.abc import Iterator

from claimtrack.storage.capture import Span

_SETTLE = """INSERT INTO temp.touched (first, last, kind, row)
    SELECT each.first, each.last, each.kind, each.row
    FROM (SELECT min(place) AS first, max(place) AS last, kind, row FROM captured
          WHERE place > :start AND place <= :stop GROUP BY kind, row) AS each
    JOIN captured AS earlier ON earlier.place = each.first
    JOIN captured AS later ON later.place = each.last
    WHERE earlier.before IS NOT later.after"""

# touched rows with their states; the claim that a row is about goes with it
CHANGED = """(SELECT touched.first AS place, touched.kind, touched.row, earlier.uuid, earlier.before, later.after
    FROM temp.touched JOIN captured AS earlier ON earlier.place = touched.first
    JOIN captured AS later ON later.place = touched.last)"""
_ROWS = f"""SELECT kind, uuid,
        CASE kind WHEN 'claim' THEN row ELSE json_extract(coalesce(after, before), '$.claim_id') END, before, after
    FROM {CHANGED} ORDER BY place"""  # noqa: S608 - made of constants

Row = tuple[str, str, int | None, str | None, str | None]


def settle(raw: sqlite3.Connection, span: Span) -> dict[str, frozenset[int]]:
    """Find the rows that an action changed in the end, before its line is written; their numbers by kind."""
    raw.execute("DELETE FROM temp.touched")
    raw.execute(_SETTLE, span.bounds)
    ids: dict[str, set[int]] = {}
    for kind, row in raw.execute("SELECT kind, row FROM temp.touched"):
        ids.setdefault(kind, set()).add(row)
    return {kind: frozenset(rows) for kind, rows in ids.items()}


def rows(raw: sqlite3.Connection) -> Iterator[Row]:
    """The changed rows in the order in which they were first touched: kind, UUID, claim, before and after."""
    return raw.execute(_ROWS)
