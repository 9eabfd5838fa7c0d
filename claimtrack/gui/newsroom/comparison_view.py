"""Two verdicts on one claim side by side, the second given blind; where they differ, one is said to hold."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.moments import in_words
from claimtrack.domain.review import Comparison
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.verdict_card import VerdictCard
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.kept_form import KeptForm
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


class ComparisonView(QWidget):
    """Shows both verdicts of a claim, or nothing; what is typed as the reason stays while the claim does."""

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
        self._claim = 0
        self._shown: Comparison | None = None
        self._said = PlainLabel(follows_text=False)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(GAP)
        self._reason = TextField(words.say("review.settle-reason"), lines=2)
        self._reason_box = labelled(words.say("review.settle-reason"), self._reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(words.say("review.both"), role="section", follows_text=False))
        column.addWidget(self._said)
        column.addLayout(self._cards)
        column.addWidget(self._reason_box)
        self._kept = KeptForm(self, column, session, words)
        self.setFocusProxy(self._reason)
        self.hide()

    def show_comparison(self, claim: Claim, comparison: Comparison | None) -> None:
        """Shows the verdicts on a claim."""
        if claim.id != self._claim:
            self._kept.begin(f"settle/{claim.uuid}")
            self._reason.set_text("")
        self._claim, self._shown = claim.id, comparison
        self.setVisible(comparison is not None)
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if comparison is None:
            return
        may_settle = comparison.is_open and claim.status is Status.IN_REVIEW and not self._session.is_readonly
        self._reason_box.setVisible(may_settle)
        self._said.show_text(self._outcome(comparison))
        came_from: QWidget = self._reason  # Tab goes on to the buttons from there, though they are newer
        for number, verdict in (("first", comparison.first), ("second", comparison.second)):
            card = VerdictCard(verdict, self._words, self._theme, self._words.say(f"review.verdict-{number}"))
            if may_settle:
                button = QPushButton(self._words.say("review.holds"))
                button.setAccessibleDescription(self._words.say(f"review.verdict-{number}"))
                button.clicked.connect(partial(self.settle, verdict.id))
                card.column.addWidget(button)
            card.column.addStretch(1)
            self._cards.addWidget(card, 1, Qt.AlignmentFlag(0))
            if may_settle:
                self.setTabOrder(came_from, button)
                came_from = button

    def settle(self, verdict: int) -> None:
        """Says which verdict holds, for the reason that is typed; without one the keyboard goes there."""
        if not self._reason.text().strip():
            self._reason.setFocus()
        self._session.do(partial(_settle, self._claim, verdict, self._reason.text()), self._on_settled)

    def _on_settled(self, _changes: Changes) -> None:
        self._kept.forget()
        self._reason.set_text("")

    def _outcome(self, comparison: Comparison) -> str:
        settled = comparison.settled
        if settled is not None:
            who, when = line(settled.who, 100), isolate(in_words(self._words, settled.at))
            return self._words.say("review.settled", who=who, when=when, reason=line(settled.note))
        return self._words.say("review.they-differ" if comparison.differs else "review.they-agree")


def _settle(claim: int, verdict: int, reason: str, workspace: "Workspace") -> Changes:
    return workspace.review.settle(claim, verdict, reason=reason)
