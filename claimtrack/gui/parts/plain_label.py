"""A label for text from outside: never markup, in the text's own direction, with what is hidden in it shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from claimtrack.gui.parts.shown_text import show_hidden
from claimtrack.gui.parts.text import SHOWN, direction, visible
from claimtrack.gui.style import fonts

_LTR = Qt.LayoutDirection.LeftToRight
MARKS = {_LTR: "\u200e", Qt.LayoutDirection.RightToLeft: "\u200f"}  # UAX #9: letters without a shape
WORD_ROOM = 200  # a label can always become this narrow, however long its words are


class PlainLabel(QLabel):
    """Shows a text as it is. With `follows_text` it lies in the text's direction, else in the window's.

    With `shows_all` every hidden character of the next text is drawn as a sign, and not only those that deceive.
    """

    shows_all = False

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "",
        name: str = "",
        follows_text: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._follows_text = follows_text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        if role in {"small", "section"}:
            self.setFont(fonts.small_font())
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows another text, cut where nobody reads on."""
        shown = show_hidden(text[:SHOWN], shows_all=True) if self.shows_all else visible(text[:SHOWN])
        cut = shown + ("…" if len(text) > SHOWN else "")
        window = QGuiApplication.layoutDirection()
        way = direction(cut, window) if self._follows_text else window
        self.setLayoutDirection(way)
        # Qt lays a label out by its first letter, and from the left where it has none outside isolates.
        agrees = direction(cut, _LTR) is way
        self.setText(cut if agrees or not cut else f"{MARKS[way]}{cut}")

    def let_select(self) -> None:
        """Lets the text be selected and copied by mouse and keyboard."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), WORD_ROOM), hint.height())
