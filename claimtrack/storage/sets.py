"""Sets of numbers of any size in a statement, where one parameter each would be too many for SQLite."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, column, func, select


def among(column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """Whether the column is one of the numbers."""
    return column.in_(_values(numbers))


def _values(numbers: Collection[int]) -> Select[tuple[int]]:
    listed = func.json_each(json.dumps([*map(int, numbers)])).table_valued(column("value", Integer))
    return select(listed.c.value)
