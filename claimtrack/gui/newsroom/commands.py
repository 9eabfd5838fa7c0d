"""What the commands do in a newsroom: judge blind, review in one pass, publish, correct, log a complaint."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.identity import ask_who
from claimtrack.gui.newsroom.blind_dialog import BlindDialog
from claimtrack.gui.newsroom.complaint_dialog import ComplaintDialog
from claimtrack.gui.newsroom.correction_dialog import CorrectionDialog
from claimtrack.gui.newsroom.papers import Papers
from claimtrack.gui.newsroom.publication_dialog import Offer, PublicationDialog, read_offer
from claimtrack.gui.newsroom.review_pass import ReviewPass
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

OF_STATUS = {
    "claim.second": frozenset({Status.IN_REVIEW}),
    "claim.correct": frozenset({Status.PUBLISHED}),
    "claim.complaint": frozenset(Status),
}


class NewsroomCommands(QObject):
    """Acts on the claim on show and on the claims that are chosen; `said` and `began` tell of files for others."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work

    def __init__(self, session: Session, words: Words, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._theme = session, words, theme
        self._desk, self._window = desk, window
        self.papers = Papers(session, words, window)
        self.papers.said.connect(self.said)
        self.papers.began.connect(self.began)
        self.slots = {
            **self.papers.slots,
            "claim.second": self.judge_blind,
            "article.review": self.review_article,
            "claim.publish": self.publish,
            "claim.correct": self.correct,
            "claim.complaint": self.log_complaint,
        }

    def bind(self, actions: Actions) -> None:
        """Have the buttons of the claim column trigger the commands that they are for."""
        self._desk.panel.asked.connect(lambda code: actions[code].trigger())

    def offer(self, actions: Actions) -> None:
        """Offer what fits the claim on show, and publication wherever a workspace can be written."""
        claim = self._desk.panel.claim
        is_writable = self._session.is_open and not self._session.is_readonly
        for code, statuses in OF_STATUS.items():
            actions[code].setEnabled(is_writable and claim is not None and claim.status in statuses)
        actions["article.review"].setEnabled(is_writable and self._desk.shown_article() is not None)

    def judge_blind(self) -> None:
        """Ask for a second verdict on the claim on show, which is shown without the first."""
        number = self._desk.list.chosen
        if number is not None and ask_who(self._window, self._session, self._words):
            self._session.read(partial(_blind, number), self._on_blind)

    def _on_blind(self, claim: Claim) -> None:
        if claim.status is not Status.IN_REVIEW:
            status = Message(f"status.{claim.status}")
            self._session.failed.emit(Message("review.not-in-review", claim=claim.id, status=status))
        else:
            BlindDialog.ask(self._window, self._session, self._words, self._theme, claim=claim)

    def review_article(self) -> None:
        """Go through the claims of the article on show that are in review."""
        article = self._desk.shown_article()
        if article is not None and ask_who(self._window, self._session, self._words):
            ReviewPass.open_on(self._window, self._session, self._words, self._theme, article=article)

    def publish(self) -> None:
        """Ask under what ready claims go out; those that are chosen are ticked."""
        if self._session.is_open and not self._session.is_readonly:
            self._session.read(read_offer, self._on_offer)

    def _on_offer(self, offer: Offer) -> None:
        if not offer.ready:
            self._session.failed.emit(Message("publish.none-ready"))
        elif ask_who(self._window, self._session, self._words):
            ready = {row.id for row in offer.ready}
            chosen = [number for number in self._desk.list.chosen_numbers() if number in ready]
            who = self._session.settings.who()
            PublicationDialog.ask(self._window, self._session, self._words, offer=offer, chosen=chosen, who=who)

    def correct(self) -> None:
        """Ask how the published claim on show changes."""
        claim = self._desk.panel.claim
        if claim is not None and ask_who(self._window, self._session, self._words):
            CorrectionDialog.ask(self._window, self._session, self._words, self._theme, claim=claim)

    def log_complaint(self) -> None:
        """Ask what somebody complains about in the claim on show."""
        claim = self._desk.panel.claim
        if claim is not None:
            ComplaintDialog.ask(self._window, self._session, self._words, claim=claim.id)


def _blind(number: int, workspace: "Workspace") -> Claim:
    return workspace.review.blind(number)
