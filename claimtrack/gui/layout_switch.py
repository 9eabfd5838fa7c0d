"""The two-part switch between the Triage and the Desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import tip


class LayoutSwitch(QWidget):
    """Shows which layout the window has; `switched` asks for the other."""

    switched = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.setAccessibleName(words.say("layout.name"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        is_rtl = words.is_rtl
        self.triage = self._part(words.say("layout.triage"), tip(words, "view.triage"), "right" if is_rtl else "left")
        self.desk = self._part(words.say("layout.desk"), tip(words, "view.triage"), "left" if is_rtl else "right")
        for button in (self.triage, self.desk):
            row.addWidget(button)
        self._is_triage = False
        self.show_layout(is_triage=False)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_layout(self, *, is_triage: bool) -> None:
        """Mark the layout that the window has."""
        self._is_triage = is_triage
        (self.triage if is_triage else self.desk).setChecked(True)

    def _part(self, text: str, hint: str, side: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setToolTip(hint)
        button.setProperty("look", "part")
        button.setProperty("side", side)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        return button

    def _on_clicked(self, button: QPushButton) -> None:
        if (button is self.triage) != self._is_triage:
            self.switched.emit()
