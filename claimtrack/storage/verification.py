"""Looks whether a workspace is what its history says: the file, every stored byte, every row, the chain."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from claimtrack.domain.messages import Message
from claimtrack.storage import history
from claimtrack.storage.capture import image
from claimtrack.storage.connections import digest
from claimtrack.storage.content import pieces
from claimtrack.storage.schema import RECORDS, action, content

Progress = Callable[[int, int], None]


def verify(connection: Connection, progress: Progress | None = None) -> Iterator[Message]:
    """Name each damage; nothing where the workspace is sound. `progress` hears steps done and steps in all."""
    steps = (_file, _contents, _rows, _chain)
    for done, step in enumerate(steps, start=1):
        try:
            yield from step(connection)
        except (DatabaseError, sqlite3.DatabaseError, json.JSONDecodeError, KeyError) as error:
            yield Message("verify.unreadable", part=Message(f"verify.part{step.__name__}"), why=str(error))
        if progress:
            progress(done, len(steps))


def _file(connection: Connection) -> Iterator[Message]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Message("verify.file", what=line)
    for table, row, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Message("verify.dangling", kind=table, row=row or 0)


def _contents(connection: Connection) -> Iterator[Message]:
    for sha256, size in connection.execute(select(content.c.sha256, content.c.size)).fetchall():
        running, length = hashlib.sha256(), 0
        for piece in pieces(connection, sha256):
            running.update(piece)
            length += len(piece)
        if running.hexdigest() != sha256 or length != size:
            yield Message("verify.content", sha256=sha256, names=_bearers(connection, sha256))


def _bearers(connection: Connection, sha256: str) -> str:
    """What people know stored bytes by."""
    query = (
        "SELECT title FROM article WHERE ? IN (text_sha256, original_sha256) "
        "UNION SELECT coalesce(nullif(snapshot.name, ''), source.title) FROM snapshot "
        "JOIN source ON source.id = snapshot.source_id WHERE sha256 = ?"
    )
    return " · ".join(name for (name,) in connection.exec_driver_sql(query, (sha256, sha256)))


def _rows(connection: Connection) -> Iterator[Message]:
    """Compare every row with the hash that its last change left; both sides run in the order of the UUID."""
    for kind, table in RECORDS.items():
        present = connection.exec_driver_sql(
            f"SELECT uuid, id, {image(table)} FROM {kind} ORDER BY uuid"  # noqa: S608 - our own tables
        )
        rows = {uuid: (number, digest(row)) for uuid, number, row in present}
        # the later change of a row takes the earlier one's place
        last: dict[str, str | None] = dict(
            connection.exec_driver_sql("SELECT uuid, after FROM change WHERE kind = ? ORDER BY action, place", (kind,))
            .tuples()
            .all()
        )
        for uuid, (number, found) in rows.items():
            after = last.pop(uuid, None)
            if after is None or history.row_digest(after) != found:
                yield Message("verify.row", kind=Message(f"kind.{kind}"), row=number, uuid=uuid)
        for uuid, after in last.items():
            if after is not None:
                yield Message("verify.row-missing", kind=Message(f"kind.{kind}"), uuid=uuid)


def _chain(connection: Connection) -> Iterator[Message]:
    previous, expected = "", 1
    for line in connection.execute(select(action).order_by(action.c.sequence)).mappings().fetchall():
        if line["sequence"] != expected:
            yield Message("verify.history-gap", first=expected, last=line["sequence"] - 1)
        if history.chained(previous, dict(line), history.changes(connection, line["sequence"])) != line["hash"]:
            yield Message("verify.history", sequence=line["sequence"], at=line["at"])
        previous, expected = line["hash"], line["sequence"] + 1
    for (sequence,) in connection.exec_driver_sql(
        "SELECT DISTINCT action FROM change WHERE action NOT IN (SELECT sequence FROM action)"
    ):
        yield Message("verify.history-stray", sequence=sequence)
