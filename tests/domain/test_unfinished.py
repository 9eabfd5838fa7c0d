"""Half-written files bear a name of their own, and go when nobody writes them any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.domain.unfinished import sweep, unfinished

WRITE = """
import sys
from pathlib import Path
from claimtrack.domain.unfinished import unfinished
with unfinished(Path(sys.argv[1]), mode=0o600) as path:
    path.write_bytes(b"half")
    path.with_name(path.name + "-journal").write_bytes(b"half")
    path.with_name(path.name + ".lock").write_bytes(b"{}")
    print(path.name, flush=True)
    sys.stdin.read()
"""
LEFT = ".claimtrack-0123456789abcdef.part"


def test_what_is_being_written_stays_and_goes_when_its_program_is_killed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    program = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    name = program.stdout.readline().strip()
    sweep(tmp_path)
    assert (tmp_path / name).read_bytes() == b"half"
    program.kill()
    program.communicate()
    assert (tmp_path / name).exists()
    with unfinished(tmp_path, mode=0o600) as path:
        assert {each.name for each in tmp_path.iterdir()} == {"mine.txt", path.name}
        sweep(tmp_path)
        assert path.exists() or sys.platform == "win32"  # where nothing holds it until it is written to
    assert {each.name for each in tmp_path.iterdir()} == {"mine.txt"}


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and no modes there")
def test_links_pipes_and_folders_of_that_name_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    made = [tmp_path / LEFT.replace("0123", digits) for digits in ("aaaa", "bbbb", "cccc")]
    made[0].symlink_to("mine.txt")
    os.mkfifo(made[1])
    made[2].mkdir()
    sweep(tmp_path)
    assert all(os.path.lexists(path) for path in made)
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"
    sweep(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
@pytest.mark.parametrize("mode", [0o600, 0o666])
def test_who_may_read_it_is_said(tmp_path: Path, mode: int) -> None:
    mask = os.umask(0o027)
    try:
        with unfinished(tmp_path, mode=mode) as path:
            assert path.stat().st_mode & 0o777 == mode & ~0o027
    finally:
        os.umask(mask)
