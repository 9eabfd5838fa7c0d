"""What the reading of a document came to: its text with what it says of itself, or a page of it as a picture."""

from dataclasses import dataclass

from claimtrack.domain.messages import Message

PAGE_BREAK = "\f"  # between two pages in the text of a document that has pages


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read.

    The rest is what the document says of itself, to be proposed and not to be believed: `published` is an EDTF date,
    `language` an ISO 639-1 code. `notes` say where the reading can be wrong.
    """

    text: str
    media_type: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str | None = None
    language: str = ""
    address: str = ""
    notes: tuple[Message, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the text has; 1 where the document knows none."""
        return self.text.count(PAGE_BREAK) + 1


def page_at(text: str, place: int) -> int | None:
    """The number of the page, from 1, that a place in a document's text is on; None where it has no pages."""
    return text.count(PAGE_BREAK, 0, place) + 1 if PAGE_BREAK in text else None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pixels: four bytes each (red, green, blue, opacity), row by row without gaps.

    `pages` is how many pages the document has that it is a page of.
    """

    width: int
    height: int
    pixels: bytes
    pages: int = 1
