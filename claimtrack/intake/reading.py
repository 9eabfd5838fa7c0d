"""Documents read and drawn in a child process: what it says is looked through before anything is made of it."""

from collections.abc import Sequence
from typing import BinaryIO

from claimtrack.domain import edtf
from claimtrack.domain.document import PAGE_BREAK, Document, Picture
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake import kinds
from claimtrack.intake.address import check_address
from claimtrack.intake.child.answer import Answer
from claimtrack.intake.child.running import Progress, ask
from claimtrack.intake.text import has_writing, normalize, read_plain

COMMAND = "--read-document"
MOST_PIXELS = 20_000_000
WIDTH = 1_600  # pixels of a picture where nothing else is asked for
MOST_PAGES = 10_000_000
_PIXEL = 4  # bytes


def read_document(
    content: bytes | BinaryIO,
    media_type: str,
    *,
    charset: str = "",
    name: str | Message = "",
    on_progress: Progress | None = None,
) -> Document:
    """What a document of this type says; an open file is given to the child as it is.

    `charset` is what the server of a page named. Problem where it has no text, cannot be read, or is of a type that has
    none. `on_progress` is called all the while with (0, 0); what it raises ends the child within a tenth of a second.
    """
    if media_type in kinds.READABLE:
        told = [charset] if charset and media_type == kinds.HTML else []
        return document_in(_ask(["text", media_type, *told], content, on_progress), media_type)
    if media_type in kinds.PICTURES:
        raise Problem(Message("document.picture"))
    if media_type in {kinds.ZIP, kinds.OLD_WORD}:
        raise Problem(Message("document.not-offered"))
    text = read_plain(content if isinstance(content, bytes) else content.read(), name, charset)
    return Document(text=text, media_type=kinds.TEXT if media_type == kinds.BINARY else media_type)


def draw(
    content: bytes | BinaryIO,
    media_type: str,
    *,
    page: int = 1,
    width: int = WIDTH,
    on_progress: Progress | None = None,
) -> Picture:
    """A page of a PDF document, or a picture, as pixels; Problem where there is nothing to be drawn."""
    if media_type not in kinds.DRAWABLE:
        raise Problem(Message("document.not-drawn"))
    return picture_in(_ask(["picture", media_type, str(page), str(width)], content, on_progress))


def picture_in(answer: Answer) -> Picture:
    """The picture in a child's answer; Problem where it is not what it says."""
    try:
        across, down = answer.number("width", MOST_PIXELS), answer.number("height", MOST_PIXELS)
        pages, pixels = answer.number("pages", MOST_PAGES), answer.parts["pixels"]
    except (ValueError, KeyError):
        raise Problem(Message("document.failed")) from None
    if not 0 < across * down <= MOST_PIXELS or len(pixels) != across * down * _PIXEL:
        raise Problem(Message("document.failed"))
    return Picture(across, down, pixels, pages)


def _ask(words: Sequence[str], content: bytes | BinaryIO, on_progress: Progress | None) -> Answer:
    return ask([COMMAND, *words], content, on_progress=on_progress)


def document_in(answer: Answer, media_type: str) -> Document:
    """The document in a child's answer, without what is not as it should be; Problem where it has no text."""
    try:
        text = normalize(answer.parts["text"].decode())
        if not has_writing(text):
            raise Problem(Message("document.no-text"))
        return Document(
            text=text if media_type == kinds.PDF else text.replace(PAGE_BREAK, "\n"),
            media_type=media_type,
            title=_on_one_line(answer.words("title")),
            author=_on_one_line(answer.words("author")),
            publisher=_on_one_line(answer.words("publisher")),
            published=_date(answer.words("published")),
            language=_language(answer.words("language")),
            address=_address(answer.words("address")),
            notes=answer.messages("notes"),
        )
    except (ValueError, KeyError):
        raise Problem(Message("document.failed")) from None


def _on_one_line(words: str) -> str:
    return " ".join(normalize(words).split())


def _date(words: str) -> str | None:
    try:
        return edtf.parse(words).text if words else None
    except Problem:
        return None


def _language(words: str) -> str:
    return words if len(words) == 2 and words.isascii() and words.isalpha() else ""


def _address(words: str) -> str:
    try:
        return check_address(words) if words else ""
    except Problem:
        return ""
