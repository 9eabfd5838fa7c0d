"""The kept copy that comes with a source: fetched from its address, chosen as a file, or dropped there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.domain.words import Words
from claimtrack.gui.documents import intake
from claimtrack.gui.parts.addresses import can_open, named_host
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.pasted import Pasted
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.parts.work_row import WorkRow
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT


class CopyField(QWidget):
    """Reads what is given beside the window. `taken` carries the KeptFile, `failed` why there is none, a Message.

    Nothing is fetched before the button is pressed; without it, the address is only cited.
    """

    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._address = ""
        self._round = 0  # of the latest reading; answers of older ones are dropped
        self.kept: KeptFile | None = None
        self.fetch_button = self._button("fetch.keep", self.fetch)
        self.file_button = self._button("evidence.keep-file", self._choose_file)
        self._said = PlainLabel(role="small", follows_text=False)
        self.row = WorkRow(words)
        buttons = FlowLayout(GAP)
        buttons.addWidget(self.fetch_button)
        buttons.addWidget(self.file_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(buttons)
        column.addWidget(self._said)
        column.addWidget(self.row)
        self.set_address("")

    def _button(self, code: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._words.say(code))
        button.clicked.connect(slot)
        return button

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read."""
        return self.row.is_busy

    def set_address(self, address: str) -> None:
        """Offers to fetch from another address."""
        self._address = address.strip()
        self.fetch_button.setEnabled(can_open(self._address) and not self.is_busy)
        self._say()

    def fetch(self) -> None:
        """Fetches the page at the address."""
        host = named_host(self._address)
        task = partial(intake.fetch_page, self._address, self._session.settings.allowed_hosts)
        self._start(self._words.say("fetch.under-way", host=host), task)

    def keep_file(self, path: Path) -> None:
        """Reads a file that is to be kept."""
        self._start(self._words.say("evidence.reading-one", file=line(path.name, 100)), partial(intake.read_file, path))

    def take(self, pasted: Pasted, _place: QPoint) -> None:
        """Keeps a file that was dropped."""
        if pasted.files:
            self.keep_file(pasted.files[0])

    def stop(self) -> None:
        """Ends what is under way."""
        self.row.cancel()

    def _choose_file(self) -> None:
        named, _ = QFileDialog.getOpenFileName(self, self._words.say("evidence.keep-file"))
        if named:
            self.keep_file(Path(named))

    def _start(self, said: str, task: "partial[KeptFile]") -> None:
        self.row.cancel()
        self._round += 1
        work = self._session.work(
            task, partial(self._on_taken, self._round), partial(self._on_failed, self._round), self.row.show_progress
        )
        self._said.hide()
        self.row.begin(said, work)
        self.fetch_button.setEnabled(False)

    def _on_taken(self, number: int, kept: KeptFile) -> None:
        if number == self._round:
            self.kept = kept
            self._end()
            self.taken.emit(kept)

    def _on_failed(self, number: int, problem: Message) -> None:
        if number == self._round:
            self._end()
            self.failed.emit(problem)

    def _end(self) -> None:
        self.row.end()
        self.set_address(self._address)

    def _say(self) -> None:
        """What will be kept, and where its reading can be wrong; of an address alone, that it is only cited."""
        kept, say = self.kept, self._words.say
        said = ""
        if kept is not None and kept.problem is not None:
            said = say("evidence.will-keep-unread", file=line(kept.name, 100), problem=kept.problem)
        elif kept is not None:
            notes = kept.document.notes if kept.document else ()
            said = " · ".join((say("evidence.will-keep", file=line(kept.name, 100)), *map(say, notes)))
        elif can_open(self._address):
            said = say("fetch.cites-only")
        self._said.show_text(said)
        self._said.setVisible(bool(said) and not self.is_busy)
