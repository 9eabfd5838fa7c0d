"""What an English clause judges, wishes or calls for, so that no evidence could settle it."""

from collections.abc import Sequence

from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import View

_COPULAS = frozenset("is are was were be it's that's they're he's she's there's we're you're".split())
_NARRATORS = frozenset("i i'm i've i'd i'll we we're we've we'd we'll you you're you've you'd you'll".split())
_PERSONAL_OWNERS = frozenset("his her their".split())
_OWNERS = frozenset("my our your".split())
_INTRODUCING = frozenset("remind tell announce forget remember report say know assure inform reveal truth fact".split())
_LISTENERS = frozenset("you me us it's it that's the everyone everybody".split())
_LONGEST_LEAD = 10  # words before that
_HAVING = frozenset("have own live work run teach earn pay".split())
_DEICTIC = frozenset("today tonight now tomorrow this morning afternoon evening".split())
_FARTHEST_NARRATOR = 10  # words in which the I or we of a clause stands
_LONGEST_FIGURE = 4  # tokens after the last word in which a number may stand
_FARTHEST_NOUN = 5  # words of a subject in which its noun stands
_LONGEST_CALL = 12  # words of an imperative
_LONGEST_FRAGMENT = 4  # words of an outcry without a verb
_LEAST_REPEATED = 4  # letters of a word that stands on both sides of "is"


