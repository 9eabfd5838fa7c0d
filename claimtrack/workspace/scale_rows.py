"""The scales that are stored in a workspace: which one is in use, and those that verdicts were given in."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from claimtrack.domain import scale as scales
from claimtrack.domain import scale_document
from claimtrack.domain.errors import Problem
from claimtrack.domain.rating import Scale
from claimtrack.storage.schema import scale, setting

IN_USE = "scale"  # the setting that holds the key


def stored(connection: Connection) -> list[Scale]:
    """The scales that were made here or brought in, each version, in the order in which they came."""
    return [
        scale_document.read(document)
        for document in connection.scalars(select(scale.c.document).order_by(scale.c.id)).all()
    ]


def make_known(connection: Connection, keys: Iterable[str]) -> None:
    """See to it that `scales.by_key` has the scales of these keys as this workspace has them."""
    if any(not scales.is_shipped(key) for key in keys):
        for each in stored(connection):
            scales.learn(each)


def in_use(connection: Connection) -> Scale:
    """The scale in which verdicts are given now."""
    key = connection.scalar(select(setting.c.value).where(setting.c.name == IN_USE))
    if key is None:
        return scales.default_scale()
    make_known(connection, [key])
    return scales.by_key(key)


def label_of(connection: Connection, scale_key: str, rating: str) -> tuple[str, str]:
    """The labels of a rating in English and Arabic; its id where nobody knows the scale, which must not stop a list."""
    make_known(connection, [scale_key])
    try:
        found = scales.by_key(scale_key).rating(rating)
    except Problem:
        return rating, rating
    return found.label_en, found.label_ar
