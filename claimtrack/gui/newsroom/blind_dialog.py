"""Judges a claim in review without having seen how it was judged: the claim and its evidence, and no verdict."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.evidence_list import EvidenceList
from claimtrack.gui.newsroom.judgement_form import JudgementForm
from claimtrack.gui.newsroom.search_list import SearchList
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 620


class BlindDialog(FormDialog):
    """One claim, as `Review.blind` hands it over, and the fields of a judgement."""

    def __init__(self, parent: QWidget, session: Session, words: Words, theme: Theme, claim: Claim) -> None:
        super().__init__(parent, words, words.say("second.title", number=claim.id), words.say("second.accept"))
        self._session, self._claim = session, claim
        text = PlainLabel(claim.text, role="title", name=words.say("claim.text"))
        text.setFont(fonts.title_font())
        self._form = JudgementForm(session.scale, words, theme)
        self.add_widget(PlainLabel(words.say("second.what"), role="small", follows_text=False))
        self.add_widget(text)
        if claim.quote is not None and claim.quote.text != claim.text:
            self.add_widget(PlainLabel(f"“{claim.quote.text}”", role="small"))
        self.add_widget(EvidenceList(claim.evidence, words, theme))
        if claim.notes or claim.requests:
            self.add_widget(SearchList(claim, words, self))
        self.add_widget(self._form)
        self.add_widget(PlainLabel(words.say("final.second"), role="small", follows_text=False))
        self._form.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"second/{claim.uuid}")

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, theme: Theme, *, claim: Claim) -> Changes | None:
        """Gives the second verdict; None where it was cancelled."""
        return cls(parent, session, words, theme, claim).answer()

    @override
    def accept(self) -> None:
        judgement = self._form.judgement()
        if not judgement.rating:
            self.say_problem(Message("gate.no-verdict"))
            self._form.focus_rating()
        elif self._form.is_readable:
            self.submit(self._session, partial(_give_second, self._claim.id, judgement))


def _give_second(claim: int, judgement: Judgement, workspace: "Workspace") -> Changes:
    return workspace.review.give_second(claim, judgement)
