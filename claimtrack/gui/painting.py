"""Painting of text and signs that lists share."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption

from claimtrack.gui.text import Offsets, direction, elide, line

LONGEST = 600  # characters of a text of which two lines are shown
PILL_PADDING = 8.0


def draw_lines(painter: QPainter, area: QRectF, text: str, font: QFont, lines: int) -> None:
    """A text wrapped to some lines in its own direction and aligned by it; the last line loses the text's own end."""
    text = line(text, LONGEST)
    metrics = QFontMetrics(font)
    rest, top = text, area.top()
    for number in range(lines):
        if number == lines - 1:
            rest = elide(rest, metrics, int(area.width()))
        layout = _layout(rest, font, direction(text))
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(area.width())
        layout.endLayout()
        layout.draw(painter, QPointF(area.left(), top), [])
        rest = rest[Offsets(rest).to_code_points(first.textLength()) :]
        top += metrics.lineSpacing()
        if not rest:
            break


def draw_line(
    painter: QPainter,
    area: QRectF,
    text: str,
    font: QFont,
    column: Qt.LayoutDirection,
    own: Qt.LayoutDirection | None = None,
) -> None:
    """A text of one line, in the middle of an area: it runs in its own direction and is aligned by its column's."""
    metrics = QFontMetrics(font)
    layout = _layout(elide(text, metrics, int(area.width())), font, direction(text, column) if own is None else own)
    option = layout.textOption()
    is_rtl = column is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(area.width())
    layout.endLayout()
    layout.draw(painter, QPointF(area.left(), area.center().y() - metrics.height() / 2), [])


def pill_width(text: str, font: QFont) -> float:
    """How wide a pill with that text is, in pixels."""
    return QFontMetrics(font).horizontalAdvance(text) + 2 * PILL_PADDING


def draw_pill(painter: QPainter, area: QRectF, text: str, font: QFont, colours: tuple[str, str, str]) -> None:
    """A label in a rounded frame; the colours are those of its text, its ground and its frame."""
    ink, ground, frame = colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(frame), 1))
    painter.setBrush(QColor(ground))
    radius = area.height() / 2
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(QColor(ink))
    painter.setFont(font)
    inner = area.adjusted(PILL_PADDING, 0, -PILL_PADDING, 0)
    shown = elide(text, QFontMetrics(font), int(inner.width()) + 1)
    painter.drawText(inner.adjusted(-1, 0, 1, 0), Qt.AlignmentFlag.AlignCenter, shown)


def _layout(text: str, font: QFont, way: Qt.LayoutDirection) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(way)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout
