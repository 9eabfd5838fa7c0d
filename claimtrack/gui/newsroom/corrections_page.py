"""The library's register of corrections, and the complaints with their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from claimtrack.domain.messages import Label
from claimtrack.domain.moments import in_words
from claimtrack.domain.publication import Complaint, RegisterEntry
from claimtrack.domain.words import Words
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.newsroom.complaint_dialog import ComplaintAnswerDialog, ComplaintDialog
from claimtrack.gui.parts.entry_table import Entry
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme
from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

CORRECTION, COMPLAINT = "correction", "complaint"


@dataclass(frozen=True, slots=True)
class _Found:
    corrections: Sequence[RegisterEntry]
    complaints: Sequence[Complaint]


class CorrectionsPage(LibraryPage):
    """Lists the public corrections, the newest first, then the complaints; `claim_wanted` carries a claim's number."""

    name = "corrections"
    kinds = ("correction", "complaint", "claim", "publication")
    columns = 4
    spared = (2,)
    claim_wanted = Signal(int)
    export_wanted = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._found = _Found((), ())
        self._title = PlainLabel()
        self._title.setFont(fonts.title_font())
        self._facts = PlainLabel(follows_text=False)
        self._show = self.button("corrections.show-claim", self._want_claim)
        self._answer = self.button("complaint.answer-title", self._ask_answer)
        for part in (self._title, self._facts):
            self.detail.addWidget(part)
        self.add_buttons(self._show, self._answer)
        self._log = self.button("complaint.log", self._ask_complaint)
        self._export = self.button("corrections.export", self.export_wanted.emit)
        self.add_actions(self._log, self._export)
        self.table.activated.connect(self._act)

    @override
    def refresh(self) -> None:
        """Ask for both anew."""
        self.ask(_read, self._on_found, "entries")

    def _on_found(self, found: _Found) -> None:
        self._found = found
        wanted = fold(self.search.text()).strip()
        entries = [Entry((CORRECTION, each.correction.id), self._correction(each)) for each in found.corrections]
        entries += [Entry((COMPLAINT, each.id), self._complaint(each)) for each in found.complaints]
        self._log.setEnabled(self.is_writable)
        self._export.setEnabled(self.session.is_open)
        self.show_entries([entry for entry in entries if wanted in fold(" ".join(entry.cells))])

    def _correction(self, entry: RegisterEntry) -> tuple[str, ...]:
        words, correction = self.words, entry.correction
        kind = words.say(f"correction.kind.{correction.kind}")
        return correction.note, kind, words.digits(f"#{correction.claim_id}"), in_words(words, correction.at)

    def _complaint(self, complaint: Complaint) -> tuple[str, ...]:
        words = self.words
        kind = words.say("complaint.open" if complaint.answered_on is None else "complaint.answered")
        claim = words.digits(f"#{complaint.claim_id}") if complaint.claim_id else ""
        day = date_words(words, complaint.received.isoformat()) if complaint.received else ""
        return complaint.text, kind, claim, day

    # -- the chosen one -----------------------------------------------------------------------------------------------

    @property
    def correction(self) -> RegisterEntry | None:
        """The correction that is chosen."""
        key = self.table.current
        return next((each for each in self._found.corrections if (CORRECTION, each.correction.id) == key), None)

    @property
    def complaint(self) -> Complaint | None:
        """The complaint that is chosen."""
        return next((each for each in self._found.complaints if (COMPLAINT, each.id) == self.table.current), None)

    @override
    def show_chosen(self) -> None:
        """Say all of the chosen one."""
        correction, complaint = self.correction, self.complaint
        self._show.setEnabled(self._claim is not None)
        self._answer.setVisible(complaint is not None)
        self._answer.setEnabled(self.is_writable)
        if correction is not None:
            self._title.show_text(correction.correction.note)
            self._facts.show_text("\n".join(self._known(correction)))
        elif complaint is not None:
            self._title.show_text(complaint.text)
            self._facts.show_text("\n".join(self._said(complaint)))

    def _known(self, entry: RegisterEntry) -> list[str]:
        words, correction = self.words, entry.correction
        kind, who = words.say(f"correction.kind.{correction.kind}"), isolate(line(correction.who, 100))
        lines = [f"{kind} · {who} · {isolate(in_words(words, correction.at))}", isolate(line(entry.claim))]
        if entry.before and entry.after:
            said = {"before": Label(*entry.before), "after": Label(*entry.after)}
            lines.append(words.say("register.rating", **said))
        if entry.headline or entry.address:
            lines.append(words.say("register.published", where=line(entry.headline or entry.address, 200)))
        return lines

    def _said(self, complaint: Complaint) -> list[str]:
        words = self.words
        from_ = line(complaint.complainant, 100) or words.say("complaint.nameless")
        lines = [words.say("complaint.from", who=from_)]
        if complaint.answered_on is not None:
            day = isolate(date_words(words, complaint.answered_on.isoformat()))
            lines.append(f"{words.say('field.complaint.answer')} · {day}: {isolate(complaint.answer)}")
        return lines

    @property
    def _claim(self) -> int | None:
        if self.correction is not None:
            return self.correction.correction.claim_id
        return self.complaint.claim_id if self.complaint is not None else None

    # -- what can be done ---------------------------------------------------------------------------------------------

    def _act(self) -> None:
        """What Enter does: answer a complaint, go to the claim of a correction."""
        if self.complaint is not None:
            self._ask_answer()
        else:
            self._want_claim()

    def _want_claim(self) -> None:
        if self._claim is not None:
            self.claim_wanted.emit(self._claim)

    def _ask_complaint(self) -> None:
        if self.is_writable:
            ComplaintDialog.ask(self, self.session, self.words)

    def _ask_answer(self) -> None:
        complaint = self.complaint
        if complaint is not None and self.is_writable:
            every = [each.correction for each in self._found.corrections]
            of_it = [each for each in every if complaint.claim_id in {None, each.claim_id}]
            ComplaintAnswerDialog.ask(self, self.session, self.words, complaint=complaint, corrections=of_it)


def _read(workspace: "Workspace") -> _Found:
    return _Found(workspace.corrections.register(), workspace.corrections.complaints())
