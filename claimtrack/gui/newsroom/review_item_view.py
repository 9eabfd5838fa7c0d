"""One claim as a reviewer reads it: its verdict, its evidence, and what was changed since it was sent back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from claimtrack.domain import gate
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import in_words
from claimtrack.domain.review import ReviewItem
from claimtrack.domain.status import Move
from claimtrack.domain.words import Words
from claimtrack.gui.claim.gate_warnings import GateWarnings
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.newsroom.evidence_list import EvidenceList
from claimtrack.gui.newsroom.returned_card import ReturnedCard
from claimtrack.gui.newsroom.search_list import SearchList
from claimtrack.gui.newsroom.verdict_card import VerdictCard
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE, Theme


class ReviewItemView(QScrollArea):
    """Shows one item, from its top; it scrolls with the keyboard, too."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("pass.claim"))

    def show_item(self, item: ReviewItem) -> None:
        """Shows another."""
        content = QWidget()
        content.setProperty("role", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        column.setSpacing(GAP)
        for part in self._parts(item, content):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(content)
        self.setAccessibleDescription(line(item.claim.text))
        self.verticalScrollBar().setValue(0)

    def _parts(self, item: ReviewItem, content: QWidget) -> list[QWidget]:
        """What is shown of an item; what shows itself needs a parent by then, or it would be a window."""
        claim, words, theme = item.claim, self._words, self._theme
        standing = words.say("claim.standing", number=claim.id, status=Message(f"status.{claim.status}"))
        text = PlainLabel(claim.text, role="title", name=words.say("claim.text"))
        text.setFont(fonts.title_font())
        parts: list[QWidget] = [PlainLabel(standing, role="section", follows_text=False), text]
        if claim.quote is not None and claim.quote.text != claim.text:
            parts.append(PlainLabel(f"“{claim.quote.text}”", role="small"))
        speaker = isolate(line(claim.speaker, 200)) if claim.speaker else words.say("voice.article")
        date = isolate(date_words(words, claim.date)) if claim.date else ""
        facts = " · ".join(fact for fact in (speaker, date) if fact)
        parts.append(PlainLabel(facts, role="small", follows_text=False))
        returned = ReturnedCard(words, theme, content)
        returned.show_returned(item.returned)
        parts.append(returned)
        if claim.is_blind:
            parts.append(PlainLabel(words.say("blind.hidden"), follows_text=False))
            return [*parts, EvidenceList(claim.evidence, words, theme), SearchList(claim, words, content)]
        if claim.verdict is not None:
            parts.append(VerdictCard(claim.verdict, words, theme))
        if item.comparison is not None:
            parts.append(VerdictCard(item.comparison.second, words, theme, words.say("review.verdict-second")))
        warnings = GateWarnings(words, content)
        warnings.show_report(gate.inspect(claim))
        parts += [warnings, *self._overrides(item), EvidenceList(claim.evidence, words, theme)]
        return [*parts, SearchList(claim, words, content)]

    def _overrides(self, item: ReviewItem) -> list[QWidget]:
        """Why warnings were passed over when it was last sent to review."""
        sent = [step for step in item.steps if step.move == Move.REVIEW]
        if not sent or not sent[-1].override:
            return []
        step = sent[-1]
        said = {"who": line(step.who, 100), "when": in_words(self._words, step.at), "reason": line(step.override)}
        return [PlainLabel(self._words.say("review.overruled", **said), role="small", follows_text=False)]
