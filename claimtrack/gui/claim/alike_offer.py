"""Offers, once a speaker or a date was corrected, to correct it in all claims of the article that were read alike."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.words import Words
from claimtrack.gui.claim.offer_card import OfferCard
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.readings import Alike
    from claimtrack.workspace.workspace import Workspace


class AlikeOffer(OfferCard):
    """One line and two buttons, hidden where nothing was read alike; `offered` tells that it came or went."""

    offered = Signal()

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        accept = KeyedButton(words.say("alike.accept"), keys_of("claim.alike"))
        leave = QPushButton(words.say("alike.leave"))
        super().__init__(accept, leave, parent=parent)
        self._session, self._words = session, words
        self._was: Claim | None = None
        self.is_offered = False
        accept.clicked.connect(self.accept)
        leave.clicked.connect(self.drop)
        session.changed.connect(self._on_changed)
        session.closed.connect(self.drop)

    def consider(self, was: Claim) -> None:
        """Looks for what was read as in this claim before a person corrected it."""
        self._was = was
        self._session.read(partial(_alike, was), self._on_alike, key=(id(self), "alike"), on_failed=self._on_gone)

    def accept(self) -> None:
        """Corrects all of it."""
        if self._was is not None and self.is_offered:
            self._session.do(partial(_correct, self._was))

    def drop(self) -> None:
        """Leaves it as it is."""
        self._was = None
        self._show(is_offered=False)

    def keep_for(self, article: int | None) -> None:
        """Drops what belongs to another article than the one on show."""
        if self._was is not None and self._was.article_id != article:
            self.drop()

    def _on_alike(self, answer: "tuple[Claim, Alike]") -> None:
        was, alike = answer
        if was is not self._was:
            return
        counts = {"alike.speaker": len(alike.speaker), "alike.date": len(alike.date)}
        self._said.show_text(" ".join(self._words.say(code, count=count) for code, count in counts.items() if count))
        self._show(is_offered=any(counts.values()))

    def _show(self, *, is_offered: bool) -> None:
        if is_offered != self.is_offered:
            self.is_offered = is_offered
            self.setVisible(is_offered)
            self.offered.emit()

    def _on_gone(self, _message: object) -> None:
        """The claim was deleted meanwhile."""
        self.drop()

    def _on_changed(self, changes: Changes) -> None:
        if self._was is not None and changes.touches("claim", "speaker"):
            self.consider(self._was)


def _alike(was: Claim, workspace: "Workspace") -> "tuple[Claim, Alike]":
    return was, workspace.claims.read_alike(was)


def _correct(was: Claim, workspace: "Workspace") -> Changes:
    return workspace.claims.correct_alike(was)
