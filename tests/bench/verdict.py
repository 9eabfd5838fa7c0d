"""A whole verdict, durable, with history and index, against a page that is written and synced."""

import itertools
import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace
from tests.bench.ratios import judge, seconds

PROMISE = 8
PAIRS = 51
CLAIMS = 1_000
PAGE = os.urandom(4096)


def main() -> int:
    """One line."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:  # on a disk, which the system's own folder may not be
        folder = Path(name)
        handle = os.open(folder / "page", os.O_RDWR | os.O_CREAT)
        with Workspace.create(folder / "bench.claimtrack", who="Bench") as workspace:
            for number in range(CLAIMS):
                workspace.claims.add(text=f"The bridge was closed {number} times.", speaker="Amal", date="2019-04")
            numbers = itertools.count(1)
            kept = judge(
                "a whole verdict, durable, with history and index",
                PROMISE,
                reference=partial(seconds, partial(_write, handle)),
                measured=partial(seconds, lambda: _give(workspace, next(numbers))),
                pairs=PAIRS,
            )
            assert all(workspace.claims.get(number).verdicts for number in range(1, next(numbers)))
            assert workspace.verify() == []
        os.close(handle)
    return 0 if kept else 1


def _write(handle: int) -> None:
    os.pwrite(handle, PAGE, 0)
    os.fdatasync(handle)


def _give(workspace: Workspace, number: int) -> None:
    workspace.verdicts.give(number, Judgement("true", rationale_en="because", rationale_ar="لأن"))


if __name__ == "__main__":
    sys.exit(main())
