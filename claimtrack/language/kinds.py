"""Of what kind a clause is: a question, an opinion, a forecast, something vague, or a checkable proposition."""

from claimtrack.domain.drawn import Kind
from claimtrack.language.arabic_names import without_conjunction
from claimtrack.language.clauses import Clause
from claimtrack.language.lexicon import Sense
from claimtrack.language.sayings import COMMAS, View

_TRAILING = frozenset(".!؟?…\"'”“»«’‘)(،,")
_COPULAS = frozenset("is are was were be it's that's they're he's she's there's".split())
_PASTS = frozenset("was were had did could would went came took got made said".split())
_NO_FUTURES = ("سياس", "سيار", "سياق", "سيطر", "سيناريو", "سيول", "ستين", "سترات", "سيدات", "ستار", "سياح", "سيراميك")


class KindReader:
    """Tells the kind of a clause of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = view.lexicon.lists
        self._is_arabic = view.lexicon.language == "ar"

    def read(self, clause: Clause, *, is_spoken: bool = False) -> Kind:
        """The kind of a clause; for reported speech what is said decides, save where somebody calls or denies.

        With `is_spoken` it stands in a speech, an answer or a quotation of somebody.
        """
        saying = clause.saying
        first, last = self._content(clause)
        if self._is_question(first, last, clause):
            return Kind.QUESTION
        if saying is not None and saying.sense is Sense.ASK:
            return Kind.QUESTION
        if saying is not None and saying.sense in {Sense.CALL, Sense.DENY, Sense.EXPRESS}:
            return Kind.CHECKABLE
        if saying is not None and saying.sense is Sense.FORECAST and self._view.form(saying.verb - 1) != "had":
            return Kind.PREDICTION
        has_figure = self._has_figure(first, last)
        is_reported = saying is not None or clause.source is not None
        if self._is_opinion(first, last, is_reported=is_reported, has_figure=has_figure):
            return Kind.OPINION
        is_stated = is_reported or (is_spoken and has_figure)
        if self._is_forecast(first, last, clause, is_reported=is_stated):
            return Kind.PREDICTION
        if self._is_reply(clause) or self._is_vague(first, last, is_reported=is_reported):
            return Kind.VAGUE
        return Kind.CHECKABLE

    def _content(self, clause: Clause) -> tuple[int, int]:
        """What is said, without the words about who says it."""
        saying = clause.saying
        if saying is None:
            return clause.first, clause.last
        if saying.trails:
            return (clause.first, saying.begin) if saying.begin > clause.first else (clause.first, clause.last)
        return min(max(saying.content, clause.first), clause.last - 1), clause.last

    # -- questions ------------------------------------------------------------------------------------------------
    def _is_question(self, first: int, last: int, clause: Clause) -> bool:
        place = last - 1
        while place > first and self._view.form(place) in _TRAILING and self._view.form(place) not in {"?", "؟"}:
            place -= 1
        if self._view.form(place) not in {"?", "؟"}:
            return False
        if clause.saying is None or clause.saying.trails:
            return True
        leading = next((here for here in range(first, last) if self._view.tokens[here].is_word), first)
        return self._view.is_quoted(leading) or not self._view.is_quoted(place)

    # -- opinions -------------------------------------------------------------------------------------------------
    def _is_opinion(self, first: int, last: int, *, is_reported: bool, has_figure: bool) -> bool:
        places = self._words(first, last)
        if not places:
            return True
        if self._has_phrase("opinion_phrases", places):
            return True
        marked = [place for place in places[:60] if self._is_marker(place)]
        if marked and not (is_reported and has_figure):
            return True
        if self._is_exclamation(first, last, places, has_figure=has_figure):
            return True
        if not self._is_arabic:
            is_judging = self._is_hypothesis(places) or self._is_imperative(places) or self._is_evaluation(places)
            is_judging = is_judging or self._is_generality(places)
            return not has_figure and is_judging
        return self._is_wonder(places) or (not is_reported and not has_figure and self._is_maxim(places))

    def _is_hypothesis(self, places: list[int]) -> bool:
        """If they had …, they would …."""
        forms = [self._view.form(place) for place in places]
        return forms[0] in {"if", "were", "had"} and "would" in forms

    def _is_imperative(self, places: list[int]) -> bool:
        leading = [place for place in places if self._view.form(place) not in self._lists["connectives"]]
        return bool(leading) and self._view.form(leading[0]) in self._lists["imperatives"] and len(places) < 12

    def _is_generality(self, places: list[int]) -> bool:
        """A country is not a company; nurses rarely make headlines: about no one in particular and no time."""
        forms = [self._view.form(place) for place in places]
        if any(self._view.tokens[place].is_capital for place in places[1:]) or _PASTS & set(forms):
            return False
        if any(form.endswith("ed") for form in forms):
            return False
        subject = next((form for form in forms if form not in self._lists["connectives"]), "")
        is_equation = subject in {"a", "an"} and any(form in _COPULAS for form in forms[1:6])
        is_equation = is_equation or (subject == "it" and forms[1:2] == ["is"] and forms[2:3] in (["a"], ["an"]))
        return is_equation or bool({"rarely", "always", "seldom"} & set(forms[1:4]))

    def _is_evaluation(self, places: list[int]) -> bool:
        """It is a great mistake: a copula and a word that judges."""
        for place in places:
            if self._view.form(place) in _COPULAS:
                following = {self._view.form(here) for here in range(place + 1, place + 4)}
                if following & self._lists["evaluations"]:
                    return True
        return False

    def _is_maxim(self, places: list[int]) -> bool:
        """A short sentence without a verb, العدل أساس الملك, or one about whoever does something."""
        forms = [self._view.form(place) for place in places]
        if without_conjunction(forms[0]) == "من" and len(forms) > 2 and forms[1][0] == "ي":
            return not self._view.tokens[places[1]].dated
        if forms[0] == "ان":
            forms = forms[1:]
        if not 2 <= len(forms) <= 5 or not forms[0].startswith("ال"):
            return False
        is_about_somebody = self._view.lexicon.has_any(forms[0], "people", "bodies")
        return not is_about_somebody and not any(form[0] in "يت" or form[-1] == "ت" for form in forms)

    def _words(self, first: int, last: int) -> list[int]:
        return [place for place in range(first, last) if self._view.tokens[place].is_word]

    def _is_marker(self, place: int) -> bool:
        form = self._view.form(place)
        if form in self._lists["opinion"]:
            return True
        return self._is_arabic and without_conjunction(form) in self._lists["opinion"]

    def _has_phrase(self, name: str, places: list[int]) -> bool:
        forms = [self._view.form(place) for place in places[:80]]
        if self._is_arabic and forms and forms[0][:1] in {"و", "ف"}:
            forms.append("|")
            forms += [forms[0][1:], *forms[1:4]]
        starts = {form: index for index, form in reversed(list(enumerate(forms)))}
        for phrase in self._view.lexicon.phrases[name]:
            if phrase[0] not in starts:
                continue
            for index in (index for index, form in enumerate(forms) if form == phrase[0]):
                if tuple(forms[index : index + len(phrase)]) == phrase:
                    return True
        return False

    def _is_exclamation(self, first: int, last: int, places: list[int], *, has_figure: bool) -> bool:
        return (
            not has_figure
            and any(self._view.form(place) == "!" for place in range(max(first, last - 3), last))
            and (len(places) < 14)
        )

    def _is_wonder(self, places: list[int]) -> bool:
        """ما أجمل أن …: an exclamation of wonder."""
        return (
            self._view.form(places[0]) == "ما"
            and len(places) > 2
            and (
                self._view.tokens[places[1]].text.startswith("أ") and self._view.form(places[2]) in {"ان", "هذا", "هذه"}
            )
        )

    # -- forecasts ------------------------------------------------------------------------------------------------
    def _is_forecast(self, first: int, last: int, clause: Clause, *, is_reported: bool) -> bool:
        """Whether it tells what may come; what somebody says that they will do is a statement and no forecast."""
        is_promised = clause.saying is not None and clause.saying.sense is Sense.ANNOUNCE
        is_reported = is_reported and (clause.saying is None or clause.saying.sense is not Sense.HOLD)
        is_ahead = self._is_ahead_arabic if self._is_arabic else self._is_ahead_english
        for place in range(first, min(last, first + 60)):
            if self._view.tokens[place].is_word and is_ahead(
                place, first, is_promised=is_promised, is_reported=is_reported
            ):
                return True
        return False

    def _is_ahead_english(self, place: int, first: int, *, is_promised: bool, is_reported: bool) -> bool:
        form, following = self._view.form(place), self._view.form(place + 1)
        if form in {"may", "might", "could"}:
            is_verb = not self._view.tokens[place].is_capital and not self._view.tokens[place].dated and place > first
            is_shifted = is_reported and form != "may"  # "she said it might" reports "it may"
            return is_verb and following != "have" and not (is_promised or is_shifted)
        if form in self._lists["forecast"]:
            return self._view.form(place - 1) not in {"as", "than", "the", "a", "more"} or form == "probably"
        if form == "going":
            return following == "to" and self._view.form(place - 1) in {"is", "are", "be", "'re", "'s"}
        if form not in self._lists["future"] or is_promised:
            return False
        verbs = {self._view.form(here) for here in range(place + 1, place + 4)}
        if is_reported:
            return bool(verbs & self._lists["outlook"]) and not self._is_scheduled(place)
        return not self._is_scheduled(place)

    def _is_scheduled(self, place: int) -> bool:
        """Whether a future verb announces what is fixed: will be held on Monday."""
        following = [self._view.form(here) for here in range(place + 1, place + 4)]
        return self._is_dated_after(place) and any(form in self._lists["scheduled"] for form in following)

    def _is_dated_after(self, place: int) -> bool:
        return any(token.dated for token in self._view.tokens[place : min(self._view.last, place + 25)])

    def _is_ahead_arabic(self, place: int, first: int, *, is_promised: bool, is_reported: bool) -> bool:
        form = self._view.form(place)
        if form in self._lists["forecast"]:
            return not form.startswith("ال") or self._view.form(place - 1) in {"من", "ومن"}
        if is_promised:
            return False
        words_before = self._view.words_between(first, place)
        if form in {"قد", "وقد"} and self._is_present(place + 1) and not self._is_past_perfect(place):
            return (
                words_before <= 3
                or self._view.form(place - 1) in COMMAS
                or self._view.form(place - 1) in {"لكن", "ولكن"}
            )
        verb = self._future_verb(place)
        if verb is None or words_before > 8:
            return False
        is_outlook = verb in self._lists["outlook"]
        return is_outlook or not (is_reported or self._is_dated_after(place))

    def _future_verb(self, place: int) -> str | None:
        """The verb of a future form, سيعلن or سوف يعلن, without its sign; None where there is none."""
        form = without_conjunction(self._view.form(place))
        if form in self._lists["future"]:
            return self._view.form(place + 1)
        is_future = len(form) > 4 and form[0] == "س" and form[1] in "يت" and not form.startswith(_NO_FUTURES)
        return form[1:] if is_future else None

    def _is_present(self, place: int) -> bool:
        form = self._view.form(place)
        return form in self._lists["hedged"] or (len(form) >= 4 and form[0] == "ي")

    def _is_past_perfect(self, place: int) -> bool:
        return any(
            self._view.form(here) in {"كان", "كانت", "وكان", "وكانت", "كانوا"} for here in range(place - 5, place)
        )

    # -- vague ----------------------------------------------------------------------------------------------------
    def _is_vague(self, first: int, last: int, *, is_reported: bool) -> bool:
        if not is_reported and self._has_phrase("vague_phrases", self._words(first, last)):
            return True
        words = self._view.words_between(first, last)
        if words < (1 if is_reported else 3):
            return True
        if self._has_figure(first, last):
            return False
        leading = next((self._view.form(place) for place in range(first, last) if self._view.tokens[place].is_word), "")
        if is_reported:
            return False
        if self._is_arabic:
            return leading in self._lists["vague"]
        names_somebody = any(self._view.tokens[place].is_capital for place in range(first + 1, last))
        return words < 5 and not names_somebody and (leading in self._lists["vague"] or not self._has_verb(first, last))

    def _has_verb(self, first: int, last: int) -> bool:
        forms = (self._view.form(place) for place in range(first, last))
        return any(form in self._lists["verbs"] or form.endswith("ed") for form in forms)

    def _is_reply(self, clause: Clause) -> bool:
        """Whether it only answers: no, that is not true."""
        places = [place for place in range(clause.first, clause.last) if self._view.tokens[place].is_word]
        is_short = len(places) <= 5 and not self._has_figure(clause.first, clause.last)
        return is_short and bool(places) and self._view.form(places[0]) in self._lists["replies"]

    def _has_figure(self, first: int, last: int) -> bool:
        return any(
            token.is_number or token.dated or token.form in self._lists["numbers"]
            for token in self._view.tokens[first:last]
        )
