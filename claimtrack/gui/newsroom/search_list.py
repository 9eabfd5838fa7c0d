"""Where one looked and whom one asked about a claim, to be read by those who judge it: what a rating may stand on."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim, Note
from claimtrack.domain.moments import in_words
from claimtrack.domain.request import Request
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.requests_panel import request_words
from claimtrack.gui.parts.date_field import today
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style.theme import GAP

SHOWN_MOST = 40  # of notes and of requests


class SearchList(QWidget):
    """Shows a claim's notes and requests, a few lines each, or nothing where there are none."""

    def __init__(self, claim: Claim, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        notes, requests = claim.notes[-SHOWN_MOST:], claim.requests[-SHOWN_MOST:]
        for heading, found in (
            ("note.heading", map(self._note, notes)),
            ("request.heading", map(self._asked, requests)),
        ):
            for place, labels in enumerate(found):
                if place == 0:
                    column.addWidget(PlainLabel(words.say(heading), role="section", follows_text=False))
                for label in labels:
                    column.addWidget(label)
        self.setVisible(bool(notes or requests))

    def _note(self, note: Note) -> Iterator[PlainLabel]:
        yield PlainLabel(note.text)
        facts = (
            self._words.say(f"note.kind.{note.kind}"),
            line(note.written_by, 100),
            in_words(self._words, note.written_at),
        )
        yield _below(" · ".join(map(isolate, facts)))

    def _asked(self, request: Request) -> Iterator[PlainLabel]:
        yield PlainLabel(request.question.whom)
        yield _below(request_words(self._words, request, today()))
        for text in (request.question.question, f"“{request.answer}”" if request.answer else ""):
            if text:
                yield _below(text, follows_text=True)


def _below(text: str, *, follows_text: bool = False) -> PlainLabel:
    label = PlainLabel(text, role="small", follows_text=follows_text)
    label.setContentsMargins(GAP, 0, GAP, 0)
    return label
