"""The history of the workspace or of one source in sentences, with the chain looked over and handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from claimtrack.domain.changes import Head, HistoryEntry
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import in_words
from claimtrack.domain.telling import sentences
from claimtrack.domain.words import Words
from claimtrack.gui.claim.history_panel import EntryView
from claimtrack.gui.library.page import LibraryPage, empty_layout
from claimtrack.gui.library.record import LibraryRecord
from claimtrack.gui.parts.dialogs import TextDialog
from claimtrack.gui.parts.entry_table import Entry
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import label
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

HASH_SHOWN = 24  # characters of a hash
FIRST, ALL = 500, 20_000  # lines that are listed at once, and at most


@dataclass(frozen=True, slots=True)
class _Found:
    entries: Sequence[HistoryEntry]
    head: Head


class HistoryPage(LibraryPage):
    """Lists what was done, the newest first, with the differences of the chosen line marked beside it.

    `export_wanted` and `verify_wanted` tell that the file of it, or a look at the whole workspace, is asked for.
    """

    name = "history"
    kinds = (
        *("article", "claim", "speaker", "spelling", "tag", "appearance", "source", "snapshot", "evidence", "verdict"),
        *("note", "review", "setting", "person", "scale", "request", "publication", "publication_claim", "correction"),
        "complaint",
    )
    columns = 3
    export_wanted = Signal()
    verify_wanted = Signal()
    said = Signal(str)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._source: LibraryRecord | None = None
        self._limit = FIRST
        self._entries: dict[tuple[str, int], HistoryEntry] = {}
        self._line = QVBoxLayout()
        self.detail.addLayout(self._line)
        self._head = LineField(words.say("history.head-name"))
        self._head.setReadOnly(True)
        self.detail.addWidget(labelled(words.say("history.head-name"), self._head))
        self._check = self.button("history.check-head", self._ask_head)
        self._verify = self.button("history.verify", self.verify_wanted.emit)
        self.add_buttons(self._check, self._verify)
        self.detail.addWidget(PlainLabel(words.say("history.proves"), role="small", follows_text=False))
        self.all_button = self.button("history.of-all", self._show_all)
        self.all_button.hide()
        self.more_button = self.button("history.more", self._show_more)
        self.more_button.hide()
        self.add_actions(self.all_button, self.more_button, self.button("corrections.export", self.export_wanted.emit))

    def show_source(self, record: LibraryRecord | None) -> None:
        """List what was done to one source, or everything again."""
        self._source = record
        self.all_button.setVisible(record is not None)
        if record is not None:
            self.all_button.setText(label(self.words.say("history.of-source", name=record.name[:40])) + "  ✕")
        self.refresh()

    def _show_all(self) -> None:
        self.show_source(None)

    def _show_more(self) -> None:
        self._limit = ALL
        self.refresh()

    @override
    def refresh(self) -> None:
        """Ask for the history anew."""
        number = self._source.number if self._source else None
        self.ask(partial(_read, number, self._limit + 1), self._on_found, "entries")

    def _on_found(self, found: _Found) -> None:
        self.more_button.setVisible(len(found.entries) > self._limit)
        listed = found.entries[: self._limit]
        self._entries = {(each.branch, each.sequence): each for each in listed}
        self._head.set_text(str(found.head))
        self._head.setCursorPosition(0)
        wanted = fold(self.search.text()).strip()
        entries = (Entry(key, self._cells(each)) for key, each in self._entries.items())
        self.show_entries([entry for entry in entries if not wanted or wanted in fold(" ".join(entry.cells))])

    def _cells(self, entry: HistoryEntry) -> tuple[str, ...]:
        said = " · ".join(dict.fromkeys(map(self.words.say, sentences(entry))))  # what befell ten claims, once
        return said, entry.who, in_words(self.words, entry.at)

    @override
    def show_chosen(self) -> None:
        """Say all that the chosen line changed."""
        empty_layout(self._line)
        key = self.table.current
        entry = self._entries.get(key) if isinstance(key, tuple) else None
        if entry is not None:
            self._line.addWidget(EntryView(entry, self.words, self.theme))
            hashed = f"{entry.sequence}:{entry.hash[:HASH_SHOWN]}…"
            self._line.addWidget(PlainLabel(hashed, role="small", follows_text=False))

    def _ask_head(self) -> None:
        """Hold a head that was noted elsewhere against the history."""
        text = TextDialog.ask(self, self.words, self.words.say("history.ask-head"))
        if text:
            self.session.read(partial(_lacking, text), self._on_checked)

    def _on_checked(self, lacking: Message | None) -> None:
        if lacking is not None:
            self.session.failed.emit(lacking)
        else:
            self.said.emit(self.words.say("history.head-there"))


def _read(source: int | None, limit: int, workspace: "Workspace") -> _Found:
    return _Found(workspace.history.entries(source_id=source, limit=limit), workspace.history.head())


def _lacking(text: str, workspace: "Workspace") -> Message | None:
    from claimtrack.workspace.history import read_head  # noqa: PLC0415 - SQLAlchemy is slow to import

    return workspace.history.lacks(read_head(text))
