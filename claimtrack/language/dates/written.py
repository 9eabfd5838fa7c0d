"""What dates with names and figures are read as: days, months, years, seasons, quarters, decades, Hijri dates."""

import re
from datetime import date

from claimtrack.domain.edtf import Edtf, last_of_month
from claimtrack.language.dates.clock import Choice
from claimtrack.language.dates.grammar import Match, Rules
from claimtrack.language.dates.hijri import HIJRI, HijriDate, hijri_day, hijri_year
from claimtrack.language.dates.readings import MonthOf, Named, Reading, Written, YearOf
from claimtrack.language.dates.signs import Sign

RULES = Rules()

OFFSETS = {"next": 1, "past": -1, "this": 0, "my": 0, "next_but_one": 2, "past_but_one": -2}
CHOICES = {"next": Choice.NEXT, "past": Choice.LAST, "this": Choice.THIS}
PIVOT = 69  # two figures of a year from here on are of the 20th century, as in POSIX

IN_YEAR = "comma? OF? the? year_unit? year:YEAR common_era?"
OF_YEAR = "comma? OF? year_unit whose:DIRECTION"
WHICH_YEAR = "comma? OF? the? whole:DIRECTION year_unit"
WHICH = "which:next/past/this"
YEARS = ("", IN_YEAR, OF_YEAR, WHICH_YEAR, WHICH)
ON_WEEKDAY = "( day? WEEKDAY dot? comma? the? in? )? day?"


def is_arabic(sign: Sign) -> bool:
    """Whether a word is written in Arabic letters."""
    return sign.text[:1] >= "\u0600"


def year_of(match: Match) -> YearOf | None:
    """The year that the words after a date give; None where they do not fit it (July 4 last)."""
    year, whose, whole, which = (match.find(name) for name in ("year", "whose", "whole", "which"))
    if year:
        return YearOf(number=year.number)
    if whose:
        return YearOf(offset=OFFSETS[whose.tag]) if is_arabic(whose) else None
    if whole:
        return YearOf(offset=OFFSETS[whole.tag]) if not is_arabic(whole) or whole.tag == "this" else None
    if which:
        return YearOf(choice=CHOICES[which.tag]) if is_arabic(which) else None
    return YearOf()


def full_year(figures: int) -> int:
    """The year of two figures."""
    return figures + (1900 if figures >= PIVOT else 2000) if figures < 100 else figures


@RULES.reads(
    *(f"{ON_WEEKDAY} the? day:DAY dash? OF? month_unit? month:MONTH dot? {year}" for year in YEARS),
    *(f"{ON_WEEKDAY} month:MONTH dot? the? day:DAY {year}" for year in YEARS),
    *(f"{ON_WEEKDAY} month:MONTH sep:dash/slash day:DAY {year}" for year in YEARS[:2]),
    "year:YEAR sep:dash/slash month:MONTH dash/slash day:DAY",
)
def read_day(match: Match) -> Reading | None:
    """A day of a named month: 19 April, July 4, 2019, الخامس عشر من سبتمبر الماضي."""
    month, day, year = match.sign("month"), match.sign("day"), year_of(match)
    if year is None or not _is_day(match, month, day):
        return None
    return MonthOf(month.number, year).day(day.number)


def _is_day(match: Match, month: Sign, day: Sign) -> bool:
    """Whether the number belongs to the month: not in "may 20 people", "in March one hundred", في يوليو 20 شخصا."""
    if not 1 <= day.number <= 31:
        return False
    is_first = month.start < day.start
    if is_arabic(month):
        before = match.before()
        if day.text.endswith(("ه", "ولي")) or (before and before.tag in {"week", "quarter", "half"}):
            return False  # الأسبوع الأول من أكتوبر, الجمعة الأولى من يوليو: a day's ordinal is masculine
        return not is_first or day.tag == "ordinal" or match.find("sep") is not None or month.end == day.start
    if month.tag == "may" and not month.is_capital:
        return day.tag == "ordinal" or match.find("year") is not None
    return True


