"""The noun phrase that names a speaker in Arabic: title, office, name and apposition, and where it ends."""

import re

from claimtrack.language.speech.arabic_objects import REPRESENTATIVES, ArabicObjects
from claimtrack.language.speech.sayings import FARTHEST, LONGEST_NAME, Saying
from claimtrack.language.text.lexicon import strip_prefixes, without_conjunction
from claimtrack.language.text.tenses import is_inflected_past, is_verb
from claimtrack.language.text.view import COMMAS, STRONG, View

_WITH_FROM = ("قريب", "مقرب", "عدد", "مجموع", "مطلع", "مسوول", "شخصي", "مصادر", "مصدر", "ناج")
_SMALL = frozenset({"عن"})
_PRONOUNS = frozenset("هو هي هم هما".split())
_TOLD = frozenset("لي لنا له لها لهم لهما لك لكم لينا ليا".split())
_JOINED_NAMES = frozenset("عبد ابو ابن بن ال ام".split())
_INFORMED = frozenset("مطلع مطلعه مطلعون مطلعين المطلعه المطلعين".split())
LEADS = frozenset("كان كانت كانوا قد وقد لقد فقد وكان وكانت وكانوا ثم بل اما واما لكن ولكن ان غير".split())
_OWN_SPEECH = frozenset("حديثه حديثها كلامه كلامها كلمته كلمتها مداخلته مداخلتها تصريحه تصريحها".split())
_CHAIRED_BY = frozenset("برياسه بقياده باداره برعايه بحضور بمشاركه".split())
SAME = frozenset("ذات نفس ذاته نفسه ذاتها نفسها عينه عينها".split())
_OWNED = ("ه", "ها", "هم")
_MUTUAL = re.compile("ت.ا..(?:ه|ها|هم)$")  # of a verbal noun: its contract with
ISSUED = frozenset("صادر صادره الصادر الصادره صدر صدرت".split())
# Words between what was announced and who announced it: a toll that the ministry published.
MADE = frozenset(
    "اعلنتها اعلنها اعلنته اعلنه نشرتها نشرها نشرته نشره اصدرتها اصدرها اصدرته اصدره اوردتها اوردته".split()
)
OPENERS = frozenset(
    "حيث كما فيما بينما اذ لكن ولكن لكنه لكنها لكنهم ولكنه ولكنها غير انما بل ثم وحيث وكما وفيما وبينما حين".split()
)


def has_tanwin(text: str) -> bool:
    """Whether a word is written with the accusative ending, which no subject of a verb has."""
    return text.endswith(("ً", "ًا"))