class EnglishOpinions:
    """Judges the clauses of one sentence, given as the places of their words."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = view.lexicon.lists

    def has_figure(self, first: int, last: int) -> bool:
        """Whether a number or a date stands between two places; "today" alone is none."""
        numbers = self._lists["numbers"]
        return any(
            token.is_number or token.form in numbers or (token.dated and token.form not in _DEICTIC)
            for token in self._view.tokens[first:last]
        )

    def judges(self, places: Sequence[int]) -> bool:
        """Whether words judge, call for something or only suppose it."""
        forms = [self._view.form(place) for place in places]
        is_hypothesis = "would" in forms and (forms[0] in {"if", "were", "had"} or "if" in forms)
        return is_hypothesis or self._is_imperative(forms) or self._is_evaluation(forms) or _repeats(forms)

    def after_introduction(self, places: Sequence[int]) -> Sequence[int]:
        """The words after what only leads to a fact: let me remind you that …, you will remember that …."""
        that = next(
            (index for index, place in enumerate(places[:_LONGEST_LEAD]) if self._view.form(place) == "that"), 0
        )
        leads = {self._view.form(place) for place in places[:that]}
        is_led = that > 0 and self._view.form(places[that - 1]) in _INTRODUCING | _LISTENERS | {"today"}
        is_introduced = is_led and leads & _INTRODUCING and leads & (_NARRATORS | _LISTENERS)
        return places[that + 1 :] if is_introduced else places

    def is_particular(self, places: Sequence[int], *, is_said: bool = False) -> bool:
        """Whether words tell of the speaker's own, of how things are now, or of a certain body, and of no rule.

        With `is_said` somebody with a name says them of a certain thing.
        """
        forms = [self._view.form(place) for place in places]
        if forms[0] == "our" or (forms[0] == "i" and forms[1:2] and forms[1] in _HAVING):
            return True
        if forms[0] in {"that", "it", "this"} and "than" in forms:
            return True  # that is more than the state spends
        if self._is_who_somebody_is(forms):
            return True
        if is_said and forms[0] == "the" and forms[2:3] and forms[2] in _COPULAS:
            return True  # "The vaccine is safe," said the minister
        is_now = not {"now", "still"}.isdisjoint(forms[1:]) and _COPULAS.isdisjoint(forms)
        return is_now or self._names_body(places)

    def _is_who_somebody_is(self, forms: list[str]) -> bool:
        """Whether it says who a certain person is to another: its director is the minister's former driver."""
        copula = next((index for index, form in enumerate(forms) if form in {"is", "are"}), 0)
        if not 0 < copula < _FARTHEST_NOUN or forms[0] not in self._lists["possessives"] | {"this", "both"}:
            return False
        people = self._lists["people"] | self._lists["feminine"] | self._lists["masculine"]
        is_owned = any(form.endswith("'s") or form in _PERSONAL_OWNERS for form in forms[copula + 1 :])
        return is_owned and any(form in people for form in forms[:copula])

    def _names_body(self, places: Sequence[int]) -> bool:
        """Whether the subject is a certain body or paper that does something: the treaty bans licences."""
        first = places[0]
        if self._view.form(first) not in {"the", "this", "its", "their", "his", "her"}:
            return False
        known = self._lists["bodies"] | self._lists["documents"] | self._lists["measures"] | self._lists["people"]
        noun = next((place for place in places[1:_FARTHEST_NOUN] if self._view.form(place) in known), None)
        following = self._view.form(noun + 1) if noun is not None else ""
        acts = following.endswith("s") or (noun is not None and is_verb(self._view, noun + 1))
        return acts and following not in _COPULAS

    def is_outcry(self, places: Sequence[int]) -> bool:
        """Whether a few words without a verb only cry out: "Four hundred years!"."""
        is_short = len(places) <= _LONGEST_FRAGMENT and self._view.form(places[-1] + 1) == "!"
        return is_short and not any(is_verb(self._view, place) for place in places)

    def is_address(self, places: Sequence[int]) -> bool:
        """Whether words without a verb only greet those who listen: Honourable members, fellow citizens."""
        if self._view.form(places[0]) not in self._lists["greetings"]:
            return False
        return not any(is_verb(self._view, place) for place in places)

    def _is_imperative(self, forms: list[str]) -> bool:
        leading = next((form for form in forms if form not in self._lists["connectives"]), "")
        return leading in self._lists["imperatives"] and len(forms) < _LONGEST_CALL

    def _is_evaluation(self, forms: list[str]) -> bool:
        """It is a great mistake, she is too kind to say; few have aged so badly: a copula and a word that judges."""
        evaluations = self._lists["evaluations"]
        return any(
            (form in _COPULAS and not evaluations.isdisjoint(forms[index + 1 : index + 4]))
            or (form in _COPULAS and forms[index + 1 : index + 2] == ["too"] and "to" in forms[index + 3 : index + 5])
            or (form == "so" and forms[index + 1 : index + 2] and self._is_degree(forms[index + 1 : index + 5]))
            for index, form in enumerate(forms)
        )

    def _is_degree(self, following: list[str]) -> bool:
        """Whether "so" only heightens what follows: so badly, but not so badly that the roof fell in."""
        is_judging = following[0].endswith("ly") or following[0] in self._lists["evaluations"]
        return is_judging and "that" not in following

    def is_personal(self, places: Sequence[int]) -> bool:
        """Whether writers tell of themselves or speak to the reader: I watched my neighbour, you would have thought."""
        numbers = self._lists["numbers"] | self._lists["superlatives"]
        end = min(places[-1] + _LONGEST_FIGURE, self._view.last)
        counted = (self._view.tokens[place] for place in range(places[0], end))
        if any(token.is_number or token.form in numbers for token in counted):
            return False
        if self._view.form(places[0]) in _OWNERS:
            return True
        for place in places[:_FARTHEST_NARRATOR]:
            if self._view.form(place) in _NARRATORS:
                return True
            if is_verb(self._view, place):
                return False
        return False


def _repeats(forms: list[str]) -> bool:
    """A saying that says a word again: justice delayed is justice denied, a deal is a deal."""
    middle = next((index for index, form in enumerate(forms) if form in {"is", "are"}), 0)
    first = {form for form in forms[:middle] if len(form) >= _LEAST_REPEATED}
    return 0 < middle <= 3 and not first.isdisjoint(forms[middle + 1 : middle + 3])
