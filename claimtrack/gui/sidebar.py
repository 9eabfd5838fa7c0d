"""The sidebar: the statuses with how many claims stand in each, and the articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line, tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.painting import draw_line
from claimtrack.gui.style.theme import GAP, RADIUS, TIGHT, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.articles import ArticleEntry
    from claimtrack.workspace.workspace import Workspace

CountRole = int(Qt.ItemDataRole.UserRole)
ValueRole = CountRole + 1
LEAST_ROW = 26  # pixels

PAGES = ("sources", "speakers", "trash")


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is of everything."""

    statuses: Mapping[Status, int]
    articles: "Sequence[ArticleEntry]" = ()
    pages: tuple[int, ...] = (0,) * len(PAGES)


class Sidebar(QFrame):
    """What can be shown.

    `status_chosen` carries a Status or None for all, `article_chosen` a number or None, `page_chosen` one of PAGES,
    `article_menu_wanted` an article's number and where on the screen to offer what can be done with it.
    """

    status_chosen = Signal(object)
    article_chosen = Signal(object)
    page_chosen = Signal(object)
    article_menu_wanted = Signal(int, QPoint)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words = session, words
        self.setObjectName("sidebar")
        self.setMinimumWidth(150)
        self.statuses = _Entries(words.say("sidebar.claims"), words, theme, self)
        self.articles = _Entries(words.say("sidebar.articles"), words, theme, self)
        self.pages = _Entries(words.say("sidebar.library"), words, theme, self)
        self.pages.chosen.connect(self.page_chosen)
        self._article_heading = _heading(words.say("sidebar.articles"))
        self.statuses.chosen.connect(self._on_status)
        self.articles.chosen.connect(self.article_chosen)
        self.articles.menu_wanted.connect(self.article_menu_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP + TIGHT, GAP, GAP)
        layout.setSpacing(TIGHT)
        layout.addWidget(_heading(words.say("sidebar.claims")))
        layout.addWidget(self.statuses)
        layout.addSpacing(GAP)
        layout.addWidget(self._article_heading)
        layout.addWidget(self.articles)
        layout.addSpacing(GAP)
        layout.addWidget(_heading(words.say("sidebar.library")))
        layout.addWidget(self.pages)
        layout.addStretch(1)
        self._figures: Figures | None = None
        self._page = ""
        self.clear()
        session.changed.connect(self._on_changed)
        session.closed.connect(self.clear)
        session.opened.connect(self.refresh)

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
        for entries in (self.statuses, self.articles):
            entries.mark(is_marked=not name)

    def choose_status(self, status: Status | None) -> None:
        """Mark a status, or All claims, as chosen."""
        self.statuses.choose(status)

    def choose_article(self, number: int | None) -> None:
        """Mark an article as chosen, or none."""
        self.articles.choose(number)

    def article_title(self, number: int) -> str:
        """The title of an article that is listed."""
        return self.articles.name_of(number)

    def _on_status(self, value: str | None) -> None:
        """Qt hands an enumeration over as the text that it is."""
        self.status_chosen.emit(Status(value) if value else None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("claim", "article", "source", "speaker"):
            self.refresh()

    def _show(self, figures: Figures) -> None:
        if figures == self._figures:
            return
        self._figures = figures
        words, articles = self._words, figures.articles
        self.statuses.fill(self._status_entries(figures.statuses))
        self.articles.fill([(line(entry.title), entry.claims, entry.id) for entry in articles])
        self.pages.fill(
            [(words.say(f"sidebar.{name}"), count, name) for name, count in zip(PAGES, figures.pages, strict=True)]
        )
        self._article_heading.setVisible(bool(articles))
        self.articles.setVisible(bool(articles))

    def _status_entries(self, counts: Mapping[Status, int]) -> list[tuple[str, int, object]]:
        """All statuses that a claim can have reached; the counts of those shown add up to all."""
        shown = [status for status in Status if status is not Status.PUBLISHED or counts[status]]
        entries: list[tuple[str, int, object]] = [
            (self._words.say(f"status.{status}"), counts[status], status) for status in shown
        ]
        return [*entries, (self._words.say("sidebar.all"), sum(counts.values()), None)]


class _Entries(QListView):
    """A short list of names with counts, one of them chosen."""

    chosen = Signal(object)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, name: str, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(name)
        self.setModel(QStandardItemModel(0, 1, self))
        self.setItemDelegate(_EntryDelegate(words, theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_chosen)
        self._value: object = None
        self._is_marked = True

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self.model().rowCount() * row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.model().rowCount(), 8) * row_height())

    def fill(self, entries: Sequence[tuple[str, int, object]]) -> None:
        """Show these names, counts and values; what was chosen stays chosen."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)  # noqa: S101 - made above
        model.setRowCount(len(entries))
        for row, (name, count, value) in enumerate(entries):
            item = QStandardItem()
            model.setItem(row, item)
            item.setText(name)
            item.setData(count, CountRole)
            item.setData(value, ValueRole)
            item.setToolTip(tooltip(name))
            item.setAccessibleText(f"{name}, {self._words.digits(str(count))}")
        self.choose(self._value)
        self.updateGeometry()

    def mark(self, *, is_marked: bool) -> None:
        """Show what is chosen here, or that what is shown was chosen elsewhere."""
        self._is_marked = is_marked
        self.choose(self._value)

    def choose(self, value: object) -> None:
        """Mark an entry as chosen without saying so; a value that is not there unmarks all."""
        self._value = value
        if not self._is_marked:
            self.selectionModel().clear()
            return
        rows = [row for row in range(self.model().rowCount()) if self._value_of(row) == value]
        if rows:
            self.selectionModel().setCurrentIndex(
                self.model().index(rows[0], 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        else:
            self.selectionModel().clear()

    def name_of(self, value: object) -> str:
        """The name of an entry, empty where there is none of that value."""
        rows = [row for row in range(self.model().rowCount()) if self._value_of(row) == value]
        return str(self.model().index(rows[0], 0).data()) if rows else ""

    def _value_of(self, row: int) -> object:
        return self.model().index(row, 0).data(ValueRole)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._on_chosen(self.currentIndex())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By keyboard, it is for the entry that is chosen."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        value = index.data(ValueRole)
        if isinstance(value, int):
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if is_by_key else event.globalPos()
            self.menu_wanted.emit(value, place)

    def _on_chosen(self, index: QModelIndex) -> None:
        self._value = index.data(ValueRole)
        self.chosen.emit(self._value)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._font, self._strong = fonts.text_font(), fonts.strong_font()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, row_height())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, way = self._theme, option.direction
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            self._paint_chosen(painter, option)
        font = self._strong if is_chosen else self._font
        inner = QRectF(option.rect).adjusted(GAP, 0, -GAP, 0)
        count = self._words.digits(f"{index.data(CountRole):,}")
        width = QFontMetrics(font).horizontalAdvance(count) + 1
        is_rtl = way is Qt.LayoutDirection.RightToLeft
        painter.setPen(QColor(theme.accent if is_chosen else theme.muted))
        at_end = (
            inner.adjusted(0, 0, width - inner.width(), 0) if is_rtl else inner.adjusted(inner.width() - width, 0, 0, 0)
        )
        draw_line(painter, at_end, count, font, Qt.LayoutDirection.LeftToRight)
        painter.setPen(QColor(theme.accent if is_chosen else theme.text))
        room = inner.adjusted(width + GAP, 0, 0, 0) if is_rtl else inner.adjusted(0, 0, -width - GAP, 0)
        draw_line(painter, room, str(index.data()), font, way)
        painter.restore()

    def _paint_chosen(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.accent) if is_focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.chosen))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), RADIUS, RADIUS)


def row_height() -> int:
    """The height of an entry, in pixels: a line has room at every size of the text."""
    return max(LEAST_ROW, QFontMetrics(fonts.text_font()).lineSpacing() + TIGHT)


def _heading(text: str) -> PlainLabel:
    label = PlainLabel(text.upper(), role="section", follows_text=False)
    label.setFont(fonts.section_font())
    label.setContentsMargins(GAP, 0, GAP, 0)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def _figures(workspace: "Workspace") -> Figures:
    pages = (workspace.sources.count(), workspace.speakers.count(), workspace.trash.count())
    return Figures(workspace.claims.counts(), workspace.articles.entries(), pages)
