"""The library in the window's middle: one of its pages in the place of list, article and claim."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import COMMANDS, Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.library.record import LibraryRecord
from claimtrack.gui.library.sources_page import SourcesPage
from claimtrack.gui.library.speakers_page import SpeakersPage
from claimtrack.gui.library.trash_page import TrashPage
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.newsroom.corrections_page import CorrectionsPage
from claimtrack.gui.newsroom.history_page import HistoryPage
from claimtrack.gui.newsroom.publications_page import PublicationsPage
from claimtrack.gui.newsroom.report_page import ReportPage
from claimtrack.gui.newsroom.requests_page import RequestsPage
from claimtrack.gui.session import Session
from claimtrack.gui.sidebar import PAGES
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.view import View

if TYPE_CHECKING:
    from claimtrack.gui.library.page import LibraryPage

COLUMNS = (
    "view.list",
    "view.columns",
    "view.article",
    "view.claim",
    "view.triage",
    "claim.new",
)  # lead back to the claims
MARKS = ("view.next-mark", "view.previous-mark")
OF_CLAIMS = frozenset({"claim", "newsroom"})  # the menus of what is done to the chosen claim
ANYWHERE = frozenset({"claim.publish"})  # asks which claims


class Library(QObject):
    """Shows the pages of the library; `switched` tells that a page is shown now, or none."""

    switched = Signal()
    said = Signal(str)

    def __init__(self, session: Session, words: Words, theme: Theme, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.sources = SourcesPage(session, words, theme)
        self.speakers = SpeakersPage(session, words, theme)
        self.trash = TrashPage(session, words, theme)
        self.publications = PublicationsPage(session, words, theme)
        self.corrections = CorrectionsPage(session, words, theme)
        self.requests = RequestsPage(session, words, theme)
        self.history = HistoryPage(session, words, theme)
        self.report = ReportPage(session, words, theme)
        self._pages: dict[str, LibraryPage] = {name: getattr(self, name) for name in PAGES}
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.search.textChanged.connect(self.switched)
        self._stack.hide()
        desk.add_column(self._stack)
        self._put_aside: list[QWidget] = []
        self._widths = QByteArray()
        self.shown = ""
        desk.sidebar.page_chosen.connect(self.show)
        desk.viewed.connect(self.leave)
        self.sources.claims_wanted.connect(self._list_claims)
        self.speakers.claims_wanted.connect(self._list_claims)
        for teller in (self.sources, self.publications, self.corrections, self.requests):
            teller.claim_wanted.connect(self._show_claim)
        for page_ in (self.sources, self.history, self.report):
            page_.said.connect(self.said)
        self.sources.history_wanted.connect(self._show_history)
        session.closed.connect(self.leave)

    def slots(self, others: dict[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
        """The commands for the pages, and those of the others that lead back to the claims."""
        pages = {f"view.{name}": self._going_to(name) for name in PAGES}
        back = {code: self._leaving(others[code]) for code in COLUMNS}
        in_page = {"edit.find": self._finding(others["edit.find"]), "view.clear": self._clearing(others["view.clear"])}
        return {**pages, **back, **in_page}

    def bind(self, actions: Actions) -> None:
        """Have the commands at hand that empty pages name."""
        for page in self._pages.values():
            page.empty.offer(actions)
        self.corrections.export_wanted.connect(actions["file.export-register"].trigger)
        self.history.export_wanted.connect(actions["file.export-history"].trigger)
        self.history.verify_wanted.connect(actions["file.verify"].trigger)

    def offer(self, actions: Actions) -> None:
        """While a page is shown, what is done to the chosen claim is not offered: it is out of sight."""
        if self.shown:
            actions["view.clear"].setEnabled(bool(self._pages[self.shown].search.text()))
            of_claims = {command.code for command in COMMANDS if command.menu in OF_CLAIMS} - set(COLUMNS) - ANYWHERE
            for code in (*of_claims, *MARKS):
                actions[code].setEnabled(False)

    def show(self, name: str) -> None:
        """Show a page, or the claims where the name is empty."""
        if not name:
            self.leave()
            return
        is_by_sidebar = self._desk.sidebar.pages.hasFocus()
        if not self.shown:
            self._widths = self._desk.layout_state()
            self._put_aside = [each for each in self._desk.columns() if each.isVisibleTo(self._desk)]
            for column in self._put_aside:
                column.hide()
            self._stack.show()
        self.shown = name
        self._desk.sidebar.choose_page(name)
        self._stack.setCurrentWidget(self._pages[name])
        self._pages[name].refresh()
        if not is_by_sidebar:
            self._pages[name].table.setFocus()
        self.switched.emit()

    def leave(self) -> None:
        """Show the claims again, as they were."""
        if not self.shown:
            return
        self.shown = ""
        self._stack.hide()
        for column in self._put_aside:
            column.show()
        self._desk.restore_layout(self._widths)
        self._desk.sidebar.choose_page("")
        self.switched.emit()

    # -- ways in and out ----------------------------------------------------------------------------------------------

    def _going_to(self, name: str) -> Callable[[], object]:
        def go() -> None:
            self.show(name)

        return go

    def _leaving(self, slot: Callable[[], object]) -> Callable[[], object]:
        def leave() -> None:
            self.leave()
            slot()

        return leave

    def _finding(self, slot: Callable[[], object]) -> Callable[[], object]:
        def find() -> None:
            if self.shown:
                self._pages[self.shown].search.setFocus()
            else:
                slot()

        return find

    def _clearing(self, slot: Callable[[], object]) -> Callable[[], object]:
        def clear() -> None:
            if self.shown:
                self._pages[self.shown].search.clear()
            else:
                slot()

        return clear

    def _list_claims(self, record: LibraryRecord) -> None:
        self._desk.show_view(View(filters=Filters(record=record)))
        self._desk.list.table.setFocus()

    def _show_history(self, record: LibraryRecord) -> None:
        self.history.show_source(record)
        self.show("history")

    def _show_claim(self, number: int) -> None:
        self.leave()
        self._desk.list.choose(number)
