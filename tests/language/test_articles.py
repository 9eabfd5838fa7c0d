"""Draws the claims of the articles in `articles/` and compares them with what stands under each of them.

A file holds its head (published, language), the text, and after `=== claims` one expected claim a line:
words, or first words … last words | speaker | voice | date | "denied"; `-` is none and `*` anything. After
`=== not claims` follow words that must not be drawn. The articles are ours; people, places and events are invented.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.language.claims import draw_claims
from claimtrack.language.text.folding import fold

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


@dataclass(frozen=True)
class Expected:
    start: int
    end: int
    speaker: str
    voice: str
    date: str
    denied: bool


@dataclass(frozen=True)
class Marked:
    article: Article
    claims: tuple[Expected, ...]
    not_claims: tuple[tuple[int, int], ...]


def span(text: str, words: str) -> tuple[int, int]:
    first, _, last = words.partition(" … ")
    start = text.index(first)
    return start, (text.index(last, start) + len(last) if last else start + len(first))


def read(path: Path) -> Marked:
    head, rest = path.read_text(encoding="utf-8").split("\n\n", 1)
    meta = dict(line.split(": ", 1) for line in head.split("\n"))
    text, rest = rest.split("\n=== claims\n")
    claims, not_claims = rest.split("=== not claims\n")
    expected = []
    for line in claims.strip().split("\n"):
        words, speaker, voice, date, *denied = (field.strip() for field in line.split("|"))
        expected.append(Expected(*span(text, words), speaker, voice, date, denied == ["denied"]))
    article = Article(text=text, published=meta["published"], language=meta["language"])
    return Marked(article, tuple(expected), tuple(span(text, line) for line in not_claims.strip().split("\n") if line))


def overlap(first: tuple[int, int], second: tuple[int, int]) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def matched(expected: tuple[Expected, ...], drawn: list[DrawnClaim]) -> dict[int, DrawnClaim]:
    """Pairs each expected claim with the drawn one that covers three fifths of it or more and fits best."""
    pairs = []
    for index, claim in enumerate(expected):
        for place, found in enumerate(drawn):
            shared = overlap((claim.start, claim.end), (found.start, found.end))
            if shared >= 0.6 * (claim.end - claim.start):
                union = max(claim.end, found.end) - min(claim.start, found.start)
                pairs.append((shared / union, index, place))
    result: dict[int, DrawnClaim] = {}
    used: set[int] = set()
    for _, index, place in sorted(pairs, reverse=True):
        if index not in result and place not in used:
            result[index] = drawn[place]
            used.add(place)
    return result


def is_speaker(expected: str, found: str | None) -> bool:
    """Whether a speaker is the expected one, give or take titles: all the expected words are there, few besides."""
    if expected in {"*", "-"}:
        return expected == "*" or found is None
    right, given = set(fold(expected).split()), set(fold(found or "").split())
    return len(right & given) >= len(right) - 1 and len(given) <= len(right) + 3


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_claims_of_article(path: Path) -> None:
    marked = read(path)
    drawn = draw_claims(marked.article)
    found = matched(marked.claims, drawn)
    text = marked.article.text
    wrong: list[tuple[str, object]] = []
    for index, claim in enumerate(marked.claims):
        words = text[claim.start : claim.end]
        if index not in found:
            wrong.append((words, "not drawn"))
            continue
        card = found[index]
        if not is_speaker(claim.speaker, card.speaker):
            wrong.append((words, card.speaker))
        if claim.voice not in {"*", card.voice}:
            wrong.append((words, card.voice))
        if claim.date not in {"*", card.date or "-"}:
            wrong.append((words, card.date))
        if claim.denied != card.denied:
            wrong.append((words, card.denied))
    wrong.extend(
        (text[slice(*trap)], "drawn")
        for trap in marked.not_claims
        if any(overlap(trap, (card.start, card.end)) > 0.5 * (trap[1] - trap[0]) for card in drawn)
    )
    assert not wrong


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_few_cards_are_nobodys_claim(path: Path) -> None:
    marked = read(path)
    drawn = draw_claims(marked.article)
    good = sum(
        3 * sum(overlap((claim.start, claim.end), (card.start, card.end)) for claim in marked.claims)
        >= card.end - card.start
        for card in drawn
    )
    assert good >= 0.75 * len(drawn)
