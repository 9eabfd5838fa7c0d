"""Where a second fact begins in the words of one speaker: after a semicolon, at "while", at "and" with a verb."""

from dataclasses import dataclass

from claimtrack.language.propositions.arabic_joints import ArabicJoints, Stretch
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, STRONG, View

_CONTRASTS = frozenset({"while", "whereas"})
_SELVES = frozenset({"i", "we"})
_ADVERBS = frozenset("now then later also since soon".split())
_ENGLISH_TIMES = frozenset({"after", "before"})
_RELATIVES = frozenset("who which whose whom that".split())
_FARTHEST_VERB = 12  # tokens after "and" in which a clause of its own has its verb
_FARTHEST_FIGURE = 40  # tokens of a second fact in which its figure stands
_LONGEST_FIRST = 40  # tokens of a first fact that are looked through for its verb
_LONGEST_ASIDE = 4  # tokens in which a speaker says "I think"
_LEAST_WHOLE = 6  # words, with "and", of a second clause without a figure
_POINTERS = frozenset("it them they this these those such".split())
_LEAST_FACT = 4  # words on either side of a cut
_LEAST_MARKED = 3  # words on either side of a mark, or in a speech without marks


@dataclass(frozen=True, slots=True)
class Piece:
    """One fact; with `goes_on` it is still governed by the saying of the piece before."""

    first: int
    last: int
    goes_on: bool = False


def between(view: View, first: int, last: int, sayings: list[Saying]) -> list[Piece]:
    """Cut the words between two places, with the sayings inside them, into facts that can be checked by themselves."""
    return _Cutter(view, first, last, sayings).pieces()


