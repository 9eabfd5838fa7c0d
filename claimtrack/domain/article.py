"""The article: a text that was published, kept exactly as it came."""

from dataclasses import dataclass

from claimtrack.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read in, before it is stored.

    `text` never changes afterwards: every quote is a span of it, counted in Unicode code points. `published` is an
    EDTF date (ISO 8601-2) or None, `language` an ISO 639-1 code, `original` the bytes as they came. `notes`
    say where the reading of the text can be wrong; they are for whoever brings it in and are not stored.
    """

    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    address: str = ""
    published: str | None = None
    language: str = ""
    original: bytes = b""
    media_type: str = "text/plain"
    notes: tuple[Message, ...] = ()
