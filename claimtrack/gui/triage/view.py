"""The Triage: the cards of an article, to be accepted, dismissed, edited, merged and split by one key each."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSlider, QStackedLayout, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.claim.alike_offer import AlikeOffer
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT, WIDE, Theme
from claimtrack.gui.triage.articles import TriageArticles
from claimtrack.gui.triage.card import Card, add_drawn, draw_left_out, edit_text, read_cards
from claimtrack.gui.triage.kinds import KindRow
from claimtrack.gui.triage.list import CardList
from claimtrack.gui.triage.model import CardModel

if TYPE_CHECKING:
    from claimtrack.workspace.articles import StoredArticle
    from claimtrack.workspace.workspace import Workspace

HIGHEST, STEP = 100, 5
SLIDER_WIDTH = 96  # pixels


class Triage(QFrame):
    """The column beside the article.

    `claim_chosen` carries a claim's number or None, `span_chosen` the place of what is no claim yet, `article_chosen`
    the number of an article, `threshold_changed` the score from which cards are shown.
    """

    claim_chosen = Signal(object)
    span_chosen = Signal(int, int)
    article_chosen = Signal(int)
    articles_wanted = Signal()
    threshold_changed = Signal(int)

    def __init__(self, session: Session, words: Words, theme: Theme, threshold: int) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._number: int | None = None
        self._wanted: int | None = None  # the claim to choose as soon as the cards are there
        self._is_fresh = False
        self.setProperty("role", "side")
        self.model = CardModel(words, self)
        self.cards = CardList(words, theme, self.model)
        self.articles = TriageArticles(session, words)
        self.alike = AlikeOffer(session, words)
        self._heading = PlainLabel(follows_text=False)
        self._heading.setFont(fonts.strong_font())
        self._from = PlainLabel(role="small", follows_text=False)
        self._from.setWordWrap(False)
        self.slider = _slider(words.say("triage.threshold"))
        self.show_below = _link()
        self.kinds = KindRow(words)
        self.show_articles = _link(words.say("triage.other-articles"))
        self._done = PlainLabel(words.say("triage.done"), role="small", follows_text=False)
        self._lay_out()
        self._connect()
        self.slider.setValue(threshold)
        self._name_threshold(threshold)
        self.model.set_threshold(threshold)
        self._show_counts()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(GAP, 0, GAP, 0)
        head.setSpacing(GAP)
        head.addWidget(self._heading, 1)
        head.addWidget(self._from)
        head.addWidget(self.slider)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(GAP, 0, GAP, 0)
        foot.setSpacing(0)
        foot.addWidget(self._done)
        foot.addWidget(self.kinds)
        for part in (self.show_below, self.show_articles):
            foot.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._head)
        column.addWidget(self.alike)
        column.addWidget(self.cards, 1)
        column.addWidget(self._foot)
        self._stack = QStackedLayout()
        self._stack.addWidget(page)
        self._stack.addWidget(self.articles)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(TIGHT, WIDE, TIGHT, GAP)
        outer.addLayout(self._stack)

    def _connect(self) -> None:
        self.model.counted.connect(self._show_counts)
        self.cards.card_chosen.connect(self._on_card)
        self.cards.text_typed.connect(self._on_typed)
        self.cards.refused.connect(self._session.failed)
        self.slider.valueChanged.connect(self._on_threshold)
        self.show_below.clicked.connect(self._show_all)
        self.kinds.wanted.connect(self._on_kinds)
        self.show_articles.clicked.connect(self.articles_wanted)
        self.articles.article_chosen.connect(self.article_chosen)
        self._session.changed.connect(self._on_changed)
        self._session.renamed.connect(self._ask)
        self._session.failed.connect(self._on_failed)
        self._session.closed.connect(self._on_closed)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_article(self, number: int | None, claim: int | None = None) -> None:
        """Show the cards of an article, and choose a claim of it or else the first that waits; None asks which."""
        is_same = number is not None and number == self._number
        self._number = number
        self.alike.keep_for(number)
        self._stack.setCurrentIndex(1 if number is None else 0)
        if number is None:
            self._clear()
            self.articles.ask()
            return
        if not is_same:
            self._clear()
            self._session.read(partial(_article, number), self._on_article, key=(id(self), "article"))
        self._wanted, self._is_fresh = claim, True
        self._ask()

    def choose_claim(self, number: int | None) -> None:
        """Choose a card by its claim; a card of something that is no claim yet stays chosen."""
        if number is not None and self._number is not None:
            if self.model.total:
                self.model.reveal(number)
            row = self.model.row_of(number)
            if row is None:
                self._wanted = number  # it comes with the next answer
            elif row != self.cards.currentIndex().row():
                self.cards.choose_row(row)

    @property
    def threshold(self) -> int:
        """The score from which undecided claims are shown, 0 to 100."""
        return self.slider.value()

    @property
    def heading(self) -> str:
        """How many claims have been looked at, in words."""
        return self._heading.text()

    def focus(self) -> None:
        """Put the keyboard on the cards, or on the articles."""
        (self.articles if self._number is None else self.cards).setFocus()

    def _clear(self) -> None:
        self.cards.stop_measuring()
        self.kinds.show_none()
        with QSignalBlocker(self.cards):
            self.model.clear()
        self._wanted = None

    def _ask(self) -> None:
        if self._number is not None:
            self._session.read(partial(read_cards, self._number), self._on_cards, key=(id(self), "cards"))

    def _on_cards(self, answer: tuple[int, list[Card]]) -> None:
        number, cards = answer
        if number == self._number:
            self.cards.measure(cards, partial(self._show_cards, cards))

    def _show_cards(self, cards: Sequence[Card]) -> None:
        chosen = self.cards.chosen
        came_back = self._came_back(cards)
        with QSignalBlocker(self.cards):
            self.model.show_claims(cards)
            self._choose_again(chosen, came_back)
        self.cards.show_again()
        if self.cards.chosen != chosen or self._is_fresh:
            self._on_card(self.cards.chosen)
        self._is_fresh = False

    def _came_back(self, cards: Sequence[Card]) -> int | None:
        """The claim that was decided and is not any more: one has taken it back and looks at it."""
        undecided = {card.number for card in cards if card.is_undecided}
        rows = (self.model.card(row) for row in range(self.model.rowCount()))
        again = (card.number for card in rows if card and card.is_claim and not card.is_undecided)
        return next((number for number in again if number in undecided), None)

    def _choose_again(self, chosen: Card | None, came_back: int | None) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.model.reveal(wanted)
        row = self.model.row_of(wanted) if wanted is not None else self.model.row_of(came_back)
        if row is None and chosen is not None and not self._is_fresh:
            row = self.model.row_of(chosen.number) if chosen.is_claim else self.model.row_at(chosen.span)
        if row is None:
            place = self.cards.currentIndex().row()
            row = self.model.next_undecided(place if not self._is_fresh else -1)
        if row is None and self.model.rowCount():
            row = 0
        self.cards.choose_row(row)

    def _on_article(self, stored: "StoredArticle") -> None:
        if stored.id == self._number:
            self._session.work(partial(draw_left_out, stored.article), partial(self._on_left_out, stored.id))

    def _on_left_out(self, number: int, cards: list[Card]) -> None:
        if number == self._number:
            self.model.show_left_out(cards)

    # -- what is counted ----------------------------------------------------------------------------------------------

    def _show_counts(self) -> None:
        say, model = self._words.say, self.model
        total, done = model.total, model.looked_at
        self._heading.show_text(say("triage.heading", done=done, total=total))
        self._done.setVisible(total == done)
        self._done.show_text(say("triage.done" if total else "triage.no-claims"))
        self.show_articles.setVisible(total == done)
        self.show_below.setVisible(bool(model.below))
        self.show_below.setText(say("triage.below", count=model.below))
        self.kinds.show_counts(model.left_out)

    def _on_threshold(self, threshold: int) -> None:
        self._name_threshold(threshold)
        chosen = self.cards.chosen
        with QSignalBlocker(self.cards):
            self.model.set_threshold(threshold)
            self._choose_again(chosen, None)
        self.cards.show_again()
        if self.cards.chosen != chosen:
            self._on_card(self.cards.chosen)
        self.threshold_changed.emit(threshold)

    def _name_threshold(self, threshold: int) -> None:
        said = self._words.say("triage.from-score", score=threshold)
        self._from.show_text(said)
        self.slider.setAccessibleDescription(said)

    def _show_all(self) -> None:
        self.slider.setValue(0)
        self.cards.setFocus()

    def _on_kinds(self) -> None:
        chosen = self.cards.chosen
        with QSignalBlocker(self.cards):
            self.model.show_kinds(self.kinds.kinds)
            self._choose_again(chosen, None)
        self.cards.show_again()
        if self.cards.chosen != chosen:
            self._on_card(self.cards.chosen)
        self.cards.setFocus()

    # -- what is done -------------------------------------------------------------------------------------------------

    def choose_next(self) -> None:
        """Choose the card below."""
        self.cards.step(1)

    def choose_previous(self) -> None:
        """Choose the card above."""
        self.cards.step(-1)

    def go_on(self) -> None:
        """The chosen claim is being decided: choose the next that waits, at once."""
        card = self.cards.chosen
        if card is not None and card.number is not None:
            self.model.await_decision(card.number)
            row = self.model.next_undecided(self.cards.currentIndex().row())
            if row is not None:
                self.cards.choose_row(row)

    @property
    def left_out_chosen(self) -> Card | None:
        """The chosen card where it is no claim yet."""
        card = self.cards.chosen
        return card if card is not None and not card.is_claim else None

    def add_chosen(self) -> None:
        """Make a claim of the chosen card."""
        card = self.left_out_chosen
        if card is not None and card.drawn is not None and self._number is not None:
            self._session.do(partial(add_drawn, self._number, card.drawn), self._on_made)

    def place_of_chosen(self, width: int) -> QPoint:
        """Where on the screen a menu of a width opens for the chosen card."""
        return self.cards.place_of_chosen(width)

    def _on_card(self, card: Card | None) -> None:
        self.claim_chosen.emit(card.number if card else None)
        if card is not None and not card.is_claim and card.span:
            self.span_chosen.emit(*card.span)

    def _on_typed(self, number: int, text: str) -> None:
        if text:
            self._session.do(partial(edit_text, number, text), on_failed=partial(self._on_not_edited, number, text))
        else:
            self._session.failed.emit(Message("claim.empty"))

    def _on_not_edited(self, number: int, text: str, problem: Message) -> None:
        self._session.failed.emit(problem)
        self.cards.edit_again(number, text)

    def _on_made(self, changes: Changes) -> None:
        self._wanted = changes.made[0]
        self._ask()

    def _on_failed(self) -> None:
        """What was not done is still undecided."""
        self.model.stop_waiting()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("claim", "speaker", "verdict", "evidence"):
            self._ask()
            if self._number is None:
                self.articles.refresh()

    def _on_closed(self) -> None:
        self.show_article(None)


def _slider(name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(name)
    slider.setRange(0, HIGHEST)
    slider.setSingleStep(STEP)
    slider.setPageStep(2 * STEP)
    slider.setFixedWidth(SLIDER_WIDTH)
    return slider


def _link(text: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("look", "link")
    return button


def _article(number: int, workspace: "Workspace") -> "StoredArticle":
    return workspace.articles.get(number)
