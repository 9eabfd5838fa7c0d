"""Small questions and answers, in plain text always."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.kept_form import KeptForm
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import SHOWN, visible
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import MARGIN, WIDE

LINES = 4  # of a text that is asked for


def tell(parent: QWidget, words: Words, text: str) -> None:
    """Say something that has to be read."""
    _box(parent, words, text).exec()


def confirm(parent: QWidget, words: Words, text: str, yes: str, *, is_final: bool = False) -> bool:
    """Ask whether to do something; `yes` is the code of the button that does it.

    What is final cannot be undone: there, Enter alone does not do it.
    """
    box = _box(parent, words, text)
    agree = box.addButton(words.say(yes), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(words.say("button.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel if is_final else agree)
    box.exec()
    return box.clickedButton() is agree


def _box(parent: QWidget, words: Words, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(words.say("window.title"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(visible(text[:SHOWN]))
    return box


class TextDialog(QDialog):
    """Asks for one text: a line, or several."""

    def __init__(
        self, parent: QWidget, words: Words, question: str, proposal: str, *, is_long: bool, title: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or words.say("window.title"))
        self._field: LineField | TextField = TextField(question, lines=LINES) if is_long else LineField(question)
        self._field.set_text(proposal)
        buttons = QDialogButtonBox()
        agree = buttons.addButton(words.say("button.ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setProperty("look", "primary")
        buttons.addButton(words.say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(WIDE)
        layout.addWidget(PlainLabel(question, follows_text=False))
        layout.addWidget(self._field)
        layout.addWidget(buttons)
        self.resize(460, self.sizeHint().height())
        self._field.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        words: Words,
        question: str,
        *,
        proposal: str = "",
        is_long: bool = False,
        title: str = "",
        kept: tuple[Session, str] | None = None,
    ) -> str | None:
        """The text that was typed, without blanks around it; None where it was cancelled.

        With a session and a name for what is asked, what is typed is kept until the caller has done something with it
        and drops it.
        """
        dialog = cls(parent, words, question, proposal, is_long=is_long, title=title)
        if kept is not None:
            session, form = kept
            dialog.keep_typed(session, words, form)
        is_given = dialog.exec() == QDialog.DialogCode.Accepted
        text = dialog.text()
        dialog.deleteLater()
        return text if is_given else None

    def keep_typed(self, session: Session, words: Words, form: str) -> None:
        """Keeps what is typed from now on, under a name for what is asked."""
        KeptForm(self, self._column, session, words, is_passed_on=True).begin(form)

    def text(self) -> str:
        """What is typed so far."""
        return self._field.text().strip()
