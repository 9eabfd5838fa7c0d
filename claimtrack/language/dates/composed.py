"""What dates made of other dates are read as: parts and weeks of a month, from one to another, since, until, about."""

import re
from datetime import timedelta

from claimtrack.domain.edtf import Edtf
from claimtrack.language.dates.clock import Choice
from claimtrack.language.dates.durations import DURATION, UNITS, duration_of
from claimtrack.language.dates.grammar import Match, Rules
from claimtrack.language.dates.hijri import HijriDate
from claimtrack.language.dates.readings import DayIn, MonthOf, Named, Reading, Written
from claimtrack.language.dates.relative import DayNear, Shifted, UnitFrom, Unplaced, Weekday
from claimtrack.language.dates.signs import is_arabic
from claimtrack.language.dates.spans import (
    LAST,
    About,
    Between,
    FromDay,
    HalfOf,
    Lasting,
    LastingUntil,
    PartOf,
    Since,
    Until,
    WeekAround,
    WeekdayIn,
    WeekIn,
)

INSIDE = Rules()
PARTS = Rules()
BETWEEN = Rules()
OPEN = Rules()


@INSIDE.reads("( FROM | between )? the? number:DAY ( TO | and ) the? date:a_day")
def read_from_day(match: Match) -> Reading | None:
    """From 4 to 22 January; "and" only after "between"."""
    joins_by_and = any(sign.tag == "and" for sign in match.signs[match.start : match.end])
    if joins_by_and and match.signs[match.start].tag != "between":
        return None
    number, date = match.number("number"), match.reading("date")
    says_month = isinstance(date, Named | DayIn | HijriDate)
    return FromDay(date, number) if says_month and 1 <= number <= 31 else None


@INSIDE.reads(
    "( FROM | between ) first:DAY ( TO | and ) last:DAY OF? in? period:a_month",
    "first:DAY TO last:DAY OF? period:a_month",
    "FROM days:two_numbers OF? in? period:a_month",
)
def read_days_in(match: Match) -> Reading | None:
    """From 4 to 22 this month."""
    days, period = match.find("days"), match.reading("period")
    first, last = (
        (int(part) for part in re.split(r"\D", days.text)) if days else (match.number("first"), match.number("last"))
    )
    return Between(_day_in(period, first), _day_in(period, last)) if 1 <= first < last <= 31 else None


def _day_in(period: Reading, day: int) -> Reading:
    return period.day(day) if isinstance(period, MonthOf) else DayIn(period, day)


_BEFORE_DAY = frozenset({"in", "day", "since", "until", "before", "after", "min"})


@INSIDE.reads("day? the? number:DAY of:of/min? period:a_month", "day? the? number:ordinal in period:a_month")
def read_day_in(match: Match) -> Reading | None:
    """The 20th of next month, 25 من الشهر المقبل."""
    number, period = match.sign("number"), match.reading("period")
    if not 1 <= number.number <= 31 or (number.tag == "count" and not is_arabic(number)):
        return None
    is_led = number.tag == "ordinal" or match.signs[match.start].tag != "small" or match.find("of") is not None
    is_led = is_led or isinstance(period, MonthOf)
    before = match.before()
    if before and before.tag in {"week", "quarter", "half"}:
        return None
    if not is_led and not (before and before.tag in _BEFORE_DAY):
        return None
    return _day_in(period, number.number)


@INSIDE.reads(
    "the? number:ordinal/past week OF? in? period:a_month/a_year",
    "week number:ordinal/past OF? period:a_month/a_year",
    "week plain:small/two_digits OF? period:a_month/a_year",
)
def read_week_in(match: Match) -> Reading | None:
    """The third week of July, الأسبوع الأخير من عام 2015, week 12 of 2019."""
    plain, period = match.find("plain"), match.reading("period")
    number = plain or match.sign("number")
    count = LAST if number.tag == "past" else number.number
    return WeekIn(period, count) if count == LAST or 1 <= count <= 53 else None


@INSIDE.reads("week number:small/two_digits")
def read_week(match: Match) -> Reading | None:
    """Week 12 of the year of publication."""
    number, before = match.number("number"), match.before()
    if before is not None and before.tag in {"one", "this", "next", "past"}:
        return None
    return WeekIn(UnitFrom("year", 0), number) if 1 <= number <= 53 else None


@INSIDE.reads("the? week of the number:ordinal/small")
def read_week_around_number(match: Match) -> Reading | None:
    """The week of the 16th."""
    number = match.number("number")
    return WeekAround(DayNear(number)) if 1 <= number <= 31 else None


