"""What the commands do with the user's choices: each is shown at once and kept."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.keys_dialog import KeysDialog
from claimtrack.gui.session import Session
from claimtrack.gui.settings_dialog import SettingsDialog
from claimtrack.gui.style.theme import Theme


class SettingsCommands(QObject):
    """Asks what the user wants; `chosen` carries the Settings as they are to be."""

    chosen = Signal(object)

    def __init__(self, session: Session, words: Words, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._theme, self._window = session, words, theme, window
        self.slots: dict[str, Callable[[], object]] = {"file.settings": self.ask, "help.keys": self.ask_keys}

    def fill(self, menu: QMenu) -> None:
        """Put what is chosen often into a menu."""
        settings = self._session.settings
        menu.addSeparator()
        self._choices(menu, "interface", ("en", "ar"), self._words.language, self._on_language)
        self._choices(menu, "theme", ("light", "dark", "system"), settings.theme, self._on_theme)
        self._switch(menu, "command.view.digits", self._on_digits, is_on=settings.arabic_digits)
        self._switch(menu, "command.view.confidence", self._on_confidence, is_on=settings.ask_confidence)

    def ask(self) -> None:
        """Ask for everything in one dialog."""
        settings = SettingsDialog.ask(self._window, self._words, self._session.settings)
        if settings is not None:
            self.chosen.emit(settings)

    def ask_keys(self) -> None:
        """List the keys, and let them be changed."""
        keys = KeysDialog.ask(self._window, self._words, self._theme, self._session.settings.keys)
        if keys is not None and keys != self._session.settings.keys:
            self._set(keys=keys)

    def _choices(
        self, menu: QMenu, name: str, values: tuple[str, ...], chosen: str, slot: Callable[[QAction], None]
    ) -> None:
        choices = menu.addMenu(self._words.say(f"menu.{name}"))
        group = QActionGroup(choices)
        for value in values:
            action = group.addAction(choices.addAction(self._words.say(f"{name}.{value}")))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData(value)
        group.triggered.connect(slot)

    def _switch(self, menu: QMenu, code: str, slot: Callable[[bool], None], *, is_on: bool) -> None:
        action = menu.addAction(self._words.say(code))
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(slot)

    def _on_language(self, action: QAction) -> None:
        self._set(language=str(action.data()))

    def _on_theme(self, action: QAction) -> None:
        self._set(theme=str(action.data()))

    def _on_digits(self, are_arabic: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        self._set(arabic_digits=are_arabic)

    def _on_confidence(self, is_asked: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        self._set(ask_confidence=is_asked)

    def _set(self, **choices: object) -> None:
        self.chosen.emit(replace(self._session.settings, **choices))  # type: ignore[arg-type] # named by callers
