"""From the order in which the signs of a line are seen to that in which they are read (the way back through UAX #9).

That way is not always unique; where it is not, the likelier reading is taken: a number after a Latin name belongs to
it, as in "Boeing 737", a sign and a percentage belong to their number, and a bracket opens after a blank and closes
before one, whatever the document calls it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_SEPARATORS = ".,:/\u066b\u066c"  # inside a number among Arabic; a hyphen parts two
_SIGNS, _PERCENTAGES = "+-\u2212", "%\u066a\u2030"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_OPENING = {**{opener: opener for opener in _BRACKETS}, **{closer: opener for opener, closer in _BRACKETS.items()}}
_LATIN, _NUMBER, _ARABIC, _OTHER, _BLANK = "latin", "number", "arabic", "other", "blank"


@dataclass(frozen=True, slots=True)
class _Unit:
    """Signs that keep their order; `kind` is one of the five."""

    text: str
    kind: str


def is_right_to_left(text: str) -> bool:
    """Whether the first character is a letter of a script that is written from the right."""
    return unicodedata.bidirectional(text[:1]) in {"R", "AL"}


def is_mostly_turned(signs: Sequence[str]) -> bool:
    """Whether most letters are of a script that is written from the right."""
    return sum(map(is_right_to_left, signs)) >= sum(map(_is_latin, signs))


def read_from_right(seen: Sequence[str]) -> str:
    """A line of Arabic or Hebrew: its signs from left to right, blanks among them, in the order of reading."""
    units = list(_phrases([unit for part in _parts(seen) for unit in _units(part)]))
    return "".join(_with_brackets(units[::-1]))


def read_from_left(seen: Sequence[str]) -> str:
    """A line of Latin, in which words of Arabic are turned round, with what stands between two of them."""
    turned: list[str] = []
    index = 0
    while index < len(seen):
        end = index + 1
        if is_right_to_left(seen[index]):
            for place in range(index + 1, len(seen)):
                if is_right_to_left(seen[place]):
                    end = place + 1
                elif _is_latin(seen[place]) or seen[place][0].isdigit():
                    break
        turned.extend(seen[index:end][::-1])
        index = end
    return "".join(turned)


def _is_latin(sign: str) -> bool:
    return unicodedata.bidirectional(sign[0]) == "L"


def _parts(seen: Sequence[str]) -> Iterator[list[str]]:
    """The line cut into blanks, letters of Arabic, and stretches of all else."""
    for kind, part in groupby(seen, key=lambda sign: _BLANK if sign == " " else is_right_to_left(sign)):
        signs = list(part)
        yield from ([sign] for sign in signs) if kind is not False else [signs]


def _units(part: list[str]) -> Iterator[_Unit]:
    """What in a part keeps its order: a Latin word with all signs inside it, or the numbers."""
    if part == [" "] or is_right_to_left(part[0]):
        yield _Unit(part[0], _BLANK if part == [" "] else _ARABIC)
        return
    told = [index for index, sign in enumerate(part) if _is_latin(sign) or sign[0].isdigit()]
    if not any(map(_is_latin, part)):
        yield from _numbers(part)
        return
    yield from (_Unit(sign, _OTHER) for sign in part[: told[0]])
    yield _Unit("".join(part[told[0] : told[-1] + 1]), _LATIN)
    yield from (_Unit(sign, _OTHER) for sign in part[told[-1] + 1 :])


def _numbers(part: list[str]) -> Iterator[_Unit]:
    index = 0
    while index < len(part):
        is_signed = index == 0 and part[0] in _SIGNS and len(part) > 1 and part[1][0].isdigit()
        end = index + 1 + is_signed
        if part[end - 1][0].isdigit():
            end = _end_of_number(part, end)
        text = "".join(part[index:end])
        yield _Unit(text, _NUMBER if part[end - 1][0].isdigit() or end - index > 1 else _OTHER)
        index = end


def _end_of_number(part: list[str], end: int) -> int:
    """Where a number ends that is known up to a place, with the percentage after it."""
    while end < len(part):
        is_inside = part[end] in _SEPARATORS and end + 1 < len(part) and part[end + 1][0].isdigit()
        if not (part[end][0].isdigit() or is_inside):
            break
        end += 1
    return end + 1 if end < len(part) and part[end] in _PERCENTAGES else end


def _phrases(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """The units with those made one that follow a Latin word: words after it, and a number right after a blank."""
    index = 0
    while index < len(units):
        end = index + 1
        if units[index].kind == _LATIN:
            while (following := _following(units, end)) is not None:
                end = following
        yield _Unit("".join(unit.text for unit in units[index:end]), units[index].kind)
        index = end


def _following(units: Sequence[_Unit], end: int) -> int | None:
    """The end of the next unit that belongs to a Latin phrase, None where it ends."""
    for place in range(end, len(units)):
        if units[place].kind == _LATIN or (units[place].kind == _NUMBER and place <= end + 1):
            return place + 1
        if units[place].kind not in {_OTHER, _BLANK}:
            break
    return None


def _with_brackets(units: Sequence[_Unit]) -> Iterator[str]:
    """The units as text, brackets turned as the blanks beside them tell: documents disagree on what to call them."""
    for index, unit in enumerate(units):
        opener = _OPENING.get(unit.text) if unit.kind == _OTHER else None
        if opener is None:
            yield unit.text
            continue
        is_free_before = index == 0 or units[index - 1].kind == _BLANK
        is_free_after = index + 1 == len(units) or _ends_word(units[index + 1])
        if is_free_before != is_free_after:
            yield opener if is_free_before else _BRACKETS[opener]
        else:
            yield unit.text


def _ends_word(unit: _Unit) -> bool:
    return unit.kind == _BLANK or unicodedata.category(unit.text[0]).startswith("P")
