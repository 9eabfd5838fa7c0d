"""The lock beside a workspace: one program writes, the next one is told who.

The system holds the lock, not the file's being there: after a crash the lock is free at once.
"""

import contextlib
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import IO

from claimtrack.domain.errors import HeldProblem, ReadingOnlyProblem
from claimtrack.domain.messages import Message
from claimtrack.storage.settings import user_name

INTERVAL = 0.05  # seconds between two tries
HOLDER_BYTES = 1000
# a link in the lock's place would have another file emptied, a pipe would hang
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(1 << 30)  # Windows locks bytes against reading too: lock one far behind the holder's name
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Lock:
    """A held lock; `release` gives it back and takes its file away."""

    def __init__(self, workspace: Path, *, wait: float) -> None:
        """Take the lock, waiting so many seconds; HeldProblem names who has it."""
        # a link and the file that it leads to are one workspace
        workspace = workspace.resolve()
        self._path = workspace.with_name(f"{workspace.name}.lock")
        until = time.monotonic() + wait
        while (file := self._attempt(workspace)) is None:
            if time.monotonic() >= until:
                raise HeldProblem(Message("workspace.held", name=workspace.name, holder=self._holder()))
            time.sleep(INTERVAL)
        self._file = file
        me = {"user": user_name(), "host": platform.node(), "pid": os.getpid()}
        with contextlib.suppress(OSError):  # on a full disk the lock holds without a name
            self._file.seek(0)
            self._file.truncate()
            self._file.write(json.dumps(me).encode())

    def release(self) -> None:
        """Give the lock back."""
        with contextlib.suppress(OSError):  # Windows keeps an open file; it is harmless there
            self._path.unlink()
        self._file.close()

    def _attempt(self, workspace: Path) -> IO[bytes] | None:
        try:
            mode = workspace.stat().st_mode & 0o666  # who may write the workspace may take the lock after a crash
            file = os.fdopen(os.open(self._path, FLAGS, mode), "r+b", buffering=0)
            try:
                if _try_lock(file) and self._is_still_there(file):
                    return file
            except BaseException:
                file.close()
                raise
        except OSError as error:
            why = error.strerror or str(error)
            raise ReadingOnlyProblem(Message("workspace.no-lock", name=workspace.name, why=why)) from error
        file.close()
        return None

    def _is_still_there(self, file: IO[bytes]) -> bool:
        """Whether the file that was locked is not one that its last holder took away meanwhile."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except OSError:
            return False

    def _holder(self) -> Message:
        try:
            with self._path.open("rb") as file:
                holder = json.loads(file.read(HOLDER_BYTES))
            return Message("workspace.holder", user=str(holder["user"]), host=str(holder["host"]), pid=holder["pid"])
        except (OSError, ValueError, KeyError, TypeError):
            return Message("workspace.holder-unknown")
