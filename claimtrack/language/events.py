"""Which claims of an article are about the same event: the same days or some of them, and the same words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.domain.drawn import DrawnClaim, FoundDate
from claimtrack.language.text.folding import fold
from claimtrack.language.text.lexicon import lexicon
from claimtrack.language.text.tokens import tokenize

_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_ENOUGH = 3  # shared content words on the same day
_ENOUGH_BESIDE = 2  # shared content words, one of which names what happens
_LONGEST = 31  # days of a date that another may lie in
_LATEST = 40  # earlier claims that are compared, so that the time stays linear


@dataclass(frozen=True, slots=True)
class _Told:
    """What a claim tells: its content words, which of them name what happens, and which of those are known before."""

    words: frozenset[str]
    happenings: frozenset[str]
    known: frozenset[str]
    date: FoundDate


def _told(claim: DrawnClaim) -> _Told | None:
    date = next((date for date in claim.dates if claim.date is not None and date.edtf == claim.date), None)
    if date is None:
        return None
    dated = {word for found in claim.dates for word in fold(found.text).split()}
    forms = [token.form for token in tokenize(claim.quote[:600]) if token.is_word]
    words = {_bare(form) for form in forms if len(_bare(form)) > 3 and _bare(form) not in dated}
    named = lexicon("en").lists["happenings"] | lexicon("ar").lists["happenings"]
    definite = {
        _bare(form)
        for place, form in enumerate(forms)
        if form.startswith(_ARTICLES) or "the" in forms[max(0, place - 2) : place]
    }
    return _Told(frozenset(words), frozenset(words & named), frozenset(words & named & definite), date)


def _bare(form: str) -> str:
    """A word without the Arabic article and what is glued before it."""
    prefix = next((prefix for prefix in _ARTICLES if form.startswith(prefix)), "")
    return form.removeprefix(prefix)


def _holds(date: FoundDate, other: FoundDate) -> bool:
    """Whether the days of one date, a month's at most, hold those of the other."""
    if date.earliest is None or date.latest is None or other.earliest is None or other.latest is None:
        return False
    is_short = (date.latest - date.earliest).days <= _LONGEST
    return is_short and date.earliest <= other.earliest and other.latest <= date.latest


def _is_same(earlier: _Told, later: _Told) -> bool:
    shared = earlier.words & later.words
    if earlier.date.edtf == later.date.edtf and len(shared) >= _ENOUGH:
        return True
    if not (_holds(earlier.date, later.date) or _holds(later.date, earlier.date)):
        return False
    is_known = earlier.date.edtf != later.date.edtf and bool(earlier.happenings & later.known)
    return is_known or (bool(earlier.happenings & later.happenings) and len(shared) >= _ENOUGH_BESIDE)


def join(claims: Sequence[DrawnClaim]) -> list[DrawnClaim]:
    """Note on each claim the first claim about the same event."""
    told = [_told(claim) for claim in claims]
    joined: list[DrawnClaim] = []
    for index, claim in enumerate(claims):
        here = told[index]
        same = None
        if here is not None:
            before = range(max(0, index - _LATEST), index)
            same = next((place for place in before if (other := told[place]) and _is_same(other, here)), None)
        first = joined[same].same_event if same is not None and joined[same].same_event is not None else same
        joined.append(claim if first is None else replace(claim, same_event=first))
    return joined
