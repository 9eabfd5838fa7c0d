"""The bar in which one types what to find in the article: how often it is there, forward, back, close."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style.theme import GAP, MARGIN, TIGHT

LONGEST = 200  # characters
COUNT_WIDTH = 48  # pixels, so that the buttons stay where they are while one types


class FindBar(QFrame):
    """Enter and the arrows go on and back (`stepped`), Escape closes (`left`); `typed` carries what is looked for."""

    typed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "page")
        self.setAccessibleName(words.say("find.name"))
        self.field = LineField(words.say("find.name"), hint=words.say("find.hint"))
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self.typed)
        self._count = PlainLabel(role="small", follows_text=False, name=words.say("find.name"))
        self._count.setMinimumWidth(COUNT_WIDTH)
        self._count.setWordWrap(False)
        previous = _button("▲", words.say("find.previous"), keys_of("article.find-previous"))
        following = _button("▼", words.say("find.next"), keys_of("article.find-next"))
        close = _button("✕", words.say("find.close"), "")
        previous.clicked.connect(self._go_back)
        following.clicked.connect(self._go_on)
        close.clicked.connect(self.left)
        self._steps = (previous, following)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, TIGHT, GAP, TIGHT)
        row.setSpacing(TIGHT // 2)
        row.addWidget(self.field, 1)
        row.addSpacing(TIGHT)
        row.addWidget(self._count)
        for button in (*self._steps, close):
            row.addWidget(button)
        self.show_count(None, 0)
        self.hide()

    @property
    def said(self) -> str:
        """How often it is there, in words."""
        return self._count.text()

    def show_count(self, at: int | None, total: int) -> None:
        """Say which of the hits one is at, from 0, or that there is none."""
        said = ""
        if total:
            said = self._words.say("find.count", number=(at or 0) + 1, total=total)
        elif self.field.text().strip():
            said = self._words.say("find.nothing")
        self._count.show_text(said)
        self.field.setAccessibleDescription(said)
        for button in self._steps:
            button.setEnabled(total > 0)

    def _go_on(self) -> None:
        self.stepped.emit(1)

    def _go_back(self) -> None:
        self.stepped.emit(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.field.hasFocus():
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def _button(sign: str, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setProperty("look", "sign")
    button.setAccessibleName(name)
    button.setToolTip(tooltip(f"{name} ({keys})" if keys else name))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
