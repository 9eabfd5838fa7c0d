"""Times reckoned from the day of publication: yesterday, last Tuesday, two weeks ago, the past three months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from typing_extensions import override

from claimtrack.domain.edtf import Edtf, Precision, add_months, day_after, last_of_month
from claimtrack.language.dates.clock import Choice, Clock
from claimtrack.language.dates.readings import RECKONED, Reading, monday_of, week_of

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade"]
MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
FROM_DATE = "date.from-date"
WEEKDAY_LATEST = "date.weekday.latest-not-after"
WEEKDAY_LAST = "date.weekday.latest-before"
WEEKDAY_NEXT = "date.weekday.first-after"


def unit_at(unit: Unit, day: date, offset: int = 0) -> Edtf:
    """The unit of time that a day lies in, or some units on or back; ValueError outside the calendar."""
    if unit == "day":
        return Edtf.day(day_after(day, offset))
    if unit in {"week", "weekend"}:
        monday = day_after(monday_of(day), 7 * offset)
        return week_of(monday) if unit == "week" else Edtf.days(day_after(monday, 5), day_after(monday, 6))
    length = MONTHS_IN[unit]
    moved = add_months(day.replace(day=1), offset * length)
    if unit == "month":
        return Edtf.month(moved.year, moved.month)
    if unit == "year":
        return Edtf.year(moved.year)
    if unit == "decade":
        return Edtf.decade(moved.year)
    first = moved.replace(month=(moved.month - 1) // length * length + 1)
    end = add_months(first, length - 1)
    return Edtf.days(first, last_of_month(end.year, end.month))


def can_tell(clock: Clock | None, unit: str) -> bool:
    """Whether the publication is known well enough to reckon in a unit."""
    if clock is None:
        return False
    if unit in {"day", "week", "weekend"}:
        return clock.knows_day
    return clock.knows_month if unit in {"month", "quarter", "half"} else clock.knows_year


class Reckoned:
    """A reading that counts from the day of publication."""

    __slots__ = ()

    @property
    def floats(self) -> bool:
        """Never: the publication says it all."""
        return False

    def reason(self, _clock: Clock | None, /) -> str:
        """From the day of publication."""
        return RECKONED


@dataclass(frozen=True, slots=True)
class UnitFrom(Reckoned):
    """This, last or next day, week, month, quarter, year, decade: `offset` units from the publication's own."""

    unit: Unit
    offset: int

    @property
    def kind(self) -> str:
        """Day, week, month, year or span."""
        return self.unit if self.unit in {"day", "week", "month", "year"} else "span"

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The unit, where the publication is known well enough."""
        return unit_at(self.unit, clock.today, self.offset) if clock and can_tell(clock, self.unit) else None


@dataclass(frozen=True, slots=True)
class Weekday(Reckoned):
    """A day of the week, 0 for Monday; without a choice the latest, or the next one where a verb looks ahead."""

    number: int
    choice: Choice | None = None
    kind: ClassVar[str] = "day"

    @property
    @override
    def floats(self) -> bool:
        """Whether it may be reckoned from a neighbour: from Monday to Friday."""
        return self.choice is None

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The day, where the day of publication is known."""
        if clock is None or not clock.knows_day:
            return None
        today = clock.today
        back = (today.weekday() - self.number) % 7
        match clock.choice(self.choice):
            case Choice.THIS:
                return Edtf.day(day_after(monday_of(today), self.number))
            case Choice.NEXT:
                return Edtf.day(day_after(today, 7 - back))
            case Choice.LAST:
                return Edtf.day(day_after(today, -(back or 7)))
            case _:
                return Edtf.day(day_after(today, -back))

    @override
    def reason(self, clock: Clock | None, /) -> str:
        """Which of the weekdays it is."""
        choice = clock.choice(self.choice) if clock else Choice.LATEST
        return {Choice.NEXT: WEEKDAY_NEXT, Choice.LAST: WEEKDAY_LAST, Choice.THIS: RECKONED}.get(choice, WEEKDAY_LATEST)


Duration = Sequence[tuple[int, Unit]]
_AS_EXACT: dict[Unit, Unit] = {"month": "month", "year": "year", "decade": "year"}


def finest(duration: Duration) -> Unit:
    """The smallest unit of a duration: days of "2 years 21 days"."""
    order: list[Unit] = ["day", "week", "weekend", "month", "quarter", "half", "year", "decade"]
    return min((unit for _, unit in duration), key=order.index)


def moved(day: date, duration: Duration, sign: int) -> date:
    """A day moved on (1) or back (-1) by a duration; ValueError outside the calendar."""
    for count, unit in duration:
        if unit in MONTHS_IN:
            day = add_months(day, sign * count * MONTHS_IN[unit])
        else:
            day = day_after(day, sign * count * (1 if unit == "day" else 7))
    return day


