"""Backups of a workspace, in the user's data folder by its UUID: when one is due, how it is made, which ones are kept.

All of the last two days that have any are kept, then one of each of 12 days, 10 weeks and 9 months, as long as there is
room. The names tell the moment and the last line of the history: no clock that is set back makes one seem the newest.
"""

import contextlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from platformdirs import user_data_path

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.unfinished import sweep
from claimtrack.storage import connections, copying, file, private
from claimtrack.storage.copying import Progress

EVERY, EVERY_LARGE = timedelta(minutes=30), timedelta(days=1)
LARGE = 200_000_000  # bytes of a workspace
LIMIT = 10_000_000_000  # bytes of all backups
DAYS, WEEKS, MONTHS = 12, 10, 9  # of which one is kept each
WHOLE_DAYS = 2  # of which all are kept
MOST = 200  # in all

_MOMENT = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-(\d{1,18})-([0-9a-f]{8})\.claimtrack", re.ASCII)
_PLACE = "place.json"
_PLACE_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it is, when it was made, its bytes, and the last line of the history that is in it."""

    path: Path
    made: datetime
    size: int
    sequence: int
    head: str  # the first digits of that line's hash


def root() -> Path:
    """The folder of all backups."""
    return user_data_path("claimtrack", appauthor=False) / "backups"


def folder_of(workspace: str) -> Path:
    """Where the backups of a workspace lie, by its UUID; ValueError where a foreign file names itself otherwise."""
    return root() / str(UUID(workspace))


def entries(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; what bears another name is none."""
    try:
        found = [backup for path in folder.iterdir() if (backup := _entry(path))]
    except OSError:
        return []
    return sorted(found, key=lambda backup: (backup.made, backup.sequence), reverse=True)


def is_changed(raw: sqlite3.Connection, folder: Path) -> bool:
    """Whether anything was done since the newest backup."""
    sequence, last = copying.head(raw)
    return not any((backup.sequence, backup.head) == (sequence, last[:8]) for backup in entries(folder)[:1])


def is_due(raw: sqlite3.Connection, folder: Path, *, size: int) -> bool:
    """Whether a backup is to be made now: something was done, and the newest one is old enough, or from the future."""
    newest = next(iter(entries(folder)), None)
    every = EVERY_LARGE if size > LARGE else EVERY
    is_old = newest is None or not timedelta(0) <= datetime.now(UTC) - newest.made < every
    return is_old and is_changed(raw, folder)


def make(raw: sqlite3.Connection, folder: Path, workspace: Path, progress: Progress | None = None) -> Backup:
    """Back a workspace up and let go of the backups that are not kept; Problem where there is no room for one more."""
    size = _size(raw)
    private.make_folder(folder)
    sweep(folder)  # what takes room and is of no use
    free = shutil.disk_usage(folder).free
    if size > free / 2:
        megabytes = {"size": size // 1_000_000, "free": free // 1_000_000}
        raise Problem(Message("backup.no-room", name=workspace.name, **megabytes))
    made = datetime.now(UTC).replace(microsecond=0)
    if newest := next(iter(entries(folder)), None):
        made = max(made, newest.made + timedelta(seconds=1))
    sequence, last = copying.head(raw)
    path = folder / f"{made.strftime(_MOMENT)}-{sequence}-{last[:8]}.claimtrack"
    copying.save_copy(raw, path, progress, is_deep=size <= LARGE)
    _note_place(folder, workspace)
    for backup in unkept(entries(folder), room=_room(folder)):
        with contextlib.suppress(OSError):
            backup.path.unlink()
    return Backup(path, made, path.stat().st_size, sequence, last[:8])


def unkept(backups: list[Backup], *, room: int) -> list[Backup]:
    """Those of the backups, the newest first, that are not kept, in so many bytes; the newest one always is."""
    used, kept, taken = _of_use(backups), list[Backup](), 0
    for backup in [backup for backup in backups if backup in used][:MOST]:
        taken += backup.size
        if kept and taken > room:
            break
        kept.append(backup)
    return [backup for backup in backups if backup not in kept]


def _of_use(backups: list[Backup]) -> set[Backup]:
    days = list(dict.fromkeys(backup.made.date() for backup in backups))
    used = {backup for backup in backups if backup.made.date() in days[:WHOLE_DAYS]}
    used.update(_one_each(backups, "%Y-%m-%d", DAYS))
    used.update(_one_each(backups, "%G-%V", WEEKS))
    used.update(_one_each(backups, "%Y-%m", MONTHS))
    return used


def _one_each(backups: Iterable[Backup], period: str, count: int) -> list[Backup]:
    newest: dict[str, Backup] = {}
    for backup in backups:
        newest.setdefault(backup.made.strftime(period), backup)
    return list(newest.values())[:count]


def newest_good(workspace: Path) -> Backup | None:
    """The newest backup of a workspace that is whole, be the workspace itself damaged or gone."""
    for folder in _folders(workspace):
        for backup in entries(folder):
            if is_good(backup.path):
                return backup
    return None


def is_good(path: Path) -> bool:
    """Whether every page of a backup can be read and holds what it should."""
    try:
        file.refuse_foreign(path)
        with contextlib.closing(connections.connect(path, "ro")) as raw:
            return path.stat().st_size >= _size(raw) and copying.is_whole(raw, is_deep=True)
    except (Problem, OSError, sqlite3.Error):
        return False


def identity(raw: sqlite3.Connection) -> str:
    """The UUID of a workspace, by which its backups are found."""
    row = raw.execute("SELECT value FROM setting WHERE name = 'uuid'").fetchone()
    return str(row[0]) if row else ""


def _folders(workspace: Path) -> Iterator[Path]:
    """The folder of a workspace by its UUID, or else those whose backups were made of a file in its place."""
    with contextlib.suppress(OSError, ValueError, sqlite3.Error):
        with contextlib.closing(connections.connect(workspace, "ro")) as raw:
            yield folder_of(identity(raw))
        return
    with contextlib.suppress(OSError):
        yield from (folder for folder in sorted(root().iterdir()) if _place(folder) == str(workspace.resolve()))


def _note_place(folder: Path, workspace: Path) -> None:
    with contextlib.suppress(OSError):
        noted = private.open_file(folder / _PLACE, os.O_WRONLY | os.O_TRUNC)
        with os.fdopen(noted, "w", encoding="utf-8") as place:
            json.dump({"path": str(workspace.resolve())}, place)


def _place(folder: Path) -> str | None:
    try:
        return str(json.loads(private.read_file(folder / _PLACE, _PLACE_BYTES))["path"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _room(folder: Path) -> int:
    """Bytes that the backups of one workspace may take beside those of the others, half of what is free at most."""
    own = _taken([folder])
    others = _taken(each for each in root().iterdir() if each != folder)
    return min(LIMIT, (shutil.disk_usage(folder).free + own + others) // 2) - others


def _taken(folders: Iterable[Path]) -> int:
    return sum(backup.size for folder in folders for backup in entries(folder))


def _size(raw: sqlite3.Connection) -> int:
    [pages], [size] = (raw.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages * size)


def _entry(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    try:
        made = datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC) if match else None
        return Backup(path, made, path.stat().st_size, int(match[2]), match[3]) if match and made else None
    except (OSError, ValueError):  # removed meanwhile, or no such day
        return None
