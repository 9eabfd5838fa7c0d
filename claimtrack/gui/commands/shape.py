"""What the commands do to the shape of the chosen claim: merge it with the one above, split it at the cursor."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions, keys_of
from claimtrack.gui.commands.palette import plain
from claimtrack.gui.desk import Desk
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

_OPEN = frozenset({Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS})


class ShapeCommands(QObject):
    """Merge and split; `said` tells what to do next."""

    said = Signal(str)

    def __init__(self, session: Session, words: Words, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._words, self._desk = session, words, desk
        self._came_from: QWidget | None = None  # what had the keyboard before the caret was put into the claim
        self.slots = {"claim.merge": self.merge, "claim.split": self.split}

    def offer(self, actions: Actions) -> None:
        """Offer them for one claim before review; whether they can be done for its words is said when they are."""
        rows = self._desk.list.chosen_rows()
        is_one = len(rows) == 1 and len(rows[0]) == 1
        row = self._desk.list.model.known_row(rows[0][0]) if is_one else None
        is_open = is_one and (row is None or row.status in _OPEN) and not self._session.is_readonly
        for code in self.slots:
            actions[code].setEnabled(is_open)

    def merge(self) -> None:
        """Let the claim above swallow the chosen one."""
        number = self._desk.list.chosen
        if number is not None:
            self._session.do(partial(_merge, number), self._on_merged)

    def split(self) -> None:
        """Cut the chosen claim where the caret stands in it, or put the caret there first."""
        number = self._desk.list.chosen
        if number is None:
            return
        at = self._desk.article.caret_in(number)
        if at is not None:
            self._session.do(partial(_split, number, at), self._on_split)
            return
        self._came_from = QApplication.focusWidget()
        if self._desk.article.put_caret_in(number):
            key = keys_of("claim.split") or plain(self._words.say("command.claim.split"))
            self.said.emit(self._words.say("split.choose-place", key=key))
        else:
            self._session.failed.emit(Message("split.no-place"))

    def _on_split(self, _changes: Changes) -> None:
        """The keyboard goes back to the list or the cards, if it came from there."""
        if self._came_from is not None:
            self._came_from.setFocus()
            self._came_from = None

    def _on_merged(self, changes: Changes) -> None:
        into = changes.label.args.get("into")
        if isinstance(into, int):
            self._desk.list.choose(into)


def _merge(number: int, workspace: "Workspace") -> Changes:
    above = workspace.claims.above(number)
    if above is None:
        raise RefusedProblem(Message("merge.nothing-above"))
    return workspace.claims.merge(number, into=above)


def _split(number: int, at: int, workspace: "Workspace") -> Changes:
    return workspace.claims.split(number, at)
