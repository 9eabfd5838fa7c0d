"""Chooses the language of a text: proposed, and left alone once it was chosen by hand."""

from PySide6.QtWidgets import QComboBox, QWidget

from claimtrack.domain.words import LANGUAGES, Words


class LanguageChoice(QComboBox):
    """The languages that are read, and any other."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed = ""
        for code in ("", *LANGUAGES):
            self.addItem(words.say(f"language.{code}") if code else words.say("language.other"), code)

    @property
    def language(self) -> str:
        """What is chosen, empty for any other."""
        return str(self.currentData())

    @property
    def is_settled(self) -> bool:
        """Whether one was proposed or chosen."""
        return bool(self._proposed or self.language)

    def suggest(self, language: str) -> None:
        """Chooses one of the languages that are read, where none was chosen by hand."""
        if language in LANGUAGES:
            if self.language == self._proposed:
                self.setCurrentIndex(self.findData(language))
            self._proposed = language

    def forget(self) -> None:
        """Nothing was proposed or chosen."""
        self._proposed = ""
        self.setCurrentIndex(0)
