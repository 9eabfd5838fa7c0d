"""What is told when something went wrong: seen before it is copied, without a word of a claim."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from platformdirs import user_log_path
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from claimtrack import __version__
from claimtrack.gui.problem_report import LAST_LINES, ProblemReport
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.storage import log

CLAIM = "Karim Haddad was paid"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log of this test's own, which is written to."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    log.begin()
    yield user_log_path("claimtrack", appauthor=False) / "claimtrack.log"
    logging.captureWarnings(capture=False)
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def report(window: Window) -> ProblemReport:
    window.actions_["help.problem"].trigger()
    [found] = window.findChildren(ProblemReport)
    return found


def test_a_task_that_fails_is_told_of_without_its_words(
    window: Window, session: Session, file: Path, qtbot: QtBot
) -> None:
    def fail(_work: object) -> None:
        raise RuntimeError(CLAIM)

    with qtbot.waitSignal(session.failed):
        session.work(fail, print)
    assert "Report a problem" in window.status_line.said
    assert file.exists()
    shown = report(window)
    shown.copy_button.click()
    copied = QApplication.clipboard().text()
    assert copied == shown.text.toPlainText()
    assert copied.startswith(f"claimtrack {__version__}, Python ")
    assert f"Qt {qVersion()}" in copied
    assert "A task failed" in copied
    assert "builtins.RuntimeError" in copied
    assert not set(CLAIM.split()[:2]) & set(copied.split())
    shown.close()


def test_a_long_log_is_told_by_its_end(window: Window, file: Path) -> None:
    file.write_text("".join(f"line {number}\n" for number in range(10_000)), encoding="utf-8")
    lines = report(window).text.toPlainText().splitlines()
    assert lines[-1] == "line 9999"
    assert len(lines) == LAST_LINES + 3


def test_without_a_log_it_says_so(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "none"))
    assert report(window).text.toPlainText().endswith("Nothing is in the log.")
