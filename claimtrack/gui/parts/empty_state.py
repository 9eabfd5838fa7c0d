"""What stands in an empty place: what is not there yet, and the buttons that bring it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.parts.key_button import KeyButton
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP, MARGIN

WIDEST = 380  # pixels of a sentence that is read at a glance


class EmptyState(QWidget):
    """A sentence or two, and below them the commands that help, each with its key."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._actions: Actions | None = None
        self._label = PlainLabel(role="small", follows_text=False)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._label.setMaximumWidth(WIDEST)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4 * MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        middle = QHBoxLayout()  # a label that is aligned itself would not be as high as its wrapped lines
        middle.addStretch(1)
        middle.addWidget(self._label, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addLayout(self._buttons)
        column.addStretch(1)
        self._codes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """What it offers."""
        items = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        return [button for item in items if item and isinstance(button := item.widget(), QPushButton)]

    def offer(self, actions: Actions) -> None:
        """Have the commands at hand that it may name."""
        self._actions = actions
        self._fill()

    def show_state(self, text: str, commands: Sequence[str] = ()) -> None:
        """Say this and offer these commands."""
        self._label.show_text(text)
        if tuple(commands) != self._codes:
            self._codes = tuple(commands)
            self._fill()

    def _fill(self) -> None:
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        actions = self._actions
        if actions is None:
            return
        for code in self._codes:
            button = KeyButton(code, actions[code], self._words)
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
