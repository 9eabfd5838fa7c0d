"""Where the object of an Arabic verb begins after its subject: the minister denied | the news."""

import re

from claimtrack.language.text.lexicon import strip_prefixes
from claimtrack.language.text.view import View

# Forms of verbal nouns and broken plurals, which follow a verb as its object and are seldom the name of a speaker.
_VERBAL_NOUN = re.compile(r"(?:ال|(?!ال))(?:است..?ا.|ا..ا.|ان..ا.|ا.ت.ا.|ت..ي.|م.ا..ه)(?:ه|ها|هم|ات)?$")
_DEMONSTRATIVES = frozenset("هذا هذه ذلك تلك هولاء".split())
_ADJECTIVE_ENDINGS = ("ه", "ي", "ين", "ون", "ات", "ان")
_ADJECTIVES = frozenset(  # of an office, which may follow the body: the ministry's former spokesman
    "العام السابق الاسبق الحالي الجديد القديم الاول الثاني الثالث الاعلي الاكبر الكبير المساعد المكلف المنتخب المعين "
    "المقيم المناوب المستقيل الراحل المتقاعد المفوض المقال الاقدم المشترك الموقت الدايم المعارض المستقل البارز "
    "الرفيع المشرف".split()
)
_AMOUNTS = frozenset("عدد العديد مجموعه عشرات مءات مييات".split())
_PEERS = frozenset("نظيره نظيرها نظيرته نظيرتها نظراءه نظراءها".split())
_JOINED_NAMES = frozenset("عبد ابو ابن بن ال ام".split())
_PREPOSITIONS = frozenset("عن في من لدي علي باسم".split())
_FAMILIES = ("بن", "بل", "بو")  # how Maghrebi family names begin
_LEAST_OWNED = 4  # letters of a word with an owner
_MOST_NAMES = 2  # words of a name after which a noun with the article is no part of it
REPRESENTATIVES = frozenset(
    "نايب نايبه ممثل ممثله مندوب مندوبه عضو عضوه مرشح مرشحه نواب متحدث متحدثه ناطق ناطقه محام محامي محاميه".split()
)


