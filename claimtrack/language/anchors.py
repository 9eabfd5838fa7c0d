"""Finds a quote again in a text that was read anew: the same words, or nearly, near where they stood."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimtrack.language.text.folding import fold

AROUND = 32  # code points kept on either side of a quote, to tell it from the same words elsewhere
LEAST_LIKE = 0.75  # of the words: with fewer in common it is another sentence

_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")  # with its vowel marks
_MOST_PLACES = 500  # of one word: commoner ones tell nothing
_MOST_FOUND = 1_000  # places of the same words that are weighed against each other


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands, in code points, end exclusive; `is_exact` where its very characters do."""

    start: int
    end: int
    is_exact: bool


def find_quote(text: str, quote: str, *, prefix: str = "", suffix: str = "", start: int | None = None) -> Place | None:
    """Where the quote stands in the text, or None; of several places the one with the same words around it.

    Its characters first, then its words whatever stands between them, then words of which the most are the same. Takes
    time in proportion to the text.
    """
    quote = quote.strip()
    if not quote:
        return None
    places = _exact(text, quote)
    if places:
        best = max(
            places, key=lambda place: (_likeness(text, place, len(quote), prefix, suffix), _nearness(place, start))
        )
        return Place(best, best + len(quote), is_exact=True)
    return _by_words(text, quote, start)


def _exact(text: str, quote: str) -> list[int]:
    places: list[int] = []
    place = text.find(quote)
    while place >= 0 and len(places) < _MOST_FOUND:
        places.append(place)
        place = text.find(quote, place + 1)
    return places


def _likeness(text: str, place: int, length: int, prefix: str, suffix: str) -> int:
    """How many characters around a place are those that stood around the quote."""
    before, after = text[max(0, place - len(prefix)) : place], text[place + length : place + length + len(suffix)]
    return _shared(before[::-1], prefix[::-1]) + _shared(after, suffix)


def _shared(first: str, second: str) -> int:
    return next(
        (at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )


def _nearness(place: int, start: int | None) -> int:
    return 0 if start is None else -abs(place - start)


def _by_words(text: str, quote: str, start: int | None) -> Place | None:
    """The stretch of text that has the most of the quote's words in their order."""
    asked = [fold(word[0]) for word in _WORD.finditer(quote)]
    spans = [word.span() for word in _WORD.finditer(text)]
    if not asked or len(spans) < len(asked) * LEAST_LIKE:
        return None
    words = [fold(text[first:last]) for first, last in spans]
    shift = _likeliest_shift(asked, words, None if start is None else bisect_left(spans, (start, 0)))
    if shift is None:
        return None
    slack = len(asked) // 4 + 1
    low, high = max(0, shift - slack), min(len(words), shift + len(asked) + slack)
    blocks = [
        block
        for block in SequenceMatcher(None, asked, words[low:high], autojunk=False).get_matching_blocks()
        if block.size
    ]
    if sum(block.size for block in blocks) < LEAST_LIKE * len(asked):
        return None
    first, last = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size - 1
    return Place(spans[first][0], spans[last][1], is_exact=False)


def _likeliest_shift(asked: list[str], words: list[str], near: int | None) -> int | None:
    """By how many words the quote is moved from the beginning of the text, as most of its words would have it."""
    places: dict[str, list[int]] = {word: [] for word in asked}
    for place, word in enumerate(words):
        if word in places and len(places[word]) <= _MOST_PLACES:
            places[word].append(place)
    votes: Counter[int] = Counter()
    for at, word in enumerate(asked):
        if len(places[word]) <= _MOST_PLACES:
            votes.update(place - at for place in places[word])
    if not votes:
        return None
    most = max(votes.values())
    return min((shift for shift, count in votes.items() if count == most), key=lambda shift: abs(shift - (near or 0)))
