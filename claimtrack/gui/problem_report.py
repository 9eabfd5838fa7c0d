"""What to tell when something went wrong: shown before it is copied, and sent by nobody but the user."""

from PySide6.QtCore import Qt, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import visible
from claimtrack.gui.style.theme import MARGIN, WIDE
from claimtrack.storage import log

SIZE = (640, 460)  # pixels
LAST_BYTES, LAST_LINES = 20_000, 200  # of the log
SAID = 2_000  # milliseconds that the button says what it did


class ProblemReport(QDialog):
    """Shows the report; one button copies it."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("problem.title"))
        self.text = QPlainTextEdit(report_text(words.language))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words.say("problem.title"))
        self.text.setTabChangesFocus(True)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.copy_button = QPushButton(words.say("problem.copy"))
        self.copy_button.setProperty("look", "primary")
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        self._copied = QTimer(self, interval=SAID, singleShot=True)
        self._copied.timeout.connect(self._name_button)
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words.say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(PlainLabel(words.say("problem.what"), follows_text=False))
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(*SIZE)
        self.copy_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self._words.say("problem.copied"))
        self._copied.start()

    def _name_button(self) -> None:
        self.copy_button.setText(self._words.say("problem.copy"))


def report_text(language: str) -> str:
    """Which program, on what, in which language, and the last lines of its log: in English, for who mends it."""
    about, _, written = log.text(LAST_BYTES).partition("\n")
    platform = f"Qt {qVersion()} ({QGuiApplication.platformName()}), {language}"
    lines = written.splitlines()[-LAST_LINES:] or ["Nothing is in the log."]
    return visible("\n".join([about, platform, "", *lines]))
