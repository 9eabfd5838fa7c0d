"""Stored bytes: texts and files as they came, in pieces, known by their SHA-256 and never changed."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, LargeBinary, cast, insert, select

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import FileBytes
from claimtrack.storage.schema import chunk, content

PIECE = 4_000_000  # bytes in one row
LIMIT = 200_000_000  # bytes in one file


def keep(connection: Connection, data: bytes | FileBytes) -> str:
    """Store bytes, once; their SHA-256 in hex. Problem where they are more than a workspace takes.

    Those of a file are read piece by piece; Problem where they are no longer what they were.
    """
    if isinstance(data, FileBytes):
        size, sha256 = data.size, data.sha256
    else:
        size, sha256 = len(data), hashlib.sha256(data).hexdigest()
    if size > LIMIT:
        raise Problem(Message("content.too-large", limit=LIMIT // 1_000_000))
    if connection.scalar(select(content.c.id).where(content.c.sha256 == sha256)) is None:
        number = connection.scalar(insert(content).values(sha256=sha256, size=size).returning(content.c.id))
        cut = _cut_file(data) if isinstance(data, FileBytes) else _cut(data)
        for place, piece in enumerate(cut):
            connection.execute(insert(chunk).values(content_id=number, place=place, bytes=piece))
    return sha256


def _cut(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]


def _cut_file(data: FileBytes) -> Iterator[bytes]:
    running, left = hashlib.sha256(), data.size
    try:
        with data.path.open("rb") as file:
            while piece := file.read(min(PIECE, left + 1)):
                running.update(piece)
                left -= len(piece)
                if left < 0:
                    break
                yield piece
    except OSError as error:
        raise Problem(Message("content.changed", file=data.path.name)) from error
    if left or running.hexdigest() != data.sha256:
        raise Problem(Message("content.changed", file=data.path.name))


def pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The stored bytes, piece by piece."""
    numbers = select(content.c.id).where(content.c.sha256 == sha256).scalar_subquery()
    piece_of = cast(chunk.c.bytes, LargeBinary)  # a damaged row may hold another type
    query = select(piece_of).where(chunk.c.content_id == numbers).order_by(chunk.c.place)
    for (piece,) in connection.execute(query):
        yield piece


def read(connection: Connection, sha256: str) -> bytes:
    """The stored bytes, whole; Problem where they are not what they were when they were stored."""
    found = b"".join(pieces(connection, sha256))
    if hashlib.sha256(found).hexdigest() != sha256:
        raise Problem(Message("content.damaged", sha256=sha256))
    return found
