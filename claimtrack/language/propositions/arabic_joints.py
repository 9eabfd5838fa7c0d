"""Where a second fact begins in an Arabic clause: at "and" or ف with a verb, at "but", "before that" or a remark."""

from dataclasses import dataclass

from claimtrack.language.text.lexicon import without_conjunction
from claimtrack.language.text.tenses import is_arabic_verb, is_verb, tells_past
from claimtrack.language.text.view import View

_CONTRASTS = frozenset("حيث فيما بينما وفيما وبينما كما اذ لكن ولكن لكنه لكنها لكنهم اما واما".split())
_CONTRASTS_WITH_THAT = frozenset("الا غير بيد علي".split())
_BUT = frozenset("لكن ولكن".split())
_FINDINGS = frozenset(
    "اظهر اظهرت اظهروا يظهر تظهر بين بينت يبين تبين كشف كشفت يكشف تكشف اثبت اثبتت يثبت تثبت شاهد شاهدت شاهدوا رصد رصدت "
    "رصدوا وثق وثقت سجل سجلت وجد وجدت وجدوا عثر عثرت راي راوا انتظر انتظروا".split()
)
_FARTHEST_FINDING = 6  # tokens from the subject to the verb that says what was found
_THAT = frozenset("وان وبان وانه وانها وانهم وبانه وبانها".split())
_PREPOSITIONS = frozenset("من في علي عن مع بعد قبل خلال".split())
_TIMES = frozenset("بعد قبل".split())
_PRONOUNS = frozenset("هو هي هم".split())
_WHICH = frozenset("ما الذي التي امر الامر من".split())
_OWNED = ("ه", "ها", "هم")  # of a measure: and its area is 310 hectares
_LEAST_TOLD = 5  # words with which "and she is" tells a fact of its own
_STARTERS = frozenset("هذا هذه هي هو هم لم لن قد ما السلام".split())
_QUESTIONS = frozenset("هل فهل كلا".split())
_TOPICS = frozenset("اما اذا لو كلما حين عندما من مهما رغم بعد منذ في".split())  # which ف answers
_ANSWERS = frozenset("فقد فان فانه فانها فهو فهي".split())
_FARTHEST_FIGURE = 40  # tokens of a second fact in which its figure stands
_LONGEST_FIRST = 40  # tokens of a first fact that are looked through for its verb


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one speaker, or the writer, has said so far: from `said` on, and up to `last` at most."""

    start: int
    said: int
    last: int
    is_governed: bool


class ArabicJoints:
    """Tells at which words of a sentence a fact of its own begins."""

    def __init__(self, view: View) -> None:
        self._view = view

    def is_contrast(self, place: int) -> bool:
        """Whether a comma before this place parts two facts: while, but, except that, as for."""
        form, following = self._view.form(place), self._view.form(place + 1)
        is_but = form in _CONTRASTS_WITH_THAT and following.startswith("ان")
        return form in _CONTRASTS or is_but or (form == "في" and following == "حين")

    def is_own(self, place: int, last: int) -> bool:
        """Whether what follows "but" is found, seen or dated by others than the one who spoke before.

        غير أن التحاليل أظهرت, لكن المصنع أغلق أبوابه في أيار; with a pronoun, لكنه, the speaker goes on.
        """
        view = self._view
        is_but = view.form(place) in _BUT
        subject = place + 1 if is_but else place + 2
        if not (is_but or view.form(place + 1) == "ان") or is_arabic_verb(view, view.form(subject)):
            return False
        forms = [view.form(here) for here in range(subject + 1, min(subject + _FARTHEST_FINDING, last))]
        if any(form in _FINDINGS for form in forms):
            return True
        is_dated = any(view.tokens[here].dated for here in range(subject, last))
        return is_dated and tells_past(view, subject + 1, min(last, subject + _FARTHEST_FINDING))

    def is_remark(self, place: int) -> bool:
        """Whether the writer begins to interpret what was said before: which means that, مما يعني."""
        return self._view.begins_phrase("remark_phrases", place)

    def may_join(self, place: int) -> bool:
        """Whether a word could begin a fact at all: it has a conjunction or is "after" or "before"."""
        form = self._view.form(place)
        return form[0] in "وف" or form == "بعدما" or form in _TIMES

    def joins(self, place: int, so_far: Stretch, *, after_comma: bool) -> bool:
        """Whether a fact of its own begins here."""
        form = self._view.form(place)
        is_time_clause = self._is_time_clause(place) and (after_comma or self._is_measured(place, so_far))
        if form[0] not in "وف" and not is_time_clause:
            return False
        has_figure = self._view.has_figure(place, min(so_far.last, place + _FARTHEST_FIGURE))
        if so_far.is_governed and not has_figure:
            return False
        if form in _THAT or is_time_clause:
            return so_far.is_governed or after_comma or has_figure
        if form[0] == "ف" and self._is_answer(place, so_far):
            return False
        bare = form[1:]
        if form[0] == "ف" or not after_comma:
            return (has_figure or bare == "لم") and self._is_second_verb(bare, place, so_far)
        return self._opens_clause(place, bare, so_far, has_figure=has_figure)

    def _opens_clause(self, place: int, bare: str, so_far: Stretch, *, has_figure: bool) -> bool:
        """Whether a verb, a measure, or a preposition or pronoun with a verb or figure, follows a comma and "and"."""
        view = self._view
        if bare in _PREPOSITIONS:
            return any(is_arabic_verb(view, view.form(here)) for here in range(place + 2, min(view.last, place + 5)))
        if bare in _PRONOUNS:
            if so_far.is_governed and not self._has_verb(place, so_far):
                return False  # the suspect, who is thirty, | was held
            is_told = view.form(place + 1) not in _WHICH and view.words_between(place, so_far.last) >= _LEAST_TOLD
            return has_figure or (is_told and not so_far.is_governed)
        is_measure = view.tokens[place].text.endswith(_OWNED) and view.has_figure(
            place + 1, min(place + 2, so_far.last)
        )
        return is_measure or is_arabic_verb(view, bare)

    def _is_answer(self, place: int, so_far: Stretch) -> bool:
        """Whether ف only answers the topic or condition that the clause begins with: أما …، فقد."""
        opening = without_conjunction(self._view.form(so_far.start))
        return self._view.form(place) in _ANSWERS or opening in _TOPICS

    def _is_time_clause(self, place: int) -> bool:
        """Whether a clause about what went before or came after begins: after that the council had met."""
        form = self._view.form(place)
        return form == "بعدما" or (form in _TIMES and self._view.form(place + 1) == "ان")

    def _is_second_verb(self, bare: str, place: int, so_far: Stretch) -> bool:
        """Whether a conjunction without a comma joins another verb to a first that has a verb and a figure."""
        if bare != "لم" and not is_arabic_verb(self._view, bare):
            return False
        return self._is_measured(place, so_far)

    def _has_verb(self, place: int, so_far: Stretch) -> bool:
        begin = max(so_far.said, place - _LONGEST_FIRST)
        return any(is_verb(self._view, here) for here in range(begin, place))

    def _is_measured(self, place: int, so_far: Stretch) -> bool:
        """Whether what was said so far has a verb and a figure."""
        begin = max(so_far.said, place - _LONGEST_FIRST)
        return self._has_verb(place, so_far) and self._view.has_figure(begin, place)

    def begins_loosely(self, place: int) -> bool:
        """Whether a conjunction glued to a verb or pronoun, or a question word, begins a statement without a mark."""
        form = self._view.form(place)
        if form in _QUESTIONS:
            return True
        bare = without_conjunction(form)
        if bare == form or form in self._view.lexicon.lists["pasts"]:
            return False
        is_ours = len(bare) > 3 and bare.endswith("نا")
        is_topic = form[0] == "ف" and bare[:2] == "ال"
        return bare in _STARTERS or is_arabic_verb(self._view, bare) or is_ours or is_topic
