"""Handing over between threads."""

import sys
import threading

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from claimtrack.gui.lane import Handover, Lane


class Sender(QObject):
    sent = Signal()


def test_an_emitted_signal_takes_nothing_from_python(qtbot: QtBot) -> None:  # noqa: ARG001 - Qt has to be there
    sender = Sender()
    before = sys.getrefcount(True)
    for _ in range(100):
        sender.sent.emit()
    assert sys.getrefcount(True) > before - 50, "this PySide6 ends Python after some hundred signals"


def test_what_is_posted_is_called_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner, threads = QObject(), []
    handover = Handover(owner)
    lane = Lane("lane")
    for _ in range(3):
        lane.put(lambda: handover.post(lambda: threads.append(threading.get_ident())))
    lane.close()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert set(threads) == {threading.get_ident()}


def test_flushing_calls_what_waits(qtbot: QtBot) -> None:  # noqa: ARG001 - Qt has to be there
    owner, called = QObject(), []
    handover = Handover(owner)
    lane = Lane("lane")
    lane.put(lambda: handover.post(lambda: called.append("now")))
    lane.close()
    handover.flush()
    assert called == ["now"]
