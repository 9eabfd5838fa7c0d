"""Dates made of other dates: parts of a month, weeks in it, from one to another, since, until, about."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from typing_extensions import override

from claimtrack.domain.edtf import Edtf, Precision, add_months, day_after, last_of_month
from claimtrack.language.dates.clock import Clock
from claimtrack.language.dates.readings import Derived, Reading, monday_of, week_of
from claimtrack.language.dates.relative import Duration, Weekday, moved

EARLY, MID, LATE = 1, 2, 3
LAST = -1
_TENS = {EARLY: (0, 9), MID: (10, 19), LATE: (20, 30)}
_WEEK = {EARLY: (0, 1), MID: (2, 4), LATE: (5, 6)}
_DECADE = {EARLY: (0, 3), MID: (4, 6), LATE: (7, 9)}


def part_of(period: Edtf, first: date, last: date, part: int) -> Edtf | None:
    """The early, mid or late part of a period; None where it is too short to have one.

    Of a month days 1 to 10, 11 to 20, 21 to the last; of what is longer the thirds, in whole months or years.
    """
    if period.precision is Precision.DECADE:
        years = _DECADE[part]
        return Edtf.interval(Edtf.year(first.year + years[0]), Edtf.year(first.year + years[1]))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    is_whole = first.day == 1 and last == last_of_month(last.year, last.month)
    if is_whole and months % 3 == 0:
        start = add_months(first, (part - 1) * months // 3)
        return _months(start, add_months(start, months // 3 - 1))
    days = (last - first).days + 1
    if days not in {7, *range(28, 32)}:
        return None
    cuts = (_WEEK if days == 7 else _TENS)[part]
    return Edtf.days(day_after(first, cuts[0]), min(day_after(first, cuts[1]), last))


def _months(start: date, end: date) -> Edtf:
    first = Edtf.month(start.year, start.month)
    return first if start == end else Edtf.interval(first, Edtf.month(end.year, end.month))


@dataclass(frozen=True, slots=True)
class PartOf(Derived):
    """The early, mid or late part of a period."""

    source: Reading
    part: int
    kind: ClassVar[str] = "span"

    @override
    def derive(self, found: Edtf, first: date, last: date) -> Edtf | None:
        """The part, None where the period is too short."""
        return part_of(found, first, last, self.part)


@dataclass(frozen=True, slots=True)
class HalfOf(Derived):
    """The first or second half of a month or year."""

    source: Reading
    half: int
    kind: ClassVar[str] = "span"

    @override
    def derive(self, found: Edtf, first: date, last: date) -> Edtf | None:
        """The half, None of what is no month or year."""
        if found.precision not in {Precision.YEAR, Precision.MONTH}:
            return None
        middle = date(first.year, 6, 30) if found.precision is Precision.YEAR else first.replace(day=15)
        return Edtf.days(first, middle) if self.half == 1 else Edtf.days(day_after(middle), last)


@dataclass(frozen=True, slots=True)
class WeekIn(Derived):
    """The nth ISO week of a month or year, -1 for the last; a week belongs to where its Thursday lies (ISO 8601)."""

    source: Reading
    number: int
    kind: ClassVar[str] = "week"

    @override
    def derive(self, _found: Edtf, first: date, last: date) -> Edtf | None:
        """The week, None where the period has not so many."""
        if self.number == LAST:
            thursday = day_after(monday_of(last), 3)
            return week_of(thursday if thursday <= last else day_after(thursday, -7))
        opening = day_after(monday_of(first), 3)
        thursday = day_after(opening, 7 * (self.number - (opening >= first)))
        return week_of(thursday) if thursday <= last else None


@dataclass(frozen=True, slots=True)
class WeekdayIn(Derived):
    """The nth weekday of a period, -1 for the last: the first Friday of July, Friday next week."""

    source: Reading
    weekday: int
    number: int = 1
    kind: ClassVar[str] = "day"

    @override
    def derive(self, _found: Edtf, first: date, last: date) -> Edtf | None:
        """The day, None where the period has not so many."""
        if self.number == LAST:
            return Edtf.day(day_after(last, -((last.weekday() - self.weekday) % 7)))
        opening = day_after(first, (self.weekday - first.weekday()) % 7)
        day = day_after(opening, 7 * (self.number - 1))
        return Edtf.day(day) if day <= last else None


@dataclass(frozen=True, slots=True)
class WeekAround(Derived):
    """The ISO week that a day lies in: the week of 15 September."""

    source: Reading
    kind: ClassVar[str] = "week"

    @override
    def derive(self, _found: Edtf, first: date, _last: date) -> Edtf:
        """The week."""
        return week_of(first)


@dataclass(frozen=True, slots=True)
class Lasting(Derived):
    """So long from a day on, that day included: three days from next Monday."""

    source: Reading
    duration: Duration
    kind: ClassVar[str] = "span"

    @override
    def derive(self, _found: Edtf, first: date, _last: date) -> Edtf:
        """First to last day."""
        return Edtf.days(first, day_after(moved(first, self.duration, 1), -1))


@dataclass(frozen=True, slots=True)
class LastingUntil(Derived):
    """So long up to a day or month, that included: the three months to June."""

    source: Reading
    duration: Duration
    kind: ClassVar[str] = "span"

    @override
    def derive(self, _found: Edtf, _first: date, last: date) -> Edtf:
        """First to last day."""
        return Edtf.days(moved(day_after(last), self.duration, -1), last)


@dataclass(frozen=True, slots=True)
class FromDay(Derived):
    """From a day with a number to a day that says the month: from 4 to 22 January."""

    source: Reading
    first: int
    kind: ClassVar[str] = "span"

    @override
    def derive(self, _found: Edtf, _first: date, last: date) -> Edtf | None:
        """First to last day, None where that runs backwards."""
        return Edtf.days(last.replace(day=self.first), last) if self.first < last.day else None


@dataclass(frozen=True, slots=True)
class About(Derived):
    """A date that is only approximate."""

    source: Reading

    @property
    def kind(self) -> str:
        """That of the date."""
        return self.source.kind

    @override
    def derive(self, found: Edtf, _first: date, _last: date) -> Edtf:
        """The date with EDTF's `~`."""
        return found.qualified("~")


