"""The requests for comment on a claim as cards: whom one asked, how and when, what is due, and the answers."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.request import Request
from claimtrack.domain.words import Words
from claimtrack.gui.claim.action_card import ActionCard
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.newsroom.request_dialog import AnswerDialog, RequestDialog
from claimtrack.gui.parts.date_field import today
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

SHOWN_MOST = 100


def request_words(words: Words, request: Request, today: dt.date) -> str:
    """How a request stands: until when an answer is hoped for, or when it came; how and when it was made."""
    question = request.question
    due = date_words(words, question.due.isoformat()) if question.due else ""
    asked = date_words(words, question.asked_on.isoformat()) if question.asked_on else ""
    if request.answered_on is not None:
        code = "request.answered" if request.answer else "request.refused"
        state = words.say(code, day=date_words(words, request.answered_on.isoformat()))
    elif due:
        state = words.say("request.is-due" if request.is_due(today) else "request.due", day=due)
    else:
        state = words.say("request.open")
    asked_on = words.say("request.asked-on", day=asked) if asked else ""
    facts = (state, isolate(line(question.how, 100)) if question.how else "", asked_on)
    return " · ".join(fact for fact in facts if fact)


class RequestCard(ActionCard):
    """One request; Enter opens what can be done with it."""

    edit_asked = Signal(int)
    answer_asked = Signal(int)
    reopen_asked = Signal(int)
    remove_asked = Signal(int)

    def __init__(self, request: Request, words: Words, theme: Theme, *, is_readonly: bool) -> None:
        name = words.say("request.card", whom=line(request.question.whom, 200))
        super().__init__(words, theme, name, words.say("request.actions"), is_readonly=is_readonly)
        self._request = request
        self.give_key("Delete", partial(self.remove_asked.emit, request.id))
        self.column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        self.column.addLayout(self.head(PlainLabel(request.question.whom, role="title")))
        facts = PlainLabel(request_words(words, request, today()), role="small", follows_text=False)
        self.column.addWidget(facts)
        for text in (request.question.question, f"“{request.answer}”" if request.answer else ""):
            if text:
                self.column.addWidget(PlainLabel(text))

    @override
    def fill_menu(self, menu: QMenu) -> None:
        say, number = self.words.say, self._request.id
        self.add_change(menu, say("request.note-answer"), partial(self.answer_asked.emit, number))
        if not self._request.is_open:
            self.add_change(menu, say("request.reopen"), partial(self.reopen_asked.emit, number))
        self.add_change(menu, say("request.edit"), partial(self.edit_asked.emit, number))
        self.add_change(menu, say("request.remove"), partial(self.remove_asked.emit, number), "Delete")


class RequestsPanel(QWidget):
    """The requests on one claim."""

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
        self._claim: Claim | None = None
        self._shown: tuple[Request, ...] | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(TIGHT)
        self._heading = PlainLabel(words.say("request.heading"), role="section", follows_text=False)
        self._add = KeyedButton(words.say("request.add"), keys_of("claim.request"))
        self._add.clicked.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._heading)
        column.addLayout(self._cards)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def show_claim(self, claim: Claim | None) -> None:
        """Shows a claim's requests."""
        self._claim = claim
        requests = claim.requests if claim else ()
        self._add.setEnabled(claim is not None and not self._session.is_readonly)
        if requests != self._shown:
            self._shown = requests
            self._show(requests)

    def ask(self) -> None:
        """Asks whom one asked, and notes it."""
        if self._claim is not None and not self._session.is_readonly:
            RequestDialog.ask(self.window(), self._session, self._words, claim=self._claim.id)

    def _show(self, requests: Sequence[Request]) -> None:
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._heading.setVisible(bool(requests))
        for request in requests[:SHOWN_MOST]:
            card = RequestCard(request, self._words, self._theme, is_readonly=self._session.is_readonly)
            card.edit_asked.connect(self._edit)
            card.answer_asked.connect(self._answer)
            card.reopen_asked.connect(self._reopen)
            card.remove_asked.connect(self._remove)
            self._cards.addWidget(card)

    def _request(self, number: int) -> Request | None:
        return next((each for each in self._shown or () if each.id == number), None)

    def _edit(self, number: int) -> None:
        request = self._request(number)
        if request is not None:
            claim = request.claim_id
            RequestDialog.ask(self.window(), self._session, self._words, claim=claim, request=request)

    def _answer(self, number: int) -> None:
        request = self._request(number)
        if request is not None:
            AnswerDialog.ask(self.window(), self._session, self._words, request=request)

    def _reopen(self, number: int) -> None:
        self._session.do(partial(_reopen, number))

    def _remove(self, number: int) -> None:
        self._session.do(partial(_remove, number))


def _reopen(number: int, workspace: "Workspace") -> Changes:
    return workspace.requests.reopen(number)


def _remove(number: int, workspace: "Workspace") -> Changes:
    return workspace.requests.remove(number)
