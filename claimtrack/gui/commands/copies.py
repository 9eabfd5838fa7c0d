"""What the commands do with kept copies: open one beside the work, and fetch one of a source that is only cited."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Evidence, KeptFile, Source
from claimtrack.domain.words import Words
from claimtrack.gui.documents import intake
from claimtrack.gui.documents.copy_window import CopyWindow
from claimtrack.gui.parts.addresses import named_host
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


class CopyCommands(QObject):
    """One copy is open at a time; `said` tells what was done, `began` what is under way, and its Work."""

    said = Signal(str)
    began = Signal(str, object)

    def __init__(self, session: Session, words: Words, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._theme, self._window = session, words, theme, window
        self._opened: CopyWindow | None = None

    @property
    def opened(self) -> CopyWindow | None:
        """The copy that is open."""
        return self._opened if self._opened is not None and isValid(self._opened) else None

    def open_evidence(self, piece: Evidence) -> None:
        """Open the copy that a piece of evidence rests on, at its quote."""
        self._open(piece.source.id, evidence=piece)

    def open_source(self, source: int, copy: int | None = None) -> None:
        """Open a copy of a source, the newest where none is named."""
        self._open(source, copy=copy)

    def _open(self, source: int, *, evidence: Evidence | None = None, copy: int | None = None) -> None:
        if self.opened is not None:
            self.opened.close()
        self._opened = CopyWindow(
            self._window, self._session, self._words, self._theme, source, evidence=evidence, copy=copy
        )
        self._opened.said.connect(self.said)
        self._opened.show()
        self._opened.activateWindow()

    def fetch(self, source: Source) -> None:
        """Fetch the page at a source's address and keep it; nothing is fetched unless one asks for it here."""
        address = source.citation.address
        task = partial(intake.fetch_page, address, self._session.settings.allowed_hosts)
        work = self._session.work(task, partial(self._on_fetched, source))
        host = named_host(address)
        self.began.emit(self._words.say("fetch.under-way", host=host), work)

    def _on_fetched(self, source: Source, kept: KeptFile) -> None:
        told = partial(self._on_kept, line(source.citation.title or source.citation.address, 80), kept.problem)
        self._session.do(partial(_keep, source.id, kept), told)

    def _on_kept(self, title: str, problem: Message | None, _changes: Changes) -> None:
        if problem is None:
            self.said.emit(self._words.say("fetch.kept", title=title))
        else:
            self.said.emit(self._words.say("evidence.kept-unread", file=title, problem=problem))


def _keep(source: int, kept: KeptFile, workspace: "Workspace") -> Changes:
    return workspace.sources.keep(source, kept)
