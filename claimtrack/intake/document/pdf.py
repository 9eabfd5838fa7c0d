"""PDF documents: the text of their pages, and a page as a picture; PDFium runs no script and opens no link here."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it tells no types
from pypdfium2 import raw

from claimtrack.domain.document import PAGE_BREAK, Document, Picture
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.document.paragraphs import join_rows, without_numbers
from claimtrack.intake.document.pdf_codes import FIRST_NAME, LAST_CODE, with_all_named
from claimtrack.intake.document.pdf_layout import UNTOLD, Glyph, Row, letters_of, merged, rows_of
from claimtrack.intake.document.pdf_signs import Signs
from claimtrack.intake.kinds import PDF

MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
MOST_SECONDS = 14.0  # of computing; what a child has read by then is better than nothing
MOST_PIXELS = 20_000_000
_LONGEST = 500  # characters of one field
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_LINE = re.compile(r"[^\s][^\r\n\f]*")
_FORM = re.compile("[\ufb00-\ufb06]")  # ligatures of Latin
_UNNAMED = re.compile(f"[{chr(FIRST_NAME)}-{chr(FIRST_NAME + LAST_CODE)}]")
_HYPHEN = re.compile("[\u0002\ufffe]")  # how PDFium marks a word that is divided at the end of a line
_ROUNDED = 0.999  # PDFium rounds width and height up


def read(content: bytes) -> Document:
    """The text of all pages; Problem where it is encrypted or damaged, or has no text at all."""
    began = time.process_time()
    document = _opened(with_all_named(content) or content)
    signs = Signs()
    texts: list[str] = []
    size = 0
    for number in range(min(len(document), MOST_PAGES)):
        texts.append(_page_text(document, number, signs))
        size += len(texts[-1])
        if size > MOST_CHARACTERS or time.process_time() - began > MOST_SECONDS:
            break
    if not any(text.strip() for text in texts):
        raise Problem(Message("document.no-text-in-pages"))
    return Document(
        text=PAGE_BREAK.join(without_numbers(texts)),
        media_type=PDF,
        notes=tuple(_notes(document, texts, signs.figures)),
        **_properties(document),
    )


def picture(content: bytes, page: int, width: int) -> Picture:
    """A page, from 1, as a picture so many pixels wide, of `MOST_PIXELS` at most."""
    document = _opened(content)
    if not 1 <= page <= len(document):
        raise Problem(Message("document.no-such-page", page=page))
    found = document[page - 1]
    across, down = found.get_size()
    scale = min(width / max(across, 1), (_ROUNDED * MOST_PIXELS / max(across * down, 1)) ** 0.5)
    bitmap = found.render(scale=scale, rev_byteorder=True, prefer_bgrx=True, may_draw_forms=False)
    rows = bytes(bitmap.buffer)
    line = bitmap.width * 4
    if bitmap.stride != line:
        rows = b"".join(rows[start : start + line] for start in range(0, len(rows), bitmap.stride))
    return Picture(bitmap.width, bitmap.height, rows, pages=len(document))


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Problem(Message("document.encrypted" if is_locked else "document.damaged")) from None
    if not len(document):
        raise Problem(Message("document.damaged"))
    return document


def _page_text(document: pdfium.PdfDocument, number: int, signs: Signs) -> str:
    """The text of one page, empty where the page cannot be read."""
    try:
        page = document[number].get_textpage()
    except pdfium.PdfiumError:
        return ""
    text = page.get_text_range()
    if _FROM_RIGHT.search(text):
        return join_rows(rows_of(merged([signs.glyph(page, index) for index in range(page.count_chars())])))
    return join_rows(list(_rows_from_left(page, signs, text)))


def _rows_from_left(page: pdfium.PdfTextPage, signs: Signs, text: str) -> Iterator[Row]:
    """The rows of a page without Arabic, in PDFium's own order, each where its first sign stands.

    Where the text has signs of two halves, their places cannot be told.
    """
    is_placed = len(text) == page.count_chars()
    text = _UNNAMED.sub(lambda sign: signs.letters(page, sign.start()) if is_placed else UNTOLD, text)
    for line in _LINE.finditer(text):
        first = signs.glyph(page, line.start()) if is_placed else Glyph("", 0, 0, 0, 0, 0)
        said = _FORM.sub(lambda form: letters_of(form[0]), _HYPHEN.sub("", line[0]))
        yield Row(said, first.base, first.size)


def _notes(document: pdfium.PdfDocument, texts: list[str], figures: int) -> Iterator[Message]:
    if any(map(_FROM_RIGHT.search, texts)):
        yield Message("document.note.arabic-pdf")
    if figures:
        yield Message("document.note.figures", count=figures)
    untold = sum(text.count(UNTOLD) for text in texts)
    if untold:
        yield Message("document.note.untold", count=untold)
    empty = sum(not text.strip() for text in texts)
    if empty:
        yield Message("document.note.pages-without-text", count=empty)
    if len(texts) < len(document):
        yield Message("document.note.first-pages", read=len(texts), pages=len(document))


def _properties(document: pdfium.PdfDocument) -> dict[str, Any]:
    said = {name: " ".join(value.split())[:_LONGEST] for name, value in document.get_metadata_dict().items()}
    made = _DATE.match(said.get("CreationDate", ""))
    return {
        "title": said.get("Title", ""),
        "author": said.get("Author", ""),
        "published": "-".join(made.groups()) if made else None,
    }
