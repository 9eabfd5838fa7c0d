"""A program that is killed while it saves, or whose power is cut, loses nothing that it acknowledged: a few of each.

`make torture` does many.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import cuts, kills, saves
from tests.torture.table import NOTHING

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the programs save to."""
    folder = tmp_path_factory.mktemp("made")
    saves.prepare(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "run"


@pytest.fixture
def trace() -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not there to watch calls")
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("strace may not trace here")


@pytest.mark.no_cover
def test_nothing_is_lost_by_a_kill_at_a_random_moment(made: Path, folder: Path) -> None:
    [row] = kills.at_random(made, folder, 2)
    assert (row.runs, row.lost) == (2, NOTHING)


@pytest.mark.no_cover
@pytest.mark.usefixtures("trace")
@pytest.mark.parametrize(("save", "call"), [("verdict", "fdatasync"), ("backup", "link"), ("migration", "pwrite64")])
def test_nothing_is_lost_by_a_kill_at_a_call(made: Path, folder: Path, save: str, call: str) -> None:
    assert kills.kill_at_call(made, folder, save, call, every=1, run=0)


@pytest.mark.no_cover
@pytest.mark.usefixtures("trace")
def test_nothing_is_lost_by_a_power_cut(made: Path, folder: Path) -> None:
    events = cuts.record(made, folder, times=8)
    assert cuts.tried(events, made, folder, 10).lost == NOTHING
    # a disk that breaks its promise about the journal loses something: so it would be seen
    unsynced = [event for event in events if event.call != "sync" or not event.name.endswith("-journal")]
    assert cuts.tried(unsynced, made, folder, 200).lost != NOTHING
