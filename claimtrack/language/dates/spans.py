"""Dates made of other dates: parts of a month, weeks in it, from one to another, since, until, about."""

from dataclasses import dataclass
from datetime import date

from claimtrack.domain.edtf import Edtf, Precision, add_months, day_after, last_of_month
from claimtrack.language.dates.clock import Clock
from claimtrack.language.dates.readings import Reading, monday_of, week_of
from claimtrack.language.dates.relative import Duration, moved

EARLY, MID, LATE = 1, 2, 3
LAST = -1


def part_of(period: Edtf, part: int) -> Edtf | None:
    """The early, mid or late part of a period; None where it is too short or open to have one.

    Of a month days 1 to 10, 11 to 20, 21 to the last; of what is longer the thirds, in whole months or years.
    """
    first, last = period.earliest, period.latest
    if first is None or last is None or first == last:
        return None
    if period.precision is Precision.DECADE:
        years = {EARLY: (0, 3), MID: (4, 6), LATE: (7, 9)}[part]
        return Edtf.interval(Edtf.year(first.year + years[0]), Edtf.year(first.year + years[1]))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and last == last_of_month(last.year, last.month) and months % 3 == 0:
        start = add_months(first, (part - 1) * months // 3)
        end = add_months(start, months // 3 - 1)
        if start == end:
            return Edtf.month(start.year, start.month)
        return Edtf.interval(Edtf.month(start.year, start.month), Edtf.month(end.year, end.month))
    days = (last - first).days + 1
    if days >= 28:
        cuts = {EARLY: (0, 9), MID: (10, 19), LATE: (20, days - 1)}[part]
    elif days == 7:
        cuts = {EARLY: (0, 1), MID: (2, 4), LATE: (5, 6)}[part]
    else:
        return None
    return Edtf.days(day_after(first, cuts[0]), day_after(first, cuts[1]))


@dataclass(frozen=True, slots=True)
class PartOf:
    """The early, mid or late part of a period."""

    period: Reading
    part: int
    kind: str = "span"

    @property
    def floats(self) -> bool:
        """Whether the year of the period is not said."""
        return self.period.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The part, once the period is placed."""
        period = self.period.resolve(clock)
        return part_of(period, self.part) if period else None

    def reason(self, clock: Clock | None) -> str:
        """Why the period is where it is."""
        return self.period.reason(clock)


@dataclass(frozen=True, slots=True)
class HalfOf:
    """The first or second half of a month or year."""

    period: Reading
    half: int
    kind: str = "span"

    @property
    def floats(self) -> bool:
        """Whether the year of the period is not said."""
        return self.period.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The half, once the period is placed."""
        period = self.period.resolve(clock)
        if period is None or period.earliest is None or period.latest is None:
            return None
        first, last = period.earliest, period.latest
        if period.precision is Precision.YEAR:
            middle = date(first.year, 6, 30)
        elif period.precision is Precision.MONTH:
            middle = first.replace(day=15)
        else:
            return None
        return Edtf.days(first, middle) if self.half == 1 else Edtf.days(day_after(middle), last)

    def reason(self, clock: Clock | None) -> str:
        """Why the period is where it is."""
        return self.period.reason(clock)


@dataclass(frozen=True, slots=True)
class WeekIn:
    """The nth ISO week of a month or year, -1 for the last; a week belongs to where its Thursday lies (ISO 8601)."""

    period: Reading
    number: int
    kind: str = "week"
    floats: bool = False

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The week, None where the period has not so many."""
        period = self.period.resolve(clock)
        if period is None or period.earliest is None or period.latest is None:
            return None
        if self.number == LAST:
            last = day_after(monday_of(period.latest), 3)
            return week_of(last if last <= period.latest else day_after(last, -7))
        first = day_after(monday_of(period.earliest), 3)
        thursday = day_after(first, 7 * (self.number - (first >= period.earliest)))
        return week_of(thursday) if thursday <= period.latest else None

    def reason(self, clock: Clock | None) -> str:
        """Why the period is where it is."""
        return self.period.reason(clock)


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """The nth weekday of a period, -1 for the last: the first Friday of July, Friday next week."""

    period: Reading
    weekday: int
    number: int = 1
    kind: str = "day"
    floats: bool = False

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The day, None where the period has not so many."""
        period = self.period.resolve(clock)
        if period is None or period.earliest is None or period.latest is None:
            return None
        if self.number == LAST:
            return Edtf.day(day_after(period.latest, -((period.latest.weekday() - self.weekday) % 7)))
        first = day_after(period.earliest, (self.weekday - period.earliest.weekday()) % 7)
        day = day_after(first, 7 * (self.number - 1))
        return Edtf.day(day) if day <= period.latest else None

    def reason(self, clock: Clock | None) -> str:
        """Why the period is where it is."""
        return self.period.reason(clock)


@dataclass(frozen=True, slots=True)
class WeekAround:
    """The ISO week that a day lies in: the week of 15 September."""

    day: Reading
    kind: str = "week"
    floats: bool = False

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The week, once the day is placed."""
        day = self.day.resolve(clock)
        return week_of(day.earliest) if day and day.earliest else None

    def reason(self, clock: Clock | None) -> str:
        """Why the day is where it is."""
        return self.day.reason(clock)


@dataclass(frozen=True, slots=True)
class Lasting:
    """So long from a day on, that day included: three days from next Monday."""

    day: Reading
    duration: Duration
    kind: str = "span"
    floats: bool = False

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """First to last day, once the first is placed."""
        day = self.day.resolve(clock)
        if day is None or day.earliest is None:
            return None
        return Edtf.days(day.earliest, day_after(moved(day.earliest, self.duration, 1), -1))

    def reason(self, clock: Clock | None) -> str:
        """Why the first day is where it is."""
        return self.day.reason(clock)


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another; where only one of them says its year, the other is the nearest on its side."""

    first: Reading
    last: Reading
    kind: str = "span"

    @property
    def floats(self) -> bool:
        """Whether neither says its year."""
        return self.first.floats and self.last.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """From the first day of the one to the last day of the other; None where that runs backwards."""
        if self.last.floats and not self.first.floats:
            first = self.first.resolve(clock)
            last = self.last.resolve(self._ahead_of(first, clock))
        else:
            last = self.last.resolve(clock)
            first = self.first.resolve(self._up_to(last, clock) if self.first.floats else clock)
        if first is None or last is None or not (first.earliest and last.latest and first.earliest <= last.latest):
            return None
        if first.precision is Precision.INTERVAL or last.precision is Precision.INTERVAL:
            return Edtf.days(first.earliest, last.latest)
        return first if first == last else Edtf.interval(first, last)

    @staticmethod
    def _up_to(last: Edtf | None, clock: Clock | None) -> Clock | None:
        return (clock or Clock(last.latest, Precision.DAY)).at(last.latest) if last and last.latest else clock

    @staticmethod
    def _ahead_of(first: Edtf | None, clock: Clock | None) -> Clock | None:
        if first is None or first.earliest is None:
            return clock
        return Clock(day_after(first.earliest, -1), Precision.DAY, is_ahead=True)

    def reason(self, clock: Clock | None) -> str:
        """Why the one with the year is where it is."""
        return self.last.reason(clock) if self.first.floats else self.first.reason(clock)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two months or years that follow one another, named side by side; None where there is a gap between them."""

    first: Reading
    last: Reading
    kind: str = "span"

    @property
    def floats(self) -> bool:
        """Whether neither says its year."""
        return self.first.floats and self.last.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """From the one to the other."""
        both = Between(self.first, self.last).resolve(clock)
        if both is None or both.starts is None or both.ends is None:
            return None
        end, start = both.starts.latest, both.ends.earliest
        return both if end and start and day_after(end) == start else None

    def reason(self, clock: Clock | None) -> str:
        """Why they are where they are."""
        return Between(self.first, self.last).reason(clock)


@dataclass(frozen=True, slots=True)
class Since:
    """From a date on, with an open end."""

    date: Reading
    kind: str = "open"

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.date.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The open interval, once the date is placed."""
        found = self.date.resolve(clock)
        if found is None or found.precision is not Precision.INTERVAL:
            return Edtf.interval(found, None) if found else None
        return Edtf.interval(found.starts, None) if found.starts else None

    def reason(self, clock: Clock | None) -> str:
        """Why the date is where it is."""
        return self.date.reason(clock)


@dataclass(frozen=True, slots=True)
class Until:
    """Up to a date, with an open beginning."""

    date: Reading
    kind: str = "open"

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.date.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The open interval, once the date is placed."""
        found = self.date.resolve(clock)
        if found is None or found.precision is not Precision.INTERVAL:
            return Edtf.interval(None, found) if found else None
        return Edtf.interval(None, found.ends) if found.ends else None

    def reason(self, clock: Clock | None) -> str:
        """Why the date is where it is."""
        return self.date.reason(clock)


@dataclass(frozen=True, slots=True)
class About:
    """A date that is only approximate."""

    date: Reading

    @property
    def kind(self) -> str:
        """That of the date."""
        return self.date.kind

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.date.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The date with EDTF's `~`."""
        found = self.date.resolve(clock)
        return found.qualified("~") if found else None

    def reason(self, clock: Clock | None) -> str:
        """Why the date is where it is."""
        return self.date.reason(clock)
