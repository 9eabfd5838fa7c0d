"""Asks for a piece of evidence: a source, new or known, its stance, and what of it bears on the claim."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, Evidence, KeptFile, Pin, Source
from claimtrack.domain.words import Words
from claimtrack.gui.attachment import Attachment
from claimtrack.gui.citation_form import CitationForm
from claimtrack.gui.fields import LineField, TextField
from claimtrack.gui.form_dialog import FormDialog
from claimtrack.gui.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.source_picker import SourcePicker
from claimtrack.gui.stance_buttons import StanceButtons
from claimtrack.gui.theme import GAP, Theme
from claimtrack.gui.work import Work
from claimtrack.intake.text import read_kept_file

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 620
NEW, KNOWN = 0, 1


class AttachDialog(FormDialog):
    """One piece of evidence; with `evidence`, one that is there is edited and its source stays."""

    def __init__(
        self, parent: QWidget, session: Session, words: Words, theme: Theme, claim: Claim, evidence: Evidence | None
    ) -> None:
        code = "evidence.edit" if evidence else "evidence.attach"
        super().__init__(parent, words, words.say(f"{code}-title", number=claim.id), words.say(f"{code}-accept"))
        self._session, self._words = session, words
        self._edited = evidence
        self._file: KeptFile | None = None
        self._is_reading = False
        self._form = CitationForm(words)
        self._picker = SourcePicker(words)
        self._tabs = QTabBar()
        self._pages = QStackedWidget()
        self._known = PlainLabel(role="small", follows_text=False)
        self._stances = StanceButtons(words, theme)
        self._quote = TextField(words.say("pin.quote"), lines=2)
        self._place = LineField(words.say("pin.place"))
        self._translation = TextField(words.say("pin.translation"), lines=1)
        self._note = TextField(words.say("pin.note"), lines=1)
        self._keep = QPushButton(words.say("evidence.keep-file"))
        self._kept = PlainLabel(role="small", follows_text=False)
        self._lay_out()
        if evidence:
            self._fill(evidence)
        else:
            self._session.read(_sources, self._picker_answer)
            self._form.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

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
    ) -> Attachment | None:
        """The piece of evidence that was accepted; None where it was cancelled."""
        dialog = cls(parent, session, words, theme, claim, evidence)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        attachment = dialog.attachment()
        dialog.deleteLater()
        return attachment if is_accepted else None

    def _lay_out(self) -> None:
        say = self._words.say
        if self._edited:
            citation = self._edited.source.citation
            self.add_widget(PlainLabel(citation.title or citation.address, role="title"))
        else:
            self.add_widget(self._source_box())
        self.add_row(say("evidence.stance"), self._stances)
        self.add_row(say("pin.quote"), self._quote)
        self.add_row(say("pin.place"), self._place, column=0)
        self.add_row(say("pin.translation"), self._translation, column=1)
        self.add_row(say("pin.note"), self._note)
        if not self._edited:
            self._keep.setAutoDefault(False)
            self._keep.clicked.connect(self._choose_file)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self._keep)
            line.addWidget(self._kept, 1)
            self.add_widget(row)
        for field in (self._quote, self._translation, self._note, self._place):
            field.refused.connect(self.say_problem)

    def _source_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for name, page in (("source.new", self._form), ("source.known", self._picker)):
            self._tabs.addTab(self._words.say(name))
            self._pages.addWidget(page)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self._words.say("evidence.source"))
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._form.address_changed.connect(self._look_for_address)
        self._known.hide()
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(self._known)
        return box

    def _fill(self, evidence: Evidence) -> None:
        self._stances.choose(evidence.stance)
        self._quote.setPlainText(evidence.pin.quote)
        self._place.setText(evidence.pin.place)
        self._translation.setPlainText(evidence.pin.translation)
        self._note.setPlainText(evidence.pin.note)
        self._quote.setFocus()

    # -- answers ------------------------------------------------------------------------------------------------------

    def attachment(self) -> Attachment | None:
        """What the fields say now, None where it is not complete."""
        source = self._source()
        stance = self._stances.stance
        if source is None or stance is None:
            return None
        pin = Pin(
            quote=self._quote.text().strip(),
            place=self._place.text().strip(),
            translation=self._translation.text().strip(),
            note=self._note.text().strip(),
        )
        return Attachment(source, stance, pin, self._file)

    @override
    def accept(self) -> None:
        is_new = not self._edited and self._tabs.currentIndex() == NEW
        if is_new and not self._form.is_named:
            self.say_problem(Message("source.nameless"))
            self._form.setFocus()
        elif is_new and not self._form.is_readable:
            self._form.focus_date()
        elif self._source() is None:
            self.say_problem(Message("source.none-chosen"))
            self._picker.setFocus()
        elif self._stances.stance is None:
            self.say_problem(Message("evidence.no-stance"))
            self._stances.focus()
        elif self._is_reading:
            self.say_problem(Message("evidence.reading-file"))
        else:
            super().accept()

    def _source(self) -> int | Citation | None:
        if self._edited:
            return self._edited.source.id
        return self._form.citation() if self._tabs.currentIndex() == NEW else self._picker.source

    # -- what the workspace and the disk say --------------------------------------------------------------------------

    def _picker_answer(self, sources: Sequence[Source]) -> None:
        self._picker.show_sources(sources)
        self._tabs.setTabEnabled(KNOWN, bool(sources))

    def _look_for_address(self, address: str) -> None:
        self._known.hide()
        if address.strip():
            self._session.read(partial(_find, address), self._on_address_found, key=(id(self), "address"))

    def _on_address_found(self, source: Source | None) -> None:
        if source is not None:
            title = source.citation.title
            self._known.show_text(self._words.say("source.same-address", title=title[:200]))
            self._known.show()

    def _choose_file(self) -> None:
        named, _ = QFileDialog.getOpenFileName(self, self._words.say("evidence.keep-file"))
        if named:
            self.keep_file(Path(named))

    def keep_file(self, path: Path) -> None:
        """Reads a file that is to be kept with the source."""
        self.say_problem(None)
        self._is_reading = True
        self._session.work(partial(_read_file, path), self._on_file, self._on_no_file)

    def _on_file(self, file: KeptFile) -> None:
        self._is_reading = False
        self._file = file
        self._kept.show_text(self._words.say("evidence.will-keep", file=file.name))

    def _on_no_file(self, problem: Message) -> None:
        self._is_reading = False
        self.say_problem(problem)


def _sources(workspace: "Workspace") -> Sequence[Source]:
    return workspace.sources.entries()


def _find(address: str, workspace: "Workspace") -> Source | None:
    number = workspace.sources.find(address)
    return workspace.sources.get(number) if number is not None else None


def _read_file(path: Path, _work: Work) -> KeptFile:
    return read_kept_file(path)
