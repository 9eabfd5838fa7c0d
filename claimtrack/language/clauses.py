"""Cuts a sentence into its propositions: where somebody else begins to speak, or a second fact of its own begins."""

from bisect import bisect_left
from dataclasses import dataclass

from claimtrack.language.arabic_names import without_conjunction
from claimtrack.language.sayings import COMMAS, STRONG, Saying, View

_ARABIC_OPENERS = frozenset("حيث كما فيما بينما اذ لكن ولكن وحيث وكما وفيما وبينما غير".split())
_ARABIC_CONTRASTS = frozenset("فيما بينما وفيما وبينما كما اذ".split())
_ARABIC_AUXILIARIES = frozenset("لم قد كان كانت".split())
_ARABIC_PREPOSITIONS = frozenset("من في علي عن مع بعد قبل خلال".split())
_ARABIC_STARTERS = frozenset("هذا هذه هي هو هم لم لن قد ما السلام".split())
_ENGLISH_JOINTS = frozenset("and but while whereas although though".split())
_ENGLISH_CONTRASTS = frozenset("while whereas".split())
_LEAST_WORDS = 3  # before a cut at a saying
_LONGEST_PRELUDE = 12
_LEAST_UNPUNCTUATED = 12
_LEAST_FACT = 5  # on either side of a cut without one


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposition, `first` to `last` (exclusive) in tokens, with the saying and the "according to" that govern it."""

    first: int
    last: int
    saying: Saying | None = None
    source: Saying | None = None


def _starts(view: View, sayings: list[Saying]) -> list[int]:
    starts = [view.first]
    for saying in sayings:
        place = _cut_at_saying(view, saying)
        if place is None or (_is_prelude(view, starts[-1], place) and not _inside(sayings, starts[-1], place)):
            continue
        if view.words_between(starts[-1], place) >= _LEAST_WORDS:
            starts.append(place)
    ends = [*starts[1:], view.last]
    cuts = [
        cut_
        for first, last in zip(starts, ends, strict=True)
        for cut_ in _cuts_between_facts(view, first, last, _inside(sayings, first, last))
    ]
    return sorted({*starts, *cuts})


def _inside(sayings: list[Saying], first: int, last: int) -> list[Saying]:
    """The sayings whose verbs stand between two places; they are in order."""
    start = bisect_left(sayings, first, key=_verb)
    return sayings[start : bisect_left(sayings, last, lo=start, key=_verb)]


def _verb(saying: Saying) -> int:
    return saying.verb


def _is_prelude(view: View, first: int, last: int) -> bool:
    """Whether only an adverbial stands between two places: On ticket prices, … — it makes no claim of its own."""
    if view.words_between(first, last) > _LONGEST_PRELUDE or first != view.first:
        return False
    form = view.form(first)
    if view.lexicon.language == "ar":
        return form in view.lexicon.lists["preludes"] or without_conjunction(form) in view.lexicon.lists["preludes"]
    is_clause = any(view.form(place) in view.lexicon.lists["verbs"] for place in range(first, last))
    lists = view.lexicon.lists
    is_adverbial = form in lists["prepositions"] or form in lists["connectives"] or form.endswith(("ing", "ed"))
    return is_adverbial and not is_clause


def _cut_at_saying(view: View, saying: Saying) -> int | None:
    """Where the clause of a saying begins inside its sentence, None where it belongs to the clause before."""
    if saying.trails or saying.is_source or saying.begin <= view.first:
        return None
    if view.lexicon.language == "en":
        return _cut_in_english(view, saying)
    before = view.form(saying.begin - 1)
    if before in _ARABIC_OPENERS:
        return saying.begin - 1
    if before in COMMAS or before in STRONG:
        return saying.begin
    return saying.begin if _stands_alone(view, saying) else None


def _cut_in_english(view: View, saying: Saying) -> int | None:
    before = view.form(saying.begin - 1)
    is_joint = before in _ENGLISH_JOINTS
    if saying.continues or is_joint or before in COMMAS or before in STRONG:
        return saying.begin - is_joint
    return None


def _stands_alone(view: View, saying: Saying) -> bool:
    """Whether a clause that no mark parts from the one before in Arabic is a claim of its own."""
    if saying.continues:
        return False
    if not saying.is_joined:
        is_long = view.words_between(view.first, saying.begin) >= _LEAST_FACT
        return saying.speaker is None and saying.begin == saying.verb and is_long
    asks = any(view.form(place) in {"?", "؟"} for place in range(view.last - 3, view.last))
    if saying.speaker is None and asks:
        return False
    return saying.has_clause or (saying.speaker is not None and view.is_quoted(saying.begin - 1))


def _cuts_between_facts(view: View, first: int, last: int, sayings: list[Saying]) -> list[int]:
    """Where a second fact begins: after a semicolon, at "while", or at "and" with a verb of its own.

    Inside what somebody says only a semicolon ends it, and what stands before a trailing "officials said" is theirs.
    """
    governed = any(not saying.trails and not saying.is_source for saying in sayings)
    is_arabic = view.lexicon.language == "ar"
    trailing = [saying.verb for saying in sayings if saying.trails and not (is_arabic and saying.is_source)]
    after = max(trailing, default=first)
    is_loose = is_arabic and not sayings and _is_unpunctuated(view)
    cuts: list[int] = []
    start = first
    for place in range(after + 1, last):
        is_strong = view.form(place - 1) in STRONG
        is_joint = not governed and (_is_joint(view, place) or (is_loose and _begins_loosely(view, place)))
        if view.is_quoted(place) or not (is_strong or is_joint):
            continue
        governed = governed and not is_strong
        least = _LEAST_WORDS if is_loose or is_strong else _LEAST_FACT
        if view.words_between(start, place) >= least and view.words_between(place, last) >= least:
            cuts.append(place)
            start = place
    return cuts


def _is_unpunctuated(view: View) -> bool:
    """Whether a sentence of some length has no mark at all, as in the text of a speech."""
    is_long = view.words_between(view.first, view.last) >= _LEAST_UNPUNCTUATED
    return is_long and all(token.is_word or token.is_number for token in view.tokens[view.first : view.last])


def _begins_loosely(view: View, place: int) -> bool:
    """Whether a conjunction glued to a verb or pronoun, or a question word, begins a new statement without a mark."""
    form = view.form(place)
    if form in {"هل", "فهل", "كلا"}:
        return True
    bare = form[1:] if form[0] in "وف" else ""
    return (
        bare in _ARABIC_STARTERS
        or _is_arabic_verb(view, bare)
        or (len(bare) > 3 and bare.endswith("نا"))
        or (form[0] == "ف" and bare.startswith("ال"))
    )


def _is_joint(view: View, place: int) -> bool:
    form, before = view.form(place), view.form(place - 1)
    if view.lexicon.language == "en":
        if before in COMMAS and form in _ENGLISH_CONTRASTS:
            return True
        return before in COMMAS and form in {"and", "but"} and _is_clause(view, place + 1)
    if form in _ARABIC_CONTRASTS and before in COMMAS:
        return True
    if form == "في" and view.form(place + 1) == "حين" and before in COMMAS:
        return True
    if before not in COMMAS or form[0] != "و":
        return False
    if form[1:] in _ARABIC_PREPOSITIONS:
        return any(_is_arabic_verb(view, view.form(here)) for here in range(place + 2, min(view.last, place + 5)))
    return _is_arabic_verb(view, form[1:])


def _is_clause(view: View, place: int) -> bool:
    """Whether a subject of its own and a verb follow before the next comma."""
    first = view.form(place)
    if first in view.lexicon.lists["pronouns"] or first in view.lexicon.lists["verbs"] or first.endswith("ed"):
        return False
    for here in range(place + 1, min(view.last, place + 12)):
        form = view.form(here)
        if form in COMMAS:
            return False
        if form in view.lexicon.lists["verbs"] or form.endswith("ed"):
            return True
    return False


def _is_arabic_verb(view: View, form: str) -> bool:
    if form in view.lexicon.lists["comparisons"] or form in view.lexicon.verbs or form in _ARABIC_AUXILIARIES:
        return True
    if len(form) > 4 and form.startswith(("سي", "ست")):
        return True
    return len(form) > 3 and form[-1] == "ت" and form[-2] != "ا" and not form.startswith("ال")


def cut(view: View, sayings: list[Saying]) -> list[Clause]:
    """Return the clauses of a sentence in order, each with what governs it."""
    starts = _starts(view, sayings)
    clauses = []
    for first, last in zip(starts, [*starts[1:], view.last], strict=True):
        inside = _inside(sayings, first, last)
        verbs = [saying for saying in inside if not saying.is_source]
        leading = [saying for saying in verbs if not saying.trails]
        sources = [saying for saying in inside if saying.is_source]
        main = leading[0] if leading else (verbs[-1] if verbs else None)
        clauses.append(Clause(first, last, main, sources[0] if sources else None))
    return clauses
