"""Dates as EDTF (ISO 8601-2): the part of the standard that a claimed date needs.

Days, months, years, seasons (21 to 24), decades (`201X`), intervals, open intervals, and the qualifiers `?`
(uncertain), `~` (approximate) and `%` (both). Levels 0 to 2 at https://www.loc.gov/standards/datetime/.
"""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from typing import Self

from dateutil.relativedelta import relativedelta

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

LONGEST = 64
OPEN = ".."

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}[Xx])(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<qualifier>[?~%]?)"
)
_FIRST_MONTH_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}


class Precision(StrEnum):
    """How much time one EDTF expression names."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as EDTF, with its first and last day; an open side has None.

    A winter (season 24) begins in December of its year, as the meteorologists count. `starts` and `ends` are the two
    sides of an interval, None for an open side and for what is no interval.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    qualifier: str = ""
    starts: "Edtf | None" = None
    ends: "Edtf | None" = None

    @classmethod
    def day(cls, day: date) -> Self:
        """One day."""
        return cls(day.isoformat(), day, day, Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One month; ValueError outside the years 1 to 9999."""
        return cls(f"{year:04}-{month:02}", date(year, month, 1), last_of_month(year, month), Precision.MONTH)

    @classmethod
    def season(cls, year: int, season: int) -> Self:
        """Spring (21), summer (22), autumn (23) or winter (24), three months each."""
        first = date(year, _FIRST_MONTH_OF_SEASON[season], 1)
        last = (
            last_of_month(year + 1, 2)
            if season == 24 and year < MAXYEAR
            else last_of_month(year, min(first.month + 2, 12))
        )
        return cls(f"{year:04}-{season}", first, last, Precision.SEASON)

    @classmethod
    def year(cls, year: int) -> Self:
        """One year."""
        return cls(f"{year:04}", date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def decade(cls, year: int) -> Self:
        """The ten years with the same first three digits."""
        first = year // 10 * 10
        return cls(f"{first // 10:03}X", date(max(first, 1), 1, 1), date(first + 9, 12, 31), Precision.DECADE)

    @classmethod
    def interval(cls, starts: "Edtf | None", ends: "Edtf | None") -> Self:
        """From one date to another, both within it; None leaves that side open. ValueError where it runs backwards."""
        earliest, latest = starts.earliest if starts else None, ends.latest if ends else None
        if (earliest or latest) is None or (earliest and latest and earliest > latest):
            raise ValueError("an interval runs from an earlier to a later date")
        text = f"{starts.text if starts else OPEN}/{ends.text if ends else OPEN}"
        return cls(text, earliest, latest, Precision.INTERVAL, starts=starts, ends=ends)

    @classmethod
    def days(cls, first: date, last: date) -> Self:
        """From one day to another; a single day where they are the same."""
        return cls.day(first) if first == last else cls.interval(Edtf.day(first), Edtf.day(last))

    def qualified(self, qualifier: str) -> "Edtf":
        """The same date, uncertain `?`, approximate `~` or both `%`; of an interval, both its sides."""
        if self.precision is Precision.INTERVAL:
            return Edtf.interval(
                self.starts and self.starts.qualified(qualifier), self.ends and self.ends.qualified(qualifier)
            )
        text = self.text.removesuffix(self.qualifier) if self.qualifier else self.text
        return Edtf(text + qualifier, self.earliest, self.latest, self.precision, qualifier)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, 1) + relativedelta(day=31)


def add_months(day: date, months: int) -> date:
    """The same day some months on or back, at most the month's last; ValueError outside the years 1 to 9999."""
    return day + relativedelta(months=months)


def parse(text: str) -> Edtf:
    """Reads EDTF as people type it: blanks and Arabic-Indic digits are forgiven, all else is a Problem."""
    shown = text.strip()[:LONGEST]
    compact = "".join(text.split()).translate(_DIGITS) if len(text) <= LONGEST else ""
    sides = compact.split("/")
    if len(sides) == 1:
        return _point(sides[0], shown)
    if len(sides) != 2 or compact == f"{OPEN}/{OPEN}":
        raise Problem(Message("edtf.invalid", text=shown))
    starts, ends = (None if side == OPEN else _point(side, shown) for side in sides)
    if starts and ends and starts.earliest and ends.latest and starts.earliest > ends.latest:
        raise Problem(Message("edtf.backwards", text=shown))
    return Edtf.interval(starts, ends)


