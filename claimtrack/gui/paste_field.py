"""A field for a whole article: a long text is held as it was pasted, and its beginning shown."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.gui.fields import LONGEST_TEXT, TextField

SHOWN = 5_000
LINES = 12


class PasteField(TextField):
    """Takes typed and pasted text exactly; `held` is a text that is too long to be edited here, or None."""

    held_changed = Signal()

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, lines=LINES, parent=parent)
        self.held: str | None = None
        self._pasted: tuple[str, str] | None = None  # what was pasted into the empty field, and how it looks there

    def hold(self, text: str) -> None:
        """Holds a text and shows its beginning; it can be cleared, not edited."""
        self.held = text
        self.setReadOnly(True)
        self.setPlainText(text[:SHOWN])
        self.held_changed.emit()

    def let_go(self) -> None:
        """Empties the field."""
        self.held = self._pasted = None
        self.setReadOnly(False)
        self.clear()
        self.held_changed.emit()

    @override
    def text(self) -> str:
        if self.held is not None:
            return self.held
        shown = super().text()
        if self._pasted and self._pasted[1] == shown:
            return self._pasted[0]  # with the signs that Qt's documents do not keep
        return shown

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        is_empty = self.document().isEmpty()
        if is_empty and len(text) > LONGEST_TEXT:
            self.hold(text)
            return
        super().insertFromMimeData(source)
        if is_empty:
            self._pasted = text, super().text()
