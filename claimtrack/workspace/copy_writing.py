"""What another copy brings is stored here, inside one action: new records with numbers of ours, links by UUID."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from claimtrack.domain.errors import Problem
from claimtrack.domain.merging import Choice
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.storage import content
from claimtrack.storage.insertion import insert_many
from claimtrack.storage.numbers import among, next_number
from claimtrack.storage.schema import RECORDS, appearance, claim, evidence, setting, source, tag, verdict
from claimtrack.storage.schema import content as contents
from claimtrack.storage.store import Action
from claimtrack.workspace import copy_speakers, copy_views, verdict_rows
from claimtrack.workspace.copy_rows import BYTES, LINKS, SYNCED, Copy, numbers_of
from claimtrack.workspace.copy_steps import Comparison, Step
from claimtrack.workspace.desk import new_uuid

_HUNG_ON = {target for links in LINKS.values() for target in links.values()}  # kinds that others link to


def write(action: Action, found: Comparison, steps: Sequence[Step], choices: Mapping[str, str], name: str) -> None:
    """Carry steps out, and let the verdict hold that was chosen on each claim."""
    _keep_bytes(action.connection, found.theirs.connection, steps, name)
    for table in copy_speakers.NAMED:
        copy_speakers.free_names(
            action.connection, table.name, [step.uuid for step in steps if step.kind == table.name]
        )
    writer = _Writer(action, steps)
    writer.make_room()
    writer.insert()
    writer.update()
    writer.remove()
    for claim_uuid in found.their_verdicts.keys() & found.our_verdicts.keys():
        chosen = choices[f"claim/{claim_uuid}/verdict"]
        mine, theirs = found.our_verdicts[claim_uuid], found.their_verdicts[claim_uuid]
        winners, losers = (theirs, mine) if chosen == Choice.THEIRS else (mine, theirs)
        _set_beside(action.connection, losers, winners[-1])
    copy_speakers.settle(action.connection)
    copy_views.settle(action.connection)
    writer.settle()


class _Writer:
    """Knows the numbers of the records that steps are about."""

    def __init__(self, action: Action, steps: Sequence[Step]) -> None:
        self._action = action
        self._connection = action.connection
        self._steps = steps
        self._numbers: dict[str, dict[str, int]] = {}

    def make_room(self) -> None:
        """Of what there is one of a name, the one that goes or is replaced goes before the one that comes."""
        for step in self._steps:
            goes = step.replaces or (step.uuid if step.values is None and step.kind not in _HUNG_ON else "")
            if goes:
                table = RECORDS[step.kind]
                self._connection.execute(delete(table).where(table.c.uuid == goes))

    def insert(self) -> None:
        """New records, all of a kind at once; they link to each other in any order."""
        new = {kind: [step for step in self._steps if step.kind == kind and step.is_new] for kind in RECORDS}
        for kind, steps in new.items():
            first = next_number(self._connection, RECORDS[kind])
            self._numbers[kind] = {step.uuid: number for number, step in enumerate(steps, start=first)}
        for kind, steps in new.items():
            self._look_up(kind, (step.values for step in steps if step.values))
            rows = []
            for step in steps:
                columns = self._columns(step) | {"id": self._numbers[kind][step.uuid]}
                if all(columns[name] is not None for name in LINKS[kind] if not RECORDS[kind].c[name].nullable):
                    rows.append(columns)
                else:  # what it hangs on was decided to stay away
                    del self._numbers[kind][step.uuid]
            insert_many(self._connection, RECORDS[kind], rows)

    def update(self) -> None:
        """Changed records; a claim says that it was changed by this."""
        for step in self._steps:
            if step.values is None or step.is_new:
                continue
            self._look_up(step.kind, [step.values])
            table, columns = RECORDS[step.kind], self._columns(step)
            # a link to what is not here stays as it is
            values = {name: value for name, value in columns.items() if value is not None or step.values[name] is None}
            if step.kind == "claim":
                values["updated"] = self._action.at
            if values:
                self._connection.execute(update(table).where(table.c.uuid == step.uuid).values(**values))

    def remove(self) -> None:
        """Records that were taken away there, what hangs on others first; one that is still used here stays."""
        gone = [step for step in self._steps if step.values is None]
        claims = numbers_of(self._connection, "claim", [step.uuid for step in gone if step.kind == "claim"]).values()
        is_of_one = among(claim.c.same_event_id, list(claims))  # what was only said of the same event stands alone then
        self._connection.execute(update(claim).where(is_of_one).values(same_event_id=None))
        for step in sorted(gone, key=lambda step: -list(RECORDS).index(step.kind)):
            table = RECORDS[step.kind]
            number = self._connection.scalar(select(table.c.id).where(table.c.uuid == step.uuid))
            into = numbers_of(self._connection, step.kind, [step.into]) if step.into else {}
            if number is not None and into:
                copy_speakers.join(self._connection, number, into[step.into])
            elif number is not None and not self._is_used(step.kind, number):
                self._connection.execute(delete(table).where(table.c.id == number))

    def settle(self) -> None:
        """Let what follows from other records follow; it comes out the same in both copies."""
        self._rate()
        self._join_tags()
        kinds = {step.kind for step in self._steps}
        first = select(func.min(appearance.c.uuid)).where(appearance.c.is_first == 1).group_by(appearance.c.claim_id)
        others = (appearance.c.is_first == 1, appearance.c.uuid.not_in(first))
        if "appearance" in kinds:
            self._connection.execute(update(appearance).where(*others).values(is_first=0))
        if "claim" in kinds:  # what one copy published does not stay in the trash of the other
            published = (claim.c.deleted > "", claim.c.status == Status.PUBLISHED)
            self._connection.execute(update(claim).where(*published).values(deleted=None))
        if kinds & {"evidence", "source", "claim"}:  # nor a source that a claim of the other rests on
            rested_on = (source.c.deleted > "", source.c.id.in_(select(evidence.c.source_id)))
            self._connection.execute(update(source).where(*rested_on).values(deleted=None))

    def _rate(self) -> None:
        """Each claim is rated by the verdict that holds on it."""
        if not any(step.kind in {"verdict", "claim"} for step in self._steps):
            return
        is_held = (verdict.c.claim_id == claim.c.id) & verdict.c.id.in_(verdict_rows.newest())
        held = select(claim.c.id, verdict.c.rating, verdict.c.scale).outerjoin(verdict, is_held)
        is_other = claim.c.rating.is_distinct_from(verdict.c.rating) | claim.c.scale.is_distinct_from(verdict.c.scale)
        for number, rating, scale in self._connection.execute(held.where(is_other)).all():
            rated = update(claim).where(claim.c.id == number)
            self._connection.execute(rated.values(rating=rating, scale=scale))

    def _join_tags(self) -> None:
        """A claim bears a tag once: of two the one with the smaller UUID stays."""
        if any(step.kind in {"tag", "claim"} for step in self._steps):
            first = select(func.min(tag.c.uuid)).group_by(tag.c.claim_id, tag.c.name)
            self._connection.execute(delete(tag).where(tag.c.uuid.not_in(first)))

    def _look_up(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Find the numbers of the records that rows link to."""
        wanted: dict[str, set[str]] = {}
        for row in rows:
            for name, target in LINKS[kind].items():
                if isinstance(uuid := row.get(name), str) and uuid not in self._numbers.get(target, {}):
                    wanted.setdefault(target, set()).add(uuid)
        for target, uuids in wanted.items():
            self._numbers.setdefault(target, {}).update(numbers_of(self._connection, target, uuids))

    def _columns(self, step: Step) -> dict[str, Any]:
        """The columns of a step with numbers of ours; what a link may lack and is not here is left empty."""
        row = step.values or {}
        linked: dict[str, Any] = {
            name: self._numbers.get(target, {}).get(row[name])
            for name, target in LINKS[step.kind].items()
            if name in row and row[name] is not None
        }
        if "folded" in row:
            linked["folded"] = step.uuid  # until all have come (copy_speakers.settle)
        if step.kind == "setting" and "name" in row:
            linked["name"] = copy_views.waiting(step.uuid, row["name"])
        return {name: value for name, value in row.items() if name != "id"} | linked

    def _is_used(self, kind: str, number: int) -> bool:
        for other, links in LINKS.items():
            for name, target in links.items():
                column = RECORDS[other].c[name]
                if target == kind and self._connection.scalar(select(column).where(column == number).limit(1)):
                    return True
        return False


