"""Kept copies: a file as it is, its bytes unread but for the first few, by which its type is told."""

import re
from pathlib import Path

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.intake.file import MEGABYTE, read_bytes

LIMIT = 190 * MEGABYTE  # below the 200 million bytes that a workspace takes in one file
BINARY = "application/octet-stream"

_LOOKED_AT = 65_536  # bytes by which text is told from the rest
_OPENINGS = {
    "application/pdf": re.compile(rb"%PDF-"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "application/zip": re.compile(rb"PK\x03\x04"),
    "text/html": re.compile(rb"\s{0,1000}(?:<!doctype html|<html[\s>])", re.IGNORECASE),
}
_TEXT_ENDINGS = {".csv": "text/csv", ".json": "application/json", ".html": "text/html", ".htm": "text/html"}


def read_kept_file(path: Path | str) -> KeptFile:
    """A file as the kept copy of a source; Problem where it is empty, no file, or larger than `LIMIT` bytes."""
    content = read_bytes(Path(path), LIMIT)
    if not content:
        raise Problem(Message("intake.empty", file=str(path)))
    name = Path(path).name
    return KeptFile(content=content, media_type=media_type(content, name), how="file", name=name)


def media_type(content: bytes, name: str = "") -> str:
    """What a file is by its first bytes; the ending of its name tells only one kind of text from another."""
    found = next((kind for kind, opening in _OPENINGS.items() if opening.match(content)), None)
    if found is not None:
        return found
    return _TEXT_ENDINGS.get(Path(name).suffix.lower(), "text/plain") if _is_text(content[:_LOOKED_AT]) else BINARY


def _is_text(opening: bytes) -> bool:
    """Whether the bytes are UTF-8 without NUL; the last character may be cut in two."""
    try:
        opening.decode()
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or len(opening) < _LOOKED_AT:
            return False
    return b"\0" not in opening
