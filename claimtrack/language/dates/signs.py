"""Signs: a text cut into words, figures and punctuation, each with the part it can play in a date."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.language.dates.readings import Reading

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_PIECE = re.compile(rf"(?P<figure>\d+(?:[-/.,:–٫٬]\d+)*)|(?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}])*)|(?P<mark>\S)")
_PUNCTUATION = {
    ",": "comma",
    "،": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "'": "apostrophe",
    "~": "about",
    "!": "stop",
    "?": "stop",
    "؟": "stop",
    "؛": "stop",
    ";": "stop",
    "$": "money",
    "€": "money",
    "£": "money",
    "%": "money",
    "+": "money",
}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
LONGEST_FIGURE = 16


@dataclass(slots=True)
class Sign:
    """A word, a figure, a punctuation mark, or a whole date once it has been read.

    `tag` names its part, `number` its value, `start` and `end` its place in the original text.
    """

    tag: str
    start: int
    end: int
    text: str
    number: int = 0
    is_capital: bool = False
    reading: "Reading | None" = None


def is_arabic(sign: Sign) -> bool:
    """Whether a word is written in Arabic letters."""
    return sign.text[:1] >= "\u0600"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of a lexicon, as folded pieces."""

    words: tuple[str, ...]
    tag: str
    number: int


Lexicon = dict[str, list[Entry]]


def enter(lexicon: Lexicon, tag: str, number: int, names: str) -> None:
    """Adds the comma-separated names to a lexicon; of two entries for the same words the later one holds."""
    for name in names.split(","):
        words = tuple(_folded(piece.group()) for piece in _PIECE.finditer(name))
        entries = [entry for entry in lexicon.get(words[0], []) if entry.words != words]
        entries.append(Entry(words, tag, number))
        lexicon[words[0]] = sorted(entries, key=lambda entry: -len(entry.words))


def _folded(piece: str) -> str:
    return fold(piece.translate(_APOSTROPHES))


@dataclass(slots=True)
class _Piece:
    kind: str
    text: str
    start: int
    end: int
    raw: str


def _pieces(text: str) -> list[_Piece]:
    """The words and marks of a text; signs without a shape of their own (direction marks, joiners) are left out."""
    found = []
    for match in _PIECE.finditer(text):
        raw = match.group()
        kind = str(match.lastgroup)
        folded = raw if kind == "figure" else _folded(raw)
        if folded:
            found.append(_Piece(kind, folded, match.start(), match.end(), raw))
    return found


def read_signs(text: str, lexicon: Lexicon) -> list[Sign]:
    """Cuts a text into signs, in order; runs in one pass."""
    pieces = _pieces(text)
    signs: list[Sign] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece.kind == "word":
            place += _read_word(pieces, place, lexicon, signs)
            continue
        if piece.kind == "figure":
            signs.extend(_figures(piece))
        else:
            tag = _PUNCTUATION.get(piece.text, "mark")
            signs.append(Sign(tag, piece.start, piece.end, piece.text))
        place += 1
    return _with_stops(text, _with_doubles(signs))


def _with_doubles(signs: list[Sign]) -> list[Sign]:
    """A month that is named twice, نيسان/أبريل or نيسان (أبريل), is one sign."""
    found: list[Sign] = []
    place = 0
    while place < len(signs):
        sign = signs[place]
        between, other = signs[place + 1 : place + 2], signs[place + 2 : place + 3]
        taken = 1
        if sign.tag in _MONTHS and other and other[0].tag in _MONTHS and other[0].number == sign.number:
            is_closed = between[0].text == "(" and [mark.text for mark in signs[place + 3 : place + 4]] == [")"]
            if is_closed or between[0].tag in {"slash", "dash"}:
                taken = 4 if is_closed else 3
        text = " ".join(part.text for part in signs[place : place + taken])
        if taken > 1:
            sign = Sign("month", sign.start, signs[place + taken - 1].end, text, sign.number, sign.is_capital)
        found.append(sign)
        place += taken
    return found


_MONTHS = frozenset({"month", "may"})


