"""Where a part of a text lies on screen: one box for each run on each line, to draw below or around the words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine


@dataclass(frozen=True, slots=True)
class LineBox:
    """A stretch of one line under a mark, in document coordinates, with the line's baseline."""

    rect: QRectF
    baseline: float
    is_rtl: bool


def line_boxes(block: QTextBlock, start: int, end: int) -> list[LineBox]:
    """Where a part of a block lies, one box for each run in one direction on each line.

    Blanks at the end of a line are left out, and so is everything where the block is not laid out yet.
    """
    layout = block.layout()
    origin, document, place = layout.position(), block.document(), block.position()
    boxes: list[LineBox] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line_start = line.textStart()
        first, last = max(start, line_start), min(end, line_start + line.textLength())
        while last > first and document.characterAt(place + last - 1).isspace():
            last -= 1
        top = origin.y() + line.y()
        for left, right, is_rtl in _runs(line, first, last):
            rect = QRectF(origin.x() + left, top, right - left, line.height())
            boxes.append(LineBox(rect, top + line.ascent(), is_rtl))
    return boxes


def _runs(line: QTextLine, start: int, end: int) -> list[tuple[float, float, bool]]:
    """The stretches that characters take on a line, each in one piece, the one where the reading begins first."""
    if start >= end:
        return []
    runs = line.glyphRuns(start, end - start)
    begins = {run.isRightToLeft() for run in line.glyphRuns(start, 1)}
    is_rtl = True in begins
    joined: list[tuple[float, float, bool]] = []
    for left, right in sorted((run.boundingRect().left(), run.boundingRect().right()) for run in runs):
        if joined and left - joined[-1][1] < 0.5:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]), is_rtl)
        else:
            joined.append((left, right, is_rtl))
    return joined[::-1] if is_rtl else joined
