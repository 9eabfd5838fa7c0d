"""Threads beside the window's: jobs run in order on a lane, their answers are handed over in the window's thread."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Generic, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

Answer = TypeVar("Answer")


TURN = 0.001  # seconds


def share_python() -> None:
    """Have Python's threads take turns often: each call into Qt gives Python away and must not wait long to get it."""
    sys.setswitchinterval(TURN)


class Lane:
    """One thread that runs jobs in the order in which they came; a job sees to its own errors."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name)
        self._thread.start()

    def put(self, job: Callable[[], None]) -> None:
        """Queue a job."""
        self._jobs.put(job)

    def close(self) -> None:
        """Run what is queued, then end the thread; returns when it has ended."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class Handover(QObject):
    """Calls functions in the thread that made it, whichever thread asks."""

    _posted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have it called soon; from any thread."""
        self._posted.emit(call)

    def flush(self) -> None:
        """Call what is waiting, now."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    @Slot(object)
    def _on_posted(self, call: Callable[[], None]) -> None:
        call()


class Receiver(Generic[Answer]):
    """Whoever waits for an answer; it is not kept alive by waiting, and an answer to one that is gone is dropped."""

    def __init__(self, receive: Callable[[Answer], object]) -> None:
        first: tuple[object, ...] = ()
        while isinstance(receive, partial):
            first, receive = (*receive.args, *first), receive.func
        self._first = first
        self._receive: Callable[[], Callable[..., object] | None]
        is_method = isinstance(getattr(receive, "__self__", None), QObject)
        self._receive = WeakMethod(receive) if is_method else partial(_same, receive)

    def __call__(self, answer: Answer) -> None:
        """Hand the answer over."""
        receive = self._receive()
        owner = getattr(receive, "__self__", None)
        if receive is not None and not (isinstance(owner, QObject) and not isValid(owner)):
            receive(*self._first, answer)


def _same(receive: Callable[..., object]) -> Callable[..., object]:
    return receive
