"""Kept copies: the bytes of a source as they came, listed and given out again."""

import hashlib
from pathlib import Path

from sqlalchemy import Connection, insert, select

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile, Snapshot
from claimtrack.export.file import replacing
from claimtrack.storage import content
from claimtrack.storage.schema import content as contents
from claimtrack.storage.schema import snapshot, source
from claimtrack.workspace.desk import Desk, in_short, moment, new_uuid


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
            return [
                Snapshot(
                    id=row.id,
                    uuid=row.uuid,
                    source_id=row.source_id,
                    sha256=row.sha256,
                    size=row.size,
                    media_type=row.media_type,
                    name=row.name,
                    how=row.how,
                    taken=moment(row.taken),
                )
                for row in connection.execute(query)
            ]

    def keep(self, number: int, kept: KeptFile) -> Changes:
        """Keep another copy of a source that is there already."""
        with self._desk.read() as connection:
            title = connection.scalar(select(source.c.title).where(source.c.id == number))
        if title is None:
            raise NotFoundProblem(Message("source.not-found", number=number))
        with self._desk.act(Message("action.source.keep", title=in_short(title))) as action:
            action.made.append(keep(action.connection, number, kept, action.at))
        return action.changes

    def write_snapshot(self, number: int, path: Path, *, overwrite: bool = False) -> Path:
        """Write a kept copy to a file, whole or not at all; where it is. In a folder it gets `Snapshot.file_name`.

        Problem where the bytes are no longer those that were kept, or where the file cannot be made.
        """
        with self._desk.read() as connection:
            source_id = connection.scalar(select(snapshot.c.source_id).where(snapshot.c.id == number))
            found = {each.id: each for each in self.snapshots(source_id)} if source_id is not None else {}
            if number not in found:
                raise NotFoundProblem(Message("snapshot.not-found", number=number))
            kept = found[number]
            path = path / kept.file_name if path.is_dir() else path
            running = hashlib.sha256()
            with replacing(path, overwrite=overwrite, workspace=self._desk.store.path) as stream:
                for piece in content.pieces(connection, kept.sha256):
                    running.update(piece)
                    stream.write(piece)
                if running.hexdigest() != kept.sha256:
                    raise Problem(Message("snapshot.damaged", name=kept.name or kept.file_name))
        return path


def keep(connection: Connection, number: int, kept: KeptFile, at: str) -> int:
    """Keep a copy of a source, inside an action; the copy's number."""
    values = {
        "uuid": new_uuid(),
        "source_id": number,
        "sha256": content.keep(connection, kept.content),
        "media_type": kept.media_type,
        "name": kept.name,
        "how": kept.how,
        "taken": at,
    }
    made: int = connection.execute(insert(snapshot).values(**values).returning(snapshot.c.id)).scalar_one()
    return made
