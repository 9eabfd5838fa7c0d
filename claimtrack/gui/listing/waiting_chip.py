"""The chip above the claims in review: how many of them wait for whoever works here, and those alone by one press."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.parts.text import label
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

IN_REVIEW = frozenset({Status.IN_REVIEW})


class WaitingChip(QToolButton):
    """Shown where the claims in review are listed, and wherever a list is narrowed by it; `counted`: it says more."""

    counted = Signal()

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._statuses: frozenset[Status] = frozenset()
        self._count = 0
        self._name = ""
        self.setProperty("look", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        session.changed.connect(self._on_changed)
        session.renamed.connect(self._on_renamed)
        self._say()

    def show_statuses(self, statuses: frozenset[Status]) -> None:
        """Say how many wait among the claims of these statuses, where they are those in review."""
        if statuses != self._statuses:
            self._statuses = statuses
            self._ask()

    def is_wanted(self, name: str) -> bool:
        """Whether to show it; `name` is for whom the list is narrowed, empty for nobody."""
        self._name = name
        self._say()
        return bool(name) or self._statuses == IN_REVIEW

    def _ask(self) -> None:
        if self._statuses == IN_REVIEW:
            question = partial(_count, self._session.settings.who())
            self._session.read(question, self._on_count, key=(id(self), "waiting"))

    def _on_count(self, count: int) -> None:
        self._count = count
        self._say()
        self.counted.emit()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("claim", "verdict", "person"):
            self._ask()

    def _on_renamed(self) -> None:
        self._say()
        self._ask()

    def _say(self) -> None:
        words, mine = self._words, self._session.settings.who()
        if self._name:
            said = words.say("filter.waits-me") if self._name == mine else words.say("filter.waits", who=self._name)
            said = f"{said} ✕"
        else:
            said = f"{words.say('filter.waits-me')} {words.digits(str(self._count))}"
        self.setText(label(said))
        self.setAccessibleName(said)
        self.setProperty("active", "true" if self._name or (self._count and self._statuses == IN_REVIEW) else "false")
        self.style().polish(self)


def _count(who: str, workspace: "Workspace") -> int:
    return workspace.claims.count(ClaimQuery(waits_for=who))
