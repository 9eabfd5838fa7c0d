"""Painting of text and signs that lists share."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from claimtrack.gui.parts.text import Offsets, direction, elide, line
from claimtrack.language.text.hits import hits

KEPT = 1_024  # lines that are laid out and may be drawn again
LONGEST = 600  # characters of a text of which two lines are shown
PILL_PADDING = 8.0


@dataclass(frozen=True, slots=True)
class Marking:
    """The words that were searched for, with the colour that lies under them."""

    searched: str = ""
    colour: str = ""

    def ranges(self, layout: QTextLayout) -> list[QTextLayout.FormatRange]:
        """Where they stand in a line that is laid out; marked there, it keeps its shape."""
        found = []
        for start, length in _hit_units(layout.text(), self.searched) if self.searched else ():
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, length, QTextCharFormat()
            span.format.setBackground(QColor(self.colour))
            found.append(span)
        return found


NO_MARKING = Marking()


def draw_lines(
    painter: QPainter,
    area: QRectF,
    text: str,
    font: QFont,
    lines: int,
    way: Qt.LayoutDirection | None = None,
    marking: Marking = NO_MARKING,
) -> None:
    """A text wrapped to some lines and aligned by its direction, its own where none is given; it loses its own end."""
    top, spacing = area.top(), QFontMetrics(font).lineSpacing()
    for layout in _wrapped(text[:LONGEST], font.key(), int(area.width()), lines, way):
        layout.draw(painter, QPointF(area.left(), top), marking.ranges(layout))
        top += spacing


def count_lines(text: str, font: QFont, width: int, lines: int) -> int:
    """How many lines `draw_lines` would draw, at most so many."""
    return _counted(text[:LONGEST], font.key(), width, lines)


def draw_line(
    painter: QPainter,
    area: QRectF,
    text: str,
    font: QFont,
    column: Qt.LayoutDirection,
    own: Qt.LayoutDirection | None = None,
    marking: Marking = NO_MARKING,
) -> None:
    """A text of one line, in the middle of an area: it runs in its own direction and is aligned by its column's."""
    layout = _single(text[:LONGEST], font.key(), int(area.width()), column, own)
    layout.draw(
        painter, QPointF(area.left(), area.center().y() - QFontMetrics(font).height() / 2), marking.ranges(layout)
    )


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


@lru_cache(KEPT)
def _hit_units(text: str, searched: str) -> tuple[tuple[int, int], ...]:
    """The hits in a text as Qt counts: from which UTF-16 unit, how many."""
    offsets = Offsets(text)
    spans = [(offsets.to_units(start), offsets.to_units(end)) for start, end in hits(text, searched)]
    return tuple((start, end - start) for start, end in spans)


@lru_cache(KEPT)
def _counted(text: str, font_key: str, width: int, lines: int) -> int:
    """Counts without laying out where the width of all words tells: hundreds are counted before a few are drawn."""
    shown, metrics = line(text, LONGEST), QFontMetrics(_font(font_key))
    advance = metrics.horizontalAdvance(shown)
    if advance <= width:
        return 1
    if advance > (lines - 1) * (width + metrics.horizontalAdvance(" ")):  # a blank may hang over the end of a line
        return lines
    layout = QTextLayout(shown, _font(font_key))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while count < lines and (laid_out := layout.createLine()).isValid():
        laid_out.setLineWidth(width)
        count += 1
    layout.endLayout()
    return max(count, 1)


@lru_cache(KEPT)
def _wrapped(
    text: str, font_key: str, width: int, lines: int, way: Qt.LayoutDirection | None
) -> tuple[QTextLayout, ...]:
    font, rest = _font(font_key), line(text, LONGEST)
    metrics, laid_out = QFontMetrics(font), []
    way = way or direction(text)
    for number in range(lines):
        if number == lines - 1:
            rest = elide(rest, metrics, width)
        layout, units = _laid_out(rest, font, width, way, _side(way))
        laid_out.append(layout)
        rest = rest[Offsets(rest).to_code_points(units) :]
        if not rest:
            break
    return tuple(laid_out)


@lru_cache(KEPT)
def _single(
    text: str, font_key: str, width: int, column: Qt.LayoutDirection, own: Qt.LayoutDirection | None
) -> QTextLayout:
    font = _font(font_key)
    shown = elide(text, QFontMetrics(font), width)
    way = direction(text, column) if own is None else own
    return _laid_out(shown, font, width, way, _side(column))[0]


def _side(way: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """The side where reading begins: a layout of Qt's takes left and right as they are."""
    return Qt.AlignmentFlag.AlignRight if way is Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft


def _laid_out(
    text: str, font: QFont, width: int, way: Qt.LayoutDirection, side: Qt.AlignmentFlag
) -> tuple[QTextLayout, int]:
    """One line of a text, and how many UTF-16 units of it there was room for."""
    layout = QTextLayout(text, font)
    option = QTextOption(side)
    option.setTextDirection(way)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    return layout, first.textLength()


@lru_cache
def _font(key: str) -> QFont:
    font = QFont()
    font.fromString(key)
    return font
