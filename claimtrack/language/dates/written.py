"""What dates with names and figures are read as: days, months, years, seasons, quarters, decades, Hijri dates."""

import re
from datetime import date

from claimtrack.domain.edtf import Edtf, last_of_month
from claimtrack.language.dates.clock import Choice
from claimtrack.language.dates.figures import full_year, is_counted
from claimtrack.language.dates.grammar import Match, Rules
from claimtrack.language.dates.hijri import HIJRI, HijriDate, hijri_year
from claimtrack.language.dates.readings import MonthOf, Named, Reading, Written, YearOf
from claimtrack.language.dates.signs import Sign, is_arabic

RULES = Rules()

OFFSETS = {"next": 1, "past": -1, "this": 0, "my": 0, "next_but_one": 2, "past_but_one": -2}
CHOICES = {"next": Choice.NEXT, "past": Choice.LAST, "this": Choice.THIS}

IN_YEAR = "comma? OF/in? the? year_unit? year:YEAR common_era?"
OF_YEAR = "comma? OF/in? year_unit whose:DIRECTION"
WHICH_YEAR = "comma? OF/in? the? whole:DIRECTION year_unit"
WHICH = "which:next/past/this"
SHORT_YEAR = "apostrophe? short:two_digits"
YEARS = ("", IN_YEAR, OF_YEAR, WHICH_YEAR, WHICH, SHORT_YEAR)
ON_WEEKDAY = "( day? WEEKDAY dot? comma? the? in? )? day?"


def year_of(match: Match) -> YearOf | None:
    """The year that the words after a date give; None where they do not fit it (July 4 last)."""
    year, whose, whole, which, short = (match.find(name) for name in ("year", "whose", "whole", "which", "short"))
    if year:
        return YearOf(number=year.number)
    if short:
        return YearOf(number=full_year(short.number))
    if whose:
        return YearOf(offset=OFFSETS[whose.tag]) if is_arabic(whose) else None
    if whole:
        return YearOf(offset=OFFSETS[whole.tag]) if not is_arabic(whole) or whole.tag == "this" else None
    if which:
        follows = is_arabic(which) and which.text != "اخر"
        return YearOf(choice=CHOICES[which.tag]) if follows else None
    return YearOf()


@RULES.reads(
    *(f"{ON_WEEKDAY} the? day:DAY dash? OF? month_unit? month:MONTH dot? {year}" for year in YEARS),
    *(f"{ON_WEEKDAY} month:MONTH dot? the? day:DAY {year}" for year in YEARS),
    f"{ON_WEEKDAY} month:MONTH comma the? day:ordinal comma? year:YEAR",
    *(f"{ON_WEEKDAY} month:MONTH sep:dash/slash day:DAY {year}" for year in ("", IN_YEAR)),
    "year:YEAR sep:dash/slash month:MONTH dash/slash day:DAY",
    "day:DAY sep:dash/slash/dot month:MONTH dash/slash/dot year:YEAR",
)
def read_day(match: Match) -> Reading | None:
    """A day of a named month: 19 April, July 4, 2019, الخامس عشر من سبتمبر الماضي."""
    month, day, year = match.sign("month"), match.sign("day"), year_of(match)
    if year is None or not _is_day(match, month, day):
        return None
    return MonthOf(month.number, year).day(day.number)


@RULES.reads("month:MONTH dash rest:year_month")
def read_day_before_year(match: Match) -> Reading | None:
    """A day whose number is joined to the year: Jan-12-2016."""
    day, year = (int(part) for part in re.split(r"\D", match.sign("rest").text))
    return MonthOf(match.number("month"), YearOf(number=year)).day(day) if day <= 12 else None


def _is_day(match: Match, month: Sign, day: Sign) -> bool:
    """Whether the number belongs to the month: not in "may 20 people", "one of March's", في يوليو 20 شخصا."""
    after = match.after()
    if not 1 <= day.number <= 31 or (after and match.signs[match.end - 1] is day and is_counted(after)):
        return False
    is_first = month.start < day.start
    if is_arabic(month):
        return _is_arabic_day(match, month, day, is_first=is_first)
    before = match.before()
    is_week = before is not None and before.tag == "week" and match.signs[match.start + 1].tag == "of"
    if is_week or (day.tag == "count" and not is_first):
        return False  # week 3 of January, one of March's
    if month.tag == "may" and not month.is_capital:
        return day.tag == "ordinal" or match.find("year") is not None
    return True


def _is_arabic_day(match: Match, month: Sign, day: Sign, *, is_first: bool) -> bool:
    before = match.before()
    is_rank = day.tag == "ordinal" and before is not None and before.tag in {"week", "quarter", "half"}
    if is_rank or is_feminine(day):
        return False
    is_joined = month.end == day.start or match.find("sep") is not None or match.find("year") is not None
    return not is_first or day.tag == "ordinal" or is_joined


def is_feminine(ordinal: Sign) -> bool:
    """Whether an Arabic ordinal is none of a day, which is masculine: الجمعة الأولى من يوليو."""
    return ordinal.text.endswith(("ه", "ولي"))


