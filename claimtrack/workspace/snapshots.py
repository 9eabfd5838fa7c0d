"""Kept copies: the bytes of a source as they came, what was read in them, and the record of how they came."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, Row, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.document import Document
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp, stamp
from claimtrack.domain.source import KeptFile, Snapshot
from claimtrack.export.file import replacing
from claimtrack.storage import content
from claimtrack.storage.schema import content as contents
from claimtrack.storage.schema import snapshot, source
from claimtrack.workspace.desk import AnyRow, Desk, in_short, new_uuid

_CHARSET = ";charset="  # after the media type, as a server writes it (RFC 9110, 8.3)


class Snapshots:
    """The kept copies of sources."""

    _desk: Desk

    def snapshots(self, number: int) -> list[Snapshot]:
        """The kept copies of a source, in the order in which they were taken."""
        query = (
            select(snapshot, contents.c.size)
            .join(contents, contents.c.sha256 == snapshot.c.sha256)
            .where(snapshot.c.source_id == number)
            .order_by(snapshot.c.id)
        )
        with self._desk.read() as connection:
            return [_as_snapshot(row) for row in connection.execute(query)]

    def snapshot(self, number: int) -> Snapshot:
        """The kept copy of that number."""
        with self._desk.read() as connection:
            return _find(connection, number)

    def keep(self, number: int, kept: KeptFile) -> Changes:
        """Keep another copy of a source that is there already."""
        with self._desk.read() as connection:
            title = connection.scalar(select(source.c.title).where(source.c.id == number))
        if title is None:
            raise NotFoundProblem(Message("source.not-found", number=number))
        with self._desk.act(Message("action.source.keep", title=in_short(title))) as action:
            action.made.append(keep(action.connection, number, kept, action.at))
        return action.changes

    def read_again(self, number: int, document: Document | None, problem: Message | None = None) -> Changes:
        """Store what a new reading of a kept copy came to, or why it has no text; its bytes stay as they are."""
        found = self.snapshot(number)
        with self._desk.act(Message("action.snapshot.read", name=in_short(found.name or found.file_name))) as action:
            values = _reading(action.connection, document, problem)
            action.connection.execute(update(snapshot).where(snapshot.c.id == number).values(**values))
        return action.changes

    def text(self, number: int) -> str | None:
        """The text that was read in a kept copy, pages parted by PAGE_BREAK; None where there is none."""
        query = select(snapshot.c.text_sha256).where(snapshot.c.id == number)
        with self._desk.read() as connection:
            sha256 = connection.scalar(query)
            return content.read(connection, sha256).decode() if sha256 else None

    def content(self, number: int) -> bytes:
        """The bytes of a kept copy, to be drawn or read again."""
        with self._desk.read() as connection:
            return content.read(connection, _find(connection, number).sha256)

    def write_snapshot(self, number: int, path: Path, *, overwrite: bool = False) -> Path:
        """Write a kept copy to a file, whole or not at all; where it is. In a folder it gets `Snapshot.file_name`.

        Problem where the bytes are no longer those that were kept, or where the file cannot be made.
        """
        with self._desk.read() as connection:
            found = _find(connection, number)
            path = path / found.file_name if path.is_dir() else path
            self._write(connection, found.sha256, path, overwrite=overwrite)
        return path

    def write_record(self, number: int, path: Path, *, overwrite: bool = False) -> Path:
        """Write the record of how a page came from the web, as `.warc.gz`; as `write_snapshot` does.

        Problem where the copy did not come from the web.
        """
        with self._desk.read() as connection:
            found = _find(connection, number)
            sha256 = connection.scalar(select(snapshot.c.record).where(snapshot.c.id == number))
            if sha256 is None:
                raise Problem(Message("snapshot.no-record", name=found.name or found.file_name))
            path = path / found.record_name if path.is_dir() else path
            self._write(connection, sha256, path, overwrite=overwrite)
        return path

    def _write(self, connection: Connection, sha256: str, path: Path, *, overwrite: bool) -> None:
        running = hashlib.sha256()
        with replacing(path, overwrite=overwrite, workspace=self._desk.store.path) as stream:
            for piece in content.pieces(connection, sha256):
                running.update(piece)
                stream.write(piece)
            if running.hexdigest() != sha256:
                raise Problem(Message("snapshot.damaged", name=path.name))


def keep(connection: Connection, number: int, kept: KeptFile, at: str) -> int:
    """Keep a copy of a source, inside an action; the copy's number."""
    values = {
        "uuid": new_uuid(),
        "source_id": number,
        "sha256": content.keep(connection, kept.content),
        "media_type": f"{kept.media_type}{_CHARSET}{kept.charset}" if kept.charset else kept.media_type,
        "name": kept.name,
        "how": kept.how,
        "taken": stamp(kept.taken) if kept.taken else at,
        "requested_address": kept.requested_address or None,
        "final_address": kept.final_address or None,
        "record": content.keep(connection, kept.record) if kept.record else None,
        **_reading(connection, kept.document, kept.problem),
    }
    made: int = connection.execute(insert(snapshot).values(**values).returning(snapshot.c.id)).scalar_one()
    return made


def _find(connection: Connection, number: int) -> Snapshot:
    query = (
        select(snapshot, contents.c.size)
        .join(contents, contents.c.sha256 == snapshot.c.sha256)
        .where(snapshot.c.id == number)
    )
    row: Row[tuple[object, ...]] | None = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundProblem(Message("snapshot.not-found", number=number))
    return _as_snapshot(row)


def _as_snapshot(row: AnyRow) -> Snapshot:
    media_type, _, charset = str(row.media_type).partition(_CHARSET)
    return Snapshot(
        id=row.id,
        uuid=row.uuid,
        source_id=row.source_id,
        sha256=row.sha256,
        size=row.size,
        media_type=media_type,
        name=row.name,
        how=row.how,
        taken=from_stamp(row.taken),
        requested_address=row.requested_address or "",
        final_address=row.final_address or "",
        has_record=row.record is not None,
        has_text=row.text_sha256 is not None,
        notes=tuple(_as_messages(row.note)),
        charset=charset,
    )


def _reading(connection: Connection, document: Document | None, problem: Message | None) -> dict[str, str | None]:
    """The columns of what was read in a copy."""
    notes = [*(document.notes if document else ()), *([problem] if problem else ())]
    told = [{"code": note.code, "args": dict(note.args)} for note in notes]
    return {
        "text_sha256": content.keep(connection, document.text.encode()) if document else None,
        "note": json.dumps(told, ensure_ascii=False, default=str) if told else None,
    }


def _as_messages(text: str | None) -> Iterable[Message]:
    return (Message(each["code"], **each["args"]) for each in json.loads(text or "[]"))
