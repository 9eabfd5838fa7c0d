"""Stored bytes: texts and files as they came, in pieces, known by their SHA-256 and never changed."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, LargeBinary, cast, insert, select

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import chunk, content

PIECE = 4_000_000  # bytes in one row
LIMIT = 200_000_000  # bytes in one file


def keep(connection: Connection, data: bytes) -> str:
    """Store bytes, once; their SHA-256 in hex. Problem where they are more than a workspace takes."""
    if len(data) > LIMIT:
        raise Problem(Message("content.too-large", limit=LIMIT // 1_000_000))
    sha256 = hashlib.sha256(data).hexdigest()
    if connection.scalar(select(content.c.id).where(content.c.sha256 == sha256)) is None:
        number = connection.scalar(insert(content).values(sha256=sha256, size=len(data)).returning(content.c.id))
        for place, start in enumerate(range(0, len(data), PIECE)):
            connection.execute(insert(chunk).values(content_id=number, place=place, bytes=data[start : start + PIECE]))
    return sha256


def pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The stored bytes, piece by piece."""
    numbers = select(content.c.id).where(content.c.sha256 == sha256).scalar_subquery()
    piece_of = cast(chunk.c.bytes, LargeBinary)  # a damaged row may hold another type
    query = select(piece_of).where(chunk.c.content_id == numbers).order_by(chunk.c.place)
    for (piece,) in connection.execute(query):
        yield piece


def read(connection: Connection, sha256: str) -> bytes:
    """The stored bytes, whole."""
    return b"".join(pieces(connection, sha256))
