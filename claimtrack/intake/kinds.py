"""What a file is: by its first bytes, and by the ending of its name only where those leave it open."""

import re
from pathlib import PurePath

BINARY = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MAIL = "message/rfc822"
MHTML = "multipart/related"
ODT = "application/vnd.oasis.opendocument.text"
OLD_WORD = "application/msword"
PDF = "application/pdf"
RTF = "application/rtf"
TEXT = "text/plain"
ZIP = "application/zip"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
READABLE = frozenset((HTML, MAIL, MHTML, PDF, DOCX, ODT, RTF))  # that a child finds text in
WITH_PICTURES = frozenset((PDF, DOCX, ODT, MAIL, MHTML))  # of which the text is a small part
DRAWABLE = frozenset((PDF, *PICTURES))  # that a child makes pixels of

LOOKED_AT = 65_536  # bytes by which text is told from the rest, and at the end a package by what it holds

_OPENINGS = {
    PDF: re.compile(rb"(?s)(?:\xef\xbb\xbf)?\s{0,1000}%PDF-"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ZIP: re.compile(rb"PK\x03\x04"),
    OLD_WORD: re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    RTF: re.compile(rb"\s{0,1000}\{\\rtf"),
    HTML: re.compile(
        rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^>]{0,1000}-->\s{0,100}){0,3}"
        rb"(?:<!doctype html|<html[\s>])",
        re.IGNORECASE,
    ),
}
_PACKAGES = {DOCX: b"word/document.xml", ODT: b"application/vnd.oasis.opendocument.text"}
_ENDINGS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
    **dict.fromkeys((".mht", ".mhtml"), MHTML),
    ".eml": MAIL,
    ".csv": "text/csv",
    ".json": "application/json",
}
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]")
_POSTMARK = re.compile(rb"From \S{1,200} [^\n]{10,100}\n")  # before each mail in a file of several (mbox)
_OF_MAIL = {b"from", b"to", b"subject", b"date", b"received", b"return-path", b"message-id", b"mime-version"}


def media_type(content: bytes, name: str = "") -> str:
    """The media type of a file, of which the whole content or its beginning and end are given."""
    found = next((kind for kind, opening in _OPENINGS.items() if opening.match(content)), None)
    if found == ZIP:
        return next((kind for kind, member in _PACKAGES.items() if member in content), ZIP)
    if found is not None:
        return found
    ending = PurePath(name).suffix.lower()
    if not _is_text(content[:LOOKED_AT]):
        found = _ENDINGS.get(ending, BINARY)
        return found if found in READABLE else BINARY  # an older charset
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    return _mail_type(content[:LOOKED_AT]) or TEXT


def _mail_type(opening: bytes) -> str | None:
    """Whether a text is a mail or a web page saved as one: its first lines are headers, three of them well known."""
    names = []
    if _POSTMARK.match(opening):
        opening = opening.partition(b"\n")[2]
    for line in opening.replace(b"\r\n", b"\n").split(b"\n"):
        if not line:
            break
        if line[:1] in b" \t":
            continue
        header = _HEADER.match(line)
        if header is None:
            return None
        names.append(header[1].lower())
    if len(_OF_MAIL.intersection(names)) < 3:
        return None
    return MHTML if b"snapshot-content-location" in names else MAIL


def _is_text(opening: bytes) -> bool:
    """Whether the bytes are UTF-8 without NUL; the last character may be cut in two."""
    try:
        opening.decode()
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or len(opening) < LOOKED_AT:
            return False
    return b"\0" not in opening
