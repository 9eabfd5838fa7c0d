"""What words that count from the day of publication are read as: yesterday, last Tuesday, الأسبوع الماضي."""

from dataclasses import dataclass
from typing import ClassVar

from claimtrack.domain.edtf import Edtf
from claimtrack.language.dates.clock import Choice, Clock
from claimtrack.language.dates.durations import UNITS
from claimtrack.language.dates.grammar import Match, Rules
from claimtrack.language.dates.readings import DayIn, Reading
from claimtrack.language.dates.relative import (
    DayNear,
    HangingUnit,
    Reckoned,
    Remainder,
    Shifted,
    UnitFrom,
    Weekday,
)
from claimtrack.language.dates.signs import Sign, is_arabic
from claimtrack.language.dates.written import CHOICES, OFFSETS, is_title

RULES = Rules()


@RULES.reads("day? day:relative_day ( comma? day? WEEKDAY )?", "day? WEEKDAY comma? day:relative_day")
def read_relative_day(match: Match) -> Reading | None:
    """Today, yesterday, tomorrow: أول من أمس, أمس الثلاثاء."""
    day, before = match.sign("day"), match.before()
    if day.text == "الغد" and not (match.find("WEEKDAY") or (before is not None and before.tag in _BEFORE_TOMORROW)):
        return None  # as in the name of a newspaper
    after = match.after()
    if day.is_capital and day.text == "today" and after is not None and after.text in _BROADCASTS:
        return None
    return UnitFrom("day", day.number)


_BEFORE_TOMORROW = frozenset({"in", "day", "until", "since", "of", "this"})
_NO_TODAY_AFTER = frozenset({"مثل", "المصري"})
_TODAY_NOT = frozenset({"العالمي", "الوطني", "الدولي", "نفسه", "ذاته", "السابق", "الواحد", "الدراسي"})
_BROADCASTS = frozenset({"programme", "program", "show"})


@RULES.reads("day:day weekday:WEEKDAY", "day:day", "this:this day:day")
def read_today(match: Match) -> Reading | None:
    """Today in Arabic, اليوم, which is also "the day"; in both languages "this day", and يوم الجمعة."""
    day, weekday, after = match.sign("day"), match.find("weekday"), match.after()
    if day.text != "اليوم":
        if weekday:
            return Weekday(weekday.number) if is_arabic(day) and is_arabic(weekday) else None
        return UnitFrom("day", 0) if match.find("this") and not is_arabic(day) else None
    before = match.before()
    if after is not None and (after.tag in {"ordinal", "subsequent", "past", "next"} or after.text in _TODAY_NOT):
        return None
    if before is not None and (before.text in _NO_TODAY_AFTER or before.tag == "this"):
        return None
    if before is not None and before.text == "في":
        return None  # so much a day
    return UnitFrom("day", 0)


_NO_WEEKDAY_AFTER = frozenset(
    {
        "صلاه",
        "خطبه",
        "good",
        "black",
        "bloody",
        "cyber",
        "ash",
        "palm",
        "super",
        "holy",
        "easter",
        "every",
        "each",
        "a",
        "كل",
    }
)
_NO_WEEKDAY_BEFORE = frozenset({"times", "telegraph", "mirror", "express", "mail"})


@RULES.reads("day:weekday", "short:short_weekday", "day day:bare_weekday", "past:past day:bare_weekday")
def read_weekday(match: Match) -> Reading | None:
    """A weekday: the latest, or the next one where a verb looks ahead."""
    before, after = match.before(), match.after()
    if before is not None and (before.text in _NO_WEEKDAY_AFTER or before.tag in {"days", "few"}):
        return None
    if after is not None and after.is_capital and after.text in _NO_WEEKDAY_BEFORE:
        return None
    short = match.find("short")
    if short:
        is_led = before is not None and before.text == "on" and short.is_capital
        return Weekday(short.number) if is_led else None
    return Weekday(match.number("day"), Choice.LAST if match.find("past") else None)


@RULES.reads(
    "before:next/past/this day? day:WEEKDAY",
    "day? day:WEEKDAY which:next/past/this",
    "day? day:WEEKDAY comma? which:past_but_one/next_but_one",
)
def read_which_weekday(match: Match) -> Reading | None:
    """Last, next or this Tuesday: الثلاثاء الماضي."""
    which = match.find("before") or match.sign("which")
    is_after = match.find("which") is not None
    if is_after and not is_arabic(which):
        return None
    if which.tag in _BUT_ONE:
        choice, way = _BUT_ONE[which.tag]
        return Shifted([(1, "week")], way, Weekday(match.number("day"), choice))
    return Weekday(match.number("day"), CHOICES[which.tag])


_BUT_ONE = {"past_but_one": (Choice.LAST, -1), "next_but_one": (Choice.NEXT, 1)}


@RULES.reads("n:small/count day:weekday/weekdays way:from_now/ago")
def read_weekdays_on(match: Match) -> Reading | None:
    """Two Sundays from now, three Fridays ago."""
    number, is_past = match.number("n"), match.sign("way").tag == "ago"
    nearest = Weekday(match.number("day"), Choice.LAST if is_past else Choice.NEXT)
    return Shifted([(number - 1, "week")], -1 if is_past else 1, nearest) if 1 <= number <= 52 else None


_OVER = frozenset({"over", "during", "at", "خلال"})


