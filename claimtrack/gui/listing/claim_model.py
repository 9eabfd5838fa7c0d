"""The claims of the list: their numbers all at once, their rows only where one looks.

A list of a million numbers takes 8 MB; rows are asked for a page at a time and a few thousand are kept.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, ClaimRow
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_words import column_words, evidence_words, said_by_and_when, verdict_words
from claimtrack.gui.listing.columns import Column
from claimtrack.gui.parts.text import line, tooltip
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

PAGE = 64  # rows asked for together
PAGES_AT_ONCE = 4
KEPT = 8_192  # rows
FEW = 20  # rows that are looked for one by one
RowRole = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ClaimModel(QAbstractTableModel):
    """The claims that a query names, in its order."""

    listed = Signal()  # the numbers are new

    def __init__(self, session: Session, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._query: ClaimQuery | None = None
        self._numbers: array[int] = array("q")
        self._rows: dict[int, ClaimRow | None] = {}
        self._touched: set[int] = set()
        self._wanted: dict[int, None] = {}  # pages, the latest last
        self._is_asking = False
        self._leaving = 0  # actions under way after which claims are listed no more
        self._asker = QTimer(self, singleShot=True, interval=0)
        self._asker.timeout.connect(self._ask_for_pages)
        session.changed.connect(self._on_changed)
        session.renamed.connect(self._on_renamed)

    # -- what is listed -----------------------------------------------------------------------------------------------

    def show(self, query: ClaimQuery) -> None:
        """List the claims of a query; `listed` follows."""
        self._query = query
        if self._numbers:
            self._session.read(partial(_numbers, query), self._on_numbers, key=self)
        else:  # what is seen first comes first: the numbers of a million take a while
            self._session.read(partial(_first_page, query), self._on_first_page, key=self)

    def clear(self) -> None:
        """List nothing."""
        self._query = None
        self._rows.clear()
        self._is_asking = False
        self._leaving = 0
        self._set_numbers(array("q"))

    def take_out(self, runs: Sequence[range]) -> None:
        """List no more what is in these rows, from above: it is about to leave; `settle` is called once it has."""
        self._leaving += 1
        numbers = self._numbers[:]
        for run in reversed(runs):
            del numbers[run.start : run.stop]
        self._set_numbers(numbers)

    def settle(self) -> None:
        """What was taken out has left, or has not: ask what is listed now."""
        self._leaving -= 1
        if self._query is not None:
            self.show(self._query)

    @property
    def query(self) -> ClaimQuery | None:
        """What is listed."""
        return self._query

    def number(self, row: int) -> int | None:
        """The claim in a row."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else None

    def row_of(self, number: int) -> int | None:
        """The row of a claim."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def known_row(self, row: int) -> ClaimRow | None:
        """What a row shows if it has come; it is not asked for."""
        return self._rows.get(self._numbers[row])

    def row(self, row: int) -> ClaimRow | None:
        """What a row shows, None until it has come."""
        number = self._numbers[row]
        if number not in self._rows:
            self._want(row // PAGE)
        return self._rows.get(number)

    def _on_first_page(self, page: "tuple[array[int], list[ClaimRow]]") -> None:
        numbers, rows = page
        self._rows.update((row.id, row) for row in rows)
        self._on_numbers(numbers)
        if self._query is not None and len(numbers) == PAGE:
            self._session.read(partial(_numbers, self._query), self._on_numbers, key=self)

    def _on_numbers(self, numbers: "array[int]") -> None:
        if not self._leaving:  # else it may be from before they left
            self._set_numbers(numbers)

    def _set_numbers(self, numbers: "array[int]") -> None:
        if numbers == self._numbers:
            self._repaint_touched()
        elif len(self._numbers) == PAGE and numbers[:PAGE] == self._numbers:
            self.beginInsertRows(NOWHERE, PAGE, len(numbers) - 1)  # the rest of a list whose first page came first
            self._numbers = numbers
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._numbers = numbers
            self._wanted.clear()
            self._touched.clear()
            self.endResetModel()
        self.listed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("speaker"):
            self._rows.clear()
        for number in changes.ids.get("claim", ()):
            self._rows.pop(number, None)
            self._touched.add(number)
        if self._query is not None and changes.touches("claim", "speaker", "source", "evidence", "verdict", "note"):
            self.show(self._query)

    def _on_renamed(self) -> None:
        """Verdicts are hidden from some and not from others."""
        self._rows.clear()
        self._repaint(0, len(self._numbers) - 1)

    # -- pages --------------------------------------------------------------------------------------------------------

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._is_asking:
            self._asker.start()

    def _ask_for_pages(self) -> None:
        """Ask for the pages that were looked at last; those that were scrolled past are forgotten."""
        pages = list(self._wanted)[-PAGES_AT_ONCE:]
        self._wanted.clear()
        numbers = [number for page in pages for number in self._numbers[page * PAGE : (page + 1) * PAGE]]
        numbers = [number for number in numbers if number not in self._rows]
        if numbers:
            self._is_asking = True
            got = partial(self._on_rows, pages, numbers)
            self._session.read(partial(_rows, numbers), got, on_failed=self._on_no_rows)

    def _on_rows(self, pages: list[int], asked: list[int], rows: list[ClaimRow]) -> None:
        self._is_asking = False
        self._rows.update(dict.fromkeys(asked))  # one that is gone by now is not asked for again
        self._rows.update((row.id, row) for row in rows)
        while len(self._rows) > KEPT:
            del self._rows[next(iter(self._rows))]
        for page in pages:
            self._repaint(page * PAGE, (page + 1) * PAGE - 1)
        if self._wanted:
            self._asker.start()

    def _on_no_rows(self, message: object) -> None:
        self._is_asking = False
        self._session.failed.emit(message)

    def _repaint_touched(self) -> None:
        """Of a list that is the same, only what was changed is drawn anew, if it is little."""
        touched, self._touched = self._touched, set()
        if len(touched) > FEW:
            self._repaint(0, len(self._numbers) - 1)
            return
        for number in touched:
            if (row := self.row_of(number)) is not None:
                self._repaint(row, row)

    def _repaint(self, first: int, last: int) -> None:
        last = min(last, len(self._numbers) - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, Column.CLAIM), self.index(last, len(Column) - 1))

    # -- Qt's questions -----------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in {
            RowRole,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        row = self.row(index.row())
        if role == RowRole:
            return row
        if row is None:
            return ""
        return self._text(row, Column(index.column()), spoken=role == Qt.ItemDataRole.AccessibleTextRole)

    def _text(self, row: ClaimRow, column: Column, *, spoken: bool) -> str:
        if column is not Column.CLAIM:
            return column_words(self._words, row, column)
        claim = line(row.text)
        if not spoken:
            return claim
        said = said_by_and_when(self._words, row)
        return "\n".join((claim, said, evidence_words(self._words, row), verdict_words(self._words, row)))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        name = self._words.say(f"list.column.{Column(section).name.lower()}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._words.say("list.sort-by", column=name))
        return name if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None


def _first_page(query: ClaimQuery, workspace: "Workspace") -> "tuple[array[int], list[ClaimRow]]":
    numbers = workspace.claims.numbers(replace(query, limit=PAGE))
    return numbers, workspace.claims.rows(list(numbers))


def _numbers(query: ClaimQuery, workspace: "Workspace") -> "array[int]":
    return workspace.claims.numbers(query)


def _rows(numbers: Iterable[int], workspace: "Workspace") -> list[ClaimRow]:
    return workspace.claims.rows(list(numbers))
