"""Speakers of two copies: who was made one there is made one here, and each name belongs to one speaker at the end.

A speaker is known by the names. What follows from two copies is the same whichever comes into which: of two records
that turn out to be one speaker the one with the smaller UUID stays, with its name.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, delete, insert, select, update

from claimtrack.language.text.folding import fold
from claimtrack.storage.schema import claim, speaker, spelling
from claimtrack.workspace.copy_rows import Row

NAMED = (speaker, spelling)  # tables in which each folded name stands once


@dataclass(slots=True)
class Names:
    """Who bears a name in one copy, by UUID."""

    connection: Connection
    departing: set[str] = field(default_factory=set)  # records that will not bear their name any more

    def note_departing(self, held: Mapping[str, Row], now: Mapping[str, Row]) -> None:
        """Note whose names go: `held` are ours that the other copy alone changed, `now` what it made of them."""
        self.departing |= {uuid for uuid in held if uuid not in now or now[uuid]["folded"] != held[uuid]["folded"]}

    def bearer(self, folded: str) -> str | None:
        """The speaker who has this name or spelling."""
        own = select(speaker.c.uuid, speaker.c.uuid).where(speaker.c.folded == folded)
        spelt = select(speaker.c.uuid, spelling.c.uuid).join(spelling, spelling.c.speaker_id == speaker.c.id)
        found = self.connection.execute(own.union_all(spelt.where(spelling.c.folded == folded))).all()
        return next((uuid for uuid, record in found if record not in self.departing), None)


def free_names(connection: Connection, kind: str, uuids: Collection[str]) -> None:
    """Take the names off records for as long as others come or change; `settle` gives them back."""
    table = speaker if kind == speaker.name else spelling
    for uuid in uuids:
        connection.execute(update(table).where(table.c.uuid == uuid).values(folded=uuid))


def settle(connection: Connection) -> None:
    """Give each speaker and spelling without a name its own again; those of one name become one."""
    for number, uuid in _waiting(connection, speaker):
        _settle_speaker(connection, number, uuid)
    for number, uuid in _waiting(connection, spelling):
        _settle_spelling(connection, number, uuid)


def join(connection: Connection, number: int, into: int) -> None:
    """Let another speaker have all that one has, and take that one away; the name stays as a spelling.

    It is kept under the UUID of the speaker, so that it is the same spelling in both copies.
    """
    for table in (claim, spelling):
        connection.execute(update(table).where(table.c.speaker_id == number).values(speaker_id=into))
    row = connection.execute(select(speaker).where(speaker.c.id == number)).one()
    connection.execute(delete(speaker).where(speaker.c.id == number))
    if connection.scalar(select(spelling.c.id).where(spelling.c.uuid == row.uuid)) is None:
        named = {"uuid": row.uuid, "speaker_id": into, "name": row.name, "folded": row.uuid}
        connection.execute(insert(spelling).values(**named))


def _waiting(connection: Connection, table: Table) -> list[tuple[int, str]]:
    query = select(table.c.id, table.c.uuid).where(table.c.folded == table.c.uuid).order_by(table.c.uuid)
    return [(number, uuid) for number, uuid in connection.execute(query)]


def _settle_speaker(connection: Connection, number: int, uuid: str) -> None:
    name = connection.scalar(select(speaker.c.name).where(speaker.c.id == number))
    folded = fold(str(name))
    other = connection.execute(select(speaker.c.id, speaker.c.uuid).where(speaker.c.folded == folded)).one_or_none()
    spelt = connection.execute(
        select(spelling.c.id, spelling.c.speaker_id).where(spelling.c.folded == folded)
    ).one_or_none()
    if other is not None and other.uuid < uuid:
        join(connection, number, other.id)
        return
    if other is not None:
        join(connection, other.id, number)
    elif spelt is not None and spelt.speaker_id != number:
        join(connection, number, spelt.speaker_id)
        return
    if spelt is not None:
        connection.execute(delete(spelling).where(spelling.c.id == spelt.id))
    connection.execute(update(speaker).where(speaker.c.id == number).values(folded=folded))


def _settle_spelling(connection: Connection, number: int, uuid: str) -> None:
    """A name that a speaker bears is no spelling, and one spelling is there once: the one with the smaller UUID."""
    folded = fold(str(connection.scalar(select(spelling.c.name).where(spelling.c.id == number))))
    is_borne = connection.scalar(select(speaker.c.id).where(speaker.c.folded == folded)) is not None
    held = connection.execute(select(spelling.c.id, spelling.c.uuid).where(spelling.c.folded == folded)).one_or_none()
    if is_borne or (held is not None and held.uuid < uuid):
        connection.execute(delete(spelling).where(spelling.c.id == number))
        return
    if held is not None:
        connection.execute(delete(spelling).where(spelling.c.id == held.id))
    connection.execute(update(spelling).where(spelling.c.id == number).values(folded=folded))
