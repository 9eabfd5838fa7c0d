"""Settings, the command palette, what is deleted, and what is done to the file itself."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.messages import Message
from claimtrack.domain.words import ARABIC_INDIC, Words
from claimtrack.gui.commands.declared import COMMANDS
from claimtrack.gui.commands.palette import Palette
from claimtrack.gui.session import Session
from claimtrack.gui.settings_dialog import SettingsDialog
from claimtrack.gui.style import fonts
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def window(window: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(window.actions_["claim.delete"].isEnabled)
    return window


def answer(act: Callable[[QDialog], None]) -> None:
    """Do something with the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def box(dialog: QDialog, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def test_settings_are_worn_at_once_and_kept(window: Window, session: Session, qtbot: QtBot) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText("  Bilal ")
        for field, value in (("Language", "ar"), ("Theme", "dark"), ("Size of the text", 200)):
            box(dialog, field).setCurrentIndex(box(dialog, field).findData(value))
        box(dialog, "Digits on screen").setCurrentIndex(1)
        QTest.keyClick(name, Qt.Key.Key_Return)

    before = fonts.text_font().pointSizeF()
    answer(choose)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    expected = Settings(name="Bilal", language="ar", theme="dark", arabic_digits=True, text_size=200)
    assert session.settings == Settings.load() == expected
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert fonts.text_font().pointSizeF() == pytest.approx(before * 2)
    counts = window.desk.sidebar.statuses.model().index(0, 0)
    said = Qt.ItemDataRole.AccessibleTextRole
    qtbot.waitUntil(lambda: "2".translate(ARABIC_INDIC) in str(counts.data(said)))
    session.do(lambda workspace: workspace.claims.accept([1]))
    qtbot.waitUntil(lambda: "1".translate(ARABIC_INDIC) in str(counts.data(said)))
    found: list[str] = []
    session.read(lambda workspace: workspace.history.entries(1)[0].who, found.append)
    qtbot.waitUntil(lambda: found == ["Bilal"])


def test_settings_that_are_cancelled_change_nothing(window: Window, session: Session) -> None:
    before = session.settings
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.actions_["file.settings"].trigger()
    assert session.settings == before


@pytest.mark.parametrize("typed", ["accept", "قبول", "ACC"])
def test_the_palette_finds_a_command_in_both_languages_and_does_it(
    window: Window, session: Session, qtbot: QtBot, typed: str
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, Palette)
        dialog.field.setText(typed)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    answer(choose)
    with qtbot.waitSignal(session.changed) as changed:
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert changed.args[0].label.code == "action.claim.accept"


def test_the_palette_lists_what_is_offered_and_moves_by_arrows(window: Window, words: Words, qtbot: QtBot) -> None:
    palette = Palette(window, words, window.actions_)
    qtbot.addWidget(palette)
    offered = [command.code for command in COMMANDS if window.actions_[command.code].isEnabled()]
    role = Qt.ItemDataRole.UserRole
    assert [palette.list.item(row).data(role) for row in range(palette.list.count())] == offered
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 1
    palette.field.setText("سجل التصحيحات")
    assert [palette.list.item(row).data(role) for row in range(2)] == ["view.corrections", "file.export-register"]
    palette.field.setText("qqqq")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.list.count() == 0
    assert palette.chosen is None


def test_every_command_can_be_found_by_its_words(window: Window, words: Words, qtbot: QtBot) -> None:
    palette = Palette(window, words, window.actions_)
    qtbot.addWidget(palette)
    for row in range(palette.list.count()):
        said = palette.list.item(row).text().split("   ", maxsplit=1)[0].split(":")[0]
        palette.field.setText(said)
        assert palette.list.count() >= 1, said
        palette.field.clear()


def test_a_claim_is_deleted_by_its_key_and_comes_back_by_undo(window: Window, session: Session, qtbot: QtBot) -> None:
    model = window.desk.list.model
    window.desk.list.choose(2)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(window.desk.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: model.rowCount() == 4)
    assert model.row_of(2) is None
    session.undo()
    qtbot.waitUntil(lambda: model.rowCount() == 5)


def test_an_article_is_deleted_with_its_claims(window: Window, session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.actions_["article.delete"].isEnabled)
    with qtbot.waitSignal(session.changed):
        window.actions_["article.delete"].trigger()
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 0)
    session.undo()
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 5)


def test_a_copy_is_a_workspace_of_its_own(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "copy.claimtrack"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(path), ""))
    window.actions_["file.save-copy"].trigger()
    qtbot.waitUntil(lambda: "copy.claimtrack" in window.status_line.said)
    with Workspace.open(path, who="") as copy:
        assert sum(copy.claims.counts().values()) == 5


def test_a_copy_replaces_no_file(
    window: Window, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "there.claimtrack"
    path.write_bytes(b"mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(path), ""))
    with qtbot.waitSignal(session.failed):
        window.actions_["file.save-copy"].trigger()
    assert path.read_bytes() == b"mine"


def test_compacting_says_what_it_gave_back(window: Window, qtbot: QtBot) -> None:
    window.actions_["file.compact"].trigger()
    qtbot.waitUntil(lambda: "MB" in window.status_line.said)


def test_unused_files_are_removed_once_it_was_said_that_it_is_for_good(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    def find_none() -> None:
        window.actions_["file.remove-unused"].trigger()
        qtbot.waitUntil(lambda: window.status_line.said == "No file in this workspace is unused.")

    find_none()
    session.do(lambda workspace: workspace.articles.add(Article("A tower fell in 1999.", title="Tower"), []))
    session.undo()
    asked: list[str] = []

    def hesitate(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.append(dialog.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)  # Enter alone does nothing that is final

    def agree(dialog: QDialog) -> None:
        click_button(dialog, "Remove for good")

    qtbot.waitUntil(lambda: session.is_saved)
    answer(hesitate)
    window.actions_["file.remove-unused"].trigger()
    qtbot.waitUntil(lambda: bool(asked))
    assert "1 stored file" in asked[0]
    assert "cannot be undone" in asked[0]
    answer(agree)
    window.actions_["file.remove-unused"].trigger()
    qtbot.waitUntil(lambda: "1 unused file removed" in window.status_line.quiet_bar.said)
    find_none()


def click_button(dialog: QDialog, text: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_everything_is_exported_as_json(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "out.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path.with_suffix("")), ""))
    window.actions_["file.export-json"].trigger()
    qtbot.waitUntil(lambda: "out.json" in window.status_line.said)
    assert len(json.loads(path.read_bytes())["claims"]) == 5
    menu = window.top_bar.exports.menu()
    assert menu is not None
    assert window.actions_["file.export-json"] in menu.actions()


def test_a_file_that_cannot_be_locked_is_offered_for_reading(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    problem = Message("workspace.no-lock", name=workspace_path.name, why="read-only")

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    session.close()
    answer(agree)
    with qtbot.waitSignal(session.opened):
        session.open_failed.emit(workspace_path, problem)
    assert session.is_readonly
    assert not window.actions_["claim.delete"].isEnabled()
