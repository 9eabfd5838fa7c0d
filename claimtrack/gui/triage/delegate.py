"""How a card is drawn: the claim in its own direction, below it who and when, why, and at the end what was decided."""

from math import ceil

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.style import fonts
from claimtrack.gui.style.painting import count_lines, draw_line, draw_lines
from claimtrack.gui.style.theme import GAP, RADIUS, TIGHT, WIDE, Theme
from claimtrack.gui.triage.card import Card, chips, facts, sources, standing
from claimtrack.gui.triage.chips import Chips
from claimtrack.gui.triage.model import CardRole

MOST_LINES, MOST_CHOSEN_LINES = 3, 12
MOST_EDITED_LINES = 9  # of an empty field
EDITOR_FRAME = 24  # pixels around the lines of a field, and between it and what is said below
KEPT = 4_096  # heights that are not measured again

Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Draws cards; the chosen one is outlined, shows all of its text and reasons and keeps room for its buttons.

    `refused` says why something pasted into a text was not taken, `opened` carries a claim's number and the field in
    which its text is edited.
    """

    refused = Signal(object)  # Message
    opened = Signal(object, object)

    def __init__(self, words: Words, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._words, self._theme = words, theme
        self._font, self._small = fonts.text_font(), fonts.small_font()
        self._strong = fonts.strong_font()
        self._strong.setPointSizeF(self._small.pointSizeF())
        self._line = QFontMetrics(self._font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()
        self._chips = Chips(self._small, theme)
        self._heights: dict[Card, int] = {}
        self._width = view.width()
        self.unsaved: dict[int | None, str] = {}  # what was typed and not taken, by claim
        self.room_for_buttons = 0  # pixels below the facts of the chosen card

    # -- measures -----------------------------------------------------------------------------------------------------

    @property
    def width(self) -> int:
        """Pixels of a card."""
        return self._width

    @width.setter
    def width(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(CardRole)
        if not isinstance(card, Card):
            return QSize(self._width, self._line)
        if self._is_chosen(index):
            return QSize(self._width, self._chosen_height(card) + self.room_for_buttons)
        return QSize(self._width, self.height(card))

    def height(self, card: Card) -> int:
        """How high a card is that is not chosen, in pixels."""
        height = self._heights.get(card)
        if height is None:
            if len(self._heights) >= KEPT:
                self._heights.clear()
            lines = count_lines(card.text, self._font, self._inner_width, MOST_LINES)
            height = self._heights[card] = lines * self._line + TIGHT + self._small_line + 3 * GAP
        return height

    def _chosen_height(self, card: Card) -> int:
        lines = count_lines(card.text, self._font, self._inner_width, MOST_CHOSEN_LINES)
        said = chips(self._words, card)
        why = TIGHT + self._chips.height(said, self._inner_width) if said else 0
        return lines * self._line + TIGHT + self._small_line + why + 3 * GAP

    @property
    def _inner_width(self) -> int:
        return int(self.inner(QRectF(0, 0, self._width, 0)).width())

    def inner(self, rect: QRectF) -> QRectF:
        """Where the text of a card lies in its row."""
        rect = QRectF(rect)
        if self._way is Qt.LayoutDirection.RightToLeft:
            rect.setLeft(rect.right() - self._width)
        else:
            rect.setWidth(self._width)
        return rect.adjusted(GAP + WIDE, GAP, -GAP - WIDE, -GAP - GAP)

    def _fact_width(self, card: Card, inner: int) -> int:
        said = standing(self._words, card)
        return inner - (self._standing_width(said) + GAP if said else 0)

    def _standing_width(self, said: str) -> int:
        return ceil(QFontMetrics(self._strong).horizontalAdvance(said)) + 2

    @property
    def _way(self) -> Qt.LayoutDirection:
        return self._view.layoutDirection()

    def _is_chosen(self, index: Index) -> bool:
        return index.row() == self._view.currentIndex().row()

    # -- painting -----------------------------------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CardRole)
        if not isinstance(card, Card):
            return
        painter.save()
        is_chosen = self._is_chosen(index)
        self._draw_frame(painter, option, card, is_chosen=is_chosen)
        area = self.inner(QRectF(option.rect))
        if is_chosen and self._view.state() is QListView.State.EditingState:
            self._draw_hint(painter, area)
            painter.restore()
            return
        most = MOST_CHOSEN_LINES if is_chosen else MOST_LINES
        painter.setPen(QColor(self._theme.text if card.is_claim else self._theme.muted))
        draw_lines(painter, area, card.text, self._font, most)
        area.setTop(area.top() + count_lines(card.text, self._font, int(area.width()), most) * self._line + TIGHT)
        said = sources(self._words, card) if is_chosen else facts(self._words, card)
        self._draw_facts(painter, area, card, said)
        if is_chosen:
            area.setTop(area.top() + self._small_line + TIGHT)
            self._chips.draw(painter, area, chips(self._words, card), self._way)
        painter.restore()

    def _draw_frame(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, *, is_chosen: bool) -> None:
        theme = self._theme
        is_focused = is_chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        frame = self.inner(QRectF(option.rect)).adjusted(-WIDE, 1 - GAP, WIDE, GAP - 1)
        pen = QPen(QColor(theme.accent if is_chosen else theme.field_border), 2 if is_chosen else 1)
        if not card.is_claim:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.chosen if is_focused else theme.surface if card.is_claim else theme.window))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _draw_hint(self, painter: QPainter, area: QRectF) -> None:
        """Below the field in which the claim is edited."""
        painter.setPen(QColor(self._theme.muted))
        line = QRectF(area.left(), area.bottom() - self._small_line, area.width(), self._small_line)
        draw_line(painter, line, self._words.say("triage.edit-keys"), self._small, self._way, self._way)

    def _draw_facts(self, painter: QPainter, area: QRectF, card: Card, said: str) -> None:
        is_rtl = self._way is Qt.LayoutDirection.RightToLeft
        decided = standing(self._words, card)
        if decided:
            width = self._standing_width(decided)
            end = QRectF(area.left() if is_rtl else area.right() - width, area.top(), width, self._small_line)
            is_accepted = card.status is not Status.DISMISSED
            painter.setPen(QColor(self._theme.supports if is_accepted else self._theme.muted))
            draw_line(painter, end, decided, self._strong, self._way, self._way)
        width = self._fact_width(card, int(area.width()))
        room = QRectF(area.right() - width if is_rtl else area.left(), area.top(), width, area.height())
        painter.setPen(QColor(self._theme.muted))
        draw_lines(painter, room, said, self._small, 1, self._way)

    # -- editing in place ---------------------------------------------------------------------------------------------

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        room = self.inner(QRectF(option.rect)).height() - self._small_line - EDITOR_FRAME
        lines = min(max(int(room / self._line), 2), MOST_EDITED_LINES)
        editor = TextField(self._words.say("claim.text"), lines=lines, parent=parent)
        card = index.data(CardRole)
        if isinstance(card, Card):
            editor.set_text(self.unsaved.pop(card.number, card.text))
            self.opened.emit(card.number, editor)
        editor.refused.connect(self.refused)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """It was put in when the editor was made: what is typed since stays when the card changes."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What is typed goes to the workspace, by `CardList.text_typed`, and comes back from it."""

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = self.inner(QRectF(option.rect)).toRect().adjusted(-TIGHT, -TIGHT, TIGHT, 0)
        editor.setGeometry(area.x(), area.y(), area.width(), editor.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves; what the base class does with Escape and a lost focus stays."""
        is_enter = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if is_enter and isinstance(watched, QWidget):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(watched, event)
