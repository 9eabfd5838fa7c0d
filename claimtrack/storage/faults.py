"""What goes wrong with a file, in a sentence: a full disk, a moved or damaged file; a bug stays what it is."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import connections

# by the extended code where there is an entry, else by the primary one (sqlite.org/rescode.html)
_PROBLEMS = {
    sqlite3.SQLITE_FULL: "storage.full",
    sqlite3.SQLITE_IOERR: "storage.io",
    sqlite3.SQLITE_READONLY: "storage.readonly",
    sqlite3.SQLITE_READONLY_DBMOVED: "storage.gone",
    sqlite3.SQLITE_READONLY_ROLLBACK: "storage.io",  # a save is not taken back yet: the next one that writes does it
    sqlite3.SQLITE_CANTOPEN: "storage.gone",
    sqlite3.SQLITE_BUSY: "storage.busy",
    sqlite3.SQLITE_TOOBIG: "storage.too-large",
    sqlite3.SQLITE_CORRUPT: "storage.damaged",
    sqlite3.SQLITE_NOTADB: "storage.damaged",
}
# what is said without a code of its own: by Python of stored text that is none any more, which the functions of ours
# cannot be given either, and by SQLite of the index
_DAMAGED = (
    "decode to UTF-8",
    "user-defined function raised exception",
    "invalid fts5 file format",
    "vtable constructor failed",
)


class InterruptedProblem(Problem):
    """The writer of the same file had to go first; the question may be put again."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say what goes wrong with the file as a Problem."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        problem = _problem(error, path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged name in what it says of it
        raise Problem(Message("storage.damaged", name=path.name)) from error
    except OverflowError as error:  # a number that no table can hold was asked for
        raise NotFoundProblem(Message("storage.no-such-number")) from error


def result_code(error: DatabaseError | sqlite3.DatabaseError) -> int:
    """The extended result code; 0 where the error is not SQLite's own."""
    cause = error.orig if isinstance(error, DatabaseError) else error
    code: int = getattr(cause, "sqlite_errorcode", 0)
    return code


def is_interruption(error: BaseException) -> bool:
    """Whether a statement was stopped so that the writer could go first."""
    return isinstance(error, DatabaseError | sqlite3.DatabaseError) and result_code(error) == sqlite3.SQLITE_INTERRUPT


def _problem(error: DatabaseError | sqlite3.DatabaseError, path: Path) -> Problem | None:
    if is_interruption(error):
        return InterruptedProblem(Message("storage.busy", name=path.name))
    code = result_code(error)
    message = _PROBLEMS.get(code) or _PROBLEMS.get(code & 0xFF)
    if code & 0xFF == sqlite3.SQLITE_CORRUPT and _is_sound(path):
        message = "storage.io"
    if message is None and any(words in str(error) for words in _DAMAGED):
        message = "storage.damaged"
    if message is None:
        return None
    return Problem(Message(message, name=path.name, free=_free_megabytes(path)))


def _is_sound(path: Path) -> bool:
    """Whether a fresh look finds nothing wrong: a read that failed in passing looks like a damaged file."""
    try:
        with contextlib.closing(connections.connect(path, "ro")) as raw:
            return bool(raw.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:  # what still cannot be read is not judged
        return result_code(error) & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    except (OSError, ValueError):
        return False


def _free_megabytes(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free // 1_000_000
    except OSError:
        return 0