def _point(text: str, shown: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if not match:
        raise Problem(Message("edtf.invalid", text=shown))
    year, month, day = match["year"].upper(), match["month"], match["day"]
    if year in {"0000", "000X"}:
        raise Problem(Message("edtf.no-year", text=shown))
    if year.endswith("X"):
        if month:
            raise Problem(Message("edtf.invalid", text=shown))
        found = Edtf.decade(int(year[:3]) * 10)
    elif day:
        found = _day(int(year), int(month), int(day), shown)
    elif month:
        found = _month(int(year), int(month), shown)
    else:
        found = Edtf.year(int(year))
    return found.qualified(match["qualifier"]) if match["qualifier"] else found


def _month(year: int, month: int, shown: str) -> Edtf:
    if month in _FIRST_MONTH_OF_SEASON:
        return Edtf.season(year, month)
    if not 1 <= month <= 12:
        raise Problem(Message("edtf.no-month", text=shown, month=month))
    return Edtf.month(year, month)


def _day(year: int, month: int, day: int, shown: str) -> Edtf:
    if not 1 <= month <= 12:
        raise Problem(Message("edtf.no-month", text=shown, month=month))
    try:
        return Edtf.day(date(year, month, day))
    except ValueError:
        raise Problem(Message("edtf.no-day", text=shown, day=day, month=Message(f"month.{month}"), year=year)) from None


def reading(found: Edtf) -> Message:
    """How a date is read, to be said beside it: "July 2019", "11 to 20 July 2019", "since 19 April 2019"."""
    if found.precision is not Precision.INTERVAL:
        said = _said(found)
        return Message(f"edtf.qualified.{_QUALIFIED[found.qualifier]}", date=said) if found.qualifier else said
    starts, ends = found.starts, found.ends
    if starts and ends:
        return _said_between(starts, ends)
    return Message("edtf.since", date=reading(starts)) if starts else Message("edtf.until", date=_reading_of(ends))


_QUALIFIED = {"?": "uncertain", "~": "about", "%": "uncertain-about"}


def _reading_of(side: Edtf | None) -> Message:
    if side is None:
        raise ValueError("an interval is not open on both sides")
    return reading(side)


def _said(found: Edtf) -> Message:
    first = found.earliest
    if first is None:
        raise ValueError("only an interval has an open side")
    match found.precision:
        case Precision.DAY:
            return Message("edtf.day", day=first.day, month=Message(f"month.{first.month}"), year=first.year)
        case Precision.MONTH:
            return Message("edtf.month", month=Message(f"month.{first.month}"), year=first.year)
        case Precision.SEASON:
            return Message(f"edtf.season.{found.text[5:7]}", year=first.year)
        case Precision.DECADE:
            return Message("edtf.decade", first=int(found.text[:3]) * 10, last=int(found.text[:3]) * 10 + 9)
        case _:
            return Message("edtf.year", year=first.year)


def _said_between(starts: Edtf, ends: Edtf) -> Message:
    first, last = starts.earliest, ends.latest
    whole = {starts.precision, ends.precision} == {Precision.DAY} and not (starts.qualifier or ends.qualifier)
    if whole and first and last and (first.year, first.month) == (last.year, last.month):
        month = Message(f"month.{first.month}")
        return Message("edtf.days", first=first.day, last=last.day, month=month, year=first.year)
    return Message("edtf.from-to", first=reading(starts), last=reading(ends))


def day_after(day: date, days: int = 1) -> date:
    """A day some days on or back; ValueError where the calendar has no such day."""
    try:
        return day + timedelta(days=days)
    except OverflowError as end_of_calendar:
        raise ValueError("the calendar ends at the year 9999") from end_of_calendar
