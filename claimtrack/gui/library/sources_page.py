"""The library's sources: where each is used, its kept copies; edited, deleted, and several made one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.moments import in_words
from claimtrack.domain.source import Snapshot, Source
from claimtrack.domain.words import Words
from claimtrack.gui.documents.intake import write_copy
from claimtrack.gui.library.merge_dialog import MergeDialog
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.library.record import LibraryRecord, RecordKind
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.addresses import can_open, named_address, open_address, source_name
from claimtrack.gui.parts.entry_table import Entry, EntryTable
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import STANCE_GLYPHS, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.source_editing import Use
    from claimtrack.workspace.workspace import Workspace

KILOBYTE = 1_000


@dataclass(frozen=True, slots=True)
class _Found:
    """The sources that are listed, and how many claims rest on each."""

    sources: Sequence[Source]
    uses: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Detail:
    uses: "Sequence[Use]"
    copies: Sequence[Snapshot]


class SourcesPage(LibraryPage):
    """Lists the sources; `claims_wanted` and `history_wanted` carry a LibraryRecord, `claim_wanted` a number."""

    name = "sources"
    kinds = ("source", "evidence", "snapshot", "claim", "article")
    columns = 6
    spared = (1, 5)
    helped_by = ("file.import",)
    claims_wanted = Signal(object)
    claim_wanted = Signal(int)
    history_wanted = Signal(object)
    copy_wanted = Signal(int, int)  # the source, the copy
    fetch_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._sources: dict[int, Source] = {}
        self._title = PlainLabel()
        self._title.setFont(fonts.title_font())
        self._facts = PlainLabel(role="small", follows_text=False)
        self._address = self.button("sources.open", self._open)
        self._edit = self.button("sources.edit", self._ask_edit)
        self._merge = self.button("library.merge", self._ask_merge)
        self._list_claims = self.button("library.claims", self._want_claims)
        self._history = self.button("sources.history", self._want_history)
        self._delete = self.button("sources.delete", self._delete_chosen)
        self._uses = EntryTable(words.say("sources.uses"), [words.say("sources.uses")], theme)
        self._copies = EntryTable(words.say("sources.copies"), [words.say("sources.copies")], theme)
        self._open_copy = self.button("sources.open-copy", self._want_copy)
        self._save = self.button("sources.save-copy", self._ask_where)
        self._fetch = self.button("fetch.keep", self._want_page)
        self._archived = self.button("source.open-archived", self._open_archived)
        self._on_detail(_Detail((), ()))
        self._uses.activated.connect(self._want_claim)
        self._copies.activated.connect(self._want_copy)
        for part in (self._title, self._facts):
            self.detail.addWidget(part)
        self.add_buttons(self._edit, self._merge, self._address, self._list_claims, self._history, self._delete)
        for table in (self._uses, self._copies):
            self.detail.addWidget(table)
        self.add_buttons(self._open_copy, self._save, self._fetch, self._archived)
        self.table.activated.connect(self._ask_edit)
        self.table.removal_wanted.connect(self._delete_chosen)

    @override
    def refresh(self) -> None:
        """Ask for the sources anew."""
        self.ask(partial(_found, self.search.text()), self._on_found, "entries")

    def _on_found(self, found: _Found) -> None:
        self._sources = {source.id: source for source in found.sources}
        self.show_entries([Entry(source.id, self._cells(source, found.uses)) for source in found.sources])

    def _cells(self, source: Source, uses: dict[int, int]) -> tuple[str, ...]:
        citation, words = source.citation, self.words
        copies = len(source.snapshot_hashes)
        return (
            source_name(citation),
            words.say(f"source-kind.{citation.kind}"),
            citation.publisher,
            date_words(words, citation.published),
            words.digits(str(uses.get(source.id, 0))),
            words.digits(str(copies)) if copies else "",
        )

    # -- the chosen source --------------------------------------------------------------------------------------------

    @property
    def source(self) -> Source | None:
        """The source that stands beside the list."""
        number = self.table.current
        return self._sources.get(number) if isinstance(number, int) else None

    @override
    def show_chosen(self) -> None:
        """Say what is known of the chosen source."""
        source = self.source
        if source is None:
            return
        self._title.show_text(source_name(source.citation))
        self._facts.show_text("\n".join(self._known(source)))
        self._address.setEnabled(can_open(source.citation.address))
        self._fetch.setVisible(can_open(source.citation.address))
        self._fetch.setEnabled(self.is_writable)
        self._archived.setVisible(can_open(source.archived))
        self._edit.setEnabled(self.is_writable)
        self._delete.setEnabled(self.is_writable)
        self._merge.setEnabled(self.is_writable and len(self.table.chosen) > 1)
        self.ask(partial(_detail, source.id), self._on_detail, "detail")

    def _known(self, source: Source) -> list[str]:
        words, citation, standing = self.words, source.citation, source.standing
        said = (citation.publisher, citation.author)
        first = [words.say(f"source-kind.{citation.kind}"), *(isolate(fact) for fact in said if fact)]
        if citation.published:
            first.append(isolate(date_words(words, citation.published)))
        lines = [" · ".join(first)]
        if citation.origin:
            lines.append(words.say("sources.repeats", origin=citation.origin))
        if citation.address:
            lines.append(isolate(named_address(citation.address)))
        if standing.interest:
            lines.append(words.say("sources.interest", what=standing.interest))
        if standing.reliability:
            day = f" ({isolate(standing.reliability_on.isoformat())})" if standing.reliability_on else ""
            lines.append(words.say("sources.reliability", what=standing.reliability) + day)
        if not standing.is_nameable:
            lines.append(words.say("sources.not-nameable"))
        if source.article_id is not None:
            lines.append(words.say("sources.is-article"))
        return lines

    def _on_detail(self, detail: _Detail) -> None:
        said = [Entry(use.claim.id, (f"{STANCE_GLYPHS[use.stance]} {use.claim.text}",)) for use in detail.uses]
        self._uses.fit_entries(said)
        self._copies.fit_entries([Entry(copy, (self._copy_words(copy),)) for copy in detail.copies])
        for button in (self._open_copy, self._save):
            button.setVisible(bool(detail.copies))
        self._list_claims.setEnabled(bool(detail.uses))

    def _copy_words(self, copy: Snapshot) -> str:
        size = self.words.say("sources.kilobytes", size=max(round(copy.size / KILOBYTE), 1))
        return " · ".join([isolate(copy.name or copy.file_name), size, isolate(in_words(self.words, copy.taken))])

    # -- what can be done ---------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if self.source is not None:
            open_address(self.source.citation.address)

    def _open_archived(self) -> None:
        if self.source is not None:
            open_address(self.source.archived)

    def _want_page(self) -> None:
        if self.source is not None and self.is_writable:
            self.fetch_wanted.emit(self.source)

    def _want_copy(self) -> None:
        copy = self._copies.current or self._copies.first
        if self.source is not None and isinstance(copy, Snapshot):
            self.copy_wanted.emit(self.source.id, copy.id)

    def _ask_edit(self) -> None:
        if self.source is not None and self.is_writable:
            SourceDialog.ask(self, self.session, self.words, self.source)

    def _ask_merge(self) -> None:
        chosen = [self._sources[number] for number in self.table.chosen if isinstance(number, int)]
        if len(chosen) > 1:
            names = [(each.id, each.citation.title or each.citation.address) for each in chosen]
            self.choose(MergeDialog.ask(self, self.session, self.words, self.name, names, _merge))

    def _delete_chosen(self) -> None:
        """Put the chosen sources into the trash; where a claim rests on one, the refusal says so."""
        chosen = [number for number in self.table.chosen if isinstance(number, int)]
        if chosen and self.is_writable:
            self.session.do(partial(_delete, chosen))

    def _want_history(self) -> None:
        if self.source is not None:
            name = self.source.citation.title or self.source.citation.address
            self.history_wanted.emit(LibraryRecord(RecordKind.SOURCE, self.source.id, name))

    def _want_claims(self) -> None:
        if self.source is not None:
            self.claims_wanted.emit(LibraryRecord(RecordKind.SOURCE, self.source.id, self.source.citation.title))

    def _want_claim(self, index: QModelIndex) -> None:
        self.claim_wanted.emit(self._uses.entries.key(index.row()))

    def _ask_where(self) -> None:
        copy = self._copies.current or self._copies.first
        if not isinstance(copy, Snapshot) or self.session.path is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        proposal = str(Path(folder) / copy.file_name)
        named, _filter = QFileDialog.getSaveFileName(self, self.words.say("sources.save-copy"), proposal)
        if named:
            self.session.work(partial(write_copy, self.session.path, copy.id, Path(named)), self._on_written)

    def _on_written(self, path: Path) -> None:
        self.said.emit(self.words.say("sources.copy-saved", file=path.name))


def _found(words: str, workspace: "Workspace") -> _Found:
    return _Found(workspace.sources.entries(words), workspace.sources.use_counts())


def _detail(number: int, workspace: "Workspace") -> _Detail:
    return _Detail(workspace.sources.uses(number), workspace.sources.snapshots(number))


def _merge(numbers: Sequence[int], into: int, workspace: "Workspace") -> Changes:
    return workspace.sources.merge(numbers, into=into)


def _delete(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.sources.delete(numbers)
