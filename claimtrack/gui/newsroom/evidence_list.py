"""The evidence of a claim to be read by a reviewer: which way each piece points, its source and its words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from claimtrack.domain.source import Evidence
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.addresses import source_name
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, STANCE_GLYPHS, Theme

SHOWN_MOST = 40


class EvidenceList(QWidget):
    """Shows pieces of evidence, a few lines each."""

    def __init__(self, evidence: Sequence[Evidence], words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        heading = words.say("evidence.heading") if evidence else words.say("evidence.none-readonly")
        column.addWidget(PlainLabel(heading, role="section", follows_text=False))
        for piece in evidence[:SHOWN_MOST]:
            citation = piece.source.citation
            stance = words.say(f"stance.{piece.stance}")
            facts = (source_name(citation), citation.publisher, date_words(words, citation.published))
            said = " · ".join(isolate(line(fact, 200)) for fact in facts if fact)
            way = PlainLabel(f"{STANCE_GLYPHS[piece.stance]} {stance}", follows_text=False)
            way.setWordWrap(False)
            way.setFont(fonts.strong_font())
            way.setStyleSheet(f"QLabel {{ color: {theme.stance(piece.stance)}; }}")
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(said, follows_text=False), 1)
            column.addLayout(row)
            texts = (f"“{piece.pin.quote}”" if piece.pin.quote else "", piece.pin.translation, piece.pin.note)
            for text in filter(None, texts):
                label = PlainLabel(text, role="small")
                label.setContentsMargins(GAP, 0, GAP, 0)
                column.addWidget(label)
