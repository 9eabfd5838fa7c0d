"""The line below: what can be taken back, what has happened, whether all is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.status_line import StatusLine
from claimtrack.gui.style.theme import Theme


@pytest.fixture
def line(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> StatusLine:
    made = StatusLine(session, words, theme)
    qtbot.addWidget(made)
    made.resize(1000, 30)
    made.show()
    return made


def labels(line: StatusLine) -> list[str]:
    return [label.text() for label in line.findChildren(PlainLabel)]


def test_it_names_what_it_takes_back_and_takes_it_back(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    assert not line.undo_button.isVisible()
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.accept([1]))
    line.quiet_bar.leave()
    assert "Accept claim" in line.undo_button.text()
    assert line.undo_button.accessibleDescription() == "Ctrl+Z"
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(line.undo_button, Qt.MouseButton.LeftButton)
    assert not line.undo_button.isVisible()


def test_saved_is_said_when_it_is_so(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    assert "Saved" in labels(line)
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.accept([1]))
        assert "Saving…" in labels(line)
    assert "Saved" in labels(line)


def test_reading_only_is_said(
    new_session: Callable[[], Session], workspace_path: Path, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    session = new_session()
    made = StatusLine(session, words, theme)
    qtbot.addWidget(made)
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    assert words.say("line.readonly") in labels(made)
    session.close()
    assert words.say("line.readonly") not in labels(made)


def test_trouble_stays_until_something_is_done(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    line.say_trouble(Message("intake.not-found", file="<b>a.txt</b>"))
    assert "<b>a.txt</b>" in line.said
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.accept([1]))
    assert line.said == ""


def test_a_long_sentence_is_cut_to_the_room_there_is(line: StatusLine) -> None:
    line.say("word " * 400)
    assert line.width() == 1000
    assert any(label.endswith("…") for label in labels(line))


def test_what_was_said_before_a_file_is_open_is_not_said_after(
    line: StatusLine, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    line.say("The sample is being prepared…")
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path)
    assert line.said == ""