class ArabicNames:
    """Finds names in one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon
        self._objects = ArabicObjects(view)

    def after_verb(self, place: int, limit: int) -> tuple[int, int] | None:
        """The subject between a verb and what is said."""
        place = self._past_hearer(place, limit)
        if place < limit and (has_tanwin(self._tokens[place].text) or self._objects.has_preposition(place)):
            return None
        end = self.phrase_end(place, limit)
        return self._with_apposition(place, end, limit) if end > place else None

    def _past_hearer(self, place: int, limit: int) -> int:
        """The place after who is told, where they stand between the verb and its subject: صرّح لـ«الأيام» مصدر …."""
        if self._view.form(place) in _TOLD or self._view.form(place) in self._lexicon.lists["hearers"]:
            is_kind = self._view.form(place).startswith("لل") and self._view.form(place + 1).startswith("ال")
            is_kind = (
                is_kind and self._view.form(place + 1).endswith(("ه", "ين")) and not self._objects.is_known(place + 1)
            )
            return place + 1 + is_kind  # to the local radio
        if self._view.form(place) == "كل" and self._view.form(place + 1) == "من":
            return place + 2  # each of them
        if self._view.form(place) not in {"ل", "لـ"}:
            return place
        place += 1
        while place < limit and (self._view.form(place) == "ـ" or self._tokens[place].quoted):
            place += 1
        return place

    def before_verb(self, place: int, found: list[Saying]) -> tuple[int, int] | None:
        """The subject that stands before a verb in its own clause."""
        start = self._clause_start(place, found)
        while start < place and (self._view.form(start) in LEADS or not self._tokens[start].is_word):
            start += 1
        if start < place and self.is_prelude(start):
            start = self._after_prelude(start, place)
        elif start < place and self._view.form(start).startswith("بال"):
            is_parted = any(self._view.form(here) in COMMAS for here in range(start, place))
            start = self._after_prelude(start, place) if is_parted else start  # by a search, it …
        if start >= place or self.is_prelude(start) or place - start > LONGEST_NAME + 8 or self._tells(start):
            return None
        end = self.phrase_end(start, place)
        if end == start:
            return None
        name = self._with_apposition(start, end, place)
        if name[1] == end == place - 1 and self._view.form(name[1]) in COMMAS and not self._objects.is_known(start):
            return None  # while the bank denied a shortage, | three dealers said
        is_cut_short = name[1] < place and self._tokens[name[1]].is_word and not self._is_stop_word(name[1])
        return None if is_cut_short else name

    def _after_prelude(self, start: int, end: int) -> int:
        commas = [here for here in range(start, end) if self._view.form(here) in COMMAS]
        return commas[-1] + 1 if commas else end

    def _tells(self, place: int) -> bool:
        """Whether a clause begins with a verb that is none of saying, so that its first noun is not who says it."""
        form = self._view.form(place)
        pasts = self._lexicon.lists["pasts"]
        return any(
            shape in pasts or is_inflected_past(self._view, shape) for shape in (form, without_conjunction(form))
        )

    def antecedent(self, place: int) -> tuple[int, int] | None:
        """Whom a relative pronoun at a place means: the title or body and what follows it, right before."""
        end = place - (self._view.form(place - 1) in COMMAS)
        start = end
        floor = max(self._view.first, end - LONGEST_NAME)
        while start > floor and self._tokens[start - 1].is_word and not self._breaks_phrase(start - 1):
            start -= 1
        first = next((here for here in range(start, end) if self._objects.is_known(here)), None)
        return None if first is None else (first, end)

    def _breaks_phrase(self, place: int) -> bool:
        return (
            self._view.form(place) in _CHAIRED_BY
            or (self.is_prelude(place) and not self._is_name_ali(place))
            or self._is_stop_word(place)
            or self._is_verb(place)
            or self._objects.is_thing(place)
        )

    def object_subject(self, place: int) -> tuple[int, int] | None:
        """The subject right after a verb that is followed by a thing and not by a clause, up to that thing."""
        place = self._past_hearer(place, self._view.last)
        if self._view.opens_quotation(place) and self._view.is_name_in_quotes(place):
            return place, self._view.quotation_end(place)
        if place >= self._view.last or self._stops(place, place) or has_tanwin(self._tokens[place].text):
            return None
        if self._objects.cannot_open(place):
            return None
        names = int(self._objects.counts_as_name(place, place))
        end = self._past_title(place + 1)
        while end < min(self._view.last, place + LONGEST_NAME) and not self._stops(end, place):
            if self._objects.begins(end, place, names):
                break
            names += self._objects.counts_as_name(end, place)
            end = self._past_title(end + 1)
        while end > place + 1 and self._view.form(end - 1) in {"في", "من"}:
            end -= 1
        return self._with_apposition(place, end, self._view.last)

    def of_clause(self, first: int, last: int) -> tuple[int, int] | None:
        """The title and name that a plain clause begins with or has right after its first verb; None where unsure."""
        place = first
        while place < last and (self._view.form(place) in LEADS or not self._tokens[place].is_word):
            place += 1
        if place < last and self.is_prelude(place):
            farthest = min(last - 1, place + FARTHEST)  # a comma that closes the clause opens nothing
            commas = [here for here in range(place, farthest) if self._view.form(here) in COMMAS]
            place = commas[0] + 1 if commas else self._after_first_verb(place, last)
        for here in (place, place + 1):
            if here < last and without_conjunction(self._view.form(here)) in _PRONOUNS:
                return None  # …, and she is a doctor
            if here < last and self._objects.is_known(here) and not self._tokens[here].quoted:
                return self._with_apposition(here, self.title_end(here, last), last)
        return None

    def _after_first_verb(self, first: int, last: int) -> int:
        """The person right after the first verb of a clause that an adverbial opens; the end where there is none."""
        for place in range(first + 1, min(last, first + LONGEST_NAME)):
            follows_verb = is_verb(self._view, place - 1) or without_conjunction(self._view.form(place - 2)) == "لم"
            if self._lexicon.has("people", self._view.form(place)) and follows_verb:
                return place
        return last

    def is_prelude(self, place: int) -> bool:
        """Whether a clause that begins here begins with an adverb, a preposition or a date, not with its subject."""
        token = self._tokens[place]
        preludes = self._lexicon.lists["preludes"]
        if token.form in self._lexicon.lists["people"] and token.form not in preludes:
            return False  # والي, the governor, is no "and to"
        is_listed = token.form in preludes or without_conjunction(token.form) in preludes
        return (
            is_listed
            or token.dated
            or not token.is_word
            or (has_tanwin(token.text) and not self._objects.is_known(place))
        )

    def phrase_end(self, first: int, limit: int) -> int:
        """Where the noun phrase that begins at a place ends; the place itself where none begins."""
        place = first
        while place < min(limit, first + LONGEST_NAME) and not self._stops(place, first):
            place = self._past_title(place + 1)
        while (
            place > first
            and self._view.form(place - 1) in {"في", "من", "و", "علي", "عن"}
            and (not self._is_name_ali(place - 1))
        ):
            place -= 1
        return place

    def _past_title(self, place: int) -> int:
        """The place after a title in quotation marks that belongs to the body named before it."""
        is_title = (
            self._view.opens_quotation(place)
            and self._view.is_name_in_quotes(place)
            and self._objects.is_known(place - 1)
        )
        return self._view.quotation_end(place) if is_title else place

    def _is_own_document(self, place: int) -> bool:
        """Whether a word is a document as an object: the company ended its statement, published a statement."""
        form = self._view.form(place)
        return (
            form not in MADE
            and form.endswith(("ها", "ه", "هم", "ا"))
            and any(bare in self._lexicon.lists["documents"] for bare in strip_prefixes(form))
        )

    def _clause_start(self, place: int, found: list[Saying]) -> int:
        floor = max(self._view.first, place - LONGEST_NAME - 10)
        for here in range(place - 1, floor - 1, -1):
            form = self._view.form(here)
            is_edge = form in STRONG or form == ":" or form in OPENERS or form in self._lexicon.lists["that"]
            if is_edge or self._tokens[here].quoted:
                return here + 1
        if found and found[-1].content > floor and not found[-1].trails:
            return found[-1].content
        return floor if floor == self._view.first else place

    def _with_apposition(self, start: int, end: int, limit: int) -> tuple[int, int]:
        """A name with what stands between commas after it, where the commas close."""
        if self._view.form(end) not in COMMAS or end + 1 >= limit or self.is_prelude(end + 1):
            return start, end
        if not self._objects.is_known(start) and not self._lexicon.has("people", self._view.form(end + 1)):
            return start, end
        inner = self.phrase_end(end + 1, limit)
        closes = inner == limit or self._view.form(inner) in COMMAS
        return (start, inner) if closes and 1 <= inner - end - 1 <= 7 else (start, end)

    def title_end(self, first: int, last: int) -> int:
        """Where a title with its adjectives and at most two words of a name ends."""
        end, names = first + 1, 0
        limit = self.phrase_end(first, last)
        while end < limit and names < 2:
            quoted = self._past_title(end)
            if quoted > end:
                return min(quoted, limit)  # the firm "Ufuq"
            form = self._view.form(end)
            is_title = form.startswith(("ال", "بال", "لل")) or self._objects.is_known(end)
            before = self._view.form(end - 1)
            is_new_noun = before.startswith("ال") and self._view.form(end + 1).startswith("ال")
            is_new_noun = is_new_noun and form not in _JOINED_NAMES
            if is_new_noun and self._lexicon.has("people", before):
                is_new_noun = self._objects.is_thing(end)  # the reporter | Sami al-Wafi
            is_done = (
                form.endswith(_OWNED) and form.removesuffix("ها").removesuffix("ه") in self._lexicon.lists["pasts"]
            )
            is_verb = is_done or (
                form[0] in "يت" and len(form) > 3 and not self._lexicon.has("people", self._view.form(first))
            )
            is_object = names > 0 and (self._lexicon.has("bodies", form) or (form.startswith("ال") and form[-1] == "ه"))
            is_object = is_object or (not is_title and self._objects.is_governed(end))
            is_object = is_object or form in self._lexicon.lists["that"]
            if is_object or (not is_title and form not in _SMALL and (is_new_noun or is_verb)):
                break
            names += not (is_title or form in _JOINED_NAMES or form in _SMALL)
            end += 1 + (form in _JOINED_NAMES and end + 1 < limit)
        return end - (self._view.form(end - 1) in {"في", "من"})

    def has_name(self, first: int, end: int) -> bool:
        """Whether a word of a name, and not only an office, stands after the first word of a title."""
        return any(self._objects.counts_as_name(here, first) for here in range(first + 1, end))

    # -- where a name stops ---------------------------------------------------------------------------------------
    def _stops(self, place: int, first: int) -> bool:
        token, form = self._tokens[place], self._view.form(place)
        if not token.is_word or token.dated or token.quoted:
            return not (form == "." and place > first and len(self._view.form(place - 1)) == 1)
        if self._is_issued(place, first):
            return False
        if form in {"في", "من", "لدي", "عن"}:
            return place == first or not self._continues(place, first)
        if self._is_stop_word(place):
            return True
        if place > first + 1 and form in self._lexicon.lists["pasts"] and self._view.form(place - 1).startswith("ال"):
            return True
        if place > first and (form in _OWN_SPEECH or self._lexicon.has("pictures", form)):
            return True
        if place > first and self._is_own_act(place):
            return True
        return place > first and (has_tanwin(token.text) or self._is_verb(place) or self._is_own_document(place))

    def _is_own_act(self, place: int) -> bool:
        """Whether a word is what the subject did: the ministry repeated its assurance, the club announced its deal."""
        text = self._tokens[place].text
        if text.startswith("ال"):
            return False
        return text.endswith(_OWNED) and (self._objects.is_thing(place) or bool(_MUTUAL.match(self._view.form(place))))

    def _is_issued(self, place: int, first: int) -> bool:
        """Whether a document goes on with the one who issued it: a statement issued by the ministry, بيان صادر عن."""
        is_of = self._view.form(place) == "عن" and self._view.form(place - 1) in ISSUED
        is_issued = self._view.form(place) in ISSUED and self._view.form(place + 1) == "عن"
        return (is_of or is_issued) and self._lexicon.has("documents", self._view.form(first))

    def _is_stop_word(self, place: int) -> bool:
        form = self._view.form(place)
        if form == "علي":
            return not self._is_name_ali(place) and self._view.form(place - 1) not in _INFORMED
        if without_conjunction(form) in _PRONOUNS or form == "ما":
            return True
        if form.startswith("علي") and self._view.form(place - 1).endswith("مدعي"):
            return False  # المدعى عليه, the defendant
        lists = self._lexicon.lists
        return form in lists["stops"] or form in lists["hearers"] or form == "في" or self._tokens[place].dated

    def _is_name_ali(self, place: int) -> bool:
        """Whether it is the name and not the preposition, which folding writes alike."""
        return self._view.form(place) == "علي" and self._tokens[place].text.endswith(("ي", "يّ"))

    def _continues(self, place: int, first: int) -> bool:
        """Whether "in" or "from" belongs to an office, as in "an official in the ministry"."""
        if place + 1 >= self._view.last or self._tokens[place + 1].dated:
            return False
        if self._view.form(place) == "عن":
            if self._view.form(place - 1) in SAME:
                return False  # the same spokesman disclosed
            office = (self._view.form(here).removeprefix("ال") for here in range(first, place))
            speaks_for = self._lexicon.has("people", self._view.form(first)) and self._lexicon.has(
                "bodies", self._view.form(place + 1)
            )
            return speaks_for or any(word in REPRESENTATIVES for word in office)
        if self._view.form(place) == "لدي":
            return self._objects.is_known(first) and self._objects.is_known(place + 1)
        if self._view.form(place) == "من":
            before = self._view.form(place - 1)
            is_group = self._lexicon.has_any(before, "people", "unnamed") and not before.startswith("ال")
            is_sent = before.startswith("الم") and self._objects.is_known(first) and self._objects.is_known(place + 1)
            return is_group or is_sent or before.startswith(_WITH_FROM)  # the expert appointed by the court
        return self._objects.is_known(first) and not self._lexicon.has("occasions", self._view.form(place + 1))

    def _is_verb(self, place: int) -> bool:
        form, verbs = self._view.form(place), self._lexicon.verbs
        if form[0] in "وف" and form[1:] in verbs:
            return True
        if form in verbs:
            return verbs[form].tense == "present" or (
                form.endswith("ت") and form not in self._lexicon.lists["names_in_t"]
            )
        is_passive = self._tokens[place].text[1:2] == "\u064f"
        if is_passive or form in self._lexicon.lists["comparisons"]:
            return True
        is_feminine_past = len(form) > 3 and form[-1] == "ت" and form[-2] != "ا" and not form.startswith("ال")
        return is_feminine_past and form not in self._lexicon.lists["names_in_t"]
