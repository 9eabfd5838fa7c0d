"""A table of things that have names: sources, speakers, what lies in the trash; one line each, never markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from claimtrack.gui.parts.text import line, tooltip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.painting import draw_line
from claimtrack.gui.style.theme import GAP, WIDE, Theme

LEAST_ROW = 30  # pixels
MOST_FITTED = 6  # rows that are shown without scrolling
NARROW = 660  # pixels
OTHERS = 0.5  # of a table's width is for the columns behind the first, however long what that one says is
MEASURED, LONGEST = 200, 100  # rows that tell how wide a column is, and characters of a cell
CELL_PADDING, HEADING_PADDING = WIDE + GAP + 2, 26  # pixels
PART = 2 * WIDE  # pixels that a part stands in from its whole
BAR = 3  # pixels of the bar at the chosen row's start

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
IsPartRole = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it stands for, and what its cells say."""

    key: object
    cells: tuple[str, ...]
    is_part: bool = False  # of the row above, or of the one that those above are parts of


class EntryModel(QAbstractTableModel):
    """The rows of a table, all at once."""

    def __init__(self, headings: Sequence[str], parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def key(self, row: int) -> object:
        """What a row stands for."""
        return self._entries[row].key

    def row_of(self, key: object) -> int | None:
        """The row of a key, None where it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.key == key), None)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        text = entry.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line(text)
        if role == IsPartRole:
            return entry.is_part
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (
                f"{heading}: {line(cell)}" for heading, cell in zip(self._headings, entry.cells, strict=True) if cell
            )
            return ", ".join(said)
        return None


class EntryTable(QTableView):
    """Rows of one height; the first column has the room that the others leave, which are as wide as what they say.

    They become wider with what is shown, never narrower: a search moves no column. Where there is little room, the
    `spared` ones are not shown. `removal_wanted` tells that Delete was pressed.
    """

    removal_wanted = Signal()

    def __init__(self, name: str, headings: Sequence[str], theme: Theme, spared: Sequence[int] = ()) -> None:
        super().__init__()
        self._spared = spared
        self._metrics = QFontMetrics(fonts.small_font())
        self._wanted = [self._metrics.horizontalAdvance(heading) + HEADING_PADDING for heading in headings]
        self.setAccessibleName(name)
        self.entries = EntryModel(headings, self)
        self.setModel(self.entries)
        self.setItemDelegate(_EntryDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        columns = self.horizontalHeader()
        columns.setFont(fonts.small_font())
        columns.setMinimumSectionSize(HEADING_PADDING)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)  # they sort nothing
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(headings)):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._fit_columns()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows; the chosen one stays chosen, or else the row that has come into its place."""
        before, row = self.current, self.currentIndex().row()
        self.entries.show(entries)
        self._widen(entries)
        kept = self.entries.row_of(before) if before is not None else None
        if entries:
            self.choose_row(kept if kept is not None else min(max(row, 0), len(entries) - 1))

    def fit_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows, none of them chosen, in no more room than they take; nothing where there are none."""
        self.entries.show(entries)
        self.setVisible(bool(entries))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + row_height() * min(len(entries), MOST_FITTED))

    def choose_row(self, row: int) -> None:
        """Choose one row."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.entries.index(row, 0), flags.ClearAndSelect | flags.Rows)

    @property
    def current(self) -> object:
        """What the row with the keyboard stands for, None where there is none."""
        index = self.currentIndex()
        return self.entries.key(index.row()) if index.isValid() else None

    @property
    def first(self) -> object:
        """What the first row stands for, None where there is none."""
        return self.entries.key(0) if self.entries.rowCount() else None

    @property
    def chosen(self) -> list[object]:
        """What the selected rows stand for, from above."""
        return [self.entries.key(row) for row in sorted(index.row() for index in self.selectionModel().selectedRows())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in self._spared:
            self.setColumnHidden(column, self.width() < NARROW)
        self._fit_columns()

    def _widen(self, entries: Sequence[Entry]) -> None:
        before = list(self._wanted)
        for entry in entries[:MEASURED]:
            for column, cell in enumerate(entry.cells):
                width = self._metrics.horizontalAdvance(line(cell, LONGEST)) + CELL_PADDING
                self._wanted[column] = max(self._wanted[column], width)
        if self._wanted != before:
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Each as wide as it would be; the widest give way until the first is, too, or has its share."""
        shown = [column for column in range(1, len(self._wanted)) if not self.isColumnHidden(column)]
        width = self.viewport().width()
        room, most = max(int(width * OTHERS), width - self._wanted[0] - GAP), 0
        for place, width in enumerate(sorted(self._wanted[column] for column in shown)):
            most = max(most, room // (len(shown) - place))  # what the narrower ones leave, shared by the others
            room -= width
        for column in shown:
            self.setColumnWidth(column, min(self._wanted[column], most))


def row_height() -> int:
    """The height of a row, in pixels: a line has room at every size of the text."""
    return max(LEAST_ROW, QFontMetrics(fonts.text_font()).lineSpacing() + GAP)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._theme = table, theme
        self._font, self._small = fonts.text_font(), fonts.small_font()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        theme, rect, is_first = self._theme, option.rect, index.column() == 0
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(theme.chosen if is_chosen else theme.surface))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.border))
        if is_first and index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            is_rtl = option.direction is Qt.LayoutDirection.RightToLeft
            left = rect.right() - BAR + 1 if is_rtl else rect.left()
            painter.fillRect(left, rect.top(), BAR, rect.height(), QColor(theme.accent))
        painter.setPen(QColor(theme.text if is_first else theme.muted))
        before, after = WIDE + (PART if is_first and index.data(IsPartRole) else 0), GAP
        if option.direction is Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        area = QRectF(rect).adjusted(before, 0, -after, 0)
        draw_line(painter, area, str(index.data()), self._font if is_first else self._small, option.direction)
        painter.restore()
