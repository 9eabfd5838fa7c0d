"""A card with actions: behind its button, in its context menu and at the Enter key; some have a key of their own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.commands.key_guard import KeyGuard
from claimtrack.gui.commands.keyboard import combination
from claimtrack.gui.parts.addresses import can_open, open_address, written_out
from claimtrack.gui.parts.focus_frame import paint_focus_frame
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import label, tooltip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, Theme

LEAST_BUTTON = QSize(26, 22)  # pixels


class ActionCard(QFrame):
    """What the cards of the claim column share; each says what its menu holds.

    While a card has the keyboard, its keys are its own and not the window's. Where the workspace is only read, what
    would change something is shown and off.
    """

    def __init__(self, words: Words, theme: Theme, name: str, actions_name: str, *, is_readonly: bool) -> None:
        super().__init__()
        self.words, self.is_readonly = words, is_readonly
        self._keys: dict[QKeySequence, Callable[[], object]] = {}
        KeyGuard(self, self._keys)
        self._accent = theme.accent
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.menu_button = QToolButton()
        self.menu_button.setText("⋯")
        self.menu_button.setProperty("look", "quiet")
        self.menu_button.setAccessibleName(actions_name)
        self.menu_button.setFixedSize(_button_size())
        self.menu_button.setStyleSheet("QToolButton { padding: 0; }")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card itself is on the way of Tab
        self.menu_button.clicked.connect(self.show_menu)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(2)

    def head(self, title: PlainLabel, *beside: QWidget) -> QHBoxLayout:
        """The first row: the title, what stands beside it, and the button of the menu."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(title, 1)
        for part in (*beside, self.menu_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def fill_menu(self, menu: QMenu) -> None:
        """Puts the card's actions into its menu."""
        raise NotImplementedError

    def add_opening(self, menu: QMenu, address: str) -> None:
        """Offers to open an address of the web, which is shown whole before."""
        if can_open(address):
            shown = written_out(address)
            action = menu.addAction(label(self.words.say("address.open", address=shown)))
            action.setToolTip(tooltip(shown))
            action.triggered.connect(partial(open_address, address))
            menu.setToolTipsVisible(True)
            menu.addSeparator()

    def give_key(self, keys: str, slot: Callable[[], object]) -> None:
        """Lets a key do something that changes the workspace, while the card has the keyboard."""
        if not self.is_readonly:
            self._keys[QKeySequence(keys)] = slot

    def add_change(self, menu: QMenu, said: str, slot: Callable[[], object], keys: str = "") -> QAction:
        """Offers something that changes the workspace, with the key that does it, too."""
        written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{said}\t{written}" if written else said)
        action.triggered.connect(slot)
        action.setEnabled(not self.is_readonly)
        return action

    def show_menu(self) -> None:
        """Opens the menu below its button."""
        self._popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _popup(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(point)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.show_menu()
        else:
            self._popup(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self._keys.get(combination(event))
        if own is not None:
            own()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.show_menu()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_focus_frame(self, self._accent)


def _button_size() -> QSize:
    """Room for the sign at every size of the text, and none that would make a row higher."""
    metrics = QFontMetrics(fonts.text_font())
    return LEAST_BUTTON.expandedTo(QSize(metrics.horizontalAdvance("⋯") + GAP, metrics.height()))
