"""Claims drawn from an Arabic text, against one regular expression that only splits it into sentences."""

import re
import sys
from functools import partial

from claimtrack.domain.article import Article
from claimtrack.domain.resources import folder
from claimtrack.language.claims import draw_claims
from tests.bench.ratios import judge, seconds

PROMISE, PROMISE_OF_LENGTH = 300.0, 12.0
REPEATS = 4  # of the sample, for a text of the length of a long article
SPLIT = re.compile(r"(?<=[.!?؟…])\s+|\n+")
SPLITS_IN_RUN = 20  # so that the clock can tell


def arabic_text() -> str:
    """The Arabic article of the sample, several times over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder() / "sample").glob("*.txt"))]
    [arabic] = [text for text in texts if sum("\u0621" <= letter <= "\u064a" for letter in text) > len(text) / 2]
    return "\n\n".join([arabic] * REPEATS)


def split(text: str) -> float:
    """Seconds that a bare split takes."""

    def often() -> None:
        for _ in range(SPLITS_IN_RUN):
            assert len(SPLIT.split(text)) > REPEATS

    return seconds(often) / SPLITS_IN_RUN


def draw(article: Article) -> float:
    """Seconds that the drawing takes; every claim is found where it says it stands."""
    drawn = draw_claims(article)
    assert drawn
    assert all(claim.quote == article.text[claim.start : claim.end] for claim in drawn)
    return seconds(partial(draw_claims, article))


def main() -> int:
    """One line against the split, one for ten times the text."""
    text = arabic_text()
    article, long = Article(text, language="ar"), Article("\n\n".join([text] * 10), language="ar")
    kept = [
        judge(
            f"claims from {len(text):,} Arabic characters / a split",
            PROMISE,
            reference=partial(split, text),
            measured=partial(draw, article),
        ),
        judge(
            "claims from ten times the text / from the text",
            PROMISE_OF_LENGTH,
            reference=partial(draw, article),
            measured=partial(draw, long),
        ),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
