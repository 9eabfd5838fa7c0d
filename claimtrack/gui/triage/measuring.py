"""Measures cards before they are shown, a few at a time: hundreds of them do not stop the window."""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from claimtrack.gui.triage.card import Card

SLICE = 0.008  # seconds at once


class Measuring(QObject):
    """One round of measuring at a time; a few cards are measured at once."""

    def __init__(self, measure: Callable[[Card], object], parent: QObject) -> None:
        super().__init__(parent)
        self._measure = measure
        self._rest: Iterator[Card] = iter(())
        self._then: Callable[[], object] | None = None
        self._pause = QTimer(self)
        self._pause.setInterval(0)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._go_on)

    def run(self, cards: Iterable[Card], then: Callable[[], object]) -> None:
        """Measures the cards, then does what comes next; a round that is under way is left."""
        self._rest, self._then = iter(cards), then
        self._go_on()

    def cancel(self) -> None:
        """Leaves the round that is under way: its cards are not wanted any more."""
        self._pause.stop()
        self._then = None

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        for card in self._rest:
            self._measure(card)
            if perf_counter() > until:
                self._pause.start()
                return
        then, self._then = self._then, None
        if then is not None:
            then()
