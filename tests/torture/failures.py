"""Lets calls of a program that saves fail: the disk is full, or a read, a write or a sync goes wrong.

The old state is whole, a sentence says what went wrong, and saving works again without a restart.
`python -m tests.torture.failures FOLDER SAVE 1` is the program.
"""

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.workspace.workspace import Workspace
from tests.torture.saves import ACTIONS, NAME, PAIRS, WHOLE, fresh, last_line, look, start
from tests.torture.table import Row, told

FAULTS = (
    "pwrite64:error=ENOSPC",
    "pwrite64:error=EIO",
    "fdatasync:error=EIO",
    "ftruncate:error=EIO",
    "pread64:error=EIO",
)
LASTING = 12  # calls of a kind that fail in a row
TRIES = 100
SAYING = {"storage.full", "storage.io", "workspace.not-made", "workspace.copy-failed", "storage.damaged"}


def main(folder: Path, save: str) -> None:
    """Save until it is saved; say each refusal, and that nothing had changed by it."""
    with Workspace.open(folder / NAME, who="Amal") as workspace:
        print("open", flush=True)
        for _ in range(TRIES):
            before = _lines(workspace)
            refusal = _refusal(workspace, save)
            if refusal is None:
                break
            after = _lines(workspace)
            if before is not None and after is not None:
                assert after == before or (save in PAIRS and after == before + 1), "half a save"
            assert refusal.code in SAYING, refusal
            assert "name" in refusal.args, refusal
            print(refusal.code, flush=True)
        # a question may still fail: it is put again
        lines = (_lines(workspace) for _ in range(TRIES))
        print("saved", next(line for line in lines if line is not None), flush=True)


def _refusal(workspace: Workspace, save: str) -> Message | None:
    try:
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
    for save in ACTIONS | WHOLE:
        for fault in FAULTS:
            name = fault.replace(":error=", " fails with ")
            yield told(f"{name} in {save}", None, partial(fail_at_call, made, folder, save, fault, every))


def fail_at_call(made: Path, folder: Path, save: str, fault: str, every: int, run: int) -> bool:
    """Let some calls fail, from a later one in each run; False where the program made no more of them."""
    fresh(made, folder)
    call = fault.partition(":")[0]
    first = 1 + run * every
    paths = [f"-P{folder / name}" for name in (NAME, f"{NAME}-journal")] if save in ACTIONS else []
    trace = ("strace", "-f", "-qq", "-o", os.devnull, *paths, "-e", f"trace={call}")
    inject = ("-e", f"inject={fault}:when={first}..{first + LASTING}")
    said, errors = (program := start(folder, save, 1, before=(*trace, *inject), module="failures")).communicate(
        timeout=120
    )
    lines = said.split("\n")
    if call == "pread64" and "open" not in lines:
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
