"""The bar above: the workspace's name, what one adds, the search, the export."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions, keys_of, tip
from claimtrack.gui.layout_switch import LayoutSwitch
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE

PAUSE = 120  # milliseconds after a letter until the search begins


class TopBar(QFrame):
    """Buttons for the commands that everyone needs, and the search; `search_left` tells that one goes to the list."""

    searched = Signal(str)
    search_left = Signal()

    def __init__(self, words: Words, actions: Actions) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "bar")
        self._name = PlainLabel(follows_text=False)
        self._name.setFont(fonts.strong_font())
        self._name.setWordWrap(False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"{words.say('search.hint')}   {keys_of('edit.find')}")
        self.search.setAccessibleName(words.say("search.hint"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(460)
        self.search.setMinimumWidth(180)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._search_now)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._enter_list)
        find = actions["edit.find"]  # without a workspace there is nothing to search, and nothing may be typed
        self.search.setEnabled(find.isEnabled())
        find.enabledChanged.connect(self.search.setEnabled)
        for key, slot in ((Qt.Key.Key_Escape, self._leave_search), (Qt.Key.Key_Down, self._enter_list)):
            leave = QShortcut(QKeySequence(key), self.search, slot)
            leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._searched = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        layout.setSpacing(WIDE)
        layout.addWidget(self._name)
        layout.addWidget(self._button("file.import", actions["file.import"], look="primary"))
        layout.addWidget(self._button("claim.new", actions["claim.new"]))
        layout.addStretch(1)
        layout.addWidget(self.search, 4)
        layout.addStretch(1)
        self.layouts = LayoutSwitch(words)
        self.layouts.switched.connect(actions["view.triage"].trigger)
        layout.addWidget(self.layouts)
        self.exports = QPushButton(f"{words.say('button.file.export')} ▾")
        self.exports.setAccessibleName(words.say("button.file.export"))
        self.exports.setEnabled(actions["file.export"].isEnabled())
        actions["file.export"].enabledChanged.connect(self.exports.setEnabled)
        layout.addWidget(self.exports)

    def offer_exports(self, menu: QMenu) -> None:
        """Open the menu of what can be exported from the button."""
        self.exports.setMenu(menu)

    def show_name(self, name: str) -> None:
        """Name the open workspace."""
        self._name.show_text(line(name, 40))

    def show_search(self, text: str) -> None:
        """Take over a text that is already searched for."""
        self._searched = text
        self.search.setText(text)
        self._pause.stop()

    def _button(self, code: str, action: QAction, *, look: str = "") -> QPushButton:
        button = QPushButton(self._words.say(f"button.{code}"))
        button.setProperty("look", look)
        button.setToolTip(tip(self._words, code))
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _leave_search(self) -> None:
        self.search.clear()
        self._enter_list()

    def _enter_list(self) -> None:
        self._search_now()
        self.search_left.emit()

    def _search_now(self) -> None:
        self._pause.stop()
        text = self.search.text()
        if text != self._searched:
            self._searched = text
            self.searched.emit(text)
