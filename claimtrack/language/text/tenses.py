"""Finite verbs that are no verbs of saying: where one stands, and whether it tells of the past or of what is coming."""

import re

from claimtrack.language.text.lexicon import without_conjunction
from claimtrack.language.text.view import View

_AUXILIARIES = frozenset("لم قد لقد كان كانت كانوا ليس ليست".split())
_PAST_SIGNS = frozenset("لم لقد كان كانت كانوا كنا كنت".split())
_PERFECT = frozenset("has have 've having i've we've they've you've".split())
_SAME_IN_PAST = frozenset("put set cut hit let shut hurt cost quit read beat spread bid shed split burst".split())
_NO_PASTS = frozenset("hundred sacred kindred hatred infrared united limited".split())
_BEFORE_BASES = frozenset("do does don't doesn't to will would can can't cannot could should must may might".split())
_PAST_ENDINGS = ("تنا", "تني", "ناها", "ناه", "نا", "وا", "تم", "ت")  # the longest first
_SHORT_PRESENT = frozenset("يضم تضم يعد تعد يقع تقع يصل تصل يقل تقل يزن تزن يمر تمر".split())
_LONGEST_GAP = 3  # tokens between have and its participle
_NO_FUTURES = (
    "سنوات",
    "سنوي",
    "سنتين",
    "سندات",
    "سنتيم",
    "سنغاف",
    "سنجار",
    "سياس",
    "سيار",
    "سياق",
    "سيطر",
    "سيناريو",
    "سيول",
    "ستين",
    "سترات",
    "سيدات",
    "ستار",
    "سياح",
    "سيراميك",
)

_OURS = re.compile("ن[^اويه]{3}$")  # we lose, we own; nouns that begin so have a long vowel or another ending


def is_verb(view: View, place: int) -> bool:
    """Whether a word is a finite verb by its form or the lists; an Arabic one may have a conjunction before it."""
    form = view.form(place)
    if view.lexicon.language == "en":
        return form in view.lexicon.lists["verbs"] or _is_english_past(view, form)
    return is_arabic_verb(view, form) or is_arabic_verb(view, without_conjunction(form))


def is_arabic_verb(view: View, form: str) -> bool:
    """Whether a folded Arabic word without its conjunction is a finite verb."""
    lexicon = view.lexicon
    if form in lexicon.lists["comparisons"] or form in lexicon.verbs or form in _AUXILIARIES:
        return True
    return _is_arabic_past(view, form) or is_arabic_present(view, form) or is_arabic_future(form)


def is_arabic_present(view: View, form: str) -> bool:
    """Whether a folded Arabic word is a verb of the present by its prefix."""
    if form.startswith(("تت", "تست")) and len(form) > 4:
        return True
    is_verb_in_y = form[:1] == "ي" and form not in view.lexicon.lists["nouns_in_y"]
    if form in _SHORT_PRESENT:
        return True
    return len(form) > 3 and (is_verb_in_y or is_arabic_ours(form))


def is_arabic_ours(form: str) -> bool:
    """Whether a folded Arabic word is what "we" do by its prefix: نملك، ننشر."""
    return bool(_OURS.match(form))


def is_arabic_future(form: str) -> bool:
    """Whether a folded Arabic word has the sign of the future before its verb."""
    return len(form) > 4 and form[0] == "س" and form[1] in "يتن" and not form.startswith(_NO_FUTURES)


def _is_arabic_past(view: View, form: str) -> bool:
    if form in view.lexicon.lists["pasts"] or is_inflected_past(view, form):
        return True
    is_feminine = len(form) > 3 and form[-1] == "ت" and form[-2] != "ا" and form not in view.lexicon.lists["names_in_t"]
    return is_feminine and not form.startswith("ال")


def is_inflected_past(view: View, form: str) -> bool:
    """Whether a known verb of the past has the ending of "we" or "they": وصلنا، اشترينا، قتلوا."""
    stem = next((form.removesuffix(end) for end in _PAST_ENDINGS if form.endswith(end)), form)
    pasts = view.lexicon.lists["pasts"]
    return stem != form and len(stem) > 2 and (stem in pasts or stem + "ي" in pasts)


def _is_english_past(view: View, form: str) -> bool:
    if form in view.lexicon.lists["pasts"]:
        return True
    return form.endswith("ed") and len(form) > 3 and not form.endswith("eed") and form not in _NO_PASTS


def tells_past(view: View, first: int, last: int) -> bool:
    """Whether a verb between two places tells of something that was or has been."""
    places = (place for place in range(first, last) if view.tokens[place].is_word)
    if view.lexicon.language == "en":
        return any(_is_told_past_in_english(view, place) or _is_perfect(view, place) for place in places)
    return any(_is_told_past(view, place) for place in places)


def _is_told_past_in_english(view: View, place: int) -> bool:
    is_base = view.form(place) in _SAME_IN_PAST and not _BEFORE_BASES.isdisjoint(
        (view.form(place - 1), view.form(place - 2))
    )
    is_passive = view.form(place - 1) == "be"  # a right that cannot be used
    return not is_base and not is_passive and _is_english_past(view, view.form(place))


def _is_perfect(view: View, place: int) -> bool:
    if view.form(place) not in _PERFECT:
        return False
    following = (view.form(here) for here in range(place + 1, place + 1 + _LONGEST_GAP))
    return any(form in view.lexicon.lists["participles"] for form in following)


def _is_told_past(view: View, place: int) -> bool:
    form = view.form(place)
    bare = without_conjunction(form)
    if bare == "غير" and view.form(place + 1).startswith("ان"):
        return False  # "except that", not "he changed"
    if view.form(place - 1) in {"لا", "لن"}:
        return False  # what is never built, not what was adopted
    if bare in _PAST_SIGNS or (bare == "قد" and not is_arabic_present(view, view.form(place + 1))):
        return True
    is_we = len(bare) > 4 and bare.endswith("نا") and not bare.endswith(("ونا", "تنا", "انا"))
    is_they = len(bare) > 4 and bare.endswith("وا") and not is_arabic_present(view, bare)
    saying = view.lexicon.verbs.get(form) or view.lexicon.verbs.get(bare)
    is_said = saying is not None and saying.tense == "past"
    return is_we or is_they or is_said or any(_is_arabic_past(view, shape) for shape in (form, bare))
