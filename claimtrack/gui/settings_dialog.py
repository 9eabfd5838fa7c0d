"""The user's choices in one place."""

import re
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.storage.settings import MOST_HOSTS, TEXT_SIZES, Settings

WIDTH = 460


class SettingsDialog(FormDialog):
    """Who one is, and how the window speaks and looks."""

    def __init__(self, parent: QWidget, words: Words, settings: Settings) -> None:
        super().__init__(parent, words, words.say("settings.title"), words.say("settings.accept"))
        self._settings = settings
        say = words.say
        self._name = LineField(say("settings.name"), hint=settings.who())
        self._name.set_text(settings.name)
        self._language = _choice({value: say(f"interface.{value or 'system'}") for value in ("", "en", "ar")})
        self._digits = _choice({False: say("settings.digits-latin"), True: say("settings.digits-arabic")})
        self._theme = _choice({value: say(f"theme.{value}") for value in ("system", "light", "dark")})
        self._size = _choice({size: words.digits(say("settings.percent", size=size)) for size in TEXT_SIZES})
        self._hosts = LineField(say("settings.hosts"), hint=say("settings.hosts-hint"))
        self._hosts.set_text(", ".join(settings.allowed_hosts))
        self._confidence = QCheckBox(say("settings.confidence"))
        self._confidence.setChecked(settings.ask_confidence)
        for field, value in (
            (self._language, settings.language),
            (self._digits, settings.arabic_digits),
            (self._theme, settings.theme),
            (self._size, settings.text_size),
        ):
            field.setCurrentIndex(max(field.findData(value), 0))
        self.add_row(say("settings.name"), self._name)
        self.add_row(say("menu.interface"), self._language, column=0)
        self.add_row(say("settings.digits"), self._digits, column=1)
        self.add_row(say("menu.theme"), self._theme, column=0)
        self.add_row(say("settings.size"), self._size, column=1)
        self.add_row(say("settings.hosts"), self._hosts)
        self.add_widget(self._confidence)
        self._name.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(cls, parent: QWidget, words: Words, settings: Settings) -> Settings | None:
        """The settings as they are to be; None where it was cancelled."""
        dialog = cls(parent, words, settings)
        is_given = bool(dialog.exec())
        chosen = dialog.settings()
        dialog.deleteLater()
        return chosen if is_given else None

    def settings(self) -> Settings:
        """What is chosen now."""
        return replace(
            self._settings,
            name=self._name.text().strip(),
            language=self._language.currentData(),
            arabic_digits=self._digits.currentData(),
            theme=self._theme.currentData(),
            text_size=self._size.currentData(),
            ask_confidence=self._confidence.isChecked(),
            allowed_hosts=_hosts(self._hosts.text()),
        )


def _hosts(text: str) -> tuple[str, ...]:
    """The names in a text, whatever stands between them."""
    names = (name.strip().lower() for name in re.split(r"[\s,;،]+", text))
    return tuple(dict.fromkeys(filter(None, names)))[:MOST_HOSTS]


def _choice(choices: dict[object, str]) -> QComboBox:
    box = QComboBox()
    for value, said in choices.items():
        box.addItem(said, value)
    return box
