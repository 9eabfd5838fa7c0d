"""What follows an English verb of saying, if anything does: a clause, a quotation or a thing."""

from claimtrack.language.speech.english_names import AGREEMENT
from claimtrack.language.text.lexicon import Sense, Verb
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, STRONG, View

_LONGEST_TAIL = 8  # words of a time, an occasion or a hearer
_LONGEST_HEARER = 3  # tokens
_HEARERS = frozenset("me us him her them you parliament congress police staff people men women".split())
ASIDES = frozenset("however too meanwhile though nevertheless therefore in turn instead".split())
_PUBLISHED = frozenset("released issued published posted dated obtained seen broadcast emailed delivered".split())
_ADDRESSING = frozenset("tell tells told telling".split())
_PAIRED = frozenset(
    (verb, word)
    for verbs, words in (
        ("called calls call calling", "for on upon"),
        ("warned warns warn warning", "of against about"),
        ("appealed appeals appeal appealing", "for to"),
    )
    for verb in verbs.split()
    for word in words.split()
)


class EnglishComplements:
    """Looks at what follows the verbs of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon

    def is_there(self, place: int, verb: Verb) -> bool:
        """Whether the verb at a place is followed by what is said."""
        following = self._view.form(place + 1)
        if not following or following == "." or following in STRONG:
            return False
        if (self._view.form(place), following) in _PAIRED or self.is_explicit(place):
            return True
        if following in COMMAS:
            return False
        if verb.takes == "any":
            return self._view.words_between(place + 1, self._view.last) > 1 and not self._is_tail(place)
        if verb.takes in {"figure", "that"}:
            is_report = verb.sense is Sense.SHOW and self._is_report(place)
            return self._is_figure(place) if verb.takes == "figure" else is_report
        if following in self._lexicon.lists["prepositions"] or self._tokens[place + 1].dated:
            return verb.sense is Sense.ANNOUNCE and following == "to"
        if verb.takes == "thing":
            return self._view.words_between(place + 1, self._view.last) > 0
        return self._has_clause(place, verb)

    def is_explicit(self, place: int) -> bool:
        """Whether that, a colon or a quotation follows, at once or after a hearer, an occasion or a time."""
        following = self._view.form(place + 1)
        if following in {"that", ":"} or self._view.opens_quotation(place + 1):
            return True
        if following == "out":
            return self._view.form(place + 2) == "that" or self._view.opens_quotation(place + 2)
        if following in COMMAS:
            is_aside = self._view.form(place + 2) in ASIDES and self._view.form(place + 3) in COMMAS
            return self._view.opens_quotation(place + 2) or (is_aside and self._view.form(place + 4) == "that")
        return self._says_that_later(place)

    def _is_led_into(self, place: int, quotation: int) -> bool:
        """Whether the writer's own words lead into a quotation: says the storm was a “freak”, says talks “ended”."""
        if any(is_verb(self._view, here) for here in range(place + 1, quotation)):
            return True
        first = next((token for token in self._tokens[quotation : self._view.last] if token.is_word), None)
        before, following = self._view.form(quotation - 1), self._view.form(place + 1)
        is_late = following in self._lexicon.lists["prepositions"] or self._tokens[place + 1].dated
        is_subject = not is_late or before in AGREEMENT
        is_heard = self._view.form(place) in _ADDRESSING and quotation - place <= _LONGEST_HEARER
        is_heard = is_heard or self._view.form(place).startswith(("call", "describ"))
        is_part = first is not None and first.text[0].islower() and before not in COMMAS and before != ":"
        return is_part and is_subject and quotation > place + 1 and not is_heard

    def _is_tail(self, place: int) -> bool:
        """Whether only a time, an occasion or a hearer follows: officials said on Tuesday; officials told the paper."""
        end, limit = place + 1, min(self._view.last, place + 1 + 2 * _LONGEST_TAIL)
        while end < limit and self._view.form(end) not in COMMAS and self._view.form(end) not in STRONG:
            end += 1
        rest = [token for token in self._tokens[place + 1 : end] if token.is_word or token.is_number]
        if not rest or len(rest) > _LONGEST_TAIL or any(self._is_told(here) for here in range(place + 1, end)):
            return False
        is_telling = any(token.quoted or token.form in AGREEMENT or token.form == "there" for token in rest)
        is_heard = self._view.form(place) in _ADDRESSING and not is_telling
        return is_heard or rest[0].form in self._lexicon.lists["prepositions"] or rest[0].dated

    def _is_told(self, place: int) -> bool:
        """Whether a verb stands at a place, and no participle of how it was said: in a report released on Friday."""
        return is_verb(self._view, place) and self._view.form(place) not in _PUBLISHED

    def _says_that_later(self, place: int) -> bool:
        """Whether that, a colon or a quotation follows after a hearer, an occasion or a time."""
        for here in range(place + 1, min(self._view.last, place + 12)):
            form = self._view.form(here)
            if self._is_other_complement(here):
                return False
            if form in {"that", ":"} or (self._view.opens_quotation(here) and not self._view.is_name_in_quotes(here)):
                follows = self._view.form(place + 1)
                return (
                    self._tokens[place + 1].dated
                    or follows in self._lexicon.lists["prepositions"]
                    or self._lexicon.verbs[self._view.form(place)].takes == "any"
                )
            if form in STRONG or (form in COMMAS and not self._view.opens_quotation(here + 1)):
                return False
        return False

    def _is_other_complement(self, place: int) -> bool:
        """Whether an infinitive begins at a place, or its "that" tells what a noun is about: allegations that …."""
        form, following = self._view.form(place), self._view.form(place + 1)
        if form == "that":
            return self._view.form(place - 1) in self._lexicon.lists["accusations"]
        if form != "to" or not following:
            return False
        is_hearer = following in self._lexicon.lists["determiners"] or self._tokens[place + 1].is_capital
        return not is_hearer and not following.endswith("s") and following not in _HEARERS

    def _is_figure(self, place: int) -> bool:
        """Whether the verb puts something at a number."""
        return any(
            self._view.form(here) == "at" and self._view.has_figure(here + 1, min(here + 4, self._view.last))
            for here in range(place + 2, min(self._view.last, place + 12))
        )

    def _is_report(self, place: int) -> bool:
        return any(
            self._view.form(here) in self._lexicon.lists["documents"]
            for here in range(max(self._view.first, place - 8), place)
        )

    def _has_clause(self, place: int, verb: Verb) -> bool:
        """Whether a clause without "that" follows: a subject, and mostly a verb before long."""
        following = self._view.form(place + 1)
        begins = (
            self._tokens[place + 1].is_capital
            or following in self._lexicon.lists["determiners"]
            or following in AGREEMENT
        )
        if verb.sense is Sense.SHOW and self._tokens[place + 1].is_number:
            return True  # estimates 3,000 people sleep rough
        if begins and (verb.tense == "past" or self._view.form(place - 1) in AGREEMENT):
            return True
        for here in range(place + 2, min(self._view.last, place + 15)):
            if is_verb(self._view, here) or self._view.form(here) in {"would", "had"}:
                return True
        return False

    def start(self, place: int) -> int:
        """Where what is said begins, past the hearer and the time."""
        for here in range(place + 1, min(self._view.last, place + 12)):
            form = self._view.form(here)
            is_second = form == "that" and self._view.form(here - 1) in {"and", "but"}
            is_that = form == "that" and not is_second
            if is_that or (self._view.opens_quotation(here) and not self._is_led_into(place, here)):
                return here
            if is_second:
                break
            if form == ":":
                return here + 1
            if form in STRONG:
                break
        return min(place + 1, self._view.last)