@RULES.reads(
    *(f"month:MONTH dot? days:two_numbers {year}" for year in YEARS),
    *(f"( FROM | between )? the? days:two_numbers OF? month:MONTH dot? {year}" for year in YEARS),
    *(f"both? first:DAY joint:and last:DAY OF? month:MONTH dot? {year}" for year in YEARS),
    *(f"FROM? month:MONTH dot? ( FROM | between )? the? first:DAY ( TO | and ) the? last:DAY {year}" for year in YEARS),
)
def read_days(match: Match) -> Reading | None:
    """From one day of a month to another: July 11-20, 2019, بين 4-22 يناير 1995, November between 19 and 20."""
    month, year, days = match.sign("month"), year_of(match), match.find("days")
    if days:
        first, last = (int(part) for part in re.split(r"\D", days.text))
    else:
        first, last = match.number("first"), match.number("last")
        if match.find("joint") is not None and last != first + 1:
            return None
    if year is None or not 1 <= first < last <= 31:
        return None
    date(2000, month.number, last)

    def named(number: int) -> Edtf | None:
        if last > last_of_month(number, month.number).day:
            return None
        return Edtf.days(date(number, month.number, first), date(number, month.number, last))

    return Named("span", named, year)


@RULES.reads(
    "( month_unit of? )? month:MONTH dot? " + IN_YEAR,
    "( month_unit of? )? month:MONTH dot? " + OF_YEAR,
    "( month_unit of? )? month:MONTH dot? " + WHICH_YEAR,
    "( month_unit of? )? month:MONTH " + WHICH,
    "prefixed:month_unit of? month:MONTH dot?",
    "month:MONTH dot?",
    "( month_unit of? )? before:next/past/this month:MONTH dot?",
    "month:MONTH dot? " + SHORT_YEAR,
    "month:MONTH dot? apostrophe short:small",
    "year:YEAR sep:comma/dash/slash? month:MONTH dot?",
)
def read_month(match: Match) -> Reading | None:
    """A month: July 2019, last sept, شهر يوليو الحالي, 2016, nov."""
    month = match.sign("month")
    before = match.find("before")
    if before:
        is_verb = month.tag == "may" and not (month.is_capital or is_arabic(month))
        return None if is_verb else MonthOf(month.number, YearOf(choice=CHOICES[before.tag]))
    year = year_of(match)
    if year is None or (year.floats and not match.find("prefixed") and not _is_month(match, month)):
        return None
    return MonthOf(month.number, year)


_BEFORE_MONTH = frozenset(
    "in of min during since until before after between from to starting part about and dash following the".split()
)


def _joins_months(match: Match) -> bool:
    """Whether "and" or "to" stands between a month and the one that is read."""
    before = match.before()
    if before is None or before.text not in {"and", "to"} or match.start < 2:
        return False
    return match.signs[match.start - 2].tag in {"month", "may"}


_SURNAMES = frozenset({"ماي"})  # as in Theresa May; the month only with its day or year, or as شهر ماي


def _is_month(match: Match, month: Sign) -> bool:
    """Whether a month that stands alone is one: not in "it may be", "to march on", "April Smith", مارس الرياضة."""
    before, after = match.before(), match.after()
    if (before and before.tag == "small") or (after and after.tag == "small" and not is_arabic(month)):
        return False  # of a day that the month has not: 30 February
    is_led = before is not None and before.tag in _BEFORE_MONTH and before.text not in {"to", "and", "the"}
    is_led = is_led or (before is not None and before.text == "dated")
    if month.tag == "hijri_month" and is_arabic(month):  # رمضان and شعبان are also names of men
        return is_led or before is None
    if month.tag == "may":
        is_name = after is not None and after.text == "day"  # May Day
        is_plain = month.text in {"march", "mar"} and before is not None and before.tag in {"part", "since", "until"}
        is_led = is_led or (month.is_capital and _joins_months(match))  # between January and March
        is_written = month.is_capital or is_arabic(month) or is_plain
        return is_led and not is_name and is_written and month.text not in _SURNAMES
    if is_arabic(month) or is_led:
        return True
    if not month.is_capital or (after and after.tag == "said"):
        return month.text not in {"august", "jan", "dec"} and not month.is_capital
    names = (after, before) if month.tag == "hijri_month" else (after,)
    return not any(name and name.tag == "word" and name.is_capital for name in names)


@RULES.reads(
    *(f"( day? WEEKDAY comma? in? )? day? the? day:DAY OF? month_unit? month:hijri_month {year}" for year in YEARS),
    *(f"( day? WEEKDAY comma? in? )? day? the? day:DAY OF? month_unit? month:hijri_month {IN_YEAR} hijri" for _ in "1"),
    *(f"( prefixed:month_unit of? )? month:hijri_month {year}" for year in YEARS),
    f"( prefixed:month_unit of? )? month:hijri_month {IN_YEAR} hijri",
)
def read_hijri(match: Match) -> Reading | None:
    """A Hijri month, or a day of it; a year before 1800 is Hijri, a later one the Gregorian year that it lies in."""
    month, day, year = match.number("month"), match.find("day"), year_of(match)
    if year is None or (day and (is_feminine(day) or not 1 <= day.number <= 30)):
        return None
    if month == 2 and not (day or match.find("prefixed") or match.find("year")):
        return None  # صفر is also the number nought
    if not day and year.floats and not match.find("prefixed") and not _is_month(match, match.sign("month")):
        return None
    number = day.number if day else None
    if year.number is not None and year.number >= 1800:
        return None
    return HijriDate(month, number, year.number, year.choice, year.offset)


