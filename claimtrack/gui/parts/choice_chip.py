"""A chip that narrows a list to one of the things there are: they are asked for when it is opened, and searched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.parts.text import label
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT
from claimtrack.language.text.folding import fold

SHOWN = 14  # choices at once; the rest is found by typing
FIELD_WIDTH = 260  # pixels


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what it is known by, and what it is called."""

    value: str | int
    name: str


class ChoiceChip(QToolButton):
    """Offers what `ask` hands over; `chosen` carries a Choice, or None where all are wanted."""

    chosen = Signal(object)

    def __init__(self, session: Session, words: Words, code: str, ask: Callable[..., Sequence[Choice]]) -> None:
        super().__init__()
        self._session, self._ask_for = session, ask
        self._choices: Sequence[Choice] = ()
        self.setProperty("look", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words.say(code))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setAccessibleName(words.say(code))
        self._field = QLineEdit()
        self._field.setPlaceholderText(words.say("filter.choice.hint"))
        self._field.setAccessibleName(words.say("filter.choice.hint"))
        self._field.setMinimumWidth(FIELD_WIDTH)
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._list)
        self._field.returnPressed.connect(self._choose_first)
        self._field.installEventFilter(self)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        layout.addWidget(self._field)
        field = QWidgetAction(menu)
        field.setDefaultWidget(holder)
        menu.addAction(field)
        self._any = QAction(words.say("filter.any"), menu)
        self._nothing = QAction(words.say("filter.nothing"), menu)
        self._nothing.setEnabled(False)
        menu.addActions([self._any, self._nothing])
        menu.addSeparator()
        self._entries: list[QAction] = []
        menu.triggered.connect(self._on_triggered)
        menu.aboutToShow.connect(self._ask)
        self.setMenu(menu)

    def hold(self, name: str) -> None:
        """Says what the list is narrowed to, or that it is not."""
        self.setText(f"{label(name)} ▾")

    def _ask(self) -> None:
        self._field.clear()
        self._field.setFocus()
        self._session.read(self._ask_for, self._on_choices, key=(id(self), "choices"))

    def _on_choices(self, choices: Sequence[Choice]) -> None:
        self._choices = choices
        self._list()

    def _found(self) -> list[Choice]:
        wanted = fold(self._field.text()).strip()
        return [choice for choice in self._choices if wanted in fold(choice.name)][:SHOWN]

    def _list(self) -> None:
        menu = self.menu()
        for action in self._entries:
            menu.removeAction(action)
            action.deleteLater()
        self._entries = []
        for choice in self._found():
            action = menu.addAction(label(choice.name))
            action.setData(choice)
            self._entries.append(action)
        self._nothing.setVisible(not self._entries)

    def _choose_first(self) -> None:
        found = self._found()
        if found:
            self.menu().close()
            self.chosen.emit(found[0])

    def _on_triggered(self, action: QAction) -> None:
        if action is self._any:
            self.chosen.emit(None)
        elif isinstance(action.data(), Choice):
            self.chosen.emit(action.data())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field the arrows go down into the choices."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.menu().setFocus()
            self.menu().setActiveAction(self._entries[0] if self._entries else self._any)
            return True
        return False
