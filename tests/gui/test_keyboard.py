"""Shortcuts on an English and an Arabic keyboard."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.gui.commands.declared import COMMANDS
from claimtrack.gui.commands.keyboard import Keyboard, meant_key

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk(QWidget):
    """A field, a button, and actions that count how often they were done."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.field, self.button = QLineEdit(), QPushButton("button")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.acts = [self.act(keys) for keys in ("J", "A", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+F")]
        Keyboard(self).follow(self.acts)

    def act(self, keys: str) -> QAction:
        action = QAction(keys, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self.done.append(keys))
        self.addAction(action)
        return action


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def arabic(letter: str, modifiers: Qt.KeyboardModifier = NONE, scan_code: int = 0) -> QKeyEvent:
    """What Qt reports when a key is pressed on an Arabic layout."""
    text = "" if modifiers & CTRL else letter
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter[0]), modifiers, scan_code, 0, 0, text)


def press(widget: QWidget, event: QKeyEvent) -> None:
    QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("letter", "key"),
    [("ت", "J"), ("ن", "K"), ("ش", "A"), ("ء", "X"), ("ئ", "Z"), ("ب", "F"), ("ق", "R"), ("ر", "V"), ("ث", "E")],
)
def test_a_letter_of_the_arabic_101_layout_means_its_key(letter: str, key: str) -> None:
    assert meant_key(arabic(letter)) == ord(key)


def test_the_place_counts_more_than_the_letter() -> None:
    scan_code_of_a_on_x11 = 38
    assert meant_key(arabic("س", scan_code=scan_code_of_a_on_x11)) == ord("A")


def test_lam_alef_is_one_key() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0x0644, NONE, 0, 0, 0, "لا")
    assert meant_key(event) == ord("B")


def test_arabic_indic_digits_are_digits() -> None:
    assert meant_key(arabic("٣")) == ord("3")


def test_latin_letters_and_special_keys_stay() -> None:
    assert meant_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, NONE, 38, 0, 0, "q")) == ord("Q")
    assert meant_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE)) == int(Qt.Key.Key_Return)


@pytest.mark.parametrize(("sign", "place", "key"), [("~", 52, "Z"), ("'", 58, "M"), ("]", 40, "D")])
def test_a_sign_above_an_arabic_letter_is_the_key_of_that_place(sign: str, place: int, key: str) -> None:
    shifted = QKeyEvent(QEvent.Type.KeyPress, ord(sign), CTRL | SHIFT, place, 0, 0, "")
    assert meant_key(shifted) == ord(key)
    assert meant_key(QKeyEvent(QEvent.Type.KeyPress, ord(sign), CTRL, place, 0, 0, "")) == ord(sign)


def test_no_two_commands_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_an_english_key_does_its_command(desk: Desk) -> None:
    desk.button.setFocus()
    QTest.keyClick(desk.button, Qt.Key.Key_J)
    QTest.keyClick(desk.button, Qt.Key.Key_Z, CTRL)
    assert desk.done == ["J", "Ctrl+Z"]


def test_an_arabic_key_does_the_same_command(desk: Desk) -> None:
    desk.button.setFocus()
    press(desk.button, arabic("ت"))
    press(desk.button, arabic("ئ", CTRL))
    press(desk.button, arabic("ئ", CTRL | SHIFT))
    assert desk.done == ["J", "Ctrl+Z", "Ctrl+Shift+Z"]


def test_letters_in_a_field_are_text(desk: Desk) -> None:
    desk.field.setFocus()
    QTest.keyClick(desk.field, Qt.Key.Key_J)
    press(desk.field, arabic("ت"))
    assert desk.field.text() == "jت"
    assert desk.done == []


def test_undo_goes_to_the_field_first(desk: Desk) -> None:
    desk.field.setFocus()
    QTest.keyClick(desk.field, Qt.Key.Key_J)
    QTest.keyClick(desk.field, Qt.Key.Key_Z, CTRL)
    assert desk.field.text() == ""
    assert desk.done == []
    QTest.keyClick(desk.field, Qt.Key.Key_Z, CTRL)
    assert desk.done == ["Ctrl+Z"]


def test_undo_goes_to_the_field_first_on_an_arabic_keyboard(desk: Desk) -> None:
    desk.field.setFocus()
    press(desk.field, arabic("ت"))
    press(desk.field, arabic("ئ", CTRL))
    assert desk.field.text() == ""
    assert desk.done == []
    press(desk.field, arabic("ئ", CTRL))
    assert desk.done == ["Ctrl+Z"]


def test_copy_and_paste_work_in_a_field_on_an_arabic_keyboard(desk: Desk) -> None:
    desk.field.setText("claim")
    desk.field.setFocus()
    press(desk.field, arabic("ش", CTRL))
    assert desk.field.selectedText() == "claim"
    press(desk.field, arabic("ؤ", CTRL))
    desk.field.clear()
    press(desk.field, arabic("ر", CTRL))
    assert desk.field.text() == "claim"


def test_copy_and_paste_work_in_a_dialog_on_an_arabic_keyboard(desk: Desk, qtbot: QtBot) -> None:
    dialog = QDialog(desk)
    field = QPlainTextEdit("claim", dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    field.setFocus()
    press(field, arabic("ش", CTRL))
    press(field, arabic("ؤ", CTRL))
    press(field, arabic("ر", CTRL))
    press(field, arabic("ر", CTRL))
    assert field.toPlainText() == "claimclaim"
    press(field, arabic("ئ", CTRL))
    assert field.toPlainText() == "claim"
    press(field, arabic("ت"))
    assert desk.done == []
    dialog.close()


def test_what_can_only_be_read_can_be_copied_on_an_arabic_keyboard(desk: Desk) -> None:
    desk.field.setText("verdict")
    desk.field.setReadOnly(True)
    desk.field.setFocus()
    press(desk.field, arabic("ش", CTRL))
    press(desk.field, arabic("ؤ", CTRL))
    assert QGuiApplication.clipboard().text() == "verdict"


def test_a_command_that_is_not_offered_is_not_done(desk: Desk) -> None:
    desk.acts[0].setEnabled(False)
    desk.button.setFocus()
    press(desk.button, arabic("ت"))
    assert desk.done == []
