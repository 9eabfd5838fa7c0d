"""Something that was read out of the article: a small label, what was read, and on demand why it was read so."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT


class Fact(QFrame):
    """One fact; the reason is opened and closed by its button, and shown where one points at it."""

    def __init__(self, words: Words, label: str, why: str, parent: QWidget | None = None) -> None:
        """`label` names it, `why` is the question that its button stands for."""
        super().__init__(parent)
        self.setProperty("role", "card")
        name = PlainLabel(label, role="small", follows_text=False)
        self._value = PlainLabel(follows_text=False, name=label)
        self._value.let_select()
        self._note = PlainLabel(role="small", follows_text=False)
        self._reason = PlainLabel(role="small", follows_text=False, name=why)
        self._why = QPushButton(words.say("claim.why"))
        self._why.setProperty("look", "link")
        self._why.setFont(fonts.small_font())
        self._why.setAccessibleName(why)
        self._why.setCheckable(True)
        self._why.toggled.connect(self._reason.setVisible)
        policy = self._why.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # two facts stand side by side, their values in one line
        self._why.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(TIGHT)
        head.addWidget(name, 1)
        head.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        column.setSpacing(0)
        column.addLayout(head)
        for part in (self._value, self._note, self._reason):
            column.addWidget(part)
        column.addStretch(1)
        self._reason.hide()

    def show_fact(self, value: str, note: str, reason: str) -> None:
        """Shows a value, a note that stands back, and offers the reason where there is one."""
        self._value.show_text(value)
        self._note.show_text(note)
        self._note.setVisible(bool(note))
        self._reason.show_text(reason)
        self._reason.setVisible(bool(reason) and self._why.isChecked())
        self._why.setVisible(bool(reason))
        self._why.setToolTip(tooltip(reason))
        self._why.setAccessibleDescription(reason)
