"""Where a search hits a text: the words that were looked for, found in the text as it is written."""

import re
from itertools import islice

from claimtrack.language.text.folding import fold, fold_with_origins

_WORD = re.compile(r"[^\W_]+")
MOST = 10_000  # spans in one text; who sees so many marks sees none


def words_of(query: str) -> list[str]:
    """The folded words that a query looks for."""
    return _WORD.findall(fold(query))


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """The spans of a text that a query hits, in code points, in order and apart from each other.

    As in the search itself: every word as a whole, the last one as the beginning of a word.
    """
    words = words_of(query)
    if not words:
        return []
    whole, unfinished = frozenset(words), words[-1]
    folded = fold_with_origins(text)
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(folded.text):
        if match.group() in whole:
            length = len(match.group())
        elif match.group().startswith(unfinished):
            length = len(unfinished)
        else:
            continue
        start, end = folded.span(match.start(), match.start() + length)
        if not spans or start >= spans[-1][1]:  # one sign may stand for two words, as ½ does
            spans.append((start, end))
        if len(spans) == MOST:
            break
    return spans


def occurrences(text: str, typed: str) -> list[tuple[int, int]]:
    """The spans of a text in which what is typed stands, folded, in the order typed, in the middle of words too.

    That is how one looks inside a single text. A blank stands for any blanks; where nothing is typed, nothing is found.
    """
    words = fold(typed).split()
    if not words:
        return []
    folded = fold_with_origins(text)
    found = re.finditer(r"\s+".join(map(re.escape, words)), folded.text)
    return [folded.span(*match.span()) for match in islice(found, MOST)]
