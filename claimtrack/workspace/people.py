"""The people of a workspace: who has worked in it, and who was named to work with."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Column, Connection, Select, delete, func, insert, select

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.language.text.folding import fold
from claimtrack.storage.schema import action as actions
from claimtrack.storage.schema import branch_action, person, review, verdict
from claimtrack.workspace import workspace_setting
from claimtrack.workspace.desk import Desk, in_short, new_uuid

LONGEST = 200  # characters of a name
FORMER = "former-names"  # the setting that holds the names that were joined with others, by JSON


class People:
    """The names of the people in a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def names(self) -> list[str]:
        """Everybody who has worked in the file or was named, in the order of the alphabet."""
        with self._desk.read() as connection:
            return known(self._desk, connection)

    def are_several(self) -> bool:
        """Whether anybody but the one at work now has worked in the file or was named."""
        with self._desk.read() as connection:
            return not are_all(known(self._desk, connection), self._desk.who)

    def added(self) -> list[str]:
        """Those who were named, whether they have worked in the file or not."""
        with self._desk.read() as connection:
            return list(connection.scalars(select(person.c.name).order_by(person.c.name)))

    def add(self, name: str) -> Changes:
        """Name somebody to work with: from then on a second person signs what the first decided."""
        name = " ".join(name.split())
        if not fold(name):
            raise Problem(Message("person.empty"))
        if len(name) > LONGEST:
            raise Problem(Message("label.too-long", limit=LONGEST))
        with self._desk.act(Message("action.person.add", name=in_short(name))) as action:
            there = action.connection.scalars(select(person.c.name))
            if not any(is_same(name, each) for each in there):
                action.connection.execute(insert(person).values(uuid=new_uuid(), name=name, created=action.at))
        return action.changes

    def remove(self, name: str) -> Changes:
        """Take a name off the list; what that person has done stays, and so does the name where there is any."""
        with self._desk.act(Message("action.person.remove", name=in_short(name))) as action:
            rows = action.connection.execute(select(person.c.id, person.c.name)).all()
            numbers = [row.id for row in rows if is_same(row.name, name)]
            if not numbers:
                raise NotFoundProblem(Message("person.not-found", name=in_short(name)))
            action.connection.execute(delete(person).where(person.c.id.in_(numbers)))
        return action.changes

    def join(self, name: str) -> Changes:
        """Tell that whoever works here did so under another name before: the two are one person up to now.

        RefusedProblem where a verdict was given under that name, or anything reviewed: it stays somebody's own.
        """
        label = Message("action.person.join", name=in_short(name), who=self._desk.who)
        with self._desk.act(label) as action:
            connection = action.connection
            worked = {each: last for each, last in _last_lines(self._desk, connection).items() if is_same(each, name)}
            if not worked or is_same(name, self._desk.who):
                raise NotFoundProblem(Message("person.not-worked", name=in_short(name)))
            decided = (*connection.scalars(select(verdict.c.decided_by)), *connection.scalars(select(review.c.who)))
            if any(is_same(each, name) for each in set(decided)):
                raise RefusedProblem(Message("person.has-decided", name=in_short(name)))
            workspace_setting.write(connection, FORMER, json.dumps({**_former(connection), **worked}))
        return action.changes


def known(desk: Desk, connection: Connection) -> list[str]:
    """The names of everybody who has worked in the file or was named, each in one spelling.

    One that was joined with another is left out, unless somebody has worked under it since.
    """
    former = _former(connection)
    worked = [name for name, last in _last_lines(desk, connection).items() if last > former.get(name, 0)]
    others = (*connection.scalars(_each_once(branch_action.c.who)), *connection.scalars(_each_once(person.c.name)))
    names = {fold(name): name for name in (*worked, *others) if name}
    return sorted(names.values())


def _last_lines(desk: Desk, connection: Connection) -> Mapping[str, int]:
    """The last line of the history that each name has; a line is looked at once as long as the file is open."""
    since = select(actions.c.who, func.max(actions.c.sequence)).where(actions.c.sequence > desk.seen)
    for name, sequence in connection.execute(since.group_by(actions.c.who)).all():
        desk.last_lines[name] = sequence
        desk.seen = max(desk.seen, sequence)
    return desk.last_lines


def _former(connection: Connection) -> dict[str, int]:
    """The names that were joined with others, each with the last line of the history that this is about."""
    try:
        held = json.loads(workspace_setting.read(connection, FORMER) or "{}")
    except ValueError:
        return {}  # of a file from elsewhere: then every name is somebody's own
    lines = held.items() if isinstance(held, dict) else ()
    return {name: last for name, last in lines if isinstance(last, int)}


def _each_once(column: Column[str]) -> Select[str]:
    """The values of an indexed column, a step from each to the next."""
    step = select(func.min(column).label("name")).cte("step", recursive=True)
    following = select(func.min(column)).where(column > step.c.name).scalar_subquery()
    step = step.union_all(select(following).where(step.c.name.is_not(None)))
    return select(step.c.name).where(step.c.name.is_not(None))


def is_same(name: str, other: str) -> bool:
    """Whether two spellings name one person: capital letters, blanks and marks of Arabic aside."""
    return fold(" ".join(name.split())) == fold(" ".join(other.split()))


def are_all(names: Iterable[str], who: str) -> bool:
    """Whether all of these names are one person's."""
    return all(is_same(name, who) for name in names)
