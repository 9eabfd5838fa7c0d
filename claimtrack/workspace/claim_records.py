"""Claims as flat records, every field of claim and verdict, for exports and lists."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, func, select

from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.errors import Problem
from claimtrack.domain.scale import Rating, by_key
from claimtrack.domain.source import Stance
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import article, claim, evidence, note, snapshot, source, speaker, tag, verdict
from claimtrack.workspace.claim_reading import evidence_counts
from claimtrack.workspace.desk import AnyRow

PIECE = 500  # claims read at once

_ARTICLE = (
    article.c.title.label("article"),
    article.c.publisher,
    article.c.address.label("article_address"),
    article.c.published.label("article_published"),
)
_SAME_NAME = (
    "id uuid quote start end kind voice date date_of earliest latest status priority due assignee created updated"
).split()


def records(connection: Connection, numbers: Sequence[int]) -> Iterator[ClaimRecord]:
    """The records of these claims, in this order, a piece at a time so that memory stays flat."""
    for start in range(0, len(numbers), PIECE):
        yield from _piece(connection, numbers[start : start + PIECE])


def _piece(connection: Connection, numbers: Sequence[int]) -> Iterator[ClaimRecord]:
    query = (
        select(claim, *_ARTICLE, speaker.c.name.label("speaker"))
        .outerjoin(article, article.c.id == claim.c.article_id)
        .outerjoin(speaker, speaker.c.id == claim.c.speaker_id)
        .where(among(claim.c.id, numbers))
    )
    rows = {row.id: row for row in connection.execute(query)}
    verdicts = _verdicts(connection, numbers)
    stances = evidence_counts(connection, numbers)
    sources, hashes = _sources(connection, numbers)
    notes = _texts(connection, numbers, note.c.claim_id, note.c.text, note.c.id)
    tags = _texts(connection, numbers, tag.c.claim_id, tag.c.name, tag.c.name)
    for number in numbers:
        row, pieces = rows[number], stances.get(number, {})
        yield ClaimRecord(
            **{name: getattr(row, name) for name in _SAME_NAME},
            article=row.article or "",
            publisher=row.publisher or "",
            article_address=row.article_address or "",
            article_published=row.article_published,
            claim=row.text,
            speaker=row.speaker,
            tags=tuple(tags[number]),
            **_decided(verdicts.get(number)),
            supports=pieces.get(Stance.SUPPORTS, 0),
            contradicts=pieces.get(Stance.CONTRADICTS, 0),
            context=pieces.get(Stance.CONTEXT, 0),
            sources=tuple(sources[number]),
            snapshot_hashes=tuple(hashes[number]),
            notes=tuple(notes[number]),
            published_address="",
        )


def _verdicts(connection: Connection, numbers: Sequence[int]) -> dict[int, AnyRow]:
    newest = select(func.max(verdict.c.id)).where(among(verdict.c.claim_id, numbers)).group_by(verdict.c.claim_id)
    return {row.claim_id: row for row in connection.execute(select(verdict).where(verdict.c.id.in_(newest)))}


def _decided(row: AnyRow | None) -> dict[str, Any]:
    names = "rationale_en rationale_ar established right confidence decided_by decided_at scale".split()
    if row is None:
        empty = dict.fromkeys((*names, "verdict", "verdict_en", "verdict_ar", "verdict_value"))
        return empty | {"rationale_en": "", "rationale_ar": "", "right": ""}
    rating = _rating(row.scale, row.rating)
    return {
        "verdict": row.rating,
        "verdict_en": rating.label_en if rating else row.rating,
        "verdict_ar": rating.label_ar if rating else row.rating,
        "verdict_value": rating.value if rating else None,
        **{name: getattr(row, name) for name in names},
    }


def _rating(scale: str, rating: str) -> Rating | None:
    """The rating with its labels; None where this program does not know the scale, which must not stop an export."""
    try:
        return by_key(scale).rating(rating)
    except Problem:
        return None


def _sources(connection: Connection, numbers: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The citations and the hashes of the kept copies of each claim's sources, each once."""
    query = (
        select(evidence.c.claim_id, source, snapshot.c.sha256)
        .join(source, source.c.id == evidence.c.source_id)
        .outerjoin(snapshot, snapshot.c.source_id == source.c.id)
        .where(among(evidence.c.claim_id, numbers))
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
