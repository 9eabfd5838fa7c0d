"""PDF fonts that leave glyphs without a name: each gets one of its own, so that its glyph can be told from the rest.

A font says in its ToUnicode map (ISO 32000-2, 9.10.3) what its codes stand for. Qt leaves out every glyph that no
letter leads to, such as the figures that a font keeps for Arabic; PDFium then takes the code itself for a letter.
"""

import re
from collections.abc import Iterator

FIRST_NAME, LAST_CODE = 0xE000, 0xFFF  # code n is named U+E000 + n, for private use
_MAP = re.compile(rb"\b(\d{1,7}) 0 obj\s{0,9}<<\s{0,9}/Length \d{1,9}\s{0,9}>>\s{0,9}stream\r?\n")
_WIDE = re.compile(rb"<0000>\s{0,9}<FFFF>", re.IGNORECASE)  # codes of two bytes
_SECTION = re.compile(rb"beginbf(range|char)([^a-z]{0,100000})endbf")
_LIST = re.compile(rb"\[[^\[\]]{0,100000}\]")
_HEX = re.compile(rb"<([0-9A-Fa-f]{1,100})>")
_NAMED_PRIVATELY = re.compile(rb"<[Ee][0-9A-Fa-f]{3}>")
_ROOT, _SIZE = re.compile(rb"/Root\s{1,9}(\d{1,9} \d{1,5} R)"), re.compile(rb"/Size\s{1,9}(\d{1,9})")
_START = re.compile(rb"startxref\s{1,9}(\d{1,12})")
_MOST_MAPS = 200
_LONGEST_MAP = 500_000  # bytes
_AT_ONCE = 100  # entries of one section


def is_named_here(code: int) -> bool:
    """Whether a character is one of the names that are given here."""
    return FIRST_NAME < code <= FIRST_NAME + LAST_CODE


def with_all_named(content: bytes) -> bytes | None:
    """The file with its maps made whole, added at its end as an update; None where there is nothing to be added.

    Only maps that are not compressed are looked at, and only in files whose table of places is none either: those that
    leave glyphs out are of this kind.
    """
    end = content.rfind(b"trailer")
    root, size, start = (each.search(content, end) for each in (_ROOT, _SIZE, _START))
    if end < 0 or not (root and size and start) or b"/Encrypt" in content[end:]:
        return None
    places: list[tuple[int, int]] = []
    made = bytearray(content + b"\n")
    for number, body in _maps(content):
        places.append((number, len(made)))
        made += b"%d 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (number, len(body), body)
    if not places:
        return None
    table = len(made)
    made += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %b /Root %b /Prev %b >>\nstartxref\n%d\n%%%%EOF\n" % (size[1], root[1], start[1], table)
    return bytes(made)


def _maps(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The maps that have gaps, each with the number of its object, the gaps closed."""
    for _, found in zip(range(_MOST_MAPS), _MAP.finditer(content), strict=False):
        end = content.find(b"endstream", found.end(), found.end() + _LONGEST_MAP)
        body = content[found.end() : max(end, found.end())]
        if b"endcmap" not in body or not _WIDE.search(body) or _NAMED_PRIVATELY.search(body):
            continue
        named = _named(body)
        gaps = [code for code in range(1, LAST_CODE + 1) if code not in named]
        if gaps:
            yield int(found[1]), body.replace(b"endcmap", _sections(gaps) + b"endcmap", 1)


def _named(body: bytes) -> set[int]:
    named: set[int] = set()
    for section in _SECTION.finditer(body):
        codes = [int(each, 16) for each in _HEX.findall(_LIST.sub(b"<0>", section[2]))]
        if section[1] == b"char":
            named.update(codes[::2])
        else:
            for first, last in zip(codes[::3], codes[1::3], strict=False):
                named.update(range(first, min(last, LAST_CODE) + 1))
    return named


def _sections(gaps: list[int]) -> bytes:
    parts = []
    for start in range(0, len(gaps), _AT_ONCE):
        some = gaps[start : start + _AT_ONCE]
        entries = b"".join(b"<%04X> <%04X>\n" % (code, FIRST_NAME + code) for code in some)
        parts.append(b"%d beginbfchar\n%bendbfchar\n" % (len(some), entries))
    return b"".join(parts)
