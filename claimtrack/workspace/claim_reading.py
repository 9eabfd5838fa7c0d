"""Reads claims: as rows of the list, and whole with evidence, verdicts and notes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from claimtrack.domain.claim import Appearance, Claim, ClaimRow, Note, NoteKind, Place, Priority, Quote
from claimtrack.domain.drawn import DateOf, Kind, Voice
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.rating import Rating
from claimtrack.domain.source import Evidence, Pin, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Verdict
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import appearance, article, claim, evidence, note, source, speaker, tag, verdict
from claimtrack.workspace import scale_rows
from claimtrack.workspace.blindness import IS_ASKED, veil_rows
from claimtrack.workspace.desk import AnyRow
from claimtrack.workspace.pins import anchor_of
from claimtrack.workspace.publication_rows import corrections_of
from claimtrack.workspace.requests import requests_of
from claimtrack.workspace.sources import as_source, snapshot_hashes
from claimtrack.workspace.verdict_rows import as_verdicts


def rows(connection: Connection, numbers: Sequence[int], who: str) -> list[ClaimRow]:
    """The claims as the list shows them to a person, in the order of the numbers."""
    columns = (claim.c.id, claim.c.text, article.c.language, speaker.c.name, claim.c.date, claim.c.status)
    drawn = (claim.c.score, claim.c.reasons)
    query = (
        select(
            *columns, claim.c.rating, claim.c.scale, claim.c.priority, claim.c.due, claim.c.assignee, IS_ASKED, *drawn
        )
        .outerjoin(article, article.c.id == claim.c.article_id)
        .outerjoin(speaker, speaker.c.id == claim.c.speaker_id)
        .where(among(claim.c.id, numbers), claim.c.deleted.is_(None))
    )
    stances = evidence_counts(connection, numbers)
    read = connection.execute(query).all()
    ratings = scale_rows.ratings_of(connection, read)
    found = {row.id: _row(row, stances.get(row.id, {}), rating) for row, rating in zip(read, ratings, strict=True)}
    listed = [found[number] for number in numbers if number in found]
    return veil_rows(connection, who, listed, {row.id for row in read if row.is_asked})


def evidence_counts(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[Stance, int]]:
    """How many pieces of evidence of each stance the claims have."""
    query = (
        select(evidence.c.claim_id, evidence.c.stance, func.count())
        .where(among(evidence.c.claim_id, numbers))
        .group_by(evidence.c.claim_id, evidence.c.stance)
    )
    counts: dict[int, dict[Stance, int]] = {}
    for number, stance, count in connection.execute(query):
        counts.setdefault(number, {})[Stance(stance)] = count
    return counts


def _row(row: AnyRow, stances: dict[Stance, int], rating: Rating | None) -> ClaimRow:
    return ClaimRow(
        id=row.id,
        text=row.text,
        language=row.language or "",
        speaker=row.name,
        date=row.date,
        status=Status(row.status),
        supports=stances.get(Stance.SUPPORTS, 0),
        contradicts=stances.get(Stance.CONTRADICTS, 0),
        context=stances.get(Stance.CONTEXT, 0),
        rating=rating,
        priority=Priority(row.priority),
        due=date.fromisoformat(row.due) if row.due else None,
        assignee=row.assignee,
        score=row.score / 1000,
        reasons=tuple(row.reasons.split()),
    )


def whole(connection: Connection, number: int) -> Claim:
    """The claim of that number with all that hangs on it."""
    query = (
        select(claim, article.c.title, article.c.language, speaker.c.name)
        .outerjoin(article, article.c.id == claim.c.article_id)
        .outerjoin(speaker, speaker.c.id == claim.c.speaker_id)
        .where(claim.c.id == number)
    )
    row = connection.execute(query).one_or_none()
    if row is None or row.deleted is not None:
        raise NotFoundProblem(Message("claim.not-found" if row is None else "claim.in-trash", claim=number))
    tags = connection.scalars(select(tag.c.name).where(tag.c.claim_id == number).order_by(tag.c.name))
    given = verdicts_of(connection, number)
    return Claim(
        id=row.id,
        uuid=row.uuid,
        text=row.text,
        quote=Quote(row.quote, row.start, row.end) if row.quote is not None else None,
        article_id=row.article_id,
        article_title=row.title or "",
        language=row.language or "",
        speaker=row.name,
        speaker_reason=row.speaker_reason,
        voice=Voice(row.voice),
        kind=Kind(row.kind),
        denied=bool(row.denied),
        date=row.date,
        date_text=row.date_text,
        date_of=DateOf(row.date_of) if row.date_of else None,
        date_reason=row.date_reason,
        score=row.score / 1000,
        reasons=tuple(row.reasons.split()),
        status=Status(row.status),
        status_before=Status(row.status_before) if row.status_before else None,
        dismiss_reason=DismissReason(row.dismiss_reason) if row.dismiss_reason else None,
        priority=Priority(row.priority),
        due=date.fromisoformat(row.due) if row.due else None,
        assignee=row.assignee,
        tags=tuple(tags),
        created=from_stamp(row.created),
        updated=from_stamp(row.updated),
        evidence=evidence_of(connection, number),
        verdicts=tuple(each for each in given if each.beside_id is None),
        seconds=tuple(each for each in given if each.beside_id is not None),
        notes=_notes(connection, number),
        appearances=_appearances(connection, number),
        requests=requests_of(connection, number),
        corrections=corrections_of(connection, number),
    )


def evidence_of(connection: Connection, number: int) -> tuple[Evidence, ...]:
    """The evidence of a claim, in the order in which it came."""
    links = connection.execute(select(evidence).where(evidence.c.claim_id == number).order_by(evidence.c.id)).all()
    numbers = {link.source_id for link in links}
    hashes = snapshot_hashes(connection, numbers)
    found = connection.execute(select(source).where(among(source.c.id, numbers)))
    sources = {row.id: as_source(row, hashes.get(row.id, ())) for row in found}
    return tuple(
        Evidence(
            id=link.id,
            uuid=link.uuid,
            claim_id=number,
            source=sources[link.source_id],
            stance=Stance(link.stance),
            pin=Pin(link.quote, link.place, link.translation, link.note),
            created=from_stamp(link.created),
            anchor=anchor_of(link),
        )
        for link in links
    )


def verdicts_of(connection: Connection, number: int) -> tuple[Verdict, ...]:
    """The verdicts on a claim, blind second ones included, in the order in which they were given."""
    rows = connection.execute(select(verdict).where(verdict.c.claim_id == number).order_by(verdict.c.id)).all()
    return tuple(as_verdicts(connection, rows))


def _notes(connection: Connection, number: int) -> tuple[Note, ...]:
    written = connection.execute(select(note).where(note.c.claim_id == number).order_by(note.c.id))
    return tuple(
        Note(row.id, row.uuid, NoteKind(row.kind), row.text, row.written_by, from_stamp(row.written_at))
        for row in written
    )


def _appearances(connection: Connection, number: int) -> tuple[Appearance, ...]:
    """Where a claim circulates, the first known place first, then by day."""
    seen = appearance.c
    query = select(appearance).where(seen.claim_id == number)
    found = connection.execute(query.order_by(seen.is_first.desc(), seen.date.is_(None), seen.date, seen.id))
    return tuple(
        Appearance(
            id=row.id,
            uuid=row.uuid,
            claim_id=number,
            place=Place(
                address=row.address,
                platform=row.platform,
                account=row.account,
                date=row.date,
                reach=row.reach,
                counted_on=date.fromisoformat(row.counted_on) if row.counted_on else None,
            ),
            is_first=bool(row.is_first),
            created=from_stamp(row.created),
        )
        for row in found
    )
