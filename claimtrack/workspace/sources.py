"""Sources: what claims are held against, with their kept copies."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.source import Citation, KeptFile, Source, SourceKind, Standing
from claimtrack.intake.address import canonical_address
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import article, claim, evidence, snapshot, source
from claimtrack.workspace import snapshots
from claimtrack.workspace.desk import AnyRow, Desk, in_short, new_uuid
from claimtrack.workspace.snapshots import Snapshots
from claimtrack.workspace.source_editing import SourceEditing, cited, mentioning
from claimtrack.workspace.trash import SourceTrash


class Sources(SourceEditing, SourceTrash, Snapshots):
    """The sources of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, citation: Citation, kept: KeptFile | None = None) -> Changes:
        """Add a source that no claim rests on yet, with a kept copy of it."""
        label = Message("action.source.add", title=in_short(citation.title or citation.address))
        with self._desk.act(label) as action:
            number = add(action.connection, citation, action.at)
            if kept is not None:
                snapshots.keep(action.connection, number, kept, action.at)
            action.made.append(number)
        return action.changes

    def entries(self, words: str = "") -> list[Source]:
        """The sources that have these words, or all, the newest first.

        An article in the trash is a source only where a claim rests on it.
        """
        query = select(source).where(_is_there(), *mentioning(words)).order_by(source.c.id.desc())
        with self._desk.read() as connection:
            found = connection.execute(query).all()
            hashes = snapshot_hashes(connection, None)
            return [as_source(row, hashes.get(row.id, ())) for row in found]

    def count(self) -> int:
        """How many sources `entries` has."""
        with self._desk.read() as connection:
            return connection.scalar(select(func.count()).select_from(source).where(_is_there())) or 0

    def get(self, number: int) -> Source:
        """The source of that number."""
        with self._desk.read() as connection:
            row = connection.execute(select(source).where(source.c.id == number)).one_or_none()
            if row is None or row.deleted is not None:
                raise NotFoundProblem(Message("source.not-found" if row is None else "source.in-trash", number=number))
            return as_source(row, snapshot_hashes(connection, {number}).get(number, ()))

    def find(self, address: str) -> int | None:
        """The number of the source with this address, however it is spelled, or None."""
        with self._desk.read() as connection:
            return find(connection, address)

    def same(self, *, address: str = "", kept: KeptFile | None = None) -> list[int]:
        """The numbers of the sources with this address, or with a kept copy of the very same bytes."""
        with self._desk.read() as connection:
            found = set(_at(connection, address))
            if kept is not None:
                query = select(snapshot.c.source_id).join(source, source.c.id == snapshot.c.source_id)
                query = query.where(snapshot.c.sha256 == kept.sha256, source.c.deleted.is_(None))
                found |= set(connection.scalars(query))
            return sorted(found)


def _is_there() -> ColumnElement[bool]:
    """That a source is not in the trash, and no article that is, but one that a claim rests on."""
    gone = select(article.c.id).where(article.c.id == source.c.article_id, article.c.deleted.is_not(None)).exists()
    is_used = select(evidence.c.id).join(claim).where(evidence.c.source_id == source.c.id, claim.c.deleted.is_(None))
    return source.c.deleted.is_(None) & (~gone | is_used.exists())


def find(connection: Connection, address: str) -> int | None:
    """The number of the source with this address, however it is spelled, or None."""
    return next(iter(_at(connection, address)), None)


def _at(connection: Connection, address: str) -> list[int]:
    """The sources with this address; those stored by the first version of the file are compared one by one."""
    canonical = canonical_address(address)
    if not canonical:
        return []
    query = select(source.c.id, source.c.address, source.c.canonical).where(
        or_(source.c.canonical == canonical, source.c.canonical.is_(None) & (source.c.address != "")),
        source.c.deleted.is_(None),
    )
    rows = connection.execute(query.order_by(source.c.id))
    return [row.id for row in rows if row.canonical or canonical_address(row.address) == canonical]


def add(connection: Connection, citation: Citation, at: str) -> int:
    """Store a source, inside an action; its number. Problem where it has neither title nor address."""
    values = {"uuid": new_uuid(), **cited(citation), "created": at}
    number: int = connection.execute(insert(source).values(**values).returning(source.c.id)).scalar_one()
    return number


def snapshot_hashes(connection: Connection, numbers: Collection[int] | None) -> dict[int, tuple[str, ...]]:
    """The SHA-256 of the kept copies of these sources, or of all."""
    query = select(snapshot.c.source_id, snapshot.c.sha256).order_by(snapshot.c.id)
    if numbers is not None:
        query = query.where(among(snapshot.c.source_id, numbers))
    hashes: dict[int, list[str]] = defaultdict(list)
    for number, sha256 in connection.execute(query):
        hashes[number].append(sha256)
    return {number: tuple(of_source) for number, of_source in hashes.items()}


def as_source(row: AnyRow, hashes: tuple[str, ...]) -> Source:
    """The source that a row of the table holds."""
    citation = Citation(
        title=row.title,
        publisher=row.publisher,
        author=row.author,
        published=row.published,
        address=row.address,
        kind=SourceKind(row.kind),
        language=row.language,
        origin=row.origin,
    )
    return Source(
        id=row.id,
        uuid=row.uuid,
        citation=citation,
        article_id=row.article_id,
        snapshot_hashes=hashes,
        created=from_stamp(row.created),
        archived=row.archived or "",
        standing=Standing(
            is_nameable=bool(row.is_nameable),
            interest=row.interest,
            reliability=row.reliability,
            reliability_on=date.fromisoformat(row.reliability_on) if row.reliability_on else None,
        ),
    )
