"""In the place of a verdict that is hidden from one who is to judge the claim blind: that it is, and two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.command_button import command_button
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP, TIGHT

JUDGE, SHOW = "claim.second", "claim.show-first"


class BlindNotice(QFrame):
    """Says that the verdict is hidden; `asked` carries the code of the command that a button is for."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self._judge, show = command_button(JUDGE, words, self.asked.emit), command_button(SHOW, words, self.asked.emit)
        self._judge.setProperty("look", "primary")
        show.setProperty("look", "link")
        row = FlowLayout(GAP)
        row.addWidget(self._judge)
        row.addWidget(show)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(TIGHT)
        column.addWidget(PlainLabel(words.say("blind.hidden"), follows_text=False))
        column.addWidget(PlainLabel(words.say("blind.what"), role="small", follows_text=False))
        column.addLayout(row)
        column.addWidget(PlainLabel(words.say("final.show-first"), role="small", follows_text=False))
        self.setFocusProxy(self._judge)
        self.hide()

    def show_claim(self, claim: Claim | None) -> None:
        """Shows itself where the verdict on a claim is hidden; a claim is judged blind only while it is in review."""
        is_blind = claim is not None and claim.is_blind
        if claim is not None and is_blind:
            self._judge.setVisible(claim.status is Status.IN_REVIEW)
        self.setVisible(is_blind)
