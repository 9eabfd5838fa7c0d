"""Sources as the library keeps them: edited, merged, searched, with the claims that use them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, select, update

from claimtrack.domain import edtf
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimRow
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, Stance, Standing
from claimtrack.intake.address import canonical_address, check_address
from claimtrack.language.text.folding import fold
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import article, claim, evidence, snapshot, source
from claimtrack.workspace import claim_reading
from claimtrack.workspace.desk import Desk, in_short

_SEARCHED = ("title", "publisher", "author", "address", "origin", "interest", "reliability")
_FILLED = (
    *(
        "title",
        "publisher",
        "author",
        "published",
        "address",
        "canonical",
        "archived",
        "language",
        "origin",
        "interest",
    ),
    "article_id",
)
_OF_ARTICLE = ("title", "publisher", "author", "published", "address", "language")


@dataclass(frozen=True, slots=True)
class Use:
    """One piece of evidence that rests on a source."""

    evidence_id: int
    claim: ClaimRow
    stance: Stance
    quote: str


class SourceEditing:
    """What is done to sources after they were cited."""

    _desk: Desk

    def edit(
        self,
        number: int,
        citation: Citation | None = None,
        *,
        standing: Standing | None = None,
        archived: str | None = None,
    ) -> Changes:
        """Change how a source is cited and what is known about it; what is None stays.

        `archived` is the address of a copy of it in an archive of the web, empty for none. Where the source is an
        article, the article is changed with it. Problem where neither title nor address is left.
        """
        with self._desk.read() as connection:
            title = in_short(_columns_of(connection, number)["title"])
        with self._desk.act(Message("action.source.edit", title=title)) as action:
            values: dict[str, object] = cited(citation) if citation is not None else {}
            values |= _standing(standing) if standing is not None else {}
            values |= (
                {"archived": check_address(archived) if archived.strip() else None} if archived is not None else {}
            )
            if values:
                action.connection.execute(update(source).where(source.c.id == number).values(**values))
            if citation is not None:
                of_article = select(source.c.article_id).where(source.c.id == number).scalar_subquery()
                shared = {name: values[name] for name in _OF_ARTICLE}
                action.connection.execute(update(article).where(article.c.id == of_article).values(**shared))
        return action.changes

    def merge(self, numbers: Sequence[int], *, into: int) -> Changes:
        """Make one source of several: evidence and kept copies go over, and what it lacks is filled in from them.

        Where one of them is not safe to name, it is not either.

        RefusedProblem where two of them are articles: an article has its own text.
        """
        numbers = [number for number in dict.fromkeys(numbers) if number != into]
        with self._desk.act(Message("action.source.merge", count=len(numbers), into=into)) as action:
            connection = action.connection
            row, *others = (_columns_of(connection, number) for number in (into, *numbers))
            if sum(each["article_id"] is not None for each in (row, *others)) > 1:
                raise RefusedProblem(Message("source.merge-articles"))
            filled = {name: next((each[name] for each in others if each[name]), row[name]) for name in _missing(row)}
            if not all(each["is_nameable"] for each in others):
                filled["is_nameable"] = 0
            for table in (evidence, snapshot):
                connection.execute(update(table).where(among(table.c.source_id, numbers)).values(source_id=into))
            connection.execute(delete(source).where(among(source.c.id, numbers)))
            if filled:
                connection.execute(update(source).where(source.c.id == into).values(**filled))
        return action.changes

    def uses(self, number: int) -> list[Use]:
        """The claims that rest on a source, each piece of evidence once, in the order in which they came."""
        query = (
            select(evidence.c.id, evidence.c.claim_id, evidence.c.stance, evidence.c.quote)
            .join(claim, claim.c.id == evidence.c.claim_id)
            .where(evidence.c.source_id == number, claim.c.deleted.is_(None))
            .order_by(evidence.c.id)
        )
        with self._desk.read() as connection:
            found = connection.execute(query).all()
            rows = {
                row.id: row for row in claim_reading.rows(connection, [each.claim_id for each in found], self._desk.who)
            }
        return [Use(each.id, rows[each.claim_id], Stance(each.stance), each.quote) for each in found]

    def use_counts(self) -> dict[int, int]:
        """How many claims rest on each source; one that none rests on is not named."""
        query = (
            select(evidence.c.source_id, func.count(evidence.c.claim_id.distinct()))
            .join(claim, claim.c.id == evidence.c.claim_id)
            .where(claim.c.deleted.is_(None))
            .group_by(evidence.c.source_id)
        )
        with self._desk.read() as connection:
            return dict(connection.execute(query).all())


def cited(citation: Citation) -> dict[str, object]:
    """The columns of a citation; Problem where it has neither title nor address."""
    title, address = citation.title.strip(), citation.address.strip()
    if not title and not address:
        raise Problem(Message("source.nameless"))
    return {
        "title": title or address,
        "publisher": citation.publisher.strip(),
        "author": citation.author.strip(),
        "published": edtf.parse(citation.published).text if citation.published else None,
        "address": address,
        "canonical": canonical_address(address) or None,
        "kind": citation.kind,
        "language": citation.language,
        "origin": citation.origin.strip(),
    }


def mentioning(words: str) -> list[ColumnElement[bool]]:
    """That a source has every one of these words in what is known of it, whatever their spelling marks."""
    parts: list[ColumnElement[str]] = [source.c[name] for name in _SEARCHED]
    text = func.fold(reduce(lambda before, part: before + " " + part, parts))
    return [text.contains(word, autoescape=True) for word in fold(words).split()]


def _columns_of(connection: Connection, number: int) -> RowMapping:
    row = connection.execute(select(source).where(source.c.id == number)).mappings().one_or_none()
    if row is None or row["deleted"] is not None:
        raise NotFoundProblem(Message("source.not-found" if row is None else "source.in-trash", number=number))
    return row


def _missing(row: RowMapping) -> list[str]:
    return [name for name in _FILLED if not row[name]]


def _standing(standing: Standing) -> dict[str, object]:
    judged = standing.reliability_on if standing.reliability.strip() else None
    return {
        "is_nameable": int(standing.is_nameable),
        "interest": standing.interest.strip(),
        "reliability": standing.reliability.strip(),
        "reliability_on": judged.isoformat() if judged else None,
    }