@INSIDE.reads("the? number:ordinal/past day OF? in? period:a_week/a_month/a_year")
def read_nth_day(match: Match) -> Reading | None:
    """The last day of April, أول يوم في الشهر الماضي."""
    number = match.sign("number")
    return DayIn(match.reading("period"), LAST if number.tag == "past" else number.number)


@INSIDE.reads("the? week OF? date:a_day", "week date:a_day")
def read_week_around(match: Match) -> Reading | None:
    """The week of 15 September, أسبوع 30 نوفمبر."""
    if isinstance(match.reading("date"), Weekday):
        return None
    return WeekAround(match.reading("date"))


@INSIDE.reads(
    "day? day:a_day comma? OF? in? period:a_week",
    "period:a_week comma? in? day? day:a_day",
)
def read_weekday_in_week(match: Match) -> Reading | None:
    """Friday next week, الأسبوع المقبل يوم الجمعة."""
    day, period = match.reading("day"), match.reading("period")
    if not isinstance(day, Weekday) or day.choice is not None or not isinstance(period, UnitFrom):
        return None
    return WeekdayIn(period, day.number)


@INSIDE.reads("period:a_week ( between | FROM )? first:a_day ( and | TO ) last:a_day")
def read_weekdays_in_week(match: Match) -> Reading | None:
    """Next week between Wednesday and Friday."""
    first, last, period = match.reading("first"), match.reading("last"), match.reading("period")
    if not (isinstance(first, Weekday) and isinstance(last, Weekday)):
        return None
    return Between(WeekdayIn(period, first.number), WeekdayIn(period, last.number))


@INSIDE.reads(
    "the? number:ordinal/past day? day:a_day OF? in? period:a_month/a_year",
    "day:a_day number:ordinal OF? in? period:a_month/a_year",
    "the? day:a_day OF in? period:a_month/a_year",
)
def read_nth_weekday(match: Match) -> Reading | None:
    """The first Friday of July, أول يوم جمعة في هذا الشهر, الجمعة الأخيرة من يوليو."""
    number, day = match.find("number"), match.reading("day")
    if not isinstance(day, Weekday):
        return None
    if number is None:
        return WeekdayIn(match.reading("period"), day.number, LAST) if day.choice is Choice.LAST else None
    count = LAST if number.tag == "past" else number.number
    return WeekdayIn(match.reading("period"), day.number, count) if count == LAST or 1 <= count <= 5 else None


@PARTS.reads("the? ordinal day? day:a_day", "day:a_day ordinal")
def read_nth_alone(match: Match) -> Reading | None:
    """The first Sunday, of a month that is not said."""
    last = match.signs[match.end - 1]
    is_definite = last.tag != "ordinal" or last.text.startswith("ال")
    return Unplaced() if is_definite and isinstance(match.reading("day"), Weekday) else None


@PARTS.reads(
    "the? part:part dash? in? OF? the? period:PERIOD",
    "part:part dash? the? unit:month_unit/year_unit/decade",
)
def read_part(match: Match) -> Reading | None:
    """Early, mid or late in a period: أواسط شهر يوليو الحالي, mid-July, the end of the year."""
    unit, part = match.find("unit"), match.number("part")
    if unit is None:
        return PartOf(match.reading("period"), part)
    is_definite = unit.text.startswith("ال") or any(sign.tag == "the" for sign in match.signs[match.start : match.end])
    return PartOf(UnitFrom(UNITS[unit.tag][1], 0), part) if is_definite else None


@PARTS.reads("part:part dash year:YEAR")
def read_part_of_year(match: Match) -> Reading | None:
    """Mid-2017."""
    year = match.number("year")
    return PartOf(Written(Edtf.year(year)), match.number("part")) if 1000 <= year <= 2999 else None


@PARTS.reads("the? n1:NUMBER u1:months/weeks/years ( TO | ending ) the? date:a_month/a_day")
def read_lasting_until(match: Match) -> Reading | None:
    """The three months to June, 12 weeks ended 5 March."""
    found = duration_of(match)
    return LastingUntil(match.reading("date"), found) if found else None


@PARTS.reads("the? half:ordinal half OF? in? period:a_month/a_year", "half half:ordinal OF? in? period:a_month/a_year")
def read_half_of(match: Match) -> Reading | None:
    """The first half of last year, النصف الأول من يوليو."""
    half = match.number("half")
    return HalfOf(match.reading("period"), half) if half in {1, 2} else None


