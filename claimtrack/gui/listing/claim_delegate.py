"""How a claim is drawn in the list: two lines of it, who and when, evidence, verdict; every row of one height."""

from collections.abc import Collection
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from claimtrack.domain.claim import ClaimRow
from claimtrack.domain.scale import Rating, default_scale
from claimtrack.domain.source import Stance
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_model import RowRole
from claimtrack.gui.listing.claim_words import column_words, said_by_and_when
from claimtrack.gui.listing.columns import Column
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.style import fonts
from claimtrack.gui.style.painting import NO_MARKING, Marking, draw_line, draw_lines, draw_pill, pill_width
from claimtrack.gui.style.theme import GAP, STANCE_GLYPHS, TIGHT, WIDE, Theme

EMPTY = "—"
COUNTED = "▲00 ▼00"  # what has room in the column of the evidence
BAR = 3  # pixels of the bar at the chosen row's start


class ClaimDelegate(QStyledItemDelegate):
    """Draws the columns of a claim."""

    def __init__(self, words: Words, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._words, self._theme = words, theme
        self._font, self._small, self._strong = fonts.text_font(), fonts.small_font(), fonts.strong_font()
        self._line = QFontMetrics(self._font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()
        self._marking = NO_MARKING
        self._ratings: Collection[Rating] = default_scale().ratings

    def mark_search(self, words: str) -> None:
        """Mark these words in the rows from now on."""
        self._marking = Marking(words, self._theme.hit)

    def show_ratings(self, ratings: Collection[Rating]) -> None:
        """Have room for these ratings from now on."""
        self._ratings = ratings

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        return 2 * self._line + self._small_line + 2 * GAP

    @property
    def evidence_width(self) -> int:
        """The width of a column in which the evidence can be counted, in pixels."""
        return QFontMetrics(self._strong).horizontalAdvance(COUNTED) + WIDE + GAP

    @property
    def glyph_width(self) -> int:
        """The width of a column in which a rating is its sign alone, in pixels."""
        return ceil(max(pill_width(rating.glyph, self._strong) for rating in self._ratings)) + WIDE + GAP

    @property
    def verdict_width(self) -> int:
        """The width of a column in which every rating can be read, in pixels."""
        widths = (pill_width(self._verdict_text(rating), self._strong) for rating in self._ratings)
        return ceil(max(widths)) + WIDE + GAP

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, self.row_height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        self._draw_ground(painter, option, index)
        area = QRectF(option.rect).adjusted(WIDE, GAP, -GAP, -GAP)
        row = index.data(RowRole)
        if isinstance(row, ClaimRow):
            self._draw_cell(painter, area, row, Column(index.column()), option.direction)
        else:
            self._draw_waiting(painter, area)
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect, state = self._theme, option.rect, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(theme.chosen if is_chosen else theme.surface))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.setPen(QColor(theme.accent))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_chosen and index.column() == Column.CLAIM:
            is_rtl = option.direction is Qt.LayoutDirection.RightToLeft
            left = rect.right() + 1 - BAR if is_rtl else rect.left()
            painter.fillRect(left, rect.top(), BAR, rect.height(), QColor(theme.accent))

    def _draw_cell(
        self, painter: QPainter, area: QRectF, row: ClaimRow, column: Column, way: Qt.LayoutDirection
    ) -> None:
        if column is Column.CLAIM:
            self._draw_claim(painter, area, row, way)
        elif column is Column.EVIDENCE:
            self._draw_evidence(painter, area, row, way)
        elif column is Column.VERDICT:
            self._draw_verdict(painter, area, row, way)
        elif said := column_words(self._words, row, column):
            painter.setPen(QColor(self._theme.text))
            draw_line(painter, area, said, self._small, way, marking=self._marking)
        else:
            self._draw_nothing(painter, area)

    def _draw_claim(self, painter: QPainter, area: QRectF, row: ClaimRow, way: Qt.LayoutDirection) -> None:
        beside = [column for column in Column if not self._table.isColumnHidden(column)]
        said = said_by_and_when(self._words, row, beside)
        painter.setPen(QColor(self._theme.text))
        draw_lines(painter, area, row.text, self._font, 2 if said else 3, marking=self._marking)
        painter.setPen(QColor(self._theme.muted))
        below = area.adjusted(0, 2 * self._line, 0, 0)
        draw_line(painter, below, said, self._small, way, way, self._marking)

    def _draw_evidence(self, painter: QPainter, area: QRectF, row: ClaimRow, way: Qt.LayoutDirection) -> None:
        counts = {
            Stance.SUPPORTS: row.supports,
            Stance.CONTRADICTS: row.contradicts,
            Stance.CONTEXT: row.context,
        }
        parts = [(stance, f"{STANCE_GLYPHS[stance]}{count}") for stance, count in counts.items() if count]
        if not parts:
            self._draw_nothing(painter, area)
            return
        metrics, is_rtl = QFontMetrics(self._strong), way is Qt.LayoutDirection.RightToLeft
        painter.setFont(self._strong)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the sign stands before its number
        at = area.right() if is_rtl else area.left()
        for stance, counted in parts:
            text = self._words.digits(counted)
            width = metrics.horizontalAdvance(text)
            painter.setPen(QColor(self._theme.stance(stance)))
            left = at - width if is_rtl else at
            painter.drawText(QRectF(left, area.top(), width + 1, area.height()), Qt.AlignmentFlag.AlignVCenter, text)
            at += (-1 if is_rtl else 1) * (width + TIGHT + 1)

    def _draw_verdict(self, painter: QPainter, area: QRectF, row: ClaimRow, way: Qt.LayoutDirection) -> None:
        rating = row.rating
        if rating is None:
            self._draw_nothing(painter, area)
            return
        text = self._verdict_text(rating)
        if pill_width(text, self._strong) > area.width() + 1:
            text = isolate(rating.glyph)
        ink = self._theme.rating(rating)
        width = min(pill_width(text, self._strong), area.width())
        height = QFontMetrics(self._strong).height() + TIGHT
        left = area.right() - width if way is Qt.LayoutDirection.RightToLeft else area.left()
        pill = QRectF(left, area.center().y() - height / 2, width, height)
        draw_pill(painter, pill, text, self._strong, (ink, self._theme.tint(ink), self._theme.tint(ink, 0.5)))

    def _verdict_text(self, rating: Rating) -> str:
        """The sign, of which the first part stays on the left in Arabic too, and the label."""
        return f"{isolate(rating.glyph)} {rating.label(self._words.language)}"

    def _draw_nothing(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(self._theme.muted))
        painter.setFont(self._font)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, EMPTY)

    def _draw_waiting(self, painter: QPainter, area: QRectF) -> None:
        """A bar where the text will stand, until it has come."""
        bar = QRectF(area.left(), area.top() + TIGHT, area.width() * 0.7, self._line / 2)
        painter.fillRect(bar, QColor(self._theme.raised))
