"""Backups in the window: made beside the work, named in the line below, restored, offered for a damaged file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget, QMessageBox
from pytestqt.qtbot import QtBot

from claimtrack.gui.session import Session
from claimtrack.gui.window import Window


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Backups lie by the identity of the workspace, and all copies in the tests have the same."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def window(window: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(window.actions_["file.backups"].isEnabled)
    return window


def press(key: Qt.Key) -> None:
    """Press a key in the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            fields = dialog.findChildren(QListWidget)
            QTest.keyClick(fields[0] if fields else dialog, key)
        else:
            QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def saved(window: Window) -> str:
    return window.status_line.saved


def test_a_due_backup_is_made_and_named_in_the_line_below(window: Window, qtbot: QtBot, data_folder: Path) -> None:
    assert saved(window) == "Saved"
    with qtbot.waitSignal(window.interior.backups.made):
        window.interior.backups.make_due()
    assert saved(window).startswith("Saved · backup ")
    assert len(list(data_folder.rglob("*.claimtrack"))) == 1
    with qtbot.assertNotEmitted(window.interior.backups.made, wait=300):
        window.interior.backups.make_due()  # nothing was done since


def test_a_backup_is_restored_into_a_new_file_that_is_opened(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.interior.backups.made):
        window.interior.backups.make_due()
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.accept([1]))
    target = tmp_path / "again.claimtrack"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    press(Qt.Key.Key_Return)
    with qtbot.waitSignal(session.opened, timeout=15_000):
        window.actions_["file.backups"].trigger()
    assert session.path == target
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() > 0)


def test_a_damaged_file_is_kept_and_its_newest_good_backup_offered(
    window: Window,
    session: Session,
    workspace_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(window.interior.backups.made):
        window.interior.backups.make_due()
    session.close()
    content = bytearray(workspace_path.read_bytes())
    content[100:8000] = b"\x00" * 7900
    workspace_path.write_bytes(content)
    target = workspace_path.with_name("again.claimtrack")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    asked: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            asked.append(dialog.text())
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(10, agree)

    QTimer.singleShot(0, agree)
    with qtbot.waitSignal(session.opened, timeout=15_000):
        session.open(workspace_path)
    assert "There is a good backup of" in asked[0]
    assert session.path == target
    assert workspace_path.read_bytes() == bytes(content)
