"""In the place of a verdict that is hidden from one who is to judge the claim blind: that it is, and two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of
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
        self._judge, show = self._button(JUDGE), self._button(SHOW)
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

    def _button(self, code: str) -> QPushButton:
        said = self._words.say(f"command.{code}").replace("&", "")
        button = QPushButton(f"{said}  {keys_of(code)}".rstrip())
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self.asked.emit(code))
        return button
