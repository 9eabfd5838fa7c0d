"""What was looked for in an article: where it lies in the text, and how it is marked under the words."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from claimtrack.gui.parts.line_boxes import LineBox, line_boxes
from claimtrack.gui.parts.shown_text import BlockRange, ShownText
from claimtrack.gui.style.theme import Theme

Span = tuple[int, int]


class HitMap:
    """The hits in one text by the block in which they lie; `current` is the one that is gone to."""

    def __init__(self, shown: ShownText, spans: Sequence[Span] = (), current: Span | None = None) -> None:
        self.spans, self.current = spans, current
        self._parts: defaultdict[int, list[tuple[Span, BlockRange]]] = defaultdict(list)
        self._boxes: dict[tuple[Span, int], list[LineBox]] = {}
        for span in spans:
            for part in shown.ranges(*span):
                self._parts[part.number].append((span, part))

    def forget_boxes(self) -> None:
        """The text is laid out anew."""
        self._boxes.clear()

    def boxes(self, block: QTextBlock) -> Sequence[tuple[Span, list[LineBox]]]:
        """Where the hits in a block lie, in document coordinates."""
        number = block.blockNumber()
        parts = self._parts.get(number, ())
        return [(span, self._boxes_of(block, span, part)) for span, part in parts]

    def _boxes_of(self, block: QTextBlock, span: Span, part: BlockRange) -> list[LineBox]:
        key = span, part.number
        if key not in self._boxes:
            self._boxes[key] = line_boxes(block, part.start, part.end)
        return self._boxes[key]

    def paint(self, painter: QPainter, block: QTextBlock, theme: Theme) -> None:
        """Mark the hits of a block below its text; the current one has a frame, too."""
        for span, boxes in self.boxes(block):
            for box in boxes:
                rect = box.rect.adjusted(-1, -1, 1, 2)
                painter.fillRect(rect, QColor(theme.hit))
                if span == self.current:
                    painter.setPen(QPen(QColor(theme.text), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect)
