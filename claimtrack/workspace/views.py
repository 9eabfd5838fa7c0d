"""Saved views: what a list was narrowed to, under a name, kept with the workspace like any other record."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import setting
from claimtrack.workspace.desk import Desk, new_uuid

PREFIX = "view:"  # of the setting that holds a view; the rest is its name
LONGEST_NAME = 80  # characters
LONGEST = 20_000  # characters of a definition


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view by number and name; the definition is the text of whoever saved it."""

    id: int
    name: str
    definition: str


class Views:
    """The saved views of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self) -> list[SavedView]:
        """The views by name."""
        is_view = (setting.c.name.startswith(PREFIX, autoescape=True), func.length(setting.c.value) <= LONGEST)
        query = select(setting.c.id, setting.c.name, setting.c.value).where(*is_view)
        with self._desk.read() as connection:
            found = [SavedView(row.id, row.name.removeprefix(PREFIX), row.value) for row in connection.execute(query)]
        return sorted(found, key=lambda view: (view.name.casefold(), view.id))

    def save(self, name: str, definition: str) -> Changes:
        """Keep a view under a name; RefusedProblem where another has that name, Problem where there is none."""
        name = _name(name)
        if len(definition) > LONGEST:
            raise Problem(Message("field.too-long", limit=LONGEST))
        with self._desk.act(Message("action.view.save", name=name)) as action:
            _refuse_taken(action.connection, name, None)
            values = {"uuid": new_uuid(), "name": PREFIX + name, "value": definition}
            action.made.append(
                action.connection.execute(insert(setting).values(**values).returning(setting.c.id)).scalar_one()
            )
        return action.changes

    def rename(self, number: int, name: str) -> Changes:
        """Give a view another name."""
        name = _name(name)
        with self._desk.act(Message("action.view.rename", before=self._name_of(number), name=name)) as action:
            _refuse_taken(action.connection, name, number)
            action.connection.execute(update(setting).where(setting.c.id == number).values(name=PREFIX + name))
        return action.changes

    def delete(self, number: int) -> Changes:
        """Forget a view; its claims stay as they are."""
        with self._desk.act(Message("action.view.delete", name=self._name_of(number))) as action:
            action.connection.execute(delete(setting).where(setting.c.id == number))
        return action.changes

    def _name_of(self, number: int) -> str:
        for view in self.entries():
            if view.id == number:
                return view.name
        raise NotFoundProblem(Message("view.not-found", number=number))


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Problem(Message("view.nameless"))
    if len(name) > LONGEST_NAME:
        raise Problem(Message("field.too-long", limit=LONGEST_NAME))
    return name


def _refuse_taken(connection: Connection, name: str, number: int | None) -> None:
    holder = connection.scalar(select(setting.c.id).where(setting.c.name == PREFIX + name))
    if holder is not None and holder != number:
        raise RefusedProblem(Message("view.name-taken", name=name))
