"""Of what kind a clause is: a question, an opinion, a forecast, something vague, or a checkable proposition."""

from claimtrack.domain.drawn import Kind
from claimtrack.language.propositions.clauses import Clause
from claimtrack.language.propositions.english_opinions import EnglishOpinions
from claimtrack.language.propositions.forecasts import ForecastReader
from claimtrack.language.propositions.opinions import OpinionReader
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.text.lexicon import Sense, without_conjunction
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import View

_TRAILING = frozenset(".!؟?…\"'”“»«’‘)(،,")
_ACTS = frozenset({Sense.CALL, Sense.DENY, Sense.EXPRESS})  # what is said makes the saying itself the claim
_HOPES = frozenset("hope hopes امل امله املها املهم امالهم تمنياته تمنياتها تمني تمنت يتمني تتمني".split())
_LONGEST_REPLY = 5  # words
_LONGEST_LEAD = 12  # words of a line that leads to what stands under it
_LEAST_WORDS = 3
_LEAST_NAMELESS = 5  # words of an English clause that names nobody


class KindReader:
    """Tells the kinds of the clauses of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lists = view.lexicon.lists
        self._is_arabic = view.lexicon.language == "ar"
        self._opinions = OpinionReader(view)
        self._english = EnglishOpinions(view)
        self._forecasts = ForecastReader(view)

    def read(self, clause: Clause, *, is_spoken: bool = False) -> Kind:
        """The kind of a clause; for reported speech what is said decides, save where somebody calls or denies.

        With `is_spoken` it stands in a speech, an answer or a quotation of somebody.
        """
        first, last = clause.content()
        if self._is_question(first, last, clause):
            return Kind.QUESTION
        decided = Kind.VAGUE if self._is_lead(clause) else self._decided(clause.saying)
        if decided is not None:
            return decided
        if not clause.is_reported and self._view.words_between(first, last) < _LEAST_WORDS:
            return Kind.VAGUE
        is_quoted = self._view.is_all_quoted(first, last)
        is_reworded = clause.is_reported and not is_quoted and not self._is_said_by_anybody(clause)
        is_own = not (clause.is_reported or is_spoken or is_quoted)
        last, aside = self._around_saying(clause, first, last)
        if self._opinions.is_opinion(first, last, is_reported=is_reworded, is_own=is_own, without=aside):
            return Kind.OPINION
        if self._is_forecast(first, last, clause, is_spoken=is_spoken):
            return Kind.PREDICTION
        is_retold = is_reworded or (is_quoted and self._view.form(first) == "that")
        if not is_retold and self._opinions.is_general(first, last, is_said=clause.is_reported):
            return Kind.OPINION
        if self._is_reply(clause) or self._is_vague(first, last, is_reported=clause.is_reported):
            return Kind.VAGUE
        return Kind.CHECKABLE

    def _is_lead(self, clause: Clause) -> bool:
        """Whether a clause only leads to the lines under it, as in “the minister said:”."""
        if clause.last != self._view.last or self._view.form(clause.last - 1) != ":":
            return False
        if clause.saying is not None and not clause.saying.trails:
            return clause.saying.content >= clause.last
        is_short = self._view.words_between(clause.first, clause.last) <= _LONGEST_LEAD
        tokens = self._view.tokens[clause.first : clause.last]
        return is_short and not any(token.is_number or token.dated for token in tokens)

    def _decided(self, saying: Saying | None) -> Kind | None:
        """The kind that the verb of saying alone decides."""
        if saying is None:
            return None
        if saying.sense is Sense.HOLD and saying.speaker is not None and self._is_anybody(saying.speaker):
            return Kind.OPINION
        if saying.sense is Sense.FORECAST and self._view.form(saying.verb - 1) != "had":
            return Kind.PREDICTION
        if saying.sense is Sense.EXPRESS and self._is_hope(saying):
            return Kind.OPINION
        return Kind.QUESTION if saying.sense is Sense.ASK else (Kind.CHECKABLE if saying.sense in _ACTS else None)

    def _is_anybody(self, speaker: tuple[int, int]) -> bool:
        """Whether nobody in particular thinks so: كثيرون، البعض، مراقبون."""
        return self._is_arabic and any(
            self._view.form(place) in self._lists["anybody"] for place in range(speaker[0], speaker[1])
        )

    def _is_hope(self, saying: Saying) -> bool:
        """Whether what is expressed is only a hope."""
        following = range(saying.verb, min(saying.content + 2, self._view.last))
        return any(without_conjunction(self._view.form(place)) in _HOPES for place in following)

    def _is_said_by_anybody(self, clause: Clause) -> bool:
        """Whether nobody in particular says it: critics say, some people claim."""
        saying = clause.saying
        if saying is None or saying.speaker is None or self._is_arabic:
            return False
        return all(self._view.form(place) in self._lists["anybody"] for place in range(*saying.speaker))

    def _around_saying(self, clause: Clause, first: int, last: int) -> tuple[int, range]:
        """Where what is said ends, and the words about who says it that stand inside: it was, he said, a mistake."""
        saying = clause.saying
        if saying is None or not saying.trails or self._view.words_between(first, last) >= _LEAST_WORDS:
            return last, range(0)
        end = saying.verb
        while end < clause.last and self._view.form(end) not in {",", "،"}:
            end += 1
        return (clause.last, range(saying.begin, end)) if end < clause.last else (last, range(0))

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

    def _is_forecast(self, first: int, last: int, clause: Clause, *, is_spoken: bool) -> bool:
        """Whether it tells what may come; what somebody says that they will do is a statement and no forecast."""
        sense = clause.saying.sense if clause.saying is not None else None
        is_stated = clause.is_reported or (is_spoken and self._view.has_number(first, last))
        return self._forecasts.is_forecast(
            first, last, is_promised=sense is Sense.ANNOUNCE, is_reported=is_stated and sense is not Sense.HOLD
        )

    # -- vague ----------------------------------------------------------------------------------------------------
    def _is_vague(self, first: int, last: int, *, is_reported: bool) -> bool:
        words = [place for place in range(first, last) if self._view.tokens[place].is_word]
        count = self._view.words_between(first, last)
        if is_reported:
            return count == 0
        if words and not self._is_arabic and (self._english.is_outcry(words) or self._english.is_address(words)):
            return True
        if self._view.has_phrase("vague_phrases", words):
            return True
        if not words or self._view.has_figure(first, last):
            return False
        is_pointing = self._view.form(words[0]) in self._lists["vague"]
        if self._is_arabic:
            return is_pointing
        names_somebody = any(self._view.tokens[place].is_capital for place in range(first + 1, last))
        has_verb = any(is_verb(self._view, place) for place in words)
        return count < _LEAST_NAMELESS and not names_somebody and (is_pointing or not has_verb)

    def _is_reply(self, clause: Clause) -> bool:
        """Whether it only answers: no, that is not true."""
        places = [place for place in range(clause.first, clause.last) if self._view.tokens[place].is_word]
        is_short = len(places) <= _LONGEST_REPLY and not self._view.has_figure(clause.first, clause.last)
        is_reply = is_short and bool(places) and self._view.form(places[0]) in self._lists["replies"]
        return is_reply and not any(self._tells_deed(place) for place in places)

    def _tells_deed(self, place: int) -> bool:
        """Whether an English verb tells what was done: it was signed."""
        if self._is_arabic:
            return False
        form = self._view.form(place)
        is_deed = form in self._lists["participles"] or form.endswith("ed")
        return is_deed and form not in {"been", "done"}
