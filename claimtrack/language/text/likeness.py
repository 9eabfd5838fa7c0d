"""How alike two claims are by their words: near repeats inside one workspace, in Arabic and English.

Words are folded, lightly stemmed by their script and compared as sets; numbers have to agree. The same fact in much
the same words is found; nothing is understood, and a person decides.
"""

import re
from functools import lru_cache

from claimtrack.language.text.folding import fold
from claimtrack.language.text.tokens import tokenize

NEAR = 0.65  # from here on two claims are shown as one; see the tests of this module

_SMALL = frozenset(
    fold(
        "a an and are as at be been but by for from had has have he her his in into is it its of on or said says she "
        "that the their they this to was were which who will with would not also after before "
        "في من على إلى عن أن إن أنه إنه أنها إنها الذي التي ما لا لم قد كان كانت هذا هذه ذلك و ثم أو مع بعد قبل قال "
        "قالت وقال وقالت أكد أكدت أضاف وأضاف يوم كما حيث خلال بين نحو لدى عند وفق بحسب"
    ).split()
)
_ARABIC_PREFIXES = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_ARABIC_SUFFIXES = ("هما", "ها", "هم", "ات", "ون", "ين", "ان", "وا", "يه", "ه", "ي", "ت", "ا")
_ENGLISH_SUFFIXES = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NUMBER = re.compile(r"(?!(?:19|20)[0-9]{2}$).*[0-9].*", re.DOTALL)
_SIGNS = "$€£¥%٪"
_DIFFERING = 0.6
_SHORTEST = 3  # letters that a stem keeps, and stems of a claim that can be part of another


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """What is left of a folded word without the endings and, in Arabic, the prefixes of its script."""
    if word.isascii():
        return _cut(word, (), _ENGLISH_SUFFIXES)
    return _cut(word, _ARABIC_PREFIXES, _ARABIC_SUFFIXES)


def stems_by_form(text: str) -> dict[str, str]:
    """The folded words and numbers that tell what a claim is about, each with its stem."""
    found = (token for token in tokenize(text) if token.is_word or token.is_number)
    return {
        token.form: token.form.strip(_SIGNS) if token.is_number else stem(token.form)
        for token in found
        if token.form not in _SMALL
    }


def stems(text: str) -> frozenset[str]:
    """The stems and numbers that tell what a claim is about."""
    return frozenset(stems_by_form(text).values())


def similarity(first: frozenset[str], second: frozenset[str]) -> float:
    """From 0 to 1, given the stems of two claims: what they share, lessened where their numbers or years differ."""
    counted = [(_matching(words, _NUMBER), _matching(words, _YEAR)) for words in (first, second)]
    (numbers, years), (other_numbers, other_years) = counted
    if not years or not other_years:  # a year that only one of them gives is no difference
        first, second = first - years, second - other_years
    smaller, shared = min(len(first), len(second)), len(first & second)
    if smaller == 0:
        return 0.0
    dice = 2 * shared / (len(first) + len(second))
    # a short claim inside a long one is a repeat, two words of three are not
    alike = (dice + shared / smaller) / 2 if smaller > _SHORTEST else dice**1.5
    if numbers and other_numbers and not (numbers <= other_numbers or other_numbers <= numbers):
        alike *= _DIFFERING
    if years and other_years and not years & other_years:
        alike *= _DIFFERING
    return alike


def _matching(words: frozenset[str], pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(word for word in words if pattern.fullmatch(word))


def _cut(word: str, prefixes: tuple[str, ...], suffixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
            word = word[len(prefix) :]
            break
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) >= len(suffix) + _SHORTEST:
            return word[: -len(suffix)]
    return word
