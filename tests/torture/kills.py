"""Kills a program that saves, at random moments and at every write, sync and truncation, and looks what is left.

Nothing that was acknowledged may be lost, nothing may be there by half, and the next program must be able to go on.
`python tests/torture/kills.py --random 1000 --every` takes about half an hour; the tests run a few of each.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace

CALLS = ("pwrite64", "fdatasync", "ftruncate")
MOST = 200  # calls of one kind in one save
TEXT = "The bridge was closed.\nقال السرّاج إن الجسر أُغلق."


def _judge(workspace: Workspace) -> None:
    workspace.verdicts.give(1, Judgement("true", rationale_en="because", rationale_ar="لأن"))


def _import(workspace: Workspace) -> None:
    claim = DrawnClaim(0, 22, TEXT[:22], Kind.CHECKABLE, Voice.ARTICLE, 0.5, worthy=True)
    workspace.articles.add(Article(text=TEXT, title="Bridge", original=TEXT.encode("utf-16")), [claim] * 50)


def _attach(workspace: Workspace) -> None:
    kept = KeptFile(content=os.urandom(30_000), media_type="image/png", how="attached", name="a.png")
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS, kept=kept)


def _dismiss(workspace: Workspace) -> None:
    workspace.notes.add(1, text="It rained.")
    workspace.undo()


SAVES: dict[str, Callable[[Workspace], None]] = {
    "verdict": _judge,
    "import": _import,
    "attach": _attach,
    "undo": _dismiss,
}


def child(path: Path, save: str, times: int) -> None:
    """Saves, and acknowledges each save with the number of the history's last line."""
    with Workspace.open(path, who="Amal") as workspace:
        print("open", flush=True)
        for _ in range(times):
            SAVES[save](workspace)
            print(workspace.history.entries(limit=1)[0].sequence, flush=True)


def start(path: Path, save: str, times: int, *, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """A program that saves, under strace where it is to be killed at a call."""
    command = [*before, sys.executable, __file__, "--child", str(path), save, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": _root()})


def _root() -> str:
    return str(Path(__file__).resolve().parents[2])


def look(path: Path, acknowledged: int) -> None:
    """Whether all that was acknowledged is there, whole, first to a reader and then to a writer who goes on."""
    for is_readonly in (True, False):
        with Workspace.open(path, who="Basim", is_readonly=is_readonly, wait=1) as workspace:
            damages = workspace.verify()
            assert not damages, damages
            last = workspace.history.entries(limit=1)[0]
            assert last.sequence >= acknowledged, (last.sequence, acknowledged)
            if not is_readonly:
                workspace.notes.add(1, text="It goes on.")
                assert not workspace.verify()


def acknowledged(lines: list[str]) -> int:
    """The last line that was acknowledged."""
    return int(lines[-1]) if lines and lines[-1] != "open\n" else 0


def kill_at_random(path: Path, seed: int) -> None:
    """Kill the program some time after it opened the file."""
    chance = random.Random(seed)  # noqa: S311 - any moment will do
    program = start(path, chance.choice(list(SAVES)), 100_000)
    assert program.stdout is not None
    lines = [program.stdout.readline() for _ in range(1 + chance.randrange(4))]
    try:
        program.wait(chance.random() * 0.05)
    except subprocess.TimeoutExpired:
        program.send_signal(signal.SIGKILL)
    rest, _none = program.communicate()
    look(path, acknowledged([*lines, *rest.splitlines(keepends=True)]))


def kill_at_calls(folder: Path, path: Path, save: str, call: str, *, every: int) -> int:
    """Kill the program at every such call of one save, each time on a fresh copy; how many there were."""
    copy = folder / "copy.claimtrack"
    for when in range(1, MOST, every):
        shutil.copyfile(path, copy)
        paths = (f"-P{copy}", f"-P{copy}-journal", f"-P{folder}")
        inject = ("-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={when}")
        program = start(copy, save, 1, before=("strace", "-f", "-qq", "-o", os.devnull, *paths, *inject))
        said, _none = program.communicate(timeout=60)
        lines = said.splitlines(keepends=True)
        look(copy, acknowledged(lines))
        for left in folder.glob("copy.claimtrack*"):
            left.unlink()
        if program.returncode == 0:
            return when - 1
        assert program.returncode == -signal.SIGKILL, program.returncode
    raise AssertionError(f"more than {MOST} calls of {call}")


def create(path: Path) -> None:
    """A workspace with a claim."""
    with Workspace.create(path, who="Amal") as workspace:
        workspace.claims.add(text="The bridge was closed.")


def main(arguments: list[str]) -> int:
    """Run what was asked for; 0 where nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, default=0, metavar="N", help="kills at random moments")
    parser.add_argument(
        "--every", type=int, default=0, metavar="N", nargs="?", const=1, help="every Nth call of a save"
    )
    parser.add_argument("--save", choices=SAVES, action="append", help="the kind of save, else each")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        path, save, times = options.child
        child(Path(path), save, int(times))
        return 0
    with tempfile.TemporaryDirectory() as name:
        for line in _kill(Path(name), options.random, options.every, options.save or list(SAVES)):
            print(line, flush=True)
    return 0


def _kill(folder: Path, rounds: int, every: int, saves: list[str]) -> Iterator[str]:
    path = folder / "case.claimtrack"
    create(path)
    for seed in range(rounds):
        kill_at_random(path, seed)
    yield f"{rounds} kills at random moments: nothing lost, nothing by half"
    for save in saves if every else ():
        for call in CALLS:
            try:
                number = kill_at_calls(folder, path, save, call, every=every)
            except Problem as problem:
                raise AssertionError(f"{save}, {call}: {problem}") from problem
            yield f"{save}: killed at each of {number} calls of {call}: nothing lost, nothing by half"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
