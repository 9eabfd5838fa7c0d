"""A text with what was taken out struck through and what was put in underlined; never markup from outside."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from claimtrack.domain.difference import Difference, Piece
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import WORD_ROOM
from claimtrack.gui.parts.text import SHOWN, direction, visible
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme

AROUND = 60  # characters that are the same on each side of a difference; more of them are left out


class DifferenceLabel(QLabel):
    """Shows the name of a field and the pieces of its two texts, in the texts' own direction."""

    def __init__(
        self, field: str, pieces: Sequence[Piece], words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        shown = list(_cut(_readable(pieces)))
        whole = "".join(piece.text for piece in pieces)
        way = direction(whole, QGuiApplication.layoutDirection())
        self.setFont(fonts.small_font())
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setLayoutDirection(way)
        self.setText(f"<p dir='{_name(way)}'>{escape(field)}: {''.join(_marked(shown, theme))}</p>")
        self.setAccessibleName(f"{field}: {_spoken(shown, words)}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(WORD_ROOM)


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


def _marked(pieces: Iterable[Piece], theme: Theme) -> Iterable[str]:
    for piece in pieces:
        text = escape(visible(piece.text)).replace("\n", "<br>")
        if piece.kind is Difference.REMOVED:
            yield f"<s style='color:{theme.contradicts}'>{text}</s>"
        elif piece.kind is Difference.ADDED:
            yield f"<u style='color:{theme.supports}'>{text}</u>"
        else:
            yield f"<span style='color:{theme.muted}'>{text}</span>"


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


def _name(way: Qt.LayoutDirection) -> str:
    return "rtl" if way is Qt.LayoutDirection.RightToLeft else "ltr"
