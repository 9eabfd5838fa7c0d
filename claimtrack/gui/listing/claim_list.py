"""The list of claims: chips, rows of one height, and what to do where there are none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_model import ClaimModel
from claimtrack.gui.listing.claim_table import ClaimTable
from claimtrack.gui.listing.columns import ORDER_OF, Column
from claimtrack.gui.listing.filter_bar import FilterBar, Filters
from claimtrack.gui.parts.empty_state import EmptyState
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

HELP = {  # the commands that help where nothing is listed
    "list.empty.closed": ("file.open", "file.new", "file.sample"),
    "list.empty.all": ("file.import", "claim.new"),
    "list.empty.inbox": ("file.import", "claim.new"),
    "list.empty.found": ("view.clear",),
    "list.empty.article": ("article.draw-again",),
}


@dataclass(frozen=True, slots=True)
class _Left:
    """Rows that were taken out of the list: the claim on show, and the numbers that the rows had."""

    chosen: int | None
    runs: Sequence[range]
    numbers: Sequence[int | None]


class ClaimList(QFrame):
    """Lists the claims of a query.

    `claim_chosen` carries a number or None, `claim_opened` tells that it was chosen by a click or by Enter.
    """

    claim_chosen = Signal(object)
    claim_opened = Signal()
    menu_wanted = Signal(QPoint)  # where on the screen
    filters_changed = Signal(object)

    def __init__(
        self, session: Session, words: Words, theme: Theme, filters: Filters, *, is_reversed: bool = False
    ) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._query = ClaimQuery(is_reversed=is_reversed)
        self._chosen: int | None = None
        self._chosen_row = 0
        self._is_listed = True  # whether the chosen claim was chosen in a row of the list
        self._left: _Left | None = None  # what was taken out of the list and is to come back
        self.setProperty("role", "surface")
        self.setMinimumWidth(260)
        self.bar = FilterBar(session, words, filters)
        self.bar.changed.connect(self._on_filters)
        self.model = ClaimModel(session, words, self)
        self.model.listed.connect(self._on_listed)
        self.table = ClaimTable(words, theme, self.model)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.table.sort_wanted.connect(self._on_header)
        self.table.activated.connect(self.claim_opened)
        self.table.clicked.connect(self._on_clicked)
        session.scale_changed.connect(self._on_scale)
        self.model.dataChanged.connect(self._on_rows)
        self._on_scale()
        self.empty = EmptyState(words)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(below, 1)

    # -- what is listed -----------------------------------------------------------------------------------------------

    def show_query(self, query: ClaimQuery) -> None:
        """List other claims, from the top where the chosen one is not among them; the chips stay laid over them."""
        if query != self._query:
            self._chosen_row = 0
        self._query = query
        self.bar.show_statuses(query.statuses)
        self.table.mark_search(query.text)
        self.model.show(self.bar.filters.narrow(query))

    def clear(self) -> None:
        """List nothing: no workspace is open."""
        self.model.clear()
        self._set_chosen(None)

    def _on_filters(self, filters: Filters) -> None:
        self._query = replace(self._query, is_reversed=False)
        self.show_query(self._query)
        self.filters_changed.emit(filters)

    def _on_header(self, column: Column) -> None:
        """Sort by a column, then the other way round."""
        order = ORDER_OF[Column(column)]
        again = self.bar.filters.order is order
        self._query = replace(self._query, is_reversed=not self._query.is_reversed if again else False)
        self.bar.show_filters(replace(self.bar.filters, order=order))
        self.show_query(self._query)
        self.filters_changed.emit(self.bar.filters)

    def _on_listed(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        if not self.model.rowCount():
            code = self._why_empty()
            self.empty.show_state(self._words.say(code), HELP.get(code, ()))
        self.table.show_order(self.bar.filters.order, is_reversed=self._query.is_reversed)
        self._choose_again()

    @property
    def empty_text(self) -> str:
        """What stands in place of rows, where there are none."""
        return self.empty.text if self._stack.currentIndex() else ""

    def _why_empty(self) -> str:
        query, filters = self._query, self.bar.filters
        if self.model.query is None:
            return "list.empty.closed"
        is_article = filters == Filters(article_id=filters.article_id, article_title=filters.article_title)
        if is_article and not filters.is_empty and not query.statuses and not query.text.strip():
            return "list.empty.article"
        if query.text.strip() or not filters.is_empty:
            return "list.empty.found"
        return f"list.empty.{next(iter(query.statuses))}" if query.statuses else "list.empty.all"

    @property
    def is_reversed(self) -> bool:
        """Whether the order runs the other way round."""
        return self._query.is_reversed

    # -- the chosen claim ---------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> int | None:
        """The claim that the other columns show."""
        return self._chosen

    def chosen_rows(self) -> list[range]:
        """The rows that are selected, as runs from above: a hundred thousand are one run."""
        selection = self.table.selectionModel().selection()
        areas = (selection.at(place) for place in range(selection.count()))
        runs = {(area.top(), area.bottom()) for area in areas}
        return [range(top, bottom + 1) for top, bottom in sorted(runs)]

    def chosen_numbers(self) -> list[int]:
        """The claims that an action is for, in the order of the list, or the one that is shown without a row."""
        rows = dict.fromkeys(row for run in self.chosen_rows() for row in run)
        listed = [number for row in rows if (number := self.model.number(row)) is not None]
        return listed or ([self._chosen] if self._chosen is not None else [])

    def choose(self, number: int | None) -> None:
        """Choose a claim; one that is not listed is shown all the same, without a row."""
        row = self.model.row_of(number) if number is not None else None
        if row is not None:
            self._go_to(row)
        else:
            self.table.clearSelection()
            self._set_chosen(number, is_listed=False)

    def keep_chosen(self) -> None:
        """Keep the chosen claim on show though it leaves the list: one is at work on it."""
        self._is_listed = False

    def do_and_go_on(self, action: Callable[["Workspace"], Changes]) -> None:
        """Do something after which the chosen claims are listed no more; the next is chosen at once.

        Where it is refused, they are chosen again.
        """
        runs = self.chosen_rows()
        left = _Left(self._chosen, runs, self._numbers_in(runs))
        self._is_listed = True
        self._chosen_row = runs[0].start if runs else self._chosen_row
        self.model.take_out(runs)
        self._session.do(action, self._on_gone, partial(self._on_not_gone, left))

    def do_then_go_on(self, action: Callable[["Workspace"], Changes]) -> None:
        """The same where it may well be refused: the chosen claims stay in their rows until it is done."""
        runs = self.chosen_rows()
        self._session.do(action, partial(self._on_left, runs))

    def _on_left(self, runs: Sequence[range], _changes: Changes) -> None:
        self._is_listed = True
        self._chosen_row = runs[0].start if runs else self._chosen_row

    def _on_gone(self, _changes: Changes) -> None:
        self.model.settle()

    def _on_not_gone(self, left: "_Left", message: Message) -> None:
        self._left = left
        self.model.settle()
        self._session.failed.emit(message)

    def choose_next(self) -> None:
        """Choose the claim below."""
        self._step(1)

    def choose_previous(self) -> None:
        """Choose the claim above."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.model.rowCount():
            current = self.table.currentIndex()
            row = current.row() + step if current.isValid() else self._chosen_row
            self._go_to(min(max(row, 0), self.model.rowCount() - 1))

    def _choose_again(self) -> None:
        """After a new list: the same claim, or else the one that has come into its place."""
        left, self._left = self._left, None
        if left is not None and self._numbers_in(left.runs) == left.numbers:
            self._choose_rows(left)
            return
        row = self.model.row_of(self._chosen) if self._chosen is not None else None
        if row is None and not self._is_listed:
            return
        if row is None and self.model.rowCount():
            row = min(self._chosen_row, self.model.rowCount() - 1) if self._chosen is not None else 0
        if row is not None:
            self._go_to(row)
        else:
            self._set_chosen(None)

    def _numbers_in(self, runs: Sequence[range]) -> list[int | None]:
        return [self.model.number(row) for run in runs for row in run]

    def _choose_rows(self, left: "_Left") -> None:
        """Choose several rows, and show the claim among them that was shown."""
        selection, chosen = QItemSelection(), left.runs[0].start if left.runs else 0
        for run in left.runs:
            ends = (self.model.index(row, Column.CLAIM) for row in (run.start, run.stop - 1))
            selection.select(*ends)
        row = self.model.row_of(left.chosen) if left.chosen is not None else None
        self._go_to(chosen if row is None else row)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(selection, flags)

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, Column.CLAIM)
        if index != self.table.currentIndex() or not self.table.selectionModel().isRowSelected(row):
            self.table.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
        self.table.scrollTo(index)
        self._set_chosen(self.model.number(row))
        self._chosen_row = row

    def _on_scale(self) -> None:
        self._ratings = set(self._session.scale.ratings)
        self.table.show_ratings(self._ratings)

    def _on_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        """Verdicts may be of other scales than the one in use."""
        rows = (self.model.known_row(row) for row in range(first.row(), last.row() + 1))
        found = {row.rating for row in rows if row is not None and row.rating is not None}
        if not found <= self._ratings:
            self._ratings |= found
            self.table.show_ratings(self._ratings)

    def _on_clicked(self) -> None:
        """A click that adds a row to those that are selected opens none."""
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.claim_opened.emit()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._chosen_row = current.row()
            self._set_chosen(self.model.number(current.row()))

    def _set_chosen(self, number: int | None, *, is_listed: bool = True) -> None:
        self._is_listed = is_listed
        if number != self._chosen:
            self._chosen = number
            self.claim_chosen.emit(number)

    def _on_menu(self, place: QPoint) -> None:
        if self.table.indexAt(place).isValid():
            self.menu_wanted.emit(self.table.viewport().mapToGlobal(place))
