"""The kept copies of a source: what each is, and a way out as a file, checked against its SHA-256 on the way."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.messages import Message
from claimtrack.domain.source import Snapshot, Source
from claimtrack.domain.words import Words
from claimtrack.gui.claim.history_panel import moment
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, TIGHT, WIDE
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 560  # pixels
SHOWN_MOST = 50


class CopiesDialog(QDialog):
    """Lists the copies of one source, the newest first; each is saved under a name that is proposed."""

    def __init__(self, parent: QWidget, session: Session, words: Words, source: Source) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.setWindowTitle(words.say("copy.title"))
        title = PlainLabel(source.citation.title or source.citation.address, role="title")
        self._copies = QVBoxLayout()
        self._copies.setSpacing(GAP)
        self._said = PlainLabel(role="small", follows_text=False)
        buttons = QDialogButtonBox()
        close = buttons.addButton(words.say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(title)
        column.addLayout(self._copies)
        column.addWidget(self._said)
        column.addWidget(buttons)
        session.read(partial(_copies, source.id), self._on_copies, on_failed=self._on_problem)
        self.setMinimumWidth(WIDTH)

    @classmethod
    def show_copies(cls, parent: QWidget, session: Session, words: Words, source: Source) -> None:
        """Shows the copies of a source until the dialog is closed."""
        dialog = cls(parent, session, words, source)
        dialog.exec()
        dialog.deleteLater()

    def _on_copies(self, copies: Sequence[Snapshot]) -> None:
        for copy in list(reversed(copies))[:SHOWN_MOST]:
            card = _CopyCard(copy, self._words)
            card.save_asked.connect(self._ask_where)
            self._copies.addWidget(card)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _ask_where(self, copy: Snapshot) -> None:
        named, _ = QFileDialog.getSaveFileName(self, self._words.say("copy.save"), copy.file_name)
        if named:
            self.save(copy, Path(named))

    def save(self, copy: Snapshot, path: Path) -> None:
        """Writes a copy to a file; the file dialog has asked already whether one that is there is replaced."""
        workspace = self._session.path
        if workspace is not None:
            self._session.work(partial(_write, workspace, copy.id, path), self._on_saved, self._on_problem)

    def _on_saved(self, path: Path) -> None:
        self._said.show_text(self._words.say("copy.saved", file=line(str(path), 300)))

    def _on_problem(self, problem: Message) -> None:
        self._said.show_text(self._words.say(problem))


class _CopyCard(QFrame):
    """One copy: its name, what it is, and its hash; `save_asked` carries it."""

    save_asked = Signal(object)

    def __init__(self, copy: Snapshot, words: Words) -> None:
        super().__init__()
        self._copy = copy
        self.setProperty("role", "card")
        facts = (
            words.say("copy.size", count=copy.size),
            isolate(line(copy.media_type, 100)),
            words.say("copy.taken", when=moment(words, copy.taken)),
        )
        sha256 = LineField("SHA-256")
        sha256.set_text(copy.sha256)
        sha256.setReadOnly(True)
        sha256.setCursorPosition(0)
        save = QPushButton(words.say("copy.save"))
        save.setAccessibleDescription(line(copy.name, 200))
        save.clicked.connect(self._ask_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(TIGHT)
        column.addWidget(PlainLabel(copy.name or copy.file_name))
        column.addWidget(PlainLabel(" · ".join(facts), role="small", follows_text=False))
        column.addWidget(labelled("SHA-256", sha256))
        column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeading)

    def _ask_save(self) -> None:
        self.save_asked.emit(self._copy)


def _copies(source: int, workspace: "Workspace") -> list[Snapshot]:
    return workspace.sources.snapshots(source)


def _write(workspace_path: Path, copy: int, path: Path, _work: Work) -> Path:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        return workspace.sources.write_snapshot(copy, path, overwrite=True)
