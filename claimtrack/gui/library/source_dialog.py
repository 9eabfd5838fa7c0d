"""Changes how a source is cited, and what is known about it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, Source, Standing
from claimtrack.domain.words import Words
from claimtrack.gui.claim.citation_form import CitationForm
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.addresses import can_open, open_address, written_out
from claimtrack.gui.parts.date_field import today
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 560


class SourceDialog(FormDialog):
    """The citation and the standing of one source."""

    def __init__(self, parent: QWidget, session: Session, words: Words, source: Source) -> None:
        super().__init__(parent, words, words.say("source.edit-title"), words.say("source.edit-accept"))
        self._session, self._source = session, source
        self._form = CitationForm(words)
        self._form.set_citation(source.citation)
        self._form.let_name(is_allowed=source.standing.is_nameable)
        self._interest = LineField(words.say("source.interest"), hint=words.say("source.interest-hint"))
        self._interest.set_text(source.standing.interest)
        self._reliability = LineField(words.say("source.reliability"))
        self._reliability.set_text(source.standing.reliability)
        self._archived = AddressField(words.say("source.archived"), words)
        self._archived.set_text(source.archived)
        self._open = QPushButton(words.say("source.open-archived"))
        self._open.setAutoDefault(False)
        self.add_widget(self._form)
        self.add_row(words.say("source.archived"), _side_by_side(self._archived, self._open))
        self.add_row(words.say("source.interest"), self._interest, column=0)
        self.add_row(words.say("source.reliability"), self._reliability, column=1)
        if source.standing.reliability_on is not None:
            day = words.say("source.reliability-on", date=source.standing.reliability_on.isoformat())
            self.add_widget(PlainLabel(day, role="small", follows_text=False))
        self._archived.changed.connect(self._offer_opening)
        self._open.clicked.connect(self._open_archived)
        self._offer_opening(source.archived)
        self._form.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"source/{source.uuid}")

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, source: Source) -> Changes | None:
        """Changes the source; None where it was cancelled."""
        return cls(parent, session, words, source).answer()

    def _offer_opening(self, address: str) -> None:
        self._open.setEnabled(can_open(address))
        self._open.setToolTip(tooltip(written_out(address)) if can_open(address) else "")

    def _open_archived(self) -> None:
        open_address(self._archived.text())

    def citation(self) -> Citation:
        """What the fields say now."""
        return self._form.citation()

    def standing(self) -> Standing:
        """What the fields say is known; a judgement that is another now was made today."""
        before, reliability = self._source.standing, self._reliability.text().strip()
        day = before.reliability_on if reliability == before.reliability else today()
        return Standing(self._form.is_nameable, self._interest.text().strip(), reliability, day)

    @override
    def accept(self) -> None:
        if not self._form.is_named:
            self.say_problem(Message("source.nameless"))
            self._form.setFocus()
        elif not self._form.is_readable:
            self._form.focus_date()
        else:
            self.submit(
                self._session,
                partial(_edit, self._source.id, self.citation(), self.standing(), self._archived.text().strip()),
            )


def _side_by_side(field: QWidget, button: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(field, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    both.setFocusProxy(field)
    return both


def _edit(number: int, citation: Citation, standing: Standing, archived: str, workspace: "Workspace") -> Changes:
    return workspace.sources.edit(number, citation, standing=standing, archived=archived)
