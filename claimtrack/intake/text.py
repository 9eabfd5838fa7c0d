"""Plain text: what the bytes say, changed in nothing but line ends, NUL and the byte order mark."""

import re

from claimtrack.domain.article import Article
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.charset import decode
from claimtrack.intake.file import LIMIT, MEGABYTE
from claimtrack.language.text.detection import detect

TITLE_LENGTH = 150  # characters proposed at most
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://|(?:data|javascript|mailto):", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS, _CONTROL_SHARE = 8, 0.05  # more of them than both is a program or a picture, not writing
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def is_address(name: str) -> bool:
    """Whether a name is an address on the web (or of another scheme) and not a file."""
    return bool(_ADDRESS.match(name))


def read_plain(content: bytes, name: str | Message, charset: str = "") -> str:
    """The text that the bytes of a file are, of which a server named the charset; Problem where they are none."""
    text = _decode(content, name, charset)
    if not has_writing(text):
        raise Problem(Message("intake.empty", file=name))
    return normalize(text)


def read_text(text: str) -> Article:
    """The article that was pasted or typed; a lone surrogate, which no file can hold, becomes U+FFFD."""
    text = _SURROGATE.sub(REPLACEMENT, text)
    original = text.encode()
    if len(original) > LIMIT:
        raise Problem(Message("intake.text-too-large", megabytes=LIMIT // MEGABYTE))
    if not has_writing(text):
        raise Problem(Message("intake.nothing-typed"))
    text = normalize(text.removeprefix("\ufeff"))
    return Article(text=text, title=propose_title(text), language=detect(text), original=original)


def normalize(text: str) -> str:
    """The text as it is stored: LF alone ends a line and NUL shows as U+FFFD; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", REPLACEMENT)


def propose_title(text: str) -> str:
    """The first line that says something, cut between words where it is long."""
    line = next((line for line in text.split("\n") if has_writing(line)), "")
    title = " ".join(line[: TITLE_LENGTH * 4].split())
    if len(title) <= TITLE_LENGTH:
        return title
    head, _, _ = title[:TITLE_LENGTH].rpartition(" ")
    return f"{head or title[: TITLE_LENGTH - 1]}…"


def has_writing(text: str) -> bool:
    """Whether anything in the text can be seen: blanks, marks of order and of direction cannot."""
    return any(character.isprintable() and not character.isspace() for character in text)


def _decode(content: bytes, name: str | Message, charset: str) -> str:
    text = decode(content, charset)
    if text is None:
        raise Problem(Message("intake.not-text", file=name))
    if len(_CONTROL.findall(text)) > max(_CONTROLS, _CONTROL_SHARE * len(text)):
        raise Problem(Message("intake.not-text", file=name))
    return text
