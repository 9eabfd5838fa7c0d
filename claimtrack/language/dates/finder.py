"""The finder of dates: a text in, its date expressions out, each placed as far as words and publication allow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claimtrack.domain.drawn import FoundDate
from claimtrack.domain.edtf import Edtf, Precision
from claimtrack.language.dates import arabic, composed, english, figures, measured, reckoned, tense, written
from claimtrack.language.dates.clock import Clock
from claimtrack.language.dates.grammar import Rules
from claimtrack.language.dates.numerals import read_numbers
from claimtrack.language.dates.readings import MonthOf, Named, Reading
from claimtrack.language.dates.relative import FROM_DATE, Hanging, HangingUnit, Weekday
from claimtrack.language.dates.signs import Lexicon, Sign, read_signs

_POINTS = Rules.joined(figures.RULES, written.RULES, reckoned.RULES, measured.RULES)
_STAGES = (_POINTS, composed.INSIDE, composed.PARTS, composed.BETWEEN, composed.OPEN)
UNPLACED = "date.unplaced"
NO_DAY = "date.no-day"
NO_PUBLICATION = "date.no-publication"
_LONGEST_PRESENT = 183  # days that a verb of the present may tell of what is over
_SAMPLE = 2_000  # characters looked at to tell which of two figures is the day


@cache
def _both_languages() -> Lexicon:
    return english.lexicon() | arabic.lexicon()


# The scripts share no word, so that both can be read at once.
LEXICONS: Mapping[str, Callable[[], Lexicon]] = {
    "en": cache(english.lexicon),
    "ar": cache(arabic.lexicon),
    "auto": _both_languages,
}


def find_dates(text: str, *, reference: str | None, language: str = "auto") -> list[FoundDate]:
    """Every date expression of a text, in order, none overlapping.

    `reference` is the day of publication as EDTF, known to the day, month or year (Problem where it is not EDTF); None
    where it is unknown, and then nothing is inferred. `language` is ar, en or auto, which reads both.
    """
    clock = Clock.of(reference) if reference else None
    signs = read_numbers(read_signs(text, LEXICONS.get(language, _both_languages)()))
    is_day_first = language == "ar" or (language != "en" and _is_arabic(text))
    for stage in _STAGES:
        signs = stage.rewrite(signs, is_day_first=is_day_first)
    return _placed(text, signs, clock)


def _is_arabic(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum("\u0620" <= letter <= "\u064a" for letter in sample) > sum("a" <= letter <= "z" for letter in sample)


def _placed(text: str, signs: Sequence[Sign], clock: Clock | None) -> list[FoundDate]:
    found: list[FoundDate] = []
    anchor: Edtf | None = None
    for place, sign in enumerate(signs):
        if sign.tag == "stop":
            anchor = None
        reading = sign.reading
        if reading is None:
            continue
        here = _clock_of_neighbour(signs, place) or (_clock_of_verb(signs, place, reading, clock) if clock else None)
        is_beside = place > 0 and signs[place - 1].reading is not None  # in January after eight years as …
        edtf, reason = _resolved(reading, here, None if is_beside else anchor)
        if edtf is None and reading.kind == "ahead":
            continue
        anchor = edtf or anchor
        found.append(
            FoundDate(
                text=text[sign.start : sign.end],
                start=sign.start,
                end=sign.end,
                edtf=edtf.text if edtf else None,
                earliest=edtf.earliest if edtf else None,
                latest=edtf.latest if edtf else None,
                reason=reason,
            )
        )
    return found


def _clock_of_verb(signs: Sequence[Sign], place: int, reading: Reading, clock: Clock) -> Clock:
    """The clock that looks ahead where the verb near a date does, or speaks in the present of what is long past."""
    if tense.looks_ahead(signs, place):
        return replace(clock, is_ahead=True)
    if isinstance(reading, Weekday) and tense.is_due(signs, place):
        return replace(clock, is_ahead=True)
    if reading.floats and clock.knows_month and tense.is_scheduled(signs, place):
        latest, _ = _resolved(reading, clock, None)
        day = None if latest is None else latest.latest or latest.earliest
        is_long_past = latest is None or (day is not None and (clock.today - day).days > _LONGEST_PRESENT)
        return replace(clock, is_ahead=is_long_past)
    return clock


def _clock_of_neighbour(signs: Sequence[Sign], place: int) -> Clock | None:
    """The clock that a neighbour gives to a date without a year: in March and May 2018."""
    reading = signs[place].reading
    beside = signs[place + 1 : place + 3]
    if reading is None or not reading.floats or len(beside) < 2 or beside[0].text not in _JOINING:
        return None
    other = beside[1].reading
    if not isinstance(other, Named | MonthOf) or other.kind != reading.kind or other.year.number is None:
        return None
    found = other.resolve(None)
    return Clock(found.latest, Precision.DAY) if found and found.latest else None


_JOINING = frozenset({"and", "or", "و", "او"})


def _resolved(reading: Reading, clock: Clock | None, anchor: Edtf | None) -> tuple[Edtf | None, str]:
    try:
        hung = (
            reading.on(anchor)
            if anchor and isinstance(reading, Hanging | HangingUnit) and reading.kind == "hanging"
            else None
        )
        if hung:
            return hung, FROM_DATE
        found = reading.resolve(clock)
    except ValueError:  # the calendar ends before it
        return None, UNPLACED
    return found, reading.reason(clock) if found else _why_not(reading, clock)


def _why_not(reading: Reading, clock: Clock | None) -> str:
    if reading.kind in {"hanging", "unplaced"} or (clock and clock.knows_day):
        return UNPLACED
    return NO_DAY if clock else NO_PUBLICATION
