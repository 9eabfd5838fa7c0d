"""What an import would bring, said before anything is stored: how many claims, and which were checked before."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.messages import Message
from claimtrack.gui.article import import_tasks as tasks
from claimtrack.gui.article.repeats_note import RepeatsNote
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimtrack.gui.work import Work
    from claimtrack.workspace.repeats import Repeat

LONGEST = 100_000  # characters; the claims of a longer text are drawn once, when it is imported


class Foresight(QObject):
    """Looks beside the window, and shows in a note what was checked before; `counted` carries the number of claims."""

    counted = Signal(int)

    def __init__(self, session: Session, note: RepeatsNote) -> None:
        super().__init__(note)
        self._session, self._note = session, note
        self._round = 0  # of the latest look; answers of older ones are dropped
        self._work: Work | None = None

    def look(self, article: Article) -> None:
        """Look at another article."""
        self.stop()
        if len(article.text) <= LONGEST:
            told = partial(self._on_drawn, self._round)
            self._work = self._session.work(partial(tasks.draw, article), told, self._on_not_drawn)

    def stop(self) -> None:
        """What is looked at is not wanted any more."""
        self._round += 1
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _on_drawn(self, number: int, drawn: list[DrawnClaim]) -> None:
        if number == self._round:
            self._work = None
            self.counted.emit(len(drawn))
            find = partial(tasks.find_repeats, drawn)
            self._session.read(find, partial(self._on_repeats, number, drawn), key=(id(self), "repeats"))

    def _on_not_drawn(self, problem: Message) -> None:
        """What was cancelled is not missed; anything else is said when the article is imported."""

    def _on_repeats(self, number: int, drawn: list[DrawnClaim], repeats: "Mapping[int, Repeat]") -> None:
        if number == self._round:
            self._note.show_repeats(drawn, repeats)
