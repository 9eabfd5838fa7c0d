"""From the glyphs of a page to its lines in reading order, where the page has Arabic or Hebrew in it.

A PDF says which glyph stands where, not in which order it is read. PDFium's own order breaks at vowel marks, at numbers
and at glyphs that stand for two letters, which it swaps; here lines are read off the page by their place alone.
"""

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimtrack.intake.document.columns import gutters
from claimtrack.intake.document.reading_order import (
    is_mostly_turned,
    is_right_to_left,
    read_from_left,
    read_from_right,
)

UNTOLD = "\N{REPLACEMENT CHARACTER}"  # a glyph of which the document does not say what it stands for
_SAME_LINE = 0.4  # of the size of the type, between two base lines
_GAP = 0.18  # of the size, between two words
_WIDE_GAP = 0.5  # of the size, between two words that were drawn as one
_SMALL_GAP = 0.03  # of the size, where PDFium sees a blank too
_OVERLAP = 0.6  # of a sign's width, within a letter of Arabic: a mark that bears the name of a Latin letter
_PART, _TOUCHING = 0.1, 0.02  # of the size: width of a mark that takes up room, and how near it lies to its letter
_APART = 2.0  # of the size, between two parts of a line
# Two letters that are written as one: the ligatures that Unicode has a character for (U+FBEA to U+FDFB)
_LIGATURES = {
    letters
    for form in (*range(0xFBEA, 0xFDFC), *range(0xFEF5, 0xFEFD))
    if len(letters := unicodedata.normalize("NFKC", chr(form))) == 2
}
_NEAR = 3  # characters
_SEVERAL = 0.3  # of the lines of a page that has columns


@dataclass(slots=True)
class Glyph:
    """What stands in one place: its characters in order, left and right end, base line, size; `index` as drawn."""

    text: str
    left: float
    right: float
    base: float
    size: float
    index: int
    marks: str = ""

    @property
    def said(self) -> str:
        """The characters with the marks that stand over them."""
        return self.text + self.marks


@dataclass(frozen=True, slots=True)
class Row:
    """A row of text on a page, its base line and the size of its type."""

    text: str
    base: float
    size: float


@dataclass(slots=True)
class _Line:
    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)


def letters_of(sign: str) -> str:
    """The letters that a form stands for: older documents name the shapes of Arabic (U+FB50 to U+FEFC) in their place.

    A mark that stands by itself is one without the blank that it would stand on.
    """
    if not "\ufb00" <= sign <= "\ufefc":
        return sign
    return unicodedata.normalize("NFKC", sign).strip() or sign


