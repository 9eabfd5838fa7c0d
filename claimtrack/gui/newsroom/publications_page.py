"""The library's publications: what went out, when, under what address, and the claims that each covers."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from typing_extensions import override

from claimtrack.domain.claim import ClaimRow
from claimtrack.domain.publication import Publication
from claimtrack.domain.words import Words
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.listing.claim_words import date_words, verdict_words
from claimtrack.gui.newsroom.publication_dialog import PieceDialog
from claimtrack.gui.parts.addresses import can_open, open_address
from claimtrack.gui.parts.entry_table import Entry, EntryTable
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme
from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


class PublicationsPage(LibraryPage):
    """Lists the publications, the newest first; `claim_wanted` carries the number of a claim."""

    name = "publications"
    kinds = ("publication", "publication_claim", "claim")
    columns = 4
    spared = (2,)
    helped_by = ("claim.publish",)
    claim_wanted = Signal(int)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._publications: dict[int, Publication] = {}
        self._title = PlainLabel()
        self._title.setFont(fonts.title_font())
        self._facts = PlainLabel(role="small", follows_text=False)
        self._edit = self.button("publications.edit", self._ask_edit)
        self._open = self.button("sources.open", self._open_address)
        covered = words.say("publications.claims")
        self._claims = EntryTable(covered, [covered], theme)
        self._claims.activated.connect(self._want_claim)
        for part in (self._title, self._facts):
            self.detail.addWidget(part)
        self.add_buttons(self._edit, self._open)
        self.detail.addWidget(self._claims)
        self._claims.hide()
        self.table.activated.connect(self._ask_edit)

    @override
    def refresh(self) -> None:
        """Ask for the publications anew."""
        self.ask(_entries, self._on_entries, "entries")

    def _on_entries(self, entries: Sequence[Publication]) -> None:
        wanted = fold(self.search.text()).strip()
        found = [each for each in reversed(entries) if wanted in fold(_searched(each))]
        self._publications = {each.id: each for each in found}
        self.show_entries([Entry(each.id, self._cells(each)) for each in found])

    def _cells(self, publication: Publication) -> tuple[str, ...]:
        piece, words = publication.piece, self.words
        claims = words.digits(str(len(publication.claims)))
        return piece.headline or piece.address, date_words(words, piece.date), piece.authors, claims

    @property
    def publication(self) -> Publication | None:
        """The publication that stands beside the list."""
        number = self.table.current
        return self._publications.get(number) if isinstance(number, int) else None

    @override
    def show_chosen(self) -> None:
        """Say what is known of the chosen publication."""
        publication = self.publication
        self._edit.setEnabled(self.is_writable and publication is not None)
        if publication is None:
            return
        piece, words = publication.piece, self.words
        self._title.show_text(piece.headline or piece.address)
        first = [isolate(date_words(words, piece.date)) if piece.date else "", isolate(piece.authors)]
        language = words.say(f"language.{piece.language}") if piece.language else ""
        lines = [
            " · ".join(fact for fact in (*first, language) if fact.strip("\u2068\u2069")),
            isolate(piece.address) if piece.address else "",
            words.say("publications.entered", who=publication.published_by),
        ]
        self._facts.show_text("\n".join(line for line in lines if line))
        self._open.setEnabled(can_open(piece.address))
        self.ask(partial(_covered, publication.claims), self._on_covered, "covered")

    def _on_covered(self, rows: Sequence[ClaimRow]) -> None:
        entries = [Entry(row.id, (f"{row.text} — {verdict_words(self.words, row)}",)) for row in rows]
        self._claims.fit_entries(entries)

    def _ask_edit(self) -> None:
        if self.publication is not None and self.is_writable:
            PieceDialog.ask(self, self.session, self.words, publication=self.publication)

    def _open_address(self) -> None:
        if self.publication is not None:
            open_address(self.publication.piece.address)

    def _want_claim(self, index: QModelIndex) -> None:
        self.claim_wanted.emit(self._claims.entries.key(index.row()))


def _searched(publication: Publication) -> str:
    piece = publication.piece
    return f"{piece.headline} {piece.address} {piece.authors}"


def _entries(workspace: "Workspace") -> Sequence[Publication]:
    return workspace.publications.entries()


def _covered(numbers: Sequence[int], workspace: "Workspace") -> list[ClaimRow]:
    return workspace.claims.rows(numbers)
