"""What is told of the time to come: a forecast, unless it announces what is fixed or what somebody will do."""

from claimtrack.language.text.lexicon import without_conjunction
from claimtrack.language.text.tenses import is_arabic_future, is_arabic_present
from claimtrack.language.text.view import COMMAS, View

_HEDGES = frozenset("may might could".split())
_STAYS = frozenset("يبقي تبقي يعود تعود يكون تكون ينتهي تنتهي يستمر تستمر يصل تصل".split())  # what can be planned
_GOING = frozenset({"راح", "رح"})
_LONGEST = 60  # tokens of a clause that are looked at
_LONGEST_LEAD = 10  # tokens before a future verb in which its date is looked for
_LONGEST_TAIL = 25  # and after it
_FARTHEST_VERB = 8  # words before an Arabic future that still decides what the clause is


class ForecastReader:
    """Looks for what may come in clauses of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = view.lexicon.lists
        self._is_ahead = self._is_ahead_arabic if view.lexicon.language == "ar" else self._is_ahead_english

    def is_forecast(self, first: int, last: int, *, is_promised: bool, is_reported: bool) -> bool:
        """Whether the words between two places tell what may come.

        What somebody promises is none, nor what they are reported to say that they will do.
        """
        return any(
            self._view.tokens[place].is_word
            and self._is_ahead(place, first, is_promised=is_promised, is_reported=is_reported)
            for place in range(first, min(last, first + _LONGEST))
        )

    def _is_dated(self, place: int) -> bool:
        """Whether a date stands near a verb: on Monday the council will vote."""
        first, last = max(self._view.first, place - _LONGEST_LEAD), min(self._view.last, place + _LONGEST_TAIL)
        return any(token.dated for token in self._view.tokens[first:last])

    # -- English --------------------------------------------------------------------------------------------------
    def _is_ahead_english(self, place: int, first: int, *, is_promised: bool, is_reported: bool) -> bool:
        form, following = self._view.form(place), self._view.form(place + 1)
        if form in _HEDGES:
            is_verb = not self._view.tokens[place].is_capital and not self._view.tokens[place].dated and place > first
            is_shifted = is_reported and form != "may"  # "she said it might" reports "it may"
            is_shifted = is_shifted or (form == "could" and following == "not")
            return is_verb and following != "have" and not (is_promised or is_shifted)
        if form in self._lists["forecast"]:
            return self._view.form(place - 1) not in {"as", "than", "the", "a", "more"} or form == "probably"
        if form == "going":
            return following == "to" and self._view.form(place - 1) in {"is", "are", "be", "'re", "'s"}
        if form not in self._lists["future"] or is_promised:
            return False
        is_laid_down = self._view.form(self._view.first) == "under" and place - self._view.first <= _LONGEST_LEAD
        return self._is_outlook(place) or not (is_reported or is_laid_down or self._is_dated(place))

    def _is_outlook(self, place: int) -> bool:
        """Whether a future verb tells how things will turn out, and not what is planned: will rise, will be held."""
        following = [self._view.form(here) for here in range(place + 1, place + 4)]
        is_scheduled = not self._lists["scheduled"].isdisjoint(following) or self._is_passive(place)
        if is_scheduled and self._is_dated(place):
            return False
        if following[0] in {"continue", "remain"}:
            return not self._lists["outlook"].isdisjoint(following[1:])
        return not self._lists["outlook"].isdisjoint(following)

    def _is_passive(self, place: int) -> bool:
        """Whether something will be done by somebody, which is planned: will be debated, will be raised."""
        form = self._view.form(place + 2)
        return self._view.form(place + 1) == "be" and (
            form.endswith("ed") or form in self._lists["participles"] or form in self._lists["pasts"]
        )

    # -- Arabic ---------------------------------------------------------------------------------------------------
    def _is_ahead_arabic(self, place: int, first: int, *, is_promised: bool, is_reported: bool) -> bool:
        form, before = self._view.form(place), self._view.form(place - 1)
        if form in self._lists["forecast"] or without_conjunction(form) in self._lists["forecast"]:
            return not form.startswith("ال") or before in {"من", "ومن", "غير"}
        if is_promised:
            return False
        if form in {"قد", "وقد"} and self._is_hedged(place + 1) and not self._is_past_perfect(place):
            return self._view.words_between(first, place) <= 3 or before in COMMAS or before in {"لكن", "ولكن"}
        verb = self._future_verb(place)
        if verb is None or self._view.words_between(first, place) > _FARTHEST_VERB:
            return False
        is_vow = verb.startswith("ن")  # "we shall win" sets no date
        is_plan = is_reported and verb in _STAYS and self._view.has_figure(place, min(self._view.last, place + 8))
        return (verb in self._lists["outlook"] and not is_plan) or not (
            is_reported or (self._is_dated(place) and not is_vow)
        )

    def _future_verb(self, place: int) -> str | None:
        """The verb of a future form, سيعلن or سوف يعلن, without its sign; None where there is none."""
        form = without_conjunction(self._view.form(place))
        if form in self._lists["future"]:
            verb = self._view.form(place + 1)
            return verb if form not in _GOING or verb[:1] in "يتن" else None  # he went, not he is going to
        return form[1:] if is_arabic_future(form) else None

    def _is_hedged(self, place: int) -> bool:
        """Whether a verb of the present follows قد, which then says that something may be."""
        form = self._view.form(place)
        if form in self._lists["hedged"] or is_arabic_present(self._view, form):
            return True
        is_past = form in self._lists["pasts"] or form.endswith("ت") or form in self._view.lexicon.verbs
        return len(form) > 3 and form[0] in "تن" and not is_past

    def _is_past_perfect(self, place: int) -> bool:
        before = (without_conjunction(self._view.form(here)) for here in range(place - 5, place))
        return any(form in {"كان", "كانت", "كانوا"} for form in before)
