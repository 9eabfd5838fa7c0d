"""Who says what in an Arabic sentence: verbs of saying with their subjects, participles, remarks."""

from claimtrack.language.speech.arabic_names import LEADS, OPENERS, ArabicNames
from claimtrack.language.speech.arabic_objects import ArabicObjects
from claimtrack.language.speech.arabic_sources import ArabicSources, glued_preposition
from claimtrack.language.speech.arabic_verbs import ArabicVerbs
from claimtrack.language.speech.sayings import FARTHEST, Saying
from claimtrack.language.text.lexicon import Sense, Verb, without_conjunction
from claimtrack.language.text.view import COMMAS, STRONG, View

_RELATIVES = frozenset("الذي التي الذين اللذان اللتان".split())
_THUS = frozenset("هكذا كما بهذه الكلمات حسبما العبارة بهذا".split())
_OWN_PART = frozenset("جهته جهتها جهتهم جانبه جانبها جانبهم بدوره بدورها بدورهم المقابل".split())
_WHILE = frozenset("فيما بينما".split())  # what a sentence opens with that has two halves
_OWN_WORDS = frozenset("قوله قولها قولهم قولهما تاكيده تاكيدها".split())
_RELAYING = frozenset("عن من الي".split())  # quoted from, learned from, ascribed to
_BUT = frozenset("غير الا بيد علما كما حيث مع رغم".split())  # except that, although
_CONTRASTS = frozenset("لكن ولكن فيما بينما".split())
_TOLD_THINGS = ("ذكر", "حذر", "عزا", "ارجع")  # which seldom have a person for their object
_ALREADY = frozenset("قد وقد فقد لقد ولقد".split())
_LONGEST_SUBJECT = 7  # tokens between a comma and the verb whose subject begins there
_LONGEST_ASIDE = 8  # tokens between a participle and what is said


