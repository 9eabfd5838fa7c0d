"""What the language engine finds in a text: dates and claims, each a span of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of sentence a proposition is; only a checkable one is proposed to the analyst."""

    CHECKABLE = "checkable"
    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    HEADING = "heading"
    VAGUE = "vague"


class Voice(StrEnum):
    """Who speaks in a claim, in the order of precedence."""

    ANONYMOUS = "anonymous"
    QUOTED = "quoted"
    REPORTED = "reported"
    ARTICLE = "article"


class DateOf(StrEnum):
    """Whether a claimed date is the day of the event or the day on which it was said."""

    EVENT = "event"
    SAYING = "saying"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression in a text: the words, their place in code points (end exclusive), and how they are read.

    `edtf` is None where the words name a time that cannot be placed. `earliest` and `latest` are the first and last
    day of it, None where that side is open. `reason` is a message code that says why it was read so.
    """

    text: str
    start: int
    end: int
    edtf: str | None
    earliest: date | None
    latest: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class DrawnClaim:
    """A proposition drawn from an article: `quote == text[start:end]`, code points, end exclusive.

    `score` runs from 0 to 1; `reasons` are message codes. `speaker` is as written in the article, with the place where
    it was read, or None where the article itself speaks. `date` is EDTF. `same_event` is the index, in the same list,
    of the first claim about the same event.
    """

    start: int
    end: int
    quote: str
    kind: Kind
    voice: Voice
    score: float
    worthy: bool
    reasons: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_reason: str | None = None
    denied: bool = False
    date: str | None = None
    date_text: str | None = None
    date_of: DateOf | None = None
    date_reason: str | None = None
    dates: tuple[FoundDate, ...] = ()
    same_event: int | None = None
