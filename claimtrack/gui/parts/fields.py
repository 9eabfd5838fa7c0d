"""Fields for what people type: plain text in its own direction, never cut without a word.

A text that is put in comes out exactly as long as nobody changes it, with the signs that Qt's documents do not keep;
one that is too long to be edited here is shown in part and can only be read.
"""

import math

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QGuiApplication, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from typing_extensions import override

from claimtrack.domain.messages import Message
from claimtrack.gui.parts.shown_text import show_hidden
from claimtrack.gui.parts.text import direction, tooltip

LONGEST_LINE = 2_000
LONGEST_TEXT = 20_000  # Qt lays out a paragraph as a whole: more in one line would stop the window
SHOWN_OF_LONG = 5_000
FEWEST_LINES, MOST_LINES = 3, 10
_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}
LEAST_WIDTH, FRAME = 90, 10  # pixels
PASSING = "passing"  # the object name of a field whose text is of no use later: what is searched for
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class LineField(QLineEdit):
    """One line; `refused` says why something pasted was not taken. `way` is its direction, or else that of its text.

    A text with something in it that hides or turns its direction stays as it is: the field is marked, and pointing at
    it shows what there is.
    """

    refused = Signal(object)  # Message

    def __init__(
        self, name: str, *, hint: str = "", way: Qt.LayoutDirection | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._way = way
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST_LINE)
        self._put_in = ("", "")  # a text as it is, and as it looks here
        self._hides = False
        self.textChanged.connect(self._turn)
        self.inputRejected.connect(self._on_rejected)
        self._turn("")

    def set_text(self, text: str) -> None:
        """Puts a text in."""
        self.setReadOnly(len(text) > LONGEST_LINE)
        self.setText(text[:LONGEST_LINE])
        self._put_in = text, super().text()

    @override
    def text(self) -> str:
        exact, shown = self._put_in
        return exact if super().text() == shown else super().text()

    @property
    def is_typed(self) -> bool:
        """Whether a person has changed what was put in."""
        return self.isModified()

    def put_back(self, text: str) -> None:
        """Puts in what was typed before."""
        self.set_text(text)
        self.setModified(True)

    def _turn(self, text: str) -> None:
        """Lie as the text does; without letters as the window does, where Qt would ask the keyboard's layout."""
        way = self._way or direction(text, QGuiApplication.layoutDirection())
        self.setLayoutDirection(way)
        is_rtl = way is Qt.LayoutDirection.RightToLeft
        self.setAlignment((Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft) | _ABSOLUTE)
        self._show_hidden(text)

    def _show_hidden(self, text: str) -> None:
        hides = show_hidden(text) != text
        if hides or self._hides:
            self.setToolTip(tooltip(show_hidden(text)) if hides else "")
        if hides != self._hides:
            self._hides = hides
            self.setProperty("hides", hides)
            self.style().unpolish(self)
            self.style().polish(self)

    def _on_rejected(self) -> None:
        self.refused.emit(Message("field.too-long", limit=LONGEST_LINE))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())


class TextField(QTextEdit):
    """Several lines, as high as what is typed; one that begins high takes the room there is.

    Each paragraph lies as its text does: Qt's widget for plain text would put all of them at the left.

    `refused` says why something pasted was not taken.
    """

    refused = Signal(object)  # Message

    def __init__(self, name: str, *, hint: str = "", lines: int = FEWEST_LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fewest = lines
        self._put_in = ("", "")  # as above
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._turn)
        self._turn()
        self._fit()

    def set_text(self, text: str) -> None:
        """Puts a text in."""
        is_long = len(text) > LONGEST_TEXT
        self.setReadOnly(is_long)
        self.setPlainText(text[:SHOWN_OF_LONG] if is_long else text)
        self._put_in = text, self._shown()

    def text(self) -> str:
        """What is typed, lines parted by LF, or what was put in and not changed."""
        exact, shown = self._put_in
        return exact if self._shown() == shown else self._shown()

    @property
    def is_typed(self) -> bool:
        """Whether a person has changed what was put in."""
        return self.document().isModified()

    def put_back(self, text: str) -> None:
        """Puts in what was typed before."""
        self.set_text(text)
        self.document().setModified(True)

    def _shown(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _turn(self) -> None:
        """Have an empty text lie as the window does, where Qt would ask the keyboard's layout."""
        option = self.document().defaultTextOption()
        auto = Qt.LayoutDirection.LayoutDirectionAuto
        way = QGuiApplication.layoutDirection() if self.document().isEmpty() else auto
        if option.textDirection() is not way:
            option.setTextDirection(way)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        line, margins = QFontMetricsF(self.font()).lineSpacing(), 2 * self.document().documentMargin()
        if self._fewest >= MOST_LINES:
            self.setMinimumHeight(round(self._fewest * line))
            return
        needed, most = self.document().size().height(), MOST_LINES * line + margins
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > most else policy.ScrollBarAlwaysOff)
        frame = self.height() - self.viewport().height() if self.isVisible() else FRAME
        self.setFixedHeight(math.ceil(min(max(needed, self._fewest * line + margins), most)) + frame)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard one goes on writing where the text ends; a place that was chosen inside it stays."""
        if event.reason() in _BY_KEYBOARD and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)
        super().focusInEvent(event)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is text, without a font."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return copied

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) + self.document().characterCount() > LONGEST_TEXT:
            self.refused.emit(Message("field.too-long", limit=LONGEST_TEXT))
        elif text:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()
