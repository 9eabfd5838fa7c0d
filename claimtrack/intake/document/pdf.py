"""PDF documents: the text of their pages, and a page as a picture; PDFium runs no script and opens no link here."""

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it tells no types
from pypdfium2 import raw

from claimtrack.domain.document import PAGE_BREAK, Document, Picture
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.document.paragraphs import join_rows, without_numbers
from claimtrack.intake.document.pdf_layout import UNTOLD, Glyph, Row, letters_of, merged, rows_of
from claimtrack.intake.kinds import PDF

MOST_PAGES = 1_000
MOST_CHARACTERS = 5_000_000
MOST_PIXELS = 20_000_000
_LONGEST = 500  # characters of one field
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_LINE_BREAKS = frozenset("\r\n\f")
_HYPHEN = re.compile("[\u0002\ufffe]")  # how PDFium marks a word that is divided at the end of a line
_ROUNDED = 0.999  # PDFium rounds width and height up


def read(content: bytes) -> Document:
    """The text of all pages; Problem where it is encrypted or damaged, or has no text at all."""
    document = _opened(content)
    texts: list[str] = []
    size = 0
    for number in range(min(len(document), MOST_PAGES)):
        texts.append(_page_text(document, number))
        size += len(texts[-1])
        if size > MOST_CHARACTERS:
            break
    if not any(text.strip() for text in texts):
        raise Problem(Message("document.no-text-in-pages"))
    return Document(
        text=PAGE_BREAK.join(without_numbers(texts)),
        media_type=PDF,
        notes=tuple(_notes(document, texts)),
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


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    """The text of one page, empty where the page cannot be read."""
    try:
        page = document[number].get_textpage()
    except pdfium.PdfiumError:
        return ""
    glyphs = list(_glyphs(page))
    if any(_FROM_RIGHT.match(glyph.text) for glyph in glyphs):
        return join_rows(rows_of(merged(glyphs)))
    return join_rows(list(_rows_from_left(glyphs)))


def _rows_from_left(glyphs: list[Glyph]) -> Iterator[Row]:
    """The rows of a page without Arabic, in PDFium's own order, which ends each with a line break."""
    for is_break, row in groupby(glyphs, key=lambda glyph: glyph.text in _LINE_BREAKS):
        drawn = list(row)
        text = _HYPHEN.sub("", "".join(glyph.text for glyph in drawn))
        placed = [glyph for glyph in drawn if glyph.text.strip()]
        if not is_break and placed:
            yield Row(text, placed[0].base, max(glyph.size for glyph in placed))


def _glyphs(page: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """The characters of a page with their places and the size of their type in points."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if not code or 0xD800 <= code <= 0xDFFF:
            continue
        raw.FPDFText_GetLooseCharBox(page, index, box)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetMatrix(page, index, matrix)
        size = raw.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        sign = UNTOLD if raw.FPDFText_HasUnicodeMapError(page, index) == 1 else letters_of(chr(code))
        yield Glyph(sign, min(box.left, box.right), max(box.left, box.right), y.value, size, index)


def _notes(document: pdfium.PdfDocument, texts: list[str]) -> Iterator[Message]:
    if any(map(_FROM_RIGHT.search, texts)):
        yield Message("document.note.arabic-pdf")
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
