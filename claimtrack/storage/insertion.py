"""Many rows of a table at once, as fast as the driver takes them."""

from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter

from sqlalchemy import Connection, Table, insert

from claimtrack.storage.connections import driver
from claimtrack.storage.plain_text import is_plain, plain

VALUES = 30_000  # in one statement; SQLite takes 32,766


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all have the same columns; their texts go through `plain`, as in every other statement.

    A statement that fires triggers keeps each page that it changes as it was, in case it fails: one statement for each
    row keeps the same pages over and over, which takes longer than all the rest.
    """
    if not rows:
        return
    statement = insert(table).compile(connection, column_keys=tuple(rows[0]))
    names = statement.positiontup or tuple(rows[0])
    values = itemgetter(*names, *names[:1])  # one more, so that it is a tuple for a single column, too
    head, _values = statement.string.split(" VALUES ")
    at_once = VALUES // len(names)
    one = f"({', '.join('?' * len(names))})"
    for start in range(0, len(rows), at_once):
        pieces = [values(row)[:-1] for row in rows[start : start + at_once]]
        flat = _all_plain([*chain.from_iterable(pieces)])
        driver(connection).execute(f"{head} VALUES {', '.join([one] * len(pieces))}", flat)


def _all_plain(values: list[object]) -> list[object]:
    if is_plain("".join(map(str, values))):
        return values
    return [plain(value) if isinstance(value, str) else value for value in values]
