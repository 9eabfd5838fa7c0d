"""The list of keys: each can be changed, on any keyboard, and every menu and hint follows."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.chosen_keys import KeyMap
from claimtrack.gui.commands.declared import COMMANDS, Actions, keys_of, native_keys, tip
from claimtrack.gui.commands.keys_dialog import KeysDialog
from claimtrack.gui.commands.palette import plain
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import LIGHT
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(words: Words, qtbot: QtBot) -> Iterator[KeysDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = KeysDialog(parent, words, LIGHT, {})
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    parent.close()


def choose(dialog: KeysDialog, code: str) -> None:
    row = dialog.table.entries.row_of(code)
    assert row is not None
    dialog.table.choose_row(row)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)


def keys(dialog: KeysDialog, code: str) -> str:
    row = dialog.table.entries.row_of(code)
    assert row is not None
    return str(dialog.table.entries.index(row, 2).data())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_has_every_command_with_its_keys(language: str, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeysDialog(parent, Words(language, isolated=True), LIGHT, {})
    for command in COMMANDS:
        for key in command.keys:
            assert isolate(native_keys(key)) in keys(dialog, command.code)  # "Ctrl+," is no ",+Ctrl" in Arabic


def test_a_key_is_changed_by_pressing_another(dialog: KeysDialog) -> None:
    choose(dialog, "claim.accept")
    assert dialog.field.hasFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_Q)
    assert keys(dialog, "claim.accept") == isolate("Q")
    assert dialog.chosen == {"claim.accept": ("Q",)}
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.table.hasFocus()


def test_on_an_arabic_keyboard_the_place_of_the_key_counts(dialog: KeysDialog) -> None:
    choose(dialog, "claim.accept")
    QCoreApplication.sendEvent(dialog.field, QKeyEvent(QEvent.Type.KeyPress, ord("ح"), CTRL, 0, 0, 0, ""))
    assert dialog.chosen == {"claim.accept": ("Ctrl+P",)}


def test_a_key_that_is_taken_is_named_and_taken_over_only_on_demand(dialog: KeysDialog) -> None:
    choose(dialog, "claim.accept")
    QTest.keyClick(dialog.field, Qt.Key.Key_X)
    assert dialog.take_button.isVisible()
    assert "Dismiss" in dialog.note
    assert dialog.chosen == {}
    QTest.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen == {"claim.accept": ("X",), "claim.dismiss": ()}
    choose(dialog, "claim.dismiss")
    QTest.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen == {"claim.accept": ()}
    QTest.mouseClick(dialog.reset_all_button, Qt.MouseButton.LeftButton)
    assert dialog.chosen == {}
    assert not dialog.reset_all_button.isEnabled()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_keys_of_fields_lists_and_menus_are_refused(
    dialog: KeysDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    choose(dialog, "claim.accept")
    QTest.keyClick(dialog.field, key, modifiers)
    assert "needed" in dialog.note
    assert dialog.chosen == {}
    assert dialog.isVisible()


def test_a_command_is_found_by_its_words_in_either_language_and_by_its_key(dialog: KeysDialog) -> None:
    for typed in ("dismiss", "استبعاد", "x"):
        dialog.search.setText(typed)
        assert dialog.table.entries.row_of("claim.dismiss") is not None
        assert dialog.table.entries.rowCount() < len(COMMANDS)


def test_a_broken_settings_file_gives_no_key_to_two_commands() -> None:
    chosen = {"claim.accept": ("X", "no key", "A, B"), "claim.edit": ("X",), "no.command": ("Q",)}
    keys = KeyMap.of(chosen).keys
    assert keys["claim.accept"] == ("X",)
    assert keys["claim.edit"] == keys["claim.dismiss"] == ()
    assert "no.command" not in keys


def test_menus_hints_and_both_keyboards_follow_at_once(
    window: Window, session: Session, words: Words, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    chosen = {"claim.accept": ("Q",), "edit.undo": ("Ctrl+U",)}
    monkeypatch.setattr(KeysDialog, "ask", lambda *_args: chosen)
    window.actions_["help.keys"].trigger()
    assert session.settings.keys == Settings.load().keys == chosen
    assert [each.toString() for each in window.actions_["claim.accept"].shortcuts()] == ["Q"]
    assert keys_of("claim.accept") == "Q"
    assert "(Ctrl+U)" in tip(words, "edit.undo")
    model = window.desk.list.model
    window.desk.sidebar.status_chosen.emit(Status.INBOX)
    qtbot.waitUntil(lambda: model.rowCount() == 2 and model.row(0) is not None)
    qtbot.waitUntil(window.actions_["claim.accept"].isEnabled)
    table = window.desk.list.table
    window.activateWindow()
    qtbot.waitActive(window)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A)
    with qtbot.waitSignal(session.changed):
        QCoreApplication.sendEvent(
            table, QKeyEvent(QEvent.Type.KeyPress, ord("ض"), Qt.KeyboardModifier(0), 0, 0, 0, "ض")
        )
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(table, Qt.Key.Key_U, CTRL)
    qtbot.waitUntil(lambda: model.rowCount() == 2)


def test_a_sign_stays_at_the_end_of_its_key_in_an_arabic_menu(words: Words) -> None:
    slots: dict[str, Callable[[], object]] = dict.fromkeys((command.code for command in COMMANDS), list)
    parent = QObject()
    arabic = Actions(Words("ar"), slots, parent)["file.settings"]
    assert arabic.text().partition("\t")[2] == "\u200eCtrl+,\u200e"
    assert plain(arabic.text()) == "الإعدادات"
    assert "\t" not in Actions(words, slots, parent)["file.settings"].text()
