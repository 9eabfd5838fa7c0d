"""Durations: so many days, weeks, months or years, as the words of a match say them."""

from claimtrack.language.dates.grammar import Match
from claimtrack.language.dates.relative import Duration, Unit
from claimtrack.language.dates.signs import is_arabic

PLURALS = frozenset({"days", "weeks", "months", "quarters", "years", "decades"})
UNITS: dict[str, tuple[int, Unit]] = {
    "day": (1, "day"),
    "days": (1, "day"),
    "two_days": (2, "day"),
    "week": (1, "week"),
    "weeks": (1, "week"),
    "two_weeks": (2, "week"),
    "weekend": (1, "weekend"),
    "month_unit": (1, "month"),
    "months": (1, "month"),
    "two_months": (2, "month"),
    "quarter": (1, "quarter"),
    "quarters": (1, "quarter"),
    "year_unit": (1, "year"),
    "years": (1, "year"),
    "two_years": (2, "year"),
    "decade": (1, "decade"),
    "decades": (1, "decade"),
    "two_decades": (2, "decade"),
}
LONGEST = 3000  # of any unit; more is no date but a number
DURATION = "n1:NUMBER? u1:SPAN single:count? ( comma? and? n2:NUMBER u2:SPAN ( comma? and? n3:NUMBER u3:SPAN )? )?"


def duration_of(match: Match) -> Duration | None:
    """The duration in a match; None where it is vague (days, weeks) or only opens a date (منذ عام 2011)."""
    found: list[tuple[int, Unit]] = []
    single = match.find("single")
    if single and (single.number != 1 or match.find("n1")):
        return None
    if _opens_date(match) or _is_measured(match):
        return None
    for count, unit in (("n1", "u1"), ("n2", "u2"), ("n3", "u3")):
        sign, number = match.find(unit), match.find(count)
        if sign is None:
            continue
        size, name = UNITS[sign.tag]
        is_vague = sign.tag in PLURALS and sign.text != "يوما"
        is_definite = size == 1 and sign.text.startswith("ال")
        if number is None and (is_vague or is_definite or not is_arabic(sign)):
            return None
        if number and is_definite and number.start < sign.start and name != "day":
            return None  # a counted noun is indefinite: 23 الشهر المقبل is a day
        found.append(((number.number if number else 1) * size, name))
    return found if found and all(0 < count <= LONGEST for count, _ in found) else None


_DATE_WORDS = frozenset(
    "year spelled_year small two_digits number count ordinal month may madda_month hijri_month weekday bare_weekday "
    "short_weekday full_date two_numbers both day relative_day".split()
)


def _opens_date(match: Match) -> bool:
    """Whether the last unit stands before a number or name of its own: قبل يوم 5 مايو, منذ شهر يوليو."""
    after = match.after()
    unit = match.sign("u1")
    is_bare = match.find("n1") is None and unit.tag in {"day", "week", "month_unit", "year_unit", "decade"}
    return is_bare and after is not None and after.tag in _DATE_WORDS and match.signs[match.end - 1] is unit


def _is_measured(match: Match) -> bool:
    """Whether a duration is measured from a date that follows: قبل يومين من 5 مايو."""
    if match.find("from_date") is not None:
        return False
    rest = match.signs[match.end : match.end + 2]
    return len(rest) == 2 and rest[0].tag in {"min", "of"} and rest[1].tag in _DATE_WORDS
