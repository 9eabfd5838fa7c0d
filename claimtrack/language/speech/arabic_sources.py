"""Who an Arabic sentence leans on without a verb of saying: according to, as told by, it says in; who keeps silent."""

from claimtrack.language.speech.arabic_names import ArabicNames
from claimtrack.language.speech.arabic_objects import ArabicObjects
from claimtrack.language.speech.sayings import LONGEST_NAME, Saying
from claimtrack.language.text.lexicon import Sense, without_conjunction
from claimtrack.language.text.view import COMMAS, View

_TAKING_L = frozenset("وفقا طبقا استنادا تبعا".split())
_COMES = frozenset("جاء جاءت ورد وردت يرد".split())
_REFUSING = frozenset("رفض رفضت رفضوا يرفض ترفض امتنع امتنعت يمتنع تمتنع".split())
_TELLING = frozenset("الكشف التعليق الافصاح الرد الاجابه الادلاء التصريح الافصاح".split())
_THIS = frozenset({"هذا", "وهذا", "فهذا"})
_REJECTING = frozenset("رفض رفضت رفضوا يرفض ترفض".split())
_NO_REJECTION = frozenset("ان قد لم لا".split())
_WITH_SAYING = frozenset("بالقول بقوله بقولها بقولهم بالاشاره بالتاكيد".split())
_ANSWERING = frozenset("يرد ترد يردوا يجب تجب يجيبوا يعلق تعلق يعلقوا يستجب تستجب".split())
_ASKING = frozenset("علي اسيله اسيلتنا طلب طلبات لطلب لطلبات لطلبنا استفسارات استفساراتنا".split())
_OBJECTS = ("ه", "ها")  # of a verb: what the paper counted
_LONGEST_CLOSE = 6  # tokens after the name that closes a statement
_PREPOSITIONS = frozenset("ل ما عن الي علي لما".split())


def glued_preposition(view: View, place: int, word: str) -> int:
    """How many letters of a name are the preposition that the word before it asks for."""
    form = view.form(place)
    if form.startswith("لل") and len(form) > 4:
        return 1 if form[1:] in view.lexicon.lists["bodies"] else 2  # the committee, للجنة, has a ل of its own
    return int(form.startswith("ل") and len(form) > 3 and word in _TAKING_L)


