"""Numbers: figures told apart by their shape, and numbers in words put together, in English and Arabic."""

import re

from claimtrack.language.dates.signs import LONGEST_FIGURE, Sign

_SEPARATORS = re.compile(r"[-/.,:–٫٬]")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_UNIT_TAGS = frozenset(
    {"day", "days", "week", "weeks", "month_unit", "months", "year_unit", "years", "hijri", "common_era"}
)
_MONTH_TAGS = frozenset({"month", "may", "short_weekday", "weekday", "hijri_month"})
_ARTICLES = frozenset({"ال", "لل", "بال", "وال", "فال", "و", "ب", "ل", "ف", "ك", "ول", "وب"})  # الـ24 من أغسطس
_QUARTERS = re.compile(r"[qh]")


def read_numbers(signs: list[Sign]) -> list[Sign]:
    """The same signs with every figure told apart and numbers in words as one sign each."""
    return _spelled(_figures(signs))


def _figures(signs: list[Sign]) -> list[Sign]:
    found: list[Sign] = []
    place = 0
    while place < len(signs):
        sign = signs[place]
        if sign.tag != "figure":
            found.append(sign)
            place += 1
            continue
        following = signs[place + 1] if place + 1 < len(signs) else None
        glued_before = bool(found) and found[-1].end == sign.start
        glued_after = following is not None and following.start == sign.end
        taken = 1
        if glued_after and following and following.text in _ORDINAL_ENDINGS and _value(sign) <= 31:
            sign = Sign("ordinal", sign.start, following.end, sign.text, _value(sign))
            taken = 2
        elif (decade := _decade(signs, place)) is not None:
            sign, taken = decade
        elif glued_before and _QUARTERS.fullmatch(found[-1].text) and _value(sign) in range(1, 5):
            letter = found.pop()
            tag = "quarter_number" if letter.text == "q" else "half_number"
            sign = Sign(tag, letter.start, sign.end, letter.text, _value(sign))
        elif _is_glued_wrongly(found[-1] if glued_before else None, following if glued_after else None) and not (
            following and following.text == "t" and _shape(sign.text)[0] == "full_date"
        ):
            sign.tag = "glued"
        else:
            sign.tag, sign.number = _shape(sign.text)
        found.append(sign)
        place += taken
    return found


def _value(sign: Sign) -> int:
    return int(sign.text) if sign.text.isdecimal() and len(sign.text) <= 4 else 10_000


def _decade(signs: list[Sign], place: int) -> tuple[Sign, int] | None:
    """The decade "1970s", "1970's", "70s" at a place, and how many signs it takes."""
    sign, rest = signs[place], signs[place + 1 : place + 3]
    if len(sign.text) not in {2, 4} or not sign.text.isdecimal() or not sign.text.isascii() or int(sign.text) % 10:
        return None
    taken = 1 if rest and rest[0].tag == "word" and rest[0].text == "s" else 0
    if not taken and len(rest) == 2 and rest[0].tag == "apostrophe" and rest[1].text == "s":
        taken = 2
    if not taken or rest[0].start != sign.end:
        return None
    return Sign("decade_name", sign.start, rest[taken - 1].end, sign.text, int(sign.text)), taken + 1


def _is_glued_wrongly(before: Sign | None, after: Sign | None) -> bool:
    """Whether a figure is part of a code or an amount: A1B2, $5, -3.5, 7pm, rather than Oct2, 3days, 2019م."""
    if before and (before.text in _ARTICLES or _has_no_blanks(before)):
        before = None
    if after and _has_no_blanks(after):
        after = None
    if before and before.tag not in _MONTH_TAGS and (before.tag in {"word", "money", "glued"} or len(before.text) > 2):
        return True
    return after is not None and (after.tag in {"word", "money"}) and after.tag not in _UNIT_TAGS


def _has_no_blanks(sign: Sign) -> bool:
    """Whether a word is of a script that puts no blanks between words: Thai, Japanese, Chinese."""
    return "\u0e00" <= sign.text[:1] <= "\u0eff" or "\u3040" <= sign.text[:1] <= "\u9fff"


def _shape(text: str) -> tuple[str, int]:
    """The tag and value of a figure by its shape alone."""
    if len(text) > LONGEST_FIGURE:
        return "number", 0
    if text.isdecimal():
        return _whole(text)
    parts = _SEPARATORS.split(text)
    lengths = tuple(len(part) for part in parts)
    if len(parts) == 3 and max(lengths) <= 4 and ":" not in text:
        return "full_date", 0
    if len(parts) == 2 and "," not in text and ":" not in text:
        first, second = int(parts[0]), int(parts[1])
        if lengths == (4, 4):
            return "two_years", 0
        if 4 in lengths and min(lengths) <= 2 and 1 <= (second if lengths[0] == 4 else first) <= 12:
            return "year_month", 0
        if max(lengths) <= 2 and 1 <= first <= 31 and 1 <= second <= 31:
            return "two_numbers", 0
    return "number", 0


