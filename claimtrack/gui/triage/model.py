"""The cards of one article: its claims in the order of the text, with what is shown only on demand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import merge
from operator import attrgetter

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from claimtrack.domain.drawn import Kind
from claimtrack.domain.words import Words
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.triage.card import Card, commands_for, explanation, spoken

CardRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """Which cards are shown: those decided, those from the threshold on, and the ones left out where one asks."""

    counted = Signal()  # what is shown or hidden has changed

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._claims: list[Card] = []
        self._left_out: list[Card] = []
        self._shown: list[Card] = []
        self._threshold = 0
        self._shown_kinds: frozenset[Kind] = frozenset()
        self._revealed: set[int] = set()
        self._pending: set[int] = set()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Show nothing: another article comes."""
        self._claims, self._left_out = [], []
        self._shown_kinds = frozenset()
        self._revealed.clear()
        self._pending.clear()
        self._arrange()

    def show_claims(self, cards: Sequence[Card]) -> None:
        """Show these claims."""
        self._claims = list(cards)
        self._pending.clear()
        self._arrange()

    def show_left_out(self, cards: Sequence[Card]) -> None:
        """Know what was not proposed; what lies in a claim is none of it."""
        self._left_out = list(cards)
        self._arrange()

    def set_threshold(self, threshold: int) -> None:
        """Show undecided claims from this score on."""
        self._threshold = threshold
        self._revealed.clear()
        self._arrange()

    def show_kinds(self, kinds: frozenset[Kind]) -> None:
        """Show what was not proposed where it is of these kinds."""
        self._shown_kinds = kinds
        self._arrange()

    def reveal(self, number: int) -> None:
        """Show a claim whatever its score: it was chosen elsewhere."""
        if self.row_of(number) is None:
            self._revealed.add(number)
            self._arrange()

    # -- what is counted ----------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many claims the article has."""
        return len(self._claims)

    @property
    def looked_at(self) -> int:
        """How many of them are not in the Inbox any more."""
        return sum(not card.is_undecided for card in self._claims)

    @property
    def below(self) -> int:
        """How many are hidden because of the threshold."""
        return sum(not self._is_shown(card) for card in self._claims)

    @property
    def left_out(self) -> Counter[Kind]:
        """How much there is of each kind that was not proposed, beside the claims."""
        return Counter(card.drawn.kind for card in self._beside() if card.drawn is not None)

    # -- single cards -------------------------------------------------------------------------------------------------

    def card(self, row: int) -> Card | None:
        """The card in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, number: int | None) -> int | None:
        """The row of a claim, None where it is not shown."""
        if number is None:
            return None
        return next((row for row, card in enumerate(self._shown) if card.number == number), None)

    def row_at(self, span: tuple[int, int] | None) -> int | None:
        """The row of what was left out at a place in the text."""
        return next((row for row, card in enumerate(self._shown) if not card.is_claim and card.span == span), None)

    def await_decision(self, number: int) -> None:
        """A claim is being decided: it is not undecided any more, whatever it shows until that is done."""
        self._pending.add(number)

    def stop_waiting(self) -> None:
        """Something was not done: what shows as undecided is so."""
        self._pending.clear()

    def next_undecided(self, row: int) -> int | None:
        """The nearest row below that waits in the Inbox, then the first from above."""
        places = (*range(row + 1, len(self._shown)), *range(row))
        return next((place for place in places if self._waits(self._shown[place])), None)

    def _waits(self, card: Card) -> bool:
        return card.is_undecided and card.number not in self._pending

    # -- arranging ----------------------------------------------------------------------------------------------------

    def _is_shown(self, card: Card) -> bool:
        return not card.is_undecided or card.score >= self._threshold or card.number in self._revealed

    def _beside(self) -> list[Card]:
        spans = [card.span for card in self._claims if card.span]
        return [card for card in self._left_out if not any(_overlap(card, span) for span in spans)]

    def _arrange(self) -> None:
        claims: Iterable[Card] = [card for card in self._claims if self._is_shown(card)]
        beside = [card for card in self._beside() if card.drawn is not None and card.drawn.kind in self._shown_kinds]
        shown = list(merge(claims, beside, key=attrgetter("place")))
        before, self._shown = self._shown, shown
        if [_identity(card) for card in before] == [_identity(card) for card in shown]:
            for row, (was, card) in enumerate(zip(before, shown, strict=True)):
                if was != card:
                    self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self._shown = before
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        self.counted.emit()

    # -- Qt's model ---------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        card = self.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == CardRole:
            return card
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(self._words, card)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(explanation(self._words, card))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        card = self.card(index.row()) if index.isValid() else None
        if card is not None and "claim.edit" in commands_for(card):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _identity(card: Card) -> object:
    return card.number if card.is_claim else card.span


def _overlap(card: Card, span: tuple[int, int]) -> bool:
    return card.span is not None and card.span[0] < span[1] and span[0] < card.span[1]
