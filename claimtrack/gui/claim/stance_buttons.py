"""Chooses what a piece of evidence does to the claim, by click or by one key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from claimtrack.domain.source import Stance
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import native_keys
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.style.theme import GAP, RADIUS, STANCE_GLYPHS, Theme


class StanceButtons(QWidget):
    """One button for each stance, none chosen at first; Ctrl+1, 2, 3 choose from anywhere in the window."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for number, stance in enumerate(Stance):
            keys = f"Ctrl+{number + 1}"
            said = words.say(f"stance.{stance}")
            button = KeyedButton(f"{STANCE_GLYPHS[stance]} {said}", native_keys(keys))
            button.setAccessibleName(said)
            button.setCheckable(True)
            button.setAutoDefault(False)
            QShortcut(QKeySequence(keys), self, button.click)  # a button's own shortcut clicks a moment later
            button.setStyleSheet(_look(theme.stance(stance), theme))
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self._group.button(0))

    @property
    def stance(self) -> Stance | None:
        """The chosen one."""
        number = self._group.checkedId()
        return list(Stance)[number] if number >= 0 else None

    def choose(self, stance: Stance) -> None:
        """Shows a stance as the chosen one."""
        self._group.button(list(Stance).index(stance)).setChecked(True)

    def focus(self) -> None:
        """Puts the keyboard on the first."""
        self._group.button(0).setFocus(Qt.FocusReason.OtherFocusReason)


def _look(colour: str, theme: Theme) -> str:
    return (
        f"QPushButton {{ color: {colour}; border-radius: {RADIUS}px; }}"
        f"QPushButton:checked {{ background: {colour}; color: {theme.surface}; border-color: {colour}; }}"
    )
