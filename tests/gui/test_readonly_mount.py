"""A workspace on a medium that cannot be written: the window opens it for reading and leaves nothing there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from claimtrack.app import Program
from claimtrack.gui.claim.rating_buttons import RatingButton

def answer():
    for box in program.window.findChildren(QMessageBox):
        asking.stop()
        print("asked:", repr(box.text()))
        next(button for button in box.buttons() if button.text() != "Cancel").click()

def opened():
    program.window.desk.list.choose(5)
    look()

def look():
    if program.window.desk.panel.claim is None:
        QTimer.singleShot(20, look)
        return
    buttons = program.window.desk.panel.findChildren(RatingButton)
    print("read only:", program.session.is_readonly, not any(button.isEnabled() for button in buttons))
    program.end()

application = QApplication([])
QTimer.singleShot(40_000, application.exit)  # a program that does not get there is not waited for
program = Program(application, Path(sys.argv[1]))
asking = QTimer(program, interval=50)
asking.timeout.connect(answer)
asking.start()
program.furnished.connect(lambda: program.session.opened.connect(opened))
program.window.show()
sys.exit(application.exec())
"""
MOUNT = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && ! touch "$1/x" && shift && exec "$@"'


def on_readonly_mount(folder: Path, *command: str) -> list[str]:
    """The command, for which a folder is mounted so that nothing can be written there."""
    return ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", str(folder), *command]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that can be mounted for reading."""
    made = tmp_path / "medium"
    made.mkdir()
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not there to mount a folder")
    if subprocess.run(on_readonly_mount(made, "true"), capture_output=True, check=False).returncode != 0:
        pytest.skip("nothing may be mounted here")
    return made


def test_the_window_reads_and_leaves_nothing_there(folder: Path, workspace_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(workspace_path, folder))
    before = path.read_bytes()
    home = {f"XDG_{each}_HOME": str(tmp_path / each) for each in ("CONFIG", "DATA", "STATE", "CACHE")}
    ran = subprocess.run(
        on_readonly_mount(folder, sys.executable, "-c", WINDOW, str(path)),
        env=os.environ | home | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    asked, seen = ran.stdout.splitlines()
    assert path.name in asked
    assert seen == "read only: True True"
    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir()] == [path.name]
