"""Brings a file of an earlier schema up to this one: Alembic, imported only when a file is behind.

Foreign keys are off before the transaction begins (inside one the pragma is ignored, and a table rebuilt with them on
loses its children's rows), and are looked at before it is committed.
"""

from pathlib import Path

from sqlalchemy import Connection

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import VERSION

STEPS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, *, target: int = VERSION, steps: Path = STEPS) -> None:
    """Run the steps up to the target version, all or none."""
    from alembic import command  # noqa: PLC0415 - Alembic takes as long to import as SQLAlchemy, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.attributes["connection"] = connection
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.commit()
    with connection.begin():
        command.upgrade(config, f"{target:04}")
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
            raise Problem(Message("workspace.migration-failed", count=len(broken)))
        connection.exec_driver_sql(f"PRAGMA user_version={target}")
    connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    connection.commit()


def structure(connection: Connection) -> dict[str, object]:
    """Tables, indexes and triggers as they are, to compare a migrated file with a new one."""
    schema = connection.exec_driver_sql("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2").fetchall()
    columns = {
        name: [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA table_xinfo('{name}')")]
        for kind, name, _table in schema
        if kind == "table"
    }
    return {"schema": [tuple(row) for row in schema], "columns": columns}
