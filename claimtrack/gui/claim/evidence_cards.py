"""The evidence of a claim as cards: what each piece says, where it stands, and which way it points."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.source import Evidence, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.claim.action_card import ActionCard
from claimtrack.gui.claim.evidence_heading import EvidenceHeading
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.addresses import can_open, open_address, source_name
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.head_layout import HeadLayout
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.layouts import tab_through
from claimtrack.gui.parts.link_label import LinkLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, MARGIN, STANCE_GLYPHS, TIGHT, WIDE, Theme

SHOWN_FIRST = 3
SHOWN_MORE = 20
BAR = 4
_STANCE_KEYS = {f"Ctrl+{number}": stance for number, stance in enumerate(Stance, start=1)}  # as when one attaches


class EvidenceCard(ActionCard):
    """One piece of evidence."""

    edit_asked = Signal(int)
    detach_asked = Signal(int)
    complete_asked = Signal(int)
    copy_asked = Signal(int)
    fetch_asked = Signal(int)
    stance_asked = Signal(int, object)  # Stance

    def __init__(
        self, evidence: Evidence, missing: Sequence[str], words: Words, theme: Theme, *, is_readonly: bool
    ) -> None:
        """`missing` are the words' codes of what the source lacks."""
        title = source_name(evidence.source.citation)
        stance = words.say(f"stance.{evidence.stance}")
        name = f"{stance}: {line(title, 200)}"
        super().__init__(words, theme, name, words.say("evidence.actions"), is_readonly=is_readonly)
        self._evidence = evidence
        self.said = evidence, tuple(missing), is_readonly  # what a card says; the same needs no other
        self._colour = theme.stance(evidence.stance)
        self.give_key("Delete", self._ask_detach)
        for keys, each in _STANCE_KEYS.items():
            self.give_key(keys, partial(self._ask_stance, each))
        way = QLabel(f"{STANCE_GLYPHS[evidence.stance]} {stance}")
        way.setFont(fonts.strong_font())
        way.setStyleSheet(f"QLabel {{ color: {self._colour}; }}")
        shown = PlainLabel(title, role="title")
        shown.setFont(fonts.strong_font())
        self.column.setContentsMargins(WIDE, GAP - 2, GAP, GAP - 2)
        self.column.addLayout(self.head(shown, way))
        self.column.addWidget(PlainLabel(self._say_facts(), role="small", follows_text=False))
        for said in self._say_pin(theme):
            self.column.addWidget(said)
        if links := self._links(missing):
            row = FlowLayout(GAP)
            for link in links:
                row.addWidget(link)
            self.column.addLayout(row)

    def _links(self, missing: Sequence[str]) -> list[QWidget]:
        """The way to the copy where no quote is one, or to have one; and what is to be completed."""
        say, links = self.words.say, []
        if self._has_copy and not self._evidence.pin.quote:
            links.append(self._link(say("evidence.open-copy"), self._ask_copy, is_change=False))
        elif self._can_fetch:
            links.append(self._link(say("evidence.fetch"), self._ask_fetch))
        if missing:
            what = say("list.separator").join(say(code) for code in missing)
            links.append(self._link(say("evidence.complete", what=what), self._ask_complete))
        return links

    def _link(self, said: str, slot: Callable[[], object], *, is_change: bool = True) -> QWidget:
        button = QPushButton(said)
        button.setProperty("look", "link")
        button.setFont(fonts.small_font())
        button.setEnabled(not (is_change and self.is_readonly))
        button.clicked.connect(slot)
        return button

    @property
    def _has_copy(self) -> bool:
        return bool(self._evidence.source.snapshot_hashes)

    @property
    def _can_fetch(self) -> bool:
        source = self._evidence.source
        return not self._has_copy and source.article_id is None and can_open(source.citation.address)

    def _say_facts(self) -> str:
        citation, say, anchor = self._evidence.source.citation, self.words.say, self._evidence.anchor
        kept = say("evidence.kept" if self._has_copy else "evidence.not-kept")
        facts = [
            isolate(line(citation.publisher, 200)) if citation.publisher else "",
            isolate(date_words(self.words, citation.published)) if citation.published else "",
            say("evidence.repeats", origin=line(citation.origin, 200)) if citation.origin else "",
            say("evidence.place", place=line(self._evidence.pin.place, 200)) if self._evidence.pin.place else "",
            say("pin.page", page=anchor.page) if anchor is not None and anchor.page is not None else "",
            "" if self._can_fetch else kept,  # what fetches one says that there is none
        ]
        return " · ".join(fact for fact in facts if fact)

    def _say_pin(self, theme: Theme) -> list[QWidget]:
        """The quote, which leads to its place in the copy, its translation, and the note."""
        pin = self._evidence.pin
        said: list[QWidget] = []
        if pin.quote and self._has_copy:
            link = LinkLabel(f"“{pin.quote}”", self.words.say("evidence.open-quote"), theme)
            link.clicked.connect(self._ask_copy)
            said.append(link)
        elif pin.quote:
            said.append(PlainLabel(f"“{pin.quote}”"))
        said.extend(PlainLabel(text, role="small") for text in (pin.translation, pin.note) if text)
        return said

    @override
    def fill_menu(self, menu: QMenu) -> None:
        say = self.words.say
        if self._has_copy:
            menu.addAction(say("evidence.open-copy"), self._ask_copy)
        elif self._can_fetch:
            self.add_change(menu, say("fetch.keep"), self._ask_fetch)
        if can_open(self._evidence.source.archived):
            menu.addAction(say("source.open-archived"), partial(open_address, self._evidence.source.archived))
        self.add_opening(menu, self._evidence.source.citation.address)
        for keys, stance in _STANCE_KEYS.items():
            said = f"{STANCE_GLYPHS[stance]} {say(f'stance.{stance}')}"
            action = self.add_change(menu, said, partial(self._ask_stance, stance), keys)
            action.setCheckable(True)
            action.setChecked(stance is self._evidence.stance)
        menu.addSeparator()
        self.add_change(menu, say("evidence.edit"), self._ask_edit)
        self.add_change(menu, say("evidence.edit-source"), self._ask_complete)
        menu.addSeparator()
        self.add_change(menu, say("evidence.detach"), self._ask_detach, "Delete")

    def _ask_stance(self, stance: Stance) -> None:
        if stance is not self._evidence.stance:
            self.stance_asked.emit(self._evidence.id, stance)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._evidence.id)

    def _ask_complete(self) -> None:
        self.complete_asked.emit(self._evidence.id)

    def _ask_copy(self) -> None:
        self.copy_asked.emit(self._evidence.id)

    def _ask_fetch(self) -> None:
        self.fetch_asked.emit(self._evidence.id)

    def _ask_detach(self) -> None:
        self.detach_asked.emit(self._evidence.id)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - BAR if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        painter.fillRect(left, 1, BAR, self.height() - 2, QColor(self._colour))
        painter.end()


