"""Backups of a workspace: made beside the work, offered where the file is damaged, restored into a new file."""

import contextlib
import os
import subprocess
from enum import StrEnum
from pathlib import Path

import claimtrack
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.child.running import program
from claimtrack.storage import backups, connections, copying, faults, file
from claimtrack.storage.backups import Backup
from claimtrack.storage.copying import Progress
from claimtrack.storage.store import Store
from claimtrack.workspace.desk import Desk

_going_on: list[subprocess.Popen[bytes]] = []  # Python complains of a child that it forgets while it runs


class When(StrEnum):
    """What has to be so for a backup to be made."""

    ALWAYS = "always"
    CHANGED = "changed"  # something was done since the newest one
    DUE = "due"  # that, and the newest one is half an hour old; of a large file, a day


class Backups:
    """The backups of an open workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self) -> list[Backup]:
        """The backups that are kept, the newest first."""
        return self._desk.store.backups

    def make(self, when: When = When.ALWAYS, on_progress: Progress | None = None) -> Backup | None:
        """Back the workspace up, where that is asked for; others may go on writing, in this process too.

        The backup is checked before it has its name. Problem where there is no room, or others write all the time.
        """
        store = self._desk.store
        if (when is When.CHANGED and store.is_backed_up) or (when is When.DUE and not store.is_backup_due):
            return None
        return store.back_up(on_progress)


def back_up(path: Path, when: When = When.ALWAYS, on_progress: Progress | None = None) -> Backup | None:
    """Back up a workspace that is open elsewhere, by a connection that only reads: for a thread beside the work."""
    store = Store(path, is_readonly=True, wait=0)
    try:
        return Backups(Desk(store, "")).make(when, on_progress)
    finally:
        store.close()


def back_up_later(path: Path) -> None:
    """Have a program of its own back up what was changed; it goes on after this one has ended, which never waits."""
    _going_on[:] = [other for other in _going_on if other.poll() is None]
    environment = os.environ | {"PYTHONPATH": str(Path(claimtrack.__file__).parents[1])}
    with contextlib.suppress(OSError):
        _going_on.append(
            subprocess.Popen(  # noqa: S603 - our own program
                [*program(), "backup", "--if-changed", os.fspath(path.absolute())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        )


def newest_good(path: Path) -> Backup | None:
    """The newest backup of a workspace that can be read to its last page, be the workspace damaged or gone."""
    return backups.newest_good(path)


def restore(backup: Path, path: Path, on_progress: Progress | None = None) -> None:
    """Make a new workspace from a backup; nothing that is there is ever replaced. Problem where it is damaged."""
    file.refuse_foreign(backup)
    if not backups.is_good(backup):
        raise Problem(Message("backup.damaged", name=backup.name))
    with faults.told(path), contextlib.closing(connections.connect(backup, "ro")) as raw:
        copying.save_copy(raw, path, on_progress)