class ArabicObjects:
    """Tells subjects from objects in one sentence."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lexicon = view.lexicon

    def is_known(self, place: int) -> bool:
        """Whether a word is an office, a calling or a body."""
        return self._lexicon.has_any(self._view.form(place), "people", "bodies", "unnamed")

    def is_thing(self, place: int) -> bool:
        """Whether a word is something that is announced or denied rather than somebody."""
        if self.is_known(place):
            return False
        form, events = self._view.form(place), self._lexicon.lists["events"]
        return form in events or any(bare in events for bare in strip_prefixes(form)) or bool(_VERBAL_NOUN.match(form))

    def cannot_open(self, place: int) -> bool:
        """Whether the word after a verb is its object or what is asked for, so that the subject is left out."""
        form = self._view.form(place)
        if form in _AMOUNTS and self._view.form(place + 1) == "من":
            return False  # a number of farmers
        if self.has_preposition(place):
            return True
        is_subject = self.is_known(place) or self._is_definite_subject(place)
        if not is_subject and len(form) > _LEAST_OWNED and form.endswith(("ها", "هم")):
            return True  # announced its support
        is_marked = form.startswith(("ال", "لل", "ب", "ل", "كل")) or form in _DEMONSTRATIVES
        return not is_subject and (self.is_thing(place) or is_marked)

    def begins(self, place: int, first: int, names: int) -> bool:
        """Whether the object begins here, where the subject began at `first` and has so many words of a name."""
        form = self._view.form(place)
        if (
            form in _DEMONSTRATIVES
            or self._belongs_to_subject(form)
            or (self.is_governed(place) and not self._is_at_body(place, first))
            or self._is_people_addressed(place, first)
        ):
            return True
        if self.is_thing(place) and not self._needs_noun(place - 1):
            return True
        if not self.is_known(first) and form.startswith(("بال", "لل")):
            return True
        if place == first + 1 and self._is_last_name(first) and form.startswith("ال"):
            return True  # a family name, and what it is blamed for
        return self._follows_name(place, names) or self._is_second_body(place) or self._is_plainly_noun(place)

    def _is_at_body(self, place: int, first: int) -> bool:
        """Whether ب says at which body a source without a name is: مصدر بالإدارة."""
        form = self._view.form(place)
        is_source = self._view.form(first) in self._lexicon.lists["unnamed"] and place <= first + 2
        return is_source and form.startswith("بال") and form[3:] in self._lexicon.lists["bodies"]

    def _is_last_name(self, place: int) -> bool:
        form = self._view.form(place)
        return form.startswith("ال") and form.endswith("ي") and not self.is_known(place)

    def counts_as_name(self, place: int, first: int) -> bool:
        """Whether a word is part of a person's name and not of an office or of the name of a body."""
        form = self._view.form(place)
        is_small = form in _JOINED_NAMES or form in _PREPOSITIONS or self._view.is_quoted(place)
        if not is_small and not form.startswith(("ال", "لل", "بال")) and not self.is_known(place):
            return place == first or not self._needs_noun(place - 1)
        return False

    def _follows_name(self, place: int, names: int) -> bool:
        """Whether a noun with the article comes after a whole name: the expert Sami Nasr | the step."""
        form = self._view.form(place)
        if names == 0 or not form.startswith("ال") or self._view.form(place - 1) in _JOINED_NAMES:
            return False
        return names >= _MOST_NAMES or form.endswith("ه") or self._lexicon.has("bodies", form) or self._is_family(place)

    def _is_second_body(self, place: int) -> bool:
        """Whether a body or people follow somebody with the article: the union accused | the company."""
        form, before = self._view.form(place), self._view.form(place - 1)
        lists, bare = self._lexicon.lists, form.removeprefix("ال")
        is_other = bare in lists["bodies"] or (bare != form and bare in lists["unnamed_plurals"])
        return is_other and before.startswith(("ال", "لل")) and self.is_known(place - 1)

    def _is_plainly_noun(self, place: int) -> bool:
        """Whether a masculine noun with the article follows a feminine body, whose adjective it cannot be."""
        form, before = self._view.form(place), self._view.form(place - 1)
        is_after_body = before.startswith("ال") and before.endswith("ه") and self._lexicon.has("bodies", before)
        is_noun = form.startswith("ال") and not form.endswith(_ADJECTIVE_ENDINGS) and form not in _ADJECTIVES
        return is_after_body and is_noun and not self.is_known(place)

    def _belongs_to_subject(self, form: str) -> bool:
        """Whether a word has the subject for its owner: Washington asked | its citizens, told | his counterpart."""
        return form in _PEERS or (len(form) > _LEAST_OWNED and form.endswith(("ها", "هم")))

    def _is_family(self, place: int) -> bool:
        """Whether the word before is already a family name with the article: Hisham al-Yaqubi | the government."""
        before = self._view.form(place - 1)
        return before.startswith("ال") and not self.is_known(place - 1) and not self.is_known(place - 2)

    def _is_definite_subject(self, place: int) -> bool:
        """Whether an unknown word with the article is followed by a thing, so that it is the subject."""
        if not self._view.form(place).startswith("ال") or self.is_thing(place):
            return False
        if self._view.form(place).endswith("ي") and self._view.form(place + 1).startswith("ال"):
            return True  # a family name, and what it denies
        end = place + 1
        while self._view.form(end).startswith(("ال", "لل", "وال")) and not self.is_thing(end):
            end += 1
        return self.is_thing(end) and not self._view.form(end).startswith("ال")

    def _is_people_addressed(self, place: int, first: int) -> bool:
        """Whether a plural in the accusative follows a singular name: he asked the citizens."""
        form, before = self._view.form(place), self._view.form(place - 1)
        if before == "من":
            return False
        if form.startswith("ال") and form.endswith("ات") and not before.startswith("ال"):
            return not self._needs_noun(place - 1)  # not the company of | the communications
        is_plural = form.startswith("ال") and form.endswith("ين") and len(form) > 6
        is_after_name = not self.is_known(place - 1) and not self._lexicon.has("bodies", self._view.form(first))
        is_singular = not self._view.form(first).endswith(("ون", "ين"))
        return is_plural and is_singular and (before.startswith("ال") or is_after_name)

    def _needs_noun(self, place: int) -> bool:
        """Whether a body or an office without its article needs the noun after it: the minister of education."""
        form = self._view.form(place)
        if form.startswith(("ال", "لل", "وال")):
            return False
        is_office = self._lexicon.has("people", form) and not self._lexicon.has("unnamed", form)
        is_office = is_office and form not in REPRESENTATIVES and self._view.form(place + 1).startswith("ال")
        return is_office or (self._lexicon.has("bodies", form) and not self._lexicon.has("people", form))

    def has_preposition(self, place: int) -> bool:
        """Whether ب is glued to a word that is a body or an office without it: cited | a study, بدراسة."""
        form = self._view.form(place)
        lists = (self._lexicon.lists[name] for name in ("people", "bodies", "unnamed"))
        return self.is_governed(place) and self.is_known(place) and not any(form in words for words in lists)

    def is_governed(self, place: int) -> bool:
        """Whether a word has the preposition ب glued to it, which begins what is asked for."""
        form = self._view.form(place)
        before = self._view.form(place - 1)
        is_family = form.startswith(_FAMILIES) and not before.startswith("ال") and not self.is_known(place - 1)
        return len(form) > 3 and form[0] == "ب" and not is_family and form not in self._lexicon.lists["names_in_b"]
