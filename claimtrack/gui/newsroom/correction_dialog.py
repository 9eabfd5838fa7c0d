"""Corrects, updates or withdraws a published claim with a public note, or notes a minor change."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.judgement_form import JudgementForm
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 620


class CorrectionDialog(FormDialog):
    """One published claim: how it changes, the note, and another verdict where the verdict changes."""

    def __init__(self, parent: QWidget, session: Session, words: Words, theme: Theme, claim: Claim) -> None:
        super().__init__(parent, words, words.say("correct.title", number=claim.id), words.say("correct.accept"))
        self._session, self._claim = session, claim
        self._kind = QComboBox()
        for kind in CorrectionKind:
            self._kind.addItem(words.say(f"correction.kind.{kind}"), kind)
        self._what = PlainLabel(role="small", follows_text=False)
        self._note = TextField(words.say("correct.note"), lines=3)
        self._changes_verdict = QCheckBox(words.say("correct.verdict"))
        holding = claim.verdict
        minor_scale = holding.scale if holding else session.scale
        self._forms = {
            is_minor: JudgementForm(scale, words, theme)
            for is_minor, scale in ((False, session.scale), (True, minor_scale))
        }
        if holding is not None:
            given = replace(holding.judgement, reason="", override="")
            self._forms[True].show_judgement(given)
            self._forms[False].show_judgement(given)
        self.add_widget(PlainLabel(claim.text, role="title", name=words.say("claim.text")))
        self.add_row(words.say("correct.kind"), self._kind)
        self.add_widget(self._what)
        self.add_row(words.say("correct.note"), self._note)
        self.add_widget(self._changes_verdict)
        for form in self._forms.values():
            self.add_widget(form)
        self.add_widget(PlainLabel(words.say("final.correct"), role="small", follows_text=False))
        self._kind.currentIndexChanged.connect(self._arrange)
        self._changes_verdict.toggled.connect(self._arrange)
        self._arrange()
        self._kind.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"correction/{claim.uuid}")

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, theme: Theme, *, claim: Claim) -> Changes | None:
        """Corrects the claim; None where it was cancelled."""
        return cls(parent, session, words, theme, claim).answer()

    @property
    def kind(self) -> CorrectionKind:
        """How the claim changes."""
        return CorrectionKind(self._kind.currentData())

    def _arrange(self) -> None:
        kind = self.kind
        self._what.show_text(self.words.say(f"correct.what.{kind}"))
        self._changes_verdict.setVisible(kind is not CorrectionKind.WITHDRAWN)
        for is_minor, form in self._forms.items():
            is_its_kind = is_minor is (kind is CorrectionKind.MINOR)
            form.setVisible(is_its_kind and self._is_judged)

    @property
    def _is_judged(self) -> bool:
        return self._changes_verdict.isChecked() and self.kind is not CorrectionKind.WITHDRAWN

    @override
    def accept(self) -> None:
        note, kind = self._note.text().strip(), self.kind
        form = self._forms[kind is CorrectionKind.MINOR]
        judgement = form.judgement() if self._is_judged else None
        if not note:
            self.say_problem(Message("correction.needs-note"))
            self._note.setFocus()
        elif judgement is not None and not judgement.rating:
            self.say_problem(Message("gate.no-verdict"))
            form.focus_rating()
        elif judgement is None or form.is_readable:
            self.submit(self._session, partial(_correct, self._claim.id, kind, note, judgement))


def _correct(
    claim: int, kind: CorrectionKind, note: str, judgement: Judgement | None, workspace: "Workspace"
) -> Changes:
    return workspace.corrections.make(claim, kind, note=note, judgement=judgement)
