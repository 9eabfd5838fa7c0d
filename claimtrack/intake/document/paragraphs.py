"""From the lines that a page was broken into to the paragraphs that were written."""

import re
from collections.abc import Iterable

_ENDS = re.compile(r"[.!?:؟۔…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-•–*▪◦·]|\(?\d{1,3}[.)])\s")
_FULL = 0.75  # of the longest lines: a shorter one was ended, not broken
_SHORTEST = 30  # characters of the longest line: with less, lines are as they were written
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
