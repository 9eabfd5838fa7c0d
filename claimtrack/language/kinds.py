"""What sort of sentence a clause is: a question, an opinion, a forecast, something vague, or a checkable proposition."""

from claimtrack.domain.drawn import Kind
from claimtrack.language.clauses import Clause
from claimtrack.language.lexicon import Sense
from claimtrack.language.sayings import COMMAS, View

_TRAILING = frozenset(".!؟?…\"'”“»«’‘)(،,")
_REPORTING = frozenset({Sense.SAY, Sense.ANNOUNCE, Sense.DENY, Sense.CALL, Sense.EXPRESS, Sense.SHOW})
_FIRST_PERSON = frozenset("i we my our us me".split())


class KindReader:
    """Tells the kind of a clause of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = view.lexicon.lists
        self._is_arabic = view.lexicon.language == "ar"

    def read(self, clause: Clause) -> Kind:
        """The kind of a clause; for reported speech what is said decides, save where somebody calls or denies."""
        saying = clause.saying
        first, last = self._content(clause)
        if self._is_question(first, last, clause):
            return Kind.QUESTION
        if saying is not None and saying.sense is Sense.ASK:
            return Kind.QUESTION
        if saying is not None and saying.sense in {Sense.CALL, Sense.DENY, Sense.EXPRESS}:
            return Kind.CHECKABLE
        if saying is not None and saying.sense is Sense.FORECAST:
            return Kind.PREDICTION
        has_figure = self._has_figure(first, last)
        is_reported = saying is not None or clause.source is not None
        if self._is_opinion(first, last, is_reported=is_reported, has_figure=has_figure):
            return Kind.OPINION
        if self._is_forecast(first, last, clause):
            return Kind.PREDICTION
        if self._is_vague(first, last, is_reported=is_reported):
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
        places = [place for place in range(first, last) if self._view.tokens[place].is_word]
        if not places:
            return True
        if self._has_phrase("opinion_phrases", places):
            return True
        marked = [place for place in places[:60] if self._is_marker(place)]
        if marked and not (is_reported and has_figure):
            return True
        if self._is_exclamation(first, last, places, has_figure=has_figure):
            return True
        return self._is_arabic and self._is_wonder(places)

    def _is_marker(self, place: int) -> bool:
        form = self._view.form(place)
        if form in self._lists["opinion"]:
            return True
        return self._is_arabic and form[:1] in {"و", "ف"} and form[1:] in self._lists["opinion"]

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
    def _is_forecast(self, first: int, last: int, clause: Clause) -> bool:
        is_promised = clause.saying is not None and clause.saying.sense is Sense.ANNOUNCE
        if self._is_arabic:
            return self._is_arabic_forecast(first, last, is_promised=is_promised)
        for place in range(first, min(last, first + 60)):
            form = self._view.form(place)
            if form in {"may", "might", "could"}:
                if not self._view.tokens[place].is_capital and self._view.form(place + 1) != "have" and not is_promised:
                    return True
            elif form in self._lists["forecast"] and self._is_hedge(place):
                return True
            elif form in self._lists["future"] and not is_promised and not self._is_scheduled(place):
                return True
            elif (
                form == "going"
                and self._view.form(place + 1) == "to"
                and self._view.form(place - 1) in {"is", "are", "be"}
            ):
                return True
        return False

    def _is_hedge(self, place: int) -> bool:
        before = self._view.form(place - 1)
        return before not in {"as", "than", "the", "a", "more"} or self._view.form(place) == "probably"

    def _is_scheduled(self, place: int) -> bool:
        """Whether "will" announces what is fixed: will be held, will meet on Monday."""
        following = [self._view.form(here) for here in range(place + 1, place + 4)]
        dated = any(self._view.tokens[here].dated for here in range(place, min(self._view.last, place + 25)))
        return dated and any(form in self._lists["scheduled"] for form in following)

    def _is_arabic_forecast(self, first: int, last: int, *, is_promised: bool) -> bool:
        for place in range(first, min(last, first + 60)):
            form = self._view.form(place)
            if form in self._lists["forecast"] and not (
                form.startswith("ال") and self._view.form(place - 1) not in {"من", "ومن"}
            ):
                return True
            if is_promised or not self._view.tokens[place].is_word:
                continue
            if form == "قد" and self._view.form(place + 1)[:1] in {"ي", "ت"} and self._is_present(place + 1):
                return self._view.words_between(first, place) <= 3 or clause_starts_at(self._view, place)
            if form.lstrip("وف") in self._lists["future"] or form.lstrip("وف") == "لن" or self._is_future(form):
                return self._view.words_between(first, place) <= 8
        return False

    def _is_present(self, place: int) -> bool:
        form = self._view.form(place)
        return len(form) >= 4 and form[0] in "يت" and not form.endswith(("ت", "وا"))

    def _is_future(self, form: str) -> bool:
        bare = form[1:] if form[:1] in {"و", "ف"} and len(form) > 5 else form
        return (
            len(bare) > 4
            and bare[0] == "س"
            and bare[1] in "يت"
            and bare not in {"سياسه", "سياسي", "سيارات", "سياره", "سيدات"}
            and (
                not bare.startswith(
                    ("سياس", "سيار", "سياق", "سيطر", "سيناريو", "سيول", "ستين", "سترات", "سيدي", "سيده")
                )
            )
        )

    # -- vague ----------------------------------------------------------------------------------------------------
    def _is_vague(self, first: int, last: int, *, is_reported: bool) -> bool:
        words = self._view.words_between(first, last)
        if words < (2 if is_reported else 3):
            return True
        if is_reported or self._has_figure(first, last):
            return False
        leading = next((self._view.form(place) for place in range(first, last) if self._view.tokens[place].is_word), "")
        if self._is_arabic:
            return leading in self._lists["vague"]
        return (
            words < 5
            and leading in {"it", "this", "that", "they", "there", "and", "but", "so"}
            and not any(self._view.tokens[place].is_capital for place in range(first + 1, last))
        )

    def _has_figure(self, first: int, last: int) -> bool:
        return any(
            token.is_number or token.dated or token.form in self._lists["numbers"]
            for token in self._view.tokens[first:last]
        )


def clause_starts_at(view: View, place: int) -> bool:
    """Whether a clause begins at a place: after a comma or a conjunction."""
    return view.form(place - 1) in COMMAS or view.form(place - 1) in {"و", "لكن", "ولكن"}
