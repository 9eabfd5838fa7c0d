"""Claims as flat records, every field of claim and verdict, for exports and lists."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, literal, select

from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.rating import Rating
from claimtrack.domain.source import Stance
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import (
    article,
    claim,
    evidence,
    note,
    publication,
    publication_claim,
    snapshot,
    source,
    speaker,
    tag,
    verdict,
)
from claimtrack.workspace.claim_reading import evidence_counts
from claimtrack.workspace.desk import AnyRow
from claimtrack.workspace.scale_rows import ratings_of
from claimtrack.workspace.verdict_rows import newest

PIECE = 2_000  # claims read at once
_NO_WORDS = literal("")
_NO_PIECES: dict[Stance, int] = {}

# the fields of a record that the claim's own row, its article and its speaker hold
_HELD: dict[str, ColumnElement[Any]] = {
    **{
        name: claim.c[name]
        for name in (
            "id uuid quote start end kind voice date date_of earliest latest status priority due assignee created "
            "updated"
        ).split()
    },
    "claim": claim.c.text,
    "speaker": speaker.c.name,
    "article": func.coalesce(article.c.title, _NO_WORDS),
    "publisher": func.coalesce(article.c.publisher, _NO_WORDS),
    "article_address": func.coalesce(article.c.address, _NO_WORDS),
    "article_published": article.c.published,
}
_GIVEN = "rationale_en rationale_ar established right confidence decided_by decided_at scale".split()
_UNDECIDED: dict[str, Any] = dict.fromkeys((*_GIVEN, "verdict", "verdict_en", "verdict_ar", "verdict_value"))
_UNDECIDED |= {"rationale_en": "", "rationale_ar": "", "right": ""}


def records(
    connection: Connection, numbers: Sequence[int], hidden: Collection[int] = frozenset()
) -> Iterator[ClaimRecord]:
    """The records of these claims, in this order, a piece at a time so that memory stays flat.

    Of `hidden` ones the verdict is left out.
    """
    for start in range(0, len(numbers), PIECE):
        yield from _piece(connection, numbers[start : start + PIECE], hidden)


def _piece(connection: Connection, numbers: Sequence[int], hidden: Collection[int]) -> Iterator[ClaimRecord]:
    query = (
        select(*_HELD.values())
        .outerjoin_from(claim, article, article.c.id == claim.c.article_id)
        .outerjoin(speaker, speaker.c.id == claim.c.speaker_id)
        .where(among(claim.c.id, numbers))
    )
    rows = {row[0]: row for row in connection.execute(query).all()}
    verdicts = _verdicts(connection, [number for number in numbers if number not in hidden])
    stances = evidence_counts(connection, numbers)
    sources, hashes = _sources(connection, numbers)
    notes = _texts(connection, numbers, note.c.claim_id, note.c.text, note.c.id)
    tags = _texts(connection, numbers, tag.c.claim_id, tag.c.name, tag.c.name)
    addresses = _addresses(connection, numbers)
    for number in numbers:
        pieces = stances.get(number, _NO_PIECES)
        yield ClaimRecord(
            **dict(zip(_HELD, rows[number], strict=True)),
            tags=tuple(tags.get(number, ())),
            **verdicts.get(number, _UNDECIDED),
            supports=pieces.get(Stance.SUPPORTS, 0),
            contradicts=pieces.get(Stance.CONTRADICTS, 0),
            context=pieces.get(Stance.CONTEXT, 0),
            sources=tuple(sources.get(number, ())),
            snapshot_hashes=tuple(hashes.get(number, ())),
            notes=tuple(notes.get(number, ())),
            published_address=addresses.get(number, ""),
        )


def _verdicts(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the verdict that holds says, by the claim."""
    held = newest().where(among(verdict.c.claim_id, numbers))
    rows = connection.execute(select(verdict).where(verdict.c.id.in_(held))).all()
    ratings = ratings_of(connection, rows)
    return {row.claim_id: _decided(row, rating) for row, rating in zip(rows, ratings, strict=True) if rating}


def _addresses(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Where each claim was published, the last place that has an address."""
    query = (
        select(publication_claim.c.claim_id, publication.c.address)
        .join(publication, publication.c.id == publication_claim.c.publication_id)
        .where(among(publication_claim.c.claim_id, numbers), publication.c.address != "")
        .order_by(publication_claim.c.id)
    )
    return dict(connection.execute(query).all())


def _decided(row: AnyRow, rating: Rating) -> dict[str, Any]:
    return {
        "verdict": rating.id,
        "verdict_en": rating.label_en,
        "verdict_ar": rating.label_ar,
        "verdict_value": rating.value,
        **{name: getattr(row, name) for name in _GIVEN},
    }


def _sources(connection: Connection, numbers: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The citations and the hashes of the kept copies of each claim's sources, each once; those that may be named."""
    query = (
        select(evidence.c.claim_id, source, snapshot.c.sha256)
        .join(source, source.c.id == evidence.c.source_id)
        .outerjoin(snapshot, snapshot.c.source_id == source.c.id)
        .where(among(evidence.c.claim_id, numbers), source.c.is_nameable == 1)
        .order_by(evidence.c.id, snapshot.c.id)
    )
    sources: dict[int, list[str]] = defaultdict(list)
    hashes: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        parts = (row.title, row.publisher, row.published, row.address)
        citation = ", ".join(part for part in parts if part)
        if citation not in sources[row.claim_id]:
            sources[row.claim_id].append(citation)
        if row.sha256 and row.sha256 not in hashes[row.claim_id]:
            hashes[row.claim_id].append(row.sha256)
    return sources, hashes


def _texts(
    connection: Connection, numbers: Sequence[int], owner: Column[Any], text: Column[Any], order: Column[Any]
) -> dict[int, list[str]]:
    texts: dict[int, list[str]] = defaultdict(list)
    for number, value in connection.execute(select(owner, text).where(among(owner, numbers)).order_by(order)):
        texts[number].append(value)
    return texts
