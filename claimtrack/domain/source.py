"""Sources and the evidence that links them to claims."""

from dataclasses import dataclass
from datetime import date, datetime
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


_ENDINGS = {
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}
_LONGEST_STEM = 40  # characters, four bytes each at most


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A kept copy of a source, known by its bytes: `sha256` in hex, `size` in bytes, `taken` in UTC."""

    id: int
    uuid: str
    source_id: int
    sha256: str
    size: int
    media_type: str
    name: str
    how: str
    taken: datetime

    @property
    def file_name(self) -> str:
        """A name for the copy as a file, made of letters and digits alone; the name it came with is only a hint."""
        stem = "".join(each if each.isalnum() else "-" for each in self.name.rpartition(".")[0] or self.name)
        stem = "-".join(filter(None, stem[:_LONGEST_STEM].split("-"))) or "copy"
        return f"{stem}-{self.sha256[:8]}{_ENDINGS.get(self.media_type, '.bin')}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about a source itself.

    `interest` says what it has at stake (state-owned, party to the matter), `reliability` how far it can be relied on,
    as judged on the day `reliability_on` (ISO 8601). A source that is not `is_nameable` is named in no hand-over.
    """

    is_nameable: bool = True
    interest: str = ""
    reliability: str = ""
    reliability_on: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A stored source; `snapshot_hashes` are the SHA-256 of its kept copies, in hex."""

    id: int
    uuid: str
    citation: Citation
    article_id: int | None
    snapshot_hashes: tuple[str, ...]
    created: datetime
    standing: Standing = Standing()

    @property
    def is_nameable(self) -> bool:
        """Whether it may be named in what is handed over."""
        return self.standing.is_nameable


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