@dataclass(frozen=True, slots=True)
class Since(Derived):
    """From a date on, with an open end."""

    source: Reading
    kind: ClassVar[str] = "open"

    @override
    def derive(self, found: Edtf, _first: date, _last: date) -> Edtf:
        """The open interval."""
        return Edtf.interval(found.starts or found, None)


@dataclass(frozen=True, slots=True)
class Until(Derived):
    """Up to a date, with an open beginning."""

    source: Reading
    kind: ClassVar[str] = "open"

    @override
    def derive(self, found: Edtf, _first: date, _last: date) -> Edtf:
        """The open interval."""
        return Edtf.interval(None, found.ends or found)


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another; where only one of them says its year, the other is the nearest on its side."""

    first: Reading
    last: Reading
    kind: ClassVar[str] = "span"

    @property
    def floats(self) -> bool:
        """Whether neither says its year."""
        return self.first.floats and self.last.floats

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """From the first day of the one to the last day of the other; None where that runs backwards."""
        if self.last.floats and not self.first.floats:
            first = self.first.resolve(clock)
            last = self.last.resolve(_ahead_of(first, clock))
        else:
            last = self.last.resolve(clock)
            first = self.first.resolve(_up_to(last, clock) if self.first.floats else clock)
            if first and last and isinstance(self.last, Weekday) and _runs_backwards(first, last):
                last = self.last.resolve(_ahead_of(first, clock))  # from next Monday to next Friday
        if first is None or last is None or _runs_backwards(first, last):
            return None
        if first.earliest and last.latest and Precision.INTERVAL in {first.precision, last.precision}:
            return Edtf.days(first.earliest, last.latest)
        return first if first == last else Edtf.interval(first, last)

    def reason(self, clock: Clock | None, /) -> str:
        """Why the one that says more of its year is where it is."""
        return self.last.reason(clock) if self.first.floats else self.first.reason(clock)


def _runs_backwards(first: Edtf, last: Edtf) -> bool:
    return first.earliest is None or last.latest is None or first.earliest > last.latest


def _up_to(last: Edtf | None, clock: Clock | None) -> Clock | None:
    return Clock(last.latest, Precision.DAY) if last and last.latest else clock


def _ahead_of(first: Edtf | None, clock: Clock | None) -> Clock | None:
    if first is None or first.earliest is None:
        return clock
    return Clock(day_after(first.earliest, -1), Precision.DAY, is_ahead=True)
