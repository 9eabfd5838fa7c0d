"""A program that is killed while it saves loses nothing that it acknowledged: a few kills, or as many as asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parents[1] / "torture" / "kills.py"
KILLS = os.environ.get("CLAIMTRACK_KILLS", "2")


def _run(*arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(PROGRAM.parents[2])}
    done = subprocess.run(
        [sys.executable, PROGRAM, *arguments], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_is_lost_by_a_kill_at_a_random_moment() -> None:
    assert f"{KILLS} kills at random moments" in _run("--random", KILLS)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there to kill at a call")
def test_nothing_is_lost_by_a_kill_at_a_call() -> None:
    can_trace = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    if can_trace.returncode != 0:
        pytest.skip("strace may not trace here")
    every = "1" if int(KILLS) > 100 else "40"
    said = _run("--save", "verdict", "--every", every)
    assert said.count("nothing lost") == 4
