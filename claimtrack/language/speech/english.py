"""Who says what in an English sentence: verbs of saying, their subjects before and after, "according to"."""

from dataclasses import replace

from claimtrack.language.speech.english_complements import ASIDES, EnglishComplements
from claimtrack.language.speech.english_names import AGREEMENT, NO_ADVERBS, EnglishNames
from claimtrack.language.speech.sayings import FARTHEST, LONGEST_NAME, Saying
from claimtrack.language.text.lexicon import Sense, Verb
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, STRONG, View

_BE = frozenset("is are was were be been being am i'm we're he's she's they're".split())
_MODAL = frozenset("will would could should may might can must to let".split())
_TIME_CLAUSES = frozenset("after when before since once until because if where".split())
_BELIEVED = frozenset("believed said thought alleged reported understood".split())
_PLURALS = frozenset("data people police men women others media who".split())
_SINGULAR_ENDINGS = ("'s", "ss", "us", "is", "has", "was")
_LEADS = frozenset(
    "went continued wrote emailed messaged rang called phoned texted telephoned took tweeted intervened returned "
    "stepped goes writes came interrupted stood rose".split()
)
_FARTHEST_LEAD = 5  # tokens between one of these and "to say"
_DECLINING = frozenset("declined refused".split())
_OPENING_NOUN = frozenset("the a an this that his her its their our my your no any every each".split())
_COMPARED = frozenset("twice double triple half number figure amount than what".split())
_BACK = frozenset("shot fired hit snapped".split())
_ANSWERING = frozenset("comment respond reply answer".split())
_TELLING = frozenset("discuss elaborate explain confirm disclose identify name".split())
_QUOTING = frozenset("quoted cited quotes cites".split())
_HEARERS = frozenset("court jury jurors inquest tribunal inquiry hearing panel magistrates".split())
_HEARING = frozenset("has have had was were been".split())
_LONGEST_TAIL = 8  # words after a trailing "officials said"


