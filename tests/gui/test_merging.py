"""A colleague's copy comes in: what it brings is shown, each conflict is decided, and one step takes all of it back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from claimtrack.gui.newsroom.merge_dialog import MergeCopyDialog
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace
from tests.gui.found import ask, texts


def with_dialog(act: Callable[[MergeCopyDialog], None]) -> None:
    """Do something with the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MergeCopyDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def choose(copy: Path, monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(copy), ""))
    window.actions_["workspace.merge"].trigger()


def test_a_copy_is_merged_in_one_step(
    session: Session, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = session.path
    assert path is not None
    copy = Path(shutil.copy(path, tmp_path / "karim.claimtrack"))
    with Workspace.open(copy, who="Karim") as other:
        other.claims.edit(1, text="The council sold the harbour in 2011")
        other.claims.edit(2, text="It had 44 berths then")
        other.claims.add(text="The crane was sold too")
    window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window.furnish(session, look)
    qtbot.addWidget(window)
    window.show()
    session.do(lambda workspace: workspace.claims.edit(1, text="The council sold the harbour early in 2012"))
    session.do(lambda workspace: workspace.claims.edit(2, text="It had 41 berths then"))
    qtbot.waitUntil(lambda: session.is_saved)
    dialogs: list[str] = []

    def decide(dialog: MergeCopyDialog) -> None:
        dialogs.append(texts(dialog))
        theirs = next(each for each in dialog.findChildren(QRadioButton) if "copy" in each.text())
        assert not dialog.accept_button.isEnabled()
        assert isinstance(dialog.focusWidget(), QRadioButton), "the arrow keys choose at once, and Enter leaves nothing"
        theirs.click()
        assert not dialog.accept_button.isEnabled()
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Next").click()
        ours = next(each for each in dialog.findChildren(QRadioButton) if "here" in each.text())
        assert not ours.isChecked()
        ours.click()
        assert dialog.accept_button.isEnabled()
        dialog.accept()

    with_dialog(decide)
    choose(copy, monkeypatch, window)
    qtbot.waitUntil(lambda: bool(dialogs))
    assert "karim.claimtrack" in dialogs[0]
    assert "Conflict 1 of 2 · 2 to decide" in dialogs[0]
    qtbot.waitUntil(lambda: session.undo_label is not None and session.undo_label.code == "action.workspace.merge")
    merged = ask(session, lambda workspace: [workspace.claims.get(number).text for number in (1, 2, 6)], qtbot)
    assert merged == ["The council sold the harbour in 2011", "It had 41 berths then", "The crane was sold too"]
    window.actions_["view.history"].trigger()
    page = window.library.history
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 3)
    whole = ask(session, lambda workspace: workspace.history.entries(), qtbot)
    assert {entry.branch for entry in whole} == {"", "karim.claimtrack"}
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert ask(session, lambda workspace: workspace.claims.get(1).text, qtbot).endswith("early in 2012")


def test_another_workspace_is_refused_with_a_sentence(
    session: Session, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = tmp_path / "other.claimtrack"
    Workspace.create(other, who="Karim").close()
    window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window.furnish(session, look)
    qtbot.addWidget(window)
    with qtbot.waitSignal(session.failed):
        choose(other, monkeypatch, window)
