"""A file that appears whole or not at all: written beside its place, synced and moved into it."""

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.unfinished import sync_folder, unfinished

MEGABYTE = 2**20
_DATABASE = b"SQLite format 3\0"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Windows gives these names to devices, whatever their ending; a file so named could not be handed on
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def replacing(path: Path, *, overwrite: bool = False, workspace: Path | None = None) -> Iterator[BinaryIO]:
    """A stream whose bytes are in `path` once the block has ended, and nowhere if it fails.

    An existing file is replaced only with `overwrite`, a link is replaced and not followed, a workspace (`workspace` is
    the open one) never is. Problem where the place cannot be written to.
    """
    _demand_place(path, overwrite=overwrite, workspace=workspace)
    try:
        with unfinished(path.parent, mode=0o666) as beside:
            with beside.open("r+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _demand_place(path, overwrite=overwrite, workspace=workspace)  # the writing took its time
            beside.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        raise Problem(_explain(error, path)) from error


def _demand_place(path: Path, *, overwrite: bool, workspace: Path | None) -> None:
    name = str(path)
    if _CONTROL.search(name) or _DEVICE.match(path.name):
        raise Problem(Message("export.bad-name", file=_CONTROL.sub("\N{REPLACEMENT CHARACTER}", name)))
    try:
        if not path.parent.is_dir():
            raise Problem(Message("export.no-folder", folder=str(path.parent)))
        if os.path.lexists(path):
            _demand_replaceable(path, overwrite=overwrite, workspace=workspace)
    except OSError as error:
        raise Problem(_explain(error, path)) from error


def _demand_replaceable(path: Path, *, overwrite: bool, workspace: Path | None) -> None:
    name = str(path)
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        raise Problem(Message("export.folder", file=name))
    # The open workspace is told by its place alone: to open and close it here would drop its locks
    if (workspace is not None and path.exists() and path.samefile(workspace)) or _is_database(path):
        raise Problem(Message("export.workspace", file=name))
    if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        raise Problem(Message("export.not-a-file", file=name))
    if not overwrite:
        raise Problem(Message("export.exists", file=name))


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _explain(error: OSError, path: Path) -> Message:
    if error.errno in _FULL:
        free = shutil.disk_usage(path.parent).free / MEGABYTE
        return Message("export.disk-full", file=str(path), megabytes=f"{free:.1f}")
    if error.errno in _FORBIDDEN:
        return Message("export.not-allowed", file=str(path))
    return Message("export.failed", file=str(path), reason=error.strerror or str(error))
