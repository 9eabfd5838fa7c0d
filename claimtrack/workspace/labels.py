"""Labels of claims: priority, due day, assignee and tags, for several claims at once."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Priority
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim, tag
from claimtrack.storage.store import Action
from claimtrack.workspace import claim_rows
from claimtrack.workspace.desk import Desk, new_uuid

LONGEST = 200  # characters of a tag or a name


@dataclass(frozen=True, slots=True)
class SharedLabels:
    """What several claims are labelled with: None where they differ; an empty `due` or `assignee` where none has one.

    `due` is a day, ISO 8601. `tags` are on each of the claims, `tags_of_some` on some.
    """

    priority: Priority | None
    due: str | None
    assignee: str | None
    tags: tuple[str, ...]
    tags_of_some: tuple[str, ...]


class Labels:
    """What is stuck on claims so that they are found and done in time."""

    _desk: Desk

    def label(
        self,
        numbers: Sequence[int],
        *,
        priority: Priority | None = None,
        due: dt.date | str | None = None,
        assignee: str | None = None,
        add_tags: Iterable[str] = (),
        remove_tags: Iterable[str] = (),
    ) -> Changes:
        """Label claims; what is None stays, an empty due day or assignee is taken off. `due` is a day, ISO 8601.

        A tag is a tag in one spelling, blanks aside.
        """
        values: dict[str, object] = {}
        said: list[Message] = []
        if priority is not None:
            values["priority"] = priority
            said.append(Message("label.priority", priority=Message(f"priority.{priority}")))
        if due is not None:
            day = _day(due)
            values["due"] = day or None
            said.append(Message("label.due", due=day) if day else Message("label.no-due"))
        if assignee is not None:
            values["assignee"] = name = _in_one_line(assignee)
            said.append(Message("label.assignee", assignee=name) if name else Message("label.no-assignee"))
        put, taken = _names(add_tags), _names(remove_tags)
        said += [Message("label.tags", tags=put)] if put else []
        said += [Message("label.tags-off", tags=taken)] if taken else []
        numbers = list(dict.fromkeys(numbers))
        with self._desk.act(_label(numbers, said)) as action:
            claim_rows.require_all(action.connection, numbers)
            for name, value in values.items():
                is_other = claim.c[name].is_distinct_from(value)
                chosen = update(claim).where(among(claim.c.id, numbers), is_other)
                action.connection.execute(chosen.values({name: value, "updated": action.at}))
            claim_rows.touch(action, _take_off(action, numbers, taken) | _put_on(action, numbers, put))
        return action.changes

    def tag(self, numbers: Sequence[int], *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Changes:
        """Put tags on claims and take others off."""
        return self.label(numbers, add_tags=add, remove_tags=remove)

    def shared_labels(self, numbers: Collection[int]) -> SharedLabels:
        """What claims are labelled with alike, and the tags that some of them have."""
        columns = select(claim.c.priority, claim.c.due, claim.c.assignee).where(among(claim.c.id, numbers)).distinct()
        counted = (
            select(tag.c.name, func.count().label("uses")).where(among(tag.c.claim_id, numbers)).group_by(tag.c.name)
        )
        with self._desk.read() as connection:
            rows = connection.execute(columns).all()
            tags = {row.name: row.uses for row in connection.execute(counted.order_by(tag.c.name))}
        priorities, days, assignees = ({row[place] for row in rows} for place in range(3))
        return SharedLabels(
            priority=Priority(priorities.pop()) if len(priorities) == 1 else None,
            due=(days.pop() or "") if len(days) == 1 else None,
            assignee=assignees.pop() if len(assignees) == 1 else None,
            tags=tuple(name for name, uses in tags.items() if uses == len(numbers)),
            tags_of_some=tuple(name for name, uses in tags.items() if uses < len(numbers)),
        )

    def tags(self) -> list[str]:
        """All tags in use, in the order of the alphabet."""
        query = select(tag.c.name).distinct().order_by(tag.c.name)
        with self._desk.read() as connection:
            return list(connection.scalars(query))

    def assignees(self) -> list[str]:
        """Everybody who has a claim to do, in the order of the alphabet."""
        query = select(claim.c.assignee).where(claim.c.assignee != "").distinct().order_by(claim.c.assignee)
        with self._desk.read() as connection:
            return list(connection.scalars(query))


def _label(numbers: Sequence[int], said: Sequence[Message]) -> Message:
    claims = ", ".join(map(str, numbers[:20]))
    return Message("action.claim.label", count=len(numbers), claims=claims, what=tuple(said))


def _take_off(action: Action, numbers: Sequence[int], names: Collection[str]) -> set[int]:
    chosen = (among(tag.c.claim_id, numbers), tag.c.name.in_(names))
    touched = set(action.connection.scalars(select(tag.c.claim_id).where(*chosen)))
    action.connection.execute(delete(tag).where(*chosen))
    return touched


def _put_on(action: Action, numbers: Sequence[int], names: Collection[str]) -> set[int]:
    query = select(tag.c.claim_id, tag.c.name).where(among(tag.c.claim_id, numbers), tag.c.name.in_(names))
    there = {(number, name) for number, name in action.connection.execute(query)}
    missing = [(number, name) for number in numbers for name in names if (number, name) not in there]
    if missing:
        rows = [{"uuid": new_uuid(), "claim_id": number, "name": name} for number, name in missing]
        action.connection.execute(insert(tag), rows)
    return {number for number, _name in missing}


def _names(tags: Iterable[str]) -> tuple[str, ...]:
    found = (_in_one_line(name).removeprefix("#").strip() for name in tags)
    return tuple(dict.fromkeys(name for name in found if name))


def _in_one_line(name: str) -> str:
    line = " ".join(name.split())
    if len(line) > LONGEST:
        raise Problem(Message("label.too-long", limit=LONGEST))
    return line


def _day(due: dt.date | str) -> str:
    if isinstance(due, str):
        try:
            return dt.date.fromisoformat(due.strip()).isoformat() if due.strip() else ""
        except ValueError:
            raise Problem(Message("label.due-invalid", due=due.strip()[:40])) from None
    return due.isoformat()
