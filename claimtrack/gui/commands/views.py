"""What the commands do with what the list is narrowed to: clear it, keep it under a name, rename it, forget it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.session import Session
from claimtrack.gui.view import View

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 420  # pixels


class ViewCommands(QObject):
    """Saves, renames and deletes the view that is looked at."""

    def __init__(self, session: Session, words: Words, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words, self._desk, self._window = session, words, desk, parent
        self.slots: dict[str, Callable[[], object]] = {
            "view.clear": self.clear,
            "view.save": self.save,
            "view.rename": self.rename,
            "view.delete": self.delete,
        }
        desk.sidebar.views.rename_wanted.connect(self.rename)
        desk.sidebar.views.removal_wanted.connect(self.delete)

    def offer(self, actions: Actions) -> None:
        """Save what is narrowed and has no name yet; rename and delete what has one."""
        is_writable = self._session.is_open and not self._session.is_readonly
        is_saved = self._desk.sidebar.saved_view is not None
        actions["view.clear"].setEnabled(self._session.is_open and self._desk.view.is_narrowed)
        actions["view.save"].setEnabled(is_writable and self._desk.view.is_narrowed and not is_saved)
        for code in ("view.rename", "view.delete"):
            actions[code].setEnabled(is_writable and is_saved)
        self._desk.sidebar.save_button.setVisible(actions["view.save"].isEnabled())

    def show_menu(self, actions: Actions, number: int, place: QPoint) -> None:
        """Show a saved view, and offer what can be done with it."""
        self._desk.sidebar.open_view(number)
        self.offer(actions)
        menu = QMenu(self._window)
        menu.addActions([actions["view.rename"], actions["view.delete"]])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def clear(self) -> None:
        """List the whole status again."""
        view = self._desk.view
        self._desk.show_view(View(status=view.status, filters=Filters(order=view.filters.order)))

    def save(self) -> None:
        """Ask for a name and keep the view under it."""
        view = self._desk.view.alone
        if view.is_narrowed and not self._session.is_readonly:
            NameDialog.ask(self._window, self._session, self._words, _proposal(view), partial(_save, view.definition))

    def rename(self) -> None:
        """Ask for another name."""
        number = self._desk.sidebar.saved_view
        if number is not None and not self._session.is_readonly:
            name = self._desk.sidebar.name_of_view(number)
            NameDialog.ask(self._window, self._session, self._words, name, partial(_rename, number))

    def delete(self) -> None:
        """Forget the view; it can be undone."""
        number = self._desk.sidebar.saved_view
        if number is not None and not self._session.is_readonly:
            self._session.do(partial(_delete, number))


class NameDialog(FormDialog):
    """Asks what a view is to be called; it stays open where another is called so."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        words: Words,
        proposal: str,
        keep: Callable[[str, "Workspace"], Changes],
    ) -> None:
        super().__init__(parent, words, words.say("view.ask"), words.say("settings.accept"))
        self._session, self._keep = session, keep
        self.name = LineField(words.say("view.name"))
        self.name.set_text(proposal)
        self.name.selectAll()
        self.add_row(words.say("view.name"), self.name)
        self.name.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        words: Words,
        proposal: str,
        keep: Callable[[str, "Workspace"], Changes],
    ) -> Changes | None:
        """Keeps it under the name; None where it was cancelled."""
        return cls(parent, session, words, proposal, keep).answer()

    @override
    def accept(self) -> None:
        self.submit(self._session, partial(self._keep, self.name.text()))


def _proposal(view: View) -> str:
    """A name made of what is looked for."""
    filters = view.filters
    record = filters.record.name if filters.record else ""
    said = (view.search, filters.article_title, record, filters.speaker, filters.tag, filters.assignee, filters.date)
    return ", ".join(" ".join(each.split())[:40] for each in said if each.strip())[:80]


def _save(definition: str, name: str, workspace: "Workspace") -> Changes:
    return workspace.views.save(name, definition)


def _rename(number: int, name: str, workspace: "Workspace") -> Changes:
    return workspace.views.rename(number, name)


def _delete(number: int, workspace: "Workspace") -> Changes:
    return workspace.views.delete(number)
