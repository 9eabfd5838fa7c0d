"""The history as people read it: who did what, when, and which fields it changed."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, union

from claimtrack.domain.changes import FieldChange, Head, HistoryEntry
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.export.history import State
from claimtrack.storage import history
from claimtrack.storage.history import ChangedRow
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import (
    action,
    branch,
    branch_action,
    branch_change,
    change,
    claim,
    evidence,
    snapshot,
    source,
    speaker,
)
from claimtrack.workspace import blindness, verdict_changes
from claimtrack.workspace.desk import AnyRow, Desk

UNSPOKEN = frozenset({"id", "uuid", "updated", "created", "claim_id"})  # fields that say nothing to a reader


class History:
    """The history of a workspace, and of the copies that were merged into it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(
        self,
        claim_id: int | None = None,
        *,
        source_id: int | None = None,
        after: int = 0,
        limit: int | None = None,
    ) -> list[HistoryEntry]:
        """What was done, to one claim, one source or to all, the newest first.

        `after` is the number of an action before it; what was done in a merged copy is left out then.
        """
        with self._desk.read() as connection:
            own = self._own(connection, _about(connection, change, claim_id, source_id), after, limit)
            merged = [] if after else self._merged(connection, claim_id, source_id, limit)
            found = sorted([*own, *merged], key=lambda entry: entry.at, reverse=True) if merged else own
            return blindness.veil_entries(connection, self._desk.who, _with_names(connection, found[:limit]))

    def head(self) -> Head:
        """The newest line, to be noted elsewhere."""
        query = select(action.c.sequence, action.c.hash).order_by(action.c.sequence.desc()).limit(1)
        with self._desk.read() as connection:
            return Head(*connection.execute(query).one())

    def lacks(self, head: Head) -> Message | None:
        """What is wrong where the history, or that of a merged copy, has no line like one that was noted elsewhere."""
        with self._desk.read() as connection:
            for table in (action, branch_action):
                query = select(table.c.sequence).where(table.c.sequence == head.sequence, table.c.hash == head.hash)
                if connection.scalar(query.limit(1)) is not None:
                    return None
        return Message("verify.head", sequence=head.sequence)

    def states(self) -> Iterator[State]:
        """Every state that a record has had, in order; read piece by piece."""
        of_record = (change.c.kind, change.c.uuid)
        previous = func.lag(change.c.action).over(partition_by=of_record, order_by=change.c.action)
        columns = (change.c.action, change.c.kind, change.c.uuid, previous, change.c.after.is_(None))
        with self._desk.read() as connection:
            for row in connection.execute(select(*columns).order_by(change.c.action, change.c.place)):
                yield State(row[0], row[1], row[2], row[3], is_gone=bool(row[4]))

    def _own(
        self, connection: Connection, about: Sequence[ColumnElement[bool]], after: int, limit: int | None
    ) -> list[HistoryEntry]:
        chosen = select(action.c.sequence).where(action.c.sequence > after).order_by(action.c.sequence.desc())
        if about:
            chosen = chosen.where(action.c.sequence.in_(select(change.c.action).where(*about)))
        chosen = chosen.limit(limit)
        lines = select(action).where(action.c.sequence.in_(chosen)).order_by(action.c.sequence.desc())
        changed = select(change.c.action, *history.CHANGED).where(change.c.action.in_(chosen), *about)
        rows, given = _rows(connection, changed, change), verdict_changes.by_action(connection, chosen, about)
        found = [_entry(row, rows.get(row.sequence, ())) for row in connection.execute(lines).all()]
        return [replace(each, changed=(*each.changed, *given.get(each.sequence, ()))) for each in found]

    def _merged(
        self, connection: Connection, claim_id: int | None, source_id: int | None, limit: int | None
    ) -> list[HistoryEntry]:
        found: list[HistoryEntry] = []
        for number, name in connection.execute(select(branch.c.id, branch.c.name)).all():
            about = [branch_change.c.branch_id == number, *_about(connection, branch_change, claim_id, source_id)]
            lines = select(branch_action).where(branch_action.c.branch_id == number)
            if len(about) > 1:
                lines = lines.where(branch_action.c.sequence.in_(select(branch_change.c.action).where(*about)))
            lines = lines.order_by(branch_action.c.sequence.desc()).limit(limit)
            chosen = lines.with_only_columns(branch_action.c.sequence)
            columns = [branch_change.c[column.name] for column in history.CHANGED]
            changed = select(branch_change.c.action, *columns).where(*about, branch_change.c.action.in_(chosen))
            rows = _rows(connection, changed, branch_change)
            done = (_entry(row, rows.get(row.sequence, ())) for row in connection.execute(lines).all())
            found += [replace(entry, branch=name) for entry in done]
        return found


