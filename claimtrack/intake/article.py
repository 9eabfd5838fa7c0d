"""An article out of a file of any kind that can be read, with what the file says of itself as proposals."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from claimtrack.domain.article import Article
from claimtrack.domain.document import PAGE_BREAK, Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import FileBytes, KeptFile
from claimtrack.intake import kinds
from claimtrack.intake.child.running import Progress
from claimtrack.intake.file import DOCUMENT_LIMIT, LIMIT, MEGABYTE, read_bytes, read_stream
from claimtrack.intake.reading import read_document
from claimtrack.intake.text import propose_title
from claimtrack.language.text.detection import detect


def read_file(path: Path | str, *, on_progress: Progress | None = None) -> Article:
    """The article in a file; Problem says why where there is none."""
    content = read_bytes(Path(path), DOCUMENT_LIMIT)
    return read_content(content, str(path), on_progress=on_progress)


def read_standard_input(stream: BinaryIO) -> Article:
    """The article that is piped in."""
    name = Message("intake.standard-input")
    return read_content(read_stream(stream, name, DOCUMENT_LIMIT), name)


def read_content(
    content: bytes, name: str | Message, *, media_type: str = "", on_progress: Progress | None = None
) -> Article:
    """The article in bytes of a type that is given or told by them and the name; the name is said where it fails."""
    media_type = media_type or kinds.media_type(content, name if isinstance(name, str) else "")
    if len(content) > LIMIT and media_type not in kinds.WITH_PICTURES:
        raise Problem(Message("intake.too-large", file=name, megabytes=LIMIT // MEGABYTE))
    try:
        document = read_document(content, media_type, name=name, on_progress=on_progress)
    except Problem as problem:
        if not problem.message.code.startswith("document."):
            raise
        raise Problem(Message("intake.document", file=name, problem=problem.message)) from None
    return as_article(document, content)


def article_in(kept: KeptFile) -> Article:
    """The article that a page from the web is, under the address that answered; Problem where it has no text."""
    name = kept.final_address or kept.name
    if kept.document is None or isinstance(kept.content, FileBytes):
        raise Problem(Message("intake.document", file=name, problem=kept.problem or Message("document.picture")))
    article = as_article(kept.document, kept.content)
    return replace(article, address=kept.final_address or article.address)


def as_article(document: Document, original: bytes) -> Article:
    """The article that a document is; its pages follow one another without a mark."""
    text = document.text.replace(PAGE_BREAK, "\n") if document.media_type == kinds.PDF else document.text
    return Article(
        text=text,
        title=document.title or propose_title(text),
        publisher=document.publisher,
        author=document.author,
        address=document.address,
        published=document.published,
        language=detect(text) or document.language,
        original=original,
        media_type=document.media_type,
        notes=document.notes,
    )
