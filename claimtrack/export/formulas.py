"""Text that a spreadsheet would run as a formula, made harmless by an apostrophe, and back again exactly.

A cell is harmful where its text, blanks and invisible characters seen through, begins with one of the four signs in
any of their widths (OWASP, "CSV Injection"). The same holds behind a semicolon, a tab and a line end inside a cell: a
spreadsheet set to semicolons, as most Arabic and European ones are, begins a new cell there. Plain numbers are left
alone.
"""

import re

_SIGN = r"[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋]"
_NUMBER = r"[ ]*[+-][0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]+)?%?[ ]*"
_BREAK = r";\t\n\r"
# Blanks, controls, marks of direction and order, quotation marks and apostrophes; an apostrophe is seen through so that
# one which was there before is told from ours.
_THIN = (
    r"'\"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)

_AT_THE_START = rf"(?!{_NUMBER}\Z)[{_BREAK}{_THIN}]*{_SIGN}"
_INSIDE = rf"(?!{_NUMBER}(?:[{_BREAK}]|\Z))[{_THIN}]*{_SIGN}"

_FILLERS = "\u115f\u1160\u3164"  # letters that cannot be seen
_start = re.compile(_AT_THE_START)
_inside = re.compile(rf"(?<=[{_BREAK}])(?={_INSIDE})")
_defused_start = re.compile(rf"'(?={_AT_THE_START})")
_defused_inside = re.compile(rf"(?<=[{_BREAK}])'(?={_INSIDE})")


def defuse(text: str) -> str:
    """The text as a cell that no spreadsheet runs; most texts come back as they are."""
    if ";" in text or "\n" in text or "\t" in text or "\r" in text:
        text = _inside.sub("'", text)
    first = text[:1]
    if first.isalnum() and first not in _FILLERS:  # most texts, and much faster than the pattern
        return text
    return f"'{text}" if _start.match(text) else text


def undefuse(cell: str) -> str:
    """The text that `defuse` made the cell from: `undefuse(defuse(text)) == text` for every text."""
    return _defused_inside.sub("", cell[1:] if _defused_start.match(cell) else cell)
