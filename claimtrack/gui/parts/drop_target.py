"""Widgets on which files, addresses, pictures and texts can be dropped."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.gui.parts.pasted import Pasted, is_of_use, read_pasted


class DropTarget(QObject):
    """Takes what is dropped on a widget; `can_take` says whether something may be dropped at a place of it now."""

    def __init__(
        self, widget: QWidget, can_take: Callable[[QPoint], bool], take: Callable[[Pasted, QPoint], None]
    ) -> None:
        super().__init__(widget)
        self._can_take, self._take = can_take, take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent):  # entering is one, too
            self._answer(event)
            return True
        if isinstance(event, QDropEvent):
            pasted = read_pasted(event.mimeData()) if self._can_take(event.position().toPoint()) else None
            if pasted is not None:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._take(pasted, event.position().toPoint())
            return True
        return False

    def _answer(self, event: QDragMoveEvent) -> None:
        """Nothing is ever moved away from where it was taken."""
        if is_of_use(event.mimeData()) and self._can_take(event.position().toPoint()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
