"""The frame of a library page: a heading, a search, a table, and beside it what is chosen, with what one can do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.words import Words
from claimtrack.gui.parts.empty_state import EmptyState
from claimtrack.gui.parts.entry_table import Entry, EntryTable
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

Found = TypeVar("Found")
PAUSE = 120  # milliseconds after a letter until the search begins
DETAIL = 320  # pixels


class LibraryPage(QFrame):
    """One page; those who make it say what it lists, what stands beside, and what its buttons do.

    It has so many `columns`. `kinds` are the records after whose change the page is read anew, `spared` the columns
    that a narrow page has no room for, `helped_by` the commands by which an empty page gets its first row.
    """

    name: str
    kinds: tuple[str, ...]
    columns: int
    spared: tuple[int, ...] = ()
    helped_by: tuple[str, ...] = ()

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self.session, self.words, self.theme = session, words, theme
        self.setProperty("role", "surface")
        headings = [words.say(f"{self.name}.column-{number}") for number in range(self.columns)]
        self.table = EntryTable(words.say(f"sidebar.{self.name}"), headings, theme, self.spared)
        self.search = LineField(words.say(f"{self.name}.search"), hint=words.say(f"{self.name}.search"))
        self.search.setClearButtonEnabled(True)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._groups: list[tuple[QPushButton, ...]] = []
        self.detail = QVBoxLayout()
        self.detail.setSpacing(GAP)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.empty = EmptyState(words)
        self._lay_out()
        self._pause.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(self.show_chosen)
        session.changed.connect(self._on_changed)
        session.renamed.connect(self._on_renamed)

    def _lay_out(self) -> None:
        heading = PlainLabel(self.words.say(f"sidebar.{self.name}"), follows_text=False)
        heading.setFont(fonts.title_font())
        heading.setWordWrap(False)
        self.search.setMaximumWidth(320)
        above = QHBoxLayout()
        above.addWidget(heading)
        above.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP)
        above.addLayout(self._actions)
        above.addWidget(self.search, 2)
        rows = QWidget()
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(MARGIN, WIDE, MARGIN, 0)
        self.column.setSpacing(WIDE)
        self.column.addLayout(above)
        self.column.addWidget(rows, 1)
        holder = QFrame()
        holder.setProperty("role", "page")
        beside = QVBoxLayout(holder)
        beside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        beside.addLayout(self.detail)
        beside.addStretch(1)
        self._beside = QScrollArea()
        self._beside.setWidget(holder)
        self._beside.setWidgetResizable(True)
        self._beside.setFixedWidth(DETAIL)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rule = QFrame()
        self._rule.setProperty("role", "rule")
        self._rule.setFixedWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.column, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._beside)

    # -- for those who make a page ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the rows anew."""
        raise NotImplementedError  # a widget's metaclass is Qt's, so the class cannot be declared abstract

    def show_chosen(self) -> None:
        """Show what is chosen, and offer what can be done with it."""
        raise NotImplementedError

    def ask(self, question: Callable[["Workspace"], Found], on_answer: Callable[[Found], object], what: str) -> None:
        """Put a question; a newer one about the same makes its answer unwanted."""
        self.session.read(question, on_answer, key=(id(self), what))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the rows, or a sentence where there are none."""
        self.table.show_entries(entries)
        is_searched = bool(self.search.text().strip())
        code = f"{self.name}.not-found" if is_searched else f"{self.name}.empty"
        self.empty.show_state(self.words.say(code), ("view.clear",) if is_searched else self.helped_by)
        self._rows.setCurrentIndex(0 if entries else 1)
        for part in (self._rule, self._beside):
            part.setVisible(bool(entries))
        self.show_chosen()

    def choose(self, key: object) -> None:
        """Choose a row by what it stands for, and put the keyboard into the list."""
        row = self.table.entries.row_of(key)
        if row is not None:
            self.table.choose_row(row)
            self.table.setFocus()

    def add_actions(self, *buttons: QWidget) -> None:
        """Put buttons and choices beside the heading, for the page as a whole, whether something is listed or not."""
        for button in buttons:
            self._actions.addWidget(button)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put buttons side by side below what stands beside the list, as many in a row as there is room for."""
        row = FlowLayout(GAP)
        for button in buttons:
            row.addWidget(button)
        self.detail.addLayout(row)
        self._groups.append(buttons)

    def _show_menu(self, place: QPoint) -> None:
        """What the buttons do for the row that one points at, once it is known what those of a row just chosen do."""
        self.ask(_nothing, partial(self._popup, place), "menu")

    def _popup(self, place: QPoint, _known: None) -> None:
        menu = QMenu(self)
        for group in self._groups:
            menu.addSeparator()
            for button in group:
                if not button.isHidden():
                    action = menu.addAction(button.text(), button.click)
                    action.setEnabled(button.isEnabled())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def button(self, code: str, slot: Callable[[], object]) -> QPushButton:
        """A button that says and does one thing."""
        button = QPushButton(self.words.say(code))
        button.clicked.connect(slot)
        return button

    @property
    def is_writable(self) -> bool:
        """Whether something can be changed."""
        return self.session.is_open and not self.session.is_readonly

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(*self.kinds):
            self.refresh()

    def _on_renamed(self) -> None:
        if self.isVisible():
            self.refresh()


def _nothing(_workspace: "Workspace") -> None:
    """What is asked after other questions, to hear when those are answered."""


def empty_layout(layout: QVBoxLayout) -> None:
    """Take out what a layout shows."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
