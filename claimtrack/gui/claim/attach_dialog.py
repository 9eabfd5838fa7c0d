"""Asks for a piece of evidence: a source, its stance, and what of it bears on the claim."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, Evidence, KeptFile, Pin
from claimtrack.domain.words import Words
from claimtrack.gui.claim import actions as claim_actions
from claimtrack.gui.claim.attachment import Attachment
from claimtrack.gui.claim.source_chooser import SourceChooser
from claimtrack.gui.claim.stance_buttons import StanceButtons
from claimtrack.gui.documents.copy_field import CopyField
from claimtrack.gui.parts.addresses import source_name
from claimtrack.gui.parts.drop_target import DropTarget
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 620


class AttachDialog(FormDialog):
    """One piece of evidence; with `evidence`, one that is there is edited and its source stays."""

    def __init__(
        self, parent: QWidget, session: Session, words: Words, theme: Theme, claim: Claim, evidence: Evidence | None
    ) -> None:
        code = "evidence.edit" if evidence else "evidence.attach"
        super().__init__(parent, words, words.say(f"{code}-title", number=claim.id), words.say(f"{code}-accept"))
        self._session, self._claim, self._edited = session, claim.id, evidence
        self._chooser = None if evidence else SourceChooser(session, words)
        self.copy = CopyField(session, words)
        self._stances = StanceButtons(words, theme)
        self._quote = TextField(words.say("pin.quote"), lines=2)
        self._place = LineField(words.say("pin.place"))
        self._translation = TextField(words.say("pin.translation"), lines=1)
        self._note = TextField(words.say("pin.note"), lines=1)
        self._lay_out()
        if evidence:
            self._fill(evidence)
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, "evidence/" + (evidence.uuid if evidence else claim.uuid))

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        words: Words,
        theme: Theme,
        *,
        claim: Claim,
        evidence: Evidence | None = None,
    ) -> Changes | None:
        """Attaches what is given, or edits the piece that is there; None where it was cancelled."""
        return cls(parent, session, words, theme, claim, evidence).answer()

    def _lay_out(self) -> None:
        say = self.words.say
        if self._chooser is not None:
            self.add_widget(self._chooser)
            self.add_widget(self.copy)
        elif self._edited is not None:
            citation = self._edited.source.citation
            self.add_widget(PlainLabel(source_name(citation), role="title"))
        self.add_row(say("evidence.stance"), self._stances)
        self.add_row(say("pin.quote"), self._quote)
        self.add_row(say("pin.place"), self._place, column=0)
        self.add_row(say("pin.translation"), self._translation, column=1)
        self.add_row(say("pin.note"), self._note)
        if self._chooser is not None:
            self._chooser.setFocus()
            self._chooser.address_changed.connect(self.copy.set_address)
            self.copy.taken.connect(self._on_copy)
            self.copy.failed.connect(self.say_problem)
            DropTarget(self, self._can_take, self.copy.take)
        for field in (self._quote, self._translation, self._note, self._place):
            field.refused.connect(self.say_problem)

    def _fill(self, evidence: Evidence) -> None:
        self._stances.choose(evidence.stance)
        self._quote.set_text(evidence.pin.quote)
        self._place.set_text(evidence.pin.place)
        self._translation.set_text(evidence.pin.translation)
        self._note.set_text(evidence.pin.note)
        self._quote.setFocus()

    def attachment(self) -> Attachment | None:
        """What the fields say now, None where it is not complete."""
        source, stance = self._source(), self._stances.stance
        if source is None or stance is None:
            return None
        pin = Pin(
            quote=self._quote.text().strip(),
            place=self._place.text().strip(),
            translation=self._translation.text().strip(),
            note=self._note.text().strip(),
        )
        is_nameable = self._chooser is None or self._chooser.is_nameable
        return Attachment(source, stance, pin, self.copy.kept, is_nameable=is_nameable)

    @override
    def accept(self) -> None:
        if self._chooser is not None and self._chooser.source() is None:
            self.say_problem(self._chooser.problem())
        elif self._stances.stance is None:
            self.say_problem(Message("evidence.no-stance"))
            self._stances.focus()
        elif self.copy.is_busy:
            self.say_problem(Message("evidence.reading-file"))
        elif (attachment := self.attachment()) is not None:
            self.submit(self._session, self._action(attachment))

    def _action(self, given: Attachment) -> Callable[["Workspace"], Changes]:
        if self._edited is not None:
            return partial(claim_actions.edit_evidence, self._edited.id, given.stance, given.pin)
        return partial(claim_actions.attach_source, self._claim, given)

    def _source(self) -> Citation | int | None:
        if self._edited is not None:
            return self._edited.source.id
        return self._chooser.source() if self._chooser is not None else None

    # -- a kept copy --------------------------------------------------------------------------------------------------

    def _can_take(self, _place: QPoint) -> bool:
        return self.accept_button.isEnabled()

    def _on_copy(self, kept: KeptFile) -> None:
        self.say_problem(None)
        if self._chooser is not None:
            self._chooser.propose(kept)

    @override
    def done(self, result: int) -> None:
        self.copy.stop()
        super().done(result)