class _Cutter:
    """Walks through the clause of one saying, or of none, and cuts where another fact begins.

    What somebody says is cut only where the second part has a figure or date of its own, or stands in contrast, and
    nothing is cut before a trailing "officials said", for it is all theirs.
    """

    def __init__(self, view: View, first: int, last: int, sayings: list[Saying]) -> None:
        self._view = view
        self._first, self._last = first, last
        self._is_arabic = view.lexicon.language == "ar"
        leading = [saying for saying in sayings if not saying.trails and not saying.is_source]
        heading = [saying for saying in sayings if saying.is_source and not saying.trails]
        trailing = [saying.verb for saying in sayings if saying.trails and not (self._is_arabic and saying.is_source)]
        self._governing: Saying | None = next(iter(leading or heading), None)
        self._start = first
        self._after = max(trailing, default=first)
        self._closing = {saying.begin for saying in sayings if saying.is_source and saying.trails}
        self._is_loose = self._is_arabic and view.is_unpunctuated
        self._arabic = ArabicJoints(view)

    def pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        goes_on = False
        for place in range(self._after + 1, self._last):
            if self._view.is_quoted(place) or not self._begins_fact(place):
                continue
            pieces.append(Piece(self._start, place, goes_on))
            if self._is_loose or self._view.form(place - 1) in STRONG:
                self._governing = None
            if self._is_remark(place) or (self._is_contrast(place) and not self._has_clause()):
                self._governing = None  # the union asked for a meeting, but the ministry …
            goes_on = self._governing is not None
            self._start = place
        return [*pieces, Piece(self._start, self._last, goes_on)]

    def _has_clause(self) -> bool:
        return self._governing is not None and self._governing.has_clause

    def _begins_fact(self, place: int) -> bool:
        view = self._view
        if place in self._closing:
            return False  # …, as the minister announced
        is_strong = view.form(place - 1) in STRONG
        is_loose = self._is_loose and self._arabic.begins_loosely(place)
        if not (is_strong or is_loose or self._is_joint(place)):
            return False
        least = _LEAST_MARKED if is_strong or self._is_loose else _LEAST_FACT
        return view.words_between(self._start, place) >= least and view.words_between(place, self._last) >= least

    def _is_joint(self, place: int) -> bool:
        after_comma = self._view.form(place - 1) in COMMAS
        if after_comma and (self._is_contrast(place) or self._is_remark(place)):
            return True
        if self._is_arabic:
            may_join = after_comma or self._arabic.may_join(place)
            return may_join and self._arabic.joins(place, self._so_far(), after_comma=after_comma)
        return self._joins_in_english(place, after_comma=after_comma)

    def _is_contrast(self, place: int) -> bool:
        return self._arabic.is_contrast(place) if self._is_arabic else self._view.form(place) in _CONTRASTS

    def _is_remark(self, place: int) -> bool:
        return self._is_arabic and self._arabic.is_remark(place)

    def _so_far(self) -> Stretch:
        said = max(self._start, self._governing.content) if self._governing else self._start
        return Stretch(self._start, said, self._last, is_governed=self._governing is not None)

    def _has_figure_after(self, place: int) -> bool:
        return self._view.has_figure(place, min(self._last, place + _FARTHEST_FIGURE))

    def _joins_in_english(self, place: int, *, after_comma: bool) -> bool:
        form = self._view.form(place)
        if after_comma and form in _ENGLISH_TIMES:
            return self._has_subject(place + 1, within_commas=False) and self._has_figure_after(place)
        if form not in {"and", "but"} or self._view.tokens[place].dated:
            return False
        if after_comma and self._is_aside(place + 1):
            return True
        if self._view.form(place + 1) == "that":
            return self._governing is not None and self._has_figure_after(place)
        return self._is_second_verb(place) or self._is_second_clause(place, after_comma=after_comma)

    def _is_second_clause(self, place: int, *, after_comma: bool) -> bool:
        """Whether "and" joins a clause with a subject of its own, which after a plain "and" needs a figure too."""
        has_subject = self._has_subject(place + 1, within_commas=not after_comma)
        if has_subject and self._governing is None and (after_comma or self._is_plain_clause(place)):
            return self._has_figure_after(place) or self._is_whole(place)
        if not has_subject or not self._has_figure_after(place):
            return False
        return self._has_verb_before(place)

    def _is_whole(self, place: int) -> bool:
        """Whether a second clause is long enough and points to nothing before it: and the mayor signed the deal."""
        is_long = self._view.words_between(place, self._last) >= _LEAST_WHOLE
        return is_long and _POINTERS.isdisjoint(self._view.form(here) for here in range(place, self._last))

    def _is_plain_clause(self, place: int) -> bool:
        """Whether "and" without a comma surely joins two clauses: forty homes were flooded and one man drowned."""
        view = self._view
        if view.form(place + 1) not in view.lexicon.lists["determiners"] or not self._has_verb_before(place):
            return False
        first = max(self._start, place - _LONGEST_FIRST)
        return (_RELATIVES | _CONTRASTS).isdisjoint(view.form(here) for here in range(first, place))

    def _has_verb_before(self, place: int) -> bool:
        """Whether what this speaker has said so far in the sentence has a verb."""
        said = max(self._start, self._governing.content) if self._governing else self._start
        return any(is_verb(self._view, here) for here in range(max(said + 1, place - _LONGEST_FIRST), place))

    def _is_aside(self, place: int) -> bool:
        """Whether the speaker adds what they themselves think: …, and I wish it were so; …, but surely not."""
        if self._view.form(place) in _SELVES:
            return self._view.has_phrase("opinion_phrases", range(place, min(self._last, place + _LONGEST_ASIDE)))
        return self._view.form(place) in self._view.lexicon.lists["opinion"]

    def _is_second_verb(self, place: int) -> bool:
        """Whether "and" joins another verb of the same subject and both have figures: opened in 1931 and employs 38."""
        verb = place + 2 if self._view.form(place + 1) in _ADVERBS else place + 1
        if not is_verb(self._view, verb) or self._view.form(verb) in self._view.lexicon.verbs:
            return False
        return self._has_figure_after(place) and self._has_measured_verb_before(place)

    def _has_measured_verb_before(self, place: int) -> bool:
        """Whether what this speaker has said so far in the sentence has a verb and a figure."""
        begin = max(self._start, self._governing.content) if self._governing else self._start
        begin = max(begin, place - _LONGEST_FIRST)
        has_verb = any(is_verb(self._view, here) for here in range(begin, place))
        return has_verb and self._view.has_figure(begin, place)

    def _has_subject(self, place: int, *, within_commas: bool) -> bool:
        """Whether a subject of its own and a verb follow, before the next comma or past an apposition."""
        view = self._view
        first = view.form(place)
        if is_verb(view, place) or first in _RELATIVES or first in view.lexicon.lists["pronouns"]:
            return False
        for here in range(place + 1, min(self._last, place + _FARTHEST_VERB)):
            form = view.form(here)
            if (form in COMMAS and not within_commas) or form in _RELATIVES:
                return False
            if form in {"and", "or"} and is_verb(view, here + 1):
                return False  # the house and the garden and found
            if is_verb(view, here):
                return True
        return False