class EvidenceCards(QWidget):
    """All evidence of a claim, the first pieces open, with a way to attach more."""

    attach_asked = Signal()
    edit_asked = Signal(int)
    detach_asked = Signal(int)
    complete_asked = Signal(int)
    copy_asked = Signal(int)
    fetch_asked = Signal(int)
    stance_asked = Signal(int, object)  # Stance

    def __init__(self, words: Words, theme: Theme, attach_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._evidence: tuple[Evidence, ...] | None = None
        self._missing: Mapping[int, Sequence[str]] = {}
        self._shown: list[EvidenceCard] = []
        self._limit = SHOWN_FIRST
        self._is_readonly = False
        self._attach_key = attach_key
        self._heading = EvidenceHeading(words, theme)
        self._attach = KeyedButton(words.say("evidence.attach"))
        self._attach.setProperty("look", "link")
        self._attach.clicked.connect(self.attach_asked)
        self._more = QPushButton()
        self._more.setProperty("look", "link")
        self._more.clicked.connect(self._on_more)
        head = HeadLayout(TIGHT)
        head.addWidget(self._heading)
        head.addWidget(self._attach)
        self._none = PlainLabel(role="small", follows_text=False)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP - 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._cards)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_evidence(
        self, evidence: Sequence[Evidence], missing: Mapping[int, Sequence[str]], *, is_other_claim: bool
    ) -> None:
        """Shows the pieces, with what their sources lack; those of another claim are folded again."""
        if is_other_claim:
            self._limit = SHOWN_FIRST
        if (self._evidence, self._missing) != (tuple(evidence), missing) or is_other_claim:
            self._evidence, self._missing = tuple(evidence), missing
            self._rebuild()

    def let_change(self, *, is_readonly: bool) -> None:
        """Offers what changes the evidence from now on, or not."""
        self._is_readonly = is_readonly
        self._attach.setEnabled(not is_readonly)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key is told where there is room for it beside the heading."""
        super().resizeEvent(event)
        self._attach.show_key(self._attach_key)
        if self._heading.sizeHint().width() + self._attach.sizeHint().width() + MARGIN > self.width():
            self._attach.show_key("")

    def _on_more(self) -> None:
        first_more = self._limit
        self._limit += SHOWN_MORE
        self._rebuild()
        self._give_keyboard(first_more)

    def _give_keyboard(self, place: int) -> None:
        """To the piece at a place, or the last before it; Qt would give it to whatever comes next."""
        if not self._shown:
            self._attach.setFocus()
            return
        card = self._shown[min(place, len(self._shown) - 1)]
        card.show()
        card.setFocus()

    def _place_of_keyboard(self) -> int | None:
        focus = self.window().focusWidget()  # of this window, though another may be in front
        places = enumerate(self._shown)
        return next((place for place, card in places if card is focus or card.isAncestorOf(focus)), None)

    def _card(self, piece: Evidence, missing: Sequence[str]) -> EvidenceCard:
        card = EvidenceCard(piece, missing, self._words, self._theme, is_readonly=self._is_readonly)
        card.edit_asked.connect(self.edit_asked)
        card.detach_asked.connect(self.detach_asked)
        card.complete_asked.connect(self.complete_asked)
        card.copy_asked.connect(self.copy_asked)
        card.fetch_asked.connect(self.fetch_asked)
        card.stance_asked.connect(self.stance_asked)
        return card

    def _rebuild(self) -> None:
        place = self._place_of_keyboard()
        evidence = self._evidence or ()
        before, self._shown = self._shown, []
        for number, piece in enumerate(evidence[: self._limit]):
            missing = self._missing.get(piece.source.id, ())
            said = piece, tuple(missing), self._is_readonly
            card = next((each for each in before if each.said == said), None) or self._card(piece, missing)
            self._cards.insertWidget(number, card)
            card.show()  # Qt would do so after the next frame
            self._shown.append(card)
        for card in before:
            if card not in self._shown:
                self._cards.removeWidget(card)
                card.hide()
                card.deleteLater()
        tab_through(self._attach, self._shown)
        if place is not None:
            self._give_keyboard(place)
        self._none.setVisible(not evidence)
        self._none.show_text(self._words.say("evidence.none-readonly" if self._is_readonly else "evidence.none"))
        rest = len(evidence) - self._limit
        self._more.setVisible(rest > 0)
        self._more.setText(self._words.say("evidence.more", count=max(rest, 0)))
        self._heading.show_stances(piece.stance for piece in evidence)
