"""What was published: pieces with the claims they cover, corrections of them, complaints about them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class CorrectionKind(StrEnum):
    """How a published claim changes; a minor change (spelling, a dead link) is in the history only."""

    CORRECTED = "corrected"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"
    MINOR = "minor"

    @property
    def is_public(self) -> bool:
        """Whether it stands in the register."""
        return self is not CorrectionKind.MINOR


@dataclass(frozen=True, slots=True)
class Piece:
    """What was published, as it is typed: one of headline and address is needed. `date` is EDTF."""

    headline: str = ""
    address: str = ""
    language: str = ""
    date: str | None = None
    authors: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A stored publication; `claims` are the numbers of those that it covers."""

    id: int
    uuid: str
    piece: Piece
    claims: tuple[int, ...]
    published_by: str
    created: dt.datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """A stored correction of a published claim; `verdict_id` is the verdict that it gave, if the verdict changed."""

    id: int
    uuid: str
    claim_id: int
    publication_id: int | None
    verdict_id: int | None
    kind: CorrectionKind
    note: str
    who: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A line of the register of corrections.

    `before` and `after` are the ratings' labels in English and Arabic, where the verdict changed.
    """

    correction: Correction
    claim: str
    headline: str
    address: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A stored complaint about a claim or a publication, with the answer that it got, if any."""

    id: int
    uuid: str
    claim_id: int | None
    publication_id: int | None
    complainant: str
    text: str
    received: dt.date | None
    answer: str
    answered_on: dt.date | None
    correction_id: int | None
    logged_by: str
    created: dt.datetime