@RULES.reads(
    *(f"month:MONTH dot? days:two_numbers {year}" for year in YEARS),
    *(f"( FROM | between )? the? days:two_numbers OF? month:MONTH dot? {year}" for year in YEARS),
    *(f"both? first:DAY joint:and last:DAY OF? month:MONTH dot? {year}" for year in YEARS),
    *(f"month:MONTH dot? ( FROM | between )? the? first:DAY ( TO | and ) the? last:DAY {year}" for year in YEARS),
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
    "month:MONTH dot? short:two_digits",
    "month:MONTH dot? apostrophe short:two_digits/small",
    "year:YEAR sep:comma/dash/slash? month:MONTH dot?",
)
def read_month(match: Match) -> Reading | None:
    """A month: July 2019, last sept, شهر يوليو الحالي, 2016, nov."""
    month = match.sign("month")
    before, short = match.find("before"), match.find("short")
    if before:
        is_verb = month.tag == "may" and not (month.is_capital or is_arabic(month))
        return None if is_verb else MonthOf(month.number, YearOf(choice=CHOICES[before.tag]))
    if short:
        return MonthOf(month.number, YearOf(number=full_year(short.number)))
    year = year_of(match)
    if year is None or (year.floats and not match.find("prefixed") and not _is_month(match, month)):
        return None
    return MonthOf(month.number, year)


_BEFORE_MONTH = frozenset(
    "in of min during since until before after between from to starting part about and dash following the".split()
)


def _is_month(match: Match, month: Sign) -> bool:
    """Whether a month that stands alone is one: not in "it may be", "to march on", "April Smith", مارس الرياضة."""
    before, after = match.before(), match.after()
    is_led = before is not None and before.tag in _BEFORE_MONTH and before.text not in {"to", "and", "the"}
    if month.tag == "may":
        return is_led and (is_arabic(month) or month.is_capital)
    if is_arabic(month) or is_led or not month.is_capital:
        return True
    return not (after and after.tag == "word" and after.is_capital)


@RULES.reads(
    "date:full_date common_era?", "date:full_date hijri:hijri", "date:two_numbers comma year:year/small/two_digits"
)
def read_figures(match: Match) -> Reading | None:
    """A date in figures: 2016/02/22, 21-04-2016, 9-18-15, 12/7/1442هـ; month first in English, day first in Arabic."""
    separators = "".join(re.findall(r"\D", match.sign("date").text))
    if len(set(separators)) > 1 and separators != "/,":
        return None
    parts = [part for part in re.split(r"\D", match.sign("date").text) if part]
    year = match.find("year")
    if year:
        parts.append(year.text)
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        return _day_of_figures(int(parts[0]), int(parts[1]), int(parts[2]), match)
    if len(parts[0]) > 2 or len(parts[1]) > 2 or len(parts[2]) not in {2, 4}:
        return None
    first, second, number = int(parts[0]), int(parts[1]), full_year(int(parts[2]))
    is_day_first = (match.is_day_first or first > 12 or "." in match.sign("date").text) and second <= 12
    return _day_of_figures(number, *((second, first) if is_day_first else (first, second)), match)


def _day_of_figures(year: int, month: int, day: int, match: Match) -> Reading | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if match.find("hijri") or (match.is_day_first and 1350 <= year <= 1480):
        found = hijri_day(year, month, day)
        return Written(found, HIJRI) if found else None
    return Written(Edtf.day(date(year, month, day)))


@RULES.reads("date:year_month", "year:year dash/slash month:small", "lead:in date:two_numbers", "date:two_numbers")
def read_year_month(match: Match) -> Reading | None:
    """A month or a day in figures without a year: 2016-11, 3/2015, 4/22."""
    written, year = match.find("date"), match.find("year")
    if year:
        month, after = match.number("month"), match.after()
        is_alone = after is None or after.tag not in {"word", "dash"}
        return Written(Edtf.month(year.number, month)) if is_alone and month <= 12 else None
    if written is None:
        return None
    first, second = (int(part) for part in re.split(r"\D", written.text))
    if written.tag == "year_month":
        number, month = (first, second) if first > 12 else (second, first)
        return Written(Edtf.month(number, month))
    return _day_and_month(match, written, first, second)


def _day_and_month(match: Match, written: Sign, first: int, second: int) -> Reading | None:
    """A day such as 4/22; a slash is asked for, and where both could be the month also "on" or في, against ¾ and 24/7."""
    lead = match.find("lead")
    if "/" not in written.text or (first, second) == (24, 7):
        return None
    if max(first, second) <= 12 and lead is None:
        return None
    is_day_first = (match.is_day_first or first > 12) and second <= 12
    month, day = (second, first) if is_day_first else (first, second)
    return MonthOf(month).day(day) if month <= 12 else None


@RULES.reads("year_unit year:YEAR common_era?", "year_unit year:number/count")
def read_year(match: Match) -> Reading | None:
    """A year that is called one: عام 2019, the year 2019."""
    year = match.number("year")
    return Written(Edtf.year(year)) if 100 <= year <= 9999 else None


