"""What figures are read as: 2016/02/22, 21-04-2016, 4/22, 2016-11, years that stand alone, 2014-2018."""

import re
from datetime import date

from claimtrack.domain.edtf import Edtf
from claimtrack.language.dates.grammar import Match, Rules
from claimtrack.language.dates.hijri import HIJRI, hijri_day
from claimtrack.language.dates.readings import MonthOf, Reading, Written
from claimtrack.language.dates.signs import Sign, is_arabic
from claimtrack.language.dates.spans import Between

RULES = Rules()

PIVOT = 69  # two figures of a year from here on are of the 20th century, as in POSIX


def full_year(figures: int) -> int:
    """The year of two figures."""
    return figures + (1900 if figures >= PIVOT else 2000) if figures < 100 else figures


@RULES.reads(
    "( day? WEEKDAY dot? comma? in? )? date:full_date common_era?",
    "date:full_date hijri:hijri",
    "date:two_numbers comma year:year/small/two_digits",
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


@RULES.reads("date:year_month", "year:year dash/slash month:small", "date:two_numbers")
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
        if "/" in written.text and second == first % 100 + 1:
            return None  # a season: 2010/11
        number, month = (first, second) if first > 12 else (second, first)
        return Written(Edtf.month(number, month))
    return _day_and_month(match, written, first, second)


_NAMES = frozenset({(24, 7), (9, 11)})  # around the clock; the attacks of 2001


def _day_and_month(match: Match, written: Sign, first: int, second: int) -> Reading | None:
    """A day such as 4/22, with a slash; where both could be the month also with "on" or في, for 3/4 is a fraction."""
    before = match.before()
    if "/" not in written.text or (first, second) in _NAMES:
        return None
    if max(first, second) <= 12 and (before is None or before.text not in _ON):
        return None
    return _day_of(first, second, is_day_first=match.is_day_first)


_ON = frozenset({"on", "in", "في", "يوم", "بتاريخ", "since", "until", "by", "before", "after"})


def _day_of(first: int, second: int, *, is_day_first: bool) -> Reading | None:
    month, day = (second, first) if (is_day_first or first > 12) and second <= 12 else (first, second)
    return MonthOf(month).day(day) if month <= 12 else None


@RULES.reads("( FROM | between ) first:two_numbers ( TO | and ) last:two_numbers")
def read_days_without_year(match: Match) -> Reading | None:
    """From 10/1 to 11/7."""
    texts = [match.sign(name).text for name in ("first", "last")]
    if not all("/" in text for text in texts):
        return None
    days = [_day_of(*(int(part) for part in text.split("/")), is_day_first=match.is_day_first) for text in texts]
    return Between(days[0], days[1]) if days[0] and days[1] else None


@RULES.reads("the? year_unit year:YEAR common_era?", "the? year_unit year:number/count")
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
_NUMBERED = frozenset({"رقم", "number", "no", "page", "صفحه"})
_WEAK_WORDS = frozenset({"for", "at", "on", "over", "by", "ل"})


def _is_year(match: Match, year: Sign) -> bool:
    before, after = match.before(), match.after()
    if (after and after.tag == "money") or (before and before.tag == "money"):
        return False
    if before and (before.text in _NUMBERED or (before.tag in {"dash", "slash"} and not _is_range(match))):
        return False
    if after and after.tag == "dash" and after.start == year.end and _is_glued_word(match):
        return False
    is_led = before is not None and before.tag in _STRONG and before.text not in _WEAK_WORDS
    is_followed = after is not None and after.tag == "word" and after.start - year.end <= 1
    if year.tag == "spelled_year" and year.number % 1000 == 0 and is_followed:
        return False  # two thousand people
    if year.tag == "spelled_year":
        return is_led or (before is not None and before.tag in {"min", "to"} and not is_followed)
    if after is None or not is_followed:
        return is_led or FIRST_LIKELY <= year.number <= LAST_LIKELY
    is_led = is_led or (before is not None and (before.tag == "the" or before.text == "by"))
    return is_led and not is_counted(after) and FIRST_LIKELY <= year.number <= LAST_LIKELY


def _is_glued_word(match: Match) -> bool:
    """Whether the dash after a year is glued to a word: 2019-nCoV."""
    beyond = match.signs[match.end + 1 : match.end + 2]
    return bool(beyond) and beyond[0].tag == "word" and beyond[0].start == match.signs[match.end].end


def is_counted(noun: Sign) -> bool:
    """Whether a noun after a number is what is counted; in Arabic it stands in the accusative (2018 شخصا)."""
    is_noun = not noun.text.startswith("ال") and not noun.text.endswith(_NO_NOUNS)
    is_accusative = is_arabic(noun) and noun.text.endswith("ا") and is_noun
    return is_accusative or noun.text in COUNTED


# Endings of "they did", "we did", "that she", "while"; the verbs began, called, and "this", "if", "also".
_NO_NOUNS = ("وا", "نا", "ها", "ما", "بدا", "دعا", "هذا", "اذا", "ايضا", "لا")
FIRST_LIKELY, LAST_LIKELY = 1900, 2100  # of the numbers that nothing calls a year
# What is counted in thousands: the nouns after a number that is no year.
COUNTED = frozenset(
    "people dollars euros pounds homes houses tonnes tons miles kilometers kilometres km meters metres men women "
    "children troops soldiers workers jobs votes deaths cases years days hours words dead others دولار ريال جنيه "
    "دينار درهم ليره يورو طن متر كيلومتر شخص مليون مليار كيلو جندي مقاتل عامل ساعه مدرسه منزل حاله".split()
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
