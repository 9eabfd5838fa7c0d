"""Hijri dates by the Umm al-Qura calendar, given as the Gregorian days they are (hijridate, years 1343 to 1500)."""

from dataclasses import dataclass
from datetime import date

from hijridate import Gregorian, Hijri

from claimtrack.domain.edtf import Edtf, day_after
from claimtrack.language.dates.clock import Choice, Clock

FIRST_YEAR, LAST_YEAR = 1343, 1500
HIJRI = "date.hijri"


def hijri_day(year: int, month: int, day: int) -> Edtf | None:
    """The Gregorian day of a Hijri day; None where the calendar does not reach or has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first = Hijri(year, month, 1)
    if not 1 <= day <= first.month_length():
        return None
    return Edtf.day(day_after(_gregorian(first), day - 1))


def hijri_month(year: int, month: int) -> Edtf | None:
    """The Gregorian days of a Hijri month; None where the calendar does not reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first = Hijri(year, month, 1)
    start = _gregorian(first)
    return Edtf.days(start, day_after(start, first.month_length() - 1))


def hijri_year(year: int) -> Edtf | None:
    """The Gregorian days of a Hijri year; None where the calendar does not reach."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return Edtf.days(first.earliest, last.latest) if first and last and first.earliest and last.latest else None


def _gregorian(day: Hijri) -> date:
    found = day.to_gregorian()
    return date(found.year, found.month, found.day)


def hijri_year_at(day: date) -> int | None:
    """The Hijri year of a Gregorian day; None where the calendar does not reach."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class HijriDate:
    """A Hijri month, or a day of it, in a year that may have to be found, like that of a Gregorian one."""

    month: int
    day: int | None = None
    year: int | None = None
    choice: Choice | None = None
    offset: int | None = None

    @property
    def kind(self) -> str:
        """Day or month."""
        return "month" if self.day is None else "day"

    @property
    def floats(self) -> bool:
        """Whether the year is not said."""
        return self.year is None and self.choice is None and self.offset is None

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """The Gregorian day or interval."""
        if self.year is not None:
            return self._in(self.year)
        this = hijri_year_at(clock.today) if clock else None
        if clock is None or this is None:
            return None
        if self.offset is not None or self.choice is Choice.THIS:
            return self._in(this + (self.offset or 0))
        return self._nearest(clock, this)

    def _nearest(self, clock: Clock, this: int) -> Edtf | None:
        choice = clock.choice(self.choice)
        years = range(this - 1, this + 3) if choice is Choice.NEXT else range(this + 1, this - 3, -1)
        for year in years:
            found = self._in(year)
            if found and found.earliest and found.latest and _fits(found.earliest, found.latest, clock.today, choice):
                return found
        return None

    def _in(self, year: int) -> Edtf | None:
        return hijri_month(year, self.month) if self.day is None else hijri_day(year, self.month, self.day)

    def reason(self, _clock: Clock | None, /) -> str:
        """Hijri."""
        return HIJRI


def _fits(earliest: date, latest: date, today: date, choice: Choice) -> bool:
    if choice is Choice.NEXT:
        return earliest > today
    return latest < today if choice is Choice.LAST else earliest <= today
