"""A verdict to be read: its rating with sign and colour, who gave it, its rationale and what is right."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from claimtrack.domain.moments import in_words
from claimtrack.domain.verdict import Verdict
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT, Theme


class VerdictCard(QFrame):
    """Shows one verdict; `heading` says which of several it is."""

    def __init__(self, verdict: Verdict, words: Words, theme: Theme, heading: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.column.setSpacing(TIGHT)
        if heading:
            self.column.addWidget(PlainLabel(heading, role="section", follows_text=False))
        judgement = verdict.judgement
        rating = verdict.rating
        said = PlainLabel(f"{rating.glyph}  {line(rating.label(words.language))}", follows_text=False)
        said.setFont(fonts.strong_font())
        said.setStyleSheet(f"QLabel {{ color: {theme.rating(rating)}; }}")
        self.column.addWidget(said)
        facts = f"{isolate(line(verdict.decided_by, 100))} · {isolate(in_words(words, verdict.decided_at))}"
        self.column.addWidget(PlainLabel(facts, role="small", follows_text=False))
        for text in (judgement.rationale_ar, judgement.rationale_en):
            if text:
                self.column.addWidget(PlainLabel(text))
        if judgement.established:
            day = date_words(words, judgement.established)
            self._add_fact(f"{words.say('verdict.established')}: {isolate(day)}")
        if judgement.right:
            self._add_fact(f"{words.say('verdict.right')}: {isolate(line(judgement.right))}")

    def _add_fact(self, said: str) -> None:
        self.column.addWidget(PlainLabel(said, role="small", follows_text=False))
