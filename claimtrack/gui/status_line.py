"""The line below: what undo would take back, what has just happened, and whether all is saved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import in_words
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.parts.date_field import today
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import elide, line, tooltip
from claimtrack.gui.quiet_bar import QuietBar
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import MARGIN, TIGHT, Theme
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.storage.backups import Backup

NEWS, TROUBLE = 6_000, 20_000  # milliseconds that a sentence stays


class StatusLine(QFrame):
    """Says in one line what the session says; `left` tells that the button with the keyboard has gone."""

    left = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words, self._theme = session, words, theme
        self.setObjectName("status-line")
        self.setStyleSheet(f"#status-line {{ background: {theme.window}; border-top: 1px solid {theme.border}; }}")
        self.undo_button = KeyedButton()
        self.undo_button.setProperty("look", "link")
        self.undo_button.setFont(fonts.small_font())
        self.undo_button.clicked.connect(session.undo)
        self.quiet_bar = QuietBar(session, words, theme)
        self._news = PlainLabel(follows_text=False)
        self._news.setWordWrap(False)
        self._news.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._saved = PlainLabel(role="small", follows_text=False)
        self._saved.setWordWrap(False)
        self._saved.setFont(fonts.small_font())
        self._said = ""
        self._work: Work | None = None
        self._backed_up = ""
        self.cancel_button = QPushButton(words.say("button.cancel"))
        self.cancel_button.setProperty("look", "link")
        self.cancel_button.setFont(fonts.small_font())
        self.cancel_button.clicked.connect(self._on_cancel)
        self.cancel_button.hide()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._be_silent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, TIGHT, MARGIN, TIGHT)
        layout.setSpacing(MARGIN)
        layout.addWidget(self.quiet_bar)
        layout.addWidget(self.undo_button)
        layout.addWidget(self._news, 1)
        layout.addWidget(self.cancel_button)
        layout.addWidget(self._saved)
        session.undo_changed.connect(self._name_undo)
        self.quiet_bar.switched.connect(self._name_undo)
        self.quiet_bar.left.connect(self.left)
        session.saved_changed.connect(self._name_saved)
        session.changed.connect(self._on_changed)
        session.failed.connect(self.say_trouble)
        session.opened.connect(self._name_saved)
        session.opened.connect(self._be_silent)
        session.work_ended.connect(self._on_work_ended)
        session.closed.connect(self._on_closed)
        self._name_undo()
        self._name_saved()

    @property
    def said(self) -> str:
        """What is being said."""
        return self._said

    @property
    def saved(self) -> str:
        """What is said of the file."""
        return self._saved.text()

    def say(self, text: str) -> None:
        """Say for a while what has happened."""
        self._show(text, self._theme.muted, NEWS)

    def say_work(self, text: str, work: Work) -> None:
        """Say what is under way until it has ended or something else is said, and let it be cancelled."""
        self._show(text, self._theme.muted, 0)
        self._work = work
        self.cancel_button.show()

    def say_trouble(self, message: Message) -> None:
        """Say what could not be done."""
        self._show(self._words.say(message), self._theme.danger, TROUBLE)

    def show_backup(self, backup: "Backup") -> None:
        """Say when the newest backup was made: the time alone, if that was today."""
        local = backup.made.astimezone()
        is_today = local.date() == today()
        made = self._words.digits(local.strftime("%H:%M")) if is_today else in_words(self._words, backup.made)
        self._backed_up = self._words.say("line.backup", made=made)
        self._name_saved()

    def _on_changed(self, changes: Changes) -> None:
        if self._work is None:
            self._be_silent()
        if changes.follows:
            self.say(" ".join(self._words.say(message) for message in changes.follows))

    def _show(self, text: str, colour: str, milliseconds: int) -> None:
        self._said = line(text)
        self._news.setStyleSheet(f"QLabel {{ color: {colour}; }}")
        self._news.setToolTip(tooltip(text))
        self._end_work()
        self._fit()
        if milliseconds:
            self._timer.start(milliseconds)
        else:
            self._timer.stop()

    def _end_work(self) -> None:
        self._work = None
        self._show_button(self.cancel_button, is_shown=False)

    def _on_work_ended(self, work: Work) -> None:
        if work is self._work:
            self._be_silent()

    def _on_cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _be_silent(self) -> None:
        self._end_work()
        self._said = ""
        self._news.setToolTip("")
        self._fit()

    def _fit(self) -> None:
        self._news.show_text(elide(self._said, QFontMetrics(self._news.font()), self._news.width()))
        self._news.setAccessibleName(self._said)

    def _name_undo(self) -> None:
        label = self._session.undo_label
        is_shown = label is not None and not self.quiet_bar.said
        self._show_button(self.undo_button, is_shown=is_shown)
        if label is None:
            return
        said = self._words.say("line.undo", what=label)
        shown = elide(said, QFontMetrics(self.undo_button.font()), 420).replace("&", "&&")
        self.undo_button.setText(shown)
        self.undo_button.show_key(keys_of("edit.undo"))
        self.undo_button.setToolTip(tooltip(said))

    def _show_button(self, button: QPushButton, *, is_shown: bool) -> None:
        """Qt would give the keyboard of a button that goes to some other button."""
        is_left = button.hasFocus() and not is_shown
        button.setVisible(is_shown)
        if is_left:
            self.left.emit()

    def _on_closed(self) -> None:
        self._backed_up = ""
        self._name_saved()

    def _name_saved(self) -> None:
        session = self._session
        if not session.is_open:
            self._saved.show_text("")
        elif session.is_readonly:
            self._saved.show_text(self._words.say("line.readonly"))
        else:
            saved = self._words.say("line.saved" if session.is_saved else "line.saving")
            self._saved.show_text(f"{saved} · {self._backed_up}" if self._backed_up else saved)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
