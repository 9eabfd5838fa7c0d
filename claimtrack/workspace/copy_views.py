"""Saved views of two copies: those of one name that show the same become one, others get names that tell them apart.

It comes out the same whichever copy comes into which: the one with the smaller UUID has the name.
"""

from itertools import count

from sqlalchemy import Connection, delete, select, update

from claimtrack.storage.schema import setting
from claimtrack.workspace.views import PREFIX

_WAITING = "waiting "  # how the name of a setting begins until all have come


def waiting(uuid: str, name: str) -> str:
    """The name that a view has while others come or change; `settle` gives it its own."""
    return f"{_WAITING}{uuid} {name}" if name.startswith(PREFIX) else name


def settle(connection: Connection) -> None:
    """Give each view that waits its name."""
    query = select(setting.c.uuid, setting.c.name, setting.c.value).where(setting.c.name.startswith(_WAITING))
    for uuid, name, value in connection.execute(query.order_by(setting.c.uuid)).all():
        _name(connection, uuid, name.removeprefix(f"{_WAITING}{uuid} "), value)


def _name(connection: Connection, uuid: str, name: str, value: str) -> None:
    held = connection.execute(select(setting.c.uuid, setting.c.value).where(setting.c.name == name)).one_or_none()
    if held is None:
        _rename(connection, uuid, name)
    elif held.value == value:
        connection.execute(delete(setting).where(setting.c.uuid == max(uuid, held.uuid)))
        _rename(connection, min(uuid, held.uuid), name)
    else:
        _rename(connection, max(uuid, held.uuid), _free(connection, name))
        _rename(connection, min(uuid, held.uuid), name)


def _free(connection: Connection, name: str) -> str:
    taken = set(connection.scalars(select(setting.c.name).where(setting.c.name.startswith(name, autoescape=True))))
    return next(fresh for number in count(2) if (fresh := f"{name} ({number})") not in taken)


def _rename(connection: Connection, uuid: str, name: str) -> None:
    connection.execute(update(setting).where(setting.c.uuid == uuid).values(name=name))
