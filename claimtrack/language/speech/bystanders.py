"""People whom a sentence names without letting them speak; a last name, an office or "she" may mean them later."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.language.speech.arabic_names import ArabicNames, has_tanwin
from claimtrack.language.text.lexicon import Lexicon
from claimtrack.language.text.tenses import is_verb
from claimtrack.language.text.view import COMMAS, View

_LONGEST_NAME = 6  # tokens of a title and a name in capitals
_LONGEST_OFFICE = 3  # words of an office in small letters before a name
_LONGEST_TITLE = 4  # letters of a title that a full stop shortens
_LEAST_NAMES = 2  # capitals of a name without an office


@dataclass(frozen=True, slots=True)
class Bystander:
    """Where somebody is named; `is_told` where an office or an age tells that it is a person.

    `skipped` counts the letters of a conjunction or preposition glued to the name. With `is_last_name` it is a name of
    one word after a verb, which means a person only where it is known already: detectives arrested Doe.
    """

    span: tuple[int, int]
    is_told: bool
    skipped: int = 0
    is_last_name: bool = False


def bystanders(view: View) -> Iterator[Bystander]:
    """The people whom a sentence names, in order."""
    return _in_arabic(view) if view.lexicon.language == "ar" else _in_english(view)


def _in_english(view: View) -> Iterator[Bystander]:
    place = view.first
    while place < view.last:
        end = _end_of_capitals(view, place)
        if end > place:
            found = _english_name(view, place, end)
            if found is not None:
                yield found
        place = max(end, place + 1)


def _end_of_capitals(view: View, first: int) -> int:
    """Where a run of words with capitals, initials and shortened titles ends."""
    end = first
    while end < min(view.last, first + _LONGEST_NAME) and _is_part_of_name(view, end, first):
        end += 1
        if view.form(end - 1).endswith("'s"):
            break
    return end - (end > first and view.form(end - 1) == ".")


def _is_part_of_name(view: View, place: int, first: int) -> bool:
    token = view.tokens[place]
    if view.form(place) == ".":
        return place > first and len(view.form(place - 1)) <= _LONGEST_TITLE
    is_first_word = place == view.first and _is_small(view.lexicon, token.form)
    return token.is_capital and not token.dated and not is_first_word


def _is_small(lexicon: Lexicon, form: str) -> bool:
    return any(form in lexicon.lists[name] for name in ("connectives", "prepositions", "determiners", "pronouns"))


def _english_name(view: View, first: int, end: int) -> Bystander | None:
    lists = view.lexicon.lists
    titles = [place for place in range(first, end) if view.form(place) in lists["people"]]
    start = titles[-1] + 1 if titles else first
    if any(view.form(place).removesuffix("'s") in lists["bodies"] for place in range(start, end)):
        return None
    names = sum(view.tokens[place].is_capital for place in range(start, end))
    office = first if titles else _start_of_office(view, first)
    if names < (_LEAST_NAMES if office == first and not titles else 1):
        is_object = end == first + 1 and first > view.first and is_verb(view, first - 1)
        return Bystander((first, end), is_told=False, is_last_name=True) if is_object else None
    has_age = view.form(end) in COMMAS and end + 1 < view.last and view.tokens[end + 1].is_number
    is_told = bool(titles) or office < first or (has_age and view.form(end + 2) in COMMAS | {"."})
    return Bystander((office, end), is_told and not view.is_quoted(first))


def _start_of_office(view: View, name: int) -> int:
    """Where an office in small letters before a name begins: the | energy minister, Ruth Calloway."""
    head = name - 1 - (view.form(name - 1) in COMMAS)
    if view.form(head) not in view.lexicon.lists["people"] or _is_small(view.lexicon, view.form(head)):
        return name
    start = head
    while start > max(view.first, head - _LONGEST_OFFICE) and _is_of_office(view, start - 1):
        start -= 1
    return start


def _is_of_office(view: View, place: int) -> bool:
    token, lists = view.tokens[place], view.lexicon.lists
    is_participle = token.form in lists["participles"] or token.form in view.lexicon.verbs
    is_base = view.form(place - 1) == "to"  # to hear
    if is_participle or is_base or is_verb(view, place) or _is_small(view.lexicon, token.form):
        return False
    return token.is_word and not token.quoted and not token.dated


def _in_arabic(view: View) -> Iterator[Bystander]:
    names = ArabicNames(view)
    place = view.first
    while place < view.last:
        end = place + 1
        if view.tokens[place].is_word and not view.is_quoted(place) and _is_office(view, place):
            end = names.title_end(place, view.last)
            if names.has_name(place, end):
                yield Bystander((place, end), is_told=True, skipped=_glued(view, place))
        place = max(end, place + 1)


def _is_office(view: View, place: int) -> bool:
    """Whether a word is an office or a calling, and no adjective: not the press conference, المؤتمر الصحفي."""
    form, before = view.form(place), view.form(place - 1)
    if has_tanwin(view.tokens[place].text):
        return False  # handed in by, مقدمًا من
    is_adjective = form.startswith("ال") and form.endswith("ي") and before.startswith("ال")
    return view.lexicon.has("people", form) and not (is_adjective and not view.lexicon.has("people", before))


def _glued(view: View, place: int) -> int:
    """How many letters of a conjunction or preposition are glued to an office."""
    form, people = view.form(place), view.lexicon.lists["people"]
    if form in people or form.startswith("ال"):
        return 0
    if form.startswith("لل"):
        return 2
    return int(form[0] in "وفبلك" and (form[1:] in people or form[1:].startswith("ال")))
