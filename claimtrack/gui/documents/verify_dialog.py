"""Verifies all that is stored while one works on: how far it is, and at its end every damage by name."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import visible
from claimtrack.gui.parts.work_row import WorkRow
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import MARGIN, WIDE
from claimtrack.gui.work import Work

SIZE = (560, 130)  # pixels
WITH_LIST = 420  # pixels high
SHOWN_MOST = 1_000  # damages


class VerifyDialog(QDialog):
    """Begins when it is made; closing it ends the work. `verified` carries the damages, a list of Messages."""

    verified = Signal(object)

    def __init__(self, parent: QWidget, session: Session, words: Words) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("verify.title"))
        self._said = PlainLabel(words.say("verify.what"), follows_text=False)
        self._row = WorkRow(words)
        self._list = QPlainTextEdit()
        self._list.setReadOnly(True)
        self._list.setAccessibleName(words.say("verify.title"))
        self._list.setTabChangesFocus(True)
        option = self._list.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignRight if words.is_rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)  # Qt lays all plain text to the left
        self._list.document().setDefaultTextOption(option)
        self._list.hide()
        self._copy = QPushButton(words.say("verify.copy"))
        self._copy.clicked.connect(self._copy_list)
        self._copy.hide()
        buttons = QDialogButtonBox()
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words.say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(self._said)
        column.addWidget(self._row)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        column.addWidget(buttons)
        self.resize(*SIZE)
        session.closed.connect(self.close)
        self._begin()

    def _begin(self) -> None:
        if self._session.path is not None:
            task = partial(_verify, self._session.path)
            work = self._session.work(task, self._on_verified, self._on_not_verified, self._row.show_progress)
            self._row.begin(self._words.say("verify.under-way"), work)

    def _on_verified(self, damages: Sequence[Message]) -> None:
        self._row.end()
        if damages:
            self._said.show_text(self._words.say("verify.damages", count=len(damages)))
            told = (visible(self._words.say(damage)) for damage in damages[:SHOWN_MOST])
            self._list.setPlainText("\n".join(told))
            self.resize(self.width(), WITH_LIST)
        else:
            self._said.show_text(self._words.say("verify.sound"))
        for part in (self._list, self._copy):
            part.setVisible(bool(damages))
        self.verified.emit(damages)

    def _on_not_verified(self, problem: Message) -> None:
        self._row.end()
        is_cancelled = problem.code == "work.cancelled"
        self._said.show_text(self._words.say("verify.cancelled" if is_cancelled else problem))

    def _copy_list(self) -> None:
        QGuiApplication.clipboard().setText(self._list.toPlainText())

    @override
    def done(self, result: int) -> None:
        self._row.cancel()
        super().done(result)


def _verify(path: Path, work: Work) -> list[Message]:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.verify(work.report)
