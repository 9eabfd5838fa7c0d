"""Logs a complaint about what was published, and notes what was answered to one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import Complaint, Correction
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.day_field import DayField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    import datetime as dt

    from claimtrack.workspace.workspace import Workspace

WIDTH = 560


class ComplaintDialog(FormDialog):
    """What somebody complains about: a claim, where one is given, or the newsroom as a whole."""

    def __init__(self, parent: QWidget, session: Session, words: Words, claim: int | None) -> None:
        title = words.say("complaint.title-claim", number=claim) if claim else words.say("complaint.title")
        super().__init__(parent, words, title, words.say("complaint.accept"))
        self._session, self._claim = session, claim
        self._text = TextField(words.say("complaint.text"), lines=4)
        self._who = LineField(words.say("complaint.who"))
        self._received = DayField(words.say("complaint.received"), words)
        self._received.set_today()
        self.add_row(words.say("complaint.text"), self._text)
        self.add_row(words.say("complaint.who"), self._who, column=0)
        self.add_row(words.say("complaint.received"), self._received, column=1)
        self._text.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, "complaint/" + (f"of {claim}" if claim else "new"))

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, *, claim: int | None = None) -> Changes | None:
        """Logs the complaint; None where it was cancelled."""
        return cls(parent, session, words, claim).answer()

    @override
    def accept(self) -> None:
        if not self._received.is_day:
            self.say_problem(Message("day.unreadable"))
            self._received.setFocus()
            return
        action = partial(_log, self._claim, self._text.text(), self._who.text(), self._received.day)
        self.submit(self._session, action)


class ComplaintAnswerDialog(FormDialog):
    """What was answered to a complaint, when, and the correction that came of it."""

    def __init__(
        self, parent: QWidget, session: Session, words: Words, complaint: Complaint, corrections: Sequence[Correction]
    ) -> None:
        super().__init__(parent, words, words.say("complaint.answer-title"), words.say("complaint.answer-accept"))
        self._session, self._complaint = session, complaint
        self._answer = TextField(words.say("field.complaint.answer"), lines=4)
        self._answer.set_text(complaint.answer)
        self._day = DayField(words.say("field.complaint.answered_on"), words)
        self._correction = QComboBox()
        self._correction.addItem(words.say("complaint.no-correction"), None)
        for each in corrections:
            self._correction.addItem(f"{each.at.date().isoformat()} · {line(each.note, 80)}", each.id)
        self._correction.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._correction.setCurrentIndex(max(self._correction.findData(complaint.correction_id), 0))
        if complaint.answered_on:
            self._day.set_day(complaint.answered_on)
        else:
            self._day.set_today()
        self.add_widget(PlainLabel(complaint.text))
        self.add_row(words.say("field.complaint.answer"), self._answer)
        self.add_row(words.say("field.complaint.answered_on"), self._day, column=0)
        self.add_row(words.say("complaint.correction"), self._correction, column=1)
        self._answer.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"complaint-answer/{complaint.uuid}")

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        words: Words,
        *,
        complaint: Complaint,
        corrections: Sequence[Correction],
    ) -> Changes | None:
        """Notes the answer; None where it was cancelled."""
        return cls(parent, session, words, complaint, corrections).answer()

    @override
    def accept(self) -> None:
        if not self._day.is_day:
            self.say_problem(Message("day.unreadable"))
            self._day.setFocus()
            return
        correction = self._correction.currentData()
        action = partial(_answer, self._complaint.id, self._answer.text(), self._day.day, correction)
        self.submit(self._session, action)


def _log(claim: int | None, text: str, who: str, received: "dt.date | None", workspace: "Workspace") -> Changes:
    return workspace.corrections.log_complaint(text=text, complainant=who, claim_id=claim, received=received)


def _answer(number: int, answer: str, day: "dt.date | None", correction: int | None, workspace: "Workspace") -> Changes:
    return workspace.corrections.answer_complaint(number, answer=answer, answered_on=day, correction_id=correction)
