"""The quiet bar: what was done last, taken back by its button, without asking for anything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.messages import Message
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.words import Words
from claimtrack.gui.quiet_bar import LIFE, QuietBar, done
from claimtrack.gui.session import Session
from claimtrack.gui.status_line import StatusLine
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def line(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> StatusLine:
    made = StatusLine(session, words, theme)
    qtbot.addWidget(made)
    made.resize(1000, 30)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def dismiss(workspace: Workspace) -> Changes:
    return workspace.claims.dismiss([1, 2], reason=DismissReason.MINOR)


def do(session: Session, qtbot: QtBot, action: Callable[[Workspace], Changes]) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(action)


def inbox(session: Session, qtbot: QtBot) -> int:
    found: list[int] = []
    query = ClaimQuery(statuses=frozenset({Status.INBOX}))
    session.read(lambda workspace: len(workspace.claims.numbers(query)), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_it_says_how_many_and_takes_just_that_back(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    field = QLineEdit(line)
    field.show()
    field.setFocus()
    bar = line.quiet_bar
    do(session, qtbot, dismiss)
    assert bar.said.startswith("2 claims dismissed")
    assert bar.isVisible()
    assert not line.undo_button.isVisible()
    assert QApplication.focusWidget() is field
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert inbox(session, qtbot) == 2
    assert "Undone: Dismiss 2 claims" in bar.said
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(bar.button, Qt.Key.Key_Space)
    assert inbox(session, qtbot) == 0


def test_it_takes_nothing_else_back(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    do(session, qtbot, dismiss)
    session.do(lambda workspace: workspace.claims.edit(5, text="Sold."))
    with qtbot.waitSignal(session.failed) as refused:
        QTest.mouseClick(line.quiet_bar.button, Qt.MouseButton.LeftButton)
    assert refused.args == [Message("undo.not-last")]
    assert not line.quiet_bar.isVisible()
    assert line.said.startswith("Something else has been done since")
    assert inbox(session, qtbot) == 0


def test_it_goes_by_itself_unless_one_is_about_to_use_it(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    bar = line.quiet_bar
    do(session, qtbot, dismiss)
    assert LIFE <= 10_000
    bar.button.setFocus()
    bar.expire()
    assert bar.isVisible()
    line.setFocus()
    bar.button.clearFocus()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    bar.expire()
    assert not bar.isVisible()
    assert line.undo_button.isVisible()
    assert line.undo_button.text().startswith("Undo: Dismiss 2 claims")


def test_what_cannot_be_taken_back_has_no_button(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    do(session, qtbot, lambda workspace: workspace.claims.delete([1]))
    do(session, qtbot, lambda workspace: workspace.trash.empty())
    assert "removed for good" in line.quiet_bar.said
    assert not line.quiet_bar.button.isVisible()


def test_it_is_silent_when_the_file_is_closed(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    do(session, qtbot, dismiss)
    session.close()
    assert not line.quiet_bar.said
    assert not line.quiet_bar.isVisible()


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "قُبل الادعاء 7"), (2, "قُبل ادعاءان"), (3, "قُبلت 3 ادعاءات"), (11, "قُبل 11 ادعاءً"), (100, "قُبل 100 ادعاء")],
)
def test_arabic_counts_in_its_six_forms(count: int, said: str) -> None:
    assert done(Words("ar"), Message("action.claim.accept", count=count, claims="7")) == said


def test_an_action_without_words_of_its_own_is_called_by_its_name(words: Words, theme: Theme, session: Session) -> None:
    assert done(words, Message("action.workspace.create")) == "New workspace"
    bar = QuietBar(session, words, theme)
    bar.tell(Changes({}, Message("action.claim.edit", claim=1)))
    assert not bar.said
    bar.deleteLater()
