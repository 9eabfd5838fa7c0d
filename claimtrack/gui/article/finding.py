"""Looks for words in the article on show: those typed in its find bar, else those that the list was searched for."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.article.find_bar import LONGEST, FindBar
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work
from claimtrack.language.text.hits import hits, occurrences

Span = tuple[int, int]
Finder = Callable[[str, str], list[Span]]


class Finding(QObject):
    """Marks what is found; a long text is looked through beside the window."""

    def __init__(self, session: Session, words: Words, text: ArticleText, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = FindBar(words)
        self._session, self._text = session, text
        self._content = ""
        self._searched = ""  # what the list was searched for
        self._spans: Sequence[Span] = ()
        self._at: int | None = None
        self._is_open = False
        self._round = 0  # of the latest look; answers of older ones are dropped
        self._work: Work | None = None
        self.bar.typed.connect(self._look)
        self.bar.stepped.connect(self.step)
        self.bar.left.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._is_open

    def open(self) -> None:
        """Show the bar with the words that are selected, if any, and put the keyboard into it."""
        selected = " ".join(self._text.selected_words.split())
        self._is_open = True
        self.bar.show()
        if 0 < len(selected) <= LONGEST:
            self.bar.field.set_text(selected)
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._look()

    def close(self) -> None:
        """Put the bar away; the keyboard goes back to the text, where the found words stay selected."""
        if self._is_open:
            self._is_open = False
            self.bar.hide()
            if self._at is not None:
                self._text.select_span(*self._spans[self._at])
            self._text.setFocus()
            self._look()

    def step(self, by: int) -> None:
        """Go to the next (+1) or the previous (-1) hit, round the ends; without a bar, show it first."""
        if not self._is_open:
            self.open()
        elif self._spans:
            self._go_to(((self._at or 0) + by) % len(self._spans) if self._at is not None else 0)

    def show_content(self, content: str) -> None:
        """Look through another article."""
        self._content = content
        self._look()

    def mark_search(self, words: str) -> None:
        """Mark what the list was searched for, while the bar is away."""
        if words != self._searched:
            self._searched = words
            if not self._is_open:
                self._look()

    # -- looking ------------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._round += 1
        if self._work is not None:
            self._work.cancel()
            self._work = None
        find: Finder = occurrences if self._is_open else hits
        words = self.bar.field.text() if self._is_open else self._searched
        if not words.strip() or not self._content:
            self._show(())
            return
        task = partial(_find, find, self._content, words)
        self._work = self._session.work(task, partial(self._on_found, self._round), self._on_not_found)

    def _on_found(self, number: int, spans: list[Span]) -> None:
        if number == self._round:
            self._work = None
            self._show(spans)

    def _on_not_found(self, problem: Message) -> None:
        if problem.code != "work.cancelled":
            self._session.failed.emit(problem)

    def _show(self, spans: Sequence[Span]) -> None:
        """Mark them all; with the bar, go to the first from where one reads on."""
        self._spans, self._at = spans, None
        if self._is_open and spans:
            at = bisect_left(spans, (self._text.reading_place, 0))
            self._go_to(at % len(spans))
            return
        self._text.show_hits(spans)
        self.bar.show_count(None, 0)

    def _go_to(self, at: int) -> None:
        self._at = at
        self._text.show_hits(self._spans, self._spans[at])
        self.bar.show_count(at, len(self._spans))


def _find(find: Finder, content: str, words: str, work: Work) -> list[Span]:
    work.report(0, 1)  # what was typed over meanwhile is not looked for
    return find(content, words)