def _about(
    connection: Connection, table: Table, claim_id: int | None, source_id: int | None
) -> list[ColumnElement[bool]]:
    """That a change is about a claim or a source; of a merged copy the claim is told by its UUID."""
    conditions: list[ColumnElement[bool]] = []
    if claim_id is not None and table is change:
        conditions.append(change.c.claim_id == claim_id)
    elif claim_id is not None:
        uuid = select(claim.c.uuid).where(claim.c.id == claim_id).scalar_subquery()
        conditions.append(table.c.claim_uuid == uuid)
    if source_id is not None:
        hanging = (select(each.c.uuid).where(each.c.source_id == source_id) for each in (snapshot, evidence))
        of_it = union(select(source.c.uuid).where(source.c.id == source_id), *hanging)
        conditions.append(table.c.uuid.in_(connection.scalars(of_it).all()))
    return conditions


def _rows(connection: Connection, query: Select[*tuple[Any, ...]], table: Table) -> dict[int, list[ChangedRow]]:
    """The edited rows by their action: what came or went has no fields to tell."""
    is_edited = table.c.before.is_not(None) & table.c.after.is_not(None)
    found: dict[int, list[ChangedRow]] = defaultdict(list)
    for sequence, *row in connection.execute(query.where(is_edited).order_by(table.c.action, table.c.place)):
        found[sequence].append(ChangedRow(*row))
    return found


def _entry(row: AnyRow, changed: Sequence[ChangedRow]) -> HistoryEntry:
    return HistoryEntry(
        sequence=row.sequence,
        at=from_stamp(row.at),
        who=row.who,
        label=history.unpacked(row.label, row.args),
        changed=tuple(field for line in changed for field in _fields(line)),
        hash=row.hash,
    )


def _fields(changed: ChangedRow) -> list[FieldChange]:
    """The fields of an edited row that differ."""
    before, after = (json.loads(image or "{}") for image in (changed.before, changed.after))
    return [
        FieldChange(changed.kind, changed.uuid, name, before.get(name), after.get(name))
        for name in before | after
        if name not in UNSPOKEN and before.get(name) != after.get(name)
    ]


def _with_names(connection: Connection, entries: list[HistoryEntry]) -> list[HistoryEntry]:
    """The entries, with a speaker's name in the place of the number."""
    numbers = {
        held
        for entry in entries
        for each in entry.changed
        if each.name == "speaker_id"
        for held in (each.before, each.after)
        if isinstance(held, int)
    }
    if not numbers:
        return entries
    names = dict(connection.execute(select(speaker.c.id, speaker.c.name).where(among(speaker.c.id, numbers))).all())

    def named(field: FieldChange) -> FieldChange:
        if field.name != "speaker_id":
            return field
        before, after = (names.get(held) if isinstance(held, int) else None for held in (field.before, field.after))
        return replace(field, name="speaker", before=before, after=after)

    return [replace(entry, changed=tuple(map(named, entry.changed))) for entry in entries]


def read_head(text: str) -> Head:
    """A head as exports print it, number and hash; Problem where it is none."""
    number, _, digest = text.strip().partition(":")
    is_digest = len(digest) == 64 and not set(digest.lower()) - set("0123456789abcdef")
    if not (number.isascii() and number.isdigit() and len(number) < 19 and is_digest):
        raise Problem(Message("history.no-head", text=text.strip()[:80]))
    return Head(int(number), digest.lower())
