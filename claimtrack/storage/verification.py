"""Looks whether a workspace is what its history says: the file, every stored byte, every row, the chain."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from claimtrack.domain.messages import Message
from claimtrack.storage import branches, faults, history, structure
from claimtrack.storage.capture import image
from claimtrack.storage.connections import digest, driver
from claimtrack.storage.content import pieces
from claimtrack.storage.schema import RECORDS, action, content

Progress = Callable[[int, int], None]
BATCH = 1_000  # rows looked at in one statement
_PARTS = 100  # of the whole
_DONE = {"file": 10, "contents": 80, "rows": 95, "chain": _PARTS}  # after each step: the bytes take longest


def verify(connection: Connection, progress: Progress | None = None) -> Iterator[Message]:
    """Name each damage; nothing where the workspace is sound.

    `progress` hears how many parts of all are done, often while stored bytes are read, and may end it by raising.
    """
    report = progress or _be_silent
    steps: dict[str, Callable[[], Iterator[Message]]] = {
        "file": partial(_file, connection),
        "contents": partial(_contents, connection, report),
        "rows": partial(_rows, connection),
        "chain": partial(_chain, connection),
    }
    with _reading_damaged_text(driver(connection)):
        for name, step in steps.items():
            try:
                yield from step()
            except (DatabaseError, sqlite3.DatabaseError, ValueError, TypeError, LookupError) as error:
                if faults.is_interruption(error):
                    raise
                yield Message("verify.unreadable", part=Message(f"verify.part.{name}"), why=str(error))
            report(_DONE[name], _PARTS)


@contextmanager
def _reading_damaged_text(raw: sqlite3.Connection) -> Iterator[None]:
    """Read bytes that are no UTF-8 as something else than they were, rather than not at all."""
    raw.text_factory = lambda text: text.decode("utf-8", "backslashreplace")
    try:
        yield
    finally:
        raw.text_factory = str


def _file(connection: Connection) -> Iterator[Message]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Message("verify.file", what=line)
    for guard in structure.missing_guards(driver(connection)):
        yield Message("verify.guard", name=guard)
    for table, row, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Message("verify.dangling", kind=table, row=row or 0)


def _be_silent(_done: int, _parts: int) -> None:
    """Nobody wants to know how far it is."""


def _contents(connection: Connection, report: Progress) -> Iterator[Message]:
    found = connection.execute(select(content.c.sha256, content.c.size)).fetchall()
    total, read = sum(size for _, size in found if isinstance(size, int)), 0
    before, share = _DONE["file"], _DONE["contents"] - _DONE["file"]
    for sha256, size in found:
        running, length = hashlib.sha256(), 0
        for piece in pieces(connection, sha256):
            running.update(piece)
            length += len(piece)
            read += len(piece)
            report(before + share * min(read, total) // max(total, 1), _PARTS)
        if running.hexdigest() != sha256 or length != size:
            yield Message("verify.content", sha256=sha256, names=_bearers(connection, sha256))


def _bearers(connection: Connection, sha256: str) -> str:
    """What people know stored bytes by."""
    query = (
        "SELECT title FROM article WHERE ? IN (text_sha256, original_sha256) "
        "UNION SELECT coalesce(nullif(snapshot.name, ''), source.title) FROM snapshot "
        "JOIN source ON source.id = snapshot.source_id WHERE ? IN (sha256, record, text_sha256) "
        "UNION SELECT source.title FROM evidence JOIN source ON source.id = evidence.source_id WHERE pinned_sha256 = ?"
    )
    return " · ".join(name for (name,) in connection.exec_driver_sql(query, (sha256,) * 3))


def _rows(connection: Connection) -> Iterator[Message]:
    """Compare every row with the hash that its last change left."""
    for kind, table in RECORDS.items():
        # the later change of a row takes the earlier one's place
        last: dict[str, str | None] = dict(
            connection.exec_driver_sql(
                "SELECT uuid, after FROM change WHERE kind = ? ORDER BY action, place", (kind,)
            ).all()
        )
        for number, uuid, row in _images(connection, table):
            after = last.pop(uuid, None)
            if row is None or after is None or history.row_digest(str(after)) != digest(str(row)):
                yield Message("verify.row", kind=Message(f"kind.{kind}"), row=number, uuid=uuid)
        for uuid, after in last.items():
            if after is not None:
                yield Message("verify.row-missing", kind=Message(f"kind.{kind}"), uuid=uuid)


def _images(connection: Connection, table: Table) -> Iterator[tuple[int, str, str | None]]:
    """Number, UUID and image of each row, by way of no index; no image where a value is not of a kind that has one."""
    numbers = connection.exec_driver_sql(f"SELECT id FROM {table.name} NOT INDEXED").scalars().all()  # noqa: S608 - ours
    rows = f"FROM {table.name} NOT INDEXED WHERE id BETWEEN ? AND ?"
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        try:
            yield from _rows_of(connection, f"SELECT id, uuid, {image(table)} {rows}", batch[0], batch[-1])
        except DatabaseError as error:
            if faults.is_interruption(error):
                raise
            for number in batch:
                try:
                    yield from _rows_of(connection, f"SELECT id, uuid, {image(table)} {rows}", number, number)
                except DatabaseError:
                    yield from _rows_of(connection, f"SELECT id, uuid, NULL {rows}", number, number)


def _rows_of(connection: Connection, query: str, first: int, last: int) -> Sequence[tuple[int, str, str | None]]:
    return connection.exec_driver_sql(query, (first, last)).all()


def _chain(connection: Connection) -> Iterator[Message]:
    previous, expected = "", 1
    for line in connection.execute(select(action).order_by(action.c.sequence)).mappings().fetchall():
        sequence = line["sequence"]
        if sequence != expected:
            yield Message("verify.history-gap", first=expected, last=sequence - 1)
        if not _is_chained(connection, previous, dict(line)):
            yield Message("verify.history", sequence=sequence, at=line["at"])
        previous, expected = line["hash"], sequence + 1
    given = connection.exec_driver_sql("SELECT seq FROM main.sqlite_sequence WHERE name = 'action'").scalar()
    if isinstance(given, int) and given >= expected:
        yield Message("verify.history-gap", first=expected, last=given)
    for (sequence,) in connection.exec_driver_sql(
        "SELECT DISTINCT action FROM change WHERE action NOT IN (SELECT sequence FROM action)"
    ):
        yield Message("verify.history-stray", sequence=sequence)
    yield from branches.verify(connection)


def _is_chained(connection: Connection, previous: str, line: Mapping[str, Any]) -> bool:
    try:
        found = history.chained(previous, line, history.changes(connection, line["sequence"]))
    except TypeError:  # bytes where text was
        return False
    return found == str(line["hash"])
