"""The application's language, look and keys, put on at the start and changed while it runs."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from claimtrack.domain.words import Words, system_language
from claimtrack.gui.commands import chosen_keys
from claimtrack.gui.qt_words import QtWords
from claimtrack.gui.style import fonts
from claimtrack.gui.style.stylesheet import stylesheet
from claimtrack.gui.style.theme import Theme, chosen_theme, palette
from claimtrack.storage.settings import Settings


class Look:
    """The words and the theme that the application wears."""

    words: Words
    theme: Theme
    theme_name: str

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self._translator = QTranslator(application)
        self._rest = QTranslator(application)
        fonts.load()
        application.setStyle("Fusion")
        self.wear(settings)

    def wear(self, settings: Settings) -> None:
        """Put on what the settings say: words, direction, Qt's own words, palette, stylesheet, keys."""
        language = settings.language or system_language()
        self.words = Words(language, isolated=True, arabic_digits=settings.arabic_digits)
        self.theme_name, self.theme = settings.theme, chosen_theme(settings.theme)
        for translator in (self._translator, self._rest):
            self._application.removeTranslator(translator)
        if language != "en":
            self._rest.deleteLater()
            self._rest = QtWords(self.words, self._application)
            self._application.installTranslator(self._rest)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._translator.load(f"qtbase_{language}", folder)
            self._application.installTranslator(self._translator)
        QLocale.setDefault(QLocale(QLocale.Language.English))  # digits and dates are ours, never the system's
        self._application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self.words.is_rtl else Qt.LayoutDirection.LeftToRight
        )
        chosen_keys.wear(settings.keys)
        fonts.set_size(settings.text_size)
        self._application.setFont(fonts.text_font())
        self._application.setPalette(palette(self.theme))
        rules = stylesheet(self.theme)
        if rules != self._application.styleSheet():  # every widget there is would be dressed anew
            self._application.setStyleSheet(rules)
