"""Folding: the shape of a text that search compares, so that spelling variants of one word meet.

NFKC, no case, no marks (tashkeel, accents), no tatweel or zero-width signs, one form of alef, ya and ta marbuta, ASCII
digits. Folding runs character by character, so a place in the folded text always leads back to the original.
"""

import unicodedata
from dataclasses import dataclass
from itertools import chain

_LETTERS = {
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ک": "ك",
    "ـ": "",
}
# Marks that carry no letter of their own: combining diacritics, Hebrew points, Arabic vowels and Quranic signs.
# Vowel signs of Indic and other scripts are letters to their readers and stay.
_MARKS = frozenset(
    chain(
        range(0x0300, 0x0370),
        range(0x0591, 0x05C8),
        range(0x0610, 0x061B),
        range(0x064B, 0x0660),
        (0x0670,),
        range(0x06D6, 0x06EE),
        range(0x08CA, 0x0900),
        range(0x1AB0, 0x1B00),
        range(0x1DC0, 0x1E00),
        range(0x20D0, 0x2100),
        range(0xFE00, 0xFE10),
        range(0xFE20, 0xFE30),
    )
)


def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    folded = []
    for part in unicodedata.normalize("NFKD", decomposed):
        if ord(part) in _MARKS or unicodedata.category(part) == "Cf":
            continue
        value = unicodedata.decimal(part, None)
        folded.append(_LETTERS.get(part, part) if value is None else str(value))
    return "".join(folded)


class _Table(dict[int, str]):
    """A translation table that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Return the folded shape of a text, for an index and for the queries put to it."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters came from; `origins` has one more entry, the end."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a non-empty span of the folded text stands for, with trailing marks."""
        return self.origins[start], max(self.origins[end], self.origins[end - 1] + 1)


def fold_with_origins(text: str) -> Folded:
    """Fold a text and keep the way back, so that hits can be marked in the original."""
    pieces = [_TABLE[ord(character)] for character in text]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), (*origins, len(text)))
