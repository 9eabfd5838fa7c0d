"""The articles whose claims wait in the Inbox, to choose one from; what to do where there are none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line, tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

NumberRole = int(Qt.ItemDataRole.UserRole)
TITLE = 90  # characters


class TriageArticles(QWidget):
    """Lists them with how many claims wait; `article_chosen` carries the number of one."""

    article_chosen = Signal(int)

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._is_asked = False
        self._waiting: list[tuple[int, str, int]] | None = None
        self._hint = PlainLabel(words.say("triage.choose-article"), role="small", follows_text=False)
        self._list = _List(words.say("triage.articles"))
        self._list.itemActivated.connect(self._on_item)
        self._list.itemClicked.connect(self._on_item)
        self.setFocusProxy(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(self._hint)
        layout.addWidget(self._list, 1)
        layout.addStretch(0)

    def refresh(self) -> None:
        """Count anew."""
        self._session.read(_waiting, self._show, key=(id(self), "articles"))

    def ask(self) -> None:
        """Count anew, and ask only where there is a choice."""
        self._is_asked = True
        self.refresh()

    def titles(self) -> list[str]:
        """The articles that can be chosen, in words."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    @property
    def hint(self) -> str:
        """What to do, in words."""
        return self._hint.text()

    def _show(self, waiting: list[tuple[int, str, int]]) -> None:
        is_asked, self._is_asked = self._is_asked, False
        if is_asked and len(waiting) == 1:
            self.article_chosen.emit(waiting[0][0])
            return
        if waiting == self._waiting:
            return
        self._waiting = waiting
        chosen = self._list.currentRow()
        self._list.clear()
        for number, title, count in waiting:
            said = self._words.say("triage.waiting", count=count)
            item = QListWidgetItem(f"{said}  ·  {isolate(line(title, TITLE))}")
            item.setData(NumberRole, number)
            item.setToolTip(tooltip(title))
            self._list.addItem(item)
        self._list.setVisible(bool(waiting))
        self._list.setCurrentRow(min(max(chosen, 0), len(waiting) - 1))
        self._hint.show_text(self._words.say("triage.choose-article" if waiting else "triage.nothing-waits"))

    def _on_item(self, item: QListWidgetItem) -> None:
        self.article_chosen.emit(item.data(NumberRole))


class _List(QListWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "pages")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""


def _waiting(workspace: "Workspace") -> list[tuple[int, str, int]]:
    counts = workspace.articles.undecided()
    return [(entry.id, entry.title, counts[entry.id]) for entry in workspace.articles.entries() if entry.id in counts]
