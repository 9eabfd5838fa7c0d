"""From the lines that a page was broken into to the paragraphs that were written."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimtrack.intake.document.pdf_layout import Row

_ENDS = re.compile(r"[.!?:؟۔…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-•–*▪◦·]|\(?\d{1,3}[.)])\s")
_FULL = 0.75  # of the longest lines: a shorter one was ended, not broken
_SHORTEST = 30  # characters of the longest line: with less, lines are as they were written
_DROP = 1.3  # of the usual distance between two lines: a larger one parts paragraphs
_USUAL = 0.25  # among the distances, the one that is between two lines of one paragraph
_FARTHEST = 4  # sizes of the type: what is farther apart is no distance between lines
_OTHER_TYPE = 0.12  # of the size: a larger difference is between a heading and its text
_LONG = 0.9  # among the lengths, the one that stands for the longest


def join_lines(lines: Iterable[str]) -> str:
    """The text with its lines joined into paragraphs, between which a blank line stands."""
    lines = [line.strip() for line in lines]
    lengths = sorted(len(line) for line in lines if line)
    longest = lengths[int(_LONG * (len(lengths) - 1))] if lengths else 0
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
            continue
        if is_open and not _ITEM.match(line):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        is_short = len(line) < _FULL * longest
        is_open = longest >= _SHORTEST and not (is_short and (_ENDS.search(line) or len(line) < longest / 2))
    return "\n\n".join(paragraphs)


def join_rows(rows: Sequence[Row]) -> str:
    """The rows of a page in paragraphs, which a larger distance or another size of the type parts, too."""
    drops = sorted(above.base - below.base for above, below in pairwise(rows) if _is_drop(above, below))
    usual = drops[int(_USUAL * (len(drops) - 1))] if drops else 0.0
    lines = [rows[0].text] if rows else []
    for above, below in pairwise(rows):
        is_far = _is_drop(above, below) and above.base - below.base > _DROP * usual
        if is_far or abs(above.size - below.size) > _OTHER_TYPE * max(above.size, below.size):
            lines.append("")
        lines.append(below.text)
    return join_lines(lines)


def _is_drop(above: Row, below: Row) -> bool:
    return 0 < above.base - below.base < _FARTHEST * max(above.size, below.size)
