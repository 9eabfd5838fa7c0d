"""Says where a claim repeats one that is there, and offers to look at that one or to carry its verdict over."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.words import Words
from claimtrack.gui.claim.offer_card import OfferCard
from claimtrack.gui.claim.review_buttons import takes_verdicts
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.workspace.repeats import Repeat
    from claimtrack.workspace.workspace import Workspace


class RepeatOffer(OfferCard):
    """One line about the nearest claim, hidden where there is none; `show_asked` carries its number."""

    show_asked = Signal(int)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        self._show = QPushButton(words.say("repeat.show", number="…"))
        self._carry = QPushButton(words.say("repeat.carry-over"))
        super().__init__(self._show, self._carry, parent=parent)
        self._session, self._words = session, words
        self._claim: Claim | None = None
        self._nearest: int | None = None
        self._show.clicked.connect(self._ask_show)
        self._carry.clicked.connect(self.carry_over)

    def show_claim(self, claim: Claim | None) -> None:
        """Looks for what repeats a claim that has no verdict yet."""
        self._claim = claim
        if claim is None or claim.verdict is not None or claim.is_blind:
            self._nearest = None
            self.hide()
            return
        self._session.read(partial(_near, claim), self._on_near, key=(id(self), "near"))

    def carry_over(self) -> None:
        """Gives the claim the verdict and the evidence of the one that says the same."""
        if self._claim is not None and self._nearest is not None:
            note = self._words.say("repeat.note", number=self._nearest)
            self._session.do(partial(_carry_over, self._nearest, self._claim.id, note))

    def _ask_show(self) -> None:
        if self._nearest is not None:
            self.show_asked.emit(self._nearest)

    def _on_near(self, answer: "tuple[int, Sequence[Repeat]]") -> None:
        number, near = answer
        claim = self._claim
        if claim is None or claim.id != number:
            return
        judged = [repeat for repeat in near if repeat.rating is not None]
        nearest = next(iter(judged or near), None)
        self._nearest = nearest.claim_id if nearest else None
        self.setVisible(nearest is not None)
        if nearest is None:
            return
        rating = nearest.rating
        verdict = rating.label(self._words.language) if rating else self._words.say("list.no-verdict")
        self._said.show_text(self._words.say("repeat.same-as", number=nearest.claim_id, verdict=verdict))
        self._show.setText(self._words.say("repeat.show", number=nearest.claim_id))
        may_carry = rating is not None and takes_verdicts(claim) and not self._session.is_readonly
        self._carry.setVisible(may_carry)


def _near(claim: Claim, workspace: "Workspace") -> "tuple[int, Sequence[Repeat]]":
    return claim.id, workspace.claims.near(claim.text, apart_from=claim.id)


def _carry_over(nearest: int, claim: int, note: str, workspace: "Workspace") -> Changes:
    return workspace.verdicts.carry_over(nearest, claim, note=note)
