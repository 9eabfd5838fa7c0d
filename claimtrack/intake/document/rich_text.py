"""Documents in Rich Text Format (RTF 1.9)."""

import codecs
import re
import sys

from striprtf.striprtf import rtf_to_text

from claimtrack.domain.document import Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.document.rtf_groups import put_in_order
from claimtrack.intake.kinds import RTF

_INFO = re.compile(r"\{\\(title|author|company) ([^{}]{0,500})\}")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_SKIP_UNTOLD = re.compile(r"\\uc(?![-\da-z])", re.IGNORECASE)  # striprtf wants a number; without one it is 1
_CHARACTER = re.compile(r"\\u(-?\d{5,})")
_LINE_ENDS = re.compile(r"[ \t]*\n\s*")
_LOOKED_AT = 100_000  # characters
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_WESTERN = "cp1252"


def read(content: bytes) -> Document:
    """The text of the document, its notes and boxes after it; what is marked as deleted is left out, and that is said.

    Problem where it has none.
    """
    source, is_edited = put_in_order(
        content.decode("latin-1")
    )  # RTF is ASCII; what is not is escaped or of a code page
    page = _CODE_PAGE.search(source[:_LOOKED_AT])
    charset = f"cp{page[1]}" if page else _WESTERN
    text = _LINE_ENDS.sub("\n\n", _text(source, charset))
    if not text:
        raise Problem(Message("document.no-text"))
    said = {name: _plain(value, charset) for name, value in _INFO.findall(source[:_LOOKED_AT])}
    return Document(
        text=text,
        media_type=RTF,
        title=said.get("title", ""),
        author=said.get("author", ""),
        publisher=said.get("company", ""),
        notes=(Message("document.note.tracked"),) if is_edited else (),
    )


def _plain(value: str, charset: str) -> str:
    """A property without its escapes."""
    return _text("{\\rtf1 " + value + "}", charset)


def _text(source: str, charset: str) -> str:
    try:
        codecs.lookup(charset)
    except LookupError:
        charset, source = _WESTERN, _CODE_PAGE.sub("", source)
    source = _CHARACTER.sub(_character, _SKIP_UNTOLD.sub(r"\\uc1", source))
    text: str = rtf_to_text(source, encoding=charset, errors="replace")  # type: ignore[no-untyped-call]  # it tells none
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _character(match: re.Match[str]) -> str:
    """A character by its number, and a sign in place of one that there cannot be."""
    digits = match[1]
    is_there = len(digits) <= 7 and -0x10000 <= int(digits) <= sys.maxunicode
    return match[0] if is_there else rf"\u{ord(REPLACEMENT)}"
