"""A label in which the words that were searched for are marked, under the text and without moving it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QStyle
from typing_extensions import override

from claimtrack.gui.parts.line_boxes import line_boxes
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import Offsets
from claimtrack.language.text.hits import hits


class MarkedLabel(PlainLabel):
    """Shows a text as it is, with a colour under what is searched for."""

    _searched, _colour = "", ""

    def mark_search(self, words: str, colour: str) -> None:
        """Mark these words from now on."""
        self._searched, self._colour = words, colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._searched:
            self._paint_hits()
        super().paintEvent(event)

    def _paint_hits(self) -> None:
        text = self.text()
        spans = hits(text, self._searched)
        if not spans:
            return
        document, offsets = self._as_laid_out(text), Offsets(text)
        painter = QPainter(self)
        room = self.contentsRect()
        painter.translate(QPointF(room.left(), room.top() + (room.height() - document.size().height()) / 2))
        block = document.begin()
        while block.isValid():
            first = block.position()
            for start, end in spans:
                part = (max(offsets.to_units(start) - first, 0), min(offsets.to_units(end) - first, block.length() - 1))
                for box in line_boxes(block, *part) if part[0] < part[1] else ():
                    painter.fillRect(box.rect, QColor(self._colour))
            block = block.next()
        painter.end()

    def _as_laid_out(self, text: str) -> QTextDocument:
        """The text laid out as Qt does in a label that can be selected in."""
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        option = QTextOption(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        document.setDefaultTextOption(option)
        document.setPlainText(text)
        document.setTextWidth(self.contentsRect().width())
        return document
