"""Files that are being written: under a name of their own beside their place, until they are whole.

A program that is killed leaves such a file behind. The one that writes holds a lock on it, which the system takes away
with the program: so the next one that writes into the folder knows what is nobody's any more, and removes it.
"""

import contextlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = re.compile(r"(\.claimtrack-[0-9a-f]{16}\.part)(-journal|\.lock)?")
# what bears the name and is a link or a pipe is not followed and not waited for
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

if sys.platform != "win32":
    import fcntl


@contextmanager
def unfinished(folder: Path, *, mode: int) -> Iterator[Path]:
    """An empty file in a folder, to be written and given its name; it is gone afterwards where it got none.

    What others left there unfinished goes first. `mode` says who may read it, less what the user's mask takes off.
    OSError where nothing can be made.
    """
    sweep(folder)
    path, file = _make(folder, mode)
    try:
        if sys.platform == "win32":  # a file that is held open could not be given its name there
            os.close(file)
        yield path
    finally:
        for beside in ("", "-journal"):
            with contextlib.suppress(OSError):
                path.with_name(f"{path.name}{beside}").unlink()
        if sys.platform != "win32":
            os.close(file)


def sweep(folder: Path) -> None:
    """Remove what programs that were killed left unfinished in a folder."""
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in found if _NAME.fullmatch(entry.name)]
    except OSError:
        return
    for name in sorted(names):  # a file before what lies beside it
        with contextlib.suppress(OSError):
            _remove(folder / name)


def sync_folder(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make(folder: Path, mode: int) -> tuple[Path, int]:
    while True:
        path = folder / f".claimtrack-{secrets.token_hex(8)}.part"
        file = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, mode)
        if not _is_free(file) or _is_at(path, file):
            return path, file
        os.close(file)  # another program took it for forsaken before it was locked


def _remove(path: Path) -> None:
    match = _NAME.fullmatch(path.name)
    if match is not None and match[2]:
        if not os.path.lexists(path.with_name(match[1])):
            path.unlink()
        return
    file = os.open(path, _FLAGS)
    try:
        is_forsaken = stat.S_ISREG(os.fstat(file).st_mode) and _is_free(file) and _is_at(path, file)
        if is_forsaken and sys.platform != "win32":
            path.unlink()
    finally:
        os.close(file)
    if is_forsaken and sys.platform == "win32":  # which refuses where another program has it open
        path.unlink()


def _is_free(file: int) -> bool:
    """Take the lock; False where another program holds it, or the disk knows no locks."""
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _is_at(path: Path, file: int) -> bool:
    """Whether the open file is the one that bears the name."""
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except OSError:
        return False
