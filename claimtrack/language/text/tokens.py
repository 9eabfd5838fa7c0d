"""Words, numbers and marks of a text, each with its place and its folded form."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.domain.drawn import FoundDate
from claimtrack.language.text.folding import fold

_LETTER = r"[^\W\d_]"
_INNER = r"[\w\u064B-\u065F\u0670\u0640\u0300-\u036F]"
_TOKEN = re.compile(
    rf"(?P<initials>(?:[A-Za-z]\.){{2,}})"
    rf"|(?P<number>[$€£¥]?\d+(?:[.,:/٫٬\-–]\d+)*(?:st|nd|rd|th|%|٪|\b)?)"
    rf"|(?P<word>{_LETTER}{_INNER}*(?:[’'\-.@]{_LETTER}{_INNER}*)*)"
    rf"|(?P<mark>[^\w\s])|\S"
)
_ACRONYMS = frozenset({"WHO", "US", "IT"})  # pronouns when they are written small
_ARABIC = re.compile(r"[\u0620-\u06D3]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark; `form` is its folded shape with a plain apostrophe.

    `quotation` is the index of the quotation it stands in, or -1; `dated` whether it is part of a date expression.
    """

    start: int
    end: int
    text: str
    form: str
    is_word: bool
    is_number: bool
    quotation: int
    dated: bool

    @property
    def quoted(self) -> bool:
        """Whether it stands inside quotation marks."""
        return self.quotation >= 0

    @property
    def is_arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return bool(_ARABIC.match(self.text))

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.is_word and self.text[0].isupper()


class _Spans:
    """Finds which of several ordered, separate spans holds a place."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holding(self, place: int) -> int:
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and place < self._ends[index] else -1


def _form(word: str) -> str:
    return word if word in _ACRONYMS else fold(word).replace("’", "'") or word


def tokenize(text: str, quotations: Sequence[tuple[int, int]] = (), dates: Sequence[FoundDate] = ()) -> list[Token]:
    """Cut a text into tokens and note which stand in a quotation or a date expression."""
    quoted, dated = _Spans(quotations), _Spans([(date.start, date.end) for date in dates])
    return [
        Token(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            form=_form(match.group()),
            is_word=match.lastgroup in {"word", "initials"},
            is_number=match.lastgroup == "number",
            quotation=quoted.holding(match.start()),
            dated=dated.holding(match.start()) >= 0,
        )
        for match in _TOKEN.finditer(text)
    ]
