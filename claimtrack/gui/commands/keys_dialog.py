"""The one list of all keys, in which each can be changed by pressing another."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.commands.chosen_keys import KeyMap, Keys, is_free, is_whole
from claimtrack.gui.commands.declared import COMMANDS, native_keys
from claimtrack.gui.commands.keyboard import pressed
from claimtrack.gui.commands.palette import plain, searched
from claimtrack.gui.parts.entry_table import Entry, EntryTable
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE, Theme
from claimtrack.language.text.folding import fold

WIDTH, HEIGHT = 660, 640  # pixels


class KeysDialog(QDialog):
    """Lists the commands with their keys; what is pressed in the field below is the chosen command's key from now on.

    A key that another command has is said with that command's name, and taken over only when one says so.
    """

    def __init__(self, parent: QWidget, words: Words, theme: Theme, chosen: Keys) -> None:
        super().__init__(parent)
        self._words = words
        self._keys = KeyMap.of(chosen)
        self._wanted = ""  # a key that another command has
        say = words.say
        self.setWindowTitle(say("help.keys"))
        self.search = LineField(say("keys.search"), hint=say("keys.search"))
        self.search.setClearButtonEnabled(True)
        headings = [say("keys.command"), say("keys.menu"), say("keys.key")]
        self.table = EntryTable(say("help.keys"), headings, theme)
        self.table.setSelectionMode(EntryTable.SelectionMode.SingleSelection)
        self.field = _KeyField()
        self.none_button = _button(say("keys.none"), self._take_away)
        self.reset_button = _button(say("keys.reset"), self._reset)
        self.reset_all_button = _button(say("keys.reset-all"), self._reset_all)
        self.take_button = _button(say("keys.take"), self._take)
        self._note = PlainLabel(role="small", follows_text=False)
        self._searched = {command.code: searched(command) for command in COMMANDS}
        self._lay_out()
        self.search.textChanged.connect(self._list)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.activated.connect(self.field.setFocus)
        self.table.installEventFilter(self)
        self.search.installEventFilter(self)
        self.field.pressed.connect(self._on_pressed)
        self.field.left.connect(self.table.setFocus)
        self._list()
        self.table.setFocus()

    def _lay_out(self) -> None:
        say = self._words.say
        self._field_box = labelled(say("keys.press"), self.field)
        change = QHBoxLayout()
        change.setSpacing(GAP)
        change.addWidget(self._field_box, 1)
        for button in (self.none_button, self.reset_button):
            change.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        conflict = QHBoxLayout()
        conflict.addWidget(self._note, 1)
        conflict.addWidget(self.take_button)
        buttons = QDialogButtonBox()
        agree = buttons.addButton(say("settings.accept"), QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setProperty("look", "primary")
        agree.setDefault(True)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.reset_all_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(change)
        column.addLayout(conflict)
        column.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)

    @classmethod
    def ask(cls, parent: QWidget, words: Words, theme: Theme, chosen: Keys) -> Keys | None:
        """The keys that differ from what is declared, as they are to be; None where it was cancelled."""
        dialog = cls(parent, words, theme, chosen)
        is_given = bool(dialog.exec())
        keys = dialog.chosen
        dialog.deleteLater()
        return keys if is_given else None

    @property
    def chosen(self) -> Keys:
        """The keys that differ from what is declared."""
        return self._keys.chosen

    @property
    def note(self) -> str:
        """What is said of the key that was pressed last."""
        return self._note.text()

    # -- the list -----------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        """List the commands that have all the words, or a key that is written so."""
        wanted = fold(self.search.text()).split()
        shown = [command for command in COMMANDS if all(word in self._said(command.code) for word in wanted)]
        self.table.show_entries(
            [
                Entry(command.code, (self._name(command.code), self._menu(command.menu), self._written(command.code)))
                for command in shown
            ]
        )
        self._show_chosen()

    def _said(self, code: str) -> str:
        return f"{self._searched[code]} {fold(self._written(code))}"

    def _name(self, code: str) -> str:
        return plain(self._words.say(f"command.{code}"))

    def _menu(self, code: str) -> str:
        return plain(self._words.say(f"menu.{code}"))

    def _written(self, code: str) -> str:
        return self._words.say("list.separator").join(isolate(native_keys(key)) for key in self._keys.keys[code])

    @property
    def _code(self) -> str | None:
        code = self.table.current
        return code if isinstance(code, str) else None

    def _show_chosen(self) -> None:
        """Show the chosen command's key in the field, and what can be done with it."""
        code = self._code
        self.field.setText(self._written(code) if code else "")
        name = self._words.say("keys.of", command=self._name(code)) if code else ""
        self.field.setAccessibleName(name or self._words.say("keys.press"))
        self.field.setEnabled(code is not None)
        self.none_button.setEnabled(code is not None and bool(self._keys.keys[code]))
        self.reset_button.setEnabled(code in self._keys.chosen)
        self.reset_all_button.setEnabled(bool(self._keys.chosen))
        self._say("")

    def _say(self, text: str, *, wanted: str = "") -> None:
        self._wanted = wanted
        self._note.show_text(text)
        self._note.setVisible(bool(text))
        self.take_button.setVisible(bool(wanted))

    # -- changing -----------------------------------------------------------------------------------------------------

    def _on_pressed(self, combination: QKeyCombination) -> None:
        code = self._code
        if code is None:
            return
        key = QKeySequence(combination).toString()
        owner = self._keys.owner(key, other_than=code)
        self.field.setText(isolate(native_keys(key)))
        if not is_free(combination):
            self._say(self._words.say("keys.reserved", key=native_keys(key)))
        elif owner is not None:
            said = self._words.say("keys.conflict", key=native_keys(key), command=self._name(owner))
            self._say(said, wanted=key)
        else:
            self._change(self._keys.give(code, key))

    def _take(self) -> None:
        if self._code is not None and self._wanted:
            self._change(self._keys.give(self._code, self._wanted))
            self.field.setFocus()

    def _take_away(self) -> None:
        if self._code is not None:
            self._change(self._keys.give(self._code, ""))

    def _reset(self) -> None:
        if self._code is not None:
            self._change(self._keys.reset(self._code))

    def _reset_all(self) -> None:
        self._change(KeyMap.of({}))

    def _change(self, keys: KeyMap) -> None:
        self._keys = keys
        self._list()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to where the key is pressed: it would close the dialog."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
            if is_enter and watched in {self.table, self.search}:
                (self.field if watched is self.table else self.table).setFocus()
                return True
        return False


class _KeyField(QLineEdit):
    """Tells what is pressed in it; Tab and Esc lead on as everywhere."""

    pressed = Signal(QKeyCombination)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # what is pressed here is written down and not done
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        combination = pressed(event)
        if combination.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_whole(combination):
            self.pressed.emit(combination)


def _button(text: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
