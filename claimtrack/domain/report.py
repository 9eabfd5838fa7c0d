"""What a newsroom did in some days: decided and published claims counted in several ways."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimtrack.domain.rating import Rating


@dataclass(frozen=True, slots=True)
class Tally:
    """Claims counted: all of them, and by what they are; claims that say the same count once under each heading.

    `by_date` is by day, `by_rating` by scale key and rating, `by_article` by the article's title. The heading is empty
    where the article itself speaks, or where a claim has no article.
    """

    claims: int = 0
    by_date: Mapping[dt.date, int] = field(default_factory=dict)
    by_rating: Mapping[tuple[str, Rating], int] = field(default_factory=dict)
    by_speaker: Mapping[str, int] = field(default_factory=dict)
    by_publisher: Mapping[str, int] = field(default_factory=dict)
    by_article: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A report on the days from `first` to `last`, both included, in UTC.

    `repeats` is how many decided claims were not counted since another says the same. `days_to_decide` is the median
    from a claim's coming in to its verdict, `days_to_publish` from the verdict to its publication, in days; None where
    there is nothing to count. `dismissed` is by reason, `corrections` by kind, the minor ones included.
    """

    first: dt.date
    last: dt.date
    decided: Tally
    published: Tally
    repeats: int
    dismissed: Mapping[str, int]
    corrections: Mapping[str, int]
    requests_made: int
    requests_answered: int
    complaints: int
    days_to_decide: float | None
    days_to_publish: float | None
