"""What the commands do to the chosen claims: each queues one named action of the workspace."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from claimtrack.domain import status
from claimtrack.domain.changes import Changes
from claimtrack.domain.status import DismissReason, Move, Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.draft_keeper import DraftKeeper
from claimtrack.gui.identity import ask_who
from claimtrack.gui.listing.reason_menu import ReasonMenu
from claimtrack.gui.parts.dialogs import TextDialog, confirm
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
# Where a move leads: a list of other statuses has the claim no more.
ACCEPTED, DISMISSED = frozenset({Status.TO_CHECK}), frozenset({Status.DISMISSED})
RESTORED = frozenset(Status) - DISMISSED
RETURN_NOTE = "return-note"
SIGNED, SENT_BACK = frozenset({Status.READY}), frozenset({Status.IN_PROGRESS})


class ClaimCommands(QObject):
    """Accept, dismiss, restore, sign off and send back the claims that are chosen in the list, or the one on show.

    `dismissed` tells that a reason was chosen. `menu_place` says where the reasons open, by their width; None: at the
    chosen row.
    """

    dismissed = Signal()

    def __init__(self, session: Session, words: Words, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._claims, self._panel = desk.list, desk.panel
        self._window = parent
        self._note = ""  # the last one that claims were sent back with
        session.changed.connect(self._on_changed)
        self.menu_place: Callable[[int], QPoint | None] = _at_row
        self.slots = {
            "claim.next": desk.list.choose_next,
            "claim.previous": desk.list.choose_previous,
            "claim.accept": self.accept,
            "claim.dismiss": self.ask_why_dismissed,
            "claim.restore": self.restore,
            "claim.sign": self.sign,
            "claim.return": self.send_back,
        }

    def offer(self, actions: Actions) -> None:
        """Offer the moves that the table of statuses allows to every chosen claim."""
        statuses = self._statuses()
        for code, moves in MOVES.items():
            is_allowed = all(
                known is None or any(status.is_allowed(move, known) for move in moves) for known in statuses
            )
            actions[code].setEnabled(bool(statuses) and is_allowed and not self._session.is_readonly)

    def accept(self) -> None:
        """Take them from the Inbox."""
        self._do(_accept, self._claims.chosen_numbers(), ACCEPTED)

    def ask_why_dismissed(self) -> None:
        """Offer the reasons; choosing one, by its digit too, dismisses the claims that were chosen before."""
        if numbers := self._claims.chosen_numbers():
            menu = ReasonMenu(self._words, self._window)
            menu.reason_chosen.connect(partial(self._dismiss, numbers))
            menu.aboutToHide.connect(menu.deleteLater)
            width = menu.sizeHint().width()
            menu.popup(self.menu_place(width) or self._place_of_chosen(width))

    def _dismiss(self, numbers: Sequence[int], reason: DismissReason) -> None:
        self._do(partial(_dismiss, reason), numbers, DISMISSED)
        self.dismissed.emit()

    def restore(self) -> None:
        """Bring them back to where they were."""
        self._do(_restore, self._claims.chosen_numbers(), RESTORED)

    def sign(self) -> None:
        """Sign them off; of several it is said first that it cannot be undone."""
        numbers = self._claims.chosen_numbers()
        is_meant = len(numbers) < 2 or self._is_meant(len(numbers))
        if is_meant and ask_who(self._window, self._session, self._words):
            self._do(_sign, numbers, SIGNED, self._claims.do_then_go_on)

    def _is_meant(self, count: int) -> bool:
        said = self._words.say("final.sign-several", count=count)
        return confirm(self._window, self._words, said, "review.sign", is_final=True)

    def send_back(self) -> None:
        """Send them back, with a note."""
        numbers = self._claims.chosen_numbers()
        question, kept = self._words.say("ask.return-note"), (self._session, RETURN_NOTE)
        note = TextDialog.ask(self._window, self._words, question, is_long=True, kept=kept)
        if note is not None and ask_who(self._window, self._session, self._words):
            self._note = note
            self._do(partial(_send_back, note), numbers, SENT_BACK, self._claims.do_then_go_on)

    def _on_changed(self, changes: Changes) -> None:
        """A note with which claims were sent back is no draft any more."""
        if changes.label.code == "action.claim.return":
            keeper = DraftKeeper.of(self._session)
            for place in keeper.offers(RETURN_NOTE):
                if (offer := keeper.offer(place)) and offer.typed[0][1].strip() == self._note:
                    keeper.drop(place)

    def _do(
        self,
        action: Callable[[Sequence[int], "Workspace"], Changes],
        numbers: Sequence[int],
        leads_to: frozenset[Status],
        do_and_go_on: Callable[[Callable[["Workspace"], Changes]], None] | None = None,
    ) -> None:
        query = self._claims.model.query
        is_listed_after = query is None or not query.statuses or not query.statuses.isdisjoint(leads_to)
        is_chosen_in_rows = bool(self._claims.chosen_rows()) and numbers == self._claims.chosen_numbers()
        if is_chosen_in_rows and not is_listed_after:
            (do_and_go_on or self._claims.do_and_go_on)(partial(action, numbers))
        elif numbers:
            self._session.do(partial(action, numbers))

    def _statuses(self) -> list[Status | None]:
        """The statuses of the first of the chosen claims, None of one that has not come yet.

        The rest is judged when the action is done.
        """
        rows = chain.from_iterable(self._claims.chosen_rows())
        known = [self._claims.model.known_row(row) for row in islice(rows, LOOKED_AT)]
        shown = self._panel.claim
        if not known and shown is not None and shown.id == self._claims.chosen:
            return [shown.status]
        return [row.status if row else None for row in known]

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
