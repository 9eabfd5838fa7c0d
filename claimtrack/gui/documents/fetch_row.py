"""An address with a button that fetches the page there: nothing is fetched before it is pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.addresses import can_open
from claimtrack.gui.style.theme import GAP


class FetchRow(QWidget):
    """`asked` carries the address of the page that is wanted."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = AddressField(words.say("source.address"), words)
        self.button = QPushButton(words.say("fetch.article"))
        self.button.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.field, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self._offer)
        self.button.clicked.connect(self._ask)

    def offer(self, address: str) -> None:
        """Puts an address in, and the keyboard on the button: one Enter fetches the page."""
        self.field.set_text(address)
        self.button.setFocus()

    def _offer(self, address: str) -> None:
        self.button.setEnabled(can_open(address))

    def _ask(self) -> None:
        self.asked.emit(self.field.text().strip())
