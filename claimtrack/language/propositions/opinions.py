"""Opinions, wishes, maxims and interpretations: what no evidence could settle."""

from claimtrack.language.propositions.english_opinions import EnglishOpinions
from claimtrack.language.text.lexicon import without_conjunction
from claimtrack.language.text.tenses import (
    is_arabic_future,
    is_arabic_ours,
    is_arabic_present,
    is_inflected_past,
    tells_past,
)
from claimtrack.language.text.view import View

_SELVES = frozenset("I I'm I've I'd I'll".split())
_NOBODY = frozenset("احد احدا".split())
_PERSONS = frozenset("he she they my me i've".split())
_ARABIC_COPULAS = frozenset(
    "بات باتت اصبح اصبحت صار صارت كان كانت يكن تكن ليس ليست يعد تعد انه انها انهم هذا هذه هو هي يبقي تبقي".split()
)
_LONG_LIVE = frozenset("عاش عاشت يحيا تحيا يعيش تعيش ليحيا لتحيا".split())
_OWN = frozenset("عندي لدي لدينا عندنا معي معنا".split())
_RANKS = frozenset("اول اخر".split())
_ELATIVE = 4  # letters of an Arabic superlative
_LONGEST = 60  # words of a clause that are looked at
_LONGEST_CALL = 12  # words of an imperative or exclamation
_LONGEST_MAXIM = 5


