"""The stored files of a workspace as a whole: which of them nothing needs any more."""

import contextlib
from dataclasses import dataclass

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import upkeep
from claimtrack.workspace.desk import Desk

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class UnusedFiles:
    """How many stored files nothing refers to, and their size in bytes."""

    count: int
    size: int


class Files:
    """The stored files of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def unused(self) -> UnusedFiles:
        """What `remove_unused` would remove."""
        with self._desk.read() as connection:
            return UnusedFiles(*upkeep.unused(connection))

    def remove_unused(self) -> Changes:
        """Remove the stored files that no article and no kept copy refers to; it cannot be undone.

        An import that was taken back cannot be done again afterwards. The file gets smaller once it is compacted.
        """
        found = self.unused()
        megabytes = f"{found.size / MEGABYTE:.1f}"
        label = Message("action.files.remove-unused", count=found.count, megabytes=megabytes)
        if found.count:
            with contextlib.suppress(Problem):  # who makes room may have none for a backup
                self._desk.back_up_first()
        with self._desk.act(label, is_undoable=False) as action:
            if found.count:
                upkeep.remove_unused(action.connection)
                action.is_noted = True
        return action.changes
