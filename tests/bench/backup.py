"""A backup of a large workspace, looked at before it has its name, against cp and a sync."""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from claimtrack.workspace.backups import back_up
from tests.bench.ratios import judge, seconds
from tests.bench.workspaces import million

PROMISE = 1.15


def copy(path: Path, target: Path) -> None:
    """The same bytes by the system's own program, on the disk when it returns."""
    subprocess.run(["cp", path, target], check=True)
    handle = os.open(target, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)
    target.unlink()


def back_up_and_remove(path: Path) -> float:
    """Seconds that a backup takes; it is there then, and goes so that the disk does not fill."""
    made = []
    taken = seconds(lambda: made.append(back_up(path)))
    assert made[0]
    assert made[0].size == path.stat().st_size
    shutil.rmtree(made[0].path.parent)
    return taken


def main() -> int:
    """One line."""
    path = million()
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        os.environ["XDG_DATA_HOME"] = name
        is_kept = judge(
            f"backup of {path.stat().st_size // 1_000_000} MB / cp and sync",
            PROMISE,
            reference=partial(seconds, partial(copy, path, Path(name) / "copy")),
            measured=partial(back_up_and_remove, path),
        )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
