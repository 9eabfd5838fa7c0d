"""Who says what in an English sentence: verbs of saying, their subjects before and after, "according to"."""

from dataclasses import replace

from claimtrack.language.lexicon import Sense, Verb
from claimtrack.language.sayings import COMMAS, LONGEST_NAME, STRONG, Saying, View

_AGREEMENT = {"he": "m", "she": "f", "they": "p", "it": "n", "we": "p", "i": "i"}
_BE = frozenset("is are was were be been being".split())
_MODAL = frozenset("will would could should may might can must to let".split())
_AFTER_NAME = frozenset(
    "in on at during after before when while as adding following via to with and but through by since about last this "
    "yesterday today late early outside inside".split()
)
_PAIRED = frozenset(
    (verb, word)
    for verbs, words in (
        ("called calls call calling", "for on upon"),
        ("warned warns warn warning", "of against about"),
        ("appealed appeals appeal appealing", "for to"),
        ("expressed expresses express expressing", ""),
    )
    for verb in verbs.split()
    for word in words.split()
)
_TIME_CLAUSES = frozenset("after when before since once until because if where".split())
_RELATIVES = frozenset("who which whose whom".split())


class EnglishSpeech:
    """Finds the sayings of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon

    def find(self) -> list[Saying]:
        """Return the sayings in the order of their verbs."""
        found: list[Saying] = []
        for place in range(self._view.first, self._view.last):
            if self._tokens[place].quoted or not self._tokens[place].is_word:
                continue
            saying = self._source(place) or self._verb_at(place, found)
            if saying:
                found.append(saying)
        return found

    def subject(self, first: int, last: int) -> tuple[int, int] | None:
        """The person named before the first verb of a plain clause, None where there is none."""
        for place in range(first + 1, min(last, first + 30)):
            form = self._view.form(place)
            if self._tokens[place].is_capital or self._tokens[place].quoted:
                continue
            if form in self._lexicon.lists["verbs"] or (form.endswith("ed") and len(form) > 4):
                name, _ = self._subject(place - 1)
                if name and any(token.is_capital for token in self._tokens[name[0] + 1 : name[1]]):
                    return name
                return None
        return None

    # -- verbs ----------------------------------------------------------------------------------------------------
    def _verb_at(self, place: int, found: list[Saying]) -> Saying | None:
        verb = self._lexicon.verbs.get(self._view.form(place))
        if verb is None or (self._tokens[place].is_capital and place > self._view.first):
            return None
        sense = self._sense(place, verb)
        if sense is None:
            return None
        if verb.tense == "participle":
            return self._participle(place, replace(verb, sense=sense))
        before = self._before_auxiliaries(place)
        if before is None:
            return self._hearsay(place, sense)
        if self._follows_quotation(place):
            return self._inverted(place, sense)
        if not self._has_complement(place, verb):
            return self._closing(place, before, sense)
        if self._view.form(before) in {"and", "but", "then"} and found:
            begin = before
            return Saying(place, begin, self._content(place), sense, None, "speaker.continues", continues=True)
        return self._with_subject_before(place, before, sense, found)

    def _sense(self, place: int, verb: Verb) -> Sense | None:
        """The sense of a verb where its object decides: called for, called false, asked for, rejected claims."""
        following, form = self._view.form(place + 1), self._view.form(place)
        rest = {self._view.form(here) for here in range(place + 1, min(self._view.last, place + 12))}
        if form.startswith("call"):
            if following in {"for", "on", "upon"}:
                return Sense.CALL
            return Sense.DENY if rest & self._lexicon.lists["falsehoods"] else (Sense.SAY if len(rest) > 2 else None)
        if form.startswith("ask") and (
            following in {"for", "to"} or ("to" in rest and "whether" not in rest and "?" not in rest)
        ):
            return Sense.CALL
        if form.startswith(("reject", "dismiss", "disput")):
            return verb.sense if rest & self._lexicon.lists["accusations"] or "that" in rest else None
        if verb.sense is Sense.ANNOUNCE and following == "to":
            return Sense.ANNOUNCE
        return verb.sense

    def _before_auxiliaries(self, place: int) -> int | None:
        """The place before the verb and its auxiliaries, or None where they take the saying away."""
        here = place - 1
        while here >= self._view.first:
            form = self._view.form(here)
            if form in self._lexicon.lists["negations"] or form in _MODAL or form in _BE:
                return None
            if form not in self._lexicon.lists["auxiliaries"] and not (
                form.endswith("ly") and len(form) > 4 and form != "family"
            ):
                break
            here -= 1
        return here

    def _hearsay(self, place: int, sense: Sense) -> Saying | None:
        """It was announced that …: somebody says it, nobody is named."""
        if place >= self._view.first + 2 and self._view.form(place - 2) == "it" and self._view.form(place - 1) in _BE:
            if self._view.form(place + 1) == "that":
                return Saying(place, place - 2, place + 1, sense, None, "speaker.nobody", is_hearsay=True)
        return None

    def _has_complement(self, place: int, verb: Verb) -> bool:
        following = self._view.form(place + 1)
        if not following or following == ".":
            return False
        if (self._view.form(place), following) in _PAIRED:
            return True
        if following in {"that", ":"} or self._view.opens_quotation(place + 1):
            return True
        if following in COMMAS:
            return self._view.opens_quotation(place + 2)
        if self._says_that_later(place):
            return True
        if verb.takes == "any":
            return self._view.words_between(place + 1, self._view.last) > 3 and not self._ends_in_time(place)
        if verb.takes == "that":
            return verb.sense is Sense.SHOW and self._is_report(place)
        if following in self._lexicon.lists["prepositions"] or self._tokens[place + 1].dated:
            return verb.sense is Sense.ANNOUNCE and following == "to"
        if verb.takes == "thing":
            return self._view.words_between(place + 1, self._view.last) > 1
        return self._has_clause(place + 1)

    def _ends_in_time(self, place: int) -> bool:
        """Whether only a time or an occasion follows to the end, as in "officials said on Tuesday"."""
        rest = [token for token in self._tokens[place + 1 : self._view.last] if token.is_word or token.is_number]
        return (
            bool(rest)
            and rest[0].form in self._lexicon.lists["prepositions"]
            and len(rest) <= 6
            and not any(token.form in self._lexicon.lists["verbs"] for token in rest)
        )

    def _says_that_later(self, place: int) -> bool:
        """Whether that, a colon or a quotation follows after a hearer, an occasion or a time."""
        for here in range(place + 1, min(self._view.last, place + 12)):
            form = self._view.form(here)
            if form in {"that", ":"} or (self._view.opens_quotation(here) and not self._view.is_name_in_quotes(here)):
                follows = self._view.form(place + 1)
                return (
                    follows in self._lexicon.lists["prepositions"]
                    or self._lexicon.verbs[self._view.form(place)].takes == "any"
                )
            if form in STRONG or (form in COMMAS and not self._view.opens_quotation(here + 1)):
                return False
        return False

    def _is_report(self, place: int) -> bool:
        return any(
            self._view.form(here) in self._lexicon.lists["bodies"]
            for here in range(max(self._view.first, place - 8), place)
        )

    def _has_clause(self, place: int) -> bool:
        """Whether a clause without "that" begins here: a subject and then a verb before the next comma."""
        for here in range(place + 1, min(self._view.last, place + 14)):
            form = self._view.form(here)
            if (
                form in self._lexicon.lists["verbs"]
                or form in {"would", "had"}
                or (form.endswith("ed") and here > place)
            ):
                return True
        return False

    def _content(self, place: int) -> int:
        """Where what is said begins, past the hearer and the time."""
        for here in range(place + 1, min(self._view.last, place + 12)):
            form = self._view.form(here)
            if form == "that" or self._view.opens_quotation(here):
                return here
            if form == ":":
                return here + 1
            if form in STRONG:
                break
        return min(place + 1, self._view.last)

    # -- shapes ---------------------------------------------------------------------------------------------------
    def _participle(self, place: int, verb: Verb) -> Saying | None:
        if self._view.form(place - 1) not in COMMAS and self._view.form(place - 1) not in {"and", "but"}:
            return None
        if self._view.form(place - 1) not in COMMAS and self._view.form(place - 2) not in COMMAS:
            return None
        explicit = self._view.form(place + 1) == "that" or self._view.opens_quotation(place + 1)
        if verb.sense not in {Sense.SAY, Sense.DENY, Sense.CALL, Sense.ANNOUNCE} and not explicit:
            return None
        if verb.takes == "that" and not explicit:
            return None
        return Saying(place, place, self._content(place), verb.sense, None, "speaker.continues", continues=True)

    def _follows_quotation(self, place: int) -> bool:
        return self._view.is_quoted(place - 1) or (
            self._view.form(place - 1) in COMMAS and self._view.is_quoted(place - 2)
        )

    def _inverted(self, place: int, sense: Sense) -> Saying:
        """“…,” said the mayor."""
        speaker = self._name_after(place + 1)
        return Saying(place, place, place, sense, speaker, "speaker.after-verb", trails=True)

    def _closing(self, place: int, before: int, sense: Sense) -> Saying | None:
        """…, officials said on Tuesday. The subject stands after the last comma or quotation."""
        start = before
        while start >= self._view.first and not self._is_edge(start) and before - start < LONGEST_NAME:
            start -= 1
        edge = start
        if edge < self._view.first or self._view.words_between(self._view.first, edge + 1) < 2:
            return self._inverted_without_quotation(place, before, sense)
        if self._view.words_between(place + 1, self._clause_end(place)) > 8 and not self._view.is_quoted(edge):
            return None
        name, agreement = self._subject(before)
        if name is None and not agreement:
            return None
        return Saying(place, edge + 1, place, sense, name, "speaker.before-verb", agreement, trails=True)

    def _clause_end(self, place: int) -> int:
        while place < self._view.last and self._view.form(place) not in COMMAS and self._view.form(place) not in STRONG:
            place += 1
        return place

    def _inverted_without_quotation(self, place: int, before: int, sense: Sense) -> Saying | None:
        """…, said the mayor."""
        if before != place - 1 or self._view.form(before) not in COMMAS:
            return None
        name = self._name_after(place + 1)
        return Saying(place, place, place, sense, name, "speaker.after-verb", trails=True) if name else None

    def _with_subject_before(self, place: int, before: int, sense: Sense, found: list[Saying]) -> Saying | None:
        name, agreement = self._subject(before)
        if name is None and not agreement:
            return None
        begin = name[0] if name else before
        if self._view.form(begin - 1) in _TIME_CLAUSES and begin - 1 > self._view.first:
            return None
        is_nested = bool(found) and not found[-1].is_source and not self._follows_edge(begin, found[-1])
        if is_nested:
            return None
        trails = self._view.is_quoted(begin - 1) and not self._view.opens_quotation(self._content(place))
        if agreement == "i":
            return None
        return Saying(place, begin, self._content(place), sense, name, "speaker.before-verb", agreement, trails=trails)

    def _follows_edge(self, begin: int, last: Saying) -> bool:
        """Whether a new clause begins here, so that this saying does not stand inside the one before."""
        before = self._view.form(begin - 1)
        if last.trails or before in STRONG or self._view.is_quoted(begin - 1):
            return True
        return before in {"but", "while", "whereas", "and", "although", "though"} or (
            before in COMMAS and self._view.form(begin - 2) in {"but", "while", "and"}
        )

    # -- speakers -------------------------------------------------------------------------------------------------
    def _is_edge(self, place: int) -> bool:
        form = self._view.form(place)
        return form in COMMAS or form in STRONG or form in {":", "—", "–", "-", "("} or self._tokens[place].quoted

    def _subject(self, end: int) -> tuple[tuple[int, int] | None, str]:
        """The subject whose last token is at `end`, or its agreement where it is a pronoun."""
        if end < self._view.first:
            return None, ""
        form = self._view.form(end)
        if form in _AGREEMENT and not self._view.is_quoted(end):
            return None, _AGREEMENT[form]
        if form in _RELATIVES or self._tokens[end].quoted:
            return None, ""
        if form in COMMAS:
            return self._before_apposition(end), ""
        start = self._chunk_start(end)
        name = self._clean(start, end + 1)
        return name, ""

    def _chunk_start(self, end: int) -> int:
        start = end
        while start > self._view.first and end - start < LONGEST_NAME:
            before = self._view.form(start - 1)
            if self._is_edge(start - 1) and not self._is_possessive_gap(start):
                break
            if before in {
                "that",
                "because",
                "while",
                "whereas",
                "although",
                "though",
                "when",
                "after",
                "but",
                "if",
                "so",
                "as",
            }:
                break
            if before in {"and", "or"} and self._has_verb_before(start - 1):
                break
            start -= 1
        return start

    def _is_possessive_gap(self, place: int) -> bool:
        """Whether a hyphen stands inside a compound, which is no edge of a name."""
        return self._view.form(place - 1) == "-" and self._tokens[place - 1].start == self._tokens[place - 2].end

    def _has_verb_before(self, place: int) -> bool:
        for here in range(place - 1, max(self._view.first - 1, place - 20), -1):
            form = self._view.form(here)
            if form in COMMAS or form in STRONG:
                return True
            if form in self._lexicon.lists["verbs"] or form in self._lexicon.verbs or form.endswith("ed"):
                return True
        return False

    def _before_apposition(self, comma: int) -> tuple[int, int] | None:
        """Jane Doe, head of the union, said: the name, or title and name where the title comes first."""
        inner = comma - 1
        if inner < self._view.first or self._tokens[inner].quoted:
            return None
        start = inner
        while start > self._view.first and not self._is_edge(start - 1) and comma - start < LONGEST_NAME + 8:
            start -= 1
        if start - 1 <= self._view.first or self._view.form(start - 1) not in COMMAS:
            return None
        main = self._clean(self._chunk_start(start - 2), start - 1)
        if main is None:
            return None
        is_clause = self._view.form(start) in _RELATIVES or self._view.form(start).endswith(("ing", "ed"))
        is_clause = is_clause or self._is_full_name(main)
        return main if is_clause else (main[0], comma)

    def _is_full_name(self, name: tuple[int, int]) -> bool:
        words = [token for token in self._tokens[name[0] : name[1]] if token.is_word]
        capitals = sum(token.is_capital for token in words)
        return (
            capitals >= 2
            and words[-1].is_capital
            and "'s" not in words[0].form
            and words[0].form not in (self._lexicon.lists["determiners"])
        )

    def _clean(self, start: int, end: int) -> tuple[int, int] | None:
        """Take preludes off the front of a subject and relative clauses off its end."""
        lists = self._lexicon.lists
        while start < end and (
            self._view.form(start) in lists["connectives"]
            or not (self._tokens[start].is_word or self._tokens[start].is_number)
            or self._view.form(start).endswith("ly")
        ):
            start += 1
        if start < end and self._view.form(start) in lists["prepositions"]:
            start = self._after_prelude(start, end)
        while start < end and self._tokens[start].dated:
            start += 1
        for here in range(start + 1, end):
            if self._view.form(here) in _RELATIVES:
                end = here
                break
        while end > start and not self._tokens[end - 1].is_word and not self._tokens[end - 1].is_number:
            end -= 1
        if start >= end or (end - start == 1 and self._is_empty_word(start)):
            return None
        return start, end

    def _is_empty_word(self, place: int) -> bool:
        form, lists = self._view.form(place), self._lexicon.lists
        is_small = form in lists["determiners"] and form not in {"some", "many", "several", "few", "others"}
        return (
            is_small or form in lists["auxiliaries"] or form in lists["prepositions"] or form in {"there", "of", "it"}
        )

    def _after_prelude(self, start: int, end: int) -> int:
        """Where the subject begins after "On Tuesday", "In a statement" without a comma."""
        dated = [here for here in range(start, end) if self._tokens[here].dated]
        if dated:
            return dated[-1] + 1
        articles = [
            here for here in range(start + 2, end) if self._view.form(here) in self._lexicon.lists["determiners"]
        ]
        if articles:
            return articles[-1]
        here = end
        while here > start + 1 and self._tokens[here - 1].is_capital:
            here -= 1
        return min(end, here)

    def _name_after(self, start: int) -> tuple[int, int] | None:
        end = self._phrase_end(start)
        if end == start or self._view.form(start) in _AGREEMENT:
            return None
        if self._view.form(end) in COMMAS and not self._is_full_name((start, end)):
            inner = self._phrase_end(end + 1)
            if end + 1 < inner <= end + 6 and self._tokens[inner - 1].is_capital:
                return start, inner
        return start, end

    def _phrase_end(self, start: int) -> int:
        place = start
        while place < min(self._view.last, start + LONGEST_NAME):
            token, form = self._tokens[place], self._view.form(place)
            is_initial = form == "." and place > start and len(self._view.form(place - 1)) <= 3
            if is_initial and place + 1 < self._view.last:
                place += 1
                continue
            if token.quoted or token.dated or not (token.is_word or token.is_number):
                break
            if form in _AFTER_NAME or form in _RELATIVES:
                break
            place += 1
        return place

    # -- according to ---------------------------------------------------------------------------------------------
    def _source(self, place: int) -> Saying | None:
        if self._view.form(place) != "according" or self._view.form(place + 1) != "to":
            return None
        start = place + 2
        end = self._phrase_end(start)
        if end == start:
            return None
        trails = place > self._view.first + 2
        return Saying(place, place, end, Sense.SAY, (start, end), "speaker.according-to", trails=trails, is_source=True)
