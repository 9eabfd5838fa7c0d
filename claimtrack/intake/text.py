"""Plain text in, an article out: what the bytes say, changed in nothing but line ends, NUL and the byte order mark."""

import re
from pathlib import Path
from typing import BinaryIO

from claimtrack.domain.article import Article
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.charset import decode
from claimtrack.intake.file import LIMIT, MEGABYTE, read_bytes, read_stream
from claimtrack.language.text.detection import detect

TITLE_LENGTH = 150  # characters proposed at most
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_KINDS = {
    "html": re.compile(rb"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE),
    "pdf": re.compile(rb"%PDF-"),
    "office": re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf"),
    "picture": re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", re.DOTALL),
}
_ENDINGS = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mht", ".mhtml"), "html"),
    ".pdf": "pdf",
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pptx", ".xlsx"), "office"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp"), "picture"),
}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://|(?:data|javascript|mailto):", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS, _CONTROL_SHARE = 8, 0.05  # more of them than both is a program or a picture, not writing
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def is_address(name: str) -> bool:
    """Whether a name is an address on the web (or of another scheme) and not a file."""
    return bool(_ADDRESS.match(name))


def read_file(path: Path | str) -> Article:
    """The article in a text file; Problem says why where there is none."""
    if is_address(str(path)):
        raise Problem(Message("intake.no-addresses", address=str(path)))
    return _article(read_bytes(Path(path)), str(path), Path(path).suffix.lower())


def read_standard_input(stream: BinaryIO) -> Article:
    """The article that is piped in."""
    name = Message("intake.standard-input")
    return _article(read_stream(stream, name), name)


def read_text(text: str) -> Article:
    """The article that was pasted or typed; a lone surrogate, which no file can hold, becomes U+FFFD."""
    text = _SURROGATE.sub(REPLACEMENT, text)
    original = text.encode()
    if len(original) > LIMIT:
        raise Problem(Message("intake.text-too-large", megabytes=LIMIT // MEGABYTE))
    if not _has_writing(text):
        raise Problem(Message("intake.nothing-typed"))
    return _from_text(normalize(text.removeprefix("\ufeff")), original)


def normalize(text: str) -> str:
    """The text as it is stored: LF alone ends a line and NUL shows as U+FFFD; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", REPLACEMENT)


def propose_title(text: str) -> str:
    """The first line that says something, cut between words where it is long."""
    line = next((line for line in text.split("\n") if _has_writing(line)), "")
    title = " ".join(line[: TITLE_LENGTH * 4].split())
    if len(title) <= TITLE_LENGTH:
        return title
    head, _, _ = title[:TITLE_LENGTH].rpartition(" ")
    return f"{head or title[: TITLE_LENGTH - 1]}…"


def _article(content: bytes, name: str | Message, ending: str = "") -> Article:
    kind = next((kind for kind, opening in _KINDS.items() if opening.match(content)), _ENDINGS.get(ending))
    if kind:
        raise Problem(Message("intake.not-offered", file=name, kind=Message(f"intake.kind.{kind}")))
    text = _decode(content, name)
    if not _has_writing(text):
        raise Problem(Message("intake.empty", file=name))
    return _from_text(normalize(text), content)


def _from_text(text: str, original: bytes) -> Article:
    return Article(text=text, title=propose_title(text), language=detect(text), original=original)


def _decode(content: bytes, name: str | Message) -> str:
    text = decode(content)
    if text is None:
        raise Problem(Message("intake.not-text", file=name))
    if len(_CONTROL.findall(text)) > max(_CONTROLS, _CONTROL_SHARE * len(text)):
        raise Problem(Message("intake.not-text", file=name))
    return text


def _has_writing(text: str) -> bool:
    """Whether anything in the text can be seen: blanks, marks of order and of direction cannot."""
    return any(character.isprintable() and not character.isspace() for character in text)
