"""The button that floats beside words that are selected in the article and makes a claim of them."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style.theme import TIGHT


class SelectionButton(QPushButton):
    """Stands below the end of a selection, or above it where there is no room; the keyboard stays in the text."""

    def __init__(self, words: Words, viewport: QWidget) -> None:
        super().__init__(words.say("article.add-claim"), viewport)
        self._viewport = viewport
        keys = keys_of("claim.from-selection")
        self.setProperty("look", "primary")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tooltip(keys))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_beside(self, line: QRect) -> None:
        """Stand beside the caret's line, in the viewport's coordinates; go away where that is out of sight."""
        room = self._viewport.rect()
        if not room.intersects(line):
            self.hide()
            return
        size = self.sizeHint()
        below = line.bottom() + TIGHT
        top = below if below + size.height() <= room.bottom() else line.top() - TIGHT - size.height()
        left = min(max(line.center().x() - size.width() // 2, 0), max(room.width() - size.width(), 0))
        self.setGeometry(QRect(QPoint(left, max(top, 0)), size))
        self.show()
        self.raise_()
