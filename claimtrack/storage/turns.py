"""Whose turn it is: readers of a file in this process give way to its writer.

With a rollback journal a commit waits until nobody reads. A reader therefore holds a statement for 20 ms at most
while the writer waits; then it is interrupted and asks again, with more patience each time, so that a long question is
answered in the end beside a busy writer.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 0.020  # seconds
_turns: dict[Path, "Turns"] = {}
_turns_lock = threading.Lock()


class Turns:
    """The writer's wish to write one file, seen by the readers of it."""

    def __init__(self) -> None:
        self._writer_is_done = threading.Event()
        self._writer_is_done.set()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While the writer wants the file for itself."""
        self._writer_is_done.clear()
        try:
            yield
        finally:
            self._writer_is_done.set()

    def must_yield(self, since: float, patience: float) -> bool:
        """Whether a question that began at `since` (time.monotonic) has to stop after so many seconds."""
        return not self._writer_is_done.is_set() and time.monotonic() - since > patience

    def wait(self) -> None:
        """Wait until the writer is done."""
        self._writer_is_done.wait(5)


def turns_of(path: Path) -> Turns:
    """The turns of a file; everyone in this process who opens it gets the same."""
    with _turns_lock:
        return _turns.setdefault(path.resolve(), Turns())
