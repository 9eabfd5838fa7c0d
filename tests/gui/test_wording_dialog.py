"""Wording a claim: a new one, or one that is there; what is refused stays in the form."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.words import Words
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def stored(path: Path, number: int) -> Claim:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(number)


def test_a_new_claim_needs_a_text_and_a_date_that_can_be_read(
    parent: QWidget, session: Session, words: Words, workspace_path: Path, qtbot: QtBot
) -> None:
    dialog = WordingDialog(parent, session, words, None)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.findChildren(TextField)[0], "The pier was closed")
    [date] = dialog.findChildren(DateField)
    date.set_text("2012-")
    dialog.accept()
    assert dialog.isVisible()
    date.set_text("2012")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert dialog.changes is not None
    claim = stored(workspace_path, dialog.changes.made[0])
    assert (claim.text, claim.speaker, claim.date) == ("The pier was closed", None, "2012")


def test_a_claim_is_reworded(
    parent: QWidget, session: Session, words: Words, workspace_path: Path, qtbot: QtBot
) -> None:
    dialog = WordingDialog(parent, session, words, stored(workspace_path, 3))
    with qtbot.waitActive(dialog):
        dialog.show()
    [text] = dialog.findChildren(TextField)
    assert text.text() == "The mayor said that the price was 3 million"
    text.set_text("[The harbour's] price was 3 million")
    dialog.findChildren(LineField)[0].set_text("Mayor Brook")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    claim = stored(workspace_path, 3)
    assert (claim.text, claim.speaker) == ("[The harbour's] price was 3 million", "Mayor Brook")
    assert claim.quote is not None
    assert claim.quote.text == "The mayor said that the price was 3 million"


def test_what_the_workspace_refuses_stays_in_the_form(
    parent: QWidget, session: Session, words: Words, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.add(text="A rumour"))
    dialog = WordingDialog(parent, session, words, stored(workspace_path, 6))
    with qtbot.waitActive(dialog):
        dialog.show()
    with qtbot.waitSignal(session.changed):
        session.undo()
    dialog.accept()
    qtbot.waitUntil(
        lambda: any(
            label.property("role") == "error" and label.isVisible() for label in dialog.findChildren(PlainLabel)
        )
    )
    assert dialog.isVisible()
    assert dialog.findChildren(TextField)[0].text() == "A rumour"
    dialog.close()


def test_asking_gives_what_was_changed_or_nothing(parent: QWidget, session: Session, words: Words) -> None:
    def answer() -> None:
        [dialog] = parent.findChildren(WordingDialog)
        dialog.findChildren(TextField)[0].set_text("The pier was closed")
        dialog.accept()

    def cancel() -> None:
        [dialog] = [dialog for dialog in parent.findChildren(WordingDialog) if dialog.isVisible()]
        dialog.reject()

    QTimer.singleShot(0, answer)
    changes = WordingDialog.ask(parent, session, words)
    assert changes is not None
    assert changes.made == (6,)
    QTimer.singleShot(0, cancel)
    assert WordingDialog.ask(parent, session, words) is None
