"""The text of a kept copy: read, searched and selected in, with the words that are pinned marked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from claimtrack.domain.claim import Mark
from claimtrack.domain.document import PAGE_BREAK, page_at
from claimtrack.domain.words import Words
from claimtrack.gui.article.finding import Finding
from claimtrack.gui.commands.declared import worn_keys
from claimtrack.gui.documents.long_text import LongText, PartBar
from claimtrack.gui.parts.text import direction, tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 200  # milliseconds of rest until the page that is read is told


class CopyText(QWidget):
    """Offsets are code points of the text as it is stored.

    `selected` tells that other words are, or none; `page_read` carries the number of the page that one reads on.
    """

    selected = Signal()
    page_read = Signal(int)

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_shown = False
        self.view = LongText(theme, _say_nothing)
        self.view.setProperty("role", "page")
        self.view.setAccessibleName(words.say("copy.text"))
        self._finding = Finding(session, words, self.view, self)
        self._hidden = QCheckBox(words.say("command.article.hidden"))
        self._hidden.setToolTip(tooltip(words.say("tip.article.hidden")))
        self._hidden.toggled.connect(self._show_hidden)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._finding.bar)
        column.addWidget(self.view, 1)
        column.addWidget(PartBar(self.view, words, self))
        column.addWidget(self._foot())
        self.setFocusProxy(self.view)
        self.view.selectionChanged.connect(self.selected)
        self.view.moved.connect(self._pause.start)
        self._pause.timeout.connect(self._tell_page)
        keys: dict[str, Callable[[], object]] = {
            "article.find": self._finding.open,
            "article.find-next": partial(self._finding.step, 1),
            "article.find-previous": partial(self._finding.step, -1),
        }
        for code, slot in keys.items():
            for each in (*worn_keys(code), *(("Ctrl+F",) if code == "article.find" else ())):
                QShortcut(QKeySequence(each), self, slot)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "page")
        row = QHBoxLayout(foot)
        row.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        row.addWidget(self._hidden)
        row.addStretch(1)
        return foot

    def show_text(self, text: str) -> None:
        """Shows another text, from its beginning."""
        self._text = text
        shown = text.replace(PAGE_BREAK, "\n")  # as long as before
        way = direction(text, QGuiApplication.layoutDirection())
        self.view.show_text(shown, way, shows_all=self._hidden.isChecked())
        self._finding.show_content(shown)

    def _show_hidden(self, shows_all: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        self.view.show_hidden(shows_all=shows_all)

    def mark(self, start: int, end: int) -> None:
        """Marks words and scrolls to them; one reads on from there."""
        self.view.select_span(start, start)
        self.view.show_hits([(start, end)], (start, end))

    def unmark(self) -> None:
        """Marks nothing."""
        self.view.show_hits(())

    @property
    def span(self) -> tuple[int, int] | None:
        """The selected words, without blanks around them; None where there are none."""
        return self.view.span

    def show_page(self, page: int) -> None:
        """Scrolls to the beginning of a page."""
        place = 0
        for _ in range(page - 1):
            place = self._text.find(PAGE_BREAK, place) + 1
        self.view.select_span(place, place)
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum())  # from where one scrolls back, so that the page begins at the top
        self.view.ensureCursorVisible()

    def _tell_page(self) -> None:
        page = page_at(self._text, self.view.reading_place)
        if page is not None:
            self.page_read.emit(page)


def _say_nothing(_mark: Mark) -> str:
    return ""
