"""Where a second fact begins in English: at "and" with a verb of its own, at a dash, after what only leads to it."""

from claimtrack.language.propositions.arabic_joints import Stretch
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, View

_CONTRASTS = frozenset({"while", "whereas"})
_TIMES = frozenset({"after", "before"})
_ADVERBS = frozenset("now then later also since soon".split())
_SELVES = frozenset({"i", "we"})
_SUBJECTS = frozenset("i we you he she they there".split())
_POINTED = frozenset("it that this they he she i we".split())
_COPULAS = frozenset("is are was were am".split())
_RELATIVES = frozenset("who which whose whom that".split())
_DASHES = frozenset("—–-")
_PARTING = _DASHES | {":"}
_LINKS = frozenset(
    "that when if because than as while until whether what who which where how why before after although though since "
    "to of in on for with from by and but so or say said says told tell know knew think believe see remember first "
    "ever me us him them did do does had have has would could should will can may every the".split()
)
_OPENERS = frozenset("now today tonight".split())
_FARTHEST_VERB = 12  # tokens after "and" in which a clause of its own has its verb
_FARTHEST_FIGURE = 40  # tokens of a second fact in which its figure stands
_LONGEST_FIRST = 40  # tokens of a first fact that are looked through for its verb
_LONGEST_ASIDE = 4  # tokens in which a speaker says "I think"
_LONGEST_LEAD = 9  # words before a colon that only lead to what follows
_LEAST_WHOLE = 6  # words, with "and", of a second clause without a figure
_POINTERS = frozenset("it them they this these those such".split())


