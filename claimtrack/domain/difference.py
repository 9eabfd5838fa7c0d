"""What differs between two texts, word by word, to be marked where a person compares them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 1_500  # words of either text that are compared; longer ones are cut at what they share at both ends
LONGEST = 20_000  # characters of either text that are told apart into words
LONGEST_WORD = 100  # characters, in which the end of a word is looked for
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Difference(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of two texts: the earlier one is all but what was added, the later one all but what was removed."""

    kind: Difference
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order; where they are long in the time that it takes to hold them side by side."""
    if max(len(before), len(after)) > LONGEST:
        return _joined(_long(before, after))
    return _joined(_by_words(before, after))


def _by_words(before: str, after: str) -> list[tuple[Difference, list[str]]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    return [(Difference.SAME, old[:start]), *_compared(*middle), (Difference.SAME, old[len(old) - end :])]


def _long(before: str, after: str) -> list[tuple[Difference, list[str]]]:
    """What long texts share at both ends is left out before words are told apart; a long rest is not looked into."""
    start = _shared_letters(before, after)
    start = before.rfind(" ", max(start - LONGEST_WORD, 0), start) + 1 or start
    old, new = before[start:], after[start:]
    end = _shared_letters(old[::-1], new[::-1])
    cut = old.find(" ", len(old) - end, len(old) - end + LONGEST_WORD)
    end = len(old) - cut if cut >= 0 else end
    old, new, last = old[: len(old) - end], new[: len(new) - end], old[len(old) - end :]
    if max(len(old), len(new)) > LONGEST:
        middle = [(Difference.REMOVED, [old]), (Difference.ADDED, [new])]
    else:
        middle = _by_words(old, new)
    return [(Difference.SAME, [before[:start]]), *middle, (Difference.SAME, [last])]


def _shared_letters(old: str, new: str) -> int:
    """How many characters two texts begin with alike, found by halves."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        half = (least + most + 1) // 2
        if old[least:half] == new[least:half]:
            least = half
        else:
            most = half - 1
    return least


def _shared(old: list[str], new: list[str]) -> int:
    """How many words two texts begin with alike."""
    return next(
        (place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )


def _compared(old: list[str], new: list[str]) -> Iterator[tuple[Difference, list[str]]]:
    if max(len(old), len(new)) > MOST:
        yield Difference.REMOVED, old
        yield Difference.ADDED, new
        return
    for kind, first, last, begun, ended in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Difference.SAME, old[first:last]
        else:
            yield Difference.REMOVED, old[first:last]
            yield Difference.ADDED, new[begun:ended]


def _joined(compared: list[tuple[Difference, list[str]]]) -> list[Piece]:
    found: list[Piece] = []
    for kind, words in compared:
        if not any(words):
            continue
        if found and found[-1].kind is kind:
            found[-1] = Piece(kind, found[-1].text + "".join(words))
        else:
            found.append(Piece(kind, "".join(words)))
    return found