@dataclass(frozen=True, slots=True)
class Shifted(Reckoned):
    """A duration before (-1) or after (1) a day: two weeks ago, three days after tomorrow.

    As exact as the duration: days and weeks give a day, months a month, years a year. Without an anchor it is reckoned
    from the publication.
    """

    duration: Duration
    sign: int
    anchor: Reading | None = None

    @property
    def kind(self) -> str:
        """Day, month or year."""
        unit = finest(self.duration)
        return _AS_EXACT.get(unit, "day")

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The day, month or year, where the anchor is known as exactly."""
        unit = finest(self.duration)
        start = self._start(clock, unit)
        if start is None:
            return None
        there = moved(start, self.duration, self.sign)
        return unit_at(_AS_EXACT.get(unit, "day"), there)

    def _start(self, clock: Clock | None, unit: Unit) -> date | None:
        if self.anchor is None:
            return clock.today if clock and can_tell(clock, unit) else None
        anchor = self.anchor.resolve(clock)
        if anchor is None or anchor.earliest is None:
            return None
        is_exact = anchor.precision is Precision.DAY or unit in _AS_EXACT
        return anchor.earliest if is_exact else None

    @override
    def reason(self, _clock: Clock | None, /) -> str:
        """From the publication, or from the date it is measured from."""
        return FROM_DATE if self.anchor else RECKONED


@dataclass(frozen=True, slots=True)
class Rolling(Reckoned):
    """A stretch of time up to (-1) or from (1) the day of publication: the past three weeks, the next two months.

    The day of publication itself is left out, or with `with_today` taken in (within two weeks).
    """

    duration: Duration
    sign: int
    with_today: bool = False
    kind: str = "span"

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The first and last day, where the day of publication is known; of the kind ahead only if a verb looks so."""
        if clock is None or not clock.knows_day or (self.kind == "ahead" and not clock.is_ahead):
            return None
        far = moved(clock.today, self.duration, self.sign)
        near = clock.today if self.with_today else day_after(clock.today, self.sign)
        return Edtf.days(min(near, far), max(near, far))


@dataclass(frozen=True, slots=True)
class Remainder(Reckoned):
    """What is left of a unit of time on the day of publication (1), or what has passed of it (-1)."""

    unit: Unit
    sign: int
    kind: ClassVar[str] = "span"

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """From or to the day of publication, where it is known."""
        if clock is None or not clock.knows_day:
            return None
        whole = unit_at(self.unit, clock.today)
        if whole.earliest is None or whole.latest is None:
            return None
        first, last = (clock.today, whole.latest) if self.sign > 0 else (whole.earliest, clock.today)
        return Edtf.days(first, last)


@dataclass(frozen=True, slots=True)
class Hanging(Reckoned):
    """A time measured from another date of the same sentence: two days later, بعد أيام, the next day.

    The finder hangs it on that date. Left alone it is reckoned from the publication where a verb looks ahead, and
    cannot be placed otherwise. Without a duration (a few days) it is an open interval from or up to that date.
    """

    duration: Duration | None
    sign: int
    kind: str = "hanging"

    def on(self, anchor: Edtf) -> Edtf | None:
        """The time, measured from a date."""
        day = anchor.latest if self.sign > 0 else anchor.earliest
        if day is None or anchor.precision is Precision.INTERVAL:
            return None
        if self.duration is None:
            return Edtf.interval(anchor, None) if self.sign > 0 else Edtf.interval(None, anchor)
        unit = finest(self.duration)
        if anchor.precision is not Precision.DAY and unit not in _AS_EXACT:
            return None
        return unit_at(_AS_EXACT.get(unit, "day"), moved(day, self.duration, self.sign))

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """From the publication, where a verb looks ahead."""
        if clock is None or not clock.is_ahead or self.sign < 0 or self.duration is None:
            return None
        return Shifted(self.duration, self.sign).resolve(clock)


@dataclass(frozen=True, slots=True)
class HangingUnit(Reckoned):
    """The week, month or year of another date of the sentence, or the one after it: the same month, العام التالي."""

    unit: Unit
    offset: int
    kind: ClassVar[str] = "hanging"

    def on(self, anchor: Edtf) -> Edtf | None:
        """The unit that a date lies in, or the one after; None where the date is wider than the unit."""
        if anchor.earliest is None or anchor.latest is None:
            return None
        unit = unit_at(self.unit, anchor.earliest)
        is_inside = unit.latest is not None and anchor.latest <= unit.latest
        return unit_at(self.unit, anchor.earliest, self.offset) if is_inside else None

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """From the publication, where a verb looks ahead."""
        return UnitFrom(self.unit, self.offset).resolve(clock) if clock and clock.is_ahead and self.offset else None


@dataclass(frozen=True, slots=True)
class DayNear(Reckoned):
    """The day with a number in a month that is not said: the 27th, Friday the 22nd, 15 الجاري."""

    number: int
    weekday: int | None = None
    kind: ClassVar[str] = "day"

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The latest such day, the next one where a verb looks ahead, the nearest where the weekday is said too."""
        if clock is None or not clock.knows_month:
            return None
        days = [day for months in range(-14, 15) if (day := self._in(clock.today, months))]
        if self.weekday is not None:
            fitting = [day for day in days if day.weekday() == self.weekday]
            nearest = min(fitting, key=lambda day: abs((day - clock.today).days), default=None)
            return Edtf.day(nearest) if nearest else None
        if clock.is_ahead:
            return Edtf.day(min(day for day in days if day > clock.today))
        return Edtf.day(max(day for day in days if day <= clock.today))

    def _in(self, today: date, months: int) -> date | None:
        """The day of that number some months from now, None where the month has none."""
        first = add_months(today.replace(day=1), months)
        return first.replace(day=self.number) if self.number <= last_of_month(first.year, first.month).day else None


@dataclass(frozen=True, slots=True)
class Unplaced(Reckoned):
    """Words that name a time which cannot be placed: the past few days, the first Sunday."""

    kind: ClassVar[str] = "unplaced"

    def resolve(self, _clock: Clock | None, /) -> None:
        """None."""
