"""Where a second fact begins in the words of one speaker: after a semicolon, at "while", at "and" with a verb."""

from dataclasses import dataclass

from claimtrack.language.propositions.arabic_joints import ArabicJoints, Stretch
from claimtrack.language.propositions.english_joints import EnglishJoints
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.text.view import COMMAS, STRONG, View

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
        self._is_loose = view.is_unpunctuated
        self._arabic = ArabicJoints(view)
        self._joints = self._arabic if self._is_arabic else EnglishJoints(view)

    def pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        goes_on = False
        for place in range(self._after + 1, self._last):
            if self._view.is_quoted(place) or not self._begins_fact(place):
                continue
            pieces.append(Piece(self._start, place, goes_on))
            if self._is_loose or self._view.form(place - 1) in STRONG:
                self._governing = None
            if self._is_remark(place) or (self._is_contrast(place) and self._is_answered(place)):
                self._governing = None
            goes_on = self._governing is not None
            self._start = place
        return [*pieces, Piece(self._start, self._last, goes_on)]

    def _is_answered(self, place: int) -> bool:
        """Whether the writer sets something against what was said: a call, or what others saw or found."""
        if self._governing is None or not self._governing.has_clause:
            return True  # the union asked for a meeting, but the ministry …
        return self._is_arabic and self._arabic.is_own(place, self._last)

    def _begins_fact(self, place: int) -> bool:
        view = self._view
        if place in self._closing:
            return False  # …, as the minister announced
        if self._governing is not None and self._governing.begin <= place < self._governing.content:
            return False  # between who speaks and what they say
        is_strong = view.form(place - 1) in STRONG
        is_loose = self._is_loose and self._joints.begins_loosely(place)
        if not (is_strong or is_loose or self._is_joint(place)):
            return False
        least = _LEAST_MARKED if is_strong or self._is_loose else _LEAST_FACT
        return view.words_between(self._start, place) >= least and view.words_between(place, self._last) >= least

    def _is_joint(self, place: int) -> bool:
        after_comma = self._view.form(place - 1) in COMMAS
        if after_comma and (self._is_contrast(place) or self._is_remark(place)):
            return True
        may_join = after_comma or self._joints.may_join(place)
        return may_join and self._joints.joins(place, self._so_far(), after_comma=after_comma)

    def _is_contrast(self, place: int) -> bool:
        return self._joints.is_contrast(place)

    def _is_remark(self, place: int) -> bool:
        return self._is_arabic and self._arabic.is_remark(place)

    def _so_far(self) -> Stretch:
        said = max(self._start, self._governing.content) if self._governing else self._start
        return Stretch(self._start, said, self._last, is_governed=self._governing is not None)
