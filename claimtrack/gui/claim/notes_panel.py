"""Notes on a claim, and where one looked: read in order, added below."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, Note, NoteKind
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import in_words
from claimtrack.domain.words import Words
from claimtrack.gui.commands.key_guard import KeyGuard
from claimtrack.gui.commands.keyboard import combination
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.form_dialog import ACCEPT_KEYS
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line, tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

SHOWN_MOST = 100  # the newest ones
ADD_KEYS = tuple(QKeySequence(keys) for keys in ACCEPT_KEYS)


class NotesPanel(QWidget):
    """The notes of one claim; what is typed and not added yet is kept for each claim.

    `typed` names the claim for which something else is in the field now.
    """

    typed = Signal(int)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._claim: int | None = None
        self._shown: tuple[Note, ...] | None = None
        self._typed: dict[int, str] = {}
        self._sent: deque[tuple[int, str]] = deque()  # under way, in the order in which they are answered
        self._field = TextField(words.say("note.text"), hint=words.say("note.hint"), lines=2)
        self._field.refused.connect(session.failed)
        self._field.textChanged.connect(self._on_typed)
        KeyGuard(self._field, ADD_KEYS)  # of a form's Ctrl+Enter one expects that it keeps what was typed, no more
        self._buttons = {kind: QPushButton(words.say(f"note.add.{kind}")) for kind in NoteKind}
        self._buttons[NoteKind.NOTE].clicked.connect(self.add_note)
        self._buttons[NoteKind.NOTE].setToolTip(tooltip(ADD_KEYS[0].toString(QKeySequence.SequenceFormat.NativeText)))
        self._buttons[NoteKind.SEARCH].clicked.connect(self.add_search)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(TIGHT)
        self._none = PlainLabel(words.say("note.none"), role="small", follows_text=False)
        row = QHBoxLayout()
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._none)
        column.addLayout(self._notes)
        column.addWidget(self._field)
        column.addLayout(row)
        column.addStretch(1)
        session.closed.connect(self._typed.clear)
        self._on_typed()

    def show_claim(self, claim: Claim | None) -> None:
        """Shows the notes of a claim."""
        number = claim.id if claim else None
        if number != self._claim:
            self._claim = number
            self._field.set_text(self._typed.get(number, "") if number is not None else "")
        notes = claim.notes if claim else ()
        if notes != self._shown:
            self._shown = notes
            self._show_notes(notes)
        self._on_typed()

    def typed_on(self, claim: int) -> str:
        """What is typed on a claim and not added."""
        return self._typed.get(claim, "")

    def put_in(self, text: str) -> None:
        """Puts a text into the field, to be added or changed."""
        self._field.set_text(text)

    def focus_field(self) -> None:
        """Puts the keyboard into the field for a new note."""
        self._field.setFocus()

    def add_note(self) -> None:
        """Adds what is typed as a note."""
        self._add(NoteKind.NOTE)

    def add_search(self) -> None:
        """Adds what is typed as a search note: where one looked and what came of it."""
        self._add(NoteKind.SEARCH)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if combination(event) in ADD_KEYS:
            self.add_note()
        else:
            super().keyPressEvent(event)

    def _add(self, kind: NoteKind) -> None:
        text = self._field.text().strip()
        if self._claim is None or not text:
            return
        self._sent.append((self._claim, text))
        self._session.do(partial(_add, self._claim, text, kind), self._on_added, self._on_not_added)

    def _on_added(self, _changes: Changes) -> None:
        claim, text = self._sent.popleft()
        if self._typed.get(claim, "").strip() == text:
            del self._typed[claim]
            if claim == self._claim:
                self._field.clear()
            self.typed.emit(claim)

    def _on_not_added(self, message: Message) -> None:
        self._sent.popleft()
        self._session.failed.emit(message)

    def _on_typed(self) -> None:
        text = self._field.text()
        if self._claim is not None and text:
            self._typed[self._claim] = text
        elif self._claim is not None:
            self._typed.pop(self._claim, None)
        for button in self._buttons.values():
            button.setEnabled(bool(text.strip()) and not self._session.is_readonly)
        if self._claim is not None:
            self.typed.emit(self._claim)

    def _show_notes(self, notes: Sequence[Note]) -> None:
        while item := self._notes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._none.setVisible(not notes)
        for note in notes[-SHOWN_MOST:]:
            card = self._card(note)
            self._notes.addWidget(card)
            card.show()  # Qt would do so after the next frame

    def _card(self, note: Note) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        text = PlainLabel(note.text)
        text.let_select()
        kind = Message(f"note.kind.{note.kind}")
        who, when = line(note.written_by, 100), in_words(self._words, note.written_at)
        facts = PlainLabel(
            f"{self._words.say(kind)} · {isolate(who)} · {isolate(when)}", role="small", follows_text=False
        )
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        column.setSpacing(2)
        column.addWidget(text)
        column.addWidget(facts)
        return frame


def _add(claim: int, text: str, kind: NoteKind, workspace: "Workspace") -> Changes:
    return workspace.notes.add(claim, text=text, kind=kind)
