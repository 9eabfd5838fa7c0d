"""The sidebar: the statuses and saved views with how many claims are in each, the articles, and the library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.parts.counted_list import CountedList
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT, Theme
from claimtrack.gui.view import View, read

if TYPE_CHECKING:
    from claimtrack.workspace.articles import ArticleEntry
    from claimtrack.workspace.views import SavedView
    from claimtrack.workspace.workspace import Workspace

PAGES = ("sources", "speakers", "publications", "corrections", "requests", "history", "report", "trash")
COUNTED_PAGES = frozenset(PAGES) - {"history", "report"}  # the others hold nothing that is counted
COUNTED = ("claim", "article", "source", "speaker", "setting", "publication", "correction", "request")


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is of everything."""

    statuses: Mapping[Status, int]
    articles: "Sequence[ArticleEntry]" = ()
    pages: Mapping[str, int] = field(default_factory=dict)
    views: "Sequence[tuple[SavedView, int]]" = ()


class Sidebar(QScrollArea):
    """What can be shown; where not all of it has room, it is scrolled as one.

    `status_chosen` carries a Status or None for all, `article_chosen` a number or None, `page_chosen` one of PAGES,
    `view_chosen` a View, `article_menu_wanted` an article's number and where on the screen to offer what can be done
    with it, `view_menu_wanted` the same of a saved view.
    """

    status_chosen = Signal(object)
    article_chosen = Signal(object)
    page_chosen = Signal(object)
    view_chosen = Signal(object)
    article_menu_wanted = Signal(int, QPoint)
    view_menu_wanted = Signal(int, QPoint)
    counted = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words = session, words
        self.setObjectName("sidebar")
        self.setMinimumWidth(150)
        self.statuses = CountedList(words.say("sidebar.claims"), words, theme, self)
        self.views = CountedList(words.say("sidebar.views"), words, theme, self)
        self.views.is_users_own = True
        self._view_heading = _heading(words.say("sidebar.views"), above=GAP)
        self.save_button = QPushButton(words.say("button.view.save"))
        self.save_button.setProperty("look", "link")
        self.save_button.hide()
        self.articles = CountedList(words.say("sidebar.articles"), words, theme, self)
        self.pages = CountedList(words.say("sidebar.library"), words, theme, self)
        self.pages.chosen.connect(self.page_chosen)
        self._article_heading = _heading(words.say("sidebar.articles"))
        self.statuses.chosen.connect(self._on_status)
        self.articles.chosen.connect(self.article_chosen)
        self.articles.menu_wanted.connect(self.article_menu_wanted)
        self.views.chosen.connect(self._on_view)
        self.views.menu_wanted.connect(self.view_menu_wanted)
        self._saved: dict[int, View] = {}
        self._view = View()
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(GAP, GAP + TIGHT, GAP, GAP)
        layout.setSpacing(TIGHT)
        layout.addWidget(_heading(words.say("sidebar.claims")))
        layout.addWidget(self.statuses)
        layout.addWidget(self._view_heading)
        layout.addWidget(self.views)
        layout.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addSpacing(GAP)
        layout.addWidget(self._article_heading)
        layout.addWidget(self.articles)
        layout.addSpacing(GAP)
        layout.addWidget(_heading(words.say("sidebar.library")))
        layout.addWidget(self.pages)
        layout.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (self.statuses, self.views, self.articles, self.pages):
            each.gone_to.connect(self._reveal)
        self._figures: Figures | None = None
        self._page = ""
        self.clear()
        session.changed.connect(self._on_changed)
        session.closed.connect(self.clear)

    def _reveal(self, place: QRect) -> None:
        corner = self._content.mapFromGlobal(place.topLeft())
        self.ensureVisible(corner.x(), corner.y() + place.height() // 2, 0, place.height())

    def refresh(self) -> None:
        """Count anew."""
        self._session.read(_figures, self._show, key="sidebar")

    def clear(self) -> None:
        """There is nothing: no workspace is open."""
        self._show(Figures(dict.fromkeys(Status, 0)))

    def choose_page(self, name: str) -> None:
        """Mark a page of the library as chosen, or none: then what the list shows is marked again."""
        self._page = name
        self.pages.choose(name or None)
        self._mark()

    def show_view(self, view: View) -> None:
        """Mark what is looked at: the saved view that it is, or else its status; and its article."""
        self._view = view.alone
        self._mark()

    @property
    def saved_view(self) -> int | None:
        """The number of the saved view that is looked at."""
        return next((number for number, view in self._saved.items() if view == self._view), None)

    def name_of_view(self, number: int) -> str:
        """The name of a saved view that is listed."""
        return self.views.name_of(number)

    def _mark(self) -> None:
        is_page, saved = bool(self._page), self.saved_view
        self.views.mark(is_marked=not is_page)
        self.statuses.mark(is_marked=not is_page and saved is None)
        self.articles.mark(is_marked=not is_page)
        self.views.choose(saved)
        self.statuses.choose(self._view.status)
        self.articles.choose(self._view.filters.article_id)

    def article_title(self, number: int) -> str:
        """The title of an article that is listed."""
        return self.articles.name_of(number)

    def _on_status(self, value: str | None) -> None:
        """Qt hands an enumeration over as the text that it is."""
        self.status_chosen.emit(Status(value) if value else None)

    def _on_view(self, number: int) -> None:
        self.view_chosen.emit(self._saved[number])

    def open_view(self, number: int) -> None:
        """Have a saved view shown, where it is not looked at already."""
        if number != self.saved_view:
            self._on_view(number)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*COUNTED):
            self.refresh()

    def _show(self, figures: Figures) -> None:
        if figures == self._figures:
            return
        self._figures = figures
        words, articles = self._words, figures.articles
        self.statuses.fill(self._status_entries(figures.statuses))
        self.articles.fill([(line(entry.title), entry.claims, entry.id) for entry in articles])
        self.pages.fill(
            [
                (words.say(f"sidebar.{name}"), figures.pages.get(name, 0 if name in COUNTED_PAGES else None), name)
                for name in PAGES
            ]
        )
        self._saved = {saved.id: view for saved, _count in figures.views if (view := read(saved.definition))}
        self.views.fill([(line(saved.name), count, saved.id) for saved, count in figures.views])
        self._view_heading.setVisible(bool(figures.views))
        self.views.setVisible(bool(figures.views))
        self._mark()
        self._article_heading.setVisible(bool(articles))
        self.articles.setVisible(bool(articles))
        self.counted.emit()

    def _status_entries(self, counts: Mapping[Status, int]) -> list[tuple[str, int, object]]:
        """All statuses that a claim can have reached; the counts of those shown add up to all."""
        shown = [status for status in Status if status is not Status.PUBLISHED or counts[status]]
        entries: list[tuple[str, int, object]] = [
            (self._words.say(f"status.{status}"), counts[status], status) for status in shown
        ]
        return [*entries, (self._words.say("sidebar.all"), sum(counts.values()), None)]


def _heading(text: str, *, above: int = 0) -> PlainLabel:
    label = PlainLabel(text.upper(), role="section", follows_text=False)
    label.setFont(fonts.section_font())
    label.setContentsMargins(GAP, above, GAP, 0)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def _figures(workspace: "Workspace") -> Figures:
    pages = {
        "sources": workspace.sources.count(),
        "speakers": workspace.speakers.count(),
        "publications": len(workspace.publications.entries()),
        "corrections": len(workspace.corrections.register()),
        "requests": len(workspace.requests.open()),
        "trash": workspace.trash.count(),
    }
    views = [
        (saved, workspace.claims.count(view.filters.narrow(view.query)))
        for saved in workspace.views.entries()
        if (view := read(saved.definition))
    ]
    return Figures(workspace.claims.counts(), workspace.articles.entries(), pages, views)
