"""The Desk: sidebar, list, article and claim side by side, each choosing for the others."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.article.view import ArticleView
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.desk_columns import DeskColumns
from claimtrack.gui.listing.claim_list import ClaimList
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.session import Session
from claimtrack.gui.sidebar import Sidebar
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.view import View

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


class Desk(QWidget):
    """The window's middle.

    Where not all columns have room, the claim lies over the article: chosen by a click or by Enter it slides in.
    """

    claim_chosen = Signal(object)
    viewed = Signal(object)  # View
    narrowed = Signal()  # by a chip or a heading, in the same list
    claim_menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, words: Words, theme: Theme, view: View) -> None:
        super().__init__()
        self._session = session
        self._view = view
        self.sidebar = Sidebar(session, words, theme)
        self.list = ClaimList(session, words, theme, view.filters, is_reversed=view.is_reversed)
        self.article = ArticleView(session, words, theme)
        self.panel = ClaimPanel(session, words, theme)
        columns = (self.sidebar, self.list, self.article)
        self._came_from: QWidget | None = None  # where the keyboard was when the claim came out
        self.columns = DeskColumns(columns, self.panel, theme, session.settings.text_size)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        self.sidebar.status_chosen.connect(self._on_status)
        self.sidebar.article_chosen.connect(self._on_article)
        self.list.claim_chosen.connect(self._on_claim)
        self.list.filters_changed.connect(self._on_filters)
        self.list.menu_wanted.connect(self.claim_menu_wanted)
        self.panel.menu_wanted.connect(self.claim_menu_wanted)
        self.article.claim_chosen.connect(self.list.choose)
        self.article.named.connect(self._on_article_named)
        self.panel.claim_chosen.connect(self.show_claim)
        for opened in (self.list.claim_opened, self.article.claim_opened, self.panel.offered):
            opened.connect(self._on_claim_opened)
        for left in (self.article.ground_clicked, self.panel.close_asked):
            left.connect(self.put_claim_away)
        session.opened.connect(self.refresh)
        session.closed.connect(self._on_closed)
        session.open_failed.connect(self._on_closed)
        session.failed.connect(self._on_failed)
        session.changed.connect(self._on_changed)
        self.sidebar.view_chosen.connect(self.show_view)
        self.sidebar.show_view(view)
        if session.is_open:
            self.refresh()

    # -- the view -----------------------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What one looks at."""
        return replace(self._view, claim=self.list.chosen, is_reversed=self.list.is_reversed)

    def show_view(self, view: View) -> None:
        """Look at something else."""
        self._view = view
        self.sidebar.show_view(view)
        self.list.bar.show_filters(view.filters)
        self.list.show_query(view.query)
        self.article.mark_search(view.search)
        self.panel.mark_search(view.search)
        self.viewed.emit(view)

    def search(self, text: str) -> None:
        """List the claims in which the words are found."""
        self.show_view(replace(self.view, search=text))

    def refresh(self) -> None:
        """Ask for everything anew."""
        self.show_view(self._view)
        self.sidebar.refresh()  # to count a million takes longer than to list what is seen of them
        if self._view.claim is not None:
            self.list.choose(self._view.claim)

    def layout_state(self) -> Mapping[str, QByteArray]:
        """The widths of the columns, by what is shown."""
        return self.columns.widths

    def restore_layout(self, widths: Mapping[str, QByteArray]) -> None:
        """Give the columns the widths that they had."""
        self.columns.restore_widths(widths)

    def shown_article(self) -> int | None:
        """The article on show."""
        return self.article.number

    # -- the claim over the article -----------------------------------------------------------------------------------

    def bring_claim(self) -> None:
        """Have the claim in sight, at once."""
        self._bring(slides=False)

    def at_claim(self, do: Callable[[], object]) -> Callable[[], object]:
        """The same with the claim in sight, where there is one."""

        def bring_and_do() -> object:
            if self.list.chosen is not None:
                self.bring_claim()
            return do()

        return bring_and_do

    def toggle_claim(self) -> None:
        """Bring the claim out over the article, or put it away."""
        if self.columns.is_claim_out:
            self.put_claim_away()
        elif self.list.chosen is not None:
            self._bring(slides=True)

    def put_claim_away(self) -> None:
        """Give the article its room back; the keyboard goes to where it came from."""
        if not self.columns.is_claim_out:
            return
        widget = QApplication.focusWidget()
        if widget is not None and self.panel.isAncestorOf(widget):
            (self._came_from or self.list.table).setFocus()
        self.columns.put_claim_away(slides=True)

    def _on_claim_opened(self) -> None:
        self._bring(slides=True)

    def _bring(self, *, slides: bool) -> None:
        widget = QApplication.focusWidget()
        is_in_article = widget is not None and self.article.isAncestorOf(widget)
        self._came_from = self.article if is_in_article else None
        self.columns.bring_claim(slides=slides)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape comes here from every column that has no use for it."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self.columns.is_claim_out:
            self.put_claim_away()
        else:
            super().keyPressEvent(event)

    # -- choosing -----------------------------------------------------------------------------------------------------

    def show_claim(self, number: int) -> None:
        """Choose a claim and have it in sight."""
        self.list.choose(number)
        self.bring_claim()

    def _on_status(self, status: Status | None) -> None:
        """The claims of one status, or of all; statuses that a chip holds give way to it."""
        filters = replace(self._view.filters, statuses=frozenset())
        self.show_view(replace(self._view, status=status, filters=filters))

    def _on_article(self, number: int | None) -> None:
        """All claims of an article; chosen once more, it is let go while there is a list of others."""
        is_same = number == self._view.filters.article_id and self.columns.is_desk
        title = "" if number is None else self.sidebar.article_title(number)
        filters = replace(
            self._view.filters, article_id=None if is_same else number, article_title="" if is_same else title
        )
        self.show_view(replace(self._view, status=self._view.status if is_same else None, filters=filters))
        if not is_same:
            self.article.show_article(number)

    def open_article(self, number: int) -> None:
        """Show an article and its claims, where it is not on show already."""
        if number != self.article.number:
            self._on_article(number)

    def _on_article_named(self, number: int, title: str) -> None:
        """The chip above the list has the title that the article has now."""
        filters = self._view.filters
        if number == filters.article_id and title != filters.article_title:
            self._view = replace(self._view, filters=replace(filters, article_title=title))
            self.list.bar.show_filters(self._view.filters)

    def _on_filters(self, filters: Filters) -> None:
        is_by_chip = bool(filters.statuses) and self._view.status is not None
        self._view = replace(self._view, filters=filters, status=None if is_by_chip else self._view.status)
        if is_by_chip:
            self.show_view(self._view)
        else:
            self._view = replace(self._view, is_reversed=self.list.is_reversed)
            self.sidebar.show_view(self._view)
            self.narrowed.emit()

    def _on_claim(self, number: int | None) -> None:
        self.panel.show_claim(number)
        self.article.choose_claim(number)
        self.claim_chosen.emit(number)
        if number is None:
            self.put_claim_away()
            self.article.show_article(self._view.filters.article_id)
        else:
            self._session.read(
                partial(_claim, number), self._on_claim_read, key=(id(self), "claim"), on_failed=self._on_claim_gone
            )

    def _on_claim_read(self, claim: Claim) -> None:
        if claim.id == self.list.chosen:
            self.article.show_article(claim.article_id)
            self.article.choose_claim(claim.id)

    def _on_claim_gone(self, _message: Message) -> None:
        """It was undone since it was chosen; the list has said so."""
        self.article.choose_claim(None)

    def _on_changed(self, changes: Changes) -> None:
        """A new article is what one wants to see next: its claims, in the Inbox. A claim that moves by itself stays."""
        if changes.label.code == "action.article.add" and changes.made:
            filters = Filters(article_id=changes.made[0], article_title=str(changes.label.args.get("title", "")))
            self.show_view(View(status=Status.INBOX, filters=filters))
            self.article.show_article(changes.made[0])
            self.list.table.setFocus()
        elif changes.follows and self.list.chosen in changes.ids.get("claim", ()):
            self.list.keep_chosen()

    def _on_failed(self) -> None:
        """Where not even the sample could be opened, the list says what to do."""
        if not self._session.is_open:
            self.list.clear()

    def _on_closed(self) -> None:
        self._view = View.sorted_as(self.view.sorting)
        self.list.clear()


def _claim(number: int, workspace: "Workspace") -> Claim:
    return workspace.claims.get(number)
