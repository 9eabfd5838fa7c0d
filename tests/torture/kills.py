"""Kills a program that saves, at random moments and at every call by which a save of its kind reaches the disk.

Nothing that was acknowledged may be lost, nothing may be there by half, and the next program must be able to go on.
"""

import os
import random
import signal
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.torture.saves import ACTIONS, SAVES, acknowledged, fresh, look, start
from tests.torture.table import Row, told

CALLS = ("pwrite64", "fdatasync", "ftruncate")
CALLS_OF_FILES = ("write", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "rename", "link")

GOES_ON = 25  # kills of one file


def at_random(made: Path, folder: Path, count: int) -> Iterator[Row]:
    """Kills at random moments, the file going on from one to the next; now and then one begins anew."""
    yield told("kill -9 at a random moment", count, partial(kill_at_random, made, folder))


def kill_at_random(made: Path, folder: Path, seed: int) -> None:
    """Kill the program some time after it opened the file."""
    if seed % GOES_ON == 0:  # what was saved is looked at after each kill: it grows
        fresh(made, folder)
    chance = random.Random(seed)  # noqa: S311 - any moment will do
    program = start(folder, chance.choice([*ACTIONS, "all"]), 100_000)
    assert program.stdout is not None
    lines = [program.stdout.readline() for _ in range(1 + chance.randrange(4))]
    try:
        program.wait(chance.random() * 0.05)
    except subprocess.TimeoutExpired:
        program.send_signal(signal.SIGKILL)
    rest, _said = program.communicate()
    look(folder, acknowledged([*lines, *rest.splitlines()]))


def at_calls(made: Path, folder: Path, save: str, *, every: int) -> Iterator[Row]:
    """Kills at every Nth call of each kind, each on a fresh copy; a row for each kind of call."""
    for call in CALLS if save in ACTIONS else CALLS_OF_FILES:
        yield told(f"kill at each {call} of {save}", None, partial(kill_at_call, made, folder, save, call, every))


def kill_at_call(made: Path, folder: Path, save: str, call: str, every: int, run: int) -> bool:
    """Kill the program at such a call; False where it made no more of them."""
    when = 1 + run * every
    fresh(made, folder)
    trace = ("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}")
    program = start(folder, save, 1, before=(*trace, "-e", f"inject={call}:signal=SIGKILL:when={when}"))
    said, errors = program.communicate(timeout=120)
    look(folder, acknowledged(said.splitlines()))
    if program.returncode == 0:
        return False
    assert program.returncode == -signal.SIGKILL, errors
    return True


def rows(made: Path, folder: Path, *, kills: int, every: int) -> Iterator[Row]:
    """All rows about kills."""
    yield from at_random(made, folder, kills)
    for save in SAVES:
        yield from at_calls(made, folder, save, every=every)
