"""A strip above the claims: what the sample is at the first start, and that a file can only be read."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.commands.file import sample_path
from claimtrack.gui.parts.key_button import KeyButton
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, TIGHT, Theme


class NoticeStrip(QFrame):
    """Says in two sentences what one has before oneself, and offers what to do about it; else it is not there."""

    def __init__(self, session: Session, words: Words, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._session, self._words, self._actions = session, words, actions
        self.setObjectName("notice")
        self.setStyleSheet(f"#notice {{ background: {theme.chosen}; border-bottom: 1px solid {theme.border}; }}")
        self._label = PlainLabel(follows_text=False)
        self._buttons: list[QPushButton] = []
        self.dismiss_button = QPushButton(words.say("button.understood"))
        self.dismiss_button.setProperty("look", "quiet")
        self.dismiss_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, TIGHT + 2, MARGIN, TIGHT + 2)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self.dismiss_button)
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        self.refresh()

    @property
    def said(self) -> str:
        """What it says, empty where it is not there."""
        return self._label.text() if not self.isHidden() else ""

    def refresh(self) -> None:
        """Say what holds for the workspace that is open now."""
        session = self._session
        if session.is_open and session.is_readonly:
            self._show("notice.readonly", ("file.save-copy",))
        elif session.is_open and session.path == sample_path() and not session.settings.is_welcomed:
            self.show_welcome()
        else:
            self.hide()

    def show_welcome(self) -> None:
        """Say what the sample is and how to begin one's own."""
        self._show("notice.welcome", ("file.new", "help.guide"))

    def dismiss(self) -> None:
        """Be gone, and stay away from now on."""
        self._session.settings = replace(self._session.settings, is_welcomed=True)
        self._session.settings.save()
        self.hide()
        self._actions["view.list"].trigger()  # where the keyboard goes, which Qt would give to some button

    def _show(self, code: str, commands: Sequence[str]) -> None:
        self._label.show_text(self._words.say(code))
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [KeyButton(each, self._actions[each], self._words) for each in commands]
        for place, button in enumerate(self._buttons, start=1):
            self._row.insertWidget(place, button)
        self.dismiss_button.setVisible(code == "notice.welcome")
        self.show()
