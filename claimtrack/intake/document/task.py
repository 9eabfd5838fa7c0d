"""What the hidden command `--read-document` does: the text of the bytes on standard input, or a picture of them."""

import importlib
from collections.abc import Callable, Sequence
from typing import BinaryIO

from claimtrack.domain.document import Document, Picture
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake import kinds
from claimtrack.intake.child.answer import as_fields, compose
from claimtrack.intake.file import DOCUMENT_LIMIT

SECONDS = 20  # of computing
MAY_CALL = False
_ROOM = "claimtrack.intake.document"
_READERS = {
    kinds.HTML: ("web_page", "read"),
    kinds.MAIL: ("mail", "read"),
    kinds.MHTML: ("mail", "read"),
    kinds.PDF: ("pdf", "read"),
    kinds.DOCX: ("office", "read_docx"),
    kinds.ODT: ("office", "read_odt"),
    kinds.RTF: ("rich_text", "read"),
}


def prepare(words: Sequence[str]) -> Callable[[BinaryIO], bytes]:
    """The answer to `text TYPE [CHARSET]` or `picture TYPE PAGE WIDTH`, with the modules that it takes loaded."""
    task, media_type, *more = words
    if task == "picture":
        page, width = map(int, more)
        draw = _drawer(media_type, page, width)
        return lambda stream: _drawn(draw(_read(stream)))
    module, name = _READERS[media_type]
    read: Callable[..., Document] = getattr(importlib.import_module(f"{_ROOM}.{module}"), name)
    return lambda stream: _told(read(_read(stream), *more))


def _drawer(media_type: str, page: int, width: int) -> Callable[[bytes], Picture]:
    if media_type == kinds.PDF:
        pdf = importlib.import_module(f"{_ROOM}.pdf")
        return lambda content: pdf.picture(content, page, width)
    picture = importlib.import_module(f"{_ROOM}.picture")
    return lambda content: picture.picture(content, width)


def _read(stream: BinaryIO) -> bytes:
    content = stream.read(DOCUMENT_LIMIT + 1)
    if len(content) > DOCUMENT_LIMIT:
        raise Problem(Message("document.too-much"))
    return content


def _told(document: Document) -> bytes:
    fields = {
        "media_type": document.media_type,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "published": document.published or "",
        "language": document.language,
        "address": document.address,
        "notes": [as_fields(note) for note in document.notes],
    }
    return compose(fields, {"text": document.text.encode("utf-8", "replace")})


def _drawn(picture: Picture) -> bytes:
    fields = {"width": picture.width, "height": picture.height, "pages": picture.pages}
    return compose(fields, {"pixels": picture.pixels})
