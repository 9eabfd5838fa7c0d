"""Which Arabic words are verbs of saying where they stand, and which the words around them make something else."""

from claimtrack.language.text.lexicon import Sense, Verb, without_conjunction
from claimtrack.language.text.view import COMMAS, STRONG, View

_BLAME = frozenset("مسووليه المسووليه".split())  # they laid the blame on
_TIMES = frozenset("بعد قبل منذ الي حتي وبعد وقبل".split())
_TIME_CLAUSES = frozenset("بعدما عندما حينما قبلما كلما منذ وعندما وبعدما".split())
_PUBLISHING = frozenset("نشر نشرت تنشر ينشر بث بثت".split())
_WHAT = frozenset("ما لما بما مما عما".split())
_IS = frozenset("انه انها انهم بانه بانها بانهم".split())
_ALREADY = frozenset("قد وقد فقد لقد ولقد".split())
_LONGEST_SUBJECT = 7  # tokens of a subject between the verb and "that"
_LONGEST_HIDING = 7  # tokens after "asked" in which the name that is withheld stands


class ArabicVerbs:
    """Finds the verbs of saying of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tokens = view.tokens
        self._lexicon = view.lexicon

    def at(self, place: int) -> Verb | None:
        """The verb of saying that a word is where nothing around it takes that away.

        It stands by itself, after a conjunction, or with the ب of the dialects, بيقول.
        """
        form, verbs = self._view.form(place), self._lexicon.verbs
        bare = form[1:] if form[0] in "وف" else form
        verb = verbs.get(form) or verbs.get(bare)
        if verb is None and bare[:1] == "ب":
            verb = verbs.get(bare[1:])
            verb = verb if verb is not None and verb.tense == "present" else None
        if verb is None and bare in self._lexicon.doubtful and self._is_plainly_verb(place):
            verb = self._lexicon.doubtful[bare]
        return None if verb is None or self._is_cancelled(place, verb) else verb

    def _is_plainly_verb(self, place: int) -> bool:
        """Whether a word that mostly is another, بين "between", is a verb by its doubled letter or its subject."""
        if "\u0651" in self._tokens[place].text:
            return True
        if any(self._view.form(here) in _BLAME for here in range(place + 2, place + 10)):
            return True
        if "حمل" in self._view.form(place):
            return False  # the paper bears a signature
        is_opening = place == self._view.first or self.follows_break(place)
        if is_opening and self._lexicon.has_any(self._view.form(place + 1), "people", "bodies"):
            return True
        following = [self._view.form(here) for here in range(place + 1, place + _LONGEST_SUBJECT)]
        that = next((index for index, form in enumerate(following) if form in {"ان", "انه", "انها"}), 0)
        if without_conjunction(self._view.form(place)) == "ابرز" and following[0] == "ان":
            return True
        return is_opening and that > 0 and not any(form[:1] == "و" for form in following[:that])

    def follows_break(self, place: int) -> bool:
        """Whether a mark that begins a clause stands before a place."""
        before = self._view.form(place - 1)
        return before in COMMAS or before in STRONG or before in {"-", "–", ")", ":"}

    def _is_cancelled(self, place: int, verb: Verb) -> bool:
        """Whether a word before the verb takes the saying away: a negation, "that he may say", "I say"."""
        if verb.is_bare and self._tokens[place].text.lstrip("وف").startswith("أ"):
            return True  # "I believe", which nobody is said to have said
        if self._is_dual(place, verb) and not self._has_pair_before(place):
            return True  # طلبا, a request
        if self._is_published(place, verb) or self.is_made_known(place) or self._is_described(place):
            return True
        before = self._view.form(place - 1)
        if before in {"ان", "بان"}:
            return verb.tense == "present" or self._view.form(place - 2) in _TIMES
        if before in _ALREADY:
            return verb.tense == "present"
        if self._view.form(place) == "ابلغ" and self._view.form(place + 1) == "من":
            return True
        if self.is_called(place) or self._hides_name(place, verb):
            return True
        doubt = self._lexicon.lists["doubt"]
        return before in doubt or before in _TIME_CLAUSES or without_conjunction(before) in doubt

    def _is_published(self, place: int, verb: Verb) -> bool:
        """Whether a verb is written as a passive, نُشر, and is no hearsay: what is published says nothing itself."""
        form = without_conjunction(self._view.form(place))
        text = self._tokens[place].text
        text = text if len(form) == len(self._view.form(place)) else text[1:]
        is_passive = verb.tense == "past" and text[1:2] == "\u064f"
        return is_passive and form not in self._lexicon.lists["hearsay"]

    def is_made_known(self, place: int) -> bool:
        """Whether something is only made known that belongs to what was named before: ونشرت نتائجه."""
        is_publishing = without_conjunction(self._view.form(place)) in _PUBLISHING
        following = self._view.form(place + 1)
        return is_publishing and following.endswith(("ه", "ها")) and not self._tokens[place + 1].text.endswith("ة")

    def _is_described(self, place: int) -> bool:
        """Whether the verb only tells whose word for a thing it is: at what he said was fraud, ما قال إنه."""
        is_question = self._view.form(place) == "طلب" and self._view.form(place + 1) == "احاطه"  # in parliament
        return is_question or (self._view.form(place - 1) in _WHAT and self._view.form(place + 1) in _IS)

    def is_called(self, place: int) -> bool:
        """Whether it says what somebody is called, يُدعى, and not what they claim, يدّعي, which folding writes alike."""
        return self._view.form(place)[-4:] in {"يدعي", "تدعي"} and self._tokens[place].text.endswith("ى")

    def _hides_name(self, place: int, verb: Verb) -> bool:
        """Whether all that is asked is not to be named: طلب ألا يذكر اسمه."""
        hidden = self._lexicon.lists["not_naming"]
        following = range(place + 1, place + _LONGEST_HIDING)
        return verb.sense is Sense.CALL and any(self._view.form(here) in hidden for here in following)

    def _is_dual(self, place: int, verb: Verb) -> bool:
        """Whether it may be a noun in the accusative as well as "they both said"."""
        form = self._view.form(place)
        return verb.tense == "past" and verb.agreement == "p" and form.endswith("ا") and form[-2] not in "وت"

    def _has_pair_before(self, place: int) -> bool:
        before = (self._view.form(here) for here in range(max(self._view.first, place - 6), place))
        return any(len(form) > 4 and form.endswith(("ان", "ين")) for form in before)
