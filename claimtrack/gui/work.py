"""Long work beside the window: it tells how far it is, and can be cancelled."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.gui.lane import Receiver

Answer = TypeVar("Answer")
THREADS = 2
INTERVAL = 0.05  # seconds between two reports of progress
log = logging.getLogger(__name__)


class Work:
    """A piece of work under way, for the task that does it and the window that may cancel it."""

    def __init__(self, tell: Callable[[tuple[int, int]], None] | None) -> None:
        self._tell = tell
        self._cancelled = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Have it end at its next report; it ends with the message `work.cancelled`."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Say how far it is; raises Problem where it was cancelled."""
        if self._cancelled.is_set():
            raise Problem(Message("work.cancelled"))
        now = time.monotonic()
        if self._tell is not None and (now - self._told > INTERVAL or done == total):
            self._told = now
            self._tell((done, total))


class Pool:
    """A few threads that are there only while there is work."""

    def __init__(
        self, post: Callable[[Callable[[Any], object], Any], None], on_ended: Callable[[Work], object]
    ) -> None:
        self._post, self._on_ended = post, on_ended
        self._threads: ThreadPoolExecutor | None = None
        self._under_way: set[Work] = set()

    def start(
        self,
        task: Callable[[Work], Answer],
        on_done: Receiver[Answer],
        on_failed: Receiver[Message],
        on_progress: Receiver[tuple[int, int]] | None,
    ) -> Work:
        """Start a task as soon as a thread is free."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="work")
        work = Work(partial(self._post, on_progress) if on_progress else None)
        self._under_way.add(work)
        self._threads.submit(self._run, task, work, on_done, on_failed)
        return work

    def close(self) -> None:
        """Cancel what is under way and end the threads; returns when they have ended."""
        for work in tuple(self._under_way):
            work.cancel()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
            self._threads = None
        self._under_way.clear()

    def _run(
        self,
        task: Callable[[Work], Answer],
        work: Work,
        on_done: Receiver[Answer],
        on_failed: Receiver[Message],
    ) -> None:
        try:
            answer = task(work)
        except Problem as problem:
            self._post(on_failed, problem.message)
        except Exception:
            log.exception("A task failed")
            self._post(on_failed, Message("error.unexpected"))
        else:
            self._post(on_done, answer)
        finally:
            self._under_way.discard(work)
            self._post(self._on_ended, work)
