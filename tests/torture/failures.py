"""Lets calls of a program that saves fail: the disk is full, or a read, a write or a sync goes wrong.

The old state is whole, a sentence says what went wrong, and saving works again without a restart.
`python -m tests.torture.failures FOLDER SAVE 1` is the program.
"""

import os
import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.workspace.workspace import Workspace
from tests.torture.saves import ACTIONS, FILES, NAME, PAIRS, SAVES, WHOLE, act, fresh, last_line, look, start
from tests.torture.table import Row, told

FAULTS = (
    "pwrite64:error=ENOSPC",
    "pwrite64:error=EIO",
    "fdatasync:error=EIO",
    "ftruncate:error=EIO",
    "pread64:error=EIO",
)
FAULTS_OF_FILES = (
    "pwrite64:error=ENOSPC",
    "pwrite64:error=EIO",
    "fdatasync:error=EIO",
    "fsync:error=EIO",
    "rename:error=EIO",
    "link:error=EIO",
)
ROOM = "CLAIMTRACK_ROOM"  # bytes that a file may have in the first try of the program
STEP, MOST_ROOM = 10_000, 2_000_000  # bytes
LASTING = 12  # calls of a kind that fail in a row
TRIES = 100
SAYING = {
    "storage.full",
    "storage.io",
    "storage.damaged",
    "storage.gone",
    "workspace.not-made",
    "workspace.copy-failed",
    "export.disk-full",
    "export.failed",
}


def main(folder: Path, save: str) -> None:
    """Save until it is saved; say each refusal, and that nothing had changed by it."""
    with Workspace.open(folder / NAME, who="Amal") as workspace:
        print("open", flush=True)
        room = int(os.environ.get(ROOM, "0"))
        for _ in range(TRIES):
            before = _lines(workspace)
            with _files_of(room):
                refusal = _refusal(workspace, save)
            room = 0
            if refusal is None:
                break
            after = _lines(workspace)
            if before is not None and after is not None:
                assert after == before or (save in PAIRS and after == before + 1), "half a save"
            assert refusal.code in SAYING, refusal
            assert {"name", "file"} & refusal.args.keys(), refusal
            print(refusal.code, flush=True)
        # a question may still fail: it is put again
        lines = (_lines(workspace) for _ in range(TRIES))
        print("saved", next(line for line in lines if line is not None), flush=True)


@contextmanager
def _files_of(room: int) -> Iterator[None]:
    """No file can be made longer than so many bytes, where there are any."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room or soft, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _refusal(workspace: Workspace, save: str) -> Message | None:
    try:
        if save in FILES:
            act(workspace.path.parent, save)
        else:
            (ACTIONS | WHOLE)[save](workspace)
    except Problem as problem:
        return problem.message
    return None


def _lines(workspace: Workspace) -> int | None:
    """The history's last line; None where it cannot be read just now."""
    try:
        return last_line(workspace)
    except Problem:
        return None


def rows(made: Path, folder: Path, *, every: int) -> Iterator[Row]:
    """A row for each fault of each kind of save."""
    for save in SAVES:
        for fault in FAULTS if save in ACTIONS else FAULTS_OF_FILES:
            name = fault.replace(":error=", " fails with ")
            yield told(f"{name} in {save}", None, partial(fail_at_call, made, folder, save, fault, every))
        yield told(f"files that cannot grow in {save}", None, partial(fail_to_grow, made, folder, save, every))


def fail_at_call(made: Path, folder: Path, save: str, fault: str, every: int, run: int) -> bool:
    """Let some calls fail, from a later one in each run; False where the program made no more of them."""
    call = fault.partition(":")[0]
    first = 1 + run * every
    paths = [f"-P{folder / name}" for name in (NAME, f"{NAME}-journal")] if save in ACTIONS else []
    trace = ("strace", "-f", "-qq", "-o", os.devnull, *paths, "-e", f"trace={call}")
    inject = ("-e", f"inject={fault}:when={first}..{first + LASTING}")
    return _fail(made, folder, save, (*trace, *inject), is_reading=call == "pread64")


def fail_to_grow(made: Path, folder: Path, save: str, every: int, run: int) -> bool:
    """Let no file become longer than in the run before and a little more; False where it was long enough."""
    room = 4_096 + run * every * STEP
    if room > MOST_ROOM:
        return False
    return _fail(made, folder, save, ("env", f"{ROOM}={room}"))


def _fail(made: Path, folder: Path, save: str, before: Sequence[str], *, is_reading: bool = False) -> bool:
    """Save while something fails; False where nothing did."""
    fresh(made, folder)
    program = start(folder, save, 1, before=before, module="failures")
    said, errors = program.communicate(timeout=120)
    lines = said.split("\n")
    if is_reading and "open" not in lines:
        look(folder)  # it could not even be opened, which is a sentence, too
        assert "Traceback" not in errors, errors
        return True
    assert program.returncode == 0, errors
    look(folder, int(lines[-2].split()[1]))
    return any(line in SAYING for line in lines)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2])
    except Problem as problem:
        sys.exit(str(problem.message))
