"""Brings a file of an earlier schema up to this one: Alembic, imported only when a file is behind.

Foreign keys are off before the transaction begins (inside one the pragma is ignored, and a table rebuilt with them on
loses its children's rows), and are looked at before it is committed.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import connections, structure
from claimtrack.storage.schema import VERSION

STEPS = Path(__file__).parent / "migrations"
LARGEST = 500_000_000  # bytes of a file that is brought up to date in memory


def migrate(connection: Connection, *, name: str, target: int = VERSION, steps: Path = STEPS) -> None:
    """Run the steps up to the target version, all or none; Problem where the file would not be as a new one is."""
    from alembic import command  # noqa: PLC0415 - Alembic takes as long to import as SQLAlchemy, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.attributes["connection"] = connection
    raw = connections.driver(connection)
    raw.execute("PRAGMA foreign_keys=OFF")  # on the driver's own connection: SQLAlchemy would begin a transaction first
    try:
        with connection.begin():
            command.upgrade(config, f"{target:04}")
            if broken := raw.execute("PRAGMA foreign_key_check").fetchall():
                raise Problem(Message("workspace.migration-failed", count=len(broken)))
            if target == VERSION and (found := structure.differences(raw)):
                raise Problem(Message("workspace.damaged", name=name, what=", ".join(found[:5])))
            raw.execute(f"PRAGMA user_version={target}")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def brought_up(raw: sqlite3.Connection, *, name: str) -> sqlite3.Connection:
    """An earlier file as it will be once it is brought up to date, in memory: what is only read is not changed.

    Problem where it is too large for that. The connection to the file is closed.
    """
    pages, size = (raw.execute(f"PRAGMA {field}").fetchone()[0] for field in ("page_count", "page_size"))
    if pages * size > LARGEST:
        raise Problem(Message("workspace.older", name=name))
    copy = connections.in_memory()
    try:
        raw.backup(copy)
        connection = connections.writer(copy)
        migrate(connection, name=name)
        connection.close()
    except BaseException:
        copy.close()
        raise
    raw.close()
    return copy
