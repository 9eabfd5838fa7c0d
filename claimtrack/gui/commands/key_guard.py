"""Keys of a part's own, which come before the window's shortcuts while it has the keyboard."""

from collections.abc import Container

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.gui.commands.keyboard import combination


class KeyGuard(QObject):
    """Keeps keys of a widget from the shortcuts of its window: they come to it as any other key."""

    def __init__(self, widget: QWidget, keys: Container[QKeySequence]) -> None:
        super().__init__(widget)
        self._keys = keys
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        event.setAccepted(combination(event) in self._keys)
        return event.isAccepted()
