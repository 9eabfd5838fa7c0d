"""What follows a verdict, below it in the claim column: a second verdict, publication, and what was corrected since."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.moments import in_words
from claimtrack.domain.publication import Correction, Publication
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.command_button import command_button
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.newsroom.comparison_view import ComparisonView
from claimtrack.gui.newsroom.standing import Standing
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

BUTTONS = ("claim.second", "claim.ask-second", "claim.publish", "claim.correct", "claim.complaint")


class AfterReview(QWidget):
    """Shows how a claim stands after its verdict; `asked` carries the code of the command that a button is for."""

    asked = Signal(str)

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._comparison = ComparisonView(session, words, theme)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(TIGHT)
        self._buttons = {code: command_button(code, words, self.asked.emit) for code in BUTTONS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._comparison)
        column.addLayout(self._lines)
        self.setFocusProxy(self._comparison)
        self.hide()

    @property
    def buttons(self) -> Iterable[QPushButton]:
        """What can be done next, to stand beside what can be done with the verdict."""
        return self._buttons.values()

    def show_standing(self, claim: Claim, standing: Standing) -> None:
        """Shows a claim's."""
        self._comparison.show_comparison(claim, standing.comparison)
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        published, corrected = self._say_publications(standing.publications), self._say_corrections(claim.corrections)
        for said in (*self._say_asked(standing.asked), *published, *corrected):
            self._lines.addWidget(PlainLabel(said, role="small", follows_text=False))
        is_published = claim.status is Status.PUBLISHED
        is_seen = claim.status is Status.IN_REVIEW and not claim.is_blind
        offered = {
            "claim.second": is_seen and standing.may_judge,
            "claim.ask-second": is_seen,
            "claim.publish": claim.status is Status.READY,
            "claim.correct": is_published,
            "claim.complaint": is_published,
        }
        for code, is_offered in offered.items():
            self._buttons[code].setVisible(is_offered and not self._session.is_readonly)
        self.setVisible(standing.comparison is not None or bool(self._lines.count()))

    def _say_asked(self, names: Sequence[str]) -> list[str]:
        named = self._words.say("list.separator").join(isolate(line(name, 100)) for name in names)
        return [self._words.say("second.asked-of", names=named)] if names else []

    def _say_publications(self, publications: Sequence[Publication]) -> list[str]:
        return [
            self._words.say(
                "publication.out",
                where=line(each.piece.headline or each.piece.address, 200),
                date=date_words(self._words, each.piece.date),
            )
            for each in publications
        ]

    def _say_corrections(self, corrections: Sequence[Correction]) -> list[str]:
        words = self._words
        facts = [
            (words.say(f"correction.kind.{each.kind}"), in_words(words, each.at), line(each.note))
            for each in corrections
        ]
        return [" · ".join(map(isolate, each)) for each in facts]
