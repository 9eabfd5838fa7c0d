"""The upper part of the import: the text, where it is taken from, and how far its reading is."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.work_row import WorkRow
from claimtrack.gui.style.theme import GAP


class ImportText(QWidget):
    """A field with its buttons; what they do is told to them with `bind`."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self.field = PasteField(say("article.text"), hint=say("import.text-hint"))
        self.choose = QPushButton(say("import.choose-file"))
        self.clear = QPushButton(say("import.clear"))
        self.skip = QPushButton(say("import.skip"))
        self.keep = QPushButton(say("import.keep-file"))
        self.about = PlainLabel(role="small", follows_text=False)
        self.row = WorkRow(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.choose, self.clear, self.skip, self.keep):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addWidget(self.about, 1)
        for button in (self.clear, self.skip, self.keep):
            button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(labelled(say("article.text"), self.field), 1)
        column.addLayout(buttons)
        column.addWidget(self.row)
        self.setFocusProxy(self.field)

    def bind(self, choose: Callable[[], object], skip: Callable[[], object], keep: Callable[[], object]) -> None:
        """What the buttons do."""
        self.choose.clicked.connect(choose)
        self.clear.clicked.connect(self.field.let_go)
        self.skip.clicked.connect(skip)
        self.keep.clicked.connect(keep)
