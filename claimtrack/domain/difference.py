"""What differs between two texts, word by word, to be marked where a person compares them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 1_500  # words of either text that are compared; longer ones are cut at what they share at both ends
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
    """The pieces of both texts in order; in linear time where they are long."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    compared = [(Difference.SAME, old[:start]), *_compared(*middle), (Difference.SAME, old[len(old) - end :])]
    return _joined(compared)


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
        if not words:
            continue
        if found and found[-1].kind is kind:
            found[-1] = Piece(kind, found[-1].text + "".join(words))
        else:
            found.append(Piece(kind, "".join(words)))
    return found
