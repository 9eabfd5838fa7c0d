"""The program from its start: what is loaded when, and what is opened first."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from claimtrack.app import Program
from claimtrack.gui.commands.file import sample_path
from claimtrack.storage.settings import Settings

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from claimtrack.app import Program

def painted():
    slow = {"sqlalchemy", "alembic", "claimtrack.language.claims", "claimtrack.gui.session"} & set(sys.modules)
    print("at first sight:", sorted(slow))

def opened():
    print("opened:", program.session.path.name)
    QTimer.singleShot(0, application.quit)  # whoever else hears of it does so first

def furnished():
    program.session.opened.connect(opened)
    program.session.failed.connect(print)

application = QApplication([])
program = Program(application, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
program.window.painted.connect(painted)
program.furnished.connect(furnished)
program.window.show()
sys.exit(application.exec())
"""

ENDED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from claimtrack.app import Program
from claimtrack.gui.ending import EndingSignals
from claimtrack.gui.parts.fields import LineField, TextField

def type_in():
    panel = program.window.desk.panel
    fields = [field for field in panel.findChildren(TextField) if field.isVisible()]
    if panel.claim is None or not fields:
        panel.focus_verdict()
        QTimer.singleShot(20, type_in)
        return
    fields[0].setPlainText("half a rea")
    QTimer.singleShot(20, fill_in)
    program.window.actions_["claim.attach"].trigger()

def fill_in():
    found = [each for each in program.window.findChildren(LineField) if each.accessibleName() == "Title"]
    if not found or not found[0].isVisible():
        QTimer.singleShot(20, fill_in)
        return
    QTest.keyClicks(found[0], "half a ti")
    print("typed", flush=True)

def opened():
    program.window.resize(1500, 900)
    program.window.desk.list.choose(5)
    type_in()

application = QApplication([])
QTimer.singleShot(30_000, application.exit)  # a program that does not get there is not waited for
program = Program(application, Path(sys.argv[1]))
program.furnished.connect(lambda: program.session.opened.connect(opened))
EndingSignals(program).told.connect(program.end)
program.window.show()
sys.exit(application.exec())
"""


def start(home: Path, *arguments: str) -> list[str]:
    """Runs the program in a home of its own until a workspace is open; what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    ran = subprocess.run(
        [sys.executable, "-c", START, *arguments],
        env=environment | {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return ran.stdout.splitlines()


def test_the_first_start_shows_the_window_and_then_builds_the_sample(tmp_path: Path) -> None:
    assert start(tmp_path) == ["at first sight: []", "opened: sample.claimtrack"]
    [sample] = tmp_path.rglob("sample.claimtrack")
    built = sample.stat().st_mtime_ns
    assert start(tmp_path)[-1] == "opened: sample.claimtrack"
    assert sample.stat().st_mtime_ns == built


def test_a_named_workspace_is_opened_and_is_the_last_one_then(tmp_path: Path, workspace_path: Path) -> None:
    assert start(tmp_path, str(workspace_path))[-1] == "opened: harbour.claimtrack"
    assert start(tmp_path)[-1] == "opened: harbour.claimtrack"


def test_a_workspace_that_is_gone_is_named_and_the_sample_opened(tmp_path: Path, workspace_path: Path) -> None:
    start(tmp_path, str(workspace_path))
    workspace_path.unlink()
    said = start(tmp_path)
    assert said[-1] == "opened: sample.claimtrack"
    assert not workspace_path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="programs are ended in another way there")
def test_what_is_typed_is_kept_where_a_signal_ends_the_program(tmp_path: Path, workspace_path: Path) -> None:
    home = {f"XDG_{each}_HOME": str(tmp_path / each) for each in ("CONFIG", "DATA", "STATE", "CACHE")}
    environment = os.environ | home | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", ENDED, str(workspace_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        program.terminate()
        assert program.wait(30) == 0
    assert said == "typed\n"
    [kept] = (tmp_path / "STATE" / "claimtrack" / "drafts").iterdir()
    assert {"half a rea", "half a ti"} <= set(re.findall("half a \\w+", kept.read_text(encoding="utf-8")))
    assert [path.name for path in tmp_path.glob("*.claimtrack*")] == [workspace_path.name]


def test_the_sample_is_what_the_window_says_it_is(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    Settings(name="Amal", language="en", theme="light").save()
    program = Program(qapp, None)
    qtbot.addWidget(program.window)
    with qtbot.waitSignal(program.furnished):
        program.window.show()
    qtbot.waitUntil(lambda: program.session.is_open, timeout=30_000)
    assert program.session.path == sample_path()
    claims = program.window.desk.list.model
    qtbot.waitUntil(lambda: claims.rowCount() > 10)
    qtbot.waitUntil(lambda: claims.row(0) is not None)
    qtbot.waitUntil(lambda: program.window.desk.sidebar.articles.model().rowCount() == 2)
    with caplog.at_level("ERROR"):
        error = ZeroDivisionError("by nought")
        program.report_bug(ZeroDivisionError, error, error.__traceback__)
    assert "by nought" in caplog.text
    assert "went wrong" in program.window.status_line.said
    program.window.close()
    program.deleteLater()
