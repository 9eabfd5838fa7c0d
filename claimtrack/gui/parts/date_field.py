"""A field for a date in EDTF that says beside it how what is typed is read."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimtrack.domain import edtf
from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import TIGHT

EXAMPLE = "2019-04-19"


def today() -> dt.date:
    """The user's day."""
    return dt.datetime.now().astimezone().date()


class DateField(QWidget):
    """Takes whatever is typed; `date` is there only where it can be read."""

    changed = Signal()

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._line = LineField(name, hint=EXAMPLE, way=Qt.LayoutDirection.LeftToRight)
        self._line.setClearButtonEnabled(True)
        self._reading = PlainLabel(role="small", follows_text=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT // 2)
        column.addWidget(self._line)
        column.addWidget(self._reading)
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self._on_changed)
        self._say("", role="small")

    def text(self) -> str:
        """What is typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Puts a date in."""
        self._line.set_text(text)

    def say_hint(self, hint: str) -> None:
        """Says in the empty field what leaving it empty means."""
        self._line.setPlaceholderText(hint)

    @property
    def is_readable(self) -> bool:
        """Whether what is typed is a date, or nothing."""
        try:
            self._read()
        except Problem:
            return False
        return True

    @property
    def date(self) -> str | None:
        """The date in EDTF, None where nothing is typed or nothing can be read."""
        try:
            found = self._read()
        except Problem:
            return None
        return found.text if found else None

    def _read(self) -> edtf.Edtf | None:
        typed = self._line.text().strip()
        return edtf.parse(typed) if typed else None

    def _on_changed(self) -> None:
        try:
            found = self._read()
        except Problem as problem:
            self._say(self._words.say(problem.message), role="error")
        else:
            self._say(self._words.say("date.read-as", date=edtf.reading(found)) if found else "", role="small")
        self.changed.emit()

    def _say(self, said: str, *, role: str) -> None:
        self._reading.show_text(said or " ")  # the line is kept, so that nothing moves while one types
        self._line.setAccessibleDescription(said)
        if self._reading.property("role") == role:
            return
        self._reading.setProperty("role", role)
        self._line.setProperty("invalid", role == "error")
        for widget in (self._reading, self._line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
