"""Layouts inside layouts, made at once; Tab through what is made later."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget


def settle_layouts() -> None:
    """Lay out what was changed, now and down to the last: Qt does one level a round, and draws in between."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def tab_through(before: QWidget, parts: Iterable[QWidget]) -> None:
    """Have Tab come from a widget to these parts and what is inside them: Qt puts what is made later at the end."""
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
