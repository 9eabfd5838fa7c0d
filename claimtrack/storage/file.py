"""A workspace as a file: made whole, recognised, and refused in a sentence where it is not ours."""

import contextlib
import os
import sqlite3
import uuid
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import capture, connections, history
from claimtrack.storage.capture import Span
from claimtrack.storage.schema import APPLICATION_ID, SEARCH, VERSION, guards, metadata, migration, setting


def create(path: Path, *, who: str) -> None:
    """Make an empty workspace; a file that is there already is never touched.

    It is made under another name and moved into place, so that a half-made one never bears the final name.
    """
    refuse_existing(path)
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _fill(beside, who)
        _move(beside, path)
    except (OSError, sqlite3.Error) as error:
        raise Problem(Message("workspace.not-made", name=path.name, why=str(error))) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def refuse_existing(path: Path) -> None:
    """Problem where something is there already, or where the folder is missing."""
    if os.path.lexists(path):
        raise Problem(Message("workspace.exists", name=path.name))
    if not path.parent.is_dir():
        raise Problem(Message("workspace.no-folder", folder=str(path.parent)))


def identify(raw: sqlite3.Connection, path: Path) -> int:
    """The schema version of an open file, read without changing it; Problem where it is no workspace of ours."""
    try:
        application = raw.execute("PRAGMA application_id").fetchone()[0]
        version: int = raw.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except sqlite3.OperationalError as error:
        raise Problem(Message("workspace.unreadable", name=path.name, why=str(error))) from error
    except sqlite3.DatabaseError as error:
        raise Problem(Message("workspace.foreign", name=path.name)) from error
    if application != APPLICATION_ID:
        raise Problem(Message("workspace.foreign", name=path.name))
    if version > VERSION:
        raise Problem(Message("workspace.newer", name=path.name, version=version, known=VERSION))
    if not set(metadata.tables) <= tables and version == VERSION:
        raise Problem(Message("workspace.damaged", name=path.name))
    return version


def open_raw(path: Path, mode: str) -> sqlite3.Connection:
    """Open a file that must be there; nothing is made in its place."""
    if not path.is_file():
        raise Problem(Message("workspace.missing", name=str(path)))
    try:
        return connections.connect(path, mode)
    except sqlite3.Error as error:
        raise Problem(Message("workspace.unreadable", name=path.name, why=str(error))) from error


def now() -> str:
    """This moment in UTC, ISO 8601 with a Z, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fill(path: Path, who: str) -> None:
    raw = connections.connect(path, "rw")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version={VERSION}")
    connection = connections.writer(raw)
    with connection.begin():
        metadata.create_all(connection, checkfirst=False)
        for statement in (SEARCH, *guards()):
            connection.exec_driver_sql(statement)
        connection.execute(insert(migration).values(version_num=f"{VERSION:04}"))
        capture.begin(connection)
        for name, value in (("uuid", str(uuid.uuid4())), ("created", now())):
            connection.execute(insert(setting).values(uuid=str(uuid.uuid4()), name=name, value=value))
        span = Span(0, capture.place(connection))
        history.record(connection, span=span, at=now(), who=who, label=Message("action.workspace.create"))
    connection.close()
    raw.close()


def _move(beside: Path, path: Path) -> None:
    """Give the file its name without ever replacing another, and see the name onto the disk."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise Problem(Message("workspace.exists", name=path.name)) from None
    except OSError:  # a disk without hard links, a memory stick
        refuse_existing(path)
        beside.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
