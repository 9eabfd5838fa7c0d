"""A list of the sources that are there already, narrowed down by what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from claimtrack.domain.source import Source
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.addresses import source_name
from claimtrack.gui.parts.fields import PASSING, LineField
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style.theme import TIGHT
from claimtrack.language.text.folding import fold

SHOWN_MOST = 200


class SourcePicker(QWidget):
    """Chooses one source; what is typed is looked for in title, publisher, author and address.

    `picked` tells that another one is chosen, or none.
    """

    picked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sources: Sequence[tuple[str, Source]] = ()
        self._search = LineField(words.say("source.search"), hint=words.say("source.search"))
        self._search.setObjectName(PASSING)
        self._list = QListWidget()
        self._list.setProperty("role", "choice")
        self._list.setAccessibleName(words.say("source.known"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        self.setFocusProxy(self._search)
        self._search.textChanged.connect(self._narrow)
        self._list.itemSelectionChanged.connect(self.picked)

    def show_sources(self, sources: Sequence[tuple[str, Source]]) -> None:
        """Offers these, in this order, each with the folded text in which it is looked for."""
        self._sources = sources
        self._narrow()

    @property
    def source(self) -> int | None:
        """The number of the chosen source."""
        chosen = self._list.selectedItems()
        return int(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else None

    @property
    def address(self) -> str:
        """The address of the chosen source."""
        return next((source.citation.address for _, source in self._sources if source.id == self.source), "")

    def choose(self, number: int) -> None:
        """Chooses the source of that number, above all others."""
        self._search.clear()
        self._sources = sorted(self._sources, key=lambda entry: entry[1].id != number)
        self._narrow()
        self._list.setCurrentRow(0)

    def _narrow(self) -> None:
        wanted = fold(self._search.text()).split()
        self._list.clear()
        for folded, source in self._sources:
            if all(word in folded for word in wanted):
                item = QListWidgetItem(self._say(source))
                item.setData(Qt.ItemDataRole.UserRole, source.id)
                self._list.addItem(item)
                if self._list.count() == SHOWN_MOST:
                    break
        if wanted and self._list.count():
            self._list.setCurrentRow(0)

    def _say(self, source: Source) -> str:
        citation = source.citation
        facts = [source_name(citation), citation.publisher]
        said = [isolate(line(fact, 200)) for fact in facts if fact]
        return " · ".join([*said, *([date_words(self._words, citation.published)] if citation.published else [])])


def searched(source: Source) -> str:
    """The text in which a source is looked for, folded as all search is; for many, not in the window's thread."""
    citation = source.citation
    return fold(f"{citation.title} {citation.publisher} {citation.author} {citation.address}")