def note_heads(action: Action, theirs: Copy, head: str, name: str) -> None:
    """Note up to where a copy, and those that it holds, are in here; undone with the merge, and so forgotten."""
    there = set(action.connection.scalars(select(setting.c.name).where(setting.c.name.like(f"{SYNCED}%"))))
    for digest in sorted({head} | theirs.heads()):
        if f"{SYNCED}{digest}" not in there:
            values = {"uuid": new_uuid(), "name": f"{SYNCED}{digest}", "value": name}
            action.connection.execute(insert(setting).values(**values))


def _keep_bytes(connection: Connection, other: Connection, steps: Iterable[Step], name: str) -> None:
    """Store the bytes that records name; Problem where they are not what their hash says."""
    wanted = {
        step.values[column] for step in steps if step.values for column in BYTES[step.kind] if step.values.get(column)
    }
    for sha256 in sorted(wanted):
        size = select(contents.c.size).where(contents.c.sha256 == sha256)
        if connection.scalar(size) is not None:
            continue
        is_taken = (other.scalar(size) or 0) <= content.LIMIT
        if not is_taken or content.keep(connection, content.read(other, sha256)) != sha256:
            raise Problem(Message("merge.damaged", name=name, what=sha256))


def _set_beside(connection: Connection, losers: Sequence[str], winner: str) -> None:
    """Let verdicts stand beside the one that holds, as blind second ones do."""
    number = connection.scalar(select(verdict.c.id).where(verdict.c.uuid == winner))
    chosen = numbers_of(connection, "verdict", losers).values()
    connection.execute(update(verdict).where(among(verdict.c.id, list(chosen))).values(beside_id=number))