@RULES.reads("year:YEAR common_era?")
def read_bare_year(match: Match) -> Reading | None:
    """A year that stands alone, where what is around it does not make it a number of things."""
    year = match.sign("year")
    return Written(Edtf.year(year.number)) if _is_year(match, year) else None


_STRONG = frozenset("in during since until before after between".split())
_WEAK_WORDS = frozenset({"for", "at", "on", "over", "by", "ل"})


def _is_year(match: Match, year: Sign) -> bool:
    before, after = match.before(), match.after()
    is_followed = after is not None and after.tag == "word" and after.start - year.end <= 1
    if after is not None and after.tag == "money":
        return False
    if before is not None and (before.tag == "money" or (before.tag in {"dash", "slash"} and not _is_range(match))):
        return False
    is_led = before is not None and before.tag in _STRONG and before.text not in _WEAK_WORDS
    if year.tag == "spelled_year":
        return is_led or (before is not None and before.tag in {"min", "to"}) and not is_followed
    if after is None or not is_followed:
        return 1500 <= year.number <= 2100 or is_led
    is_counted = after.text in _COUNTED or (is_arabic(after) and after.text.endswith("ا") and after.text[:2] != "ال")
    is_led = is_led or (before is not None and before.tag == "the")
    return is_led and not is_counted and 1900 <= year.number <= 2100


# What is counted in thousands: the nouns after a number that is no year.
_COUNTED = frozenset(
    "people dollars euros pounds homes houses tonnes tons miles kilometers kilometres km meters metres men women children "
    "troops soldiers workers jobs votes deaths cases years days hours words dead others دولار ريال جنيه دينار درهم ليره "
    "يورو طن متر كيلومتر شخص مليون مليار كيلو جندي مقاتل عامل ساعه مدرسه منزل حاله".split()
)


def _is_range(match: Match) -> bool:
    """Whether a year after a dash follows another year: 1990 - 1995."""
    return match.start >= 2 and match.signs[match.start - 2].tag == "year"


@RULES.reads("two:two_years")
def read_two_years(match: Match) -> Reading | None:
    """From one year to another: 2014-2018."""
    first, last = (int(part) for part in re.split(r"\D", match.sign("two").text))
    if not 1000 <= first < last <= 2999 or last - first > 200:
        return None
    return Written(Edtf.interval(Edtf.year(first), Edtf.year(last)))


@RULES.reads(
    *(f"( day? WEEKDAY comma? in? )? day? the? day:DAY OF? month_unit? month:hijri_month {year}" for year in YEARS),
    *(f"( day? WEEKDAY comma? in? )? day? the? day:DAY OF? month_unit? month:hijri_month {IN_YEAR} hijri" for _ in "1"),
    *(f"( prefixed:month_unit of? )? month:hijri_month {year}" for year in YEARS),
    f"( prefixed:month_unit of? )? month:hijri_month {IN_YEAR} hijri",
)
def read_hijri(match: Match) -> Reading | None:
    """A Hijri month, or a day of it; a year before 1800 is Hijri, a later one the Gregorian year that it lies in."""
    month, day, year = match.number("month"), match.find("day"), year_of(match)
    if year is None or (day and not 1 <= day.number <= 30):
        return None
    if month == 2 and not (day or match.find("prefixed") or match.find("year")):
        return None  # صفر is also the number nought
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
    "year:YEAR number:quarter_number",
)
def read_quarter(match: Match) -> Reading | None:
    """A quarter of a year: Q3 2019, the third quarter this year, الربع الثالث من هذا العام."""
    number, year = match.number("number"), year_of(match)
    if year is None or not 1 <= number <= 4:
        return None
    return Named("span", lambda found: _months(found, 3 * number - 2, 3), year)


@RULES.reads(
    *(f"the? number:ordinal half {year}" for year in YEARS[1:4]),
    *(f"half number:ordinal {year}" for year in YEARS[1:4]),
    *(f"number:half_number {year}" for year in YEARS[1:4]),
    "year:YEAR the? number:ordinal half",
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
    number = match.number("decade")
    decade, after = match.sign("decade"), match.after()
    before = match.before()
    which = match.find("which")
    is_led = (
        which is not None
        or match.signs[match.start].tag != "decade_name"
        or (before is not None and before.tag in {"part", "dash", "of"})
    )
    if number < 100 and not is_arabic(decade) and not is_led:
        return None
    if after is not None and after.tag == "min" and match.end + 1 < len(match.signs):
        if match.signs[match.end + 1].text.startswith(("عمر", "العمر")):
            return None
    if number < 100:
        is_this = which.tag == "this" if which else number < 30
        number += 2000 if is_this else 1900
    return Written(Edtf.decade(number))
