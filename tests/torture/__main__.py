"""Runs all that may go wrong and prints one table of what was lost: `make torture`, two hours; `--short`, minutes."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.torture import cuts, damages, failures, fuzz, kills, saves
from tests.torture.table import NOTHING, Row, heading

# what is tried by tests of its own, each in more ways than one
TESTS = {
    "two holders of one file": ["tests/storage/test_lock.py"],
    "read-only, moved, replaced, foreign, newer": ["tests/storage/test_file.py", "tests/storage/test_recovery.py"],
    "an older file, killed half way": ["tests/storage/test_migration.py"],
    "structure that is not ours": ["tests/storage/test_structure.py", "tests/storage/test_foreign_workspaces.py"],
    "history edited, cut out, inserted, swapped": ["tests/storage/test_verification.py"],
    "drafts and settings": ["tests/storage/test_drafts.py", "tests/storage/test_settings.py"],
    "backups": ["tests/storage/test_backups.py"],
    "text that cannot be stored": ["tests/workspace/test_hostile_text.py"],
    "clock set back and forward": ["tests/workspace/test_clock.py"],
}
UNDO = ["tests/workspace/test_undo.py"]
MERGES = ["tests/workspace/test_random_merges.py"]
LONGEST = 3_600  # seconds of one test: many sequences take longer than a test may in the suite


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried."""

    kills: int
    every: int  # of the calls of a save, at which it is killed
    fails_every: int  # at which they fail
    cuts: int
    damages: int
    flips: int
    sequences: int  # of actions, undone and redone
    merges: int  # pairs of copies, each worked in at random
    seconds: int  # of fuzzing, each target


LONG = Effort(
    kills=1_000, every=1, fails_every=4, cuts=1_000, damages=1_000, flips=1_000, sequences=200, merges=500, seconds=120
)
SHORT = Effort(kills=20, every=40, fails_every=40, cuts=50, damages=60, flips=50, sequences=20, merges=6, seconds=5)


def rows(folder: Path, effort: Effort, only: str) -> Iterator[Row]:
    """Every row of the table, or those of one part."""
    made, run = folder / "made", folder / "run"
    made.mkdir()
    saves.prepare(made)
    parts = {
        "kills": kills.rows(made, run, kills=effort.kills, every=effort.every),
        "cuts": cuts.rows(made, run, cuts=effort.cuts),
        "failures": failures.rows(made, run, every=effort.fails_every),
        "damages": damages.rows(made, folder / "damaged", damages=effort.damages, flips=effort.flips),
        "tests": _tested(effort),
        "fuzz": fuzz.rows(folder / "fuzz", seconds=effort.seconds),
    }
    for part, each in parts.items():
        if only in {"", part}:
            yield from _all_of(part, each)


def _all_of(part: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows of a part, and where it breaks off one that says so: the other parts go on."""
    try:
        yield from rows
    except Exception as error:  # noqa: BLE001 - whatever it is, it goes into the table
        yield Row(f"{part} broke off", 0, f"{type(error).__name__}: {error}")


def _tested(effort: Effort) -> Iterator[Row]:
    for fault, names in TESTS.items():
        yield _test(fault, names)
    yield _test(f"{effort.sequences} sequences undone and redone", UNDO, CLAIMTRACK_SEQUENCES=str(effort.sequences))
    yield _test(f"{effort.merges} pairs of copies merged at random", MERGES, CLAIMTRACK_MERGES=str(effort.merges))


def _test(fault: str, names: list[str], **environment: str) -> Row:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--timeout={LONGEST}", *names]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)
    last = ran.stdout.strip().rpartition("\n")[2]
    words = last.split()
    passed = next((int(count) for count, word in pairwise(words) if word.startswith("passed")), 0)
    return Row(fault, passed, NOTHING if ran.returncode == 0 else last)


def main() -> int:
    """1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="", choices=("kills", "cuts", "failures", "damages", "tests", "fuzz"))
    options = parser.parse_args()
    is_whole = True
    print(heading(), flush=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = f"{name}/data"
        for row in rows(Path(name), SHORT if options.short else LONG, options.only):
            print(row, flush=True)
            is_whole = is_whole and row.lost == NOTHING
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
