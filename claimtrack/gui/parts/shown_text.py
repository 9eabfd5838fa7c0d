"""A text from outside as it is put on screen: hidden characters shown, long lines broken, each place found again."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_BLOCK = 2_000  # Qt shapes a block as a whole: one of 300,000 characters stops the window for seconds
MOST_PARAGRAPHS = 20_000  # Qt's coordinates end at 8 million pixels
HIDDEN = "\u25af"  # a white rectangle stands for a character that has no shape of its own
BLANK = "\u2423"
BREAK = "\u23ce"

_PARAGRAPH = re.compile(r"[^\n\u2029]+")
_KEPT = {0x09, 0x0A, 0x2029}
_REPLACED = (
    *(code for code in range(0x20) if code not in _KEPT),
    *range(0x7F, 0xA0),
    0xAD,  # soft hyphen
    0x180E,
    0x200B,  # zero width space; joiners and marks of direction belong to the spelling and stay
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
)
# Qt reads the first two as the ends of a frame and the third as a picture; surrogates have no partner in a Python text.
_UNFIT = (0xFDD0, 0xFDD1, 0xFFFC, *range(0xD800, 0xE000))
_SHOWN = dict.fromkeys(_REPLACED, HIDDEN) | dict.fromkeys(_UNFIT, "\ufffd")
_JOINING = (0x034F, 0x061C, *range(0x200C, 0x2010), *range(0xFE00, 0xFE10))  # belong to the spelling
_BLANKS = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)  # others than the one of the keyboard
_ALL_SHOWN = _SHOWN | dict.fromkeys(_JOINING, HIDDEN) | dict.fromkeys(_BLANKS, BLANK)
_RUN_TOGETHER = {0x0A: BREAK, 0x2029: BREAK}


def show_hidden(text: str, *, shows_all: bool = False) -> str:
    """The text, as long as before in code points, with what is hidden or turns the direction drawn as a sign.

    With `shows_all` the joiners, marks of direction and unusual blanks of an honest spelling are drawn, too.
    """
    return text.translate(_ALL_SHOWN if shows_all else _SHOWN)


def units(text: str) -> int:
    """The length in UTF-16 units, as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the document: `text[start:end]` of the article in code points, from a position in UTF-16 units."""

    text: str
    start: int
    end: int
    position: int
    is_paragraph_start: bool


@dataclass(frozen=True, slots=True)
class BlockRange:
    """A part of one block, `start` and `end` in UTF-16 units from its beginning."""

    number: int
    start: int
    end: int


class ShownText:
    """The blocks in which an article is laid out, and the way from a place in its text to one in the document and back.

    A paragraph is a block, a long one several. Empty lines are left out: paragraphs are set apart by space. The text
    itself is kept whole: what is copied comes from it.
    """

    def __init__(self, text: str, *, shows_all: bool = False) -> None:
        self.text = text
        self.blocks = tuple(_blocks(show_hidden(text, shows_all=shows_all)))
        self._starts = [block.start for block in self.blocks]
        self._positions = [block.position for block in self.blocks]

    def position(self, offset: int) -> int:
        """The document position of a code point of the text; between blocks, the end of the one before."""
        if not self.blocks:
            return 0
        block = self.blocks[max(bisect_right(self._starts, offset) - 1, 0)]
        return block.position + units(block.text[: max(offset - block.start, 0)])

    def offset(self, position: int) -> int:
        """The code point of the text at a document position."""
        if not self.blocks:
            return 0
        block = self.blocks[max(bisect_right(self._positions, position) - 1, 0)]
        inside = block.text.encode("utf-16-le")[: max(position - block.position, 0) * 2]
        return block.start + len(inside.decode("utf-16-le", errors="ignore"))

    def ranges(self, start: int, end: int) -> list[BlockRange]:
        """The parts of blocks that a span of the text covers, in order."""
        found = []
        for number in range(max(bisect_right(self._starts, start) - 1, 0), len(self.blocks)):
            block = self.blocks[number]
            if block.start >= end:
                break
            first, last = max(start, block.start) - block.start, min(end, block.end) - block.start
            if first < last:
                found.append(BlockRange(number, units(block.text[:first]), units(block.text[:last])))
        return found


def _blocks(shown: str) -> Iterator[ShownBlock]:
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(shown)]
    if len(paragraphs) > MOST_PARAGRAPHS:
        shown = shown.translate(_RUN_TOGETHER)
        paragraphs = [(0, len(shown))]
    position = 0
    for start, end in paragraphs:
        for first, last in _pieces(shown, start, end):
            piece = shown[first:last]
            yield ShownBlock(piece, first, last, position, is_paragraph_start=first == start)
            position += units(piece) + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a paragraph after a blank, or anywhere where there is none, into pieces that Qt lays out at once."""
    while end - start > LONGEST_BLOCK:
        blank = text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
        cut = blank + 1 if blank >= 0 else start + LONGEST_BLOCK
        yield start, cut
        start = cut
    yield start, end
