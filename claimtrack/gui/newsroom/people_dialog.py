"""The people of a workspace: who has worked in it, and who is named to work with; a second name switches review on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.standing import is_same_person
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line, tooltip
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 460


@dataclass(frozen=True, slots=True)
class _Found:
    names: Sequence[str]
    added: Sequence[str]
    review_is_off: bool
    are_several: bool = False


class PeopleDialog(QDialog):
    """Lists the names; what is done is done at once, and can be undone."""

    def __init__(self, parent: QWidget, session: Session, words: Words) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._found = _Found((), (), review_is_off=True)
        self.setWindowTitle(words.say("people.title"))
        self.list = QListWidget()
        self.list.setProperty("role", "choice")
        self.list.setAccessibleName(words.say("people.title"))
        self.list.currentRowChanged.connect(self._offer)
        self.switch = QCheckBox(words.say("people.switch"))
        self.switch.clicked.connect(self.switch_review)
        self._review = PlainLabel(role="small", follows_text=False)
        self.field = LineField(words.say("people.name"), hint=words.say("people.name"))
        self.field.textChanged.connect(self._offer)
        self.field.returnPressed.connect(self.add)
        self._add = self._button("people.add", self.add)
        self._remove = self._button("people.remove", self.remove)
        self._join = self._button("people.join", self.join)
        self._join.setToolTip(tooltip(words.say("tip.people.join")))
        self._problem = PlainLabel(role="error", follows_text=False)
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.field, 1)
        row.addWidget(self._add)
        last = QHBoxLayout()
        last.addWidget(self._remove)
        last.addWidget(self._join)
        last.addStretch(1)
        last.addWidget(self._button("button.close", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(self.switch)
        column.addWidget(self._review)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addLayout(last)
        self.resize(WIDTH, self.sizeHint().height())
        session.changed.connect(self._on_changed)
        self._ask()
        self._offer()
        self.field.setFocus()

    def _button(self, code: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._words.say(code))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    @classmethod
    def open_on(cls, parent: QWidget, session: Session, words: Words) -> None:
        """Shows the people until it is closed."""
        dialog = cls(parent, session, words)
        dialog.exec()
        dialog.deleteLater()

    def add(self) -> None:
        """Names somebody to work with."""
        name = self.field.text().strip()
        if name and not self._session.is_readonly:
            self._session.do(partial(_add, name), self._on_added, self._say_problem)

    def remove(self) -> None:
        """Takes the chosen name off; what that person has done stays."""
        name = self._chosen
        if name in self._found.added:
            self._session.do(partial(_remove, name), on_failed=self._say_problem)

    def join(self) -> None:
        """Joins the chosen name, under which one has worked here before, with one's own."""
        if self._join.isEnabled():
            self._session.do(partial(_join, self._chosen), lambda _changes: self._say_problem(None), self._say_problem)

    def switch_review(self) -> None:
        """Switches review on or off; where that is refused it says why, and the tick stands as before."""
        action = partial(_switch, is_on=self.switch.isChecked())
        self._session.do(action, lambda _changes: self._say_problem(None), self._on_not_switched)

    def _on_not_switched(self, problem: Message) -> None:
        self.switch.setChecked(not self._found.review_is_off)
        self._say_problem(problem)

    @property
    def _chosen(self) -> str:
        row = self.list.currentRow()
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else ""

    def _offer(self) -> None:
        is_writable = not self._session.is_readonly
        self.switch.setEnabled(is_writable)
        self._add.setEnabled(is_writable and bool(self.field.text().strip()))
        self._remove.setEnabled(is_writable and self._chosen in self._found.added)
        is_other = bool(self._chosen) and not is_same_person(self._chosen, self._session.settings.who())
        self._join.setEnabled(is_writable and is_other)

    def _ask(self) -> None:
        self._session.read(_read, self._on_found, key=(id(self), "people"), on_failed=self._say_problem)

    def _on_found(self, found: _Found) -> None:
        self._found = found
        self.list.clear()
        for name in found.names:
            self.list.addItem(line(name, 200))
            self.list.item(self.list.count() - 1).setData(Qt.ItemDataRole.UserRole, name)
        self.switch.setChecked(not found.review_is_off)
        self._review.show_text(self._words.say(_standing(found)))
        self._offer()

    def _on_added(self, _changes: Changes) -> None:
        self.field.clear()
        self._say_problem(None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("person", "setting"):
            self._ask()

    def _say_problem(self, problem: Message | None) -> None:
        self._problem.show_text(self._words.say(problem) if problem else "")
        self._problem.setVisible(problem is not None)


def _standing(found: _Found) -> str:
    if found.review_is_off:
        return "people.review-off"
    return "people.review-on" if found.are_several else "people.review-asked"


def _switch(workspace: "Workspace", *, is_on: bool) -> Changes:
    return workspace.review.switch(is_on=is_on)


def _read(workspace: "Workspace") -> _Found:
    people, review_is_off = workspace.people, workspace.review.is_off
    return _Found(people.names(), people.added(), review_is_off=review_is_off, are_several=people.are_several())


def _join(name: str, workspace: "Workspace") -> Changes:
    return workspace.people.join(name)


def _add(name: str, workspace: "Workspace") -> Changes:
    return workspace.people.add(name)


def _remove(name: str, workspace: "Workspace") -> Changes:
    return workspace.people.remove(name)
