"""The trash: what is deleted is hidden and can be brought back, until the trash is emptied."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Table, delete, func, literal, select, union_all, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.status import Status
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import (
    appearance,
    article,
    claim,
    complaint,
    correction,
    evidence,
    note,
    publication_claim,
    request,
    review,
    snapshot,
    source,
    tag,
    verdict,
)
from claimtrack.storage.store import Action
from claimtrack.workspace import claim_rows
from claimtrack.workspace.desk import Desk, in_short

_THROWN_AWAY = (claim, article, source)
# what goes with a claim; what is about a verdict goes before it
_OF_CLAIMS = (evidence, tag, appearance, note, request, review, correction, publication_claim, verdict)


@dataclass(frozen=True, slots=True)
class TrashEntry:
    """A claim, an article or a source in the trash; `text` is the claim's text or the title.

    What went with its article is counted there, in `claims`, and has no entry of its own.
    """

    kind: Literal["claim", "article", "source"]
    id: int
    text: str
    deleted: datetime
    claims: int = 0


class ClaimTrash:
    """How claims come into the trash and out of it."""

    _desk: Desk

    def delete(self, numbers: Sequence[int]) -> Changes:
        """Put claims into the trash, with all that hangs on them; RefusedProblem where one is published."""
        numbers = list(dict.fromkeys(numbers))
        with self._desk.act(_label("action.claim.delete", numbers)) as action:
            standing = claim_rows.standing(action.connection, numbers)
            for number in numbers:
                if standing[number][0] is Status.PUBLISHED:
                    raise RefusedProblem(Message("claim.is-published", claim=number))
            chosen = update(claim).where(among(claim.c.id, numbers))
            action.connection.execute(chosen.values(deleted=action.at))
        return action.changes

    def undelete(self, numbers: Sequence[int]) -> Changes:
        """Bring claims back from the trash as they were; refused where their article lies there, too."""
        numbers = list(dict.fromkeys(numbers))
        with self._desk.act(_label("action.claim.undelete", numbers)) as action:
            query = (
                select(claim.c.id, article.c.title, article.c.deleted)
                .outerjoin(article, article.c.id == claim.c.article_id)
                .where(among(claim.c.id, numbers), claim.c.deleted.is_not(None))
            )
            found = {row.id: row for row in action.connection.execute(query)}
            for number in numbers:
                if number not in found:
                    raise NotFoundProblem(Message("claim.not-in-trash", claim=number))
                if found[number].deleted is not None:
                    title = in_short(found[number].title)
                    raise RefusedProblem(Message("claim.article-in-trash", claim=number, title=title))
            action.connection.execute(update(claim).where(among(claim.c.id, numbers)).values(deleted=None))
        return action.changes


class ArticleTrash:
    """How articles come into the trash and out of it."""

    _desk: Desk

    def delete(self, number: int) -> Changes:
        """Put an article with its claims into the trash; RefusedProblem where one of them is published."""
        with self._desk.act(Message("action.article.delete", title=self._name(number, is_deleted=False))) as action:
            of_it = (claim.c.article_id == number, claim.c.deleted.is_(None))
            published = select(claim.c.id).where(*of_it, claim.c.status == Status.PUBLISHED).limit(1)
            if (found := action.connection.scalar(published)) is not None:
                raise RefusedProblem(Message("claim.is-published", claim=found))
            action.connection.execute(update(claim).where(*of_it).values(deleted=action.at))
            action.connection.execute(update(article).where(article.c.id == number).values(deleted=action.at))
        return action.changes

    def undelete(self, number: int) -> Changes:
        """Bring an article back with the claims that went with it; those deleted before stay in the trash."""
        with self._desk.act(Message("action.article.undelete", title=self._name(number, is_deleted=True))) as action:
            deleted = select(article.c.deleted).where(article.c.id == number).scalar_subquery()
            went_along = (claim.c.article_id == number, claim.c.deleted == deleted)
            action.connection.execute(update(claim).where(*went_along).values(deleted=None))
            action.connection.execute(update(article).where(article.c.id == number).values(deleted=None))
        return action.changes

    def _name(self, number: int, *, is_deleted: bool) -> str:
        there = article.c.deleted.is_not(None) if is_deleted else article.c.deleted.is_(None)
        with self._desk.read() as connection:
            title = connection.scalar(select(article.c.title).where(article.c.id == number, there))
        if title is None:
            code = "article.not-in-trash" if is_deleted else "article.not-found"
            raise NotFoundProblem(Message(code, number=number))
        return in_short(title)


class SourceTrash:
    """How sources come into the trash and out of it."""

    _desk: Desk

    def delete(self, numbers: Sequence[int]) -> Changes:
        """Put sources into the trash; RefusedProblem where a claim rests on one, or where one is an article."""
        numbers = list(dict.fromkeys(numbers))
        with self._desk.act(self._called("action.source.delete", numbers, is_deleted=False)) as action:
            for number in numbers:
                _refuse_used(action.connection, number)
            action.connection.execute(update(source).where(among(source.c.id, numbers)).values(deleted=action.at))
        return action.changes

    def undelete(self, numbers: Sequence[int]) -> Changes:
        """Bring sources back from the trash as they were."""
        numbers = list(dict.fromkeys(numbers))
        with self._desk.act(self._called("action.source.undelete", numbers, is_deleted=True)) as action:
            action.connection.execute(update(source).where(among(source.c.id, numbers)).values(deleted=None))
        return action.changes

    def _called(self, code: str, numbers: Sequence[int], *, is_deleted: bool) -> Message:
        """What is done, with the title of the first; NotFoundProblem where one is not where it has to be."""
        query = select(source.c.id, source.c.title, source.c.deleted).where(among(source.c.id, numbers))
        with self._desk.read() as connection:
            found = {row.id: row for row in connection.execute(query)}
        for number in numbers:
            if number not in found or (found[number].deleted is not None) is not is_deleted:
                raise NotFoundProblem(
                    Message("source.not-in-trash" if is_deleted else "source.not-found", number=number)
                )
        title = in_short(found[numbers[0]].title) if numbers else ""
        return Message(code, count=len(numbers), title=title)


def _refuse_used(connection: Connection, number: int) -> None:
    """A source that a claim rests on stays, be the claim in the trash, too: it may come back."""
    row = connection.execute(select(source.c.title, source.c.article_id).where(source.c.id == number)).one()
    if row.article_id is not None:
        raise RefusedProblem(Message("source.is-article", title=in_short(row.title)))
    resting = select(func.count(evidence.c.claim_id.distinct())).where(evidence.c.source_id == number)
    if count := connection.scalar(resting):
        raise RefusedProblem(Message("source.is-used", title=in_short(row.title), count=count))


class Trash:
    """What lies in the trash of a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self) -> list[TrashEntry]:
        """What lies in the trash, the last that was deleted first."""
        went_along = (claim.c.article_id == article.c.id) & (claim.c.deleted == article.c.deleted)
        along = select(func.count()).where(went_along).scalar_subquery()
        articles = select(literal("article"), article.c.id, article.c.title, article.c.deleted, along)
        sources = select(literal("source"), source.c.id, source.c.title, source.c.deleted, literal(0))
        claims = (
            select(literal("claim"), claim.c.id, claim.c.text, claim.c.deleted, literal(0))
            .outerjoin(article, article.c.id == claim.c.article_id)
            .where(_is_deleted(claim), article.c.deleted.is_distinct_from(claim.c.deleted))
        )
        with self._desk.read() as connection:
            parts = (articles.where(_is_deleted(article)), sources.where(_is_deleted(source)), claims)
            found = connection.execute(union_all(*parts)).all()
        entries = [TrashEntry(kind, number, text, from_stamp(at), count) for kind, number, text, at, count in found]
        return sorted(entries, key=lambda entry: (entry.deleted, entry.id), reverse=True)

    def count(self) -> int:
        """How many entries `entries` has."""
        articles = select(func.count()).select_from(article).where(article.c.deleted.is_not(None))
        claims = (
            select(func.count())
            .select_from(claim.outerjoin(article, article.c.id == claim.c.article_id))
            .where(claim.c.deleted.is_not(None), article.c.deleted.is_distinct_from(claim.c.deleted))
        )
        sources = select(func.count()).select_from(source).where(_is_deleted(source))
        with self._desk.read() as connection:
            return sum(connection.scalar(query) or 0 for query in (articles, claims, sources))

    def empty(self) -> Changes:
        """Remove for good what lies in the trash; it cannot be undone. The history keeps that it was there.

        The source that an article is stays where another claim uses it; the stored bytes stay until unused files are
        removed.
        """
        with self._desk.read() as connection:
            there = (select(func.count()).select_from(table).where(_is_deleted(table)) for table in _THROWN_AWAY)
            count = sum(connection.scalar(query) or 0 for query in there)
        if count:
            self._desk.back_up_first()
        with self._desk.act(Message("action.trash.empty", count=count), is_undoable=False) as action:
            claims = action.connection.scalars(select(claim.c.id).where(_is_deleted(claim))).all()
            _remove_claims(action.connection, claims)
            _remove_articles(action)
            _remove_sources(action.connection)
        return action.changes


