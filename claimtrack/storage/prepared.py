"""Statements that every action runs: compiled once, and run by the driver alone.

SQLAlchemy takes ten times as long over a short statement as SQLite does.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import Select

from claimtrack.storage.connections import driver
from claimtrack.storage.plain_text import plain

Statement = Select[Any] | UpdateBase


def run(connection: Connection, statement: Statement, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """The rows that a statement gives back; its texts go through `plain`, as in every other statement."""
    sql, names = compiled(statement, tuple(values))
    given = [plain(value) if isinstance(value := values[name], str) else value for name in names]
    return driver(connection).execute(sql, given).fetchall()


@cache
def compiled(statement: Statement, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A statement that is kept somewhere, as SQL for these values, with the order in which it takes them."""
    found = statement.compile(dialect=sqlite.dialect(), column_keys=names)
    return found.string, tuple(found.positiontup or ())
