"""The library in the window's middle: one of its pages in the place of list, article and claim."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import COMMANDS, Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.desk_columns import Other
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

Page = TypeVar("Page", bound="LibraryPage")
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
        self._session, self._words, self._theme, self._desk = session, words, theme, desk
        self._actions: Actions | None = None
        self._stack = QStackedWidget()
        desk.columns.add(self._stack)
        self.shown = ""
        desk.sidebar.page_chosen.connect(self.show)
        desk.viewed.connect(self.leave)
        session.closed.connect(self.leave)

    # -- pages, each built when it is first looked at -----------------------------------------------------------------

    @cached_property
    def sources(self) -> SourcesPage:
        """The sources and where they are used."""
        page = self._added(SourcesPage(self._session, self._words, self._theme))
        page.claims_wanted.connect(self._list_claims)
        page.claim_wanted.connect(self._show_claim)
        page.history_wanted.connect(self._show_history)
        page.said.connect(self.said)
        return page

    @cached_property
    def speakers(self) -> SpeakersPage:
        """The speakers with their spellings."""
        page = self._added(SpeakersPage(self._session, self._words, self._theme))
        page.claims_wanted.connect(self._list_claims)
        return page

    @cached_property
    def publications(self) -> PublicationsPage:
        """What was published."""
        page = self._added(PublicationsPage(self._session, self._words, self._theme))
        page.claim_wanted.connect(self._show_claim)
        return page

    @cached_property
    def corrections(self) -> CorrectionsPage:
        """The register of corrections."""
        page = self._added(CorrectionsPage(self._session, self._words, self._theme))
        page.claim_wanted.connect(self._show_claim)
        page.export_wanted.connect(self._action("file.export-register").trigger)
        return page

    @cached_property
    def requests(self) -> RequestsPage:
        """Who was asked, and what is due."""
        page = self._added(RequestsPage(self._session, self._words, self._theme))
        page.claim_wanted.connect(self._show_claim)
        return page

    @cached_property
    def history(self) -> HistoryPage:
        """What was done, in sentences."""
        page = self._added(HistoryPage(self._session, self._words, self._theme))
        page.said.connect(self.said)
        page.export_wanted.connect(self._action("file.export-history").trigger)
        page.verify_wanted.connect(self._action("file.verify").trigger)
        return page

    @cached_property
    def report(self) -> ReportPage:
        """A month's work in figures."""
        page = self._added(ReportPage(self._session, self._words, self._theme))
        page.said.connect(self.said)
        return page

    @cached_property
    def trash(self) -> TrashPage:
        """What was deleted."""
        return self._added(TrashPage(self._session, self._words, self._theme))

    def _added(self, page: Page) -> Page:
        self._stack.addWidget(page)
        page.search.textChanged.connect(self.switched)
        if self._actions is not None:
            page.empty.offer(self._actions)
        return page

    def _action(self, code: str) -> QAction:
        assert self._actions is not None  # noqa: S101 - bound before a page can be shown
        return self._actions[code]

    def _page(self, name: str) -> "LibraryPage":
        page: LibraryPage = getattr(self, name)
        return page

    def slots(self, others: dict[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
        """The commands for the pages, and those of the others that lead back to the claims."""
        pages = {f"view.{name}": self._going_to(name) for name in PAGES}
        back = {code: self._leaving(others[code]) for code in COLUMNS}
        in_page = {"edit.find": self._finding(others["edit.find"]), "view.clear": self._clearing(others["view.clear"])}
        return {**pages, **back, **in_page}

    def bind(self, actions: Actions) -> None:
        """Have the commands at hand that pages name."""
        self._actions = actions

    def offer(self, actions: Actions) -> None:
        """While a page is shown, what is done to the chosen claim is not offered: it is out of sight."""
        if self.shown:
            actions["view.clear"].setEnabled(bool(self._page(self.shown).search.text()))
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
            self._desk.columns.cover(Other("page", self._stack))
        self.shown = name
        self._desk.sidebar.choose_page(name)
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        page.refresh()
        if not is_by_sidebar:
            page.table.setFocus()
        self.switched.emit()

    def leave(self) -> None:
        """Show the claims again, as they were."""
        if not self.shown:
            return
        self.shown = ""
        self._desk.columns.uncover("page")
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
                self._page(self.shown).search.setFocus()
            else:
                slot()

        return find

    def _clearing(self, slot: Callable[[], object]) -> Callable[[], object]:
        def clear() -> None:
            if self.shown:
                self._page(self.shown).search.clear()
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
        self._desk.show_claim(number)
