"""A field for an address of the web that says below it what is wrong with it; it is taken all the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import TIGHT
from claimtrack.intake.address import check_address
from claimtrack.intake.lookalikes import written_out_host


class AddressField(QWidget):
    """Takes whatever is typed; `changed` carries it."""

    changed = Signal(str)

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._line = LineField(name, hint="https://", way=Qt.LayoutDirection.LeftToRight)
        self._problem = PlainLabel(role="error", follows_text=False)
        self._problem.hide()
        self._host = PlainLabel(role="error", follows_text=False)
        self._host.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT // 2)
        column.addWidget(self._line)
        column.addWidget(self._problem)
        column.addWidget(self._host)
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self._on_changed)

    def text(self) -> str:
        """What is typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Puts an address in."""
        self._line.set_text(text)

    @property
    def problem(self) -> str:
        """What is said below the field: that it is no address, or that its host may pass for another."""
        return self._line.accessibleDescription()

    def _on_changed(self) -> None:
        said = "" if _is_fit(self.text()) else self._words.say("source.address-unfit")
        host = written_out_host(self.text())
        told = self._words.say("source.lookalike", host=host) if host else ""
        for label, text in ((self._problem, said), (self._host, told)):
            label.show_text(text)
            label.setVisible(bool(text))
        self._line.setAccessibleDescription(said or told)
        if self._line.property("invalid") != bool(said):
            self._line.setProperty("invalid", bool(said))
            self._line.style().unpolish(self._line)
            self._line.style().polish(self._line)
        self.changed.emit(self.text())


def _is_fit(address: str) -> bool:
    """Whether it is empty, an address of the web, or may still become one while it is typed."""
    typed = address.strip().lower()
    if any(beginning.startswith(typed) for beginning in ("http://", "https://")):
        return True
    try:
        check_address(address)
    except Problem:
        return False
    return True
