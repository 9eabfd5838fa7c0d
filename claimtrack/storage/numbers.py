"""Numbers of records: sets of any size in a statement, and the ones to be given next."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, Table, column, func, select, text


def among(number: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """Whether a column is one of the numbers; one parameter for each would soon be too many for SQLite."""
    return number.in_(_values(numbers))


def _values(numbers: Collection[int]) -> Select[int]:
    listed = func.json_each(json.dumps([*map(int, numbers)])).table_valued(column("value", Integer))
    return select(listed.c.value)


def next_number(connection: Connection, table: Table) -> int:
    """The number of the table's next record, inside an action: many records are inserted at once with their numbers."""
    # the table of what was captured has a sequence of its own, which would come first
    given = connection.scalar(text("SELECT seq FROM main.sqlite_sequence WHERE name = :name"), {"name": table.name})
    return (given or 0) + 1
