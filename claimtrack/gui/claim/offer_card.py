"""The card of an offer: a line that says what was found, over what may be done about it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP, TIGHT


class OfferCard(QFrame):
    """Hidden until there is something to offer."""

    def __init__(self, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._said = PlainLabel(role="small", follows_text=False)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button in buttons:
            button.setProperty("look", "link")
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        column.setSpacing(TIGHT)
        column.addWidget(self._said)
        column.addLayout(row)
        self.hide()
