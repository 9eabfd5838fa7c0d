"""Starts a child, feeds it, and ends it: when it has answered, when it takes too long, or when nobody waits for it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

import claimtrack
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.child import answer
from claimtrack.intake.child.answer import Answer
from claimtrack.intake.child.confinement import MEMORY
from claimtrack.intake.child.memory import resident

Progress: TypeAlias = Callable[[int, int], object]
SECONDS = 25.0  # from the start to the whole answer
MOST = 128 * 2**20  # bytes of an answer

_OUT_OF_TIME = -24  # how a child ends that has computed for too long: SIGXCPU of Linux
_POLL = 0.05  # seconds
_WEIGHED = 0.5  # seconds between two looks at the memory that a child takes
_KEPT = (
    *("PATH", "HOME", "SYSTEMROOT", "USERPROFILE", "APPDATA", "TEMP", "TMP"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR"),
)


def ask(
    words: Sequence[str],
    given: bytes | BinaryIO,
    *,
    seconds: float = SECONDS,
    most: int = MOST,
    on_progress: Progress | None = None,
) -> Answer:
    """What a child says to the words of a hidden command and to bytes, or an open file, on its standard input.

    `on_progress` hears (0, 0) while nothing can be said but that it goes on; what it raises ends the child. Problem
    where the child says so, takes longer than so many seconds, or says nothing that can be understood.
    """
    process = subprocess.Popen(  # noqa: S603 - our own program, its words are ours
        [*program(), *words],
        stdin=subprocess.PIPE if isinstance(given, bytes) else given,
        stdout=subprocess.PIPE,
        stderr=None if sys.flags.dev_mode else subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    said = bytearray()
    threads = [threading.Thread(target=_listen, args=(process, said, most), name="listening")]
    if isinstance(given, bytes):
        threads.append(threading.Thread(target=_feed, args=(process, given), name="feeding"))
    try:
        for thread in threads:
            thread.start()
        _wait(process, threads[0], time.monotonic() + seconds, on_progress)
    finally:
        process.kill()
        for thread in threads:
            thread.join()
        process.wait()
        if process.stdout:
            process.stdout.close()
    if process.returncode == _OUT_OF_TIME:
        raise Problem(Message("document.too-long"))
    return _understood(said, most)


def program() -> list[str]:
    """This program again; it is never looked for where the user happens to be (-P)."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "claimtrack"]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONPATH": str(Path(claimtrack.__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}


def _listen(process: "subprocess.Popen[bytes]", said: bytearray, most: int) -> None:
    assert process.stdout  # noqa: S101 - it was asked for
    while len(said) <= most and (piece := process.stdout.read(65_536)):
        said += piece


def _feed(process: "subprocess.Popen[bytes]", given: bytes) -> None:
    assert process.stdin  # noqa: S101 - as above
    try:
        with process.stdin as pipe:
            pipe.write(given)
    except OSError:
        return  # it ended without reading on, and has said why or has not


def _wait(
    process: "subprocess.Popen[bytes]", listening: threading.Thread, deadline: float, on_progress: Progress | None
) -> None:
    weighed = time.monotonic()
    while listening.is_alive():
        listening.join(_POLL)
        if on_progress is not None:
            on_progress(0, 0)
        now = time.monotonic()
        if now > deadline:
            raise Problem(Message("document.too-long"))
        if sys.platform != "linux" and now - weighed > _WEIGHED:
            weighed = now
            if resident(process.pid) > MEMORY:
                raise Problem(Message("document.too-much"))


def _understood(said: bytearray, most: int) -> Answer:
    if len(said) > most:
        raise Problem(Message("document.too-much"))
    try:
        found = answer.parse(bytes(said))
    except ValueError:
        raise Problem(Message("document.failed")) from None
    if found.problem:
        raise Problem(found.problem)
    return found
