"""A field for a whole article: what is pasted into it comes out exactly, a long text too."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.gui.parts.fields import LONGEST_TEXT, TextField

LINES = 12


class PasteField(TextField):
    """Takes typed and pasted text; a long one is held as it came, its beginning shown, and can only be cleared."""

    held_changed = Signal()

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, lines=LINES, parent=parent)
        self._is_taken = False  # pasted, which is a person's doing as typing is

    @property
    def is_holding(self) -> bool:
        """Whether there is a text that can be cleared and not edited."""
        return self.isReadOnly()

    def hold(self, text: str) -> None:
        """Holds a text, short or long."""
        self._is_taken = False
        self.set_text(text)
        self.setReadOnly(True)
        self.held_changed.emit()

    def let_go(self) -> None:
        """Empties the field."""
        self._is_taken = False
        self.set_text("")
        self.held_changed.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """A text that was put in is looked at from its beginning."""
        super(TextField, self).focusInEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.document().isEmpty():
            self.take(source.text())
        else:
            super().insertFromMimeData(source)

    def take(self, text: str) -> None:
        """Takes a whole text in place of what is there."""
        if len(text) > LONGEST_TEXT:
            self.hold(text)
        else:
            self.set_text(text)
        self._is_taken = bool(text)

    @property
    @override
    def is_typed(self) -> bool:
        return self._is_taken or super().is_typed

    @override
    def put_back(self, text: str) -> None:
        self.take(text)
