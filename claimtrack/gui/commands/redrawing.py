"""Draws the claims of the article on show again; what a person has done to them stays."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.articles import StoredArticle
    from claimtrack.workspace.workspace import Workspace


class Redrawing(QObject):
    """Asks `article` which article is meant; `began` and `said` tell of it."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work

    def __init__(self, session: Session, words: Words, article: Callable[[], int | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._words, self._article = session, words, article
        self.slots = {"article.draw-again": self.draw_again}

    def draw_again(self) -> None:
        """Read the article's text once more and store what is found."""
        number = self._article()
        if number is None:
            self._session.failed.emit(Message("article.none-shown"))
        else:
            self._session.read(partial(_stored, number), self._on_article)

    def _on_article(self, stored: "StoredArticle") -> None:
        work = self._session.work(partial(_draw, stored.article), partial(self._on_drawn, stored.id))
        self.began.emit(self._words.say("import.drawing"), work)

    def _on_drawn(self, number: int, drawn: list[DrawnClaim]) -> None:
        self._session.do(partial(_draw_again, number, drawn), self._on_done)

    def _on_done(self, changes: Changes) -> None:
        self.said.emit(self._words.say("article.drawn-again", count=len(changes.made)))


def _stored(number: int, workspace: "Workspace") -> "StoredArticle":
    return workspace.articles.get(number)


def _draw(article: Article, work: Work) -> list[DrawnClaim]:
    from claimtrack.language.claims import draw_claims  # noqa: PLC0415 - its lexicons are read at the first article

    drawn = draw_claims(article)
    work.report(1, 1)  # nothing is stored where it was cancelled meanwhile
    return drawn


def _draw_again(number: int, drawn: Sequence[DrawnClaim], workspace: "Workspace") -> Changes:
    return workspace.articles.draw_again(number, drawn)
