"""The settings of a workspace: they lie in the file and go with every copy of it."""

from sqlalchemy import Connection, insert, select, update

from claimtrack.storage.schema import setting
from claimtrack.workspace.desk import new_uuid


def read(connection: Connection, name: str) -> str | None:
    """What a setting holds; None where it was never made."""
    value: str | None = connection.scalar(select(setting.c.value).where(setting.c.name == name))
    return value


def write(connection: Connection, name: str, value: str) -> None:
    """Set a setting, inside an action."""
    there = connection.scalar(select(setting.c.id).where(setting.c.name == name))
    if there is None:
        connection.execute(insert(setting).values(uuid=new_uuid(), name=name, value=value))
    else:
        connection.execute(update(setting).where(setting.c.id == there).values(value=value))
