"""Text on its way to the screen: its own direction, its own end, never markup, and Qt's way of counting it."""

import re
import unicodedata
from bisect import bisect_left
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from claimtrack.gui.parts.shown_text import show_hidden

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
SCANNED = 2_000  # characters looked at to tell a direction
SHOWN = 2_000  # characters of a label; nobody reads more there
TOLD = 1_000  # characters of a tooltip, which else would cover what one points at

_ISOLATING = re.compile("([\u2066-\u2069])")
_LINE_ENDS = str.maketrans(dict.fromkeys("\t\n\u2028\u2029", " "))


def first_strong(text: str) -> str | None:
    """The class of the first strong character, L, R or AL (UAX #9, P2: what is isolated does not count)."""
    depth = 0
    for character in text[:SCANNED]:
        if character in "\u2066\u2067\u2068":
            depth += 1
        elif character == END_ISOLATE:
            depth = max(depth - 1, 0)
        elif not depth and (kind := unicodedata.bidirectional(character)) in {"L", "R", "AL"}:
            return kind
    return None


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left."""
    return first_strong(text) in {"R", "AL"}


def direction(text: str, default: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> Qt.LayoutDirection:
    """The direction of a text by its first strong character, the default where it has none."""
    strong = first_strong(text)
    if strong is None:
        return default
    return Qt.LayoutDirection.LeftToRight if strong == "L" else Qt.LayoutDirection.RightToLeft


def visible(text: str) -> str:
    """The text with what hides in it shown; isolates stay where they are closed, as the words of ours use them."""
    pieces = _ISOLATING.split(text)
    is_closed = _closed(pieces[1::2])
    return "".join(piece if at % 2 and is_closed[at // 2] else show_hidden(piece) for at, piece in enumerate(pieces))


def _closed(signs: list[str]) -> list[bool]:
    """Which of these signs of isolation belong to a pair."""
    found, opened = [False] * len(signs), []
    for at, sign in enumerate(signs):
        if sign != END_ISOLATE:
            opened.append(at)
        elif opened:
            found[at] = found[opened.pop()] = True
    return found


def line(text: str, limit: int = SHOWN) -> str:
    """A text from outside as one line for a label, a list or a title bar."""
    cut = text[:limit].translate(_LINE_ENDS)
    return visible(f"{cut}…" if len(text) > limit else cut)


def isolate(text: str) -> str:
    """A name, number or date that keeps its own order inside a sentence of the other direction."""
    return f"{ISOLATE}{visible(text)}{END_ISOLATE}"


def tooltip(text: str) -> str:
    """A tooltip that is read as text and never as markup, in the text's own direction."""
    if not text:
        return ""
    way = "rtl" if is_rtl(text) else "ltr"
    told = text if len(text) <= TOLD else f"{close_isolates(text[:TOLD])}…"
    return f'<p dir="{way}" style="white-space:pre-wrap">{escape(visible(told))}</p>'


def label(text: str) -> str:
    """A text from outside on a button or in a menu, where `&` would underline the next letter."""
    return line(text, 120).replace("&", "&&")


def elide(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text cut to a width in pixels: it loses its own end, whichever side that is on."""
    return close_isolates(metrics.elidedText(line(text), Qt.TextElideMode.ElideRight, width))


def close_isolates(text: str) -> str:
    """A text that was cut, with what was opened in it closed again."""
    return text + END_ISOLATE * (sum(map(text.count, "\u2066\u2067\u2068")) - text.count(END_ISOLATE))


class Offsets:
    """Python counts code points and Qt UTF-16 units: from the one to the other, for one text."""

    def __init__(self, text: str) -> None:
        self._astral = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]
        self._units = [at + pairs for pairs, at in enumerate(self._astral)]

    def to_units(self, code_points: int) -> int:
        """The place in UTF-16 units, as Qt's cursors count."""
        return code_points + bisect_left(self._astral, code_points)

    def to_code_points(self, units: int) -> int:
        """The place in code points; the middle of a pair counts as its start."""
        return units - bisect_left(self._units, units)
