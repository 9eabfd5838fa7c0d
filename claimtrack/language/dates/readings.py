"""Readings: what the words of a date mean, before the day of publication settles which day, month or year it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from claimtrack.domain.edtf import Edtf, Precision, add_months, day_after, last_of_month
from claimtrack.language.dates.clock import Choice, Clock

WRITTEN = "date.written"
LATEST = "date.year.latest-not-after"
FIRST_AFTER = "date.year.first-after"
RECKONED = "date.from-publication"


class Reading(Protocol):
    """What the words of a date mean.

    `kind` is day, week, month, year or span. `floats` is true where the year is not said, so that a neighbour may give
    it. `resolve` gives None where the clock cannot tell; ValueError where the calendar has no such day.
    """

    @property
    def kind(self) -> str: ...  # noqa: D102 - the class says it

    @property
    def floats(self) -> bool: ...  # noqa: D102 - the class says it

    def resolve(self, clock: Clock | None) -> Edtf | None: ...  # noqa: D102 - the class says it

    def reason(self, clock: Clock | None) -> str: ...  # noqa: D102 - the class says it


@dataclass(frozen=True, slots=True)
class Written:
    """A date that is all there: 16 July 2019."""

    edtf: Edtf
    why: str = WRITTEN
    floats: bool = False

    @property
    def kind(self) -> str:
        """Day, month, year or span."""
        precision = self.edtf.precision
        return str(precision) if precision in {Precision.DAY, Precision.MONTH, Precision.YEAR} else "span"

    def resolve(self, clock: Clock | None) -> Edtf:  # noqa: ARG002 - the clock has no say
        """The date itself."""
        return self.edtf

    def reason(self, clock: Clock | None) -> str:  # noqa: ARG002 - the clock has no say
        """As written."""
        return self.why


@dataclass(frozen=True, slots=True)
class YearOf:
    """Which year a day or month belongs to: a number, some years from now, or only a direction (last July)."""

    number: int | None = None
    offset: int | None = None
    choice: Choice | None = None

    @property
    def floats(self) -> bool:
        """Whether nothing is said of the year."""
        return self == YearOf()

    def choose(self, clock: Clock | None, named: Callable[[int], Edtf | None]) -> Edtf | None:
        """The date of that name in the year that is meant."""
        if self.number is not None:
            return named(self.number)
        if clock is None:
            return None
        if self.offset is not None:
            return named(clock.today.year + self.offset) if clock.knows_year else None
        return clock.choose(named, self.choice)

    def reason(self, clock: Clock | None) -> str:
        """Why it is that year."""
        if self.number is not None:
            return WRITTEN
        if clock is None:
            return "date.no-publication"
        if self.offset is not None or self.choice is Choice.THIS:
            return RECKONED
        return FIRST_AFTER if clock.choice(self.choice) is Choice.NEXT else LATEST


@dataclass(frozen=True, slots=True)
class Named:
    """A day, month, season or quarter with a name of its own, in a year that may have to be found."""

    kind: str
    named: Callable[[int], Edtf | None]
    year: YearOf = YearOf()

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.year.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The date in its year."""
        return self.year.choose(clock, self.named)

    def reason(self, clock: Clock | None) -> str:
        """Why it is that year."""
        return self.year.reason(clock)


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month by its name; a day may be picked from it, whose own year is then looked for."""

    month: int
    year: YearOf = YearOf()
    kind: str = "month"

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.year.floats

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The month in its year."""
        return self.year.choose(clock, lambda year: Edtf.month(year, self.month))

    def reason(self, clock: Clock | None) -> str:
        """Why it is that year."""
        return self.year.reason(clock)

    def day(self, day: int, year: YearOf | None = None) -> Named:
        """A day of the month; ValueError where it never has so many."""
        date(2000, self.month, day)

        def named(number: int) -> Edtf | None:
            is_there = day <= last_of_month(number, self.month).day
            return Edtf.day(date(number, self.month, day)) if is_there else None

        return Named("day", named, self.year if year is None else year)


@dataclass(frozen=True, slots=True)
class DayIn:
    """The day with a number in a period that the clock places: the 20th of next month."""

    period: Reading
    number: int
    kind: str = "day"
    floats: bool = False

    def resolve(self, clock: Clock | None) -> Edtf | None:
        """The day, or None where the period has no such day."""
        period = self.period.resolve(clock)
        if period is None or period.earliest is None or period.latest is None:
            return None
        day = day_after(period.earliest, self.number - 1)
        return Edtf.day(day) if day <= period.latest else None

    def reason(self, clock: Clock | None) -> str:
        """Why the period is where it is."""
        return self.period.reason(clock)


def monday_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day_after(day, -day.weekday())


def week_of(day: date) -> Edtf:
    """The ISO week of a day, Monday to Sunday."""
    monday = monday_of(day)
    return Edtf.days(monday, day_after(monday, 6))
