"""Who one is: asked at the first verdict, and what one sees after the first import."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.identity import ask_who
from claimtrack.gui.listing.waiting_chip import WaitingChip
from claimtrack.gui.parts.dialogs import TextDialog
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace
from tests.gui.conftest import QUOTES, TEXT, article, drawn
from tests.gui.found import button

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session: Session) -> Session:
    session.settings = replace(session.settings, name="")
    return session


def press_in_dialog(key: Qt.Key, typed: str = "") -> None:
    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, TextDialog):
            QTimer.singleShot(10, find)
            return
        assert dialog.windowTitle() == "Who are you?"
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, key)

    QTimer.singleShot(0, find)


def rate(window: Window, qtbot: QtBot) -> None:
    """Write a first verdict for claim 5, by keyboard."""
    window.desk.list.choose(5)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == 5)
    window.desk.list.table.setFocus()
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_2)


def test_the_first_verdict_asks_for_the_name_and_carries_it(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    rate(window, qtbot)
    press_in_dialog(Qt.Key.Key_Return, "Bilal")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_S, CTRL)
    assert session.settings.name == Settings.load().name == "Bilal"
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        verdict = workspace.claims.get(5).verdict
    assert verdict is not None
    assert verdict.decided_by == "Bilal"


def test_the_first_name_joins_what_was_done_before_it(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    """Else one person alone would wait in vain for another to sign off."""
    path = tmp_path / "alone.claimtrack"
    with Workspace.create(path, who=session.settings.who()) as workspace:
        workspace.claims.add(text="It rained.")
    with qtbot.waitSignal(session.opened):
        session.open(path)
    with qtbot.waitSignals([session.renamed, session.changed]):
        window.change_settings(replace(session.settings, name="Bilal"))
    with Workspace.open(path, who="Bilal", is_readonly=True) as workspace:
        assert workspace.people.names() == ["Bilal"]
        assert workspace.review.is_off


def test_a_first_name_is_seen_everywhere_at_once(
    newsroom_window: Window, newsroom: Session, words: Words, qtbot: QtBot
) -> None:
    """Claim 3 is Amal's own: nobody is told so before the name is known."""
    desk = newsroom_window.desk
    chip = desk.list.bar.findChild(WaitingChip)
    assert chip is not None
    newsroom.settings = replace(newsroom.settings, name="")
    newsroom.rename(newsroom.settings.who())
    desk.sidebar.status_chosen.emit(Status.IN_REVIEW)
    desk.list.choose(3)
    qtbot.waitUntil(lambda: desk.panel.claim is not None and desk.panel.claim.id == 3)
    qtbot.waitUntil(lambda: not button(desk.panel, "Sign off").isHidden() and chip.text() == "Waits for me 2")
    press_in_dialog(Qt.Key.Key_Return, "Amal")
    assert ask_who(newsroom_window, newsroom, words)
    qtbot.waitUntil(lambda: button(desk.panel, "Sign off").isHidden() and chip.text() == "Waits for me 1")


def test_a_verdict_without_a_name_stays_a_draft(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    rate(window, qtbot)
    press_in_dialog(Qt.Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_S, CTRL)
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    assert session.drafts[5].rating == "mostly-true"
    assert session.settings.name == ""
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        assert workspace.claims.get(5).verdict is None


def test_after_an_import_the_desk_shows_what_waits(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    """Another workspace was open before, and what the Triage asked of it was not answered."""
    path = tmp_path / "new.claimtrack"
    Workspace.create(path, who="Amal").close()
    session.close()
    with qtbot.waitSignal(session.opened):
        session.open(path)
    claims = [drawn(TEXT, quote) for quote in QUOTES]
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(article(), claims))
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == len(QUOTES))
    qtbot.wait(100)
    assert window.desk.view.status is Status.INBOX
