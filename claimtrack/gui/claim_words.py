"""A row of the list in words, for the eye and for a screen reader."""

from claimtrack.domain import edtf
from claimtrack.domain.claim import ClaimRow
from claimtrack.domain.errors import Problem
from claimtrack.domain.scale import Rating, by_key
from claimtrack.domain.words import Words
from claimtrack.gui.text import isolate, line


def date_words(words: Words, date: str | None) -> str:
    """An EDTF date as one says it; as it stands where it cannot be read."""
    if not date:
        return ""
    try:
        return words.say(edtf.reading(edtf.parse(date)))
    except Problem:
        return isolate(date)


def said_by_and_when(words: Words, row: ClaimRow) -> str:
    """Who says it and when it is said to have been."""
    speaker = isolate(line(row.speaker, 200)) if row.speaker else words.say("list.the-article")
    date = date_words(words, row.date)
    return f"{speaker} · {isolate(date)}" if date else speaker


def evidence_words(words: Words, row: ClaimRow) -> str:
    """How many pieces support it, contradict it, or give context."""
    counts = {"supports": row.supports, "contradicts": row.contradicts, "context": row.context}
    said = [words.say(f"list.{stance}", count=count) for stance, count in counts.items() if count]
    return words.say("list.separator").join(said) or words.say("list.no-evidence")


def rating_of(row: ClaimRow) -> Rating | None:
    """The rating of the verdict that holds."""
    return by_key(row.scale).rating(row.rating) if row.scale and row.rating else None


def verdict_words(words: Words, row: ClaimRow) -> str:
    """The verdict that holds."""
    rating = rating_of(row)
    return rating.label(words.language) if rating else words.say("list.no-verdict")
