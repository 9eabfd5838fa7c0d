"""What was done last, for a while, with a button that takes back just that; it asks nothing and takes no focus."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import elide, line, tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, RADIUS, TIGHT, Theme

LIFE = 9_000  # milliseconds that it stays
GRACE = 1_000  # milliseconds after which it looks again whether it is still pointed at or has the keyboard
WIDEST = 620  # pixels of its sentence


class QuietBar(QFrame):
    """Says what an action did; `switched` tells that it has come or gone, `left` that it went with the keyboard."""

    switched = Signal()
    left = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._changes: Changes | None = None
        self.setObjectName("quiet-bar")
        self.setStyleSheet(f"#quiet-bar {{ background: {theme.chosen}; border-radius: {RADIUS}px; }}")
        self._label = PlainLabel(follows_text=False)
        self._label.setWordWrap(False)
        self._label.setFont(fonts.small_font())
        self.button = KeyedButton()
        self.button.setProperty("look", "link")
        self.button.setFont(fonts.small_font())
        self.button.clicked.connect(self._reverse)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.expire)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, 0, TIGHT, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._label)
        layout.addWidget(self.button)
        session.changed.connect(self.tell)
        session.closed.connect(self.leave)
        session.failed.connect(self.leave)  # what went wrong needs the room
        self.hide()

    @property
    def said(self) -> str:
        """What is being said, empty where it is silent."""
        return self._label.accessibleName() if self._changes is not None else ""

    def tell(self, changes: Changes) -> None:
        """Say what was done, until something else is done or nobody looks any more."""
        if changes.sequence is None:
            return
        self._changes = changes
        words, said = self._words, line(done(self._words, changes.label))
        self._label.show_text(elide(said, QFontMetrics(self._label.font()), WIDEST))
        self._label.setAccessibleName(said)
        self._label.setToolTip(tooltip(said))
        name = "redo" if changes.label.code == "action.undo" else "undo"
        self.button.setText(words.say(f"quiet.{name}"))
        self.button.show_key(keys_of(f"edit.{name}"))
        self.button.setAccessibleName(words.say(f"quiet.{name}"))
        self.button.setAccessibleDescription(said)
        self.button.setVisible(changes.is_undoable)
        self.setAccessibleName(words.say("quiet.name"))
        self.show()
        self._timer.start(LIFE)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._label, said))
        self.switched.emit()

    def leave(self) -> None:
        """Be silent."""
        self._timer.stop()
        self._changes = None
        is_left = self.button.hasFocus()
        self.hide()
        self.switched.emit()
        if is_left:
            self.left.emit()

    def expire(self) -> None:
        """Be silent, but where one points at it or has come to its button."""
        if self.underMouse() or self.button.hasFocus():
            self._timer.start(GRACE)
        else:
            self.leave()

    def _reverse(self) -> None:
        if self._changes is not None:
            self._session.reverse(self._changes)


def done(words: Words, label: Message) -> str:
    """What an action did, in words; where there are none of its own, what it is called."""
    code = f"done.{label.code.removeprefix('action.')}"
    return words.say(Message(code, **label.args)) if words.knows(code) else words.say(label)
