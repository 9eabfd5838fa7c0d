"""Upkeep of a workspace file: bytes that nothing refers to removed, the file made small, a whole copy saved."""

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete, func, select, union

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import connections, file, structure
from claimtrack.storage.schema import APPLICATION_ID, article, chunk, content, evidence, guards, snapshot

Progress = Callable[[int, int], None]
PAGES = 2_000  # copied between two looks at the progress

_NAMING = (
    *(article.c.text_sha256, article.c.original_sha256, evidence.c.pinned_sha256),
    *(snapshot.c.sha256, snapshot.c.record, snapshot.c.text_sha256),
)
_USED = union(*(select(name).where(name.is_not(None)) for name in _NAMING))
_IS_UNUSED = content.c.sha256.not_in(_USED)
_HEAD = "SELECT sequence, hash FROM action ORDER BY sequence DESC LIMIT 1"


def unused(connection: Connection) -> tuple[int, int]:
    """How many stored files no article and no kept copy refers to, and their bytes."""
    query = select(func.count(), func.coalesce(func.sum(content.c.size), 0)).where(_IS_UNUSED)
    count, size = connection.execute(query).one()
    return count, size


def remove_unused(connection: Connection) -> None:
    """Remove the stored files that nothing refers to, inside an action: the one that the guards make way for."""
    making_way = {f"{table}_no_delete" for table in ("content", "chunk")}
    for guard in making_way:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {guard}")
    connection.execute(delete(chunk).where(chunk.c.content_id.in_(select(content.c.id).where(_IS_UNUSED))))
    connection.execute(delete(content).where(_IS_UNUSED))
    for statement in guards():
        if statement.split()[2] in making_way:
            connection.exec_driver_sql(statement)


def save_copy(raw: sqlite3.Connection, path: Path, progress: Progress | None = None) -> None:
    """Save the whole workspace under another name; Problem where something is there already.

    The copy is made under another name, checked and seen onto the disk before it gets its own. `progress` hears pages
    done and pages in all.
    """
    try:
        file.refuse_existing(path)
        beside = path.with_name(f".{uuid.uuid4().hex}")
        try:
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _copy(raw, beside, path.name, progress)
            with beside.open("rb+") as made:
                os.fsync(made.fileno())
            file.give_name(beside, path)
        finally:
            for left in (beside, beside.with_name(f"{beside.name}-journal")):
                left.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Problem(Message("workspace.not-made", name=path.name, why=why)) from error


def _copy(raw: sqlite3.Connection, beside: Path, name: str, progress: Progress | None) -> None:
    before = raw.execute(_HEAD).fetchone()
    with contextlib.closing(connections.connect(beside, "rw")) as copy:
        told = (lambda _status, left, pages: progress(pages - left, pages)) if progress else None
        raw.backup(copy, pages=PAGES, progress=told)
        is_ours = copy.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        is_sound = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        if not is_ours or not is_sound or structure.differences(copy) or copy.execute(_HEAD).fetchone() < before:
            raise Problem(Message("workspace.copy-failed", name=name))
