"""The head of the claim column while it lies over the article: its first line, and the button that puts it away."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import tip
from claimtrack.gui.style.theme import MARGIN, TIGHT

CLOSE = "✕"


class OverBar(QFrame):
    """Holds a line above the column's scroll area, and `close_asked` tells that the button was pressed."""

    close_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "head")
        close = QPushButton(CLOSE)
        close.setProperty("look", "link")
        close.setAccessibleName(words.say("claim.put-away"))
        close.setToolTip(tip(words, "view.panel"))
        close.clicked.connect(self.close_asked)
        self._row = QHBoxLayout(self)
        start, end = (TIGHT, MARGIN) if words.is_rtl else (MARGIN, TIGHT)
        self._row.setContentsMargins(start, TIGHT, end, TIGHT)
        self._row.setSpacing(TIGHT)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def take(self, line: QWidget) -> None:
        """Holds a line beside the button."""
        self._row.insertWidget(0, line, 1)


@contextmanager
def kept_keyboard(part: QWidget) -> Iterator[None]:
    """Leaves the keyboard where it is in a part that is put into another place meanwhile."""
    widget = QApplication.focusWidget()
    yield
    if widget is not None and part.isAncestorOf(widget):
        part.setVisible(True)
        widget.setFocus()
