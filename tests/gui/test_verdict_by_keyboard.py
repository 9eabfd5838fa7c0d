"""A first verdict from the rating to the review without the mouse, in the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import NoteKind
from claimtrack.domain.status import Status
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace

TO_CHECK = 5
CTRL = Qt.KeyboardModifier.ControlModifier


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_a_first_verdict_goes_to_review(window: Window, session: Session, workspace_path: Path, qtbot: QtBot) -> None:
    """The claim is to check and has no verdict: sending it gives the one that is being written."""
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.notes.add(TO_CHECK, text="Looked in the archive.", kind=NoteKind.SEARCH))
    panel = window.desk.panel
    window.desk.list.choose(TO_CHECK)
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == TO_CHECK and bool(panel.claim.notes))
    press(window, Qt.Key.Key_V)
    press(window, Qt.Key.Key_0)
    press(window, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QTabBar)
    press(window, Qt.Key.Key_Tab)
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    QTest.keyClicks(field, "Nothing was found.")
    qtbot.waitUntil(window.actions_["claim.review"].isEnabled)
    with qtbot.waitSignals([session.changed, session.changed]):
        press(window, Qt.Key.Key_Return, CTRL)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        claim = workspace.claims.get(TO_CHECK)
    assert claim.status is Status.READY
    assert claim.verdict is not None
    assert (claim.verdict.judgement.rating, claim.verdict.judgement.rationale_en) == ("unproven", "Nothing was found.")
