"""Sources and the evidence that links them to claims."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What sort of thing a source is."""

    PRIMARY = "primary-document"
    OFFICIAL = "official"
    AGENCY = "agency"
    NEWS = "news-report"
    EXPERT = "expert"
    SOCIAL = "social"
    OTHER = "other"


class Stance(StrEnum):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as an analyst types it; everything but one of title and address may stay empty.

    `published` is EDTF. `origin` is whose report the source repeats, in free words.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str | None = None
    address: str = ""
    kind: SourceKind = SourceKind.OTHER
    language: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The bytes of a kept copy on their way in, with how they were taken."""

    content: bytes
    media_type: str
    how: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A stored source; `snapshot_hashes` are the SHA-256 of its kept copies, in hex."""

    id: int
    uuid: str
    citation: Citation
    article_id: int | None
    is_nameable: bool
    snapshot_hashes: tuple[str, ...]
    created: datetime


@dataclass(frozen=True, slots=True)
class Pin:
    """What of a source bears on the claim: the words, where they stand, their translation, a note."""

    quote: str = ""
    place: str = ""
    translation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The link from a claim to a source."""

    id: int
    uuid: str
    claim_id: int
    source: Source
    stance: Stance
    pin: Pin
    created: datetime
