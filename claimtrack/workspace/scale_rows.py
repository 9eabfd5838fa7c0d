"""The scales that are stored in a workspace: which one is in use, and those that verdicts were given in."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from claimtrack.domain import scale as scales
from claimtrack.domain import scale_document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Label, Message
from claimtrack.domain.rating import Rating, Scale, unknown_rating
from claimtrack.storage.schema import scale as scale_table
from claimtrack.workspace import workspace_setting
from claimtrack.workspace.desk import AnyRow

IN_USE = "scale"  # the setting that holds the key
DIGITS = 10  # of a version, fewer than these


def stored(connection: Connection) -> list[Scale]:
    """The scales that were made here or brought in, each version, in the order in which they came."""
    return [
        scale_document.read(document)
        for document in connection.scalars(select(scale_table.c.document).order_by(scale_table.c.id)).all()
    ]


def known(connection: Connection, keys: Iterable[str]) -> dict[str, Scale]:
    """The scales of these keys as this workspace has them; one that it does not have is left out."""
    wanted = set(keys)
    found = {each.key: each for each in scales.presets() if each.key in wanted}
    if found.keys() != wanted:  # what ships cannot be called otherwise here
        found = {each.key: each for each in stored(connection) if each.key in wanted} | found
    return found


def scale_of(found: Mapping[str, Scale], key: str, rating: str) -> Scale:
    """The scale of a key among known ones; where nobody knows it, or the rating, one of that rating alone.

    What is not known must not stop a list.
    """
    scale = found.get(key)
    if scale is not None and any(each.id == rating for each in scale.ratings):
        return scale
    name, _, version = key.partition("/")
    number = int(version) if version.isdecimal() and len(version) < DIGITS else 1
    return Scale(name, number, name, name, (unknown_rating(rating),))


def name_of(connection: Connection, key: str, rating: str) -> Label:
    """What a rating of a scale is called."""
    return scale_of(known(connection, [key]), key, rating).rating(rating).name


def ratings_of(connection: Connection, rows: Sequence[AnyRow]) -> list[Rating | None]:
    """The ratings that rows name by `scale` and `rating`, in their order; None where there is none."""
    found = known(connection, {row.scale for row in rows if row.scale})
    return [
        scale_of(found, row.scale, row.rating).rating(row.rating) if row.scale and row.rating else None for row in rows
    ]


def by_key(connection: Connection, key: str) -> Scale:
    """The scale of a key; Problem where this workspace does not have it."""
    found = known(connection, [key])
    if key not in found:
        raise Problem(Message("scale.unknown", scale=key))
    return found[key]


def in_use(connection: Connection) -> Scale:
    """The scale in which verdicts are given now."""
    key = workspace_setting.read(connection, IN_USE)
    return scales.default_scale() if key is None else by_key(connection, key)