def merged(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Characters that share one box made one glyph, in the order in which they are read.

    PDFium hands them out backwards where it turned a line round, and that shows at pairs such as lam with alef, which
    are written as one in this order alone.
    """
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        last = clusters[-1][-1] if clusters else None
        if last is not None and _is_shared(last, glyph):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    pairs = ["".join(glyph.text for glyph in cluster) for cluster in clusters if len(cluster) == 2]
    right = sum(pair in _LIGATURES and pair[::-1] not in _LIGATURES for pair in pairs)
    turned = sum(pair[::-1] in _LIGATURES and pair not in _LIGATURES for pair in pairs)
    return [_as_one(cluster, is_turned=turned >= right) for cluster in clusters]


def _is_shared(first: Glyph, second: Glyph) -> bool:
    place = (first.left, first.right, first.base)
    return first.left != first.right and place == (second.left, second.right, second.base)


def _as_one(cluster: list[Glyph], *, is_turned: bool) -> Glyph:
    if len(cluster) == 1:
        return cluster[0]
    text = [glyph.text for glyph in cluster]
    if is_turned and all(map(is_right_to_left, text)):
        text.reverse()
    return replace(cluster[0], text="".join(text))


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of a page from its top; where it has columns, in the order in which they were drawn."""
    letters = [glyph for glyph in glyphs if glyph.text.strip() and not _is_mark(glyph)]
    lines = [_Line(line.base, line.size, _without_overlaid(line)) for line in _lines(letters)]
    marks = _by_right_end(glyph for glyph in glyphs if _is_mark(glyph))
    _set_marks([mark for mark in marks if not _is_part_of_letter(mark, lines)], lines)
    blanks = sorted(glyph.index for glyph in glyphs if not glyph.text.strip())
    is_page_turned = is_mostly_turned([glyph.text for glyph in letters])
    strips = gutters([(line.size, [(glyph.left, glyph.right) for glyph in line.glyphs]) for line in lines])
    rows = [list(_segments(line, strips)) for line in reversed(lines)]
    if strips or sum(len(row) > 1 for row in rows) >= max(3, _SEVERAL * len(rows)):
        parts = sorted((part for row in rows for part in row), key=lambda part: min(glyph.index for glyph in part))
    else:
        parts = [[glyph for part in row for glyph in part] for row in rows]
    return [
        Row(_read(part, blanks, is_page_turned=is_page_turned), part[0].base, max(glyph.size for glyph in part))
        for part in parts
    ]


def _is_mark(glyph: Glyph) -> bool:
    return all(unicodedata.combining(character) for character in glyph.text)


def _lines(letters: Sequence[Glyph]) -> list[_Line]:
    """Glyphs by their base line; a taller line takes smaller type that stands a little above or below it."""
    lines: list[_Line] = []  # by base
    for glyph in sorted(letters, key=lambda each: -each.size):
        place = bisect_left(lines, glyph.base, key=lambda line: line.base)
        near = [line for line in lines[max(0, place - 1) : place + 1] if _is_near(line, glyph)]
        line = min(near, key=lambda each: abs(each.base - glyph.base), default=None)
        if line is None:
            line = _Line(glyph.base, glyph.size)
            insort(lines, line, key=lambda each: each.base)
        line.glyphs.append(glyph)
    return lines


def _without_overlaid(line: _Line) -> list[Glyph]:
    """The glyphs from left to right, but for what lies on a letter of Arabic and is none itself."""
    glyphs = sorted(line.glyphs, key=_middle)
    _order_stacked(glyphs)
    kept = []
    for index, glyph in enumerate(glyphs):
        beside = glyphs[max(0, index - 1) : index] + glyphs[index + 1 : index + 2]
        width = glyph.right - glyph.left
        is_overlaid = _may_be_overlaid(glyph.text) and any(
            min(glyph.right, other.right) - max(glyph.left, other.left) > _OVERLAP * width
            for other in beside
            if is_right_to_left(other.text)
        )
        if not is_overlaid:
            kept.append(glyph)
    return kept


def _may_be_overlaid(sign: str) -> bool:
    """Whether a sign can be the wrong name of a mark: a full stop may come under a letter, a figure does not."""
    category = unicodedata.category(sign[0])
    return not is_right_to_left(sign) and (category[0] in "LNS" or category == "Pc")


def _order_stacked(glyphs: list[Glyph]) -> None:
    """Put letters that stand on one another, from left to right, into the order in which they were drawn."""
    for index in range(len(glyphs) - 1):
        left, right = glyphs[index], glyphs[index + 1]
        is_stacked = left.right > right.left and is_right_to_left(left.text) and is_right_to_left(right.text)
        if is_stacked and 0 < right.index - left.index <= _NEAR and _falls(glyphs, index):
            glyphs[index], glyphs[index + 1] = right, left


def _falls(glyphs: Sequence[Glyph], index: int) -> bool:
    """Whether the letters around a pair were drawn from right to left."""
    before, after = glyphs[max(0, index - 1)], glyphs[min(index + 2, len(glyphs) - 1)]
    return before.index > glyphs[index].index and glyphs[index + 1].index > after.index


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _is_near(line: _Line, glyph: Glyph) -> bool:
    return abs(line.base - glyph.base) <= _SAME_LINE * line.size


def _by_right_end(marks: Iterable[Glyph]) -> list[Glyph]:
    return sorted(marks, key=lambda mark: -mark.right)


def _is_part_of_letter(mark: Glyph, lines: Sequence[_Line]) -> bool:
    """Whether a mark takes up room at the end of a letter, which then is as wide as both.

    A glyph that stands for a letter and its marks is cut by PDFium into parts of one width.
    """
    if mark.right - mark.left < _PART * mark.size:
        return False
    place = bisect_left(lines, mark.base, key=lambda line: line.base)
    for line in lines[max(0, place - 1) : place + 1]:
        for glyph in line.glyphs:
            if glyph.base == mark.base and abs(glyph.left - mark.right) <= _TOUCHING * mark.size:
                glyph.left, glyph.marks = mark.left, glyph.marks + mark.text
                return True
    return False


def _set_marks(marks: Sequence[Glyph], lines: Sequence[_Line]) -> None:
    """Give each mark to the letter that it stands over or under; one that stands over none is left out."""
    for mark in marks:
        middle = _middle(mark)
        place = bisect_left(lines, mark.base, key=lambda line: line.base)
        near = lines[max(0, place - 1) : place + 1]
        holders = [
            (abs(line.base - mark.base), abs(_middle(glyph) - middle), glyph)
            for line in near
            if abs(line.base - mark.base) < line.size
            for glyph in line.glyphs
            if glyph.left - _GAP * line.size <= middle <= glyph.right + _GAP * line.size
        ]
        if holders:
            min(holders, key=lambda each: each[:2])[2].marks += mark.text


def _segments(line: _Line, strips: Sequence[float]) -> Iterator[list[Glyph]]:
    """The parts of a line from left to right, between wide gaps and on either side of a strip between columns."""
    segment: list[Glyph] = []
    for glyph in line.glyphs:
        end = segment[-1].right if segment else glyph.left
        if segment and (glyph.left - end > _APART * line.size or any(end <= strip <= glyph.left for strip in strips)):
            yield segment
            segment = []
        segment.append(glyph)
    if segment:
        yield segment


def _read(row: Sequence[Glyph], blanks: Sequence[int], *, is_page_turned: bool) -> str:
    """The text of a row.

    A row with Arabic in it on a page that is mostly Arabic runs from the right, however much Latin it has.
    """
    seen: list[str] = []
    for before, glyph in zip([None, *row], row, strict=False):
        if before is not None and _is_apart(before, glyph, blanks):
            seen.append(" ")
        seen.append(glyph.said)
    is_from_right = (is_page_turned and any(map(is_right_to_left, seen))) or is_mostly_turned(seen)
    return read_from_right(seen) if is_from_right else read_from_left(seen)


def _is_apart(left: Glyph, right: Glyph, blanks: Sequence[int]) -> bool:
    """Whether two neighbours belong to two words: by the gap, or by a smaller one where there is a blank between."""
    gap = (right.left - left.right) / (left.size or 1)
    first, last = sorted((left.index, right.index))
    is_drawn_as_one = last - first == 1 and is_right_to_left(left.text) and is_right_to_left(right.text)
    if gap > (_WIDE_GAP if is_drawn_as_one else _GAP):
        return True
    place = bisect_left(blanks, first)
    return gap > _SMALL_GAP and place < len(blanks) and blanks[place] < last
