"""Sources and the evidence that links them to claims."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from claimtrack.domain.document import Document
from claimtrack.domain.messages import Message


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
class FileBytes:
    """Bytes too many to be held: they stay in their file until they are stored, and have to be the same then.

    `sha256` in hex and `size` are what they were when they were first looked at.
    """

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The bytes of a kept copy on their way in, with how they were taken.

    A page from the web has the address that was asked for and the one that answered, the record of all that was said
    on the way (`.warc.gz`), when it was `taken` (UTC), and the `charset` that the server names. `document` is what was
    read in the bytes; where that failed `problem` says why.
    """

    content: bytes | FileBytes
    media_type: str
    how: str
    name: str = ""
    requested_address: str = ""
    final_address: str = ""
    record: bytes = b""
    taken: datetime | None = None
    document: Document | None = None
    problem: Message | None = None
    charset: str = ""

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self.content.size if isinstance(self.content, FileBytes) else len(self.content)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        if isinstance(self.content, FileBytes):
            return self.content.sha256
        return hashlib.sha256(self.content).hexdigest()


_ENDINGS = {
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}
_LONGEST_STEM = 40  # characters, four bytes each at most


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A kept copy of a source, known by its bytes: `sha256` in hex, `size` in bytes, `taken` in UTC.

    Of a page from the web there is a record of how it came, and the `charset` that its server named. `notes` say where
    the reading of its text can be wrong, or why there is no text.
    """

    id: int
    uuid: str
    source_id: int
    sha256: str
    size: int
    media_type: str
    name: str
    how: str
    taken: datetime
    requested_address: str = ""
    final_address: str = ""
    has_record: bool = False
    has_text: bool = False
    notes: tuple[Message, ...] = ()
    charset: str = ""

    @property
    def file_name(self) -> str:
        """A name for the copy as a file, made of letters and digits alone; the name it came with is only a hint."""
        stem = "".join(each if each.isalnum() else "-" for each in self.name.rpartition(".")[0] or self.name)
        stem = "-".join(filter(None, stem[:_LONGEST_STEM].split("-"))) or "copy"
        return f"{stem}-{self.sha256[:8]}{_ENDINGS.get(self.media_type, '.bin')}"

    @property
    def record_name(self) -> str:
        """The same for the record of how it came."""
        return f"{self.file_name.rpartition('.')[0]}.warc.gz"


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
    """A stored source; `snapshot_hashes` are the SHA-256 of its kept copies, in hex.

    `archived` is the address of a copy of it in an archive of the web.
    """

    id: int
    uuid: str
    citation: Citation
    article_id: int | None
    snapshot_hashes: tuple[str, ...]
    created: datetime
    standing: Standing = Standing()
    archived: str = ""

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
class Anchor:
    """Where a pinned quote stands in the text of a kept copy: code points, end exclusive, and what is around it.

    `text_sha256` names the text it was found in; `page` is counted from 1, where the copy has pages.
    """

    start: int
    end: int
    prefix: str
    suffix: str
    page: int | None
    text_sha256: str


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
    anchor: Anchor | None = None
