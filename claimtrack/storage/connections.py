"""Connections to a workspace file: one that writes, any number that read."""

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from weakref import WeakSet

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from claimtrack.language.text.folding import fold
from claimtrack.storage import fences
from claimtrack.storage.turns import Turns

BUSY = 10.0  # seconds to wait for another program's transaction
WRITING = "BEGIN IMMEDIATE"
READING = "BEGIN"
STATEMENTS = 500  # kept prepared; an action alone takes some twenty
CACHE = 64_000  # KiB of pages that the writer keeps at most, so that large actions do not write the same page twice
STEPS = 2_000  # virtual machine steps between two looks at whose turn it is


def address(path: Path, mode: str) -> str:
    """The file as SQLite wants it, whatever characters are in its name, on every system."""
    return f"file:///{quote(os.fsencode(path.absolute().as_posix()).removeprefix(b'/'))}?mode={mode}"


def digest(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open the file (`ro`, `rw`) without changing anything in it; only the first question touches it."""
    return _prepared(
        sqlite3.connect(address(path, mode), uri=True, isolation_level=None, timeout=BUSY, cached_statements=STATEMENTS)
    )


def in_memory() -> sqlite3.Connection:
    """An empty database that is no file, for what must not change one."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None, cached_statements=STATEMENTS))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("digest", 1, digest, deterministic=True)
    fences.put_up(connection)
    connection.create_function("fold", 1, lambda text: fold(text) if text else "", deterministic=True)
    return connection


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what has to be done outside of a transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - made here
    return raw


def writer(raw: sqlite3.Connection) -> Connection:
    """The connection that writes: transactions take their lock at once, and last when they return."""
    raw.execute("PRAGMA journal_mode=TRUNCATE")
    raw.execute("PRAGMA synchronous=EXTRA")
    raw.execute(f"PRAGMA cache_size=-{CACHE}")
    return _core(raw, WRITING)


def reader(raw: sqlite3.Connection) -> Connection:
    """A connection that only reads."""
    raw.execute("PRAGMA query_only=ON")
    return _core(raw, READING)


def begin_with(connection: Connection, begin: str) -> None:
    """How the next transactions of a connection begin: for WRITING or for READING."""
    connection.info["begin"] = begin


def _core(raw: sqlite3.Connection, begin: str) -> Connection:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: raw.execute(connection.info["begin"]))
    connection = engine.connect()
    begin_with(connection, begin)
    cursors = connection.info["cursors"] = WeakSet[sqlite3.Cursor]()
    event.listen(engine, "before_cursor_execute", lambda _connection, cursor, *_rest: cursors.add(cursor))
    return connection


def end_statements(connection: Connection) -> None:
    """Close what was not read to its end: it would hold its lock on the file as long as an error remembers it."""
    for cursor in list(connection.info["cursors"]):
        cursor.close()


def close_writer(raw: sqlite3.Connection) -> None:
    """Close the connection that writes, and take the empty journal away that it worked with."""
    with contextlib.suppress(sqlite3.Error):  # where it must stay it does no harm
        raw.execute("PRAGMA journal_mode=DELETE")
    raw.close()


@contextmanager
def giving_way(raw: sqlite3.Connection, turns: Turns, patience: float, stop: threading.Event) -> Iterator[None]:
    """Let a statement be interrupted once it is to stop, or while the writer of the same file has waited that long."""
    since = time.monotonic()
    raw.set_progress_handler(lambda: stop.is_set() or turns.must_yield(since, patience), STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
