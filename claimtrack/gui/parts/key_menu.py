"""A menu in which each choice has a key of its own, on every keyboard."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from claimtrack.gui.commands.keyboard import meant_key
from claimtrack.gui.parts.text import label


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """What stands in the menu with its key, and what choosing it means."""

    key: str
    said: str
    value: object


class KeyMenu(QMenu):
    """Offers the choices below a heading; `chosen` carries the value of one. It is gone when it closes."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[KeyChoice], parent: QWidget, *, has_heading: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if has_heading:
            self.addAction(label(name)).setEnabled(False)
            self.addSeparator()
        self._by_key: dict[int, QAction] = {}
        for choice in choices:
            action = self.addAction(f"{choice.key}   {label(choice.said)}")
            action.setData(choice.value)
            self._by_key[ord(choice.key)] = action
        self.setActiveAction(next(iter(self._by_key.values())))
        self.triggered.connect(self._on_triggered)

    def popup_in(self, widget: QWidget) -> None:
        """Shows the menu near the top of a widget, on the side where reading begins."""
        is_rtl = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = widget.rect().topRight() - QPoint(self.sizeHint().width(), 0) if is_rtl else widget.rect().topLeft()
        self.popup(widget.mapToGlobal(room + QPoint(0, min(widget.height() // 4, 120))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._by_key.get(meant_key(event))
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        self.chosen.emit(action.data())

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