class EnglishJoints:
    """Judges the joints of one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view

    def is_contrast(self, place: int) -> bool:
        """Whether the clause that begins at a place stands in contrast to what went before."""
        return self._view.form(place) in _CONTRASTS

    def may_join(self, place: int) -> bool:
        """Whether it is worth a look if a fact begins at a place without a comma before it."""
        return self._view.form(place) in {"and", "but"} or self._view.form(place - 1) in _PARTING

    def begins_loosely(self, place: int) -> bool:
        """Whether a new statement begins in a speech that was written down without marks: … today we have four."""
        view, form = self._view, self._view.form(place)
        before = view.form(place - 1)
        if form in {"and", "but", "so"}:
            return view.form(place + 1) in _SUBJECTS and self._has_verb_soon(place + 1)
        if before in _LINKS or before in _SUBJECTS or (before in _OPENERS and self.begins_loosely(place - 1)):
            return False
        if form in _OPENERS:
            is_person = view.form(place + 1) in _SUBJECTS and self._has_verb_soon(place + 1)
            return is_person or self._has_subject(place + 1, view.last, within_commas=False)
        is_owner = form in {"my", "our"} and self._has_subject(place, view.last, within_commas=False)
        return is_owner or (form in _SUBJECTS and self._has_verb_soon(place))

    def joins(self, place: int, so_far: Stretch, *, after_comma: bool) -> bool:
        """Whether a fact of its own begins at a place, given what has been said so far in the sentence."""
        view, form = self._view, self._view.form(place)
        if self._is_parted(place, so_far):
            return True
        if after_comma and form in _TIMES:
            return self._has_subject(place + 1, so_far.last, within_commas=False) and self._has_figure(place, so_far)
        if form not in {"and", "but"} or view.tokens[place].dated:
            return False
        if self._is_aside(place + 1, so_far, after_comma=after_comma):
            return True
        if view.form(place + 1) == "that":
            return so_far.is_governed and self._has_figure(place, so_far)
        if after_comma and self._is_second_of_person(place, so_far):
            return True
        return self._is_second_verb(place, so_far) or self._is_second_clause(place, so_far, after_comma=after_comma)

    def _is_parted(self, place: int, so_far: Stretch) -> bool:
        """Whether a dash, or a colon after words that only lead to what follows, parts two clauses before a place."""
        view, before = self._view, self._view.form(place - 1)
        if before not in _DASHES and before != ":":
            return False
        first, last = so_far.start, so_far.last
        if not self._has_clause(place, last) or (before == ":" and so_far.is_governed):
            return False
        if before == ":":
            is_lead = view.words_between(first, place) <= _LONGEST_LEAD and not view.has_figure(first, place)
            return is_lead and any(is_verb(view, here) for here in range(first, place)) and view.last == last
        token = view.tokens[place - 1]
        is_spaced = view.tokens[place - 2].end < token.start < token.end < view.tokens[place].start or token.text == "—"
        around = range(max(first, place - _LONGEST_FIRST), min(last, place + _LONGEST_FIRST))
        is_pair = any(view.form(here) in _DASHES for here in around if here != place - 1)
        return is_spaced and not is_pair

    def _has_clause(self, place: int, last: int) -> bool:
        """Whether a subject and a verb stand between two places."""
        start = place + 1 if self._view.form(place) in {"and", "but"} else place
        if self._view.form(start) in _SUBJECTS | _POINTED:
            return self._has_verb_soon(start)
        return self._has_subject(start, last, within_commas=False)

    def _has_verb_soon(self, place: int) -> bool:
        following = (self._view.form(here) for here in range(place + 1, place + 4))
        known = self._view.lexicon.lists["verbs"] | {"am", "have", "want", "need", "know", "go", "see"}
        return any(form in known or is_verb(self._view, place + 1 + index) for index, form in enumerate(following))

    def _is_second_clause(self, place: int, so_far: Stretch, *, after_comma: bool) -> bool:
        """Whether "and" joins a clause with a subject of its own, which after a plain "and" needs a figure too."""
        has_subject = self._has_subject(place + 1, so_far.last, within_commas=not after_comma)
        if has_subject and not so_far.is_governed and (after_comma or self._is_plain_clause(place, so_far)):
            return self._has_figure(place, so_far) or self._is_whole(place, so_far)
        if not has_subject or not self._has_figure(place, so_far):
            return False
        return self._has_verb_before(place, so_far)

    def _is_second_of_person(self, place: int, so_far: Stretch) -> bool:
        """Whether "and we", "and it" adds a second figure to a first: we cut 31 posts, and we hired 58 people."""
        if self._view.form(place + 1) not in _SUBJECTS | _POINTED or not self._has_verb_soon(place + 1):
            return False
        begin = max(so_far.said, place - _LONGEST_FIRST)
        return self._has_figure(place, so_far) and self._view.has_figure(begin, place)

    def _is_whole(self, place: int, so_far: Stretch) -> bool:
        """Whether a second clause is long enough and points to nothing before it: and the mayor signed the deal."""
        is_long = self._view.words_between(place, so_far.last) >= _LEAST_WHOLE
        last = min(so_far.last, place + _LONGEST_FIRST)
        return is_long and _POINTERS.isdisjoint(self._view.form(here) for here in range(place, last))

    def _is_plain_clause(self, place: int, so_far: Stretch) -> bool:
        """Whether "and" without a comma surely joins two clauses: forty homes were flooded and one man drowned."""
        view = self._view
        if view.form(place + 1) not in view.lexicon.lists["determiners"] or not self._has_verb_before(place, so_far):
            return False
        first = max(so_far.start, place - _LONGEST_FIRST)
        return (_RELATIVES | _CONTRASTS).isdisjoint(view.form(here) for here in range(first, place))

    def _has_verb_before(self, place: int, so_far: Stretch) -> bool:
        return any(
            is_verb(self._view, here) and not self._view.tokens[here].is_capital  # Fell Lane
            for here in range(max(so_far.said + 1, place - _LONGEST_FIRST), place)
        )

    def _has_figure(self, place: int, so_far: Stretch) -> bool:
        return self._view.has_figure(place, min(so_far.last, place + _FARTHEST_FIGURE))

    def _is_aside(self, place: int, so_far: Stretch, *, after_comma: bool) -> bool:
        """Whether the speaker adds what they themselves think: …, and I wish it were so; …, and it was right."""
        view, lists = self._view, self._view.lexicon.lists
        form = view.form(place)
        following = [view.form(here) for here in range(place + 2, min(so_far.last, place + 5))]
        if form in _SELVES:
            return view.has_phrase("opinion_phrases", range(place, min(so_far.last, place + _LONGEST_ASIDE)))
        if not after_comma:
            return False
        if form in _POINTED and view.form(place + 1) in _COPULAS and not lists["evaluations"].isdisjoint(following):
            return True
        return form in lists["opinion"]

    def _is_second_verb(self, place: int, so_far: Stretch) -> bool:
        """Whether "and" joins another verb of the same subject and both have figures: opened in 1931 and employs 38."""
        verb = place + 2 if self._view.form(place + 1) in _ADVERBS else place + 1
        if not is_verb(self._view, verb) or self._view.form(verb) in self._view.lexicon.verbs:
            return False
        begin = max(so_far.said, place - _LONGEST_FIRST)
        has_verb = any(is_verb(self._view, here) for here in range(begin, place))
        return self._has_figure(place, so_far) and has_verb and self._view.has_figure(begin, place)

    def _has_subject(self, place: int, last: int, *, within_commas: bool) -> bool:
        """Whether a subject of its own and a verb follow, before the next comma or past an apposition."""
        view = self._view
        first = view.form(place)
        if is_verb(view, place) or first in _RELATIVES or first in view.lexicon.lists["pronouns"]:
            return False
        for here in range(place + 1, min(last, place + _FARTHEST_VERB)):
            form = view.form(here)
            if (form in COMMAS and not within_commas) or form in _RELATIVES:
                return False
            if form in {"and", "or"} and is_verb(view, here + 1):
                return False  # the house and the garden and found
            if is_verb(view, here):
                return True
        return False
