"""Whole copies of a workspace: made under another name, looked at, seen onto the disk, and only then given theirs."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.unfinished import unfinished
from claimtrack.storage import connections, file, structure
from claimtrack.storage.schema import APPLICATION_ID, VERSION

Progress = Callable[[int, int], None]
PAGES = 2_000  # copied between two looks at the progress; others may write in between
RESTARTS = 20  # SQLite begins anew when another connection has written

_HEAD = "SELECT sequence, hash FROM action ORDER BY sequence DESC LIMIT 1"
_COUNTED = ("action", "article", "claim", "content")


def save_copy(raw: sqlite3.Connection, path: Path, progress: Progress | None = None, *, is_deep: bool = True) -> None:
    """Save the whole workspace under another name; Problem where something is there already, or it would not be whole.

    `progress` hears pages done and pages in all; what it raises ends the copying. A deep look reads every page again.
    """
    try:
        file.refuse_existing(path)
        with unfinished(path.parent, mode=0o600) as beside:
            _copy(raw, beside, path.name, progress, is_deep=is_deep)
            with beside.open("rb+") as made:
                os.fsync(made.fileno())
            file.give_name(beside, path)
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Problem(Message("workspace.not-made", name=path.name, why=why)) from error


def head(raw: sqlite3.Connection) -> tuple[int, str]:
    """The last line of the history, by its number and its hash."""
    sequence, last = raw.execute(_HEAD).fetchone() or (0, "")
    return int(sequence), str(last)


def is_whole(copy: sqlite3.Connection, *, is_deep: bool) -> bool:
    """Whether a copy is a workspace of this or of an earlier version, with all its tables and pages."""
    try:
        [application], [version] = (
            copy.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        )
        if application != APPLICATION_ID or not 1 <= version <= VERSION:
            return False
        if version == VERSION and structure.differences(copy):
            return False
        # a copy that was cut off may look sound and have no tables at all
        counts = [copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED]  # noqa: S608 - ours
        return counts[0] > 0 and (not is_deep or copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _copy(raw: sqlite3.Connection, beside: Path, name: str, progress: Progress | None, *, is_deep: bool) -> None:
    before = head(raw)
    with contextlib.closing(connections.connect(beside, "rw")) as copy:
        # nothing is lost with a half copy: it is seen onto the disk when it is whole
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            copy.execute(f"PRAGMA {pragma}")
        raw.backup(copy, pages=PAGES, progress=_Watch(name, progress))
        if not is_whole(copy, is_deep=is_deep) or head(copy) < before:
            raise Problem(Message("workspace.copy-failed", name=name))


class _Watch:
    """Tells how far the copying is, and ends it where others write so often that it never will be done."""

    def __init__(self, name: str, progress: Progress | None) -> None:
        self._name, self._progress = name, progress
        self._left: int | None = None
        self._restarts = 0

    def __call__(self, _status: int, left: int, pages: int) -> None:
        self._restarts += self._left is not None and left > self._left
        self._left = left
        if self._restarts > RESTARTS:
            raise Problem(Message("backup.busy", name=self._name))
        if self._progress:
            self._progress(pages - left, pages)
