"""When a claim is said to have happened: picks among the dates inside it, and tells the event from the saying."""

from bisect import bisect_left
from dataclasses import replace

from claimtrack.domain.drawn import DateOf, DrawnClaim, FoundDate
from claimtrack.language.text.lexicon import lexicon
from claimtrack.language.text.tokens import tokenize

_COMPARING = frozenset("مقارنه بالمقارنه قياسا compared versus".split())
# What opens a clause that only says what a figure is held against: beating the record of May 1997, up from May.
_AGAINST = frozenset(
    "beating breaking surpassing exceeding topping eclipsing overtaking smashing up down متجاوزا متجاوزه متخطيا متخطيه "
    "محطما محطمه كاسرا كاسره".split()
)
_REPORTS = frozenset("posted reported reports posts".split())
_STEPS = (0, 6, 30, 91, 183, 365)  # days from the first to the last of a day, week, month, quarter, half, year


def _precision(date: FoundDate) -> tuple[int, int]:
    """Sorts the most exact date first, the first written among equals: a day, a week, a month, a season, more."""
    if date.earliest is None or date.latest is None:
        return len(_STEPS) + 1, date.start
    return bisect_left(_STEPS, (date.latest - date.earliest).days), date.start


def _is_measure(claim: DrawnClaim, date: FoundDate) -> bool:
    """Whether a date only says what is compared, or how long something has been the most: the lowest since 1998."""
    if not _COMPARING.isdisjoint(token.form for token in tokenize(claim.quote[: date.start - claim.start])[-2:]):
        return True
    before = claim.quote[: date.start - claim.start]
    clause = before[max(before.rfind(","), before.rfind("،")) + 1 :]
    forms = [token.form for token in tokenize(clause)]
    if len(clause) < len(before) and forms and forms[0] in _AGAINST:
        return True
    if date.edtf is None or not date.edtf.endswith("/.."):
        return False
    lists = (lexicon("en").lists["superlatives"], lexicon("ar").lists["superlatives"])
    return any(
        form in words or form.endswith("est")
        for place, form in enumerate(forms)
        for words in lists
        if forms[place + 1 : place + 2] not in (["من"], ["than"])  # more than three thousand
    )


def _is_report(claim: DrawnClaim, date: FoundDate) -> bool:
    """Whether a date is that of results which are told right after it: on Thursday posted a loss for the quarter."""
    following = tokenize(claim.quote[date.end - claim.start :][:20])
    return bool(following) and following[0].form in _REPORTS


def timed(
    claim: DrawnClaim,
    dates: tuple[FoundDate, ...],
    saying: tuple[int, int] | None,
    *,
    aside: tuple[int, int] | None = None,
    is_act: bool = False,
) -> DrawnClaim:
    """A claim with its date: that of the event, or where only the saying is dated, of the saying.

    `saying` is the span, in code points, of the words that say who says it, `aside` that of a clause in them that only
    tells more of the speaker. Where the saying is itself what happened, a call or a denial, `is_act` puts its day
    first.
    """
    if not dates:
        return claim
    told = [date for date in dates if aside is None or not aside[0] <= date.start < aside[1]]
    placed = [date for date in told if date.edtf is not None and not _is_measure(claim, date)]
    of_saying = [
        date
        for date in placed
        if (saying is not None and saying[0] <= date.start < saying[1]) or _is_report(claim, date)
    ]
    of_event = [date for date in placed if date not in of_saying]
    chosen = min((of_saying or of_event) if is_act else (of_event or of_saying), key=_precision, default=None)
    if chosen is None:
        return replace(claim, dates=dates)
    return replace(
        claim,
        dates=dates,
        date=chosen.edtf,
        date_text=chosen.text,
        date_of=DateOf.SAYING if chosen in of_saying else DateOf.EVENT,
        date_reason=chosen.reason,
    )
