"""What the tables are made of: columns, links and records, and since which version of the schema a column is there.

A column that came with a later version stands last in its table and is NULL where there is nothing to say: a row that
does not use it has the image, and so the hash, that it had before.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, text
from sqlalchemy.schema import SchemaItem

from claimtrack.storage.plain_text import PlainText

SINCE = "since"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(name: str, *, is_unique: bool = False) -> Column[str]:
    """A text that may be empty."""
    return Column(name, PlainText, nullable=False, server_default=text("''"), unique=is_unique)


def link(name: str, target: str, *, is_optional: bool = False, since: int = 1) -> Column[int]:
    """The number of a record of another table."""
    linked = ForeignKey(f"{target}.id")
    return Column(name, Integer, linked, nullable=is_optional, index=True, info={SINCE: since})


def later_text(name: str, *, since: int, is_indexed: bool = False) -> Column[str]:
    """A text that rows of an earlier version do not have."""
    return Column(name, PlainText, index=is_indexed, info={SINCE: since})


def later_number(name: str, *, since: int) -> Column[int]:
    """A whole number that rows of an earlier version do not have."""
    return Column(name, Integer, info={SINCE: since})


def later_bytes(name: str, *, since: int) -> Column[str]:
    """The SHA-256 of stored bytes that rows of an earlier version do not have."""
    return Column(name, PlainText, ForeignKey("content.sha256"), index=True, info={SINCE: since})


def record(name: str, *items: SchemaItem) -> Table:
    """A table of records, each with its number and its UUID."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uuid", PlainText, nullable=False, unique=True),
        *items,
        sqlite_autoincrement=True,
    )


def since(column: Column[object]) -> int:
    """The version of the schema that a column came with."""
    version: int = column.info.get(SINCE, 1)
    return version