class ArabicSpeech:
    """Finds the sayings of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon
        self._names = ArabicNames(view)
        self._objects = ArabicObjects(view)
        self._sources = ArabicSources(view)
        self._verbs = ArabicVerbs(view)

    def find(self) -> list[Saying]:
        """Return the sayings in the order of their verbs."""
        found: list[Saying] = []
        for place in range(self._view.first, self._view.last):
            if found and found[-1].is_source and place < found[-1].content:
                continue  # the verb in "according to what the ministry announced"
            if self._tokens[place].is_word and not self._tokens[place].quoted:
                saying = (
                    self._sources.find(place)
                    or self._sources.document(place, found)
                    or self._verb_at(place, found)
                    or self._sources.silence(place)
                    or self._sources.rejection(place)
                    or self._sources.answer(place, found)
                )
                if saying:
                    found.append(saying)
        return found

    def subject(self, first: int, last: int) -> tuple[int, int] | None:
        """Who a clause without a saying is about."""
        return self._names.of_clause(first, last)

    # -- verbs ----------------------------------------------------------------------------------------------------
    def _verb_at(self, place: int, found: list[Saying]) -> Saying | None:
        remark = self._remark(place)
        if remark is not None:
            return remark
        form = self._view.form(place)
        verb = self._verbs.at(place)
        if verb is None:
            return None
        is_joined = form not in self._lexicon.verbs and form[0] in "وف" and not self._answers_as_for(place)
        if verb.tense == "participle":
            return self._participle(place, verb)
        if found and not is_joined and not found[-1].is_source and not self._begins_clause(place):
            return None
        quoted = self._quotation_before(place)
        if quoted is not None and self._complement(place, verb) is None:
            speaker = self._after_quotation(place + 1)
            return Saying(place, quoted, place, verb.sense, speaker, "speaker.after-verb", verb.agreement, trails=True)
        return self._finite(place, verb, found, is_joined=is_joined)

    def _after_quotation(self, place: int) -> tuple[int, int] | None:
        """The subject after a verb that follows a quotation, without what else it governs: summed up | their plight."""
        whole = self._names.after_verb(place, self._view.last)
        is_known = whole is not None and self._objects.is_known(place)
        subject = self._names.object_subject(place) if is_known else None
        return subject if subject is not None and self._objects.is_thing(subject[1]) else whole

    def _remark(self, place: int) -> Saying | None:
        """Which the minister denied, وهو ما نفاه الوزير: a saying about what was said before."""
        form = self._view.form(place)
        if form[-1:] not in {"ه", "ا"}:
            return None
        before = self._view.form(place - 1)
        is_which = before == "ما" and without_conjunction(self._view.form(place - 2)) in {"هو", "هي"}
        is_matter = before in {"الذي", "التي"} and self._view.form(place - 2) in {"الامر", "الانباء", "المعلومات"}
        if not (is_which or is_matter):
            return None
        stem = form.removesuffix("ها").removesuffix("ه")
        verb = self._lexicon.verbs.get(stem) or self._lexicon.verbs.get(stem[:-1] + "ي")
        speaker = self._names.after_verb(place + 1, self._view.last)
        if verb is None or speaker is None or verb.tense == "participle":
            return None
        begin = place - 2
        return Saying(place, begin, begin, verb.sense, speaker, "speaker.after-verb", verb.agreement, has_clause=False)

    def _answers_as_for(self, place: int) -> bool:
        """Whether the verb answers a topic, أما الوزير فقال, which is then its subject."""
        floor = range(max(self._view.first, place - FARTHEST), place)
        return self._view.form(place)[0] == "ف" and any(self._view.form(here) in {"اما", "واما"} for here in floor)

    def _begins_clause(self, place: int) -> bool:
        if self._view.form(place - 1) in OPENERS or self._verbs.follows_break(place):
            return True
        for here in range(place - 1, max(self._view.first, place - _LONGEST_SUBJECT), -1):
            if self._view.form(here - 1) in COMMAS:
                is_joined = self._view.form(here)[0] == "و" and self._objects.is_known(
                    here
                )  # , and the ministry denied
                return is_joined or self._view.form(here) in OPENERS or self._opens_exception(here)  # , but the council
        return False

    def _finite(self, place: int, verb: Verb, found: list[Saying], *, is_joined: bool) -> Saying | None:
        complement = self._complement(place, verb)
        if complement is None and not self._may_take_thing(place, verb, found, is_joined=is_joined):
            return None
        begin, speaker, reason = self._speaker(place, complement, found, is_joined=is_joined)
        if complement is not None and verb.takes == "thing" and self._is_tail(speaker, place, complement):
            complement = None
        skipped = 0
        if speaker is None and self._view.form(place - 1) == "ان":
            speaker = self._having_said_before(place)
            skipped = glued_preposition(self._view, speaker[0], "وفقا") if speaker else 0
        if verb.takes == "relay" and complement is not None:
            speaker = self._relayed(place, complement) or speaker
        is_relative = self._view.form(place + 1) in {"فيه", "فيها"}
        if complement is None and speaker is None and not (is_joined or is_relative or self._stands_first(place)):
            return None
        if speaker is None and without_conjunction(self._view.form(place)) in {"يذكر", "تبين"}:
            return None  # "it should be mentioned", "it turned out": the article speaks
        if verb.sense is Sense.SHOW and speaker is not None and not self._can_speak(speaker):
            return None  # the pictures show that: the article speaks
        if verb.sense is Sense.CALL and speaker is not None and self._is_abstract(speaker[0]):
            return None  # experience calls for doubt
        is_hearsay = self._is_hearsay(place, verb) and not (verb.takes == "relay" and speaker)
        speaker = None if is_hearsay else speaker
        skipped = skipped or self._glued_conjunction(speaker, place)
        after_speaker = speaker[1] if speaker and speaker[0] > place else place + 1
        return Saying(
            place,
            begin,
            after_speaker if complement is None else complement,
            verb.sense,
            speaker,
            reason,
            verb.agreement,
            is_hearsay=is_hearsay,
            is_joined=is_joined,
            has_clause=complement is not None,
            skipped=skipped,
        )

    def _glued_conjunction(self, speaker: tuple[int, int] | None, place: int) -> int:
        """One letter where "and" is glued to a name before its verb: والشركة نفت ذلك."""
        if speaker is None or speaker[0] > place:
            return 0
        form, lists = self._view.form(speaker[0]), self._lexicon.lists
        is_whole = any(form in lists[name] for name in ("people", "bodies", "unnamed"))
        return int(form.startswith("و") and not is_whole and self._objects.is_known(speaker[0]))

    def _is_tail(self, speaker: tuple[int, int] | None, place: int, complement: int) -> bool:
        """Whether a quotation only closes what is said: accused the ministry of waste "in broad daylight"."""
        is_bare = self._view.opens_quotation(complement) and self._view.form(complement - 1) not in {":", ",", "،"}
        said = speaker[1] if speaker and speaker[0] > place else place + 1
        return is_bare and self._view.words_between(said, complement) > 1

    def _speaker(
        self, place: int, complement: int | None, found: list[Saying], *, is_joined: bool
    ) -> tuple[int, tuple[int, int] | None, str]:
        """Where the attribution begins, who speaks, and how that was read."""
        before = None
        if not is_joined:
            is_relative = self._view.form(place - 1) in _RELATIVES
            meant = self._names.antecedent(place - 1) if is_relative else None
            if meant is not None:
                return place - 1, meant, "speaker.before-verb"
            before = self._names.before_verb(place - is_relative, found)
        if complement is None or self._takes_hearer(place):
            after = None if before else self._names.object_subject(place + 1)
        else:
            after = self._names.after_verb(place + 1, complement)
        is_object = after is None or not self._is_somebody(after) or self._takes_hearer(place)
        if before and is_object:
            return before[0], before, "speaker.before-verb"
        return place, after, "speaker.after-verb"

    def _takes_hearer(self, place: int) -> bool:
        """Whether a name after the verb is the one who is told: he had informed the centre, قد أبلغ المركز."""
        if self._view.form(place - 1) in _ALREADY:
            return True
        form = self._view.form(place)
        bare = form if form in self._lexicon.verbs else without_conjunction(form)  # وصف is one word
        return bare.startswith(tuple(self._lexicon.lists["addressed"])) and not bare.startswith(_TOLD_THINGS)

    def _having_said_before(self, place: int) -> tuple[int, int] | None:
        """سبق للوزارة أن أعلنت: who it is that had announced before."""
        for here in range(place - 2, max(self._view.first, place - 10) - 1, -1):
            if without_conjunction(self._view.form(here)) in {"سبق", "يسبق"}:
                end = self._names.phrase_end(here + 1, place - 1)
                return (here + 1, end) if end > here + 1 else None
        return None

    def _is_somebody(self, name: tuple[int, int]) -> bool:
        bare = self._view.form(name[0]).removeprefix("ال")
        return any(bare in self._lexicon.lists[listed] for listed in ("people", "bodies", "unnamed"))

    def _is_abstract(self, place: int) -> bool:
        """Whether an unknown feminine noun with the article is what is spoken of: التجربة، الحاجة، المرحلة."""
        form = self._view.form(place)
        lists = self._lexicon.lists
        is_known = any(form.removeprefix("ال") in lists[name] for name in ("people", "bodies", "unnamed"))
        return form.startswith("ال") and form.endswith("ه") and not is_known

    def _can_speak(self, speaker: tuple[int, int]) -> bool:
        return not self._lexicon.has("pictures", self._view.form(speaker[0]))

    def _relayed(self, place: int, complement: int) -> tuple[int, int] | None:
        """The newspaper quoted a diplomat as saying: the diplomat."""
        for here in range(place + 1, complement):
            if self._view.form(here) in _RELAYING:
                end = self._names.phrase_end(here + 1, complement)
                while end > here + 1 and self._view.form(end - 1) in _OWN_WORDS:
                    end -= 1
                return (here + 1, end) if end > here + 1 else None
        return None

    def _participle(self, place: int, verb: Verb) -> Saying | None:
        follows_comma = self._view.form(place - 1) in COMMAS
        complement = self._complement(place, verb)
        if complement is None and verb.takes == "thing" and follows_comma:
            complement = place + 1
        is_adverb = (
            follows_comma or self._view.form(place).endswith("ا") or complement == place + 1
        )  # objected saying that
        if not is_adverb or complement is None or complement - place > _LONGEST_ASIDE:
            return None
        return Saying(place, place, complement, verb.sense, None, "speaker.last-named", verb.agreement, continues=True)

    def _is_hearsay(self, place: int, verb: Verb) -> bool:
        """It is said that: a passive that is a word of its own, or is written with its vowel."""
        form = without_conjunction(self._view.form(place))
        if form in {"قيل", "يقال"}:
            return True
        return (
            form in self._lexicon.lists["hearsay"]
            and verb.agreement == "m"
            and "\u064f" in self._tokens[place].text[:3]
        )

    # -- what is said ---------------------------------------------------------------------------------------------
    def _complement(self, place: int, verb: Verb) -> int | None:
        """Where what is said begins: after that, a colon, with a quotation, or after عن where the verb takes it."""
        takes_about = verb.takes == "about" or verb.sense is Sense.EXPRESS
        for here in range(place + 1, min(self._view.last, place + FARTHEST)):
            if self._ends_saying(here, place, verb):
                return None
            form = self._view.form(here)
            is_that = form in self._lexicon.lists["that"] and (verb.takes != "testify" or form.startswith("ب"))
            is_how = form == "كيف" and verb.takes == "that" and verb.sense is Sense.SAY
            if is_that or is_how or (self._view.opens_quotation(here) and not self._view.is_name_in_quotes(here)):
                return here
            if form == ":" or (takes_about and form == "عن" and here <= place + 9):
                return here + 1
        return None

    def _ends_saying(self, here: int, place: int, verb: Verb) -> bool:
        """Whether something else begins here, after a verb of saying: another verb, an exception, a remark."""
        form = self._view.form(here)
        is_stressed = verb.takes == "to" and self._view.form(here - 1) == "علي"  # he stressed, at a meeting, that
        if form in STRONG or (form == "ان" and self._opens_exception(here - 1) and not is_stressed):
            return True
        if self._tokens[here].quoted:
            return False
        if self._view.form(here - 1) in COMMAS:
            if form in _CONTRASTS:
                return True  # he denied it, but the council announced that …
            aside = self._lexicon.verbs.get(form)
            is_other = aside is not None and (
                aside.tense == "participle" or without_conjunction(self._view.form(self._view.first)) in _WHILE
            )
            if is_other or self._view.begins_phrase("remark_phrases", here):
                return True
        is_next_verb = here > place + 1 and form[0] == "و" and form[1:] in self._lexicon.verbs
        return is_next_verb and not self._verbs.is_made_known(here) and not self._verbs.is_called(here)

    def _opens_exception(self, place: int) -> bool:
        """Whether "that" after this word parts what follows from what is said: except that, provided that."""
        is_proviso = self._view.form(place) == "علي" and self._view.form(place - 1) in COMMAS
        return is_proviso or self._view.form(place) in _BUT

    def _may_take_thing(self, place: int, verb: Verb, found: list[Saying], *, is_joined: bool) -> bool:
        """Whether a noun can be what is said: announced a result, denied a report."""
        following = self._view.form(place + 1)
        if verb.takes == "to":
            return self._governs(place)
        if verb.sense is Sense.SHOW and following.removeprefix("ال") in self._lexicon.lists["documents"]:
            return True
        if verb.takes != "thing" or not self._view.words_between(place + 1, place + 4):
            return False
        if following in {"علي", "."} or (
            following in {"من", "الي"} and verb.sense is not Sense.CALL and following != "من"
        ):
            return False
        if is_joined or verb.agreement != "m" or self._stands_first(place):
            return True
        return self._names.before_verb(place, found) is not None

    def _governs(self, place: int) -> bool:
        """Whether a preposition after the verb or its subject leads to what is said: pointed to a decline."""
        subject = self._names.object_subject(place + 1)
        end = subject[1] if subject else place + 1
        end += self._view.form(end) in COMMAS  # which closes an apposition
        return self._view.form(end) in {"الي", "علي"} or self._objects.is_governed(end)

    def _stands_first(self, place: int) -> bool:
        """Whether nothing but a prelude stands before the verb in its clause."""
        before = self._view.form(place - 1)
        return place == self._view.first or self._verbs.follows_break(place) or before in LEADS | OPENERS | _OWN_PART

    def _quotation_before(self, place: int) -> int | None:
        """Where a quotation that nobody introduced ends right before, give or take a comma and "thus" or "as"."""
        end = place - 1
        while self._view.form(end) in COMMAS or self._view.form(end) in _THUS:
            end -= 1
        if not self._view.is_quoted(end):
            return None
        start = end
        while self._view.is_quoted(start - 1) and self._tokens[start - 1].quotation == self._tokens[end].quotation:
            start -= 1
        if start == self._view.first:
            return end + 1
        before = {self._view.form(here) for here in range(start - 3, start)}
        is_sentence = self._view.words_between(start, end + 1) > 3 and not before & self._lexicon.lists["that"]
        return end + 1 if is_sentence else None
