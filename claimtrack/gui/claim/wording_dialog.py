"""Asks what a claim says, who says it and when it is said to have been: for a new claim, or to reword one."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.claim import actions as claim_actions
from claimtrack.gui.claim.wording import Wording
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.session import Session

WIDTH = 520
TEXT = "text"  # the object name of the field for what the claim says


class WordingDialog(FormDialog):
    """The wording of one claim."""

    def __init__(
        self, parent: QWidget, session: Session, words: Words, claim: Claim | None, field: str = "text"
    ) -> None:
        code = "claim.edit" if claim else "claim.add"
        super().__init__(parent, words, words.say(f"{code}-title"), words.say(f"{code}-accept"))
        self._session, self._claim = session, claim.id if claim else None
        self._text = TextField(words.say("claim.text"))
        self._text.setObjectName(TEXT)
        self._text.refused.connect(self.say_problem)
        self._speaker = LineField(words.say("claim.said-by"), hint=words.say("voice.article"))
        self._date = DateField(words.say("claim.date"), words)
        self.add_row(words.say("claim.text"), self._text)
        self.add_row(words.say("claim.said-by"), self._speaker, column=0)
        self.add_row(words.say("claim.date"), self._date, column=1)
        if claim:
            self._text.set_text(claim.text)
            self._speaker.set_text(claim.speaker or "")
            self._date.set_text(claim.date or "")
        {"text": self._text, "speaker": self._speaker}[field].setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, form_of(claim.id if claim else None))

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, claim: Claim | None = None, field: str = "text"
    ) -> Changes | None:
        """Adds the claim that is worded, or words the one that is there anew; `field` is where one begins.

        None where it was cancelled.
        """
        return cls(parent, session, words, claim, field).answer()

    def wording(self) -> Wording:
        """What the fields say now."""
        return Wording(self._text.text().strip(), self._speaker.text().strip(), self._date.date or "")

    @override
    def accept(self) -> None:
        if not self._text.text().strip():
            self.say_problem(Message("claim.empty"))
            self._text.setFocus()
        elif not self._date.is_readable:
            self._date.setFocus()
        elif self._claim is None:
            self.submit(self._session, partial(claim_actions.add_claim, self.wording()))
        else:
            self.submit(self._session, partial(claim_actions.edit_claim, self._claim, self.wording()))


def form_of(number: int | None) -> str:
    """The name under which the wording of a claim, or of a new one, is kept while it is typed."""
    return f"claim/{number or 'new'}"
