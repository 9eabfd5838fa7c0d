"""The rows of two copies of a workspace, put so that they can be compared: links are told by UUID, not by number."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from claimtrack.storage import branches
from claimtrack.storage.capture import columns_of
from claimtrack.storage.schema import RECORDS, change, setting

SYNCED = "merged "  # settings that hold the heads of copies which are in here; their names begin with it
Row = dict[str, Any]  # a record's columns, its links as UUIDs
PIECE = 500  # rows asked for at once

# which columns of each kind of record name another record, and of which kind
LINKS: dict[str, dict[str, str]] = {
    kind: {
        column.name: key.column.table.name
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in RECORDS
    }
    for kind, table in RECORDS.items()
}
# which columns name stored bytes by their SHA-256
BYTES: dict[str, tuple[str, ...]] = {
    kind: tuple(
        column.name
        for column in table.columns
        if any(key.column.table.name == "content" for key in column.foreign_keys)
    )
    for kind, table in RECORDS.items()
}

_FIRST = text("""SELECT kind, uuid, before FROM (
        SELECT kind, uuid, before, action, place,
            row_number() OVER (PARTITION BY kind, uuid ORDER BY action, place) AS n
        FROM change WHERE action > :sequence) WHERE n = 1 ORDER BY action, place""")


@dataclass(slots=True)
class Copy:
    """One of two copies, with the UUIDs of its records by their numbers, as far as they were asked for."""

    connection: Connection
    _uuids: dict[str, dict[int, str]] = field(default_factory=dict)

    def rows(self, kind: str, uuids: Collection[str]) -> dict[str, Row]:
        """The records of these UUIDs that are there now."""
        table = RECORDS[kind]
        wanted = list(uuids)
        found: dict[str, Row] = {}
        for start in range(0, len(wanted), PIECE):
            query = select(table).where(table.c.uuid.in_(wanted[start : start + PIECE]))
            for row in self.connection.execute(query).mappings():
                found[row["uuid"]] = self.portable(kind, dict(row))
        return found

    def linked(self, kind: str, name: str, number: int) -> dict[str, Row]:
        """The records that link to a record by this column."""
        table = RECORDS[kind]
        query = select(table).where(table.c[name] == number).order_by(table.c.id)
        return {row["uuid"]: self.portable(kind, dict(row)) for row in self.connection.execute(query).mappings()}

    def images(self, kind: str, images: Mapping[str, str | None]) -> dict[str, Row | None]:
        """The records as captured images tell of them; None where there was none."""
        table = RECORDS[kind]
        held = {uuid: columns_of(table, image) if image else None for uuid, image in images.items()}
        return {uuid: self.portable(kind, row) if row is not None else None for uuid, row in held.items()}

    def first_changes(self, sequence: int) -> dict[str, dict[str, str | None]]:
        """What each record that changed after an action was before its first change, by kind and UUID."""
        found: dict[str, dict[str, str | None]] = {}
        for kind, uuid, before in self.connection.execute(_FIRST, {"sequence": sequence}):
            found.setdefault(kind, {})[uuid] = before
        return found

    def portable(self, kind: str, row: Mapping[str, Any]) -> Row:
        """A row with UUIDs in its links; a number that no record has any more stays a number."""
        told = dict(row)
        for name, target in LINKS[kind].items():
            if isinstance(number := told[name], int):
                told[name] = self._uuid(target, number)
        return told

    def heads(self) -> set[str]:
        """The heads of the copies that were merged into this one, as far as that was not undone."""
        return {*self._merged()}

    def last_known_to(self, other: "Copy") -> tuple[int, int]:
        """The number of this copy's last action whose outcome the other has, and of the other's that brought it."""
        known = dict.fromkeys(branches.own_hashes(other.connection), 0) | other._merged()  # noqa: SLF001 - its own kind
        own = (
            (number, known[digest])
            for digest, number in branches.own_hashes(self.connection).items()
            if digest in known
        )
        return max(own, default=(0, 0))

    def _merged(self) -> dict[str, int]:
        """The heads of merged copies, with the number of the action that brought each."""
        query = (
            select(setting.c.name, func.max(change.c.action))
            .join(change, change.c.uuid == setting.c.uuid)
            .where(setting.c.name.like(f"{SYNCED}%"))
            .group_by(setting.c.name)
        )
        return {name.removeprefix(SYNCED): number for name, number in self.connection.execute(query)}

    def _uuid(self, kind: str, number: int) -> str | int:
        held = self._uuids.setdefault(kind, {})
        if number not in held:
            table = RECORDS[kind]
            around = range(number, number + PIECE)  # what belongs together came together
            held.update(self.connection.execute(select(table.c.id, table.c.uuid).where(table.c.id.in_(around))).all())
        return held.get(number, number)


def numbers_of(connection: Connection, kind: str, uuids: Iterable[str]) -> dict[str, int]:
    """The numbers of records by their UUIDs."""
    table: Table = RECORDS[kind]
    wanted = list(uuids)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), PIECE):
        query = select(table.c.uuid, table.c.id).where(table.c.uuid.in_(wanted[start : start + PIECE]))
        found.update(connection.execute(query).all())
    return found
