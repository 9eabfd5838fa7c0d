"""Moments: as they are stored and exported, and as a person is told them."""

import datetime as dt

from claimtrack.domain import edtf
from claimtrack.domain.words import Words


def stamp(at: dt.datetime) -> str:
    """A moment as it is stored and exported: ISO 8601 in UTC with a Z, to the millisecond."""
    return at.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_stamp(text: str) -> dt.datetime:
    """A stored moment, in UTC."""
    return dt.datetime.fromisoformat(text)


def in_words(words: Words, at: dt.datetime) -> str:
    """A moment in local time, to the minute."""
    local = at.astimezone()
    day = words.say(edtf.reading(edtf.Edtf.day(local.date())))
    return f"{day} {words.digits(local.strftime('%H:%M'))}"
