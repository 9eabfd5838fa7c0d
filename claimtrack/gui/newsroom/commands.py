"""What the commands do in a newsroom: judge blind, review in one pass, publish, correct, log a complaint."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.merging import MergePlan
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.identity import ask_who
from claimtrack.gui.newsroom.ask_second_dialog import AskSecondDialog
from claimtrack.gui.newsroom.blind_dialog import BlindDialog
from claimtrack.gui.newsroom.complaint_dialog import ComplaintDialog
from claimtrack.gui.newsroom.correction_dialog import CorrectionDialog
from claimtrack.gui.newsroom.merge_dialog import MergeCopyDialog, read_plan
from claimtrack.gui.newsroom.papers import Papers
from claimtrack.gui.newsroom.people_dialog import PeopleDialog
from claimtrack.gui.newsroom.publication_dialog import Offer, PublicationDialog, read_offer
from claimtrack.gui.newsroom.requests_page import Pending, read_pending
from claimtrack.gui.newsroom.review_pass import ReviewPass
from claimtrack.gui.newsroom.scales_dialog import ScalesDialog
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

OF_STATUS = {
    "claim.second": frozenset({Status.IN_REVIEW}),
    "claim.ask-second": frozenset({Status.IN_REVIEW}),
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
        session.opened.connect(self._remind)
        self.slots = {
            **self.papers.slots,
            "claim.second": self.judge_blind,
            "claim.ask-second": self.ask_second,
            "claim.show-first": self.show_first,
            "article.review": self.review_article,
            "claim.publish": self.publish,
            "claim.correct": self.correct,
            "claim.complaint": self.log_complaint,
            "claim.request": desk.panel.ask_for_comment,
            "workspace.people": self.show_people,
            "workspace.scales": self.show_scales,
            "workspace.merge": self.ask_copy,
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
        actions["claim.show-first"].setEnabled(is_writable and claim is not None and claim.is_blind)
        actions["article.review"].setEnabled(is_writable and self._desk.shown_article() is not None)

    def judge_blind(self) -> None:
        """Ask for a second verdict on the claim on show; before, the first is hidden in the whole window."""
        number = self._desk.list.chosen
        if number is None or not ask_who(self._window, self._session, self._words):
            return
        if self._desk.panel.claim is not None and self._desk.panel.claim.is_blind:
            self._show_blind(number)
        else:
            self._session.do(partial(_ask_oneself, number), lambda _changes: self._show_blind(number))

    def _show_blind(self, number: int) -> None:
        self._session.read(partial(_blind, number), self._on_blind)

    def _on_blind(self, claim: Claim) -> None:
        if BlindDialog.ask(self._window, self._session, self._words, self._theme, claim=claim) is not None:
            self._desk.bring_claim()
            self._desk.panel.bring_comparison()

    def ask_second(self) -> None:
        """Ask of whom a blind second verdict on the claim on show is wanted."""
        number = self._desk.list.chosen
        if number is not None and ask_who(self._window, self._session, self._words):
            self._session.read(partial(_askable, number), partial(self._on_askable, number))

    def _on_askable(self, number: int, names: Sequence[str]) -> None:
        if names:
            AskSecondDialog.ask(self._window, self._session, self._words, claim=number, names=names)
        else:
            self._session.failed.emit(Message("ask-second.nobody", claim=number))

    def show_first(self) -> None:
        """Show the verdict that was to be judged blind beside, which gives that up."""
        number = self._desk.list.chosen
        if number is not None:
            self._session.do(partial(_show_first, number))

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
            PublicationDialog.ask(self._window, self._session, self._words, offer=offer, chosen=chosen)

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

    # -- the workspace ------------------------------------------------------------------------------------------------

    def show_people(self) -> None:
        """Show who works here, and let names be added."""
        if self._session.is_open:
            PeopleDialog.open_on(self._window, self._session, self._words)

    def show_scales(self) -> None:
        """Show the rating scales, and let another be put in use."""
        if self._session.is_open:
            ScalesDialog.open_on(self._window, self._session, self._words, self._theme)

    def ask_copy(self) -> None:
        """Ask for a colleague's copy, and look at what it would bring."""
        if self._session.path is not None and not self._session.is_readonly:
            kinds = f"{self._words.say('file.workspaces')} (*{self._session.path.suffix})"
            title = self._words.say("merge-copy.choose")
            named, _kind = QFileDialog.getOpenFileName(self._window, title, str(self._session.path.parent), kinds)
            if named:
                self.compare_copy(Path(named))

    def compare_copy(self, path: Path) -> None:
        """Look at what a copy would bring, beside the window."""
        source = self._session.path
        if source is not None:
            work = self._session.work(
                partial(read_plan, source, self._session.settings.who(), path), partial(self._on_plan, path)
            )
            self.began.emit(self._words.say("merge-copy.under-way"), work)

    def _on_plan(self, path: Path, plan: MergePlan) -> None:
        self.said.emit("")
        MergeCopyDialog.ask(self._window, self._session, self._words, self._theme, path=path, plan=plan)

    def _remind(self) -> None:
        self._session.read(read_pending, self._on_pending, key="reminder")

    def _on_pending(self, pending: Pending) -> None:
        if pending.due:
            self.said.emit(self._words.say("requests.due-now", count=pending.due))


def _ask_oneself(number: int, workspace: "Workspace") -> Changes:
    return workspace.review.ask_second(number)


def _show_first(number: int, workspace: "Workspace") -> Changes:
    return workspace.review.show_first(number)


def _askable(number: int, workspace: "Workspace") -> list[str]:
    return workspace.review.askable(number)


def _blind(number: int, workspace: "Workspace") -> Claim:
    return workspace.review.blind(number)
