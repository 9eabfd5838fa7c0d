"""Notes a request for comment: whom one asked, how, what and when; and the answer, or that there is none."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.request import Question, Request
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.day_field import DayField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    import datetime as dt

    from claimtrack.workspace.workspace import Workspace

WIDTH = 560


class RequestDialog(FormDialog):
    """One request on a claim, new or known."""

    def __init__(self, parent: QWidget, session: Session, words: Words, claim: int, request: Request | None) -> None:
        code = "request.edit" if request else "request.ask"
        super().__init__(parent, words, words.say(f"{code}-title", number=claim), words.say(f"{code}-accept"))
        self._session, self._claim, self._request = session, claim, request
        say = words.say
        self._whom = LineField(say("field.request.whom"))
        self._how = LineField(say("field.request.how"), hint=say("request.how-hint"))
        self._question = TextField(say("field.request.question"), lines=3)
        self._asked = DayField(say("field.request.asked_on"), words)
        self._due = DayField(say("field.request.due"), words)
        self.add_row(say("field.request.whom"), self._whom, column=0)
        self.add_row(say("field.request.how"), self._how, column=1)
        self.add_row(say("field.request.question"), self._question)
        self.add_row(say("field.request.asked_on"), self._asked, column=0)
        self.add_row(say("field.request.due"), self._due, column=1)
        if request is None:
            self._asked.set_today()
        else:
            self._fill(request.question)
        self._whom.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, "request/" + (request.uuid if request else f"of {claim}"))

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, claim: int, request: Request | None = None
    ) -> Changes | None:
        """Notes the request, or changes it; None where it was cancelled."""
        return cls(parent, session, words, claim, request).answer()

    def _fill(self, question: Question) -> None:
        self._whom.set_text(question.whom)
        self._how.set_text(question.how)
        self._question.set_text(question.question)
        self._asked.set_day(question.asked_on)
        self._due.set_day(question.due)

    @override
    def accept(self) -> None:
        unreadable = next((field for field in (self._asked, self._due) if not field.is_day), None)
        if unreadable is not None:
            self.say_problem(Message("day.unreadable"))
            unreadable.setFocus()
            return
        question = Question(
            whom=self._whom.text().strip(),
            how=self._how.text().strip(),
            question=self._question.text().strip(),
            asked_on=self._asked.day,
            due=self._due.day,
        )
        number = self._request.id if self._request else None
        self.submit(self._session, partial(_keep, self._claim, number, question))


class AnswerDialog(FormDialog):
    """What somebody answered to a request, and when; or that they do not answer."""

    def __init__(self, parent: QWidget, session: Session, words: Words, request: Request) -> None:
        super().__init__(parent, words, words.say("request.answer-title"), words.say("request.answer-accept"))
        self._session, self._request = session, request
        self._answer = TextField(words.say("field.request.answer"), lines=4)
        self._answer.set_text(request.answer)
        self._none = QCheckBox(words.say("request.no-answer"))
        self._none.setChecked(request.answered_on is not None and not request.answer)
        self._none.toggled.connect(self._answer.setDisabled)
        self._answer.setDisabled(self._none.isChecked())
        self._day = DayField(words.say("field.request.answered_on"), words)
        if request.answered_on:
            self._day.set_day(request.answered_on)
        else:
            self._day.set_today()
        self.add_widget(PlainLabel(request.question.whom, role="title"))
        if request.question.question:
            self.add_widget(PlainLabel(request.question.question, role="small"))
        self.add_row(words.say("field.request.answer"), self._answer)
        self.add_widget(self._none)
        self.add_row(words.say("field.request.answered_on"), self._day)
        self._answer.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"answer/{request.uuid}")

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, *, request: Request) -> Changes | None:
        """Notes the answer; None where it was cancelled."""
        return cls(parent, session, words, request).answer()

    @override
    def accept(self) -> None:
        answer = "" if self._none.isChecked() else self._answer.text().strip()
        if not answer and not self._none.isChecked():
            self.say_problem(Message("request.empty-answer"))
            self._answer.setFocus()
        elif not self._day.is_day:
            self.say_problem(Message("day.unreadable"))
            self._day.setFocus()
        else:
            self.submit(self._session, partial(_answer, self._request.id, answer, self._day.day))


def _keep(claim: int, number: int | None, question: Question, workspace: "Workspace") -> Changes:
    if number is None:
        return workspace.requests.ask(claim, question)
    return workspace.requests.edit(number, question)


def _answer(number: int, answer: str, day: "dt.date | None", workspace: "Workspace") -> Changes:
    return workspace.requests.answer(number, answer=answer, answered_on=day)
