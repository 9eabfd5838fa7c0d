"""Below the text of a kept copy: what selected words do to the claim that they are pinned to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.source import Evidence, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import native_keys
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.kept_form import KeptForm
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, STANCE_GLYPHS, TIGHT, Theme

KEYS = {stance: f"Ctrl+{number}" for number, stance in enumerate(Stance, start=1)}  # as where one attaches


class PinBar(QFrame):
    """Pins by click, or by key from anywhere in the window; `pinned` carries a Stance, `replaced` nothing."""

    pinned = Signal(object)
    replaced = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._piece: Evidence | None = None
        self.setProperty("role", "page")
        self._said = PlainLabel(role="small", follows_text=False)
        self._translation = LineField(words.say("pin.translation"))
        self._labelled = labelled(words.say("pin.translation"), self._translation)
        self._buttons = QWidget()
        self._stances = [self._stance_button(stance, theme.stance(stance)) for stance in Stance]
        self._replace = QPushButton(words.say("pin.replace"))
        self._replace.setAutoDefault(False)
        self._replace.clicked.connect(self.replaced)
        row = FlowLayout(GAP, self._buttons)
        for button in (*self._stances, self._replace):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(TIGHT)
        column.addWidget(self._said)
        column.addWidget(self._labelled)
        column.addWidget(self._buttons)
        self._kept = KeptForm(self, column, session, words)

    def _stance_button(self, stance: Stance, colour: str) -> QPushButton:
        keys, said = KEYS[stance], self._words.say(f"stance.{stance}")
        button = KeyedButton(f"{STANCE_GLYPHS[stance]} {said}", native_keys(keys))
        button.setAccessibleName(said)
        button.setAutoDefault(False)
        button.setStyleSheet(f"QPushButton:enabled {{ color: {colour}; }}")
        button.clicked.connect(partial(self.pinned.emit, stance))
        QShortcut(QKeySequence(keys), self, button.click)
        return button

    @property
    def translation(self) -> str:
        """What is typed as the translation of the words."""
        return self._translation.text().strip()

    def show_piece(self, piece: Evidence | None, *, is_readonly: bool) -> None:
        """Pins to the claim of another piece of evidence, or to none; its translation stands here already."""
        is_same = piece is not None and self._piece is not None and piece.id == self._piece.id
        self._piece = piece
        for part in (self._labelled, self._buttons):
            part.setVisible(piece is not None and not is_readonly)
        if piece is not None and not is_same:
            self._translation.set_text(piece.pin.translation)
            self._kept.begin(f"pin/{piece.uuid}")
        self.offer(has_words=False)

    def forget(self) -> None:
        """What is typed was stored with the words."""
        self._translation.set_text(self.translation)
        self._kept.forget()

    def leave(self) -> None:
        """What is typed and not stored is offered when one comes back."""
        self._kept.leave()

    def offer(self, *, has_words: bool) -> None:
        """Offers to pin, where words are selected."""
        piece = self._piece
        if piece is None:
            self._said.show_text(self._words.say("pin.no-claim"))
            return
        self._said.show_text(self._words.say("pin.selected" if has_words else "pin.hint", number=piece.claim_id))
        for button in self._stances:
            button.setEnabled(has_words)
        self._replace.setEnabled(has_words)
        self._replace.setVisible(bool(piece.pin.quote))
