"""Mails, and web pages saved as one (MHTML): what they say, and what their headers do."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import MIMEPart
from email.utils import getaddresses, parsedate_to_datetime
from itertools import groupby

from claimtrack.domain.document import Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.charset import MARKS, decode
from claimtrack.intake.document import web_page
from claimtrack.intake.document.paragraphs import join_lines
from claimtrack.intake.kinds import MAIL, MHTML

_MOST_PARTS = 2_000
_LONGEST = 500  # characters of one field
_WIDTH = 80  # characters: mails with a longer line have one line for each paragraph
_SIGNATURE = "-- "
_OPENING = 1_000  # bytes, of which some are NUL where every letter has two
_TWO_BYTES = {"utf-16", "unicode", "ucs-2", "iso-10646-ucs-2"}  # names that leave open which of the two comes first
_BLANKS = re.compile(r"\n{3,}")


def read(content: bytes) -> Document:
    """A mail's own words, without those of what is attached; Problem where it has none."""
    mail = email.message_from_bytes(_as_sent(content), policy=email.policy.default)
    parts = [part for _, part in zip(range(_MOST_PARTS), _parts(mail), strict=False)]
    if mail.get_content_type() == MHTML and not mail.get("To"):
        return _read_saved_page(mail, parts)
    found, forwarded = _body_or_forwarded(parts)
    attached = sum(_is_attached(part) and part is not forwarded for part in parts)
    notes = (Message("document.note.attached", count=attached),) if attached else ()
    return replace(
        found,
        media_type=MAIL,
        title=_header(mail, "Subject") or found.title,
        author=_sender(mail) or found.author,
        publisher="",
        published=_day(mail),
        address="",
        notes=(*found.notes, *notes),
    )


def _as_sent(content: bytes) -> bytes:
    """A mail that a program saved with a byte order mark, or in two bytes a letter, as mails go over the wire."""
    if content.startswith(MARKS) or b"\0" in content[:_OPENING]:
        return (decode(content) or "").encode() or content
    return content


def _parts(mail: MIMEPart) -> Iterator[MIMEPart]:
    """The parts of a mail; a mail that it carries is one, whatever is in it."""
    yield mail
    if mail.get_content_type() != MAIL and mail.is_multipart():
        for part in mail.iter_parts():
            yield from _parts(part)


def _is_attached(part: MIMEPart) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_type() == MAIL


def _body_or_forwarded(parts: list[MIMEPart]) -> tuple[Document, MIMEPart | None]:
    """What a mail says, or where it says nothing itself the one that it forwards."""
    try:
        return _body(parts), None
    except Problem:
        forwarded = next((part for part in parts if part.get_content_type() == MAIL), None)
        inner = next(forwarded.iter_parts(), None) if forwarded is not None else None
        if inner is None:
            raise
        return _body(list(_parts(inner))), forwarded


def _read_saved_page(mail: MIMEPart, parts: list[MIMEPart]) -> Document:
    page = next((part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}), None)
    if page is None:
        raise Problem(Message("document.no-text"))
    found = web_page.read(_bytes(page), page.get_content_charset() or "")
    address = _header(mail, "Snapshot-Content-Location") or _header(page, "Content-Location")
    is_of_web = address.startswith(("http://", "https://"))
    return replace(found, media_type=MHTML, address=address if is_of_web else found.address)


def _body(parts: list[MIMEPart]) -> Document:
    """The text that a reader would show: plain where there is any, else the page, both as they lie in the mail."""
    shown = [part for part in parts if not _is_attached(part)]
    text = "\n\n".join(filter(None, (_plain(part) for part in shown if part.get_content_type() == "text/plain")))
    if text.strip():
        return Document(text=text, media_type=MAIL)
    page = next((part for part in shown if part.get_content_type() == "text/html"), None)
    if page is None:
        raise Problem(Message("document.no-text"))
    charset = page.get_content_charset()
    content = _bytes(page)
    return web_page.read_fragment(_decoded(content, charset) or web_page.decode_page(content)[0])


def _plain(part: MIMEPart) -> str:
    content = _bytes(part)
    text = _decoded(content, part.get_content_charset()) or decode(content) or content.decode("utf-8", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _flowed(text) if part.get_param("format") == "flowed" else _unwrapped(text)
    return _BLANKS.sub("\n\n", text).strip("\n")


def _flowed(text: str) -> str:
    """A text in which a blank at the end of a line says that the paragraph goes on (RFC 3676)."""
    lines = [line.removeprefix(" ") for line in text.split("\n")]
    return "".join(line if line.endswith(" ") and line != _SIGNATURE else f"{line}\n" for line in lines)


def _unwrapped(text: str) -> str:
    """A text whose lines were broken at the width of a terminal, in paragraphs again; quoted lines stay as they are."""
    lines = text.split("\n")
    if max(map(len, lines)) > _WIDTH:
        return text
    parts = groupby(lines, key=lambda line: line.startswith(">"))
    return "\n\n".join("\n".join(run) if is_quoted else join_lines(run) for is_quoted, run in parts)


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, charset: str | None) -> str | None:
    """The text by the charset that a part names, where its bytes do not say better."""
    is_unordered = (charset or "").lower() in _TWO_BYTES
    if is_unordered or content.startswith(MARKS) or (not content.isascii() and _is_utf8(content)):
        return decode(content)
    try:
        return content.decode(charset or "utf-8")
    except (UnicodeError, LookupError):
        return None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _header(part: MIMEPart, name: str) -> str:
    try:
        value = str(part.get(name, ""))
        if "\N{REPLACEMENT CHARACTER}" in value:
            value = _as_raw(part, name) or value
    except (
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
    ):  # the parser of headers gives up on some in these ways
        return ""
    return " ".join(value[: 4 * _LONGEST].split())[:_LONGEST]


def _as_raw(part: MIMEPart, name: str) -> str | None:
    """A header of an older program, in which letters stand as they are, in whatever charset."""
    raw = next((value for each, value in part.raw_items() if each.lower() == name.lower()), "")
    return decode(str(raw).encode("utf-8", "surrogateescape"))


def _sender(mail: MIMEPart) -> str:
    return ", ".join(name or address for name, address in getaddresses([_header(mail, "From")]) if name or address)


def _day(mail: MIMEPart) -> str | None:
    """The day on which it was sent, in the sender's own time."""
    try:
        return parsedate_to_datetime(_header(mail, "Date")).date().isoformat()
    except (ValueError, TypeError):
        return None