class EnglishSpeech:
    """Finds the sayings of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon
        self._names = EnglishNames(view)
        self._complements = EnglishComplements(view)

    def find(self) -> list[Saying]:
        """Return the sayings in the order of their verbs."""
        found: list[Saying] = []
        for place in range(self._view.first, self._view.last):
            if self._tokens[place].quoted or not self._tokens[place].is_word:
                continue
            saying = (
                self._source(place)
                or self._silence(place)
                or self._purpose(place)
                or self._heard(place)
                or self._quoted_as(place)
                or self._verb_at(place, found)
            )
            if saying:
                found.append(saying)
        return found

    def _silence(self, place: int) -> Saying | None:
        """The council declined to comment, did not respond: what somebody does not say is told of them too."""
        form, following = self._view.form(place), self._view.form(place + 1)
        declines = form in _DECLINING and following == "to" and self._view.form(place + 2) in _ANSWERING | _TELLING
        ignores = form in _ANSWERING and self._view.form(place + 1) == "to" and self._view.form(place - 2) == "did"
        if not declines and not (ignores and self._view.form(place - 1) == "not"):
            return None
        before = place - 1 if declines else place - 3
        name, agreement = self._names.before_verb(before)
        if name is None and not agreement:
            return None
        begin = name[0] if name else before
        return Saying(place, begin, place, Sense.SAY, name, "speaker.before-verb", agreement)

    def _quoted_as(self, place: int) -> Saying | None:
        """The minister was quoted as saying …, the agency quoted the minister as saying …: the minister."""
        if self._view.form(place - 1) != "as" or self._view.form(place) not in {"saying", "telling"}:
            return None
        floor = max(self._view.first, place - LONGEST_NAME)
        quoted = next((here for here in range(place - 2, floor, -1) if self._view.form(here) in _QUOTING), None)
        if quoted is None:
            return None
        is_passive = self._view.form(quoted - 1) in _BE
        name = self._names.before_verb(quoted - 2)[0] if is_passive else (quoted + 1, place - 1)
        if name is None or name[0] >= name[1]:
            return None
        begin = name[0] if is_passive else self._view.first
        return Saying(place, begin, self._complements.start(place), Sense.SAY, name, "speaker.before-verb")

    def _heard(self, place: int) -> Saying | None:
        """The jury was told that …; …, a court has heard: who said it there is told elsewhere or nowhere."""
        form = self._view.form(place)
        verb = place - 1
        while self._view.form(verb) in _HEARING:
            verb -= 1
        is_passive = form == "told" and self._view.form(place - 1) in {"was", "were", "been"}
        if not (is_passive or form in {"heard", "hears"}) or self._view.form(verb) not in _HEARERS:
            return None
        begin = verb - (self._view.form(verb - 1) in {"the", "a", "an"})
        if begin == self._view.first:
            content = self._complements.start(place)
            return Saying(place, begin, content, Sense.SAY, None, "", is_heard=True)
        is_closed = place + 1 == self._view.last or self._view.form(place + 1) in STRONG | {"."}
        if self._view.form(begin - 1) not in COMMAS or not is_closed:
            return None
        return Saying(place, begin, place, Sense.SAY, None, "", trails=True, is_heard=True)

    def subject(self, first: int, last: int) -> tuple[int, int] | None:
        """Who a clause without a saying is about."""
        return self._names.of_clause(first, last)

    # -- verbs ----------------------------------------------------------------------------------------------------
    def _verb_at(self, place: int, found: list[Saying]) -> Saying | None:
        verb = self._lexicon.verbs.get(self._view.form(place))
        if self._view.form(place) in _BACK and self._view.form(place + 1) == "back":
            verb = Verb(Sense.SAY, "that", "past")
        if verb is None or (self._tokens[place].is_capital and place > self._view.first):
            return None
        sense = self._sense(place, verb)
        if sense is None or self._is_noun(place, verb):
            return None
        if self._view.form(place - 1) in {"keeps", "kept"}:
            return self._with_subject_before(place, place - 2, sense, found)  # keeps saying
        if verb.tense == "participle":
            return self._participle(place, replace(verb, sense=sense), follows=bool(found))
        before = self._before_auxiliaries(place)
        if before is None:
            return self._hearsay(place, sense)
        return self._told(place, before, replace(verb, sense=sense), found)

    def _told(self, place: int, before: int, verb: Verb, found: list[Saying]) -> Saying | None:
        """The saying of a finite verb, whose subject may stand on either side of it."""
        if self._follows_quotation(place):
            return self._inverted(place, verb.sense)
        if self._view.form(before) in COMMAS and self._names_to_end(place, before):
            return self._inverted_without_quotation(place, before, verb.sense)
        is_second = self._view.form(before) in {"and", "but", "then"}
        if not self._complements.is_there(place, verb):
            is_finding = is_second and verb.sense is Sense.SHOW
            return self._second_finding(place, before) if is_finding else self._closing(place, before, verb)
        shape = self._second_verb if is_second else self._with_subject_before
        return shape(place, before, verb.sense, found)

    def _second_verb(self, place: int, joint: int, sense: Sense, found: list[Saying]) -> Saying | None:
        """… and said: the speaker or subject of the verb before goes on."""
        content = self._complements.start(place)
        if found:
            return Saying(place, joint, content, sense, None, "speaker.last-named", continues=True)
        name = self.subject(self._view.first, joint)
        return Saying(place, name[0], content, sense, name, "speaker.before-verb") if name else None

    def _names_to_end(self, place: int, comma: int) -> bool:
        """Whether only a name follows a verb after a comma that closes no apposition: …, said the mayor."""
        if self._names.before_verb(comma)[0] is not None:
            return False
        end = self._clause_end(place)
        is_short = 0 < end - place - 1 <= LONGEST_NAME
        return is_short and not any(is_verb(self._view, here) for here in range(place + 1, end))

    def _second_finding(self, place: int, joint: int) -> Saying | None:
        """The paper compared two groups and found a gap."""
        name = self.subject(self._view.first, joint)
        if name is None or not any(self._view.form(here) in self._lexicon.lists["documents"] for here in range(*name)):
            return None
        return Saying(place, name[0], place + 1, Sense.SHOW, name, "speaker.before-verb")

    def _is_noun(self, place: int, verb: Verb) -> bool:
        """Whether a word like "report" or "claims" is the noun."""
        if verb.tense != "present" or self._follows_quotation(place):
            return False
        nearest = place - 4 if self._closes_aside(place - 1) else place - 1
        before, form = self._view.form(nearest), self._view.form(place)
        if before in self._lexicon.lists["auxiliaries"] or before in AGREEMENT:
            return False
        if before in {"'", "’"} or before in _OPENING_NOUN:
            return True  # the analysts' estimates, a post that repeats the claim
        if form.endswith("s"):
            is_owned = before in self._lexicon.lists["possessives"] or before.endswith("'s")
            return is_owned or before in {"and", "or"}
        return not self._has_plural_before(nearest + 1)

    def _has_plural_before(self, place: int) -> bool:
        """Whether a plural noun, which a verb without -s needs, stands before it in its clause."""
        for here in range(place - 1, max(self._view.first, place - LONGEST_NAME) - 1, -1):
            form = self._view.form(here)
            if self._names.is_edge(here):
                return False
            if form in _PLURALS or (form.endswith("s") and len(form) > 3 and not form.endswith(_SINGULAR_ENDINGS)):
                return True
        return False

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
        if form.startswith("point") and following != "out":
            return None
        if form.startswith(("reject", "dismiss")):
            return verb.sense if rest & self._lexicon.lists["accusations"] or "that" in rest else None
        if form in _BELIEVED and following == "to" and verb.tense == "past":
            return None  # a man alleged to be the owner
        return verb.sense

    def _before_auxiliaries(self, place: int) -> int | None:
        """The place before the verb and its auxiliaries, or None where they take the saying away."""
        here = place - 1
        while here >= self._view.first:
            form = self._view.form(here)
            is_modal = form in _MODAL and not self._tokens[here].dated  # nor the month of May
            if form in self._lexicon.lists["negations"] or is_modal or form in _BE:
                return None
            is_auxiliary = form in self._lexicon.lists["auxiliaries"] and not self._tokens[here].dated
            is_adverb = (
                form.endswith("ly") and len(form) > 4 and form not in NO_ADVERBS and not self._tokens[here].is_capital
            )
            if not is_auxiliary and not is_adverb:
                if not self._closes_aside(here):
                    break
                here -= 2
            here -= 1
        return here

    def _closes_aside(self, place: int) -> bool:
        """Whether the comma at a place closes a small word between commas: she did, however, admit; he, too, said."""
        if self._view.form(place) not in COMMAS or self._view.form(place - 2) not in COMMAS:
            return False
        return self._view.form(place - 1) in ASIDES

    def _purpose(self, place: int) -> Saying | None:
        """He went on to say, she wrote to say: the subject of the verb before says it."""
        if self._view.form(place - 1) != "to" or self._view.form(place) not in {"say", "announce", "add"}:
            return None
        here = place - 2
        while here > self._view.first and place - here <= _FARTHEST_LEAD and self._view.form(here) not in _LEADS:
            here -= 1
        if self._view.form(here) not in _LEADS:
            return None
        name, agreement = self._names.before_verb(here - 1)
        if name is None and not agreement:
            return None
        begin = name[0] if name else here - 1
        content = self._complements.start(place)
        return Saying(place, begin, content, Sense.SAY, name, "speaker.before-verb", agreement)

    def _hearsay(self, place: int, sense: Sense) -> Saying | None:
        """It was announced that …: somebody says it, nobody is named."""
        is_passive = self._view.form(place - 2) == "it" and self._view.form(place - 1) in _BE
        if is_passive and (self._view.form(place + 1) == "that" or self._view.form(place) in _BELIEVED):
            return Saying(place, place - 2, place + 1, sense, None, "", is_hearsay=True)
        return None

    # -- shapes ---------------------------------------------------------------------------------------------------
    def _participle(self, place: int, verb: Verb, *, follows: bool) -> Saying | None:
        if self._view.form(place - 1) not in COMMAS and self._view.form(place - 1) not in {"and", "but"}:
            return None
        if self._view.form(place - 1) not in COMMAS and self._view.form(place - 2) not in COMMAS:
            return None
        explicit = self._complements.is_explicit(place)
        if verb.sense not in {Sense.SAY, Sense.DENY, Sense.CALL, Sense.ANNOUNCE} and not explicit:
            return None
        if not explicit and (verb.takes == "that" or (verb.sense is not Sense.SAY and not follows)):
            return None  # a union that voted to strike, demanding more pay, says nothing
        return Saying(
            place, place, self._complements.start(place), verb.sense, None, "speaker.last-named", continues=True
        )

    def _follows_quotation(self, place: int) -> bool:
        return self._view.is_quoted(place - 1) or (
            self._view.form(place - 1) in COMMAS and self._view.is_quoted(place - 2)
        )

    def _inverted(self, place: int, sense: Sense) -> Saying:
        """“…,” said the mayor."""
        speaker = self._names.after_verb(place + 1)
        return Saying(place, place, place, sense, speaker, "speaker.after-verb", trails=True)

    def _closing(self, place: int, before: int, verb: Verb) -> Saying | None:
        """…, officials said on Tuesday. The subject stands after the last comma or quotation."""
        start = before
        while start >= self._view.first and not self._names.is_edge(start) and before - start < LONGEST_NAME:
            start -= 1
        edge = start
        if edge < self._view.first or self._view.words_between(self._view.first, edge + 1) < 2:
            return self._inverted_without_quotation(place, before, verb.sense)
        if verb.takes == "that" and verb.sense is not Sense.SHOW and not self._view.is_quoted(edge - 1):
            return None
        if self._view.words_between(place + 1, self._clause_end(place)) > _LONGEST_TAIL and not self._view.is_quoted(
            edge
        ):
            return None
        if any(self._view.form(here) in _COMPARED for here in range(edge + 1, place)):
            return None  # twice the number officials had reported
        stance = self._stance(edge + 1, place)
        name, agreement = self._names.before_verb(before)
        if name is not None and stance is not None and stance < name[1]:
            name = max(stance, name[0]), name[1]
        if name is None and not agreement:
            return None
        begin = edge + 1 if name is None else min(edge + 1, name[0])  # an apposition may stand before the verb
        trails = stance is None
        return Saying(place, begin, place, verb.sense, name, "speaker.before-verb", agreement, trails=trails)

    def _stance(self, start: int, verb: int) -> int | None:
        """Where the subject begins of a clause that says how somebody takes what went before: …, which he denied."""
        if self._view.form(start) in {"which", "something"}:
            return start + 1
        noun = start + 1
        is_noun = self._view.form(start) in {"a", "an"} and self._view.form(noun) in self._lexicon.lists["accusations"]
        return noun + 1 if is_noun and noun + 1 < verb else None

    def _clause_end(self, place: int) -> int:
        last = min(self._view.last, place + FARTHEST)
        while place < last and self._view.form(place) not in COMMAS and self._view.form(place) not in STRONG:
            place += 1
        return place

    def _inverted_without_quotation(self, place: int, before: int, sense: Sense) -> Saying | None:
        """…, said the mayor."""
        if before != place - 1 or self._view.form(before) not in COMMAS:
            return None
        name = self._names.after_verb(place + 1)
        return Saying(place, place, place, sense, name, "speaker.after-verb", trails=True) if name else None

    def _with_subject_before(self, place: int, before: int, sense: Sense, found: list[Saying]) -> Saying | None:
        if self._names.is_inside_relative(before, place):
            return None
        name, agreement = self._names.of_relative(before) or self._names.before_verb(before)
        if name is None and not agreement:
            return None
        begin = name[0] if name else before
        if self._view.form(begin) in {"nobody", "none", "no", "neither", "what", "how", "why"}:
            return None
        if self._view.form(begin - 1) in _TIME_CLAUSES and begin - 1 > self._view.first:
            return None
        is_nested = bool(found) and not found[-1].is_source and not self._follows_edge(begin, found[-1])
        if is_nested:
            return None
        trails = self._view.is_quoted(begin - 1) and not self._view.opens_quotation(self._complements.start(place))
        if agreement == "i":
            return None
        return Saying(
            place, begin, self._complements.start(place), sense, name, "speaker.before-verb", agreement, trails=trails
        )

    def _follows_edge(self, begin: int, last: Saying) -> bool:
        """Whether a new clause begins here, so that this saying does not stand inside the one before."""
        before = self._view.form(begin - 1)
        if last.trails or before in STRONG or self._view.is_quoted(begin - 1):
            return True
        return before in {"but", "while", "whereas", "and", "although", "though"} or (
            before in COMMAS and self._view.form(begin - 2) in {"but", "while", "and"}
        )

    # -- according to ---------------------------------------------------------------------------------------------
    def _source(self, place: int) -> Saying | None:
        if self._view.form(place) == "according" and self._view.form(place + 1) == "to":
            start = place + 2
        elif self._view.form(place) == "per" and place == self._view.first:
            start = place + 1
        else:
            return None
        end = self._names.phrase_end(start)
        if end == start:
            return None
        trails = place > self._view.first + 2 and self._view.form(place - 1) not in STRONG
        named = self._names.after_verb(start) if trails else None
        if named is not None and named[1] >= self._view.last - 1:
            end = named[1]  # …, according to its author, Jane Doe
        return Saying(place, place, end, Sense.SAY, (start, end), "speaker.according-to", trails=trails, is_source=True)
