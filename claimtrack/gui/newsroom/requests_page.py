"""The library's open requests for comment, what is due first, and the claims whose day has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from claimtrack.domain.claim import ClaimRow
from claimtrack.domain.request import Request
from claimtrack.domain.words import Words
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.newsroom.request_dialog import AnswerDialog
from claimtrack.gui.newsroom.requests_panel import request_words
from claimtrack.gui.parts.date_field import today
from claimtrack.gui.parts.entry_table import Entry
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme
from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

REQUEST, CLAIM = "request", "claim"


@dataclass(frozen=True, slots=True)
class Pending:
    """What is waited for: open requests, and the claims that are due and not done."""

    requests: Sequence[Request] = ()
    claims: Sequence[ClaimRow] = ()

    @property
    def due(self) -> int:
        """How much of it is due today or was before."""
        return len(self.claims) + sum(request.is_due(today()) for request in self.requests)


class RequestsPage(LibraryPage):
    """Lists what is waited for; `claim_wanted` carries a claim's number."""

    name = "requests"
    kinds = ("request", "claim")
    columns = 3
    claim_wanted = Signal(int)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._pending = Pending()
        self._title = PlainLabel()
        self._title.setFont(fonts.title_font())
        self._facts = PlainLabel(role="small", follows_text=False)
        self._text = PlainLabel()
        self._answer = self.button("request.note-answer", self._ask_answer)
        self._show = self.button("corrections.show-claim", self._want_claim)
        for part in (self._title, self._facts, self._text):
            self.detail.addWidget(part)
        self.add_buttons(self._answer, self._show)
        self.table.activated.connect(self._act)

    @override
    def refresh(self) -> None:
        """Ask for what is waited for anew."""
        self.ask(read_pending, self._on_pending, "entries")

    def _on_pending(self, pending: Pending) -> None:
        self._pending = pending
        wanted = fold(self.search.text()).strip()
        day = today()
        due = [request for request in pending.requests if request.is_due(day)]
        others = [request for request in pending.requests if not request.is_due(day)]
        entries = [
            *(Entry((REQUEST, each.id), self._request_cells(each)) for each in due),
            *(Entry((CLAIM, each.id), self._claim_cells(each)) for each in pending.claims),
            *(Entry((REQUEST, each.id), self._request_cells(each)) for each in others),
        ]
        self.show_entries([entry for entry in entries if wanted in fold(" ".join(entry.cells))])

    def _request_cells(self, request: Request) -> tuple[str, ...]:
        question = request.question
        said = f"{question.whom}: {question.question}" if question.question else question.whom
        return said, self.words.digits(f"#{request.claim_id}"), request_words(self.words, request, today())

    def _claim_cells(self, row: ClaimRow) -> tuple[str, ...]:
        day = date_words(self.words, row.due.isoformat()) if row.due else ""
        return row.text, self.words.digits(f"#{row.id}"), self.words.say("requests.claim-due", day=day)

    # -- the chosen one -----------------------------------------------------------------------------------------------

    @property
    def request(self) -> Request | None:
        """The request that is chosen."""
        return next((each for each in self._pending.requests if (REQUEST, each.id) == self.table.current), None)

    @override
    def show_chosen(self) -> None:
        """Say all of the chosen one."""
        request = self.request
        claim = next((each for each in self._pending.claims if (CLAIM, each.id) == self.table.current), None)
        self._answer.setVisible(request is not None)
        self._answer.setEnabled(self.is_writable)
        if request is not None:
            self._title.show_text(request.question.whom)
            self._facts.show_text(request_words(self.words, request, today()))
            self._text.show_text(request.question.question)
        elif claim is not None:
            self._title.show_text(claim.text)
            self._facts.show_text(self._claim_cells(claim)[2])
            self._text.show_text("")

    def _act(self) -> None:
        """What Enter does: note an answer, go to a claim that is due."""
        if self.request is not None:
            self._ask_answer()
        else:
            self._want_claim()

    def _ask_answer(self) -> None:
        if self.request is not None and self.is_writable:
            AnswerDialog.ask(self.window(), self.session, self.words, request=self.request)

    def _want_claim(self) -> None:
        current = self.table.current
        if self.request is not None:
            self.claim_wanted.emit(self.request.claim_id)
        elif isinstance(current, tuple):
            self.claim_wanted.emit(current[1])


def read_pending(workspace: "Workspace") -> Pending:
    """What is waited for."""
    return Pending(workspace.requests.open(), workspace.claims.rows(workspace.requests.due_claims(today())))
