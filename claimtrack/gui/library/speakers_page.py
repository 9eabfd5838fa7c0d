"""The library's speakers: names with their spellings and claims; renamed, and several made one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.words import Words
from claimtrack.gui.library.merge_dialog import MergeDialog
from claimtrack.gui.library.page import LibraryPage, empty_layout
from claimtrack.gui.library.record import LibraryRecord, RecordKind
from claimtrack.gui.parts.dialogs import TextDialog
from claimtrack.gui.parts.entry_table import Entry, EntryTable
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.speakers import SpeakerEntry, SpeakerPair
    from claimtrack.workspace.workspace import Workspace

PROPOSED = 3  # pairs at a time; the next come when these are decided


@dataclass(frozen=True, slots=True)
class _Found:
    entries: "Sequence[SpeakerEntry]"
    pairs: "Sequence[SpeakerPair]"
    names: dict[int, str]


class SpeakersPage(LibraryPage):
    """Lists the speakers; `claims_wanted` carries a LibraryRecord."""

    name = "speakers"
    kinds = ("speaker", "spelling", "claim", "article")
    columns = 3
    helped_by = ("file.import",)
    claims_wanted = Signal(object)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._speakers: dict[int, SpeakerEntry] = {}
        self._name = PlainLabel()
        self._name.setFont(fonts.title_font())
        self._count = PlainLabel(role="small", follows_text=False)
        self._rename = self.button("speakers.rename", self._ask_name)
        self._add = self.button("speakers.add-spelling", self._ask_spelling)
        self._remove = self.button("speakers.remove-spelling", self._remove_spelling)
        self._merge = self.button("library.merge", self._ask_merge)
        self._list_claims = self.button("library.claims", self._want_claims)
        self._spellings = EntryTable(words.say("speakers.column-1"), [words.say("speakers.column-1")], theme)
        for part in (self._name, self._count):
            self.detail.addWidget(part)
        self.add_buttons(self._rename, self._merge, self._list_claims)
        self.detail.addWidget(self._spellings)
        self.add_buttons(self._add, self._remove)
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(TIGHT)
        self.column.insertLayout(1, self._proposals)
        self.table.activated.connect(self._ask_name)
        self._spellings.selectionModel().selectionChanged.connect(self._offer)

    @override
    def refresh(self) -> None:
        """Ask for the speakers anew."""
        self.ask(partial(_found, self.search.text()), self._on_found, "entries")

    def _on_found(self, found: _Found) -> None:
        words = self.words
        self._speakers = {entry.id: entry for entry in found.entries}
        cells = {
            entry.id: (entry.name, words.say("list.separator").join(entry.spellings), words.digits(str(entry.claims)))
            for entry in found.entries
        }
        self.show_entries([Entry(number, said) for number, said in cells.items()])
        empty_layout(self._proposals)
        for pair in found.pairs[:PROPOSED] if self.is_writable and not self.search.text().strip() else ():
            self._proposals.addWidget(self._proposal(pair, found.names))

    def _proposal(self, pair: "SpeakerPair", names: dict[int, str]) -> QWidget:
        """Two who may be one, and a button that makes them one."""
        said = {"one": names[pair.number], "other": names[pair.into], "why": pair.why}
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        merge = QPushButton(self.words.say("speakers.merge-these"))
        merge.setProperty("look", "link")
        merge.setAccessibleDescription(self.words.say("speakers.may-be-one", **said))
        merge.clicked.connect(partial(self._merge_pair, pair))
        layout.addWidget(PlainLabel(self.words.say("speakers.may-be-one", **said), follows_text=False), 1)
        layout.addWidget(merge)
        return row

    def _merge_pair(self, pair: "SpeakerPair") -> None:
        self.choose(pair.into)
        self.session.do(partial(_merge, [pair.number], pair.into))

    # -- the chosen speaker -------------------------------------------------------------------------------------------

    @property
    def speaker(self) -> "SpeakerEntry | None":
        """The speaker who stands beside the list."""
        number = self.table.current
        return self._speakers.get(number) if isinstance(number, int) else None

    @override
    def show_chosen(self) -> None:
        """Say who is chosen."""
        speaker = self.speaker
        if speaker is not None:
            self._name.show_text(speaker.name)
            self._count.show_text(self.words.say("speakers.count", count=speaker.claims))
            self._spellings.fit_entries([Entry(name, (name,)) for name in speaker.spellings])
            self._offer()

    def _offer(self) -> None:
        speaker = self.speaker
        self._rename.setEnabled(self.is_writable)
        self._add.setEnabled(self.is_writable)
        self._remove.setEnabled(self.is_writable and self._spellings.current is not None)
        self._merge.setEnabled(self.is_writable and len(self.table.chosen) > 1)
        self._list_claims.setEnabled(speaker is not None and speaker.claims > 0)

    # -- what can be done ---------------------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        speaker = self.speaker
        if speaker is None or not self.is_writable:
            return
        name = TextDialog.ask(self, self.words, self.words.say("speakers.ask-name"), proposal=speaker.name)
        if name and name != speaker.name:
            self.session.do(partial(_rename, speaker.id, name))

    def _ask_spelling(self) -> None:
        speaker = self.speaker
        if speaker is not None:
            name = TextDialog.ask(self, self.words, self.words.say("speakers.ask-spelling", name=speaker.name))
            if name:
                self.session.do(partial(_add_spelling, speaker.id, name))

    def _remove_spelling(self) -> None:
        speaker, name = self.speaker, self._spellings.current
        if speaker is not None and isinstance(name, str):
            self.session.do(partial(_remove_spelling, speaker.id, name))

    def _ask_merge(self) -> None:
        chosen = [self._speakers[number] for number in self.table.chosen if isinstance(number, int)]
        if len(chosen) > 1:
            names = [(each.id, each.name) for each in chosen]
            self.choose(MergeDialog.ask(self, self.session, self.words, self.name, names, _merge))

    def _want_claims(self) -> None:
        if self.speaker is not None:
            self.claims_wanted.emit(LibraryRecord(RecordKind.SPEAKER, self.speaker.id, self.speaker.name))


def _found(words: str, workspace: "Workspace") -> _Found:
    entries = workspace.speakers.entries()
    wanted = workspace.speakers.entries(words) if words.strip() else entries
    return _Found(wanted, workspace.speakers.alike(), {entry.id: entry.name for entry in entries})


def _merge(numbers: Sequence[int], into: int, workspace: "Workspace") -> Changes:
    return workspace.speakers.merge(numbers, into=into)


def _rename(number: int, name: str, workspace: "Workspace") -> Changes:
    return workspace.speakers.rename(number, name)


def _add_spelling(number: int, name: str, workspace: "Workspace") -> Changes:
    return workspace.speakers.add_spelling(number, name)


def _remove_spelling(number: int, name: str, workspace: "Workspace") -> Changes:
    return workspace.speakers.remove_spelling(number, name)