class ArabicSources:
    """Finds the sources of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon
        self._names = ArabicNames(view)
        self._objects = ArabicObjects(view)

    def find(self, place: int) -> Saying | None:
        """According to: بحسب، وفقاً لـ، نقلاً عن، على حد قول."""
        word = next((w for w in self._shapes(place) if w in self._lexicon.lists["according"]), None)
        if self._view.form(place) == "كما":
            return self._as_told(place)
        if self._view.form(place) in _THIS and self._view.form(place + 1) == "ما":
            return self._closing(place)
        is_on = self._view.form(place - 1) in {"علي", "وعلي"} and self._view.form(place) in {"حد", "لسان"}
        if word is None and not is_on:
            return None
        here, is_vouched = place + 1, False
        while here < min(self._view.last, place + 8) and (self._is_wrapper(here) or self._tokens[here].dated):
            is_vouched = is_vouched or self._view.form(here) not in _PREPOSITIONS
            here += 1
        if (
            self._view.form(here - 1) == "ما"
            and self._view.form(here).endswith(_OBJECTS)
            and self._names_body(here + 1)
        ):
            here += 1  # according to what the paper | counted
        if self._view.form(here) == "ـ":
            here += 1
        if here >= self._view.last:
            return None
        skipped = glued_preposition(self._view, here, word or "")
        end = (
            self._view.quotation_end(here)
            if self._view.is_quoted(here)
            else self._names.phrase_end(here, self._before_that(here))
        )
        is_nobody = self._lexicon.has("not_sources", self._view.form(here)[skipped:])
        is_nobody = is_nobody and not (self._view.form(here) == "تقديرات" and self._objects.is_known(here + 1))
        if end == here or is_nobody or (self._objects.is_thing(here) and not is_vouched):
            return None
        begin = place - (self._view.form(place - 1) in {"علي", "وعلي", "كما"})
        return Saying(
            place,
            begin,
            end,
            Sense.SAY,
            (here, end),
            "speaker.according-to",
            trails=place > self._view.first + 1,
            is_source=True,
            skipped=skipped,
        )

    def rejection(self, place: int) -> Saying | None:
        """The company rejected these accusations: another way to deny."""
        bare = self._view.form(place).removeprefix("و").removeprefix("ف")
        if bare not in _REJECTING or self._view.form(place - 1) in _NO_REJECTION:
            return None
        speaker = self._names.object_subject(place + 1)
        if speaker is None or not self._objects.is_known(speaker[0]):
            return None
        following = (self._view.form(here) for here in range(speaker[1], min(speaker[1] + 2, self._view.last)))
        if not any(self._lexicon.has("accusations", form) for form in following):
            return None
        agreement = "f" if bare.endswith("ت") or bare.startswith("ت") else "m"
        return Saying(place, place, speaker[1], Sense.DENY, speaker, "speaker.after-verb", agreement, has_clause=False)

    def answer(self, place: int, found: list[Saying]) -> Saying | None:
        """Contented itself with saying that: a noun of saying after a verb that is none."""
        if self._view.form(place) not in _WITH_SAYING or (found and found[-1].content > place):
            return None
        content = place + 1
        is_said = self._view.form(content) in self._lexicon.lists["that"] or self._view.opens_quotation(content)
        if not is_said and self._view.form(content) != ":":
            return None
        speaker = self._names.of_clause(self._view.first, place)
        if speaker is None:
            return None
        return Saying(place, speaker[0], content, Sense.SAY, speaker, "speaker.before-verb")

    def _names_body(self, place: int) -> bool:
        """Whether a name in quotation marks or an office or body stands at a place."""
        is_quoted_name = self._view.opens_quotation(place) and self._view.is_name_in_quotes(place)
        return is_quoted_name or self._objects.is_known(place)

    def _before_that(self, first: int) -> int:
        """Where what is said begins after a source, with "that", or the end of the sentence."""
        limit = min(self._view.last, first + LONGEST_NAME)
        that = self._lexicon.lists["that"]
        return next((here for here in range(first, limit) if self._view.form(here) in that), self._view.last)

    def _as_told(self, place: int) -> Saying | None:
        """What closes a statement: …, as the minister announced yesterday."""
        verb = self._lexicon.verbs.get(self._view.form(place + 1))
        if verb is None or verb.tense == "participle" or place < self._view.first + 2:
            return None
        end = self._names.phrase_end(place + 2, self._view.last)
        limit = next((here for here in range(end, self._view.last) if self._view.form(here) in COMMAS), self._view.last)
        is_told_more = any(self._adds(here) for here in range(end, limit))
        if end == place + 2 or is_told_more or limit - end > _LONGEST_CLOSE:
            return None
        return Saying(
            place,
            place,
            end,
            Sense.SAY,
            (place + 2, end),
            "speaker.according-to",
            verb.agreement,
            trails=True,
            is_source=True,
        )

    def _closing(self, place: int) -> Saying | None:
        """What closes a statement in the words of who confirmed it: …, this is what the minister confirmed."""
        form = self._view.form(place + 2)
        stem = form.removesuffix("ها").removesuffix("ه")
        verb = self._lexicon.verbs.get(stem) if stem != form else None
        end = self._names.phrase_end(place + 3, self._view.last)
        if verb is None or place < self._view.first + 2 or end == place + 3:
            return None
        span = place + 3, end
        return Saying(
            place, place, end, Sense.SAY, span, "speaker.according-to", verb.agreement, trails=True, is_source=True
        )

    def _adds(self, place: int) -> bool:
        """Whether more is told here than who said it and when: a clause, a quotation, a thing."""
        form = self._view.form(place)
        is_said = form in self._lexicon.lists["that"] or form == ":" or self._view.is_quoted(place)
        return is_said or (not self._tokens[place].dated and self._objects.is_thing(place))

    def _shapes(self, place: int) -> tuple[str, str]:
        form = self._view.form(place)
        return form, without_conjunction(form)

    def _is_wrapper(self, place: int) -> bool:
        form = self._view.form(place)
        if form == "في":
            return self._view.form(place - 1) in _COMES
        stem = form.removesuffix("ها").removesuffix("ه")
        if stem != form and stem in self._lexicon.verbs and self._view.form(place - 1).endswith("ما"):
            return True  # what the chairman confirmed, حسبما أكده
        return form in self._lexicon.lists["wrappers"] or form in _COMES | {"حد", "ذلك", "به", "بها", "عنه", "عنها"}

    def document(self, place: int, found: list[Saying]) -> Saying | None:
        """It says in the statement that …, where no verb of saying says so."""
        if without_conjunction(self._view.form(place)) != "في":
            return None
        comes = without_conjunction(self._view.form(place - 1)) in _COMES
        if not comes and not self._lexicon.has("documents", self._view.form(place + 1)):
            return None
        for here in range(place + 2, min(self._view.last, place + 12)):
            form = self._view.form(here)
            if form in self._lexicon.verbs or without_conjunction(form) in self._lexicon.verbs or form in COMMAS:
                return None
            if form in self._lexicon.lists["that"]:
                if found and found[-1].content == here:
                    return None
                speaker = (place + 1, self._names.phrase_end(place + 1, here))
                return Saying(place, place, here, Sense.SAY, speaker, "speaker.document")
        return None

    def silence(self, place: int) -> Saying | None:
        """The minister refused to comment, did not answer: what somebody does not say is told of them too."""
        bare = without_conjunction(self._view.form(place))
        declines = bare in _REFUSING and self._view.form(place - 1) not in {"ان", "قد", "لم", "لا"}
        ignores = bare in _ANSWERING and without_conjunction(self._view.form(place - 1)) == "لم"
        if not (declines or ignores):
            return None
        speaker = self._names.object_subject(place + 1)
        if speaker is None or not self._objects.is_known(speaker[0]):
            return None
        following = (self._view.form(here) for here in range(speaker[1], min(speaker[1] + 3, self._view.last)))
        if not any(form in (_TELLING if declines else _ASKING) for form in following):
            return None
        if self._view.form(speaker[1] - 1) == "عن":
            speaker = speaker[0], speaker[1] - 1
        begin = place - ignores
        agreement = "f" if bare.endswith("ت") or bare.startswith("ت") else "m"
        return Saying(place, begin, speaker[1], Sense.SAY, speaker, "speaker.after-verb", agreement, has_clause=False)
