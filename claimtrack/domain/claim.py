"""The claim: what someone says is so, and how far the checking of it has come."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from claimtrack.domain.drawn import DateOf, Kind, Voice
from claimtrack.domain.publication import Correction, CorrectionKind
from claimtrack.domain.rating import Rating
from claimtrack.domain.request import Request
from claimtrack.domain.source import Evidence
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Verdict


class Priority(StrEnum):
    """How urgent a claim is."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class NoteKind(StrEnum):
    """A note is a remark; a search note says where one looked and what came of it."""

    NOTE = "note"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Note:
    """A stored note on a claim."""

    id: int
    uuid: str
    kind: NoteKind
    text: str
    written_by: str
    written_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a claim circulates, as an analyst types it.

    `date` is EDTF. `reach` counts views, shares or readers on the day `counted_on`; it is never summed over places.
    """

    address: str = ""
    platform: str = ""
    account: str = ""
    date: str | None = None
    reach: int | None = None
    counted_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Appearance:
    """A stored place where a claim circulates; at most one of a claim's `is_first`, the first that is known."""

    id: int
    uuid: str
    claim_id: int
    place: Place
    is_first: bool
    created: dt.datetime


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words in the article: `text == article.text[start:end]`, code points, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A whole claim, as the claim column shows it.

    `speaker` is None where the article itself speaks; why it was read so is a message code, as with the date.
    `date` is EDTF. `verdicts` run from the oldest to the one that holds, `seconds` are those given blind beside one of
    them, `corrections` what came after publication. `is_blind` tells that whoever looks is to judge it without having
    seen a verdict, so that there are none in it.
    """

    id: int
    uuid: str
    text: str
    quote: Quote | None
    article_id: int | None
    article_title: str
    language: str
    speaker: str | None
    voice: Voice
    kind: Kind
    denied: bool
    date: str | None
    date_text: str | None
    date_of: DateOf | None
    date_reason: str | None
    score: float
    reasons: tuple[str, ...]
    status: Status
    status_before: Status | None
    dismiss_reason: DismissReason | None
    priority: Priority
    due: dt.date | None
    assignee: str
    tags: tuple[str, ...]
    created: dt.datetime
    updated: dt.datetime
    speaker_reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    notes: tuple[Note, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    requests: tuple[Request, ...] = ()
    seconds: tuple[Verdict, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_blind: bool = False

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that holds."""
        return self.verdicts[-1] if self.verdicts else None

    @property
    def second(self) -> Verdict | None:
        """The blind second verdict beside the one that holds, the last if there are several."""
        beside = [each for each in self.seconds if self.verdict is not None and each.beside_id == self.verdict.id]
        return beside[-1] if beside else None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was published and taken back."""
        public = [each for each in self.corrections if each.kind.is_public]
        return bool(public) and public[-1].kind is CorrectionKind.WITHDRAWN


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list or on a card. `score` (0 to 1) and `reasons` (message codes) tell why it was drawn.

    `is_blind` tells that its rating is hidden until whoever looks has judged it.
    """

    id: int
    text: str
    language: str
    speaker: str | None
    date: str | None
    status: Status
    supports: int
    contradicts: int
    context: int
    rating: Rating | None
    priority: Priority = Priority.NORMAL
    due: dt.date | None = None
    assignee: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    is_blind: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a claim stands in its article's text, with what its mark shows."""

    claim_id: int
    start: int
    end: int
    status: Status
    rating: Rating | None
    is_blind: bool = False


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims: every condition that is set must hold.

    `text` is searched in claims, quotes, speakers, sources, notes and places. `dated_from` and `dated_to` bound the
    claimed date, `decided_from` and `decided_to` the day of the verdict. `waits_for` is a person: the claims
    in review that this person may sign. What lies in the trash is never found.
    """

    text: str = ""
    statuses: frozenset[Status] = field(default_factory=frozenset)
    ratings: frozenset[str] = field(default_factory=frozenset)
    speaker: str = ""
    speaker_id: int | None = None
    source_id: int | None = None
    article_id: int | None = None
    tag: str = ""
    assignee: str = ""
    waits_for: str = ""
    priority: Priority | None = None
    ids: frozenset[int] = field(default_factory=frozenset)
    dated_from: dt.date | None = None
    dated_to: dt.date | None = None
    decided_from: dt.date | None = None
    decided_to: dt.date | None = None
    limit: int | None = None
    order: "Order" = field(default_factory=lambda: Order.NEWEST)
    is_reversed: bool = False


class Order(StrEnum):
    """In which order a list shows its claims."""

    NEWEST = "newest"
    PLACE = "place"  # by article, then as they stand in its text
    CLAIM = "claim"
    SPEAKER = "speaker"
    DATE = "date"
    STATUS = "status"
    EVIDENCE = "evidence"
    VERDICT = "verdict"
    PRIORITY = "priority"  # the urgent first
    DUE = "due"
    ASSIGNEE = "assignee"
