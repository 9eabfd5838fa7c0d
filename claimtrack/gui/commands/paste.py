"""What is pasted outside a field or dropped on the window: evidence on a claim, an article anywhere else."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.commands.file import FileCommands
from claimtrack.gui.commands.quick_evidence import QuickEvidence
from claimtrack.gui.desk import Desk
from claimtrack.gui.parts.drop_target import DropTarget
from claimtrack.gui.parts.pasted import Pasted, read_pasted
from claimtrack.gui.session import Session


class PasteCommands(QObject):
    """Sends what comes in to where it belongs; `said` tells where nothing could be taken."""

    said = Signal(str)

    def __init__(self, session: Session, words: Words, desk: Desk, files: FileCommands, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._desk, self._files = session, words, desk, files
        self.evidence = QuickEvidence(session, words, window)
        self.slots = {"edit.paste": self.paste}
        rows = desk.list.table.viewport()
        self._targets = (
            DropTarget(rows, self._is_on_row, self._take_on_row),
            DropTarget(desk.panel, self._has_claim, self._take_on_panel),
            DropTarget(window, self._may_write, self._take_anywhere),
        )

    def paste(self) -> None:
        """Take what the clipboard holds."""
        pasted = read_pasted(QApplication.clipboard().mimeData())
        claim = self._desk.list.chosen
        if pasted is None:
            self.said.emit(self._words.say("paste.nothing"))
        elif pasted.is_material and claim is not None and self._is_at_claim():
            self._offer(claim, pasted)
        else:
            self._import(pasted)

    def _offer(self, claim: int, pasted: Pasted) -> None:
        self._desk.bring_claim()
        self.evidence.offer(claim, pasted, self._desk.panel)

    def _is_at_claim(self) -> bool:
        """Whether the keyboard is on the list or in the claim column."""
        widget = QApplication.focusWidget()
        places = (self._desk.list, self._desk.panel)
        return widget is not None and any(place is widget or place.isAncestorOf(widget) for place in places)

    def _import(self, pasted: Pasted) -> None:
        if pasted.text or pasted.address or pasted.files:
            self._files.import_given(text=pasted.text or pasted.address, files=pasted.files)
        else:
            self.said.emit(self._words.say("paste.choose-claim"))

    # -- dropping -----------------------------------------------------------------------------------------------------

    def _may_write(self, _place: QPoint) -> bool:
        return self._session.is_open and not self._session.is_readonly

    def _has_claim(self, place: QPoint) -> bool:
        return self._may_write(place) and self._desk.list.chosen is not None

    def _is_on_row(self, place: QPoint) -> bool:
        return self._may_write(place) and self._desk.list.table.rowAt(place.y()) >= 0

    def _take_on_row(self, pasted: Pasted, place: QPoint) -> None:
        number = self._desk.list.model.number(self._desk.list.table.rowAt(place.y()))
        self._desk.list.choose(number)
        self._take_on_panel(pasted, place)

    def _take_on_panel(self, pasted: Pasted, place: QPoint) -> None:
        claim = self._desk.list.chosen
        if pasted.is_material and claim is not None:
            self._offer(claim, pasted)
        else:
            self._take_anywhere(pasted, place)

    def _take_anywhere(self, pasted: Pasted, _place: QPoint) -> None:
        self._import(pasted)
