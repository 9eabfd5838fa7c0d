"""What is done to the evidence of the claim on show: attached, edited, turned, taken off, opened, fetched."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.source import Evidence, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.claim import actions
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.evidence_cards import EvidenceCards
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme


class EvidenceActions(QObject):
    """Hears the cards.

    `copy_wanted` carries the Evidence whose kept copy is to be opened, `fetch_wanted` the Source that a copy is to be
    fetched of.
    """

    copy_wanted = Signal(object)
    fetch_wanted = Signal(object)

    def __init__(self, session: Session, words: Words, theme: Theme, cards: EvidenceCards, panel: QWidget) -> None:
        super().__init__(panel)
        self._session, self._words, self._theme, self._panel = session, words, theme, panel
        self._claim: Claim | None = None
        cards.attach_asked.connect(self.attach)
        cards.edit_asked.connect(self._edit)
        cards.detach_asked.connect(self._detach)
        cards.complete_asked.connect(self._complete)
        cards.copy_asked.connect(self._open_copy)
        cards.fetch_asked.connect(self._fetch)
        cards.stance_asked.connect(self._change_stance)

    def show_claim(self, claim: Claim | None) -> None:
        """From now on it is about the evidence of another claim."""
        self._claim = claim

    def attach(self) -> None:
        """Asks for a source and links the claim to it."""
        if self._claim is not None and not self._session.is_readonly:
            AttachDialog.ask(self._panel, self._session, self._words, self._theme, claim=self._claim)

    def _piece(self, number: int) -> Evidence | None:
        evidence = self._claim.evidence if self._claim else ()
        return next((piece for piece in evidence if piece.id == number), None)

    def _complete(self, number: int) -> None:
        piece = self._piece(number)
        if piece is not None and not self._session.is_readonly:
            SourceDialog.ask(self._panel, self._session, self._words, piece.source)

    def _open_copy(self, number: int) -> None:
        piece = self._piece(number)
        if piece is not None:
            self.copy_wanted.emit(piece)

    def _fetch(self, number: int) -> None:
        piece = self._piece(number)
        if piece is not None and not self._session.is_readonly:
            self.fetch_wanted.emit(piece.source)

    def _edit(self, number: int) -> None:
        claim, piece = self._claim, self._piece(number)
        if claim is not None and piece is not None and not self._session.is_readonly:
            AttachDialog.ask(self._panel, self._session, self._words, self._theme, claim=claim, evidence=piece)

    def _change_stance(self, number: int, stance: Stance) -> None:
        piece = self._piece(number)
        if piece is not None and not self._session.is_readonly:
            self._session.do(partial(actions.edit_evidence, number, stance, piece.pin))

    def _detach(self, number: int) -> None:
        if not self._session.is_readonly:
            self._session.do(partial(actions.detach_evidence, number))
