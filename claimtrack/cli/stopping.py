"""Signals that end a command: it stops where it stands, and what it has half made goes with it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENDED = 128  # to which a shell adds the signal that ended a program
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def listening() -> Iterator[list[int]]:
    """Raise KeyboardInterrupt at each signal that is to end the program, and name it in the list that is handed out.

    A library that the error comes through may make another one of it: the list tells what it was. What was to be
    ignored, as under nohup, still is.
    """
    heard: list[int] = []

    def hear(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(each, hear)
    try:
        yield heard
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
