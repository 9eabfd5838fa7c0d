"""What can be done with a kept copy: open its address, save it or its record as a file, read it again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.document import Document
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Snapshot, Source
from claimtrack.domain.words import Words
from claimtrack.gui.documents import intake
from claimtrack.gui.parts.addresses import can_open, open_address, written_out
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.text import line, tooltip
from claimtrack.gui.parts.work_row import WorkRow
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP
from claimtrack.gui.work import Work
from claimtrack.intake.kinds import PICTURES

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

Write = Callable[[Path, int, Path, Work], Path]


class CopyActions(QWidget):
    """A row of buttons; `said` tells what was done, `failed` carries why something could not be, or None."""

    said = Signal(str)
    failed = Signal(object)
    left = Signal()

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._source: Source | None = None
        self._copy: Snapshot | None = None
        self._open = self._button("sources.open", self._open_address)
        self._archived = self._button("source.open-archived", self._open_archived)
        self.save_button = self._button("copy.save", self._ask_where)
        self.record_button = self._button("copy.save-record", self._ask_where_record)
        self.reading_button = self._button("copy.read-again", self.read_again)
        close = self._button("button.close", self.left.emit)
        self._row = WorkRow(words)
        buttons = FlowLayout(GAP)
        for button in (self._open, self._archived, self.save_button, self.record_button, self.reading_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._row)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addLayout(buttons, 1)
        below.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)

    def _button(self, code: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._words.say(code))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def show_copy(self, source: Source, copy: Snapshot | None) -> None:
        """Offers what can be done with another copy, or with a source that has none."""
        self._source, self._copy = source, copy
        _offer(self._open, source.citation.address)
        _offer(self._archived, source.archived)
        self.save_button.setEnabled(copy is not None)
        self.record_button.setVisible(copy is not None and copy.has_record)
        is_read = copy is not None and copy.media_type not in PICTURES
        self.reading_button.setVisible(is_read and not self._session.is_readonly)

    def stop(self) -> None:
        """Ends what is under way."""
        self._row.cancel()

    def _open_address(self) -> None:
        if self._source is not None:
            open_address(self._source.citation.address)

    def _open_archived(self) -> None:
        if self._source is not None:
            open_address(self._source.archived)

    # -- saving -------------------------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        if self._copy is not None:
            self._write(self._copy, self._copy.file_name, "copy.save", intake.write_copy)

    def _ask_where_record(self) -> None:
        if self._copy is not None:
            self._write(self._copy, self._copy.record_name, "copy.save-record", intake.write_record)

    def _write(self, copy: Snapshot, name: str, title: str, write: Write) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        named, _ = QFileDialog.getSaveFileName(self, self._words.say(title), str(Path(folder) / name))
        if named and self._session.path is not None:
            task = partial(write, self._session.path, copy.id, Path(named))
            self._session.work(task, self._on_written, self.failed.emit)

    def _on_written(self, path: Path) -> None:
        self.said.emit(self._words.say("copy.saved", file=line(str(path), 300)))

    # -- reading again ------------------------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Reads the copy as the program does now: its bytes stay as they are."""
        copy, path = self._copy, self._session.path
        if copy is not None and path is not None and not self._row.is_busy:
            task = partial(intake.read_copy, path, copy)
            work = self._session.work(task, partial(self._on_read, copy.id), partial(self._on_not_read, copy.id))
            self._row.begin(self._words.say("copy.reading"), work)
            self.reading_button.setEnabled(False)

    def _on_read(self, copy: int, document: Document) -> None:
        self._end()
        self._session.do(partial(_read_again, copy, document, None), self._on_done, self.failed.emit)

    def _on_not_read(self, copy: int, problem: Message) -> None:
        self._end()
        if problem.code.startswith("document."):
            self._session.do(partial(_read_again, copy, None, problem), self._on_done, self.failed.emit)
        else:
            self.failed.emit(problem)

    def _on_done(self, _changes: Changes) -> None:
        self.said.emit(self._words.say("copy.read-anew"))

    def _end(self) -> None:
        self._row.end()
        self.reading_button.setEnabled(True)


def _offer(button: QPushButton, address: str) -> None:
    button.setVisible(can_open(address))
    button.setToolTip(tooltip(written_out(address)) if can_open(address) else "")


def _read_again(copy: int, document: Document | None, problem: Message | None, workspace: "Workspace") -> Changes:
    return workspace.sources.read_again(copy, document, problem)
