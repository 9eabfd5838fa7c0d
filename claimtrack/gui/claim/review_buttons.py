"""The buttons that lead a claim on: those that its status allows, each with its key."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.status import Move, is_allowed
from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP


def takes_verdicts(claim: Claim) -> bool:
    """Whether a verdict can be given to a claim of this status."""
    return any(is_allowed(move, claim.status) for move in (Move.BEGIN, Move.REVIEW, Move.REOPEN))


def goes_to_review(claim: Claim) -> bool:
    """Whether a claim of this status can be sent to review, its verdict given."""
    return is_allowed(Move.REVIEW, claim.status) or is_allowed(Move.BEGIN, claim.status)


class ReviewButtons(QWidget):
    """Send to review, save, discard, copy; in review, sign off or send back with a note."""

    send_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()
    sign_asked = Signal()
    return_asked = Signal()
    copy_asked = Signal()
    typed = Signal()  # the note is another now

    def __init__(self, words: Words, keys: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = TextField(words.say("review.note"), lines=2)
        self._note.textChanged.connect(self.typed)
        self._note_box = labelled(words.say("review.note"), self._note)
        self._yours = PlainLabel(words.say("review.yours"), role="small", follows_text=False)
        self._final = PlainLabel(words.say("final.review"), role="small", follows_text=False)
        self._rows = rows = FlowLayout(GAP)
        self._buttons: dict[str, QPushButton] = {}
        for code, signal in {
            "send": self.send_asked,
            "sign": self.sign_asked,
            "return": self.return_asked,
            "save": self.save_asked,
            "discard": self.discard_asked,
            "copy": self.copy_asked,
        }.items():
            said, key = words.say(f"review.{code}"), keys.get(code, "")
            button = KeyedButton(said, key)
            button.setAccessibleName(said)
            button.setProperty("look", {"send": "primary", "sign": "primary", "discard": "link"}.get(code, ""))
            button.clicked.connect(signal)
            self._buttons[code] = button
            rows.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._yours)
        column.addWidget(self._note_box)
        column.addLayout(rows)
        column.addWidget(self._final)

    def add(self, buttons: Iterable[QPushButton]) -> None:
        """Has other buttons in the same rows; who made them shows and hides them."""
        for button in buttons:
            self._rows.addWidget(button)

    def offer(self, claim: Claim, *, is_edited: bool, is_readonly: bool, is_mine: bool = False) -> None:
        """Shows the buttons that make sense for a claim as it stands; nobody signs off a verdict of their own."""
        may_sign = is_allowed(Move.SIGN, claim.status) and not is_edited
        shown = {
            "send": goes_to_review(claim),
            "sign": may_sign and not is_mine,
            "return": may_sign,
            "save": is_edited and takes_verdicts(claim),
            "discard": is_edited,
        }
        for code, is_shown in shown.items():
            self._buttons[code].setVisible(is_shown and not is_readonly)
        self._buttons["copy"].setVisible(claim.verdict is not None)
        self._note_box.setVisible(may_sign and not is_readonly)
        self._yours.setVisible(may_sign and is_mine)
        self._final.setVisible((may_sign or shown["send"]) and not is_readonly)
        self.updateGeometry()

    @property
    def note(self) -> str:
        """What the reviewer says."""
        return self._note.text().strip()

    def set_note(self, text: str) -> None:
        """Puts a note in, or takes it out."""
        self._note.set_text(text)

    def focus_note(self) -> None:
        """Puts the keyboard into the note."""
        self._note.setFocus()
