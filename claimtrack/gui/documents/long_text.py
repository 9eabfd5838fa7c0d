"""A text of any length to be read, searched and selected in: laid out a part at a time; the window never waits."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from claimtrack.domain.claim import Mark
from claimtrack.domain.words import Words
from claimtrack.gui.article.finding import Span
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

MOST = 60_000  # characters laid out at once
NEXT_KEYS, PREVIOUS_KEYS = "Alt+PgDown", "Alt+PgUp"


def part_starts(text: str, most: int = MOST) -> Iterator[int]:
    """Where the parts of a text begin: after the end of a paragraph, else of a word, none longer than `most`."""
    start = 0
    yield start
    while len(text) - start > most:
        for sign in ("\n", " "):
            end = text.rfind(sign, start + most // 2, start + most)
            if end >= 0:
                break
        start = end + 1 if end >= 0 else start + most
        yield start


class LongText(ArticleText):
    """Takes and gives places of the whole text; `turned` tells that another part of it is on show."""

    turned = Signal()

    def __init__(self, theme: Theme, describe: Callable[[Mark], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, describe, parent)
        self._whole = ""
        self._starts = [0]
        self._part = 0
        self._default = Qt.LayoutDirection.LeftToRight
        self._shows_all = False
        self._spans: Sequence[Span] = ()
        self._current: Span | None = None
        self._in_part: tuple[Sequence[Span], int, list[Span]] | None = None  # all hits, a part, those in it

    @property
    def part(self) -> int:
        """The number of the part on show, from 1."""
        return self._part + 1

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return len(self._starts)

    def show_part(self, number: int) -> None:
        """Shows another part from its beginning; one that is not there is passed over."""
        if 1 <= number <= self.parts and number != self.part:
            self._show(number - 1)

    def show_hidden(self, *, shows_all: bool) -> None:
        """Draws every hidden character as a sign, or only those that deceive; one reads on where one was."""
        place = self.reading_place
        self._shows_all = shows_all
        self._show(self._part)
        self.select_span(place, place)

    def _show(self, part: int) -> None:
        self._part = part
        start, end = self._edges
        super().show_text(self._whole[start:end], self._default, shows_all=self._shows_all)
        self._mark()
        self.turned.emit()

    @property
    def _edges(self) -> Span:
        """Where the part on show begins and ends."""
        following = self._part + 1
        return self._starts[self._part], self._starts[following] if following < self.parts else len(self._whole)

    def _turn_to(self, place: int) -> None:
        part = max(bisect_left(self._starts, place + 1) - 1, 0)
        if part != self._part:
            self._show(part)

    def _mark(self) -> None:
        """Marks the hits in this part, and the one that is gone to where it begins in it."""
        start, end = self._edges
        if self._in_part is None or self._in_part[0] is not self._spans or self._in_part[1] != self._part:
            first, last = (bisect_left(self._spans, (place, 0)) for place in (start, end))
            moved = [(left - start, min(right, end) - start) for left, right in self._spans[first:last]]
            self._in_part = self._spans, self._part, moved
        current = self._current if self._current is not None and start <= self._current[0] < end else None
        local = (current[0] - start, min(current[1], end) - start) if current is not None else None
        super().show_hits(self._in_part[2], local)

    @override
    def show_text(
        self, text: str, default: Qt.LayoutDirection, *, has_heading: bool = False, shows_all: bool = False
    ) -> None:
        self._whole, self._starts, self._default = text, list(part_starts(text)), default
        self._shows_all = shows_all
        self._spans, self._current, self._in_part = (), None, None
        self._show(0)

    @override
    def show_hits(self, spans: Sequence[Span], current: Span | None = None) -> None:
        self._spans, self._current = spans, current
        if current is not None:
            self._turn_to(current[0])
        self._mark()

    @property
    @override
    def span(self) -> Span | None:
        found, start = super().span, self._edges[0]
        return (found[0] + start, found[1] + start) if found is not None else None

    @property
    @override
    def selected_words(self) -> str:
        start, end = self.span or (0, 0)
        return self._whole[start:end]

    @property
    @override
    def reading_place(self) -> int:
        return super().reading_place + self._edges[0]

    @override
    def select_span(self, start: int, end: int) -> None:
        self._turn_to(start)
        first, last = self._edges
        super().select_span(start - first, min(end, last) - first)


class PartBar(QFrame):
    """Below a long text: which part of it is on show, and the way to the next; hidden where there is one part alone."""

    def __init__(self, text: LongText, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._words = text, words
        self.setProperty("role", "page")
        self._previous = self._button("part.previous", PREVIOUS_KEYS, -1)
        self._next = self._button("part.next", NEXT_KEYS, 1)
        self._said = PlainLabel(role="small", follows_text=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        row.setSpacing(GAP)
        row.addWidget(self._previous)
        row.addWidget(self._said, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._next)
        self.hide()
        text.turned.connect(self._tell)

    def _button(self, code: str, keys: str, by: int) -> QPushButton:
        button = QPushButton(self._words.say(code))
        button.setAutoDefault(False)
        button.setToolTip(tooltip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)))
        button.clicked.connect(partial(self._step, by))
        QShortcut(QKeySequence(keys), self.parentWidget() or self, button.click)
        return button

    def _step(self, by: int) -> None:
        self._text.show_part(self._text.part + by)
        self._text.setFocus()

    def _tell(self) -> None:
        part, parts = self._text.part, self._text.parts
        self._said.show_text(self._words.say("part.of", number=part, total=parts))
        self._previous.setEnabled(part > 1)
        self._next.setEnabled(part < parts)
        self.setVisible(parts > 1)
