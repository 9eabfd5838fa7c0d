"""The noun phrase that names a speaker in English: title, name, office, apposition, and where it begins and ends."""

from claimtrack.language.speech.sayings import FARTHEST, LONGEST_NAME
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, STRONG, View

AGREEMENT = {"he": "m", "she": "f", "they": "p", "it": "n", "we": "i", "i": "i", "you": "i"}
_AFTER_NAME = frozenset(
    "in on at during after before when while as adding following via to with and but through by since about last this "
    "yesterday today late early outside inside".split()
)
_CLAUSE_OPENERS = frozenset("that because while whereas although though when after but if so as".split())
_PARTICIPLES = frozenset("written made led seen known born held based drawn paid run built sent".split())
_LONGEST_APPOSITION = 10  # tokens, with the comma, of the name after an office
NO_ADVERBS = frozenset("family assembly supply ally rally reply monopoly anomaly".split())
_ADVERBS = frozenset("separately similarly finally recently privately publicly initially previously notably".split())
_DASHES = frozenset("—–")
_PUBLISHED = frozenset("published released issued".split())
_RELATIVES = frozenset("who which whose whom".split())
_POINTERS = frozenset("that this".split())


class EnglishNames:
    """Finds names in one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon

    def of_clause(self, first: int, last: int) -> tuple[int, int] | None:
        """The person named before the first verb of a plain clause, None where there is none."""
        aside: int | None = None  # where a clause about the subject began
        in_aside = False
        for place in range(first + 1, min(last, first + 30)):
            form = self._view.form(place)
            if in_aside and form in COMMAS:
                in_aside = False
            elif not in_aside and aside is None and self._opens_aside(first, place):
                aside, in_aside = place, True
            if self._tokens[place].is_capital or self._tokens[place].quoted or in_aside:
                continue
            if form in self._lexicon.lists["verbs"] or (form.endswith("ed") and len(form) > 4):
                is_closed = aside is not None and self._view.form(place - 1) in COMMAS
                end = aside - 1 if aside is not None and is_closed else place
                name, _ = self.before_verb(self._before_age(end) - 1)
                return name if name and self._is_known_by(name) else None
        return None

    def _opens_aside(self, first: int, place: int) -> bool:
        """Whether a clause about the subject begins: the man, who …; the paper, marked …; the man who …."""
        form = self._view.form(place)
        if form in _RELATIVES or self._view.form(place - 1) not in COMMAS:
            return form in _RELATIVES
        is_participle = form in _PARTICIPLES or form.endswith(("ed", "ing"))
        return is_participle and not any(self._view.form(here) in COMMAS for here in range(first, place - 1))

    def _is_known_by(self, name: tuple[int, int]) -> bool:
        """Whether a subject has a name, or is a body or paper that a later "it" may mean: the 46-page document."""
        if self._is_last_name(name) or any(token.is_capital for token in self._tokens[name[0] + 1 : name[1]]):
            return True
        lists = self._lexicon.lists
        is_definite = self._view.form(name[0]) in {"the", "its", "his", "her", "their", "a", "an"}
        end = next((here for here in range(*name) if self._view.form(here) in lists["prepositions"]), name[1])
        head = self._view.form(max(end, name[0] + 1) - 1)
        return is_definite and any(head in lists[known] for known in ("documents", "bodies", "people"))

    def is_edge(self, place: int) -> bool:
        """Whether a token parts a name from what stands before it."""
        form = self._view.form(place)
        return form in COMMAS or form in STRONG or form in {":", "—", "–", "-", "("} or self._tokens[place].quoted

    def before_verb(self, end: int) -> tuple[tuple[int, int] | None, str]:
        """The subject whose last token is at `end`, or its agreement where it is a pronoun."""
        if end < self._view.first:
            return None, ""
        end = self._before_brackets(end)
        form = self._view.form(end)
        if form in AGREEMENT and not self._view.is_quoted(end):
            return None, AGREEMENT[form]
        if form in _RELATIVES or form in _POINTERS or self._tokens[end].quoted:
            return None, ""
        if form in COMMAS:
            return self._before_apposition(end), ""
        if form in _DASHES:
            return self._before_dashes(end), ""
        start = self._chunk_start(end)
        name = self._clean(start, end + 1)
        return name, ""

    def of_relative(self, end: int) -> tuple[tuple[int, int], str] | None:
        """The person before a closing clause about them: a reply from Jane Doe, who said …."""
        if self._view.form(end) != "who" or self._view.form(end - 1) not in COMMAS:
            return None
        start = end - 1
        first = max(self._view.first, end - LONGEST_NAME)
        while start > first and not self._parts_name(start - 1):
            start -= 1
        is_named = any(token.is_capital for token in self._tokens[max(start, self._view.first + 1) : end - 1])
        return ((start, end - 1), "") if is_named and start < end - 1 else None

    def _parts_name(self, place: int) -> bool:
        form = self._view.form(place)
        is_link = form in self._lexicon.lists["prepositions"] and form != "of"
        return is_link or self.is_edge(place) or is_verb(self._view, place)

    def is_inside_relative(self, end: int, verb: int) -> bool:
        """Whether a verb stands in a clause after which the sentence goes on: tolls, which he said were low, rose."""
        places = range(end, max(self._view.first, end - LONGEST_NAME), -1)
        start = next((here for here in places if self._is_relative(here)), None)
        if start is None or any(self.is_edge(here) for here in range(start, verb)):
            return False
        following = range(verb, min(self._view.last, verb + FARTHEST))
        comma = next((here for here in following if self._view.form(here) in COMMAS), None)
        return comma is not None and is_verb(self._view, comma + 1)

    def _is_relative(self, place: int) -> bool:
        return self._view.form(place) in {"who", "which", "whom"} and self._view.form(place - 1) in COMMAS

    def _before_brackets(self, end: int) -> int:
        """The place before a party or an age in brackets after a name: Mark Hill (R-Ohio) said."""
        if self._view.form(end) != ")":
            return end
        start = end
        while start > self._view.first and self._view.form(start) != "(" and end - start < LONGEST_NAME:
            start -= 1
        return start - 1

    def _chunk_start(self, end: int) -> int:
        start = end
        while start > self._view.first and end - start < LONGEST_NAME:
            before = self._view.form(start - 1)
            if self.is_edge(start - 1) and not self._is_possessive_gap(start):
                break
            if before in _RELATIVES and self._view.form(start - 2) in self._lexicon.lists["prepositions"]:
                break  # a letter in which | the agency said
            if before in _CLAUSE_OPENERS:
                telling = self._before_telling(start - 1)
                return start if telling is None else telling
            if before in {"and", "or"} and self._has_verb_before(start - 1):
                break
            start -= 1
        return start

    def _before_telling(self, because: int) -> int | None:
        """Where somebody begins who says why they are not named: a nurse who cannot be named because …."""
        floor = max(self._view.first, because - LONGEST_NAME)
        who = next((here for here in range(because - 1, floor, -1) if self._view.form(here) in _RELATIVES), None)
        hidden = self._lexicon.lists["not_naming"]
        if who is None or not any(self._view.form(here) in hidden for here in range(who, because)):
            return None
        return self._chunk_start(who - 1)

    def _is_possessive_gap(self, place: int) -> bool:
        """Whether a hyphen stands inside a compound, which is no edge of a name."""
        return self._view.form(place - 1) == "-" and self._tokens[place - 1].start == self._tokens[place - 2].end

    def _has_verb_before(self, place: int) -> bool:
        for here in range(place - 1, max(self._view.first - 1, place - 20), -1):
            form = self._view.form(here)
            if form in COMMAS or form in STRONG:
                return here == place - 1
            if form in self._lexicon.lists["verbs"] or form in self._lexicon.verbs or form.endswith("ed"):
                return True
        return False

    def _before_apposition(self, comma: int) -> tuple[int, int] | None:
        """Jane Doe, head of the union, said: the name, or title and name where the title comes first."""
        inner = comma - 1
        if inner < self._view.first or self._tokens[inner].quoted:
            return None
        start = inner
        while start > self._view.first and not self.is_edge(start - 1) and comma - start < LONGEST_NAME + 8:
            start -= 1
        if start - 1 <= self._view.first or self._view.form(start - 1) not in COMMAS:
            return None
        end = self._before_age(start - 1)
        main = self._clean(self._chunk_start(end - 1), end)
        if main is None and self._view.form(end - 1) in {"one", "another"} and self._adds_name(start, comma):
            return start, comma  # One, Jane Doe, said
        if main is None or any(self._is_finite(here) for here in range(*main)):
            return None
        opening = self._view.form(start)
        is_clause = opening in _RELATIVES or opening in _PARTICIPLES or opening.endswith(("ing", "ed"))
        is_clause = is_clause and not self._has_titled_name(start, comma)
        is_aside = self._tokens[start].is_number or opening in self._lexicon.lists["connectives"]
        is_clause = is_clause or is_aside or self._is_full_name(main) or not self._adds_name(start, comma)
        return main if is_clause or self._is_last_name(main) else (main[0], comma)

    def _before_dashes(self, dash: int) -> tuple[int, int] | None:
        """Jane Doe — who joined in May — said: the name before what stands between two dashes."""
        floor = max(self._view.first, dash - FARTHEST)
        first = next((here for here in range(dash - 1, floor, -1) if self._view.form(here) in _DASHES), None)
        return None if first is None else self._clean(self._chunk_start(first - 1), first)

    def _adds_name(self, start: int, comma: int) -> bool:
        """Whether an apposition names who it is: the company's lawyer, | Jane Doe, — not | a former teacher,."""
        is_told = self._view.form(start) in {"a", "an", "for"}
        return not is_told and any(token.is_capital for token in self._tokens[start:comma])

    def _has_titled_name(self, start: int, end: int) -> bool:
        """Whether an apposition ends with an office and a name: one of them, | retired teacher Jane Doe."""
        people = self._lexicon.lists["people"]
        places = range(start, end - 1)
        return any(self._view.form(here) in people and self._tokens[here + 1].is_capital for here in places)

    def _is_last_name(self, name: tuple[int, int]) -> bool:
        is_single = name[1] - name[0] == 1 and self._tokens[name[0]].is_capital
        return is_single and not self._lexicon.has_any(self._view.form(name[0]), "people", "bodies")

    def _is_finite(self, place: int) -> bool:
        """Whether a word is surely a finite verb, so that what it stands in is no name."""
        form = self._view.form(place)
        is_likely = is_verb(self._view, place) and not self._tokens[place].is_capital
        return is_likely and form not in _PARTICIPLES and not form.endswith("ed")

    def _before_age(self, end: int) -> int:
        """Where a name ends that an age between commas follows: Jane Doe, 34, …."""
        while end - 2 > self._view.first and self._tokens[end - 1].is_number and self._view.form(end - 2) in COMMAS:
            end -= 2
        return end

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
            or self._view.form(start) in _RELATIVES
            or not (self._tokens[start].is_word or self._tokens[start].is_number)
            or self._is_adverb(start, end)
        ):
            start += 1
        if start < end and self._view.form(start) in lists["prepositions"]:
            start = self._after_prelude(start, end)
        while start < end and self._tokens[start].dated:
            start += 1
        end = self._without_tail(start, end)
        while end > start and (not self._is_wordy(end - 1) or self._view.form(end - 1) == "of"):
            end -= 1
        if start >= end or (end - start == 1 and self._is_empty_word(start)):
            return None
        return start, end

    def _is_adverb(self, place: int, end: int) -> bool:
        """Whether a word in -ly leads to a subject, Separately, the mayor …, and is no first name: Emily Stone."""
        token = self._tokens[place]
        if not token.form.endswith("ly") or token.form in NO_ADVERBS:
            return False
        is_name = token.is_capital and (place + 1 == end or self._tokens[place + 1].is_capital)
        return not is_name or (token.form in _ADVERBS and place + 1 < end)

    def _without_tail(self, start: int, end: int) -> int:
        """Where a name ends before a relative clause or a time; a short one that tells a source apart belongs to it."""
        for here in range(start + 1, end):
            if self._view.form(here) in _RELATIVES:
                is_telling = end - here <= 6 and self._view.form(start) in {"a", "an", "one", "another"}
                end = end if is_telling else here
                break
        while end > start and self._tokens[end - 1].dated:
            end -= 1
        while end > start + 1 and self._view.form(end - 1) in {"on", "late", "early", "in", "earlier", "at"}:
            end -= 1
        if end > start + 2 and self._view.form(end - 1) in _PUBLISHED:
            end -= 1  # a poll by Gauge | published last month
        return end

    def _is_wordy(self, place: int) -> bool:
        return self._tokens[place].is_word or self._tokens[place].is_number

    def _is_empty_word(self, place: int) -> bool:
        form, lists = self._view.form(place), self._lexicon.lists
        is_small = form in lists["determiners"] and form not in {"some", "many", "several", "few", "others", "another"}
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

    def after_verb(self, start: int) -> tuple[int, int] | None:
        """The subject after a verb: said the mayor, Jane Doe."""
        end = self.phrase_end(start)
        if end == start or self._view.form(start) in AGREEMENT:
            return None
        if self._view.form(end) in COMMAS and not self._is_full_name((start, end)):
            inner = self.phrase_end(end + 1)
            if end + 1 < inner <= end + _LONGEST_APPOSITION and self._tokens[inner - 1].is_capital:
                return start, inner
        return start, end

    def _is_author(self, place: int) -> bool:
        """Whether "by" names whose paper it is: a poll by Gauge."""
        following = self._tokens[place + 1] if place + 1 < self._view.last else None
        is_paper = self._view.form(place - 1) in self._lexicon.lists["documents"]
        return is_paper and following is not None and following.is_capital

    def phrase_end(self, start: int) -> int:
        """Where the noun phrase that begins at a place ends."""
        place = start
        while place < min(self._view.last, start + LONGEST_NAME):
            token, form = self._tokens[place], self._view.form(place)
            is_initial = form == "." and place > start and len(self._view.form(place - 1)) <= 3
            is_owners = form in {"'", "’"} and place > start and self._view.form(place - 1).endswith("s")
            if place + 1 < self._view.last and (is_initial or (is_owners and self._tokens[place + 1].is_capital)):
                place += 1  # an initial; the Teachers' Union
                continue
            if token.quoted or token.dated or not (token.is_word or token.is_number):
                break
            if form == "by" and self._is_author(place):
                place += 1
                continue
            if form in _AFTER_NAME or form in _RELATIVES or (form in _PUBLISHED and place > start):
                break
            place += 1
        return place
