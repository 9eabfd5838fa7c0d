"""Why claims are dismissed: a menu in which each reason has a digit, on every keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from claimtrack.domain.status import DismissReason
from claimtrack.domain.words import Words
from claimtrack.gui.commands.keyboard import meant_key


class ReasonMenu(QMenu):
    """Offers the reasons; `reason_chosen` carries a DismissReason."""

    reason_chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.say("command.claim.dismiss"))
        self._reasons: dict[int, QAction] = {}
        for digit, reason in enumerate(DismissReason, start=1):
            action = self.addAction(f"{digit}   {words.say(f'dismiss.{reason}')}")
            action.setData(reason)
            self._reasons[ord(str(digit))] = action
        self.setActiveAction(next(iter(self._reasons.values())))
        self.triggered.connect(self._on_triggered)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._reasons.get(meant_key(event))
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()

    def _on_triggered(self, action: QAction) -> None:
        self.reason_chosen.emit(DismissReason(action.data()))
