"""Articles: added once with the claims drawn from them, and read as they came."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, insert, select

from claimtrack.domain import edtf
from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Mark
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.source import KeptFile, SourceKind
from claimtrack.domain.status import Status
from claimtrack.intake.address import canonical_address
from claimtrack.storage import content
from claimtrack.storage.plain_text import plain
from claimtrack.storage.schema import article as articles
from claimtrack.storage.schema import claim as claims
from claimtrack.storage.schema import source as sources
from claimtrack.workspace import drawing, snapshots
from claimtrack.workspace.blindness import IS_ASKED, veil_rows
from claimtrack.workspace.desk import Desk, in_short, new_uuid
from claimtrack.workspace.drawing import Redrawing
from claimtrack.workspace.scale_rows import ratings_of
from claimtrack.workspace.trash import ArticleTrash


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the workspace; its original bytes are read on their own (`Articles.original`)."""

    id: int
    uuid: str
    article: Article
    sha256: str
    created: datetime


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as a list shows it, with how many claims it has."""

    id: int
    title: str
    language: str
    publisher: str
    published: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Host:
    """What the articles of a web site are said to be: who publishes them, in which language (ISO 639-1)."""

    publisher: str
    language: str


class Articles(Redrawing, ArticleTrash):
    """The articles of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find_same(self, article: Article) -> int | None:
        """The number of the article that has the same text, or None."""
        sha256 = hashlib.sha256(plain(article.text).encode("utf-8")).hexdigest()
        with self._desk.read() as connection:
            return connection.scalar(
                select(articles.c.id).where(articles.c.text_sha256 == sha256, articles.c.deleted.is_(None))
            )

    def host_of(self, address: str) -> Host | None:
        """What the newest article from the same web site was said to be, to be proposed again; None for a new site."""
        host = _host(address)
        if not host:
            return None
        query = (
            select(articles.c.address, articles.c.publisher, articles.c.language)
            .where(articles.c.address.contains(host, autoescape=True), articles.c.deleted.is_(None))
            .order_by(articles.c.id.desc())
        )
        with self._desk.read() as connection:
            found = (row for row in connection.execute(query).all() if _host(row.address) == host)
            return next((Host(row.publisher, row.language) for row in found), None)

    def add(self, article: Article, drawn: Sequence[DrawnClaim], kept: KeptFile | None = None) -> Changes:
        """Store an article with its claims in the Inbox; the article is a source from then on, too.

        `kept` is the copy that the article was read from, which becomes that source's: of a page from the web it has
        the record of how it came.
        """
        published = edtf.parse(article.published).text if article.published else None
        article = replace(article, text=plain(article.text))
        label = Message("action.article.add", title=in_short(article.title), count=len(drawn))
        with self._desk.act(label) as action:
            number, source = self._insert(action.connection, article, published, action.at)
            if kept is not None:
                snapshots.keep(action.connection, source, kept, action.at)
            drawing.insert_claims(action.connection, article.text, number, drawn, action.at)
            action.made.append(number)
        return action.changes

    def _insert(self, connection: Connection, article: Article, published: str | None, at: str) -> tuple[int, int]:
        text_sha256 = content.keep(connection, article.text.encode("utf-8"))
        described = {
            "title": article.title,
            "publisher": article.publisher,
            "author": article.author,
            "address": article.address,
            "published": published,
            "language": article.language,
            "created": at,
        }
        number: int = connection.execute(
            insert(articles)
            .values(
                uuid=new_uuid(),
                media_type=article.media_type,
                text_sha256=text_sha256,
                original_sha256=content.keep(connection, article.original) if article.original else text_sha256,
                **described,
            )
            .returning(articles.c.id)
        ).scalar_one()
        canonical = canonical_address(article.address) or None
        values = {
            "uuid": new_uuid(),
            "article_id": number,
            "kind": SourceKind.NEWS,
            "canonical": canonical,
            **described,
        }
        source: int = connection.execute(insert(sources).values(**values).returning(sources.c.id)).scalar_one()
        return number, source

    def get(self, number: int) -> StoredArticle:
        """The article of that number, with its text."""
        with self._desk.read() as connection:
            row = connection.execute(select(articles).where(articles.c.id == number)).one_or_none()
            if row is None or row.deleted is not None:
                raise NotFoundProblem(Message("article.not-found", number=number))
            text = content.read(connection, row.text_sha256).decode("utf-8")
        article = Article(
            text=text,
            title=row.title,
            publisher=row.publisher,
            author=row.author,
            address=row.address,
            published=row.published,
            language=row.language,
            media_type=row.media_type,
        )
        return StoredArticle(row.id, row.uuid, article, row.original_sha256, from_stamp(row.created))

    def original(self, number: int) -> bytes:
        """The bytes as they came."""
        with self._desk.read() as connection:
            query = select(articles.c.original_sha256).where(articles.c.id == number, articles.c.deleted.is_(None))
            sha256 = connection.scalar(query)
            if sha256 is None:
                raise NotFoundProblem(Message("article.not-found", number=number))
            return content.read(connection, sha256)

    def entries(self) -> list[ArticleEntry]:
        """All articles, the newest first."""
        is_its_claim = (claims.c.article_id == articles.c.id) & claims.c.deleted.is_(None)
        count = select(func.count()).where(is_its_claim).scalar_subquery()
        columns = (articles.c.title, articles.c.language, articles.c.publisher, articles.c.published)
        query = (
            select(articles.c.id, *columns, count).where(articles.c.deleted.is_(None)).order_by(articles.c.id.desc())
        )
        with self._desk.read() as connection:
            return [ArticleEntry(*row) for row in connection.execute(query)]

    def undecided(self) -> dict[int, int]:
        """How many claims of each article are in the Inbox; articles without one are left out."""
        query = (
            select(claims.c.article_id, func.count())
            .where(claims.c.status == Status.INBOX, claims.c.deleted.is_(None), claims.c.article_id.is_not(None))
            .group_by(claims.c.article_id)
        )
        with self._desk.read() as connection:
            found: dict[int, int] = dict(connection.execute(query).all())
        return found

    def marks(self, number: int) -> list[Mark]:
        """Where the claims of an article stand in its text, in order."""
        columns = (
            claims.c.id,
            claims.c.start,
            claims.c.end,
            claims.c.status,
            claims.c.rating,
            claims.c.scale,
            IS_ASKED,
        )
        query = (
            select(*columns)
            .where(claims.c.article_id == number, claims.c.start.is_not(None), claims.c.deleted.is_(None))
            .order_by(claims.c.start, claims.c.id)
        )
        with self._desk.read() as connection:
            rows = connection.execute(query).all()
            placed = zip(rows, ratings_of(connection, rows), strict=True)
            marks = [Mark(row.id, row.start, row.end, Status(row.status), rating) for row, rating in placed]
            return veil_rows(connection, self._desk.who, marks, {row.id for row in rows if row.is_asked})


def _host(address: str) -> str:
    """The host of an address without "www.", empty where there is none."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
