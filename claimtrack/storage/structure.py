"""The structure of a workspace: a file from elsewhere is used only where it is built exactly like one of ours.

A table with another column, a view in a table's place or a trigger of somebody's own would change what actions do.
Only the guards may be missing: they are a fence, not a wall, and `verify` names those that are gone.
"""

import sqlite3
from functools import cache

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from claimtrack.storage.columns import metadata
from claimtrack.storage.schema import SEARCH, guards

Line = tuple[object, ...]

# objects that run code of their own are compared by their text, tables and indexes by what SQLite says of them
_OBJECTS = """SELECT type, name, tbl_name, CASE WHEN type NOT IN ('table', 'index') OR rootpage = 0 THEN sql END,
        sql LIKE '%AUTOINCREMENT%', sql LIKE '%WITHOUT ROWID%',
        CASE WHEN sql LIKE '%CHECK%' THEN substr(sql, instr(sql, 'CHECK')) END
    FROM sqlite_schema AS s WHERE s.name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"""
# the links of a table have no order: SQLite counts one that was added later among the first
_DETAILS = (
    "SELECT 'column', s.name, x.* FROM sqlite_schema AS s JOIN pragma_table_xinfo(s.name) AS x",
    """SELECT 'foreign key', s.name, x.seq, x."table", x."from", x."to", x.on_update, x.on_delete, x.match
    FROM sqlite_schema AS s JOIN pragma_foreign_key_list(s.name) AS x""",
    """SELECT 'index', s.name, x.name, x."unique", x.origin, x.partial, c.* FROM sqlite_schema AS s
    JOIN pragma_index_list(s.name) AS x JOIN pragma_index_xinfo(x.name) AS c""",
)
_TABLES = "s.type = 'table' AND s.name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"  # statistics may be added by anybody


def differences(raw: sqlite3.Connection) -> list[str]:
    """What is there that is not ours, and what is missing, the guards aside; empty for a workspace."""
    objects = _objects(raw)
    if differing := _compare(objects, _expected()[0]):
        return differing  # what is foreign is not looked at any closer
    return _compare(_details(raw), _expected()[1])


def missing_guards(raw: sqlite3.Connection) -> list[str]:
    """The names of the guards that are gone."""
    return sorted(str(line[1]) for line in _expected()[0] - _objects(raw) if line[0] == "trigger")


def _compare(found: frozenset[Line], expected: frozenset[Line]) -> list[str]:
    missing = {line for line in expected - found if line[0] != "trigger"}
    return sorted({f"{line[0]} {line[1]}" for line in (found - expected) | missing})


def _objects(raw: sqlite3.Connection) -> frozenset[Line]:
    return frozenset(raw.execute(_OBJECTS))


def _details(raw: sqlite3.Connection) -> frozenset[Line]:
    return frozenset(line for query in _DETAILS for line in raw.execute(f"{query} WHERE {_TABLES}"))


@cache
def _expected() -> tuple[frozenset[Line], frozenset[Line]]:
    """The structure of a new file, made in memory."""
    raw = sqlite3.connect(":memory:")
    try:
        with create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool).begin() as connection:
            metadata.create_all(connection, checkfirst=False)
            for statement in (SEARCH, *guards()):
                connection.exec_driver_sql(statement)
        return _objects(raw), _details(raw)
    finally:
        raw.close()
