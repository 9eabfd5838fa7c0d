"""The table of claims: rows of one height that are drawn and never measured, and the columns that one wants to see."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView
from typing_extensions import override

from claimtrack.domain.claim import Order
from claimtrack.domain.rating import Rating
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_delegate import ClaimDelegate
from claimtrack.gui.listing.claim_model import ClaimModel
from claimtrack.gui.listing.columns import ORDER_OF, Column, ColumnChoice
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import WIDE, Theme

LEAST_COLUMN = 40  # pixels
ROOMY = 8.5  # lines' heights that the claim has to be wide before a verdict is more than its sign
LEAST_CLAIM = 130  # pixels; where the others leave less, one scrolls to the side
TYPICAL = "00 September 2026"  # what has room in a column of words


class ClaimTable(QTableView):
    """Shows the claims of a model; `sort_wanted` carries a Column."""

    sort_wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme, model: ClaimModel) -> None:
        super().__init__()
        self._words = words
        self._choice = ColumnChoice()
        self._is_sharing = False
        self.setAccessibleName(words.say("list.name"))
        self._delegate = ClaimDelegate(words, theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(self._delegate.row_height // 2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_up_rows()
        self.setModel(model)  # after the rows' height is known: Qt would give it to a million one by one
        self._set_up_columns()
        self.show_columns(self._choice)

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(self._delegate.row_height)
        rows.setDefaultSectionSize(self._delegate.row_height)

    def _set_up_columns(self) -> None:
        columns = self.horizontalHeader()
        columns.setAccessibleName(self._words.say("list.columns"))
        columns.setFont(fonts.small_font())
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(LEAST_COLUMN)
        columns.setSectionsClickable(True)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.customContextMenuRequested.connect(self._on_header_menu)
        columns.sectionClicked.connect(self._on_header)
        columns.sectionResized.connect(self._on_drawn)

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def choice(self) -> ColumnChoice:
        """The columns that are shown."""
        return self._choice

    def show_columns(self, choice: ColumnChoice) -> None:
        """Show other columns."""
        self._choice = choice
        for column in Column:
            self.setColumnHidden(column, column not in choice.shown)
        self._share_width()

    def mark_search(self, words: str) -> None:
        """Mark the words that were searched for."""
        self._delegate.mark_search(words)
        self.viewport().update()

    def show_ratings(self, ratings: Collection[Rating]) -> None:
        """Have room for these ratings in the column of the verdicts."""
        self._delegate.show_ratings(ratings)
        self._share_width()

    def show_order(self, order: Order, *, is_reversed: bool) -> None:
        """Mark the column that the rows are sorted by."""
        column = next((column for column, its in ORDER_OF.items() if its is order), None)
        way = Qt.SortOrder.DescendingOrder if is_reversed else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(column is not None)
        if column is not None:
            self.horizontalHeader().setSortIndicator(column, way)

    def _share_width(self) -> None:
        """Give the claim the room that the others leave, and never too little to be read."""
        self._is_sharing = True
        others = [column for column in self._choice.shown if column is not Column.CLAIM]
        for column in others:
            self.setColumnWidth(column, self._choice.widths.get(column) or self._width_at_first(column))
        left = self.viewport().width() - sum(self.columnWidth(column) for column in others)
        self.setColumnWidth(Column.CLAIM, max(left, LEAST_CLAIM))
        self._is_sharing = False

    def _width_at_first(self, column: Column) -> int:
        """What the column needs, its head included."""
        return max(self._needed_width(column), self.horizontalHeader().sectionSizeHint(column))

    def _needed_width(self, column: Column) -> int:
        if column is Column.EVIDENCE:
            return self._delegate.evidence_width
        if column is Column.VERDICT:
            left = self.width() - self._delegate.evidence_width - self._delegate.verdict_width
            is_roomy = left >= ROOMY * QFontMetrics(fonts.text_font()).lineSpacing()
            return self._delegate.verdict_width if is_roomy else self._delegate.glyph_width
        return QFontMetrics(fonts.small_font()).horizontalAdvance(TYPICAL) + 2 * WIDE

    def _on_drawn(self, section: int, before: int, width: int) -> None:
        """A column was drawn wider or narrower by hand: the claim takes or gives the room, or the one beside it."""
        if self._is_sharing or self.isColumnHidden(section):
            return
        column, wide = Column(section), width
        if column is Column.CLAIM:
            column = min((each for each in self._choice.shown if each is not Column.CLAIM), default=column)
            wide = self.columnWidth(column) + before - width
        if column is not Column.CLAIM:
            wide = max(wide, self.horizontalHeader().minimumSectionSize())
            self._choice = self._choice.drawn(column, wide)
        self._share_width()

    # -- choosing -----------------------------------------------------------------------------------------------------

    def show_column_menu(self) -> None:
        """Offer the columns, below their heads."""
        columns = self.horizontalHeader()
        self._offer_columns(columns.mapToGlobal(columns.rect().bottomLeft()))

    def _on_header_menu(self, place: QPoint) -> None:
        self._offer_columns(self.horizontalHeader().mapToGlobal(place))

    def _offer_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self._words.say("list.columns"))
        for column in Column:
            action = menu.addAction(self._words.say(f"list.column.{column.name.lower()}"))
            action.setCheckable(True)
            action.setChecked(column in self._choice.shown)
            action.setEnabled(column is not Column.CLAIM)
            action.setData(int(column))
        menu.triggered.connect(self._on_column)
        menu.addSeparator()
        menu.addAction(self._words.say("list.columns.reset")).triggered.connect(self._reset_columns)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_column(self, action: QAction) -> None:
        if action.isCheckable():
            self.show_columns(self._choice.switched(Column(action.data()), is_shown=action.isChecked()))

    def _reset_columns(self) -> None:
        self.show_columns(ColumnChoice())

    def _on_header(self, section: int) -> None:
        self.sort_wanted.emit(Column(section))

    # -- Qt -----------------------------------------------------------------------------------------------------------

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last claim, where a table would go to an end of the row."""
        if action in (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row with the keyboard is outlined whole: Qt would draw anew the one cell that has it."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            row = self.visualRect(index)
            self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing does not look through every row for a beginning: the search field finds words anywhere."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """A claim that is shown without a row stays on show: Qt would go to the first row."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            super(QAbstractItemView, self).focusInEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
