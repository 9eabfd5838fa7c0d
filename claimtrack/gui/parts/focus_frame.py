"""The line around a widget that has the keyboard, where the style draws none."""

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget


def paint_focus_frame(widget: QWidget, colour: str) -> None:
    """Draw it, from the widget's `paintEvent`, while the keyboard is there."""
    if widget.hasFocus():
        painter = QPainter(widget)
        painter.setPen(QColor(colour))
        painter.drawRect(widget.rect().adjusted(0, 0, -1, -1))
        painter.end()
