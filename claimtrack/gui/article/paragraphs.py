"""How an article's paragraphs are laid out: line height, gaps, and the direction of each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from claimtrack.gui.parts.shown_text import ShownText
from claimtrack.gui.parts.text import direction
from claimtrack.gui.style import fonts

LINE_HEIGHT = 145.0  # per cent: between two lines stand the underlines of one and the glyphs of the next
HEADING_HEIGHT = 115.0  # per cent: a title is one thing
PARAGRAPH_GAP = 8.0
OUTLINE_ROOM = 4.0  # pixels beside the text, in which the frame of the chosen mark is seen whole


def lay_out(document: QTextDocument, shown: ShownText, default: Qt.LayoutDirection) -> None:
    """Format the paragraphs of a document that shows a text; `default` is the direction of those without letters."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    shape = QTextBlockFormat()
    shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(shape)
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(PARAGRAPH_GAP)  # Qt drops the margin of a document's first paragraph
    frame.setLeftMargin(OUTLINE_ROOM)
    frame.setRightMargin(OUTLINE_ROOM)
    document.rootFrame().setFrameFormat(frame)
    way, block = default, document.begin()
    for each in shown.blocks:
        if each.is_paragraph_start:
            way = direction(each.text, default)
        shape = QTextBlockFormat()
        shape.setLayoutDirection(way)
        if each.is_paragraph_start:
            shape.setTopMargin(PARAGRAPH_GAP)
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(shape)
        block = block.next()
    cursor.endEditBlock()


def lay_out_heading(document: QTextDocument) -> None:
    """Format the first paragraph as the title that it is."""
    cursor = QTextCursor(document.begin())
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    font, shape = fonts.title_font(), QTextCharFormat()
    shape.setFontPointSize(font.pointSizeF())
    shape.setFontWeight(font.weight())
    cursor.mergeCharFormat(shape)
    lines = QTextBlockFormat()
    lines.setLineHeight(HEADING_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(lines)