class OpinionReader:
    """Judges clauses of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = view.lexicon.lists
        self._is_arabic = view.lexicon.language == "ar"
        self._english = EnglishOpinions(view)

    def is_opinion(
        self, first: int, last: int, *, is_reported: bool, is_own: bool = False, without: range = range(0)
    ) -> bool:
        """Whether the words between two places judge or wish rather than tell.

        With `is_reported` somebody is said to say it in the writer's words: what has a figure is then a claim. With
        `is_own` the writer says it; `without` are the places in it of the words about who says it.
        """
        places = [place for place in self._words(first, last) if place not in without]
        if not self._is_arabic:
            places = list(self._english.after_introduction(places))
        if not places or self._view.has_phrase("opinion_phrases", places):
            return True
        if self._is_remark(places, is_own=is_own):
            return True
        has_figure = self._has_figure(first, last)
        if any(self._is_marker(place) for place in places) and not (is_reported and has_figure):
            return True
        if has_figure:
            return False
        if not is_reported and self._is_exclamation(first, last, places):
            return True
        if not self._is_arabic:
            return self._english.judges(places)
        forms = [self._view.form(place) for place in places]
        if self._feels(forms):
            return True
        is_judged = not is_reported and (self._is_maxim(places, forms) or self._judges_in_arabic(places, forms))
        return is_judged or self._is_wonder(places, forms)

    def _feels(self, forms: list[str]) -> bool:
        """Whether somebody only tells how they feel: that he is hopeful, أنه متفائل."""
        is_that = forms[0].removeprefix("ب").startswith("ان") and len(forms[0]) > 2
        return is_that and not self._lists["feelings"].isdisjoint(forms[1:2])

    def is_general(self, first: int, last: int, *, is_said: bool = False) -> bool:
        """Whether it names no one and tells of nothing that was: a country is not a company; numbers do not lie.

        With `is_said` it is said to be somebody's words.
        """
        places = self._words(first, last)
        is_particular = (
            self._view.has_figure(first, last) or self._names_somebody(places, is_said=is_said) or self._ranks(places)
        )
        return not is_particular and not tells_past(self._view, first, last)

    def _is_remark(self, places: list[int], *, is_own: bool) -> bool:
        """Whether writers only speak of themselves or to those who listen."""
        if self._is_arabic:
            return self._view.begins_phrase("remark_phrases", places[0]) or self._might_have_been(places)
        return is_own and self._english.is_personal(places)

    def _might_have_been(self, places: list[int]) -> bool:
        """Whether it tells of what was not so: لو سمعوا منا ما وقع شيء; what may still come is a forecast."""
        forms = [without_conjunction(self._view.form(place)) for place in places]
        return forms[0] == "لو" and not any(is_arabic_future(form) or form in self._lists["forecast"] for form in forms)

    def _has_figure(self, first: int, last: int) -> bool:
        return (self._view if self._is_arabic else self._english).has_figure(first, last)

    def _words(self, first: int, last: int) -> list[int]:
        return [place for place in range(first, last) if self._view.tokens[place].is_word][:_LONGEST]

    def _is_marker(self, place: int) -> bool:
        form, opinion = self._view.form(place), self._lists["opinion"]
        if form == "thanks" and self._view.form(place + 1) == "to":
            return False  # owing to
        if form == "يجب" and without_conjunction(self._view.form(place - 1)) == "لم":
            return False  # did not answer
        return form in opinion or (self._is_arabic and without_conjunction(form) in opinion)

    def _is_exclamation(self, first: int, last: int, places: list[int]) -> bool:
        is_loud = any(self._view.form(place) == "!" for place in range(max(first, last - 3), last))
        return is_loud and len(places) <= _LONGEST_CALL

    def _ranks(self, places: list[int]) -> bool:
        """Whether a superlative says what is first of its kind, which can be looked up."""
        ranking = places if self._is_arabic else places[1:]  # "First, we can …" ranks nothing
        return any(self._view.form(place) in self._lists["superlatives"] for place in ranking)

    def _names_somebody(self, places: list[int], *, is_said: bool) -> bool:
        if self._is_arabic:
            lexicon, forms = self._view.lexicon, [self._view.form(place) for place in places]
            if any(is_arabic_ours(form) or without_conjunction(form) in _OWN for form in forms):
                return True
            return any(
                lexicon.has_any(form, "people", "bodies")
                and not lexicon.has_any(form, "documents", "generic")
                and form not in _NOBODY
                for form in forms
            )
        if any(self._view.form(here) in _PERSONS for here in places) or (
            places and self._english.is_particular(places, is_said=is_said)
        ):
            return True
        return any(
            self._view.tokens[here].is_capital
            and self._view.tokens[here].text not in _SELVES
            and self._view.tokens[here - 1].is_word
            for here in places[1:]
        )

    # -- Arabic ---------------------------------------------------------------------------------------------------
    def _is_wonder(self, places: list[int], forms: list[str]) -> bool:
        """ما أجمل أن …: an exclamation of wonder."""
        is_wondering = forms[0] == "ما" and len(forms) > 2 and forms[2] in {"ان", "هذا", "هذه"}
        return is_wondering and self._view.tokens[places[1]].text.startswith("أ")

    def _judges_in_arabic(self, places: list[int], forms: list[str]) -> bool:
        """The road was not easy, the dearest that we have, whenever …: a copula and a judgement, an elative with ما."""
        is_likened = self._view.tokens[places[0]].text.lstrip("وف").startswith("كأن")
        if is_likened or without_conjunction(forms[0]) in {"كلما", "الله"} or self._is_about_each(places, forms):
            return True
        if without_conjunction(forms[0]) == "علي" and "ان" in forms[2:5]:
            return True  # it is for the state to …
        if forms[0] in _LONG_LIVE and len(forms) <= _LONGEST_MAXIM and forms[1:2] and forms[1].startswith("ال"):
            return True
        is_judged = any(
            without_conjunction(form) in _ARABIC_COPULAS
            and not self._lists["evaluations"].isdisjoint(forms[index + 1 : index + 5])
            for index, form in enumerate(forms)
        )
        return is_judged or any(
            form not in _RANKS
            and following == "ما"
            and len(form) == _ELATIVE
            and self._view.tokens[place].text[0] == "أ"
            for place, form, following in zip(places, forms, forms[1:], strict=False)
        )

    def _is_call(self, places: list[int], forms: list[str]) -> bool:
        """A verb in the plural that speaks to the reader, at the head or after a word with a colon: share this."""
        head = forms[1] if len(forms) > 1 and self._view.form(places[0] + 1) == ":" else forms[0]
        if head in self._lists["imperatives"]:
            return True
        is_past = head in self._view.lexicon.verbs or is_inflected_past(self._view, head)
        return len(head) > 4 and head.endswith("وا") and not is_past

    def _is_about_each(self, places: list[int], forms: list[str]) -> bool:
        """Every city that respects itself: each of a kind, without the article, and nothing that was."""
        is_each = without_conjunction(forms[0]) == "كل" and len(forms) > 3 and not forms[1].startswith("ال")
        return is_each and not tells_past(self._view, places[0], places[-1] + 1)

    def _is_maxim(self, places: list[int], forms: list[str]) -> bool:
        """A call, a short sentence without a verb, العدل أساس الملك, or one about whoever does something."""
        if self._is_call(places, forms):
            return True
        if without_conjunction(forms[0]) == "من" and len(forms) > 2 and is_arabic_present(self._view, forms[1]):
            return not self._view.tokens[places[1]].dated
        forms = forms[1:] if forms[0] == "ان" else forms
        if not 2 <= len(forms) <= _LONGEST_MAXIM or not forms[0].startswith("ال"):
            return False
        is_about_somebody = self._view.lexicon.has_any(forms[0], "people", "bodies")
        return not is_about_somebody and not any(form[0] in "يت" or form[-1] == "ت" for form in forms)
