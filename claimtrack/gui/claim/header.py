"""The head of the claim column: what is claimed, by whom, and for when."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.drawn import Voice
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.claim.actions import AROUND
from claimtrack.gui.claim.fact import Fact
from claimtrack.gui.listing.claim_words import date_words, label_words
from claimtrack.gui.parts.head_layout import HeadLayout
from claimtrack.gui.parts.marked_label import MarkedLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line, tooltip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT


class ClaimHeader(QWidget):
    """Shows the claim itself; `edit_asked` and `label_asked` tell that its wording or its labels are to be changed.

    `menu_asked` carries the place on the screen where all that can be done with the claim is to be offered. The first
    line, `bar`, may be held elsewhere.
    """

    edit_asked = Signal()
    label_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, words: Words, who: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._who = words, who
        self._said = self._in_context = ""
        self._standing = PlainLabel(role="section", follows_text=False)
        self._edit = QPushButton(words.say("claim.edit"))
        self._edit.setProperty("look", "link")
        self._edit.clicked.connect(self.edit_asked)
        self._label = QPushButton(words.say("claim.label"))
        self._label.setProperty("look", "link")
        self._label.clicked.connect(self.label_asked)
        self._more = QPushButton("⋯")
        self._more.setProperty("look", "link")
        self._more.setAccessibleName(words.say("claim.more"))
        self._more.setToolTip(tooltip(words.say("claim.more")))
        self._more.clicked.connect(self._ask_menu)
        self._labels = PlainLabel(role="small", follows_text=False, name=words.say("claim.labels"))
        self._text = MarkedLabel(role="title", name=words.say("claim.text"))
        self._text.setFont(fonts.title_font())
        self._text.let_select()
        self._quote = MarkedLabel(role="small", name=words.say("claim.quote"))
        self._quote.let_select()
        self._speaker = Fact(words, words.say("claim.said-by"), words.say("claim.why.speaker"))
        self._date = Fact(words, words.say("claim.date"), words.say("claim.why.date"))
        self.bar = QWidget()
        head = HeadLayout(TIGHT, self.bar)
        head.addWidget(self._standing)
        head.addWidget(self._label)
        head.addWidget(self._edit)
        head.addWidget(self._more)
        facts = QGridLayout()
        facts.setSpacing(GAP)
        facts.addWidget(self._speaker, 0, 0)
        facts.addWidget(self._date, 0, 1)
        facts.setColumnStretch(0, 1)
        facts.setColumnStretch(1, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.bar)
        column.addWidget(self._text)
        column.addWidget(self._quote)
        column.addWidget(self._labels)
        column.addSpacing(TIGHT)
        column.addLayout(facts)

    def take_bar(self) -> None:
        """Has the bar with what can be done above the claim again, after it was held elsewhere."""
        self._column.insertWidget(0, self.bar)

    def show_claim(self, claim: Claim, around: tuple[str, str], *, is_readonly: bool) -> None:
        """Shows a claim; `around` is what stands before and after its quote in the article."""
        say = self._words.say
        standing = say("claim.standing", number=claim.id, status=Message(f"status.{claim.status}"))
        reason = f" · {say(f'dismiss.{claim.dismiss_reason}')}" if claim.dismiss_reason else ""
        self._standing.show_text(standing + reason)
        self._said, self._in_context = claim.text, _in_context(claim, around)
        is_reworded = claim.quote is not None and claim.quote.text.split() != claim.text.split()
        self._show_said()
        self._quote.setVisible(is_reworded)
        self._text.setToolTip(tooltip(self._in_context))
        self._show_speaker(claim)
        self._show_date(claim)
        labels = label_words(self._words, claim, self._who())
        self._labels.show_text(labels)
        self._labels.setVisible(bool(labels))
        for button in (self._edit, self._label):
            button.setEnabled(not is_readonly)

    def show_hidden(self, *, shows_all: bool) -> None:
        """Draws every hidden character of the claim and its quote as a sign, or only those that deceive."""
        self._text.shows_all = self._quote.shows_all = shows_all
        self._show_said()

    def _show_said(self) -> None:
        self._text.show_text(self._said)
        self._quote.show_text(self._in_context)

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def mark_search(self, words: str, colour: str) -> None:
        """Marks what the list was searched for in the claim and in its quote."""
        for label in (self._text, self._quote):
            label.mark_search(words, colour)

    def take_keyboard(self) -> bool:
        """Puts the keyboard on what changes the wording; False where nothing may be changed."""
        self._edit.setFocus()
        return self._edit.isEnabled()

    def _show_speaker(self, claim: Claim) -> None:
        speaker = isolate(line(claim.speaker, 200)) if claim.speaker else self._words.say("voice.article")
        notes = [self._words.say(f"voice.{claim.voice}")] if claim.speaker or claim.voice is Voice.ANONYMOUS else []
        if claim.denied:
            notes.append(self._words.say("claim.denied"))
        self._speaker.show_fact(speaker, " · ".join(notes), self._why(claim.speaker_reason))

    def _show_date(self, claim: Claim) -> None:
        said = date_words(self._words, claim.date) or "—"
        notes = [isolate(claim.date)] if claim.date else []
        if claim.date_of:
            notes.append(self._words.say(f"date-of.{claim.date_of}"))
        why = self._why(claim.date_reason)
        if claim.date_text and why:
            why = f"{self._words.say('claim.read-from', text=line(claim.date_text, 200))} {why}"
        self._date.show_fact(isolate(said), " · ".join(notes), why)

    def _why(self, code: str | None) -> str:
        return self._words.say(code) if code and self._words.knows(code) else ""


def _in_context(claim: Claim, around: tuple[str, str]) -> str:
    """The quote between what stands around it, whole words and one line."""
    if claim.quote is None:
        return ""
    before, after = around
    if len(before) == AROUND:
        before = f"…{before.partition(' ')[2]}"
    if len(after) == AROUND:
        after = f"{after.rpartition(' ')[0]}…"
    return " ".join(f"{before}«{claim.quote.text}»{after}".split())