@RULES.reads("year_unit? year:YEAR hijri")
def read_hijri_year(match: Match) -> Reading | None:
    """A Hijri year: عام 1442هـ."""
    found = hijri_year(match.number("year"))
    return Written(found, HIJRI) if found else None


@RULES.reads(
    f"the? season:season {IN_YEAR}",
    f"the? season:season {OF_YEAR}",
    f"the? season:season {WHICH_YEAR}",
    f"season:season {WHICH}",
    "before:next/past/this season:season",
)
def read_season(match: Match) -> Reading | None:
    """A season of a year: the summer of 2019, الصيف الماضي."""
    season, before, year = match.number("season"), match.find("before"), year_of(match)
    if before:
        year = YearOf(choice=CHOICES[before.tag])
    return Named("span", lambda number: Edtf.season(number, season), year) if year else None


@RULES.reads(
    *(f"the? number:ordinal quarter {year}" for year in YEARS[:4]),
    *(f"quarter number:ordinal {year}" for year in YEARS[:4]),
    *(f"number:quarter_number {year}" for year in YEARS[:4]),
    "year:YEAR the? number:ordinal quarter",
    "year:YEAR dash? number:quarter_number",
    "number:quarter_number dash year:YEAR",
)
def read_quarter(match: Match) -> Reading | None:
    """A quarter of a year: Q3 2019, the third quarter this year, الربع الثالث من هذا العام."""
    number, year, after = match.number("number"), year_of(match), match.after()
    is_of_hour = after is not None and after.text.startswith(("ساع", "hour"))
    if year is None or is_of_hour or not 1 <= number <= 4:
        return None
    return Named("span", lambda found: _months(found, 3 * number - 2, 3), year)


@RULES.reads(
    *(f"the? number:ordinal half {year}" for year in YEARS[1:4]),
    *(f"half number:ordinal {year}" for year in YEARS[1:4]),
    *(f"number:half_number {year}" for year in YEARS[1:4]),
    "year:YEAR the? number:ordinal half",
    "the? number:ordinal half OF the? year_unit",
    "half number:ordinal OF year_unit",
    *(f"semester number:ordinal {year}" for year in YEARS[:4]),
    "year:YEAR number:half_number",
)
def read_half(match: Match) -> Reading | None:
    """A half of a year: the first half of 2019, النصف الأول من العام الماضي."""
    number, year = match.number("number"), year_of(match)
    if year is None or not 1 <= number <= 2:
        return None
    return Named("span", lambda found: _months(found, 6 * number - 5, 6), year)


def _months(year: int, first: int, count: int) -> Edtf:
    return Edtf.days(date(year, first, 1), last_of_month(year, first + count - 1))


@RULES.reads(
    "the? apostrophe? decade:decade_name",
    "the? decade:decade_name OF? the? century which:past/this",
    "the? decade:decade_name OF? the? which:past/this century",
)
def read_decade(match: Match) -> Reading | None:
    """A decade: the 1970s, '40s, التسعينيات; not the age of a person in his seventies."""
    number, which = match.number("decade"), match.find("which")
    if number >= 1000:
        return Written(Edtf.decade(number))
    if not (is_arabic(match.sign("decade")) or which or _is_led(match)) or _is_age(match):
        return None
    is_this = which.tag == "this" if which else number < 30
    return Written(Edtf.decade(number + (2000 if is_this else 1900)))


def _is_led(match: Match) -> bool:
    """Whether a decade has an article or the like before it, but nobody's: the late 70s, not her late 70s."""
    if match.signs[match.start].tag != "decade_name":
        return True
    leading = [sign for sign in match.signs[max(match.start - 3, 0) : match.start] if sign.tag != "dash"]
    owner = leading[-2] if len(leading) > 1 else None
    is_owned = owner is not None and (owner.tag == "my" or owner.text in {"his", "her", "their", "your"})
    return bool(leading) and leading[-1].tag in {"part", "of"} and not is_owned


def _is_age(match: Match) -> bool:
    """Whether the decade is one of a life: في السبعينيات من عمره."""
    before, rest = match.before(), match.signs[match.end : match.end + 2]
    if before is not None and before.text == "سن":
        return True
    return len(rest) == 2 and rest[0].tag == "min" and rest[1].text.startswith(("عمر", "العمر"))


# العام is the year, and "general" after these.
_OFFICES = frozenset(
    "الامين الامينه المدير المديره المدعي النائب المفتش القائد الراي القطاع المراقب الحاكم المستشار".split()
)


def is_title(match: Match, unit: Sign) -> bool:
    """Whether the year is a general: الأمين العام الحالي."""
    before = match.before()
    return unit.text == "العام" and before is not None and before.text in _OFFICES
