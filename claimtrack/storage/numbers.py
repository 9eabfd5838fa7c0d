"""Numbers of records: sets of any size in a statement, and the ones to be given next."""

import json
from array import array
from collections.abc import Collection
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, Table, column, func, select, text

PIECE = 10_000  # rows fetched at once


def among(number: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """Whether a column is one of the numbers; one parameter for each would soon be too many for SQLite."""
    return number.in_(_values(numbers))


def _values(numbers: Collection[int]) -> Select[int]:
    listed = func.json_each(json.dumps([*map(int, numbers)])).table_valued(column("value", Integer))
    return select(listed.c.value)


def listed(connection: Connection, query: Select[int]) -> "array[int]":
    """The numbers that a query finds, in its order: a million take 8 MB, and no object is made for each row."""
    numbers = array("q")
    with connection.execute(query) as result:
        while rows := result.cursor.fetchmany(PIECE):
            numbers.extend(chain.from_iterable(rows))
    return numbers


def next_number(connection: Connection, table: Table) -> int:
    """The number of the table's next record, inside an action: many records are inserted at once with their numbers."""
    # the table of what was captured has a sequence of its own, which would come first
    given = connection.scalar(text("SELECT seq FROM main.sqlite_sequence WHERE name = :name"), {"name": table.name})
    return (given or 0) + 1
