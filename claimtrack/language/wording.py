"""The wording of a claim that stands on its own: what its quote leaves out is added in square brackets.

Only what the article itself makes certain is added, the name of a speaker whom the quote calls "she" or leaves out, and
the year of a day or month that was written without one; an analyst adds the rest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.domain.drawn import DrawnClaim, FoundDate
from claimtrack.language.text.lexicon import lexicon
from claimtrack.language.text.quotations import find_quotations
from claimtrack.language.text.tokens import Token, tokenize

MEANT = "speaker.last-named"  # the speaker was named before, and not in these words
YEAR_INFERRED = frozenset({"date.year.latest-not-after", "date.year.first-after"})

_PRONOUNS = frozenset(("he", "she", "it", "they"))
_BETWEEN = frozenset("also then later again further had has have reportedly".split())  # a pronoun and its verb
_OPENERS = frozenset((":", "«", '"', "“"))
_YEAR = re.compile(r"[0-9\u0660-\u0669]{4}")
_LINE_END = re.compile(r" *\n *")  # a quote has one only where lines were wrapped by hand
_ARABIC = re.compile(r"[\u0620-\u06D3]")


@dataclass(frozen=True, slots=True)
class _Addition:
    """Words in square brackets for a span of the quote, which is empty where nothing is replaced."""

    start: int
    end: int
    words: str


def stand_alone(claim: DrawnClaim) -> str:
    """The quote of a claim with what it leaves out in square brackets: "[Amal Haddad] said … on 19 April [2019]"."""
    additions = [*_speaker(claim), *_years(claim)]
    text = claim.quote
    for addition in sorted(additions, key=lambda addition: addition.start, reverse=True):
        text = f"{text[: addition.start]}{addition.words}{text[addition.end :]}"
    return _LINE_END.sub(" ", text)


def _years(claim: DrawnClaim) -> Iterator[_Addition]:
    for date in claim.dates:
        year = _inferred_year(date)
        if year is not None and claim.start <= date.start and date.end <= claim.end:
            place = date.end - claim.start
            yield _Addition(place, place, f" [{year}]")


def _inferred_year(date: FoundDate) -> int | None:
    """The year that was not written, where the whole date lies in one."""
    if date.reason not in YEAR_INFERRED or _YEAR.search(date.text):
        return None
    first, last = date.earliest, date.latest
    return first.year if first and last and first.year == last.year else None


def _speaker(claim: DrawnClaim) -> Iterator[_Addition]:
    if not claim.speaker or claim.speaker_reason != MEANT or claim.speaker in claim.quote:
        return
    if claim.speaker_start is None or claim.start <= claim.speaker_start < claim.end:
        return
    tokens = tokenize(claim.quote, find_quotations(claim.quote))
    name = f"[{' '.join(claim.speaker.split())}]"
    found = _bare_verb(tokens, name) if _ARABIC.search(claim.quote) else _pronoun(tokens, name)
    if found is not None:
        yield found


def _pronoun(tokens: Sequence[Token], name: str) -> _Addition | None:
    """The first "she said" outside of quotation marks, with the name in the pronoun's place."""
    verbs = lexicon("en").verbs
    for place, token in enumerate(tokens):
        if token.quoted or token.form not in _PRONOUNS:
            continue
        following = (after.form for after in tokens[place + 1 : place + 4])
        said = next((form for form in following if form not in _BETWEEN), "")
        if said in verbs:
            return _Addition(token.start, token.end, name)
    return None


def _bare_verb(tokens: Sequence[Token], name: str) -> _Addition | None:
    """The name after an Arabic verb of saying that opens the quote and goes on with what is said: "وأضاف [فلان] أن"."""
    words = lexicon("ar")
    if len(tokens) < 2:
        return None
    verb, after = tokens[0], tokens[1]
    forms = {verb.form, verb.form[1:] if verb.form[:1] in {"و", "ف"} else verb.form}
    goes_on = after.form in words.lists["that"] or after.text in _OPENERS or after.form.startswith(("ان", "ب"))
    if verb.quoted or not forms & words.verbs.keys() or not goes_on:
        return None
    return _Addition(verb.end, verb.end, f" {name}")
