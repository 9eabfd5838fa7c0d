"""A workspace as a file: made whole, recognised, and refused in a sentence where it is not ours."""

import os
import sqlite3
import stat
import uuid
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import stamp
from claimtrack.domain.unfinished import sync_folder, unfinished
from claimtrack.storage import capture, connections, faults, history, outcome, structure
from claimtrack.storage.capture import Span
from claimtrack.storage.columns import metadata
from claimtrack.storage.schema import APPLICATION_ID, SEARCH, VERSION, guards, migration, setting

LONGEST_NAME = 255  # bytes, on nearly every file system
_JOURNALS = ("-journal", "-wal", "-shm")  # what SQLite looks for beside a file
BESIDE = len("-journal")  # the longest name that SQLite and the lock need beside the file


def create(path: Path, *, who: str) -> None:
    """Make an empty workspace; a file that is there already is never touched.

    It is made under another name and moved into place, so that a half-made one never bears the final name.
    """
    try:
        _refuse_long_name(path)
        refuse_existing(path)
        with unfinished(path.parent, mode=0o600) as beside:
            with faults.told(path):
                fill(beside, who=who)
            give_name(beside, path)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise Problem(Message("workspace.not-made", name=path.name, why=_why(error))) from error


def refuse_existing(path: Path) -> None:
    """Problem where something is there already, or where the folder is missing."""
    if os.path.lexists(path):
        raise Problem(Message("workspace.exists", name=path.name))
    if not path.parent.is_dir():
        raise Problem(Message("workspace.no-folder", folder=str(path.parent)))


def refuse_foreign(path: Path) -> None:
    """Problem where there is no file, or one of another program; it is looked at without locks and never changed.

    A save may be under way or may have been cut off: what only looks damaged is left to be judged under a lock.
    """
    try:
        if not path.is_file():
            kind = "not-a-file" if os.path.lexists(path) else "missing"
            raise Problem(Message(f"workspace.{kind}", name=path.name))
        raw = connections.connect(path, "ro&immutable=1")
    except (OSError, ValueError, sqlite3.Error) as error:
        raise Problem(Message("workspace.unreadable", name=path.name, why=_why(error))) from error
    try:
        application = _header(raw, "application_id")
    except sqlite3.DatabaseError as error:
        code = faults.result_code(error) & 0xFF
        if code == sqlite3.SQLITE_CORRUPT:
            return
        if code == sqlite3.SQLITE_NOTADB:
            raise Problem(Message("workspace.foreign", name=path.name)) from error
        raise Problem(Message("workspace.unreadable", name=path.name, why=_why(error))) from error
    finally:
        raw.close()
    if application != APPLICATION_ID:
        raise Problem(Message("workspace.foreign", name=path.name))
    _refuse_odd_journal(path)


def _refuse_odd_journal(path: Path) -> None:
    """Problem where a pipe or the like lies in the place of the journal, which SQLite would wait for without an end."""
    for suffix in _JOURNALS:
        journal = Path(f"{path.resolve()}{suffix}")
        if os.path.lexists(journal) and not stat.S_ISREG(journal.lstat().st_mode):
            raise Problem(Message("workspace.odd-journal", name=path.name, journal=journal.name))


def open_raw(path: Path, *, is_readonly: bool) -> tuple[sqlite3.Connection, int]:
    """Open a workspace that is there; the connection and the version of its schema.

    Problem where it is newer than this program, or not built like one of ours.
    """
    if not is_readonly:
        _refuse_long_name(path)
    raw = connections.connect(path, "ro" if is_readonly else "rw")
    try:
        raw.execute("BEGIN")  # one snapshot, whatever is saved meanwhile
        version = _identify(raw, path)
        raw.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raw.close()
        if is_readonly and faults.result_code(error) == sqlite3.SQLITE_READONLY_ROLLBACK:
            _roll_back(path)
            return open_raw(path, is_readonly=is_readonly)
        raise
    except BaseException:
        raw.close()
        raise
    return raw, version


def _identify(raw: sqlite3.Connection, path: Path) -> int:
    if _header(raw, "application_id") != APPLICATION_ID:
        raise Problem(Message("workspace.foreign", name=path.name))
    version = _header(raw, "user_version")
    if version > VERSION:
        raise Problem(Message("workspace.newer", name=path.name, version=version, known=VERSION))
    if version < 1 or (version == VERSION and (found := structure.differences(raw))):
        what = ", ".join(found[:5]) if version >= 1 else f"version {version}"
        raise Problem(Message("workspace.damaged", name=path.name, what=what))
    if path.stat().st_size < _header(raw, "page_count") * _header(raw, "page_size"):  # SQLite overlooks half a page
        raise Problem(Message("storage.damaged", name=path.name))
    return version


def _header(raw: sqlite3.Connection, field: str) -> int:
    value: int = raw.execute(f"PRAGMA {field}").fetchone()[0]
    return value


def _roll_back(path: Path) -> None:
    """Take back a save that was cut off, which a connection that only reads cannot do."""
    raw = connections.connect(path, "rw")
    try:
        _header(raw, "user_version")
    except sqlite3.OperationalError as error:
        raise Problem(Message("workspace.half-saved", name=path.name)) from error
    finally:
        raw.close()


def _refuse_long_name(path: Path) -> None:
    """Problem where no journal could lie beside the file, without which nothing is ever saved."""
    limit = LONGEST_NAME - BESIDE
    if len(os.fsencode(path.resolve().name)) > limit:
        raise Problem(Message("workspace.name-too-long", limit=limit))


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def now() -> str:
    """This moment in UTC, ISO 8601 with a Z, to the millisecond."""
    return stamp(datetime.now(UTC))


def fill(path: Path, *, who: str) -> None:
    """Make an empty workspace of an empty file."""
    raw = connections.connect(path, "rw")
    try:
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
            outcome.settle(raw, Span(0, capture.place(connection)))
            history.record(connection, at=now(), who=who, label=Message("action.workspace.create"))
        connection.close()
    finally:
        connections.close_writer(raw)


def give_name(beside: Path, path: Path) -> None:
    """Give the file its name without ever replacing another, and see the name onto the disk."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise Problem(Message("workspace.exists", name=path.name)) from None
    except OSError:  # a disk without hard links, a memory stick
        refuse_existing(path)
        beside.rename(path)
    sync_folder(path.parent)
