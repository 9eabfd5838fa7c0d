"""Readings: what the words of a date mean, before the day of publication settles which day, month or year it is."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from typing_extensions import override

from claimtrack.domain.edtf import Edtf, Precision, day_after, last_of_month
from claimtrack.language.dates.clock import Choice, Clock

WRITTEN = "date.written"
LATEST = "date.year.latest-not-after"
FIRST_AFTER = "date.year.first-after"
RECKONED = "date.from-publication"


class Reading(Protocol):
    """What the words of a date mean; a clock of None stands for an unknown publication."""

    @property
    def kind(self) -> str:
        """What other words may join it as: day, week, month, year, span, open; hanging, ahead and unplaced alone."""
        ...

    @property
    def floats(self) -> bool:
        """Whether the year is not said, so that a neighbour may give it."""
        ...

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The date, None where the clock cannot tell; ValueError where the calendar ends before it."""
        ...

    def reason(self, clock: Clock | None, /) -> str:
        """The code of why a date that was resolved is that one."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """A date that is all there: 16 July 2019."""

    edtf: Edtf
    why: str = WRITTEN
    floats: ClassVar[bool] = False

    @property
    def kind(self) -> str:
        """Day, month, year or span."""
        precision = self.edtf.precision
        return str(precision) if precision in {Precision.DAY, Precision.MONTH, Precision.YEAR} else "span"

    def resolve(self, _clock: Clock | None, /) -> Edtf:
        """The date itself."""
        return self.edtf

    def reason(self, _clock: Clock | None, /) -> str:
        """As written, or Hijri."""
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
        if self.number is not None or clock is None:
            return WRITTEN
        if self.offset is not None or self.choice is Choice.THIS:
            return RECKONED
        return FIRST_AFTER if clock.choice(self.choice) is Choice.NEXT else LATEST


@dataclass(frozen=True, slots=True)
class Named:
    """A day, season or quarter with a name of its own, in a year that may have to be found."""

    kind: str
    named: Callable[[int], Edtf | None]
    year: YearOf = YearOf()

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.year.floats

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The date in its year."""
        return self.year.choose(clock, self.named)

    def reason(self, clock: Clock | None, /) -> str:
        """Why it is that year."""
        return self.year.reason(clock)


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month by its name; a day may be picked from it, whose own year is then looked for."""

    month: int
    year: YearOf = YearOf()
    kind: ClassVar[str] = "month"

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.year.floats

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The month in its year."""
        return self.year.choose(clock, lambda year: Edtf.month(year, self.month))

    def reason(self, clock: Clock | None, /) -> str:
        """Why it is that year."""
        return self.year.reason(clock)

    def day(self, day: int) -> Named:
        """A day of the month; ValueError where it never has so many."""
        date(2000, self.month, day)  # a leap year

        def named(year: int) -> Edtf | None:
            is_there = day <= last_of_month(year, self.month).day
            return Edtf.day(date(year, self.month, day)) if is_there else None

        return Named("day", named, self.year)


class Derived(ABC):
    """A reading that rests on another one, its source, and is placed where that is placed."""

    __slots__ = ()
    source: Reading

    @property
    def floats(self) -> bool:
        """Whether the source does not say its year."""
        return self.source.floats

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """What is derived from the source, once that is placed."""
        found = self.source.resolve(clock)
        if found is None or found.earliest is None or found.latest is None:
            return None
        return self.derive(found, found.earliest, found.latest)

    def reason(self, clock: Clock | None, /) -> str:
        """Why the source is where it is."""
        return self.source.reason(clock)

    @abstractmethod
    def derive(self, found: Edtf, first: date, last: date) -> Edtf | None:
        """The date, from the placed source and its first and last day; None where there is no such date."""


@dataclass(frozen=True, slots=True)
class DayIn(Derived):
    """The day with a number in a period that the clock places, -1 for the last: the 20th of next month."""

    source: Reading
    number: int
    kind: ClassVar[str] = "day"

    @override
    def derive(self, _found: Edtf, first: date, last: date) -> Edtf | None:
        """The day, None where the period has not so many."""
        day = day_after(first, self.number - 1) if self.number > 0 else last
        return Edtf.day(day) if day <= last else None


def monday_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day_after(day, -day.weekday())


def week_of(day: date) -> Edtf:
    """The ISO week of a day, Monday to Sunday."""
    monday = monday_of(day)
    return Edtf.days(monday, day_after(monday, 6))
