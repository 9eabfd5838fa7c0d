"""A short list of names with how many there are of each, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
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
    QWidget,
)
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.painting import draw_line
from claimtrack.gui.style.theme import GAP, RADIUS, TIGHT, Theme

CountRole = int(Qt.ItemDataRole.UserRole)
ValueRole = CountRole + 1
LEAST_ROW = 25  # pixels
MOST_WHOLE = 12  # entries; a longer list is scrolled by itself where there is no room


class CountedList(QListView):
    """A short list of names with counts, one of them chosen.

    Where what is listed is the user's own, F2 asks for another name and Delete for its removal.
    """

    chosen = Signal(object)
    rename_wanted = Signal()
    removal_wanted = Signal()
    menu_wanted = Signal(int, QPoint)
    gone_to = Signal(QRect)  # the place on the screen of an entry that was gone to by keyboard

    def __init__(self, name: str, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(name)
        self.setModel(QStandardItemModel(0, 1, self))
        self.setItemDelegate(_CountDelegate(words, theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_chosen)
        self._value: object = None
        self._is_marked = True
        self.is_users_own = False

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self.model().rowCount() * row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.model().rowCount(), MOST_WHOLE) * row_height())

    def fill(self, entries: Sequence[tuple[str, int | None, object]]) -> None:
        """Show these names, counts, where there is something to count, and values; what was chosen stays chosen."""
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
            item.setAccessibleText(name if count is None else f"{name}, {self._words.digits(str(count))}")
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
    def event(self, event: QEvent) -> bool:
        """Here Delete is for what is listed, and not for the claim."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._own_key(event):
            event.accept()
            return True
        return super().event(event)

    def _own_key(self, event: QKeyEvent) -> SignalInstance | None:
        keys = {Qt.Key.Key_F2: self.rename_wanted, Qt.Key.Key_Delete: self.removal_wanted}
        is_ours = self.is_users_own and self.currentIndex().isValid() and not event.modifiers()
        return keys.get(Qt.Key(event.key())) if is_ours else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wanted := self._own_key(event):
            wanted.emit()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._on_chosen(self.currentIndex())
            self._show_where()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_where()

    def _show_where(self) -> None:
        place = self.visualRect(self.currentIndex())
        self.gone_to.emit(QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed with another button, for its menu, is not chosen: Qt would mark it as if it was."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

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


class _CountDelegate(QStyledItemDelegate):
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
        held = index.data(CountRole)
        count = "" if held is None else self._words.digits(f"{held:,}")
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
