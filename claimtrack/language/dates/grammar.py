"""The grammar engine: patterns over signs, each sign one character, so that one regular expression reads a whole text.

A pattern is written in terms, `the? number:DAY of? month:MONTH`, each term a tag or a group of tags with an optional
name; `/` joins tags, `?` makes a term optional, `( … )`, `( … )?` and `|` group. No term repeats without a bound, so
matching is linear in the text.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimtrack.language.dates.readings import Reading
from claimtrack.language.dates.signs import Sign

_FIRST_PRIVATE = 0xE000
_BRACKETS = {"(": "(?:", ")": ")", ")?": ")?", "|": "|"}
GROUPS = {
    "DAY": "small/count/ordinal",
    "NUMBER": "small/two_digits/number/count/one",
    "YEAR": "year/spelled_year",
    "FROM": "from/min/starting",
    "OF": "of/min",
    "TO": "to/until/dash",
    "AFTER": "after/following",
    "WITHIN": "within/during",
    "UNIT": "week/month_unit/year_unit/decade/quarter/weekend",
    "SPAN": (
        "day/days/week/weeks/month_unit/months/quarters/year_unit/years/decade/decades/"
        "two_days/two_weeks/two_months/two_years/two_decades"
    ),
    "DIRECTION": "next/past/this/my/next_but_one/past_but_one",
    "MONTH": "month/may",
    "WEEKDAY": "weekday/short_weekday",
    "DATE": "a_day/a_week/a_month/a_year/a_span",
    "PERIOD": "a_week/a_month/a_year/a_span",
}


class _Characters(dict[str, str]):
    """The one character that stands for each tag, given out as tags are first met."""

    def __missing__(self, tag: str) -> str:
        self[tag] = chr(_FIRST_PRIVATE + len(self))
        return self[tag]


_CHARACTERS = _Characters()


def encode(signs: Sequence[Sign]) -> str:
    """The signs as a string of one character each."""
    return "".join([_CHARACTERS[sign.tag] for sign in signs])


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over encoded signs of a pattern in terms."""
    return re.compile("".join(_BRACKETS.get(term) or _term(term) for term in pattern.split()))


def _term(term: str) -> str:
    optional = "?" if term.endswith("?") else ""
    name, _, tags = term.removesuffix("?").rpartition(":")
    characters = "".join(_CHARACTERS[tag] for part in tags.split("/") for tag in GROUPS.get(part, part).split("/"))
    return f"(?P<{name}>[{characters}]){optional}" if name else f"[{characters}]{optional}"


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a pattern fits: the signs by their names, and what stands around them."""

    signs: Sequence[Sign]
    match: re.Match[str]
    is_day_first: bool

    @property
    def start(self) -> int:
        """The place of the first sign."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The place after the last sign."""
        return self.match.end()

    def find(self, name: str) -> Sign | None:
        """The sign with a name, None where the optional term is not there."""
        place = self.match.start(name) if name in self.match.re.groupindex else -1
        return self.signs[place] if place >= 0 else None

    def sign(self, name: str) -> Sign:
        """The sign with a name that the pattern always has."""
        return self.signs[self.match.start(name)]

    def number(self, name: str) -> int:
        """The value of the sign with a name."""
        return self.sign(name).number

    def reading(self, name: str) -> Reading:
        """The date that the sign with a name was read as."""
        reading = self.sign(name).reading
        if reading is None:
            raise ValueError(f"{name} is no date")
        return reading

    def before(self) -> Sign | None:
        """The sign before the match."""
        return self.signs[self.start - 1] if self.start else None

    def after(self) -> Sign | None:
        """The sign after the match."""
        return self.signs[self.end] if self.end < len(self.signs) else None


Build = Callable[[Match], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it is read as; the reading is None where the words only look like it."""

    pattern: re.Pattern[str]
    build: Build


class Rules:
    """The rules of one stage of reading; of rules that fit at the same place the longest holds, then the first."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self.all = list(rules)

    @classmethod
    def joined(cls, *parts: "Rules") -> "Rules":
        """The rules of several parts as one stage."""
        return cls(rule for part in parts for rule in part.all)

    def reads(self, *patterns: str) -> Callable[[Build], Build]:
        """Registers a function as what the patterns are read as."""

        def register(build: Build) -> Build:
            self.all.extend(Rule(compile_pattern(pattern), build) for pattern in patterns)
            return build

        return register

    def rewrite(self, signs: list[Sign], *, is_day_first: bool) -> list[Sign]:
        """The signs with every date that a rule reads put in the place of its words."""
        text = encode(signs)
        found = [
            (match.start(), -match.end(), order, match)
            for order, rule in enumerate(self.all)
            for match in rule.pattern.finditer(text)
        ]
        found.sort(key=lambda entry: entry[:3])
        result: list[Sign] = []
        place = 0
        for start, _, order, match in found:
            if start < place:
                continue
            read = Match(signs, match, is_day_first)
            try:
                reading = self.all[order].build(read)
            except ValueError:  # the calendar has no such day
                continue
            if reading is None:
                continue
            end = _end_of_words(signs, match.end())
            result.extend(signs[place:start])
            result.append(_date(signs[start:end], reading))
            place = end
        result.extend(signs[place:])
        return result


def _end_of_words(signs: Sequence[Sign], end: int) -> int:
    """The end of a match without the stop or comma that may follow its last word."""
    return end - 1 if signs[end - 1].tag in {"dot", "comma"} else end


def _date(signs: Sequence[Sign], reading: Reading) -> Sign:
    words = " ".join(sign.text for sign in signs)
    return Sign(f"a_{reading.kind}", signs[0].start, signs[-1].end, words, reading=reading)
