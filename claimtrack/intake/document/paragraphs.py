"""From the lines that a page was broken into to the paragraphs that were written."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimtrack.intake.document.pdf_layout import Row

_ENDS = re.compile(r"[.!?:؟۔…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-•–*▪◦·]|\(?\d{1,3}[.)])\s")
_PAGE_NUMBER = re.compile(r"[-–— ]{0,3}(\d{1,5})[-–— ]{0,3}")
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
        is_far = above.base - below.base > _DROP * usual
        if is_far or abs(above.size - below.size) > _OTHER_TYPE * max(above.size, below.size):
            lines.append("")
        lines.append(below.text)
    return join_lines(lines)


def _is_drop(above: Row, below: Row) -> bool:
    return 0 < above.base - below.base < _FARTHEST * max(above.size, below.size)


def without_numbers(pages: Sequence[str]) -> list[str]:
    """The texts of pages without the numbers of the pages: first or last paragraphs that count on from page to page."""
    for place in (0, -1):
        edges = [page.split("\n\n") for page in pages]
        numbers = [_number(edge[place]) if len(edge) > 1 else None for edge in edges]
        ahead = Counter(number - index for index, number in enumerate(numbers) if number is not None)
        steps, count = ahead.most_common(1)[0] if ahead else (0, 0)
        if count > len(pages) / 2 and (count > 1 or steps == 1):
            pages = [
                "\n\n".join(edge[1:] if place == 0 else edge[:-1]) if number == index + steps else page
                for index, (page, edge, number) in enumerate(zip(pages, edges, numbers, strict=True))
            ]
    return list(pages)


def _number(paragraph: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(paragraph)
    return int(match[1]) if match else None
