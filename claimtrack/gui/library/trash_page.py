"""The trash: what was deleted, brought back or removed for good."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.moments import in_words
from claimtrack.domain.words import Words
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.parts.dialogs import confirm
from claimtrack.gui.parts.entry_table import Entry
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.trash import TrashEntry
    from claimtrack.workspace.workspace import Workspace


class TrashPage(LibraryPage):
    """Lists what lies in the trash, the last that was deleted first."""

    name = "trash"
    kinds = ("claim", "article", "source")
    columns = 4

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._entries: Sequence[TrashEntry] = ()
        self._text = PlainLabel()
        self._text.setFont(fonts.title_font())
        self._facts = PlainLabel(role="small", follows_text=False)
        self._restore = self.button("trash.restore", self._undelete)
        self._empty_button = self.button("trash.empty-it", self._ask_empty)
        for part in (self._text, self._facts):
            self.detail.addWidget(part)
        self.add_buttons(self._restore, self._empty_button)
        self.table.activated.connect(self._undelete)

    @override
    def refresh(self) -> None:
        """Ask what lies there."""
        self.ask(_entries, self._on_entries, "entries")

    def _on_entries(self, entries: "Sequence[TrashEntry]") -> None:
        self._entries = entries
        wanted = self.search.text().strip().casefold()
        self.show_entries(
            [Entry((entry.kind, entry.id), self._cells(entry)) for entry in entries if wanted in entry.text.casefold()]
        )

    def _cells(self, entry: "TrashEntry") -> tuple[str, ...]:
        words = self.words
        claims = words.digits(str(entry.claims)) if entry.kind == "article" else ""
        return entry.text, words.say(f"trash.{entry.kind}"), in_words(words, entry.deleted), claims

    @override
    def show_chosen(self) -> None:
        """Say what is chosen."""
        entry = next((each for each in self._entries if (each.kind, each.id) == self.table.current), None)
        if entry is not None:
            self._text.show_text(entry.text)
            self._facts.show_text(" · ".join(self._cells(entry)[1:3]))
        self._restore.setEnabled(self.is_writable and entry is not None)
        self._empty_button.setEnabled(self.is_writable and bool(self._entries))

    def _undelete(self) -> None:
        if not self.is_writable:
            return
        chosen = [entry for entry in self._entries if (entry.kind, entry.id) in self.table.chosen]
        for entry in chosen:
            if entry.kind == "article":
                self.session.do(partial(_undelete_article, entry.id))
        for kind, undelete in (("claim", _undelete_claims), ("source", _undelete_sources)):
            if numbers := [entry.id for entry in chosen if entry.kind == kind]:
                self.session.do(partial(undelete, numbers))

    def _ask_empty(self) -> None:
        count = sum(1 + entry.claims for entry in self._entries)
        said = self.words.say("trash.ask-empty", count=count)
        if confirm(self, self.words, said, "trash.empty-accept", is_final=True):
            self.session.do(_empty)


def _entries(workspace: "Workspace") -> "Sequence[TrashEntry]":
    return workspace.trash.entries()


def _undelete_claims(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.claims.undelete(numbers)


def _undelete_sources(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.sources.undelete(numbers)


def _undelete_article(number: int, workspace: "Workspace") -> Changes:
    return workspace.articles.undelete(number)


def _empty(workspace: "Workspace") -> Changes:
    return workspace.trash.empty()
