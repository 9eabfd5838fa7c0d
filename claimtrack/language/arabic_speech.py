"""Who says what in an Arabic sentence: verbs of saying, their subjects before and after, "according to"."""

import re

from claimtrack.language.lexicon import Sense, Verb, strip_prefixes
from claimtrack.language.sayings import COMMAS, FARTHEST, LONGEST_NAME, STRONG, Saying, View

_VERBAL_NOUN = re.compile(r"(?:ال)?(?:است..?ا.|ا..ا.|ان..ا.|ا.ت.ا.|ت..ي.|م.ا..ه)(?:ه|ها|هم|ات)?$")
_LEADS = frozenset("كان كانت كانوا قد وقد لقد فقد وكان وكانت وكانوا ثم بل اما لكن ولكن".split())
_RELATIVES = frozenset("الذي التي الذين اللذان اللتان".split())
_OPENERS = frozenset("حيث كما فيما بينما اذ لكن ولكن غير انما بل ثم وحيث وكما وفيما وبينما حين".split())


class ArabicSpeech:
    """Finds the sayings of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon

    def find(self) -> list[Saying]:
        """Return the sayings in the order of their verbs."""
        found: list[Saying] = []
        place = self._view.first
        while place < self._view.last:
            saying = None if self._tokens[place].quoted else self._saying_at(place, found)
            if saying:
                found.append(saying)
                place = max(place, saying.verb)
            place += 1
        return found

    def _saying_at(self, place: int, found: list[Saying]) -> Saying | None:
        form = self._view.form(place)
        if not self._tokens[place].is_word:
            return None
        for word in (form, form[1:] if form[0] in "وف" else ""):
            if word in self._lexicon.lists["according"]:
                source = self._source(place)
                if source:
                    return source
        verb = self._lexicon.verbs.get(form)
        is_joined = verb is None and form[0] in "وف"
        if is_joined:
            verb = self._lexicon.verbs.get(form[1:])
        if verb is None or self._is_cancelled(place, verb):
            return None
        if verb.tense == "participle":
            return self._participle(place, verb)
        return self._finite(place, verb, found, is_joined=is_joined)

    def _is_cancelled(self, place: int, verb: Verb) -> bool:
        """Whether a word before the verb takes the saying away: a negation, or "that he may say"."""
        before = self._view.form(place - 1)
        if before in {"ان", "بان"}:
            return verb.tense == "present"
        return before.lstrip("وف") in self._lexicon.lists["doubt"] or before in self._lexicon.lists["doubt"]

    # -- verbs ----------------------------------------------------------------------------------------------------
    def _finite(self, place: int, verb: Verb, found: list[Saying], *, is_joined: bool) -> Saying | None:
        opener = self._view.form(place - 1) in _OPENERS
        is_nested = bool(found) and not is_joined and not opener and not self._follows_break(place)
        if is_nested and not found[-1].is_source:
            return None
        trails = self._follows_quotation(place)
        complement = self._complement(place)
        if complement is None and not trails and not self._may_take_thing(place, verb, is_joined=is_joined):
            return None
        if verb.takes == "about" and complement is None and not trails:
            return None
        limit = complement if complement is not None else self._view.last
        if trails and complement is None:
            after = self._name(place + 1, limit)
            return self._trailing(place, verb, after)
        after = self._name(place + 1, limit) if complement is not None else self._bare_subject(place + 1)
        begin, speaker, reason = place, after, "speaker.after-verb"
        if speaker is None and not is_joined:
            is_relative = self._view.form(place - 1) in _RELATIVES
            before = self._subject_before(place - is_relative, found)
            if before:
                begin, speaker, reason = before[0], before, "speaker.before-verb"
        if complement is None and speaker is None and not is_joined and not self._stands_first(place):
            return None
        has_clause = complement is not None
        content = (
            complement if complement is not None else (speaker[1] if speaker and speaker[0] > place else place + 1)
        )
        is_hearsay = speaker is None and self._is_hearsay(place, verb)
        return Saying(
            place,
            begin,
            content,
            verb.sense,
            speaker,
            reason,
            verb.agreement,
            is_hearsay=is_hearsay,
            is_joined=is_joined,
            has_clause=has_clause,
        )

    def _trailing(self, place: int, verb: Verb, speaker: tuple[int, int] | None) -> Saying:
        return Saying(place, place, place, verb.sense, speaker, "speaker.after-verb", verb.agreement, trails=True)

    def _participle(self, place: int, verb: Verb) -> Saying | None:
        before = self._view.form(place - 1)
        is_adverb = before in COMMAS or self._tokens[place].text.endswith(("اً", "ًا", "ا"))
        complement = self._complement(place)
        if complement is None and verb.takes == "thing" and before in COMMAS and verb.sense in {Sense.DENY, Sense.CALL}:
            complement = place + 1
        if not is_adverb or complement is None or complement - place > 8:
            return None
        return Saying(place, place, complement, verb.sense, None, "speaker.continues", verb.agreement, continues=True)

    def _is_hearsay(self, place: int, verb: Verb) -> bool:
        form = self._view.form(place).lstrip("وف")
        return form in {"قيل", "يقال"} or (
            form in self._lexicon.lists["hearsay"]
            and verb.agreement == "m"
            and "\u064f" in self._tokens[place].text[:3]
        )

    def _may_take_thing(self, place: int, verb: Verb, *, is_joined: bool) -> bool:
        if verb.takes != "thing" or place + 2 > self._view.last:
            return False
        following = self._view.form(place + 1)
        if following in {"من", "على", "الي", "."} or not self._view.words_between(place + 1, place + 4):
            return following == "من" and verb.sense is not Sense.CALL
        return is_joined or verb.agreement != "m" or self._stands_first(place) or self._has_noun_before(place)

    def _has_noun_before(self, place: int) -> bool:
        return self._subject_before(place, []) is not None

    def _stands_first(self, place: int) -> bool:
        """Whether nothing but a prelude stands before the verb in its clause."""
        return (
            place == self._view.first
            or self._follows_break(place)
            or self._view.form(place - 1)
            in (_LEADS | _OPENERS | {"جهته", "جهتها", "جانبه", "جانبها", "بدوره", "بدورها", "المقابل"})
        )

    def _follows_break(self, place: int) -> bool:
        before = self._view.form(place - 1)
        return before in COMMAS or before in STRONG or before in {"-", "–", ")", ":"}

    def _follows_quotation(self, place: int) -> bool:
        """Whether a quotation of some length ends right before, give or take a comma and "thus" or "as"."""
        before = place - 1
        while before >= self._view.first and (
            self._view.form(before) in COMMAS or self._view.form(before) in {"هكذا", "كما", "بهذه", "الكلمات", "حسبما"}
        ):
            before -= 1
        if not self._view.is_quoted(before):
            return False
        start = before
        while start > self._view.first and self._tokens[start - 1].quotation == self._tokens[before].quotation:
            start -= 1
        return (
            start == self._view.first
            or self._view.words_between(start, before + 1) > 3
            and not any(
                self._view.form(place) in self._lexicon.lists["that"]
                for place in range(max(self._view.first, start - 3), start)
            )
        )

    def _complement(self, place: int) -> int | None:
        """Where what is said begins: after that, a colon, or with a quotation."""
        for here in range(place + 1, min(self._view.last, place + FARTHEST)):
            form = self._view.form(here)
            if form in self._lexicon.lists["that"]:
                return here
            if form == ":":
                return here + 1
            if self._view.opens_quotation(here) and not self._view.is_name_in_quotes(here):
                return here
            if form in STRONG:
                return None
            if (
                here > place + 1
                and form[0] == "و"
                and form[1:] in self._lexicon.verbs
                and not self._tokens[here].quoted
            ):
                return None
            if (
                form == "عن"
                and here <= place + 4
                and self._lexicon.verbs.get(self._view.form(place).lstrip("وف"), None)
            ):
                if self._is_about(place):
                    return here + 1
        return None

    def _is_about(self, place: int) -> bool:
        form = self._view.form(place)
        verb = self._lexicon.verbs.get(form) or self._lexicon.verbs.get(form[1:])
        return verb is not None and (verb.takes == "about" or verb.sense is Sense.EXPRESS)

    # -- speakers -------------------------------------------------------------------------------------------------
    def _subject_before(self, place: int, found: list[Saying]) -> tuple[int, int] | None:
        floor = self._clause_start(place, found)
        while floor < place and (self._view.form(floor) in _LEADS or not self._tokens[floor].is_word):
            floor += 1
        if floor >= place:
            return None
        if self._is_prelude(floor):
            commas = [here for here in range(floor, place) if self._view.form(here) in COMMAS]
            if not commas or commas[-1] + 1 >= place or self._is_prelude(commas[-1] + 1):
                return None
            floor = commas[-1] + 1
        if place - floor > LONGEST_NAME + 8:
            return None
        return self._name(floor, place, is_before=True)

    def _is_prelude(self, place: int) -> bool:
        form = self._view.form(place)
        return (
            form in self._lexicon.lists["preludes"]
            or (form[:1] in {"و", "ف"} and form[1:] in self._lexicon.lists["preludes"])
            or self._tokens[place].dated
            or not self._tokens[place].is_word
        )

    def _clause_start(self, place: int, found: list[Saying]) -> int:
        floor = max(self._view.first, place - LONGEST_NAME - 10)
        for here in range(place - 1, floor - 1, -1):
            form = self._view.form(here)
            if form in STRONG or form == ":" or form in _OPENERS or form in self._lexicon.lists["that"]:
                return here + 1
            if self._tokens[here].quoted:
                return here + 1
        if found and found[-1].content > floor and not found[-1].trails:
            return found[-1].content
        return floor if floor == self._view.first else place

    def _name(self, place: int, limit: int, *, is_before: bool = False) -> tuple[int, int] | None:
        """The noun phrase that begins at a place, with an apposition between commas."""
        end = self._phrase_end(place, limit)
        if end == place:
            return None
        if self._view.form(end) in COMMAS and end + 1 < limit:
            inner = self._phrase_end(end + 1, limit)
            closes = inner == limit or self._view.form(inner) in COMMAS
            if closes and 1 <= inner - end - 1 <= 7 and not self._is_prelude(end + 1):
                return place, inner
        if is_before and end < limit and self._tokens[end].is_word and not self._cuts_name(end):
            return None
        return place, end

    def _cuts_name(self, place: int) -> bool:
        return self._view.form(place) in self._lexicon.lists["stops"] or self._tokens[place].dated

    def _phrase_end(self, first: int, limit: int) -> int:
        place = first
        while place < min(limit, first + LONGEST_NAME) and not self._stops(place, first):
            place += 1
        while place > first and self._view.form(place - 1) in {"في", "من", "و", "على", "عن"}:
            place -= 1
        return place

    def _stops(self, place: int, first: int) -> bool:
        token, form = self._tokens[place], self._view.form(place)
        if not token.is_word or token.dated or token.quoted:
            return not (token.form == "." and place > first and len(self._view.form(place - 1)) == 1)
        if form in self._lexicon.lists["stops"]:
            return (
                form != "علي"
                or self._view.form(place - 1) not in {"مطلع", "مطلعه", "مطلعون", "مطلعين", "المطلعه"}
                and (self._is_preposition_use(place))
            )
        if form in self._lexicon.lists["hearers"]:
            return True
        if form == "في":
            return place == first or self._ends_before_in(place, first)
        if form == "من":
            before = self._view.form(place - 1)
            return place == first or not before.startswith(
                ("قريب", "مقرب", "عدد", "مطلع", "مسوول", "شخصي", "مصادر", "مصدر")
            )
        if place > first and token.text.endswith(("ً", "اً", "ًا")):
            return True
        if place > first and ((form[0] in "وف" and form[1:] in self._lexicon.verbs) or self._is_feminine_verb(form)):
            return True
        verb = self._lexicon.verbs.get(form)
        return place > first and verb is not None and verb.tense == "present"

    def _is_feminine_verb(self, form: str) -> bool:
        """Whether a word has the ending of a past verb with a feminine subject, and is no noun or name that has it."""
        return (
            len(form) > 3
            and form[-1] == "ت"
            and form[-2] != "ا"
            and not form.startswith("ال")
            and (form not in self._lexicon.lists["names_in_t"])
        )

    def _is_preposition_use(self, place: int) -> bool:
        """Whether على is the preposition, and not the name Ali, which is folded to the same letters."""
        return not self._tokens[place].text.endswith(("ي", "يّ"))

    def _ends_before_in(self, place: int, first: int) -> bool:
        following = self._view.form(place + 1)
        if place + 1 >= self._view.last or self._tokens[place + 1].dated:
            return True
        if self._lexicon.has("occasions", following):
            return True
        return not self._lexicon.has_any(self._view.form(first), "people", "bodies", "unnamed")

    def _bare_subject(self, place: int) -> tuple[int, int] | None:
        """The subject right after a verb that is followed by a thing and not by a clause, up to that thing."""
        if place >= self._view.last or self._stops(place, place):
            return None
        form = self._view.form(place)
        is_known = self._lexicon.has_any(form, "people", "bodies", "unnamed")
        if self._tokens[place].text.endswith("ً") or "اً" in self._tokens[place].text or "ًا" in self._tokens[place].text:
            return None
        if not is_known and (self._is_thing(place) or form.startswith(("ال", "لل", "ب", "ل", "كل"))):
            return None
        end = place + 1
        while end < min(self._view.last, place + 9) and not self._stops(end, place) and not self._is_thing(end):
            if self._view.form(end).startswith(("بال", "لل")) and not is_known:
                break
            end += 1
        while end > place + 1 and self._view.form(end - 1) in {"في", "من"}:
            end -= 1
        return place, end

    def _is_thing(self, place: int) -> bool:
        form = self._view.form(place)
        if self._lexicon.has_any(form, "people", "bodies"):
            return False
        if form in self._lexicon.lists["events"] or any(
            bare in self._lexicon.lists["events"] for bare in strip_prefixes(form)
        ):
            return True
        return bool(_VERBAL_NOUN.match(form))

    def subject(self, first: int, last: int) -> tuple[int, int] | None:
        """The title and name that a plain clause begins with or has right after its first verb; None where unsure."""
        place = first
        while place < last and (self._view.form(place) in _LEADS or not self._tokens[place].is_word):
            place += 1
        if self._is_prelude(place):
            commas = [here for here in range(place, min(last, place + FARTHEST)) if self._view.form(here) in COMMAS]
            place = commas[0] + 1 if commas else last
        for here in (place, place + 1):
            if (
                here < last
                and self._lexicon.has_any(self._view.form(here), "people", "bodies")
                and not self._tokens[here].quoted
            ):
                return here, self._title_end(here, last)
        return None

    def _title_end(self, first: int, last: int) -> int:
        """Where a title with its adjectives and at most two words of a name ends."""
        end, names = first + 1, 0
        limit = self._phrase_end(first, last)
        while end < limit and names < 2:
            form = self._view.form(end)
            is_title = form.startswith(("ال", "بال", "لل")) or self._lexicon.has_any(form, "people", "bodies")
            if not is_title and self._view.form(end - 1).startswith("ال") and self._view.form(end + 1).startswith("ال"):
                break
            names += not is_title
            end += 1
        return max(end, first + 1)

    # -- according to ---------------------------------------------------------------------------------------------
    def _source(self, place: int) -> Saying | None:
        here, is_vouched = place + 1, False
        while here < min(self._view.last, place + 5) and self._is_wrapper(here):
            is_vouched = is_vouched or self._view.form(here) not in {"ل", "ما", "عن", "الي", "علي", "لما"}
            here += 1
        if self._view.form(here) == "ـ":
            here += 1
        if self._view.is_quoted(here) and self._view.form(here) in {'"', "«", "“"}:
            end = self._view.quotation_end(here)
            return Saying(
                place, place, end, Sense.SAY, (here, end), "speaker.according-to", trails=True, is_source=True
            )
        form = self._view.form(here)
        bare = form
        skipped = 0
        if form.startswith("لل") and len(form) > 4:
            skipped, bare = 2, form[2:]
        elif form.startswith("ل") and len(form) > 3 and place + 1 == here:
            skipped, bare = 1, form[1:]
        end = self._phrase_end(here, self._view.last)
        if end == here or self._lexicon.has("not_sources", bare) or (self._is_thing(here) and not is_vouched):
            return None
        before = self._view.form(place - 1)
        begin = place - 1 if before in {"علي", "كما"} else place
        trails = place > self._view.first + 1
        return Saying(
            place,
            begin,
            end,
            Sense.SAY,
            (here, end),
            "speaker.according-to",
            trails=trails,
            is_source=True,
            skipped=skipped,
        )

    def _is_wrapper(self, place: int) -> bool:
        form = self._view.form(place)
        return form in self._lexicon.lists["wrappers"] or form in {"حد", "ذلك"}
