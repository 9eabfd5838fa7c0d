"""The whole window over a workspace full of hostile texts: all of it plain, no file looked at, nobody called."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "400", "-e", "trace=%file,connect"]


def test_nothing_in_a_text_is_run_loaded_or_opened(tmp_path: Path) -> None:
    bait = tmp_path / "bait"
    bait.mkdir()
    (bait / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (bait / "x.css").write_text("* { color: red }", encoding="ascii")
    os.mkfifo(bait / "fifo")  # whoever opens it waits for ever
    asked = tmp_path / "asked"
    watching = [*WATCHED, "-o", str(asked)] if _may_trace() else []
    ran = subprocess.run(
        [*watching, sys.executable, "-m", "tests.gui.hostile_window", str(bait)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2_000:]
    *defects, seen = ran.stdout.splitlines()
    assert defects == []
    assert int(seen.split()[0]) > 80
    if not watching:
        pytest.skip("strace is not there or may not trace here: what was opened was not watched")
    calls = asked.read_text(encoding="utf-8", errors="replace")
    assert "a <b>b&c" in calls, "the calls were watched"
    assert not [call for call in calls.splitlines() if "bait/" in call or "bait.invalid" in call]
    assert not re.findall(r"connect\(.*AF_INET6?,.*", calls)


def _may_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run([*WATCHED, "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0
