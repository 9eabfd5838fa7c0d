"""The user's own folders and files, which nobody else may read, even if they lay there open before."""

import contextlib
import errno
import os
import stat
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe in its place is not waited for


def make_folder(path: Path) -> None:
    """Make a folder where there is none, and close it to others; OSError where it cannot be made."""
    path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    close(path, FOLDER)


def open_file(path: Path, flags: int) -> int:
    """Open a file, made where there is none and closed to others; OSError where it cannot be opened."""
    file = os.open(path, flags | _AT_ONCE | os.O_CREAT, FILE)
    close(path, FILE)
    return file


def read_file(path: Path, most: int) -> bytes:
    """The first so many bytes of a file; OSError where it cannot be read, or is a pipe or a device."""
    with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return file.read(most)


def close(path: Path, mode: int) -> None:
    """Take from others what rights they have to a folder or a file, where that is the user's to decide."""
    with contextlib.suppress(OSError):
        if path.stat().st_mode & _OTHERS:
            path.chmod(mode)
