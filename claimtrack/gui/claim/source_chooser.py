"""Chooses a source: a new one by its citation, or one that is there already."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, KeptFile, Source
from claimtrack.domain.words import Words
from claimtrack.gui.claim.citation_form import CitationForm
from claimtrack.gui.claim.source_picker import SourcePicker, searched
from claimtrack.gui.documents.intake import proposed
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

NEW, KNOWN = 0, 1


class SourceChooser(QWidget):
    """Two pages behind tabs; says where a new source's address or bytes are here already.

    `address_changed` carries the address of what is asked for.
    """

    address_changed = Signal(str)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._kept: KeptFile | None = None
        self._form = CitationForm(words)
        self._picker = SourcePicker(words)
        self._tabs = QTabBar()
        self._pages = QStackedWidget()
        self._same = _SameSource(words)
        for name, page in (("source.new", self._form), ("source.known", self._picker)):
            self._tabs.addTab(words.say(name))
            self._pages.addWidget(page)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(words.say("evidence.source"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(self._same)
        self.setFocusProxy(self._form)
        self._tabs.currentChanged.connect(self._on_page)
        self._picker.picked.connect(self._on_picked)
        self._form.address_changed.connect(self._on_address)
        self._same.taken.connect(self.use)
        session.read(_sources, self._on_sources)

    def source(self) -> Citation | int | None:
        """The citation, or the number of the chosen source; None where neither is there."""
        if self._tabs.currentIndex() == KNOWN:
            return self._picker.source
        return self._form.citation() if self._form.is_named and self._form.is_readable else None

    @property
    def is_nameable(self) -> bool:
        """Whether a new source may be named; of one that is there, that is known already."""
        return self._tabs.currentIndex() == KNOWN or self._form.is_nameable

    def problem(self) -> Message | None:
        """What is missing, None where nothing is or where a field says so itself; the keyboard goes there."""
        if self._tabs.currentIndex() == KNOWN:
            self._picker.setFocus()
            return Message("source.none-chosen") if self._picker.source is None else None
        if not self._form.is_named:
            self._form.setFocus()
            return Message("source.nameless")
        if not self._form.is_readable:
            self._form.focus_date()
        return None

    def _on_sources(self, sources: Sequence[tuple[str, Source]]) -> None:
        self._picker.show_sources(sources)
        self._tabs.setTabEnabled(KNOWN, bool(sources))

    def propose(self, kept: KeptFile) -> None:
        """Cites the source as its copy does, where nothing else was typed; says where it is here already."""
        self._form.propose(proposed(kept))
        self._kept = kept
        self._look()

    def use(self, number: int) -> None:
        """Chooses a source that is there, and may have come since the dialog was opened."""
        self._same.hide()
        self._session.read(_sources, partial(self._on_used, number), key=(id(self), "sources"))

    def _on_used(self, number: int, sources: Sequence[tuple[str, Source]]) -> None:
        self._on_sources(sources)
        self._tabs.setCurrentIndex(KNOWN)
        self._picker.choose(number)

    @property
    def address(self) -> str:
        """The address of the source that is asked for: typed, or that of the chosen one."""
        return self._picker.address if self._tabs.currentIndex() == KNOWN else self._form.citation().address

    def _on_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.address_changed.emit(self.address)

    def _on_picked(self) -> None:
        self.address_changed.emit(self.address)

    def _on_address(self, address: str) -> None:
        self._look()
        self.address_changed.emit(address)

    def _look(self) -> None:
        self._same.hide()
        question = partial(_same, self._form.citation().address, self._kept)
        self._session.read(question, self._on_same, key=(id(self), "same"))

    def _on_same(self, same: tuple[Source, bool] | None) -> None:
        if same is not None and self._tabs.currentIndex() != KNOWN:
            self._same.show_source(*same)


class _SameSource(QWidget):
    """Says that a source is here already, and offers to use it: `taken` carries its number."""

    taken = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._number = 0
        self._said = PlainLabel(role="small", follows_text=False)
        self._use = QPushButton()
        self._use.setProperty("look", "link")
        self._use.setAutoDefault(False)
        self._use.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._use)
        self.hide()

    def show_source(self, source: Source, is_by_bytes: bool) -> None:  # noqa: FBT001 - as the answer has it
        """Names the source."""
        self._number = source.id
        code = "source.same-bytes" if is_by_bytes else "source.same-address"
        self._said.show_text(self._words.say(code, number=source.id, title=line(source.citation.title, 200)))
        self._use.setText(self._words.say("source.use", number=source.id))
        self.show()

    def _take(self) -> None:
        self.taken.emit(self._number)


def _sources(workspace: "Workspace") -> Sequence[tuple[str, Source]]:
    return [(searched(source), source) for source in workspace.sources.entries()]


def _same(address: str, kept: KeptFile | None, workspace: "Workspace") -> tuple[Source, bool] | None:
    """A source with this address, or else with the very same bytes, and whether it is by these."""
    by_address = workspace.sources.same(address=address)
    found = by_address or workspace.sources.same(kept=kept)
    return (workspace.sources.get(found[0]), not by_address) if found else None
