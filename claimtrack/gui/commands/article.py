"""What the commands do with the article on show: change what is known of it, find words and hidden signs in it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.article.edit_dialog import ArticleDialog
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.articles import StoredArticle
    from claimtrack.workspace.workspace import Workspace

MENU = ("article.edit", "article.find", "article.draw-again", "article.delete")
CHANGING = ("article.edit", "article.draw-again", "article.delete")
READING = ("article.find", "article.find-next", "article.find-previous")


class ArticleCommands(QObject):
    """Acts on the article that the desk shows."""

    def __init__(self, session: Session, words: Words, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._desk, self._window = session, words, desk, window
        self.slots = {
            "article.edit": self.edit,
            "article.find": desk.article.open_find,
            "article.find-next": desk.article.find_next,
            "article.find-previous": desk.article.find_previous,
            "article.hidden": self.show_hidden,
        }
        desk.article.edit_asked.connect(self.edit)

    def offer(self, actions: Actions) -> None:
        """Offer them where an article is on show."""
        is_shown = self._session.is_open and self._desk.shown_article() is not None
        for code in READING:
            actions[code].setEnabled(is_shown)
        actions["article.hidden"].setEnabled(self._session.is_open)
        actions["article.hidden"].setChecked(self._desk.article.shows_hidden)
        for code in CHANGING:
            actions[code].setEnabled(is_shown and not self._session.is_readonly)

    def show_hidden(self) -> None:
        """Draw every hidden character of the article and of the claim as a sign, or only those that deceive."""
        self._desk.article.show_hidden()
        self._desk.panel.show_hidden(shows_all=self._desk.article.shows_hidden)

    def edit(self) -> None:
        """Ask for another title, day, publisher of the article."""
        number = self._desk.shown_article()
        if number is not None and not self._session.is_readonly:
            self._session.read(partial(_stored, number), self._on_article)

    def _on_article(self, stored: "StoredArticle") -> None:
        ArticleDialog.ask(self._window, self._session, self._words, stored)

    def show_menu(self, actions: Actions, number: int, place: QPoint) -> None:
        """Show an article, and offer what can be done with it."""
        self._desk.open_article(number)
        self.offer(actions)
        menu = QMenu(self._window)
        for code in MENU:
            menu.addAction(actions[code])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _stored(number: int, workspace: "Workspace") -> "StoredArticle":
    return workspace.articles.get(number)
