"""Offers what was typed and not saved before the program ended: it is taken up or dropped, never lost silently."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP, TIGHT
from claimtrack.storage.drafts import Draft

SHOWN = 400  # characters, by which one knows it again


class DraftOffer(QFrame):
    """Shows what was typed, with two buttons."""

    taken = Signal()
    dropped = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self._typed = PlainLabel(role="small", name=words.say("draft.typed"))
        take, drop = QPushButton(words.say("draft.take")), QPushButton(words.say("draft.drop"))
        take.clicked.connect(self.taken)
        drop.clicked.connect(self.dropped)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(take)
        row.addWidget(drop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, TIGHT, GAP, GAP)
        column.setSpacing(TIGHT)
        column.addWidget(PlainLabel(words.say("draft.offer"), follows_text=False))
        column.addWidget(self._typed)
        column.addLayout(row)
        for button in (take, drop):
            button.setAutoDefault(False)
        self.setFocusProxy(take)
        self.show_draft(None)

    def show_draft(self, draft: Draft | None) -> None:
        """Offers a draft, or nothing."""
        self.setVisible(draft is not None)
        if draft is not None:
            judgement = draft.judgement
            verdict = (judgement.rationale_en, judgement.rationale_ar, judgement.right, judgement.established)
            fields = (text for _name, text in draft.typed)
            typed = "\n".join(
                text for text in (*verdict, draft.note, draft.review_note, draft.override, *fields) if text
            )
            self._typed.show_text(f"{typed[:SHOWN]}…" if len(typed) > SHOWN else typed)
