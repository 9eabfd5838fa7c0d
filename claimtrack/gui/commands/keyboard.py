"""Shortcuts on every layout: the key counts, not the letter that it writes.

Where Qt reports an Arabic letter, the key is found by its scan code, and without one by where the Arabic 101 layout
(Microsoft KBDA1, X11 `ara`) has the letter.
"""

import sys
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

# Each row of keys, by its first scan code in set 1 (Windows) and in evdev, which count these rows alike.
_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (44, "ZXCVBNM,./"))
_BY_SCAN_CODE = {first + at: letter for first, row in _ROWS for at, letter in enumerate(row)} | {43: "\\"}
_X11_OFFSET = 8  # X11 and Wayland report evdev's code plus 8
_MAC_LETTERS = "ASDFHGZXCV BQWERYT"  # kVK_ANSI_A is 0; macOS has virtual keys only
_MAC_REST = {31: "O", 32: "U", 34: "I", 35: "P", 37: "L", 38: "J", 40: "K", 43: ",", 44: "/", 45: "N", 46: "M", 47: "."}
_BY_MAC_KEY = {at: letter for at, letter in enumerate(_MAC_LETTERS) if letter != " "} | _MAC_REST

_ARABIC_101 = dict(zip("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ", "QWERTYUIOP[]ASDFGHJKL;'ZXCVNM,./`", strict=True)) | dict(
    zip("ًٌٍَُِْإأآـ،؛؟", "WRSQEAXYHNJKP/", strict=True)
)
_ARABIC_101 |= dict.fromkeys(("لا", "لآ", "لأ", "لإ", "ﻻ", "ﻵ", "ﻷ", "ﻹ"), "B")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def meant_key(event: QKeyEvent) -> int:
    """The Qt key that stands at the pressed place on an English keyboard; Latin letters and digits stay.

    So does a sign, but one that Shift writes where a letter is: the Arabic layout has signs there (`~` above ئ).
    """
    key = event.key()
    if key >= int(Qt.Key.Key_Escape):
        return key
    at_place = _letter_by_place(event)
    if key < 0x80:
        return ord(at_place) if at_place and at_place.isalpha() and _is_shifted_sign(event) else key
    letter = (
        at_place
        or _ARABIC_101.get(event.text())
        or (_ARABIC_101.get(chr(key)) if key <= sys.maxunicode else None)
        or event.text().translate(_DIGITS)
    )
    return ord(letter) if len(letter) == 1 and ord(letter) < 0x80 else key


def _is_shifted_sign(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not chr(event.key()).isalnum()


def _letter_by_place(event: QKeyEvent) -> str | None:
    if sys.platform == "darwin":
        return _BY_MAC_KEY.get(event.nativeVirtualKey()) if event.nativeVirtualKey() else None
    code = event.nativeScanCode()
    return _BY_SCAN_CODE.get(code if sys.platform == "win32" else code - _X11_OFFSET)


def pressed(event: QKeyEvent) -> QKeyCombination:
    """What was pressed, by the place of the key."""
    return QKeyCombination(event.modifiers() & _MODIFIERS, Qt.Key(meant_key(event)))


def combination(event: QKeyEvent) -> QKeySequence:
    """What was pressed, as a shortcut is written."""
    return QKeySequence(pressed(event))


class Keyboard(QObject):
    """Sees to it that a window's shortcuts work on other layouts, and that a text field is asked first.

    A field of any other window, of a dialog or of Qt's file dialog, has its own keys on other layouts, too.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[QKeySequence, QAction] = {}
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # a window has an application

    def follow(self, actions: Iterable[QAction]) -> None:
        """Follow these actions' shortcuts from now on."""
        self._actions = {keys: action for action in actions for keys in action.shortcuts()}

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._is_ours(watched) and self._pass_by(watched, event)
        if event.type() != QEvent.Type.KeyPress or meant_key(event) == event.key():
            return False
        return _press_in_field(watched, event) or (self._is_ours(watched) and self._press(watched, event))

    def _is_ours(self, widget: QWidget) -> bool:
        return widget.window() is self._window and QApplication.activePopupWidget() is None

    def _pass_by(self, widget: QWidget, event: QKeyEvent) -> bool:
        """A field with nothing to undo or redo of its own lets the key pass on to the workspace."""
        if not _is_typed_into(widget):
            return False
        keys = combination(event)
        is_spent = (keys in QKeySequence.keyBindings(QKeySequence.StandardKey.Undo) and not _can_undo(widget)) or (
            keys in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo) and not _can_redo(widget)
        )
        if is_spent:
            event.ignore()
        return is_spent

    def _press(self, widget: QWidget, event: QKeyEvent) -> bool:
        """A key of another layout that is no key of the field's own: the command's."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and _is_typed_into(widget):
            return False
        action = self._actions.get(combination(event))
        if action is None or not action.isEnabled():
            return False
        action.trigger()
        return True


def _press_in_field(widget: QWidget, event: QKeyEvent) -> bool:
    """Do what a text does by a key of its own: copy and paste, undo where there is something to undo."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return False
    keys = combination(event)
    standard = QKeySequence.StandardKey
    own = {standard.Copy, standard.Cut, standard.Paste, standard.SelectAll}
    if _can_undo(widget):
        own.add(standard.Undo)
    if _can_redo(widget):
        own.add(standard.Redo)
    if not any(keys in QKeySequence.keyBindings(which) for which in own):
        return False
    meant = QKeyEvent(event.type(), meant_key(event), event.modifiers(), "", event.isAutoRepeat())
    return QCoreApplication.sendEvent(widget, meant)


def _is_typed_into(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return False


def _can_undo(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly() and widget.isUndoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly() and widget.document().isUndoAvailable()
    return False


def _can_redo(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly() and widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly() and widget.document().isRedoAvailable()
    return False
