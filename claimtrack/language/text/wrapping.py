"""Lines that were wrapped by hand, as in mails, terminals and copies of PDF pages: read as the paragraphs they were.

The text itself is never changed: `unwrapped` gives a copy of the same length to read in its place, with a blank where a
line only ended because it was full.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from claimtrack.language.text.folding import fold

_NARROWEST, _WIDEST = 50, 105  # characters of the longest line of a text that was wrapped
_SHORTEST_OPEN = 40  # characters of a line that can go on in the next
_LONGER = 0.1  # of the lines of a text that was wrapped
_FULL = 0.8  # of the width: letters of different widths leave the lines of a page unequal
_MOSTLY = 0.8  # of the open lines are full where lines were wrapped
_RUNS_ON = 0.4  # of the full open lines go on with a small letter
_ENDS = 2  # short lines with a stop under full ones, that only paragraphs have
_STOPS = ".!?؟…:۔।。！？"
_OPENERS = "\"'“‘«([„"
_CLOSERS = "\"'”“»’›)] \t"
_STARTER = re.compile(r"(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|These|Those|There|When)\b")
_MARKER = re.compile(r"\s*(?:[-*•–—▪●◦>#|]|\(?\d{1,3}(?:[.)]\s|/|\s?[-–]\s))")
_LABEL = re.compile(r"(?:[-–—]\s*)?([^\W\d_][^:\n]{0,40}):\s")
_STOP_INSIDE = re.compile(r"[.؟?!] +[^\W\d_]")
_NEVER_LAST = frozenset(
    "من في علي الي عن مع بعد قبل خلال بين ضد منذ حتي ان بان وان انه انها الذي التي الذين او ثم قد لم لن اي كل غير هذا "
    "هذه از در به با که را של את על עם כי".split()
)
_FIRST_WORD = re.compile(r"\S+")
_CASED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str  # without the blanks around it


def _is_stopped(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _STOPS


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of a line that another follows at once."""

    place: int
    before: str
    after: str
    opens: bool  # whether the line before is the first after a blank one
    begins: bool  # whether it is the first of the text
    parts: bool  # whether the line after is an item of a list, or begins with a label that others begin with

    def is_open(self) -> bool:
        """Whether no stop ends the line."""
        return not _is_stopped(self.before)

    def is_last(self, width: float) -> bool:
        """Whether the next line ends a paragraph: with a stop, and where there was place for more."""
        return len(self.after) < width and _is_stopped(self.after)

    def is_full(self, width: float) -> bool:
        """Whether the next word had no place any more."""
        word = _FIRST_WORD.search(self.after)
        return len(self.before) <= _WIDEST and len(self.before) + 1 + (len(word.group()) if word else 0) >= width

    def runs_on(self) -> bool:
        """Whether the next line goes on with a small letter."""
        return self.after.lstrip(_OPENERS)[:1].islower()

    def is_cased(self) -> bool:
        """Whether the next line begins in a script that has capitals."""
        return bool(_CASED.match(self.after.lstrip(_OPENERS)))

    def hangs(self) -> bool:
        """Whether the line ends with a word that nothing ends with: من, في, التي."""
        last = _LAST_WORD.search(self.before[-20:])
        return last is not None and fold(last.group()) in _NEVER_LAST


def _lines(text: str) -> list[_Line]:
    return [_Line(*match.span(), match.group().strip()) for match in re.finditer(r"[^\n]+", text)]


def _breaks(lines: list[_Line]) -> list[_Break]:
    labels = Counter(label.group(1) for line in lines if (label := _LABEL.match(line.words)))
    found: list[_Break] = []
    opens = begins = True
    for before, after in pairwise(lines):
        is_next = after.start == before.end + 1 and before.words != "" and after.words != ""
        if is_next:
            label = _LABEL.match(after.words)
            parts = _MARKER.match(after.words) is not None or (label is not None and labels[label.group(1)] > 1)
            found.append(_Break(before.end, before.words, after.words, opens, begins, parts))
        opens = not is_next
        begins = begins and not before.words
    return found


def _is_wrapped(breaks: list[_Break], lines: list[_Line], width: int) -> bool:
    """Whether the lines of a text end where they are full, in the middle of what they say."""
    going_on = [one for one in breaks if one.is_open() and not one.parts]
    full = [one for one in going_on if one.is_full(_FULL * width)]
    if not full or len(full) < _MOSTLY * len([one for one in going_on if len(one.before) >= _SHORTEST_OPEN]):
        return False
    cased = [one for one in full if one.is_cased()]
    if 2 * len(cased) >= len(full):
        return sum(one.runs_on() for one in cased) >= _RUNS_ON * len(cased)
    has_ends = sum(one.is_last(_FULL * width) for one in full) >= _ENDS
    return has_ends or any(one.hangs() for one in full) or any(_STOP_INSIDE.search(line.words) for line in lines)


def _is_soft(one: _Break, width: int, *, has_blank_lines: bool) -> bool:
    """Whether a line of a wrapped text goes on in the next."""
    if not one.is_full(_FULL * width) or one.parts:
        return False
    if not one.is_open():
        return one.after[0] in _OPENERS if one.before[-1] == ":" else has_blank_lines
    if one.opens and one.is_cased() and not one.runs_on():  # a heading, if no name begins the line by chance
        return not one.begins and not _STARTER.match(one.after)
    if one.opens and not one.is_cased():
        return one.is_full(width) or (has_blank_lines and not one.begins)
    return True


def unwrapped(text: str) -> str:
    """A copy of a text, as long as it, in which lines that were wrapped by hand are joined by blanks."""
    lines = _lines(text)
    lengths = [len(line.words) for line in lines]
    width = max((length for length in lengths if length <= _WIDEST), default=0)
    longer = sum(length > _WIDEST for length in lengths)  # an address, a table
    if width < _NARROWEST or longer > max(1, _LONGER * len(lines)):
        return text
    breaks = _breaks(lines)
    if not _is_wrapped(breaks, lines, width):
        return text
    has_blank_lines = len(breaks) + 1 < len(lines)
    soft = (one.place for one in breaks if _is_soft(one, width, has_blank_lines=has_blank_lines))
    pieces, start = [], 0
    for place in soft:
        pieces += [text[start:place], " "]
        start = place + 1
    return "".join([*pieces, text[start:]])
