"""Cuts a sentence into its propositions: where somebody else begins to speak, or a second fact of its own begins."""

from bisect import bisect_left
from dataclasses import dataclass

from claimtrack.language.propositions import facts
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.text.lexicon import Sense, without_conjunction
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, STRONG, View

_ARABIC_OPENERS = frozenset(
    "حيث كما فيما بينما اذ لكن ولكن لكنه لكنها لكنهم ولكنه ولكنها وحيث وكما وفيما وبينما غير".split()
)
_ENGLISH_JOINTS = frozenset("and but while whereas although though".split())
_ARABIC_AUXILIARIES = frozenset("كان كانت كانوا قد لقد لم لن ليس ليست".split())
_LEAST_CLAUSE = 5  # words with which an auxiliary makes a clause and no prelude
_LEAST_WORDS = 3  # before a cut at a saying
_LEAST_BEFORE_BARE = 7  # words before an Arabic verb of saying that neither a mark nor a conjunction parts
_LONGEST_PRELUDE = 12
_LONGEST_TIME = 4  # words of "ten days later"
_LONGEST_RELATIVE = 6  # tokens of "two of whom"
_TIMES = frozenset("later earlier ago before afterwards".split())  # ten days later, he said
_ASKED = frozenset("asked pressed challenged questioned quizzed speaking".split())
_SHARES = frozenset("percent % cent thirds quarters half".split())
_POINTERS = frozenset("this it that them these".split())
_RELATIVES = frozenset("who which whom".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposition, `first` to `last` (exclusive) in tokens, with the saying and the "according to" that govern it.

    With `goes_on` it is a second thing that the speaker of the clause before says.
    """

    first: int
    last: int
    saying: Saying | None = None
    source: Saying | None = None
    goes_on: bool = False

    @property
    def is_reported(self) -> bool:
        """Whether somebody is said to say it."""
        return self.goes_on or self.saying is not None or self.source is not None

    def content(self) -> tuple[int, int]:
        """What is said, without the words about who says it."""
        saying = self.saying
        if saying is None:
            return self.first, self.last
        first, last = (self.first, saying.begin) if saying.trails else (saying.content, self.last)
        return (first, last) if first < last else (self.first, self.last)


def cut(view: View, sayings: list[Saying]) -> list[Clause]:
    """Return the clauses of a sentence in order, each with what governs it."""
    starts = _starts(view, sayings)
    return [
        _clause(view, piece, _inside(sayings, piece.first, piece.last))
        for first, last in zip(starts, [*starts[1:], view.last], strict=True)
        for piece in facts.between(view, first, last, _inside(sayings, first, last))
    ]


def _clause(view: View, piece: facts.Piece, sayings: list[Saying]) -> Clause:
    verbs = [saying for saying in sayings if not saying.is_source]
    leading = [saying for saying in verbs if not saying.trails]
    sources = [saying for saying in sayings if saying.is_source]
    main = leading[0] if leading else (verbs[-1] if verbs else None)
    if leading and _is_retold(view, leading[0], verbs[-1]):
        main = verbs[-1]
    return Clause(piece.first, piece.last, main, sources[0] if sources else None, piece.goes_on)


def _is_retold(view: View, act: Saying, closing: Saying) -> bool:
    """Whether somebody closes a sentence by telling what others called for, had said before or said in numbers.

    The board asked for more, he said; officers had told him, he said; 61 percent said so, the pollster found.
    """
    is_counted = act.speaker is not None and any(view.form(place) in _SHARES for place in range(*act.speaker))
    is_act = is_counted or act.sense in {Sense.CALL, Sense.ANNOUNCE} or view.form(act.verb - 1) == "had"
    return act.verb < closing.verb and is_act and closing.trails and view.form(closing.begin - 1) in COMMAS


def _starts(view: View, sayings: list[Saying]) -> list[int]:
    starts = [view.first]
    for saying in sayings:
        place = _cut_at_saying(view, saying)
        if place is not None and saying.continues and _only_points_back(view, starts[-1], place, sayings):
            continue
        if place is None or (_is_prelude(view, starts[-1], place) and not _inside(sayings, starts[-1], place)):
            continue
        if view.words_between(starts[-1], place) >= _LEAST_WORDS:
            starts.append(place)
    return starts


def _only_points_back(view: View, first: int, last: int, sayings: list[Saying]) -> bool:
    """Whether what is said before only points back, so that what goes on explains it: he denied this, saying …."""
    leading = [saying for saying in _inside(sayings, first, last) if not saying.trails and not saying.is_source]
    if not leading or view.words_between(leading[0].content, last) != 1:
        return False
    return any(view.form(place) in _POINTERS for place in range(leading[0].content, last))


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
        bare = without_conjunction(form)
        is_clause = bare in _ARABIC_AUXILIARIES and view.words_between(first, last) > _LEAST_CLAUSE
        return not is_clause and (form in view.lexicon.lists["preludes"] or bare in view.lexicon.lists["preludes"])
    if form in _ASKED or (form == "when" and view.form(first + 1) in _ASKED):
        return True
    verbs = view.lexicon.lists["verbs"]  # but a statement read by the clerk
    is_clause = any(view.form(place) in verbs and view.form(place + 1) != "by" for place in range(first, last))
    lists = view.lexicon.lists
    is_adverbial = form in lists["prepositions"] or form in lists["connectives"] or form.endswith(("ing", "ed"))
    return (is_adverbial and not is_clause) or _is_time(view, first, last)


def _is_time(view: View, first: int, last: int) -> bool:
    """Whether a few words only tell how long after or before something was: ten days later, he said."""
    closing = last - 1 - (view.form(last - 1) in COMMAS)
    is_short = view.words_between(first, last) <= _LONGEST_TIME
    return is_short and view.form(closing) in _TIMES and not any(is_verb(view, place) for place in range(first, last))


def _cut_at_saying(view: View, saying: Saying) -> int | None:
    """Where the clause of a saying begins inside its sentence, None where it belongs to the clause before."""
    if saying.trails and view.lexicon.language == "en":
        return _cut_before_relative(view, saying)
    if saying.is_source and view.lexicon.language == "ar" and saying.begin > view.first:
        return saying.begin if _opens_with_source(view, saying) else None
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


def _opens_with_source(view: View, saying: Saying) -> bool:
    """Whether "and according to" after a comma begins a statement of its own and does not close the one before."""
    opening = view.form(saying.begin)
    is_joined = opening[0] == "و" and opening not in view.lexicon.lists["according"]
    follows_comma = view.form(saying.begin - 1) in COMMAS
    return is_joined and follows_comma and view.words_between(saying.content, view.last) >= _LEAST_WORDS


def _cut_in_english(view: View, saying: Saying) -> int | None:
    before = view.form(saying.begin - 1)
    is_joint = before in _ENGLISH_JOINTS
    if saying.continues or is_joint or before in COMMAS or before in STRONG:
        return saying.begin - is_joint
    return None


def _cut_before_relative(view: View, saying: Saying) -> int | None:
    """Where a relative clause begins that somebody is said to say: …, one of whom, she said, had left."""
    if view.form(saying.begin - 1) not in COMMAS:
        return None
    start = saying.begin - 1
    while start > view.first and view.form(start - 1) not in COMMAS and saying.begin - start <= _LONGEST_RELATIVE:
        start -= 1
    is_relative = view.form(saying.begin - 2) in _RELATIVES
    return start if is_relative and start > view.first and view.form(start - 1) in COMMAS else None


def _stands_alone(view: View, saying: Saying) -> bool:
    """Whether a clause that no mark parts from the one before in Arabic is a claim of its own."""
    if saying.continues:
        return False
    if not saying.is_joined:
        is_long = view.words_between(view.first, saying.begin) >= _LEAST_BEFORE_BARE
        return saying.speaker is None and saying.begin == saying.verb and is_long
    asks = any(view.form(place) in {"?", "؟"} for place in range(view.last - 3, view.last))
    if saying.speaker is None and asks:
        return False
    return saying.has_clause or (saying.speaker is not None and view.is_quoted(saying.begin - 1))
