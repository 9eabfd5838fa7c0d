"""Bytes from a file or a stream that may be anything: a pipe, a device, a folder, a file that grows or vanishes."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

MEGABYTE = 2**20
LIMIT = 25 * MEGABYTE  # bytes of a text
DOCUMENT_LIMIT = 100 * MEGABYTE  # bytes of a document with pictures in it, of which the text is a small part

# By its name, and never opened: to close an open workspace here would drop the locks that SQLite has on it
_WORKSPACE = ".claimtrack"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """The content of a regular file; Problem for everything else and for what is larger than `limit` bytes."""
    with open_regular(path) as file:
        return read_stream(file, str(path), limit)


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open to be read; Problem for everything else, and for what goes wrong while it is read."""
    name = str(path)
    if "\0" in name:
        raise Problem(Message("intake.not-found", file=name.replace("\0", "\N{REPLACEMENT CHARACTER}")))
    try:
        _demand_regular(name, path.stat().st_mode)
        if path.resolve().suffix.lower() == _WORKSPACE:
            raise Problem(Message("intake.workspace", file=name))
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _demand_regular(name, os.fstat(descriptor).st_mode)  # what the name stands for may have changed
            yield file
    except FileNotFoundError:
        raise Problem(Message("intake.not-found", file=name)) from None
    except PermissionError:
        raise Problem(Message("intake.not-allowed", file=name)) from None
    except OSError as error:
        raise Problem(Message("intake.unreadable", file=name, reason=error.strerror or str(error))) from error


def read_stream(stream: BinaryIO, name: str | Message, limit: int = LIMIT) -> bytes:
    """All bytes of a stream; Problem once there are more than `limit`, so that an endless one ends here."""
    content = stream.read(limit + 1) or b""  # nothing, where a file of the system's has nothing to say just now
    if len(content) > limit:
        raise Problem(Message("intake.too-large", file=name, megabytes=limit // MEGABYTE))
    return content


def _demand_regular(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Problem(Message("intake.folder", file=name))
    if not stat.S_ISREG(mode):
        raise Problem(Message("intake.not-a-file", file=name))
