"""The marks of the claims in an article: where they lie on screen, and how each verdict's family is drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from claimtrack.domain.claim import Mark
from claimtrack.domain.rating import Family
from claimtrack.gui.parts.line_boxes import LineBox
from claimtrack.gui.parts.shown_text import ShownText
from claimtrack.gui.style.theme import Theme

MOST_LANES = 3  # underlines of overlapping marks lie one below the other; deeper ones share the last
LANE_HEIGHT = 3.0
UNDERLINE_GAP = 2.0
GLYPH_SHARE = 0.64  # of the text's size
GLYPH_DROP = 3.0  # pixels: no letter reaches the top of its line


@dataclass(frozen=True, slots=True)
class MarkLook:
    """How a mark is drawn. `family` is None for a claim without a verdict."""

    colour: str
    tint: str
    family: Family | None
    glyph: str

    @classmethod
    def of(cls, mark: Mark, theme: Theme) -> "MarkLook":
        """The look of a mark in a theme."""
        rating = mark.rating
        if rating is None:
            return cls(theme.field_border, theme.tint(theme.muted, 0.06), None, "")
        colour = theme.rating(rating)
        return cls(colour, theme.tint(colour), rating.family, rating.glyph)


# The mark's number in reading order, its lane, start, end, and whether it is the mark's first part.
_Part = tuple[int, int, int, int, bool]


@dataclass(frozen=True, slots=True)
class MarkPart:
    """What of a mark lies in one block, in UTF-16 units from the block's beginning."""

    mark: Mark
    lane: int
    start: int
    end: int
    is_first: bool


class MarkMap:
    """The marks of one text by the block in which they lie.

    Where they lie is taken over from a map `before` on the same text, if it is where they lay there: another verdict
    moves none.
    """

    def __init__(self, shown: ShownText, marks: Iterable[Mark], before: "MarkMap | None" = None) -> None:
        self.marks = tuple(sorted(marks, key=_reading_order))
        self.places = tuple(map(_place, self.marks))
        self.blocks: Mapping[int, Sequence[_Part]]
        if before is not None and before.places == self.places:
            self.blocks = before.blocks
        else:
            self.blocks = self._lay_out(shown)

    def _lay_out(self, shown: ShownText) -> Mapping[int, Sequence[_Part]]:
        parts: defaultdict[int, list[_Part]] = defaultdict(list)
        for number, (mark, lane) in enumerate(zip(self.marks, lanes(self.marks), strict=True)):
            for order, part in enumerate(shown.ranges(mark.start, mark.end)):
                parts[part.number].append((number, lane, part.start, part.end, order == 0))
        return parts

    def lies_as(self, other: "MarkMap") -> bool:
        """Whether its marks lie where those of another map do."""
        return self.blocks is other.blocks

    def parts(self, block: int) -> Sequence[MarkPart]:
        """The parts of marks in a block."""
        return [
            MarkPart(self.marks[number], lane, start, end, is_first)
            for number, lane, start, end, is_first in self.blocks.get(block, ())
        ]

    def mark_of(self, claim_id: int | None) -> Mark | None:
        """The mark of a claim."""
        return next((mark for mark in self.marks if mark.claim_id == claim_id), None)

    def at(self, offset: int) -> list[Mark]:
        """The marks around a code point of the text, the shortest first."""
        around = [mark for mark in self.marks if mark.start <= offset < mark.end]
        return sorted(around, key=_length)

    def beside(self, claim_id: int | None, step: int, offset: int) -> Mark | None:
        """The next (+1) or previous (-1) mark from that of a claim, from a place in the text where none is chosen."""
        chosen = self.mark_of(claim_id)
        if chosen:
            number = self.marks.index(chosen) + step
            return self.marks[number] if 0 <= number < len(self.marks) else None
        if step > 0:
            return next((mark for mark in self.marks if mark.start >= offset), None)
        return next((mark for mark in reversed(self.marks) if mark.start < offset), None)


def _reading_order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.claim_id


def _place(mark: Mark) -> tuple[int, int, int]:
    return mark.claim_id, mark.start, mark.end


def _length(mark: Mark) -> int:
    return mark.end - mark.start


def lanes(marks: Sequence[Mark]) -> list[int]:
    """For each mark, in reading order, the level of its underline: marks that overlap lie on different ones."""
    ends = [0] * MOST_LANES
    chosen = []
    for mark in marks:
        lane = next((lane for lane, end in enumerate(ends) if end <= mark.start), MOST_LANES - 1)
        ends[lane] = max(ends[lane], mark.end)
        chosen.append(lane)
    return chosen


def paint_ground(painter: QPainter, boxes: Iterable[LineBox], look: MarkLook) -> None:
    """The tint that lies under the text of a mark."""
    for box in boxes:
        painter.fillRect(box.rect.adjusted(0, -1, 0, 2), QColor(look.tint))


def paint_underline(painter: QPainter, boxes: Iterable[LineBox], look: MarkLook, *, lane: int) -> None:
    """The underline of the family."""
    painter.setPen(underline_pen(look))
    for box in boxes:
        y = box.rect.bottom() + UNDERLINE_GAP + lane * LANE_HEIGHT
        painter.drawLine(QPointF(box.rect.left(), y), QPointF(box.rect.right(), y))
        if look.family is Family.FALSE:
            painter.drawLine(QPointF(box.rect.left(), y + 2), QPointF(box.rect.right(), y + 2))


def underline_pen(look: MarkLook) -> QPen:
    """Colour is never the only sign: each family has a stroke of its own; false is drawn twice."""
    pen = QPen(QColor(look.colour))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setWidthF(1.0 if look.family in {None, Family.FALSE} else 1.8)
    patterns = {Family.HALF: [3.0, 2.0], Family.UNPROVEN: [1.0, 1.6], Family.OTHER: [5.0, 1.5, 1.0, 1.5]}
    if look.family in patterns:
        pen.setDashPattern(patterns[look.family])
    return pen


def paint_glyph(painter: QPainter, boxes: Sequence[LineBox], look: MarkLook, font: QFont, ground: str | None) -> None:
    """The glyph of the verdict above the mark's start; on a ground of its own where the frame passes behind it."""
    if not boxes or not look.glyph:
        return
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * GLYPH_SHARE)
    small.setBold(True)
    painter.setFont(small)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # signs have no direction of their own
    box, metrics = boxes[0], painter.fontMetrics()
    x = box.rect.right() - metrics.horizontalAdvance(look.glyph) if box.is_rtl else box.rect.left()
    place = QPointF(x, box.rect.top() + GLYPH_DROP)
    if ground:
        ink = QRectF(metrics.tightBoundingRect(look.glyph)).translated(place)
        painter.fillRect(ink.adjusted(-2, -1, 2, 1), QColor(ground))
    painter.setPen(QColor(look.colour))
    painter.drawText(place, look.glyph)


def paint_outline(painter: QPainter, boxes: Iterable[LineBox], colour: str) -> None:
    """The frame of the chosen mark: the text itself stays as it is and does not reflow."""
    painter.setPen(QPen(QColor(colour), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        painter.drawRoundedRect(box.rect.adjusted(-2, -2, 2, UNDERLINE_GAP + LANE_HEIGHT + 2), 3, 3)
