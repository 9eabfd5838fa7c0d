"""How an Arabic speaker is written: a source without a name, a name with its office after a comma, "the speaker"."""

from collections.abc import Sequence

from claimtrack.language.speech.arabic_names import ISSUED, MADE, SAME
from claimtrack.language.text.lexicon import Lexicon, strip_prefixes
from claimtrack.language.text.view import COMMAS, View

_AMOUNTS = frozenset("عدد العديد عديد كثير كثيرون مجموعه جمع بعض عشرات مءات مجموعات".split())
_RANKS = frozenset("كبير بارز رفيع سابق اخر مقرب".split())
_THINGS_IN_UN = frozenset("قانون زيتون مليون عربون كانون صابون".split())
_UNIQUE = frozenset("رييس ملك ملكه امير سلطان بابا مفتي".split())  # who needs no name
_LEAST_NAMES = 2  # words of a name after a comma
_SMALL = frozenset("في من علي عن لدي و باسم ل".split())
_GENERIC = frozenset(
    "مصدر متحدث متحدثه مسوول مسووله جهه رجل امراه شاب شابه اخير اخيره".split()
)  # who speaks, whatever their office


def is_unnamed(view: View, span: tuple[int, int]) -> bool:
    """Whether a speaker is a source without a name: مصادر، عدد من السكان، مسؤول في الوزارة."""
    lexicon = view.lexicon
    first, last = span
    comma = next((place for place in range(first, last) if view.form(place) in COMMAS), last)
    if sum(not _is_office(lexicon, view.form(place)) for place in range(comma + 1, last)) >= _LEAST_NAMES:
        return False  # one of the organisers, Jane Doe
    if first + 1 < last and view.form(first) in lexicon.lists["numbers"]:
        first, span = first + 1, (first + 1, last)  # three officials
        if view.form(first).endswith(("ين", "ون")) and not view.form(first).startswith("ال"):
            return True
    if first + 2 < last and view.form(first) in _AMOUNTS and view.form(first + 1) == "من":
        return True
    if _is_group(lexicon, view.form(first)) and not lexicon.has("bodies", view.form(first)):
        return True
    if lexicon.has("people", view.form(first)) and _is_somebody(view, span):
        return True
    heads = {view.form(first), *strip_prefixes(view.form(first))}
    if not heads & lexicon.lists["unnamed"]:
        return False
    if heads & lexicon.lists["unnamed_plurals"]:
        return True
    end = next((place for place in range(first + 1, last) if view.form(place) in {"في", "من", "علي"}), last)
    names = 0
    for place in range(first + 1, end):
        form = view.form(place)
        is_title = _is_office(lexicon, form) or form.endswith(("ي", "يه")) or form in _RANKS
        names = 0 if is_title else names + 1
    return names < 2


def _is_somebody(view: View, span: tuple[int, int]) -> bool:
    """Whether an indefinite noun stands for a person whom nobody names: مهندس في الموقع، قائد ميداني."""
    first, last = span
    if view.form(first) not in view.lexicon.lists["people"] or view.form(first) in _UNIQUE:
        return False
    if view.tokens[first].text.endswith("ه"):
        return False  # his lawyer, محاميه, which folding writes like a woman lawyer
    place = first + 1
    while place < last and _is_indefinite_adjective(view.form(place)):
        place += 1
    return place == last or view.form(place) in {"في", "من", "لدي"}


def _is_indefinite_adjective(form: str) -> bool:
    return form in _RANKS or (len(form) > 3 and form.endswith(("ي", "يه")) and not form.startswith("ال"))


def _is_group(lexicon: Lexicon, form: str) -> bool:
    """Whether it is an indefinite plural or pair of people: متضررون، ناجون، طبيبان."""
    if form.endswith("ان") and form[:-2] in lexicon.lists["people"]:
        return True
    is_plural = len(form) > 4 and form.endswith("ون") and not form.startswith(("ال", "ب", "ت", "ي"))
    return is_plural and form not in _THINGS_IN_UN


def _is_office(lexicon: Lexicon, form: str) -> bool:
    return form.startswith(("ال", "بال", "لل")) or lexicon.has_any(form, "people", "bodies")


def owner_of_document(view: View, span: tuple[int, int]) -> int:
    """The place of the body that speaks through a document, which ل joins to it: بيان لوزارة الصحة; else the first.

    Where ل has swallowed the article, تقرير للبنك, the body cannot be shown without its document.
    """
    first, last = span
    made = next((place for place in range(first + 1, last - 1) if _is_made(view, place)), None)
    if made is not None:
        return made + 1
    if first + 1 >= last or not view.lexicon.has("documents", view.form(first)):
        return first
    form = view.form(first + 1)
    is_joined = form.startswith("ل") and not form.startswith("لل")
    return first + 1 if is_joined and form[1:] in view.lexicon.lists["bodies"] else first


def _is_made(view: View, place: int) -> bool:
    is_paper = view.lexicon.has("media", view.form(place + 1))  # which only published what others wrote
    return (view.form(place) in MADE and not is_paper) or (view.form(place) == "عن" and view.form(place - 1) in ISSUED)


def end_of_name(view: View, span: tuple[int, int]) -> int:
    """Where a name ends that an office follows after a comma: سعاد الأمين، مديرة المعهد; else the end of it all."""
    first, last = span
    if last - 1 > first and view.form(last - 1) in MADE:
        return last - 1  # a statement that it issued
    comma = next((place for place in range(first + 1, last) if view.form(place) in COMMAS), last)
    if view.form(comma + 1).startswith("وي") or view.form(comma + 1).startswith("وت"):
        return comma  # …, who is called
    if comma + 1 >= last or not view.lexicon.has("people", view.form(comma + 1)):
        return last
    lexicon, before = view.lexicon, view.form(comma - 1)
    named = (view.form(place) for place in range(first + 1, comma))
    is_named = any(not _is_office(lexicon, form) and form not in _SMALL for form in named)  # Doctor Jane Doe, head of
    return comma if before not in _SMALL and (is_named or not _is_office(lexicon, before)) else last


def is_generic(forms: Sequence[str]) -> bool:
    """Whether a phrase names nobody anew and means the one who spoke last: المتحدث، المصدر ذاته، الوزيرة نفسها."""
    named = [form for form in forms if form not in SAME]
    if len(named) < len(forms):
        return len(named) == 1
    return len(named) == 1 and named[0].startswith("ال") and named[0].removeprefix("ال") in _GENERIC


def noun_of_generic(forms: Sequence[str]) -> str:
    """The noun of such a phrase."""
    return next((form.removeprefix("ال") for form in forms if form not in SAME), "")
