"""Ends the window in good order when the system or a terminal says so: what was typed is kept, the file closed."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class EndingSignals(QObject):
    """Tells with `told` of a signal that is to end the program, in the window's thread.

    While Qt waits, Python hears nothing: the system writes into a socket, which wakes Qt. The second signal is not
    waited for by anybody: it ends the program at once.
    """

    told = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        for each in (self._heard, self._told):
            each.settimeout(0)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_heard)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for each in _SIGNALS:
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, _hear)

    def _on_heard(self) -> None:
        self._notifier.setEnabled(False)
        self.told.emit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    for each in _SIGNALS:
        if signal.getsignal(each) is _hear:
            signal.signal(each, signal.SIG_DFL)
