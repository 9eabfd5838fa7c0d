"""What the commands do to the chosen claims: each queues one named action of the workspace."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from claimtrack.domain import status
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimRow
from claimtrack.domain.status import DismissReason, Move
from claimtrack.domain.words import Words
from claimtrack.gui.claim_list import ClaimList
from claimtrack.gui.commands import Actions
from claimtrack.gui.dialogs import TextDialog
from claimtrack.gui.reason_menu import ReasonMenu
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

LOOKED_AT = 200  # claims of a selection by which a move is offered
MOVES = {
    "claim.accept": (Move.ACCEPT,),
    "claim.dismiss": (Move.DISMISS,),
    "claim.restore": (Move.RESTORE,),
    "claim.review": (Move.REVIEW, Move.BEGIN),  # a verdict that is being written is given first
    "claim.sign": (Move.SIGN,),
    "claim.return": (Move.RETURN,),
}


class ClaimCommands(QObject):
    """Accept, dismiss, restore, sign off and send back the claims that are chosen in the list.

    `dismissed` tells that a reason was chosen. `menu_place` says where the reasons open, by their width; None: at the
    chosen row.
    """

    dismissed = Signal()

    def __init__(self, session: Session, words: Words, claims: ClaimList, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words, self._claims = session, words, claims
        self._window = parent
        self.menu_place: Callable[[int], QPoint | None] = _at_row
        self.slots = {
            "claim.next": claims.choose_next,
            "claim.previous": claims.choose_previous,
            "claim.accept": self.accept,
            "claim.dismiss": self.ask_why_dismissed,
            "claim.restore": self.restore,
            "claim.sign": self.sign,
            "claim.return": self.send_back,
        }

    def offer(self, actions: Actions) -> None:
        """Offer the moves that the table of statuses allows to every chosen claim."""
        rows = self._chosen_rows()
        for code, moves in MOVES.items():
            is_allowed = all(row is None or any(status.is_allowed(move, row.status) for move in moves) for row in rows)
            actions[code].setEnabled(bool(rows) and is_allowed and not self._session.is_readonly)

    def accept(self) -> None:
        """Take them from the Inbox."""
        self._do(_accept)

    def ask_why_dismissed(self) -> None:
        """Offer the reasons; choosing one, by its digit too, dismisses them."""
        if self._claims.chosen_numbers():
            menu = ReasonMenu(self._words, self._window)
            menu.reason_chosen.connect(self.dismiss)
            menu.aboutToHide.connect(menu.deleteLater)
            width = menu.sizeHint().width()
            menu.popup(self.menu_place(width) or self._place_of_chosen(width))

    def dismiss(self, reason: DismissReason) -> None:
        """Put them aside."""
        self._do(partial(_dismiss, reason))
        self.dismissed.emit()

    def restore(self) -> None:
        """Bring them back to where they were."""
        self._do(_restore)

    def sign(self) -> None:
        """Sign them off."""
        self._do(_sign)

    def send_back(self) -> None:
        """Send them back, with a note."""
        note = TextDialog.ask(self._window, self._words, self._words.say("ask.return-note"), is_long=True)
        if note is not None:
            self._do(partial(_send_back, note))

    def _do(self, action: Callable[[Sequence[int], "Workspace"], Changes]) -> None:
        if numbers := self._claims.chosen_numbers():
            self._session.do(partial(action, numbers))

    def _chosen_rows(self) -> list[ClaimRow | None]:
        """The first of the chosen claims: the rest is judged when the action is done."""
        rows = chain.from_iterable(self._claims.chosen_rows())
        return [self._claims.model.known_row(row) for row in islice(rows, LOOKED_AT)]

    def _place_of_chosen(self, width: int) -> QPoint:
        """Where something of a width stands below the chosen row, on the side where reading begins."""
        table = self._claims.table
        rect = table.visualRect(table.currentIndex())
        is_rtl = table.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return table.viewport().mapToGlobal(rect.bottomRight() - QPoint(width, 0) if is_rtl else rect.bottomLeft())


def _at_row(_width: int) -> None:
    return None


def _accept(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.claims.accept(numbers)


def _dismiss(reason: DismissReason, numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.claims.dismiss(numbers, reason=reason)


def _restore(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.claims.restore(numbers)


def _sign(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.review.sign(numbers)


def _send_back(note: str, numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.review.send_back(numbers, note=note)
