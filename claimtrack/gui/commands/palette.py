"""The command palette: what can be done, found by its words in either language, and done."""

import re

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.commands.declared import COMMANDS, Actions, Command, written_keys
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.painting import draw_line
from claimtrack.gui.style.theme import GAP, MARGIN, TIGHT
from claimtrack.language.text.folding import fold

WIDTH, HEIGHT = 560, 420  # pixels
ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
KeysRole = int(Qt.ItemDataRole.UserRole) + 1
_MNEMONIC = re.compile("&(.)")


class Palette(QDialog):
    """Lists the commands that are offered now; Enter does the marked one."""

    def __init__(self, parent: QWidget, words: Words, actions: Actions) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("palette.title"))
        self._words = words
        self._actions = actions
        self._entries = [(command, searched(command)) for command in COMMANDS if actions[command.code].isEnabled()]
        self.field = LineField(words.say("palette.hint"), hint=words.say("palette.hint"))
        self.list = QListWidget()
        self.list.setAccessibleName(words.say("palette.title"))
        self.list.setProperty("role", "choice")
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_KeysDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = PlainLabel(words.say("palette.none"), role="small", follows_text=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for part in (self.field, self._none, self.list):
            column.addWidget(part)
        self.resize(WIDTH, HEIGHT)
        self.chosen: QAction | None = None
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._narrow("")
        self.field.setFocus()

    @classmethod
    def show_commands(cls, parent: QWidget, words: Words, actions: Actions) -> None:
        """Show the palette; what is chosen is done after it has closed."""
        palette = cls(parent, words, actions)
        palette.exec()
        chosen = palette.chosen
        palette.deleteLater()
        if chosen is not None:
            chosen.trigger()

    def _narrow(self, text: str) -> None:
        """Lists the commands that have these words: those that begin with them first, then those with words that do."""
        wanted = fold(text).split()
        found = [(command, said) for command, said in self._entries if all(word in said for word in wanted)]
        beginning = f"\n {' '.join(wanted)}"
        found.sort(key=lambda entry: (beginning not in entry[1], not all(f" {word}" in entry[1] for word in wanted)))
        self.list.clear()
        for command, _ in found:
            said = line(plain(self._actions[command.code].text()), 100)
            keys = written_keys(command)
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, command.code)
            item.setData(KeysRole, keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}, {keys}" if keys else said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(not found)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen = self._actions[item.data(Qt.ItemDataRole.UserRole)]
        self.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, the arrows move the mark, and Enter does what is marked."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ROWS and self.list.count():
            row = self.list.currentRow() + ROWS[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self.list.currentItem()
            if item is not None:
                self._choose(item)
            return True
        return False


class _KeysDelegate(QStyledItemDelegate):
    """Draws the keys of a command at the other end of its row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, TIGHT // 2)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        keys, font = str(index.data(KeysRole)), fonts.small_font()
        way, width = option.direction, QFontMetrics(font).horizontalAdvance(keys) + 1
        area = QRectF(option.rect).adjusted(GAP, 0, -GAP, 0)
        is_rtl = way is Qt.LayoutDirection.RightToLeft
        left = area.left() if is_rtl else area.right() - width
        painter.setPen(option.palette.text().color())
        draw_line(painter, QRectF(left, area.top(), width, area.height()), keys, font, way, LEFT_TO_RIGHT)


def plain(text: str) -> str:
    """What a menu says, without a key behind it and the sign before the letter that it underlines."""
    return _MNEMONIC.sub(r"\1", text.partition("\t")[0]).removesuffix("…")


def searched(command: Command) -> str:
    """The command's words in every language, folded, a line for each, each word behind a blank."""
    said = (plain(Words(language).say(f"command.{command.code}")) for language in LANGUAGES)
    return "".join(f"\n {fold(each)}" for each in said)
