"""Histories of merged copies: kept from where they leave a history that is known here, each chain to be verified.

A branch goes on from the hash of an action that is in the history of this file or of another branch. So a copy that
merged a third one brings that one's history as well.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, insert, select

from claimtrack.domain.messages import Message
from claimtrack.storage import history
from claimtrack.storage.history import ChangedRow
from claimtrack.storage.insertion import insert_many
from claimtrack.storage.schema import action, branch, branch_action, branch_change, change

_LINE = ("sequence", "at", "who", "label", "args", "hash")
_CHANGED = tuple(column.name for column in history.CHANGED)


@dataclass(frozen=True, slots=True)
class _Chain:
    """A history in a file: its lines in order, the hash that it goes on from, and where its changes are."""

    name: str
    base: str
    lines: Sequence[RowMapping]
    changes: Table
    condition: tuple[ColumnElement[bool], ...]


def known_hashes(connection: Connection) -> set[str]:
    """The hashes of all actions that are known in a file, its own and those of merged copies."""
    return {*connection.scalars(select(action.c.hash)), *connection.scalars(select(branch_action.c.hash))}


def own_hashes(connection: Connection) -> dict[str, int]:
    """The hashes of a file's own history, with the numbers of their lines."""
    return {row.hash: row.sequence for row in connection.execute(select(action.c.hash, action.c.sequence))}


def head(connection: Connection) -> str:
    """The hash of the newest action of a file's own history."""
    newest: str = connection.scalars(select(action.c.hash).order_by(action.c.sequence.desc()).limit(1)).one()
    return newest


def unknown(other: Connection, hashes: Collection[str]) -> list[RowMapping]:
    """The lines of history in another file that are not among these."""
    found = {line["hash"]: line for chain in _chains(other, "") for line in chain.lines}
    return [line for digest, line in found.items() if digest not in hashes]


def keep(connection: Connection, other: Connection, name: str) -> None:
    """Keep what another file has of history that is not known here, inside the action that merges it."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # the action gets its line when it is over
    merged = (connection.scalar(select(func.max(action.c.sequence))) or 0) + 1
    hashes = known_hashes(connection)
    for chain in _chains(other, name):
        base, lines = chain.base, []
        for line in chain.lines:
            if line["hash"] not in hashes:
                lines.append(line)
            elif not lines:
                base = line["hash"]
        if lines:
            made = insert(branch).values(name=chain.name, base=base, merged=merged).returning(branch.c.id)
            _store(connection, other, chain, lines, connection.execute(made).scalar_one())
            hashes.update(line["hash"] for line in lines)


def verify(connection: Connection) -> Iterator[Message]:
    """Name each line of a merged history that is not what its chain says."""
    hashes = known_hashes(connection)
    for chain in _chains(connection, "")[1:]:
        previous, expected = chain.base, None
        if previous and previous not in hashes:
            yield Message("verify.branch", name=chain.name, sequence=0)
        for line in chain.lines:
            rows = _changes(connection, chain, line["sequence"])
            is_next = expected in {None, line["sequence"]}
            if not is_next or history.chained(previous, dict(line), map(_changed, rows)) != line["hash"]:
                yield Message("verify.branch", name=chain.name, sequence=line["sequence"])
            previous, expected = line["hash"], line["sequence"] + 1


def _chains(connection: Connection, name: str) -> list[_Chain]:
    """The file's own history, called by this name, then those of the copies that were merged into it."""
    own = connection.execute(select(action).order_by(action.c.sequence)).mappings().all()
    chains = [_Chain(name, "", own, change, ())]
    for row in connection.execute(select(branch).order_by(branch.c.id)).all():
        of_it = branch_action.c.branch_id == row.id
        lines = connection.execute(select(branch_action).where(of_it).order_by(branch_action.c.sequence))
        condition = (branch_change.c.branch_id == row.id,)
        chains.append(_Chain(row.name, row.base, lines.mappings().all(), branch_change, condition))
    return chains


def _store(connection: Connection, other: Connection, chain: _Chain, lines: Sequence[RowMapping], number: int) -> None:
    rows = [{"branch_id": number, **{name: line[name] for name in _LINE}} for line in lines]
    insert_many(connection, branch_action, rows)
    claims = _claims(other, chain)
    for line in lines:
        found = _changes(other, chain, line["sequence"])
        changed = [
            {
                "branch_id": number,
                "action": line["sequence"],
                **{name: row[name] for name in _CHANGED},
                "claim_uuid": claims.get(row["claim_id"]),
            }
            for row in found
        ]
        insert_many(connection, branch_change, changed)


def _changes(connection: Connection, chain: _Chain, sequence: int) -> Sequence[RowMapping]:
    table = chain.changes
    query = select(table).where(*chain.condition, table.c.action == sequence).order_by(table.c.place)
    return connection.execute(query).mappings().all()


def _claims(connection: Connection, chain: _Chain) -> dict[int, str]:
    """The UUIDs of the claims of a history by the numbers that they have in it."""
    table = chain.changes
    query = select(table.c.claim_id, table.c.uuid).where(*chain.condition, table.c.kind == "claim").distinct()
    return dict(connection.execute(query).all())


def _changed(row: RowMapping) -> ChangedRow:
    return ChangedRow(*(row[name] for name in _CHANGED))
