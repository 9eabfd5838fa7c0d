"""Speakers as records: one for each name, whatever its spelling marks."""

from sqlalchemy import Connection, insert, select

from claimtrack.language.folding import fold
from claimtrack.storage.schema import speaker, spelling
from claimtrack.workspace.desk import new_uuid


def speaker_number(connection: Connection, name: str | None) -> int | None:
    """The number of the speaker of that name, made where there is none; None where the article itself speaks."""
    name = " ".join((name or "").split())
    if not name:
        return None
    folded = fold(name)
    found = find(connection, folded)
    if found is not None:
        return found
    made = insert(speaker).values(uuid=new_uuid(), name=name, folded=folded).returning(speaker.c.id)
    number: int = connection.execute(made).scalar_one()
    return number


def find(connection: Connection, folded: str) -> int | None:
    """The number of the speaker who has this folded name or spelling, or None."""
    named = select(speaker.c.id).where(speaker.c.folded == folded)
    return connection.scalar(named.union_all(select(spelling.c.speaker_id).where(spelling.c.folded == folded)).limit(1))