def _remove_claims(connection: Connection, numbers: Collection[int]) -> None:
    """Remove claims with all that is about them; complaints stay, and say no more what they were about."""
    corrections = select(correction.c.id).where(among(correction.c.claim_id, numbers))
    connection.execute(update(complaint).where(complaint.c.correction_id.in_(corrections)).values(correction_id=None))
    connection.execute(update(complaint).where(among(complaint.c.claim_id, numbers)).values(claim_id=None))
    for table in _OF_CLAIMS:
        connection.execute(delete(table).where(among(table.c.claim_id, numbers)))
    connection.execute(update(claim).where(among(claim.c.same_event_id, numbers)).values(same_event_id=None))
    connection.execute(delete(claim).where(among(claim.c.id, numbers)))


def _remove_articles(action: Action) -> None:
    """Remove the deleted articles; a claim that came back or was never deleted loses its place in one."""
    connection = action.connection
    gone = connection.scalars(select(article.c.id).where(_is_deleted(article))).all()
    used = select(evidence.c.id).where(evidence.c.source_id == source.c.id).exists()
    unused = connection.scalars(select(source.c.id).where(among(source.c.article_id, gone), ~used)).all()
    connection.execute(delete(snapshot).where(among(snapshot.c.source_id, unused)))
    connection.execute(delete(source).where(among(source.c.id, unused)))
    connection.execute(update(source).where(among(source.c.article_id, gone)).values(article_id=None))
    connection.execute(delete(article).where(among(article.c.id, gone)))


def _remove_sources(connection: Connection) -> None:
    gone = connection.scalars(select(source.c.id).where(_is_deleted(source))).all()
    connection.execute(delete(snapshot).where(among(snapshot.c.source_id, gone)))
    connection.execute(delete(source).where(among(source.c.id, gone)))


def _is_deleted(table: Table) -> ColumnElement[bool]:
    """Whether a row is in the trash, asked so that SQLite looks it up in the index."""
    return table.c.deleted > ""


def _label(code: str, numbers: Sequence[int]) -> Message:
    return Message(code, count=len(numbers), claims=", ".join(map(str, numbers[:20])))
