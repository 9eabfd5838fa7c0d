"""Which characters bytes stand for: by their mark, as UTF-8, or as one of the older charsets of Arabic and English."""

import codecs
import re

from charset_normalizer import from_bytes

# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKS = tuple(mark for mark, _encoding in _MARKS)
_WIDE = ["utf_16_le", "utf_16_be"]
_OLD = ["cp1256", "iso8859_6", "cp1252"]
_LATIN = "cp1252"
_ARABIC_SHARE = 0.2  # of the letters: with fewer, what windows-1256 makes of accents is no Arabic
_PLAIN_SHARE = 0.7  # of the letters without accents in a text of Western Europe
_LETTER, _ARABIC, _PLAIN = re.compile(r"[^\W\d_]"), re.compile(r"[\u0621-\u064a]"), re.compile(r"[A-Za-z]")
_LOOKED_AT = 100_000  # characters
_NO_CHARSETS = {"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape"}  # and not of the web
_TAKEN_AS = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("tis-620", "iso8859-11"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}


def decode(content: bytes, told: str = "") -> str | None:
    """The text that the bytes stand for, without a byte order mark; None where they are no text that can be told.

    `told` is the charset that the server names: it stands where there is no mark, unless the bytes give it the lie.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    if (text := decode_as_told(content, told)) is not None:
        return text
    text = _decode(content, "utf-8")
    if text is None:
        return None if _is_damaged(content) else _guess(content)
    if len(content) % 2 or not _is_of_two_bytes(content):
        return text
    wide = from_bytes(content, cp_isolation=_WIDE, enable_fallback=False).best()
    return _decode(content, wide.encoding) if wide is not None else text


def decode_as_told(content: bytes, told: str) -> str | None:
    """The text by the charset that is told beside the bytes, None where they cannot be of it, or are UTF-8 in truth.

    Every byte has a letter in most older charsets, so that those never fail; what is UTF-8 with letters beyond ASCII
    is so by no accident, and many servers name the charset of their own default.
    """
    charset = known_charset(told)
    if not charset or (charset != "utf-8" and not content.isascii() and _decode(content, "utf-8") is not None):
        return None
    return _decode(content, charset)


def known_charset(name: str) -> str:
    """The codec for the name of a charset, as browsers take it (WHATWG Encoding, 4.2); empty where there is none."""
    try:
        codec = codecs.lookup(name.strip(" \t\"'"))
    except (LookupError, ValueError):
        return ""
    if codec.name in _NO_CHARSETS or not codec._is_text_encoding:  # noqa: SLF001 - as bytes.decode asks
        return ""
    return _TAKEN_AS.get(codec.name, codec.name)


def _is_damaged(content: bytes) -> bool:
    """Whether it was UTF-8: any other charset would make letters of it, and none of them right."""
    text = content[:_LOOKED_AT].decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return len(text) - broken - sum(map(str.isascii, text)) > broken


def _is_of_two_bytes(content: bytes) -> bool:
    """Whether every other byte may be the first half, 0 or 6, of a Latin or Arabic letter in UTF-16 without a mark."""
    opening = content[:_LOOKED_AT]
    halves = (opening[::2], opening[1::2])
    return 3 * max(half.count(0) + half.count(6) for half in halves) > len(halves[0])


def _guess(content: bytes) -> str | None:
    """The charset that makes sense of the bytes, by the frequencies of letters and by what cannot stand together."""
    found = from_bytes(content, cp_isolation=[*_WIDE, *_OLD], enable_fallback=False).best()
    encoding = found.encoding if found is not None else _LATIN
    text = _decode(content, encoding)
    if encoding == "cp1256" and text is not None and _share(_ARABIC, text) < _ARABIC_SHARE:
        encoding, text = _LATIN, _decode(content, _LATIN)
    if encoding == _LATIN and text is not None and _share(_PLAIN, text) < _PLAIN_SHARE:
        return None
    return text


def _share(kind: re.Pattern[str], text: str) -> float:
    opening = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(opening))
    return len(kind.findall(opening)) / letters if letters else 0.0


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
