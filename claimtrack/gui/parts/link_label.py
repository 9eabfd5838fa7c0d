"""A text from outside that leads somewhere: by click, Enter or the space bar; wrapped, never markup."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.gui.parts.focus_frame import paint_focus_frame
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style.theme import TIGHT, Theme

_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class LinkLabel(PlainLabel):
    """`clicked` tells that one wants to go where it leads; `says` is where that is."""

    clicked = Signal()

    def __init__(self, text: str, says: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._accent = theme.accent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tooltip(says))
        self.setAccessibleDescription(says)
        self.setStyleSheet(f"QLabel {{ color: {theme.link}; }}")
        self.setMargin(TIGHT // 2)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the release goes to the card

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and not event.modifiers():
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_focus_frame(self, self._accent)
