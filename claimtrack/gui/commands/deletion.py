"""What the commands do to put claims and articles into the trash."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from claimtrack.domain.changes import Changes
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


class DeletionCommands(QObject):
    """Deletes the claims that are chosen, or the article on show; both can be undone."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._desk = session, desk
        self.slots = {"claim.delete": self.delete_claims, "article.delete": self.delete_article}

    def offer(self, actions: Actions) -> None:
        """An article can be deleted where one is on show."""
        is_shown = self._desk.shown_article() is not None
        actions["article.delete"].setEnabled(is_shown and self._session.is_open and not self._session.is_readonly)

    def delete_claims(self) -> None:
        """Put the chosen claims into the trash."""
        if numbers := self._desk.list.chosen_numbers():
            self._desk.list.do_and_go_on(partial(_delete_claims, numbers))

    def delete_article(self) -> None:
        """Put the article on show into the trash, with its claims."""
        number = self._desk.shown_article()
        if number is not None:
            self._session.do(partial(_delete_article, number))


def _delete_claims(numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.claims.delete(numbers)


def _delete_article(number: int, workspace: "Workspace") -> Changes:
    return workspace.articles.delete(number)
