"""What durations are read as: two weeks ago, قبل ثلاثة أسابيع, بعد أيام, the past three months, within two weeks."""

from claimtrack.language.dates.durations import DURATION, PLURALS, duration_of
from claimtrack.language.dates.grammar import Match, Rules
from claimtrack.language.dates.readings import Reading
from claimtrack.language.dates.relative import Hanging, Rolling, Shifted, UnitFrom, Unplaced
from claimtrack.language.dates.signs import is_arabic
from claimtrack.language.dates.spans import About, Lasting, Since

RULES = Rules()


@RULES.reads(
    f"about:about? {DURATION} ago",
    f"back:before about:about? {DURATION} from_now?",
    f"back:since about:about? {DURATION} from_now",
)
def read_ago(match: Match) -> Reading | None:
    """Two weeks ago, قبل ثلاثة أسابيع, about two years ago; "more than two years ago" cannot be placed."""
    back, before, found = match.find("back"), match.before(), duration_of(match)
    if found is None or (back and not is_arabic(back)):
        return None
    if (before is not None and before.text in {"than", "over", "half"}) or (back and _is_after_event(match)):
        return Unplaced()
    return _about(match, Shifted(found, -1))


def _about(match: Match, reading: Reading) -> Reading:
    return About(reading) if match.find("about") else reading


@RULES.reads("few:few u1:SPAN ago", "back:before few:few u1:SPAN", "back:before u1:days/weeks/months/years/decades")
def read_some_time_ago(match: Match) -> Reading | None:
    """A few days ago, قبل أيام: no day can be told."""
    back = match.find("back")
    return Hanging(None, -1) if back is None or is_arabic(back) else None


@RULES.reads(f"since:since about:about? {DURATION}")
def read_since(match: Match) -> Reading | None:
    """منذ شهرين: since two months ago."""
    found = duration_of(match)
    return Since(_about(match, Shifted(found, -1))) if found and is_arabic(match.sign("since")) else None


@RULES.reads("since few? u1:days/weeks/months/years/decades")
def read_since_some_time(match: Match) -> Reading | None:
    """منذ أيام: since some days, no day can be told."""
    return Unplaced() if is_arabic(match.sign("u1")) else None


@RULES.reads(f"AFTER? {DURATION} from_now", f"on:AFTER {DURATION} from_now")
def read_from_now(match: Match) -> Reading | None:
    """Two weeks from now, بعد أسبوعين من الآن."""
    found = duration_of(match)
    return Shifted(found, 1) if found else None


@RULES.reads(
    f"{DURATION} way:before/after/from/min day:relative_day",
    f"way:before/after {DURATION} from_date:min day:relative_day",
)
def read_from_relative_day(match: Match) -> Reading | None:
    """Two days after tomorrow, four days from yesterday."""
    found = duration_of(match)
    anchor = UnitFrom("day", match.number("day"))
    return Shifted(found, -1 if match.sign("way").tag == "before" else 1, anchor) if found else None


@RULES.reads(
    f"AFTER about? {DURATION} ( min that )?",
    f"how:before that in {DURATION}",
    f"how:after that in {DURATION}",
    f"{DURATION} how:later/earlier",
    "AFTER few:few u1:SPAN",
    "few:few u1:SPAN how:later/earlier",
)
def read_hanging(match: Match) -> Reading | None:
    """Two days later, بعد أيام: measured from another date of the sentence."""
    how = match.find("how")
    before = match.before()
    if before is not None and before.tag in {"day", "days"}:
        return None  # day after day
    sign = -1 if how and how.tag in {"earlier", "before"} else 1
    is_vague = match.find("few") is not None or (match.find("n1") is None and match.sign("u1").tag in PLURALS)
    found = None if is_vague else duration_of(match)
    if found is None and not is_vague:
        return None
    return Unplaced() if _is_after_event(match) else Hanging(found, sign)


def _is_after_event(match: Match) -> bool:
    """Whether the time is measured from what follows, which is no date: بعد شهر واحد فقط من الانتخابات."""
    if match.signs[match.end - 1].tag == "that":
        return False
    for sign in match.signs[match.end : match.end + 3]:
        if sign.tag in {"min", "of"} or sign.text == "علي":
            return True
        if sign.tag not in {"word", "count"}:
            return False
    return False


@RULES.reads(f"in:in {DURATION}")
def read_in(match: Match) -> Reading | None:
    """In two weeks: from the publication, where a verb looks ahead; else a length of time."""
    lead = match.sign("in")
    found = duration_of(match)
    if found is None or lead.text not in {"in", "في"} or match.find("n1") is None:
        return None
    return Hanging(found, 1, "ahead")


@RULES.reads(
    f"which:next/past {DURATION}",
    "the n1:NUMBER which:next/past u1:days/weeks/months/years/decades",
    "n1:NUMBER u1:SPAN which:next/past",
    "u1:SPAN n1:NUMBER which:next/past",
    "u1:two_days/two_weeks/two_months/two_years/two_decades which:next/past",
)
def read_rolling(match: Match) -> Reading | None:
    """The past three weeks, اليومين المقبلين, الأشهر الثلاثة القادمة."""
    found, which = duration_of(match), match.sign("which")
    is_after = which.start > match.sign("u1").start
    if found is None or (is_after != is_arabic(which) and which.text != "اخر"):
        return None
    if match.find("n1") is None and not is_arabic(which):
        return None
    return Rolling(found, 1 if which.tag == "next" else -1)


@RULES.reads(
    f"less {DURATION} from_now",
    f"less {DURATION} AFTER day:relative_day",
    f"less {DURATION} from day:relative_day",
    f"lead:in {DURATION} comma? from_now",
    f"within the? next? {DURATION} AFTER day:relative_day",
)
def read_span_from(match: Match) -> Reading | None:
    """Less than two weeks from today, for three days from now."""
    found, day, lead = duration_of(match), match.find("day"), match.find("lead")
    if found is None or (lead and lead.text not in {"for", "in"}):
        return None
    if lead and lead.text == "in":
        return Shifted(found, 1)
    return Lasting(UnitFrom("day", day.number if day else 0), found)


@RULES.reads(f"lead:during {DURATION}")
def read_during(match: Match) -> Reading | None:
    """خلال أسبوعين: from the publication on, where a verb looks ahead; else a length of time."""
    found = duration_of(match)
    return Rolling(found, 1, with_today=True, kind="ahead") if found and is_arabic(match.sign("lead")) else None


@RULES.reads(f"within the? next:next? {DURATION}")
def read_within(match: Match) -> Reading | None:
    """Within two weeks: from the publication on, after other words only where a verb looks ahead."""
    found = duration_of(match)
    is_said_to_be = match.find("next") is not None or match.before() is None
    kind = "span" if is_said_to_be else "ahead"
    return Rolling(found, 1, with_today=True, kind=kind) if found else None


@RULES.reads(
    "the? which:next/past few u1:SPAN",
    "few u1:SPAN which:next/past",
    "u1:SPAN few which:next/past",
)
def read_some_time(match: Match) -> Reading | None:
    """The past few days: no day can be told."""
    return Unplaced() if is_arabic(match.sign("which")) == is_arabic(match.sign("u1")) else None
