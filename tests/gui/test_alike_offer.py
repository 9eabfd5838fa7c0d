"""A speaker that was read wrongly is corrected on one claim and, by one key, on all that were read alike."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.gui.claim.fact import Fact
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace
from tests.gui.conftest import drawn

TEXT = "The clerk said that the road is wet. He said that cars are counted. The clerk said that it is late."
QUOTES = ("The clerk said that the road is wet", "He said that cars are counted", "The clerk said that it is late")
FIRST, SHIFT = 6, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(session: Session, look: Look, tmp_path: Path, qtbot: QtBot) -> Window:
    """Three claims of one speaker, the first of them chosen."""
    claims = [
        replace(drawn(TEXT, quote, speaker="The clerk"), speaker_reason="speaker.before-verb") for quote in QUOTES
    ]
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(Article(TEXT, title="Road", language="en"), claims))
    made = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.resize(1440, 900)
    made.furnish(session, look)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.desk.list.choose(FIRST)
    panel = made.desk.panel
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == FIRST)
    return made


def name_in_dialog(name: str) -> None:
    """Names another speaker as soon as the dialog is there, where the keyboard stands."""

    def when_there() -> None:
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        if isinstance(dialog, WordingDialog) and isinstance(field, QLineEdit):
            field.selectAll()
            QTest.keyClicks(field, name)
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(20, when_there)

    QTimer.singleShot(20, when_there)


def speakers(path: Path) -> list[str | None]:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return [workspace.claims.get(FIRST + number).speaker for number in range(3)]


@pytest.mark.parametrize("in_triage", [False, True])
def test_one_key_corrects_what_was_read_alike(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot, *, in_triage: bool
) -> None:
    if in_triage:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F4)
        chosen = window.triage.column.cards
        qtbot.waitUntil(lambda: chosen.chosen is not None and chosen.chosen.number == FIRST)
    offer = window.triage.column.alike if in_triage else window.desk.panel.alike
    name_in_dialog("The registrar")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E, SHIFT)
    qtbot.waitUntil(offer.isVisible)
    assert "in 2 other claims" in "".join(label.text() for label in offer.findChildren(PlainLabel))
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.actions_["claim.alike"].isEnabled())
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Y)
    assert speakers(workspace_path) == ["The registrar"] * 3
    qtbot.waitUntil(offer.isHidden)
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert speakers(workspace_path) == ["The registrar", "The clerk", "The clerk"]


def test_what_is_left_is_not_asked_again(window: Window, session: Session, workspace_path: Path, qtbot: QtBot) -> None:
    offer = window.desk.panel.alike
    name_in_dialog("The registrar")
    with qtbot.waitSignal(session.changed):
        window.actions_["claim.attribute"].trigger()
    qtbot.waitUntil(offer.isVisible)
    [leave] = [button for button in offer.findChildren(QPushButton) if button.text() == "Leave them"]
    QTest.keyClick(leave, Qt.Key.Key_Space)
    assert offer.isHidden()
    assert not window.actions_["claim.alike"].isEnabled()
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.accept([FIRST]))
    assert offer.isHidden()
    assert speakers(workspace_path) == ["The registrar", "The clerk", "The clerk"]


def test_why_a_speaker_was_read_so_is_opened_by_key(window: Window) -> None:
    speaker, date = window.desk.panel.findChildren(Fact)
    [why], [reason] = speaker.findChildren(QPushButton), named(speaker, "Why this speaker?")
    assert not reason.isVisible()
    why.setFocus()
    QTest.keyClick(why, Qt.Key.Key_Space)
    assert reason.isVisible()
    assert reason.text() == "Named before the verb of saying."
    assert not date.findChildren(QPushButton)[0].isVisible()


def named(fact: Fact, name: str) -> list[PlainLabel]:
    return [label for label in fact.findChildren(PlainLabel) if label.accessibleName() == name]
