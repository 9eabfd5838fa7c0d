"""Everything that can be done from the keyboard, declared once: menus, buttons, shortcuts and the list of keys follow.

A command's words are `command.<code>`. Its keys are written as on an English keyboard; `keyboard` finds them on others.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from claimtrack.domain.words import Words
from claimtrack.gui.parts.text import tooltip


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: `menu` is where it stands, `needs` what must be there for it to be offered."""

    code: str
    menu: str
    keys: tuple[str, ...] = ()
    needs: str = ""  # "", "workspace", "writing", "claims"
    starts_group: bool = False
    is_checkable: bool = False


COMMANDS = (
    Command("file.new", "file", ("Ctrl+Shift+N",)),
    Command("file.open", "file", ("Ctrl+O",)),
    Command("file.sample", "file"),
    Command("file.import", "file", ("Ctrl+I",), "writing", starts_group=True),
    Command("file.export", "export", ("Ctrl+E",), "workspace"),
    Command("file.export-listed", "export", ("Ctrl+Shift+E",), "workspace"),
    Command("file.export-json", "export", (), "workspace", starts_group=True),
    Command("file.export-register", "export", (), "workspace", starts_group=True),
    Command("file.export-history", "export", (), "workspace"),
    Command("file.settings", "file", ("Ctrl+,",), starts_group=True),
    Command("file.close", "file", ("Ctrl+W",), "workspace", starts_group=True),
    Command("file.quit", "file", ("Ctrl+Q",)),
    Command("edit.undo", "edit", ("Ctrl+Z",), "writing"),
    Command("edit.redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "writing"),
    Command("edit.paste", "edit", ("Ctrl+V",), "writing", starts_group=True),
    Command("edit.find", "edit", ("Ctrl+F", "/"), "workspace", starts_group=True),
    Command("article.find", "edit", ("Ctrl+Shift+F",), "workspace"),
    Command("article.find-next", "edit", ("F3",), "workspace"),
    Command("article.find-previous", "edit", ("Shift+F3",), "workspace"),
    Command("article.hidden", "edit", (), "workspace", starts_group=True, is_checkable=True),
    Command("claim.next", "claim", ("J",), "workspace"),
    Command("claim.previous", "claim", ("K",), "workspace"),
    Command("claim.new", "claim", ("Ctrl+N",), "writing", starts_group=True),
    Command("claim.from-selection", "claim", ("Ctrl+Shift+M",), "writing"),
    Command("claim.accept", "claim", ("A",), "claims"),
    Command("claim.dismiss", "claim", ("X",), "claims"),
    Command("claim.restore", "claim", ("R",), "claims"),
    Command("claim.edit", "claim", ("E",), "claims", starts_group=True),
    Command("claim.attribute", "claim", ("Shift+E",), "claims"),
    Command("claim.alike", "claim", ("Y",), "claims"),
    Command("claim.merge", "claim", ("M",), "claims"),
    Command("claim.split", "claim", ("S",), "claims"),
    Command("claim.attach", "claim", ("Ctrl+Shift+A",), "claims"),
    Command("claim.verdict", "claim", ("V",), "claims"),
    Command("claim.save", "claim", ("Ctrl+S",), "claims"),
    Command("claim.copy", "claim", ("Ctrl+Shift+C",), "workspace"),
    Command("claim.tag", "claim", ("T",), "claims", starts_group=True),
    Command("claim.priority", "claim", ("P",), "claims"),
    Command("claim.assign", "claim", ("G",), "claims"),
    Command("claim.due", "claim", ("D",), "claims"),
    Command("claim.review", "claim", ("Ctrl+Return",), "claims", starts_group=True),
    Command("claim.sign", "claim", ("Ctrl+Shift+Return",), "claims"),
    Command("claim.return", "claim", (), "claims"),
    Command("article.edit", "claim", (), "writing", starts_group=True),
    Command("article.draw-again", "claim", (), "writing"),
    Command("claim.delete", "claim", ("Delete",), "claims", starts_group=True),
    Command("article.delete", "claim", (), "writing"),
    Command("claim.second", "newsroom", ("B",), "claims"),
    Command("claim.ask-second", "newsroom", (), "claims"),
    Command("claim.show-first", "newsroom", (), "claims"),
    Command("article.review", "newsroom", ("Ctrl+Shift+V",), "writing"),
    Command("claim.publish", "newsroom", ("Ctrl+Shift+P",), "writing", starts_group=True),
    Command("claim.correct", "newsroom", ("Ctrl+Shift+R",), "claims"),
    Command("claim.complaint", "newsroom", (), "claims"),
    Command("claim.request", "newsroom", ("W",), "claims", starts_group=True),
    Command("view.palette", "view", ("Ctrl+K",)),
    Command("view.triage", "view", ("F4",), "workspace"),
    Command("view.sidebar", "view", ("F5",), starts_group=True),
    Command("view.list", "view", ("F6",)),
    Command("view.article", "view", ("F7",)),
    Command("view.claim", "view", ("F8",)),
    Command("view.panel", "view", ("Shift+F8",), "workspace"),
    Command("view.columns", "view", ("Shift+F6",), "workspace"),
    Command("view.menus", "view", ("F10",)),
    Command("view.next-mark", "view", ("Alt+Down",), "workspace", starts_group=True),
    Command("view.previous-mark", "view", ("Alt+Up",), "workspace"),
    Command("view.clear", "view", ("Ctrl+Shift+L",), "workspace", starts_group=True),
    Command("view.save", "view", ("Ctrl+Shift+S",), "writing"),
    Command("view.rename", "view", (), "writing"),
    Command("view.delete", "view", (), "writing"),
    Command("view.sources", "view", (), "workspace", starts_group=True),
    Command("view.speakers", "view", (), "workspace"),
    Command("view.publications", "view", (), "workspace"),
    Command("view.corrections", "view", (), "workspace"),
    Command("view.requests", "view", (), "workspace"),
    Command("view.history", "view", (), "workspace"),
    Command("view.report", "view", (), "workspace"),
    Command("view.trash", "view", (), "workspace"),
    Command("file.save-copy", "workspace", (), "workspace"),
    Command("file.backups", "workspace", (), "workspace"),
    Command("file.verify", "workspace", (), "workspace"),
    Command("workspace.people", "workspace", (), "workspace", starts_group=True),
    Command("workspace.scales", "workspace", (), "workspace"),
    Command("workspace.merge", "workspace", (), "writing"),
    Command("file.remove-unused", "workspace", (), "writing", starts_group=True),
    Command("file.compact", "workspace", (), "writing"),
    Command("help.guide", "help", ("F1",)),
    Command("help.keys", "help", ("Shift+F1",)),
    Command("help.problem", "help", (), starts_group=True),
    Command("help.about", "help"),
)
MENUS = ("file", "export", "edit", "claim", "newsroom", "view", "workspace", "help")
LRM = "\u200e"  # UAX #9: a letter from left to right without a shape
SUBMENUS = {"export": "file"}  # a menu inside another, where its first command is declared


class Actions(QObject):
    """The commands as Qt's actions in one language, each bound to what it does."""

    def __init__(self, words: Words, slots: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._actions = {command.code: self._action(command, slots[command.code]) for command in COMMANDS}

    def __getitem__(self, code: str) -> QAction:
        """The action of a command."""
        return self._actions[code]

    def __iter__(self) -> Iterator[QAction]:
        """Every action, in the order of the menus."""
        return iter(self._actions.values())

    def offer(self, given: frozenset[str]) -> None:
        """Offer the commands whose needs are given."""
        for command in COMMANDS:
            self._actions[command.code].setEnabled(not command.needs or command.needs in given)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """The menus, by their codes."""
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in menus:
                menus[command.menu] = self._menu(command.menu, menus, bar)
            if command.starts_group:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._actions[command.code])
        return menus

    def _menu(self, code: str, menus: Mapping[str, QMenu], bar: QMenuBar) -> QMenu:
        """A new menu: in the bar, or where the commands stand now that it is declared among."""
        menu = (menus[SUBMENUS[code]] if code in SUBMENUS else bar).addMenu(self._words.say(f"menu.{code}"))
        menu.setToolTipsVisible(True)
        return menu

    def _said(self, code: str) -> str:
        """A command's words; a key that ends with a sign is written out, since Qt turns it about in Arabic."""
        said, keys = self._words.say(f"command.{code}"), keys_of(code)
        is_turned = self._words.is_rtl and bool(keys) and not keys[-1].isalnum()
        return f"{said}\t{LRM}{keys}{LRM}" if is_turned else said

    def _action(self, command: Command, slot: Callable[[], object]) -> QAction:
        action = QAction(self._said(command.code), self)
        action.setShortcuts([QKeySequence(key) for key in worn_keys(command.code)])
        action.setCheckable(command.is_checkable)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(tooltip(meaning(self._words, command.code)))
        action.triggered.connect(slot)
        return action


_worn: dict[str, tuple[str, ...]] = {command.code: command.keys for command in COMMANDS}


def wear_keys(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Give the commands other keys; what is made from now on shows them."""
    _worn.update(keys)


def worn_keys(code: str) -> tuple[str, ...]:
    """The keys that a command has now, as Qt writes them everywhere."""
    return _worn[code]


def written_keys(command: Command) -> str:
    """The keys of a command as this system writes them."""
    return "   ".join(native_keys(key) for key in worn_keys(command.code))


def keys_of(code: str) -> str:
    """The first key of a command as this system writes it, for buttons and hints."""
    keys = worn_keys(code)
    return native_keys(keys[0]) if keys else ""


def native_keys(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def tip(words: Words, code: str) -> str:
    """What a button for a command says when one points at it: its words, its key and what they mean."""
    keys = keys_of(code)
    said = words.say(f"command.{code}").replace("&", "")
    return tooltip("\n".join(filter(None, (f"{said} ({keys})" if keys else said, meaning(words, code)))))


def meaning(words: Words, code: str) -> str:
    """What a command does, where its few words do not tell."""
    return words.say(f"tip.{code}") if words.knows(f"tip.{code}") else ""