def _figures(piece: _Piece) -> list[Sign]:
    """One figure, or two where a dash joins dates with slashes: 10/1/2018-10/7/2018."""
    first, dash, last = piece.raw.partition("-")
    if "/" not in first or "/" not in last or "-" in last:
        return [Sign("figure", piece.start, piece.end, piece.raw)]
    middle = piece.start + len(first)
    return [
        Sign("figure", piece.start, middle, first),
        Sign("dash", middle, middle + 1, dash),
        Sign("figure", middle + 1, piece.end, last),
    ]


def _read_word(pieces: list[_Piece], place: int, lexicon: Lexicon, signs: list[Sign]) -> int:
    """Appends the sign of the word or phrase at a place and returns how many pieces it takes."""
    piece = pieces[place]
    entry = _entry_at(pieces, place, piece.text, lexicon)
    start = piece.start
    if entry is None:
        for tag, prefix, rest in _without_prefix(piece.text):
            entry = _entry_at(pieces, place, rest, lexicon)
            if entry:
                inner = _place_after(piece, prefix)
                signs.append(Sign(tag, piece.start, inner, prefix))
                start = inner
                break
    if entry is None or (entry.tag == "madda_month" and "آ" not in piece.raw and "آ" not in piece.raw):
        signs.append(Sign("word", piece.start, piece.end, piece.text, is_capital=piece.raw[:1].isupper()))
        return 1
    last = pieces[place + len(entry.words) - 1]
    tag = "month" if entry.tag == "madda_month" else entry.tag
    signs.append(Sign(tag, start, last.end, " ".join(entry.words), entry.number, piece.raw[:1].isupper()))
    return len(entry.words)


def _entry_at(pieces: list[_Piece], place: int, first: str, lexicon: Lexicon) -> Entry | None:
    for entry in lexicon.get(first, ()):
        rest = entry.words[1:]
        following = pieces[place + 1 : place + 1 + len(rest)]
        if tuple(piece.text for piece in following) == rest:
            return entry
    return None


_PREFIXES = {"و": "and", "ف": "prefix", "ب": "in", "ل": "of", "ك": "prefix"}


def _without_prefix(word: str) -> list[tuple[str, str, str]]:
    """An Arabic word without a particle that is written onto it, as (tag, particle, rest), nearest first."""
    found = []
    tag = _PREFIXES.get(word[0])
    if tag and (len(word) > 3 or word[1:] in {"في", "من"}):
        found.append((tag, word[0], word[1:]))
        if word.startswith("لل"):
            found.append(("of", "ل", "ا" + word[1:]))
        second = _PREFIXES.get(word[1])
        if second and word[0] in "وف" and len(word) > 4:
            found.append((second, word[:2], word[2:]))
    return found


def _place_after(piece: _Piece, prefix: str) -> int:
    """Where a word goes on after its particle, in the original text, where marks may stand between."""
    place = 0
    folded = ""
    while len(folded) < len(prefix) or (place < len(piece.raw) and not fold(piece.raw[place])):
        folded += fold(piece.raw[place])
        place += 1
    return piece.start + place


def _with_stops(text: str, signs: list[Sign]) -> list[Sign]:
    """A line break, and a full stop that does not end an abbreviation, end the sentence."""
    found: list[Sign] = []
    for sign in signs:
        if found and "\n" in text[found[-1].end : sign.start]:
            found.append(Sign("stop", found[-1].end, found[-1].end, ""))
        if sign.tag == "dot" and _ends_sentence(text, sign, found):
            sign.tag = "stop"
        found.append(sign)
    return found


_SHORT_NAMES = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun".split()
)


def _ends_sentence(text: str, dot: Sign, before: list[Sign]) -> bool:
    if not text[dot.end : dot.end + 1].strip(" \t\r\n.,،\u00a0"):
        previous = before[-1] if before else None
        is_short = previous is not None and (
            (previous.tag in {"month", "may", "short_weekday"} and previous.text in _SHORT_NAMES)
            or (previous.is_capital and len(previous.text) < 4)
        )
        return not is_short
    return False
