"""Who an Arabic sentence leans on without a verb of theirs: according to, as told by, it says in the statement."""

from claimtrack.language.speech.arabic_names import ArabicNames
from claimtrack.language.speech.arabic_objects import ArabicObjects
from claimtrack.language.speech.sayings import LONGEST_NAME, Saying
from claimtrack.language.text.lexicon import Sense, without_conjunction
from claimtrack.language.text.view import COMMAS, View

_TAKING_L = frozenset("وفقا طبقا استنادا تبعا".split())
_COMES = frozenset("جاء جاءت ورد وردت يرد".split())
_LONGEST_CLOSE = 6  # tokens after the name that closes a statement
_PREPOSITIONS = frozenset("ل ما عن الي علي لما".split())


def glued_preposition(view: View, place: int, word: str) -> int:
    """How many letters of a name are the preposition that the word before it asks for."""
    form = view.form(place)
    if form.startswith("لل") and len(form) > 4:
        return 2
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
        is_on = self._view.form(place - 1) in {"علي", "وعلي"} and self._view.form(place) in {"حد", "لسان"}
        if word is None and not is_on:
            return None
        here, is_vouched = place + 1, False
        while here < min(self._view.last, place + 8) and (self._is_wrapper(here) or self._tokens[here].dated):
            is_vouched = is_vouched or self._view.form(here) not in _PREPOSITIONS
            here += 1
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