def _whole(text: str) -> tuple[str, int]:
    if len(text) <= 2:
        value = int(text)
        return ("small" if 1 <= value <= 31 else "two_digits"), value
    if len(text) == 4 and 1000 <= int(text) <= 2999:
        return "year", int(text)
    return "number", int(text) if len(text) <= 6 else 0


def _spelled(signs: list[Sign]) -> list[Sign]:
    found: list[Sign] = []
    place = 0
    while place < len(signs):
        tag = signs[place].tag
        if tag in {"cardinal", "hundred", "thousand", "ordinal"} or (tag == "one" and _opens_hundred(signs, place)):
            value, is_ordinal, end = _english(signs, place)
        elif tag in {"cardinal_ar", "ordinal_ar"}:
            value, is_ordinal, end = _arabic(signs, place)
        else:
            found.append(signs[place])
            place += 1
            continue
        first, last = signs[place], signs[end - 1]
        kind = "ordinal" if is_ordinal else "spelled_year" if 1000 <= value <= 2999 and end - place > 1 else "count"
        if value == 2000 and not is_ordinal and first.text == "الفين":
            kind = "spelled_year"
        text = " ".join(sign.text for sign in signs[place:end])
        found.append(Sign(kind, first.start, last.end, text, value, first.is_capital))
        place = end
    return found


def _opens_hundred(signs: list[Sign], place: int) -> bool:
    return place + 1 < len(signs) and signs[place + 1].tag in {"hundred", "thousand"}


def _english(signs: list[Sign], place: int) -> tuple[int, bool, int]:
    """The number in English words at a place, whether it is an ordinal, and where it ends."""
    thousands, value, end = 0, 0, place
    if signs[place].text.isdecimal() or signs[place].tag == "ordinal":
        return signs[place].number, True, place + 1
    joined = place
    while joined < len(signs):
        sign = signs[joined]
        if sign.tag in {"cardinal", "one"} or (sign.tag == "ordinal" and not sign.text.isdecimal()):
            grown = _grown(value, sign.number, is_first=end == place)
            if grown is None:
                break
            value, end = grown, joined + 1
            if sign.tag == "ordinal":
                return thousands + value, True, end
        elif sign.tag == "hundred" and 0 < value < 100:
            value, end = value * 100, joined + 1
        elif sign.tag == "thousand" and 0 < value < 1000 and not thousands:
            thousands, value, end = value * 1000, 0, joined + 1
        elif not _joins(sign, signs, joined):
            break
        joined += 1
    return thousands + value, False, max(end, place + 1)


def _joins(sign: Sign, signs: list[Sign], place: int) -> bool:
    previous = signs[place - 1]
    if sign.tag == "dash":
        return previous.end == sign.start and previous.tag == "cardinal"
    return sign.tag == "and" and previous.tag in {"hundred", "thousand"}


def _grown(value: int, number: int, *, is_first: bool) -> int | None:
    """A number with one more word: twenty + one, nineteen + ninety (a year), hundred + five; None if not one."""
    if is_first:
        return number
    ones = value % 100
    if ones == 0 or (ones >= 20 and ones % 10 == 0 and 1 <= number <= 9):
        return value + number if value else (None if number == 0 else number)
    if 13 <= value <= 20 and (number >= 10 or number == 0):
        return value * 100 + number
    return None


def _arabic(signs: list[Sign], place: int) -> tuple[int, bool, int]:
    """The number in Arabic words at a place, whether it is an ordinal, and where it ends."""
    is_ordinal = signs[place].tag == "ordinal_ar"
    thousands, value, end = 0, signs[place].number, place + 1
    if value >= 1000:
        thousands, value = value, 0
    joined = end
    while joined < len(signs):
        sign = signs[joined]
        has_and = sign.tag == "and"
        if has_and:
            joined += 1
            if joined >= len(signs):
                break
            sign = signs[joined]
        grown = _grown_arabic(thousands, value, sign, has_and=has_and, is_ordinal=is_ordinal)
        if grown is None:
            break
        thousands, value = grown
        joined += 1
        end = joined
    return thousands + value, is_ordinal, end


def _grown_arabic(thousands: int, value: int, sign: Sign, *, has_and: bool, is_ordinal: bool) -> tuple[int, int] | None:
    if sign.tag == "thousand_ar":
        return (value * 1000, 0) if 3 <= value <= 10 and not thousands and not has_and else None
    if sign.tag not in {"cardinal_ar", "ordinal_ar"}:
        return None
    number = sign.number
    if not has_and:
        teens = sign.tag == "cardinal_ar" and number == 10 and 1 <= value % 100 <= 9
        return (thousands, value + 10) if teens else None
    if is_ordinal and not (number >= 20 and 1 <= value <= 9):
        return None
    if sign.tag == "ordinal_ar" and not is_ordinal:
        return None
    fits = (
        (value == 0 and number < 1000)
        or (value % 100 == 0 and number < 100)
        or (1 <= value % 100 <= 9 and number in range(20, 100, 10))
    )
    return (thousands, value + number) if fits else None
