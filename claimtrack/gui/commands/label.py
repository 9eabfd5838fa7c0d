"""What the commands stick on the chosen claims: tags, priority, who is to do them, by when; one step for all."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Priority
from claimtrack.domain.words import Words
from claimtrack.gui.claim.label_dialog import LabelDialog
from claimtrack.gui.listing.claim_list import ClaimList
from claimtrack.gui.parts.key_menu import KeyChoice, KeyMenu
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


class LabelCommands(QObject):
    """Labels the claims that are chosen in the list, or the one that is on show without a row."""

    def __init__(self, session: Session, words: Words, claims: ClaimList, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words, self._claims = session, words, claims
        self._window = parent
        self.slots = {
            "claim.tag": self.ask_tags,
            "claim.assign": self.ask_assignee,
            "claim.due": self.ask_due,
            "claim.priority": self.ask_priority,
        }

    def ask_tags(self) -> None:
        """Ask for the labels, beginning with the tags."""
        self._ask("tags")

    def ask_assignee(self) -> None:
        """Ask for the labels, beginning with who is to do them."""
        self._ask("assignee")

    def ask_due(self) -> None:
        """Ask for the labels, beginning with the day by which they are due."""
        self._ask("due")

    def _ask(self, field: str) -> None:
        if numbers := self._claims.chosen_numbers():
            LabelDialog.ask(self._window, self._session, self._words, numbers=numbers, field=field)

    def ask_priority(self) -> None:
        """Offer the priorities, each with its digit."""
        if self._claims.chosen_numbers():
            choices = [
                KeyChoice(str(digit), self._words.say(f"priority.{priority}"), priority)
                for digit, priority in enumerate(reversed(Priority), start=1)
            ]
            menu = KeyMenu(self._words.say("label.field.priority"), choices, self._window)
            menu.chosen.connect(self.give_priority)
            menu.popup_in(self._claims if self._claims.isVisible() else self._window)

    def give_priority(self, priority: Priority) -> None:
        """Say how urgent they are."""
        if numbers := self._claims.chosen_numbers():
            self._session.do(partial(_give_priority, numbers, priority))


def _give_priority(numbers: Sequence[int], priority: Priority, workspace: "Workspace") -> Changes:
    return workspace.claims.label(numbers, priority=priority)
