"""Chooses a source: a new one by its citation, or one that is there already."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, Source
from claimtrack.domain.words import Words
from claimtrack.gui.claim.citation_form import CitationForm
from claimtrack.gui.claim.source_picker import SourcePicker, searched
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

NEW, KNOWN = 0, 1


class SourceChooser(QWidget):
    """Two pages behind tabs; says where a new source's address is known already."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._form = CitationForm(words)
        self._picker = SourcePicker(words)
        self._tabs = QTabBar()
        self._pages = QStackedWidget()
        self._known = PlainLabel(role="small", follows_text=False)
        for name, page in (("source.new", self._form), ("source.known", self._picker)):
            self._tabs.addTab(words.say(name))
            self._pages.addWidget(page)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(words.say("evidence.source"))
        self._known.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(self._known)
        self.setFocusProxy(self._form)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._form.address_changed.connect(self._look_for_address)
        session.read(_sources, self._on_sources)

    def source(self) -> Citation | int | None:
        """The citation, or the number of the chosen source; None where neither is there."""
        if self._tabs.currentIndex() == KNOWN:
            return self._picker.source
        return self._form.citation() if self._form.is_named and self._form.is_readable else None

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

    def _look_for_address(self, address: str) -> None:
        self._known.hide()
        if address.strip():
            self._session.read(partial(_find, address), self._on_address_found, key=(id(self), "address"))

    def _on_address_found(self, source: Source | None) -> None:
        if source is not None:
            self._known.show_text(self._words.say("source.same-address", title=source.citation.title[:200]))
            self._known.show()


def _sources(workspace: "Workspace") -> Sequence[tuple[str, Source]]:
    return [(searched(source), source) for source in workspace.sources.entries()]


def _find(address: str, workspace: "Workspace") -> Source | None:
    number = workspace.sources.find(address)
    return workspace.sources.get(number) if number is not None else None