@RULES.reads("the? before:DIRECTION unit:UNIT", "unit:UNIT which:DIRECTION", "the unit:weekend", "unit:weekend")
def read_unit(match: Match) -> Reading | None:
    """This, last or next week, month, year: الشهر الماضي."""
    unit = match.sign("unit")
    name = UNITS[unit.tag][1]
    which = match.find("before") or match.find("which")
    if which is None:
        before = match.before()
        return LatestWeekend() if before is not None and before.text in _OVER else UnitFrom("weekend", 0)
    if is_title(match, unit):
        return None
    if is_arabic(which) == (match.find("which") is None) and which.text not in _LEADING:
        return None
    after = match.after()
    if which.text in {"last", "الاخير", "الاخيره"} and after is not None and _is_last_of(match, which, after):
        return None
    return UnitFrom(name, OFFSETS[which.tag])


def _is_last_of(match: Match, which: Sign, after: Sign) -> bool:
    """Whether it is the last one of something: the last week of July; but "last week in Paris"."""
    if is_arabic(which):
        return after.tag in {"of", "min", "in"}
    before = match.before()
    is_definite = match.signs[match.start].tag == "the" or (before is not None and before.tag == "the")
    return after.tag in {"of", "min"} or (after.tag == "in" and is_definite)


_LEADING = frozenset({"هذا", "هذه"})  # the only Arabic words of direction that go before their noun


@dataclass(frozen=True, slots=True)
class LatestWeekend(Reckoned):
    """The weekend that a verb speaks of: the next, or the latest that began."""

    kind: ClassVar[str] = "span"

    def resolve(self, clock: Clock | None, /) -> Edtf | None:
        """Saturday and Sunday, where the day of publication is known."""
        if clock is None:
            return None
        is_past = not clock.is_ahead and clock.today.weekday() < 5
        return UnitFrom("weekend", -1 if is_past else 0).resolve(clock)


@RULES.reads("the? unit:week/month_unit/year_unit/decade AFTER next", "the? unit:week/month_unit/year_unit before past")
def read_unit_but_one(match: Match) -> Reading | None:
    """The week after next, the year before last."""
    name = UNITS[match.sign("unit").tag][1]
    return UnitFrom(name, 2 if match.signs[match.end - 1].tag == "next" else -2)


@RULES.reads(
    "the? ( next | following ) unit:day",
    "the? following unit:week/month_unit/quarter/year_unit/decade/weekend",
    "unit:day/week/month_unit/year_unit subsequent",
)
def read_next_unit(match: Match) -> Reading | None:
    """The next day, the following year, العام التالي: the one after a date of the sentence."""
    return HangingUnit(UNITS[match.sign("unit").tag][1], 1)


@RULES.reads(
    "the same unit:day/week/month_unit/year_unit/weekend",
    "same unit:day/week/month_unit/year_unit",
    "unit:day/week/month_unit/year_unit itself",
    "that unit:day/week/month_unit/year_unit",
)
def read_same_unit(match: Match) -> Reading | None:
    """The same day, ذلك العام, الشهر نفسه: the one that a date of the sentence lies in; not ذات يوم, one day."""
    unit = match.sign("unit")
    if is_arabic(unit) and not unit.text.startswith("ال"):
        return None
    return HangingUnit(UNITS[unit.tag][1], 0)


@RULES.reads("the? rest OF? the? ( this | my )? unit:UNIT", "the? rest unit:UNIT this")
def read_rest(match: Match) -> Reading | None:
    """What is left of the week, month or year: rest of the week, باقي الشهر."""
    return Remainder(UNITS[match.sign("unit").tag][1], 1)


@RULES.reads(
    "how:earlier/later ( in? the | this ) unit:week/month_unit/year_unit/decade",
    "unit:week/month_unit/year_unit how:to_date",
)
def read_so_far(match: Match) -> Reading | None:
    """Earlier this month, later in the year, year to date."""
    return Remainder(UNITS[match.sign("unit").tag][1], 1 if match.sign("how").tag == "later" else -1)


_CLAUSE_ENDS = frozenset({"stop", "comma", "dot", "mark", "and"})
_RANGE_SIGNS = frozenset({"to", "until", "dash"})


@RULES.reads("day? weekday:WEEKDAY comma? in? the? number:ordinal", "day? weekday:WEEKDAY number:small")
def read_weekday_with_number(match: Match) -> Reading | None:
    """Friday the 22nd, الخميس 21."""
    after, number = match.after(), match.number("number")
    if not 1 <= number <= 31 or (after is not None and after.tag not in _CLAUSE_ENDS | _RANGE_SIGNS):
        return None
    return DayNear(number, match.number("weekday"))


@RULES.reads("the number:small/ordinal", "number:small", "day number:small/ordinal")
def read_day_alone(match: Match) -> Reading | None:
    """A day by its number alone, at the end of a clause: on 15, for the 27th, يوم 27."""
    number, before, after = match.sign("number"), match.before(), match.after()
    if not 1 <= number.number <= 31 or (after is not None and after.tag not in _CLAUSE_ENDS):
        return None
    opening = match.signs[match.start]
    if opening.tag == "day":
        return DayNear(number.number) if opening.text == "يوم" else None
    is_rank = number.tag == "ordinal" and not number.text.isdecimal() and number.number <= 10
    leads = {"on"} if opening.tag == "small" else {"on", "in", "for", "by"}
    return DayNear(number.number) if before and before.text in leads and not is_rank else None


@RULES.reads("number:small which:this")
def read_day_of_this_month(match: Match) -> Reading | None:
    """15 الجاري: a day of the month of publication."""
    is_month = match.sign("which").text in {"الجاري", "الحالي"}
    return DayIn(UnitFrom("month", 0), match.number("number")) if is_month else None
