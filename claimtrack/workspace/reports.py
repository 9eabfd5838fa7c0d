"""The report on some days: figures that can be counted by hand from the claims, verdicts and publications."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from claimtrack.domain import edtf
from claimtrack.domain.moments import from_stamp
from claimtrack.domain.rating import Rating
from claimtrack.domain.report import Report, Tally
from claimtrack.domain.status import Status
from claimtrack.language.text.likeness import NEAR, similarity, stems
from claimtrack.storage.schema import (
    action,
    article,
    change,
    claim,
    complaint,
    correction,
    publication,
    publication_claim,
    request,
    speaker,
    verdict,
)
from claimtrack.workspace import blindness, scale_rows, verdict_rows
from claimtrack.workspace.desk import AnyRow, Desk

Key = TypeVar("Key", bound=Hashable)
SECONDS = 86_400  # of a day
RARE, MOST_BEARERS = 4, 200  # words of a claim by which others are found, and how many are held against it for each


@dataclass(frozen=True, slots=True)
class _Counted:
    """A claim as it is counted: on which day, with which rating, and after how many days."""

    number: int
    text: str
    day: dt.date
    rating: tuple[str, Rating]
    speaker: str
    publisher: str
    article: str
    waited: float


class Reports:
    """Reports on a workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def month(self, year: int, number: int) -> Report:
        """The report on a month."""
        first = dt.date(year, number, 1)
        following = dt.date(year + number // 12, number % 12 + 1, 1)
        return self.report(first, following - dt.timedelta(days=1))

    def report(self, first: dt.date, last: dt.date) -> Report:
        """The report on the days from the first to the last, in UTC.

        A claim is decided on the day of its last verdict in these days, and published on the day of its publication.
        Claims that say nearly the same count once. Those that whoever asks is to judge blind are not among the ratings.
        """
        with self._desk.read() as connection:
            decided, published = _decided(connection, first, last), _published(connection, first, last)
            alike = _alike([*decided, *published])
            hidden = blindness.hidden_from(connection, self._desk.who)
            return Report(
                first=first,
                last=last,
                decided=_tally(decided, alike, hidden),
                published=_tally(published, alike, hidden),
                repeats=len(decided) - len({alike[each.number] for each in decided}),
                dismissed=_dismissed(connection, first, last),
                corrections=_by_kind(connection, first, last),
                requests_made=_count(connection, request, "asked_on", first, last),
                requests_answered=_count(connection, request, "answered_on", first, last),
                complaints=_count(connection, complaint, "received", first, last),
                days_to_decide=_median(each.waited for each in decided),
                days_to_publish=_median(each.waited for each in published),
            )


_OF_CLAIM = (claim.c.id, claim.c.text, speaker.c.name, article.c.publisher, article.c.title)


def _decided(connection: Connection, first: dt.date, last: dt.date) -> list[_Counted]:
    """The claims that were decided in these days, each by its last verdict in them."""
    held = verdict_rows.newest().where(*_within(verdict.c.decided_at, first, last))
    query = (
        _of_claims(verdict.c.decided_at, claim.c.created, verdict.c.scale, verdict.c.rating)
        .join(verdict, verdict.c.claim_id == claim.c.id)
        .where(verdict.c.id.in_(held))
        .order_by(verdict.c.id)
    )
    return [
        _counted(row, rating, from_stamp(row.decided_at).date(), from_stamp(row.decided_at) - from_stamp(row.created))
        for row, rating in _rated(connection, query)
    ]


def _published(connection: Connection, first: dt.date, last: dt.date) -> list[_Counted]:
    """The claims that were published in these days, each by its first publication in them."""
    out = (publication.c.date, publication.c.created.label("entered"))
    query = (
        _of_claims(*out, verdict.c.decided_at, verdict.c.scale, verdict.c.rating)
        .join(publication_claim, publication_claim.c.claim_id == claim.c.id)
        .join(publication, publication.c.id == publication_claim.c.publication_id)
        .join(verdict, verdict.c.id == publication_claim.c.verdict_id)
        .order_by(publication_claim.c.id)
    )
    found: dict[int, _Counted] = {}
    for row, rating in _rated(connection, query):
        day = _day_of(row.date) or from_stamp(row.entered).date()
        if first <= day <= last and row.id not in found:
            found[row.id] = _counted(row, rating, day, max(day - from_stamp(row.decided_at).date(), dt.timedelta()))
    return list(found.values())


def _of_claims(*columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    return (
        select(*_OF_CLAIM, *columns)
        .outerjoin(speaker, speaker.c.id == claim.c.speaker_id)
        .outerjoin(article, article.c.id == claim.c.article_id)
        .where(claim.c.deleted.is_(None))
    )


def _rated(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[tuple[AnyRow, Rating]]:
    rows = connection.execute(query).all()
    ratings = scale_rows.ratings_of(connection, rows)
    return ((row, rating) for row, rating in zip(rows, ratings, strict=True) if rating is not None)


def _counted(row: AnyRow, rating: Rating, day: dt.date, waited: dt.timedelta) -> _Counted:
    words = (row.name or "", row.publisher or "", row.title or "")
    return _Counted(row.id, row.text, day, (row.scale, rating), *words, waited.total_seconds() / SECONDS)


def _day_of(date: str | None) -> dt.date | None:
    """The first day of a publication's date."""
    return edtf.parse(date).earliest if date else None


def _within(column: ColumnElement[str], first: dt.date, last: dt.date) -> tuple[ColumnElement[bool], ...]:
    day = func.substr(column, 1, 10)
    return day >= first.isoformat(), day <= last.isoformat()


def _alike(claims: Sequence[_Counted]) -> dict[int, int]:
    """For each claim the first one that says nearly the same, itself where there is none before it.

    Claims that share no rare word are not held against each other.
    """
    asked = {each.number: stems(each.text) for each in claims}
    uses = Counter(stem for held in asked.values() for stem in held)
    bearers: dict[str, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for number, held in asked.items():
        rare = sorted(held, key=lambda stem: (uses[stem], stem))[:RARE]
        near = (other for stem in rare for other in bearers[stem] if similarity(held, asked[other]) >= NEAR)
        found[number] = min((found[other] for other in near), default=number)
        for stem in held:
            if len(bearers[stem]) < MOST_BEARERS:
                bearers[stem].append(number)
    return found


def _tally(claims: Sequence[_Counted], alike: Mapping[int, int], hidden: Collection[int]) -> Tally:
    def count(heading: Callable[[_Counted], Key]) -> dict[Key, int]:
        found: dict[Key, set[int]] = defaultdict(set)
        for each in claims:
            found[heading(each)].add(alike[each.number])
        return {key: len(numbers) for key, numbers in found.items()}

    by_date = count(lambda each: each.day)
    return Tally(
        claims=len({alike[each.number] for each in claims}),
        by_date=dict(sorted(by_date.items())),
        by_rating=_falling({key: number for key, number in count(_seen(hidden)).items() if key is not None}),
        by_speaker=_falling(count(lambda each: each.speaker)),
        by_publisher=_falling(count(lambda each: each.publisher)),
        by_article=_falling(count(lambda each: each.article)),
    )


def _seen(hidden: Collection[int]) -> Callable[[_Counted], tuple[str, Rating] | None]:
    return lambda each: None if each.number in hidden else each.rating


def _falling(counts: dict[Key, int]) -> dict[Key, int]:
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def _dismissed(connection: Connection, first: dt.date, last: dt.date) -> dict[str, int]:
    """The claims that were dismissed in these days and still are, by reason."""
    status = func.json_extract(change.c.after, "$.status")
    was = func.json_extract(change.c.before, "$.status")
    put_aside = (
        select(change.c.claim_id)
        .join(action, action.c.sequence == change.c.action)
        .where(change.c.kind == "claim", change.c.before.is_not(None), change.c.after.like("{%"))
        .where(*_within(action.c.at, first, last), status == Status.DISMISSED, was != Status.DISMISSED)
    )
    query = (
        select(claim.c.dismiss_reason, func.count())
        .where(claim.c.id.in_(put_aside), claim.c.status == Status.DISMISSED, claim.c.deleted.is_(None))
        .group_by(claim.c.dismiss_reason)
    )
    return _falling({reason or "": count for reason, count in connection.execute(query)})


def _by_kind(connection: Connection, first: dt.date, last: dt.date) -> dict[str, int]:
    query = select(correction.c.kind, func.count()).where(*_within(correction.c.at, first, last))
    return _falling(dict(connection.execute(query.group_by(correction.c.kind)).all()))


def _count(connection: Connection, table: Table, column: str, first: dt.date, last: dt.date) -> int:
    query = select(func.count()).select_from(table).where(*_within(table.c[column], first, last))
    return connection.scalar(query) or 0


def _median(days: Iterable[float]) -> float | None:
    found = list(days)
    return round(median(found), 1) if found else None
