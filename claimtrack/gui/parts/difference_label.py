"""A text with what was taken out struck through and what was put in underlined; never markup from outside."""

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from claimtrack.domain.difference import Difference, Piece
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import WORD_ROOM
from claimtrack.gui.parts.text import SHOWN, direction, visible
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme

APART = "\u2009"  # between what was taken out and what was put in its place, which else read as one word
AROUND = 60  # characters that are the same on each side of a difference; more of them are left out


class DifferenceLabel(QWidget):
    """Shows the name of a field and the pieces of its two texts, each in its own direction.

    Where that of the texts is another than the window's, they stand on a line of their own below the name.

    It is laid out from plain text with formats, so that nothing in a text is ever read as markup.
    """

    def __init__(
        self, field: str, pieces: Sequence[Piece], words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pieces = tuple(_cut(_readable(pieces)))
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(fonts.small_font())
        option = QTextOption()
        option.setTextDirection(QGuiApplication.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        cursor = QTextCursor(self._document)
        cursor.insertText(f"{field}: ", _format(Difference.SAME, theme))
        own = direction("".join(piece.text for piece in pieces), option.textDirection())
        if own is not option.textDirection():
            block = QTextBlockFormat()
            block.setLayoutDirection(own)
            cursor.insertBlock(block)
        before = Difference.SAME
        for piece in self.pieces:
            if Difference.SAME not in {before, piece.kind}:
                cursor.insertText(APART, _format(Difference.SAME, theme))
            cursor.insertText(visible(piece.text), _format(piece.kind, theme))
            before = piece.kind
        self.setAccessibleName(f"{field}: {_spoken(self.pieces, words)}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(WORD_ROOM)

    def block(self, number: int) -> QTextBlock:
        """A line of it, before it is wrapped."""
        return self._document.findBlockByNumber(number)

    @override
    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(width)
        return math.ceil(self._document.size().height())

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), WORD_ROOM)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(WORD_ROOM, self.heightForWidth(max(self.width(), WORD_ROOM)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._document.setTextWidth(self.width())
        self._document.drawContents(painter)
        painter.end()


def _format(kind: Difference, theme: Theme) -> QTextCharFormat:
    """Colour is not the only sign: a line goes through what was taken out, and under what was put in."""
    colours = {Difference.SAME: theme.muted, Difference.REMOVED: theme.contradicts, Difference.ADDED: theme.supports}
    made = QTextCharFormat()
    made.setForeground(QColor(colours[kind]))
    made.setFontStrikeOut(kind is Difference.REMOVED)
    made.setFontUnderline(kind is Difference.ADDED)
    return made


def _readable(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces; where the two texts share little, the one text and then the other, whole."""
    sizes = {kind: sum(len(piece.text.strip()) for piece in pieces if piece.kind is kind) for kind in Difference}
    if sizes[Difference.SAME] * 2 >= min(sizes[Difference.REMOVED], sizes[Difference.ADDED]):
        return pieces
    before = "".join(piece.text for piece in pieces if piece.kind is not Difference.ADDED)
    after = "".join(piece.text for piece in pieces if piece.kind is not Difference.REMOVED)
    return Piece(Difference.REMOVED, before), Piece(Difference.SAME, " "), Piece(Difference.ADDED, after)


def _cut(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """The pieces with the middle of what is the same left out, as much of them as one reads."""
    room = SHOWN
    for at, piece in enumerate(pieces):
        text = piece.text
        if piece.kind is Difference.SAME and len(text) > 2 * AROUND:
            before = text[:AROUND] if at else ""
            after = text[-AROUND:] if at + 1 < len(pieces) else ""
            text = f"{before}…{after}"
        yield Piece(piece.kind, text[:room])
        room -= len(text)
        if room <= 0:
            return


def _spoken(pieces: Iterable[Piece], words: Words) -> str:
    """For those who do not see it: what was taken out and put in, by name."""
    said = []
    for piece in pieces:
        text = visible(piece.text)
        if piece.kind is Difference.SAME:
            said.append(text)
        else:
            said.append(words.say(f"difference.{piece.kind}", text=text.strip()))
    return " ".join(said)
