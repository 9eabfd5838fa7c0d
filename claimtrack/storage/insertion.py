"""Many rows of a table at once, as fast as the driver takes them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, insert

from claimtrack.storage.plain_text import plain


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all have the same columns; their texts go through `plain`, as in every other statement.

    A statement of SQLAlchemy's looks each column up for each row, which takes as long as the insertion itself.
    """
    if not rows:
        return
    names = tuple(rows[0])
    statement = insert(table).compile(connection, column_keys=names)
    order = statement.positiontup or names
    values = [tuple(plain(value) if isinstance(value := row[name], str) else value for name in order) for row in rows]
    connection.exec_driver_sql(statement.string, values)