@PARTS.reads("about date:a_day/a_month/a_year", "date:a_day/a_month/a_year about:about")
def read_about(match: Match) -> Reading | None:
    """About, حوالي."""
    about = match.find("about")
    if isinstance(match.reading("date"), UnitFrom | Weekday):
        return None  # to think about tomorrow
    return About(match.reading("date")) if about is None or about.text == "تقريبا" else None


@BETWEEN.reads("both? first:a_month dot? and last:a_month", "both? first:a_year and last:a_year")
def read_neighbours(match: Match) -> Reading | None:
    """Two months or years that follow one another: عامي 2017 و2018, November and December 2018."""
    first, last, before = match.reading("first"), match.reading("last"), match.before()
    if not _are_neighbours(first, last) or (before is not None and before.tag == "between"):
        return None
    return Between(first, last)


def _are_neighbours(first: Reading, last: Reading) -> bool:
    if isinstance(first, MonthOf) and isinstance(last, MonthOf):
        return first.floats and last.month == first.month % 12 + 1
    if isinstance(first, Written) and isinstance(last, Written):
        end, start = first.edtf.latest, last.edtf.earliest
        return end is not None and start is not None and end + timedelta(days=1) == start
    return False


@BETWEEN.reads("( FROM | between | since )? both? first:DATE ( TO | and ) last:DATE")
def read_between(match: Match) -> Reading | None:
    """From one date to another, between them; "and" only after "between"."""
    joins_by_and = any(sign.tag == "and" for sign in match.signs[match.start : match.end])
    if joins_by_and and match.signs[match.start].tag != "between":
        return None
    return Between(match.reading("first"), match.reading("last"))


@BETWEEN.reads("( FROM | between ) first:a_year ( TO | and ) year:YEAR")
def read_between_years(match: Match) -> Reading | None:
    """Between 2016 and 2020, where other words would make the second a number of things."""
    return Between(match.reading("first"), Written(Edtf.year(match.number("year"))))


@BETWEEN.reads(
    "( FROM | between | since )? date:DATE ( TO | and ) now",
    "date:DATE to_date",
    "( FROM | since )? date:DATE onwards",
)
def read_until_now(match: Match) -> Reading | None:
    """From a date until now, from a date on: منذ 2015 وحتى الآن; but "in 2009 and now"."""
    first = match.signs[match.start]
    if first.reading is not None and any(sign.tag == "and" for sign in match.signs[match.start : match.end]):
        return None
    return Since(match.reading("date"))


@BETWEEN.reads(f"lead:in {DURATION} comma? FROM date:a_day", f"lead:in? {DURATION} comma? start:starting date:a_day")
def read_lasting(match: Match) -> Reading | None:
    """For three days from 5 July, two weeks starting on Monday."""
    lead, found = match.find("lead"), duration_of(match)
    is_length = match.find("start") is not None or (lead is not None and lead.text == "for")
    return Lasting(match.reading("date"), found) if found and is_length else None


@BETWEEN.reads("the? day way:before/after date:a_day")
def read_day_beside(match: Match) -> Reading | None:
    """The day after 5 July."""
    if is_arabic(match.sign("way")):
        return None
    return Shifted([(1, "day")], -1 if match.sign("way").tag == "before" else 1, match.reading("date"))


@BETWEEN.reads(
    f"{DURATION} way:before/after/from date:a_day",
    f"way:before/after {DURATION} from_date:min date:a_day",
)
def read_from_date(match: Match) -> Reading | None:
    """Two weeks before 5 July, قبل يومين من 5 يوليو."""
    found = duration_of(match)
    return Shifted(found, -1 if match.sign("way").tag == "before" else 1, match.reading("date")) if found else None


@OPEN.reads("since date:DATE", "starting date:DATE")
def read_since_date(match: Match) -> Reading | None:
    """Since a date, اعتباراً من."""
    return Since(match.reading("date"))


@OPEN.reads("after:AFTER date:DATE")
def read_after(match: Match) -> Reading | None:
    """After a date."""
    return Since(match.reading("date"))


@OPEN.reads("until date:DATE", "before date:DATE", "to:to date:DATE")
def read_until(match: Match) -> Reading | None:
    """Until or before a date; وحتى is "to" only where a date stands before it."""
    to = match.find("to")
    return Until(match.reading("date")) if to is None or to.text == "وحتي" else None
