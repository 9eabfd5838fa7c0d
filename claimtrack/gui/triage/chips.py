"""Chips on a card, in as many rows as they need: the score and the reasons for which a claim was proposed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from claimtrack.gui.style.painting import draw_pill, pill_width
from claimtrack.gui.style.theme import Theme

GAP, PADDING = 4, 2  # pixels between two chips, and above and below their words


class Chips:
    """Lays chips out from the side where reading begins, and draws them."""

    def __init__(self, font: QFont, theme: Theme) -> None:
        self._font = font
        self._colours = (theme.muted, theme.raised, theme.border)
        self._row = QFontMetrics(font).height() + 2 * PADDING

    def height(self, texts: Sequence[str], width: float) -> int:
        """How high they are in a width, in pixels."""
        rows = 1 + max((row for row, _, _ in self._places(texts, width)), default=-1)
        return rows * self._row + max(rows - 1, 0) * GAP

    def draw(self, painter: QPainter, area: QRectF, texts: Sequence[str], way: Qt.LayoutDirection) -> None:
        """Draws them at the top of an area."""
        for text, (row, offset, width) in zip(texts, self._places(texts, area.width()), strict=True):
            is_rtl = way is Qt.LayoutDirection.RightToLeft
            left = area.right() - offset - width if is_rtl else area.left() + offset
            top = area.top() + row * (self._row + GAP)
            draw_pill(painter, QRectF(left, top, width, self._row), text, self._font, self._colours)

    def _places(self, texts: Sequence[str], width: float) -> Iterator[tuple[int, float, float]]:
        """The row of each, how far in it stands, and how wide it is."""
        row, offset = 0, 0.0
        for text in texts:
            needed = min(pill_width(text, self._font), width)
            if offset and offset + needed > width:
                row, offset = row + 1, 0.0
            yield row, offset, needed
            offset += needed + GAP
