"""The keys that each command has now: as declared, or as the user chose them in the list of keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from claimtrack.gui.commands.declared import COMMANDS, wear_keys

Keys = Mapping[str, tuple[str, ...]]

_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_LOCKS = {Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown, Qt.Key(0)}
# What every field and list needs for itself, with Shift or without.
_MOVING = {
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Menu),
}
_EDITING = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X}  # with Ctrl: select all, copy, cut
_DIGITS = {Qt.Key(ord(digit)) for digit in "0123456789"}  # ratings and reasons
_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The keys of every command, those of commands that nobody changed too."""

    keys: Keys

    @classmethod
    def of(cls, chosen: Keys) -> "KeyMap":
        """What is declared, with what was chosen laid over it; a key that was chosen elsewhere is taken away here.

        Whatever a settings file holds, no key does two things, and what is no key is nothing.
        """
        taken: set[str] = set()
        keys: dict[str, tuple[str, ...]] = {}
        by_choice = sorted(COMMANDS, key=lambda command: command.code not in chosen)
        for command in by_choice:
            wanted = chosen.get(command.code, command.keys)
            keys[command.code] = tuple(key for key in _readable(wanted) if key not in taken)
            taken.update(keys[command.code])
        return cls(keys)

    @property
    def chosen(self) -> Keys:
        """The keys that differ from what is declared, as they are kept in the settings."""
        declared = {command.code: tuple(_readable(command.keys)) for command in COMMANDS}
        return {code: keys for code, keys in self.keys.items() if keys != declared[code]}

    def owner(self, key: str, *, other_than: str) -> str | None:
        """The code of another command that has a key, None where it is free."""
        return next((code for code, keys in self.keys.items() if key in keys and code != other_than), None)

    def give(self, code: str, key: str) -> "KeyMap":
        """The key for this command alone, empty for none; who had it before has it no more."""
        others = {other: tuple(each for each in keys if each != key) for other, keys in self.keys.items()}
        return KeyMap({**others, code: (key,) if key else ()})

    def reset(self, code: str) -> "KeyMap":
        """This command's keys as declared; a command that had got one of them gives it back."""
        declared = next(tuple(_readable(command.keys)) for command in COMMANDS if command.code == code)
        others = {other: tuple(key for key in keys if key not in declared) for other, keys in self.keys.items()}
        return KeyMap({**others, code: declared})


def wear(chosen: Keys) -> None:
    """Have every menu, button and hint that is made from now on show these keys."""
    wear_keys(KeyMap.of(chosen).keys)


def is_free(pressed: QKeyCombination) -> bool:
    """Whether a command may have a key: fields, lists and menus keep those that they cannot do without."""
    modifiers, pressed_key = pressed.keyboardModifiers(), pressed.key()
    if modifiers in _PLAIN and pressed_key in (_MOVING | _DIGITS):
        return False
    if modifiers == Qt.KeyboardModifier.ControlModifier and pressed_key in _EDITING:
        return False
    return not (modifiers == Qt.KeyboardModifier.AltModifier and chr(pressed_key).isalpha())


def is_whole(pressed: QKeyCombination) -> bool:
    """Whether a key was pressed and not only Ctrl, Shift or the like."""
    return pressed.key() not in _MODIFIERS | _LOCKS


def _readable(keys: Iterable[str]) -> list[str]:
    """Keys as Qt writes them, without what it cannot read."""
    read = (QKeySequence(key) for key in keys)
    return [key.toString() for key in read if key.count() == 1 and key.toString()]
