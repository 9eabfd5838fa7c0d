"""Hosts whose letters may pass for others: scripts mixed in one name, or letters of one script that all look Latin.

A small part of Unicode's rules against confusion (UTS #39): what mixes scripts other than those of Japanese or Korean,
whole names of Cyrillic, Greek or Armenian letters with a Latin shape, letters of Latin hardly anybody writes, hidden
signs and marks.
"""

import unicodedata
from urllib.parse import urlsplit

_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}
_LIKE_LATIN = frozenset(
    "авеԁһіјкӏмнорԛгѕтсхуѡԝьүґ"  # Cyrillic
    "αβγεικνορτυχωηϲϳ"  # Greek
    "աոսօոցզհյ"  # Armenian
)
_USUAL_LATIN = 0x17F  # the last letter of Latin Extended-A
_UNUSUAL = frozenset("ıĸŉſ")  # in it all the same


def written_out_host(address: str) -> str:
    """The host of an address in ASCII (RFC 3492) where its letters may pass for others; empty where they do not."""
    try:
        host = (urlsplit(address.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""
    labels = unicodedata.normalize("NFKC", host).split(".")
    if host.isascii() or not any(map(_may_pass_for_another, [*host.split("."), *labels])):
        return ""
    return ".".join(map(_in_ascii, labels))


def _may_pass_for_another(label: str) -> bool:
    letters = [sign for sign in label if sign not in "-0123456789"]
    if label.isascii() or not letters:
        return False
    if any(unicodedata.category(sign)[0] not in "LMN" for sign in letters):
        return True  # hidden signs, and what only looks like a dot or a slash
    scripts = {unicodedata.name(sign, "UNKNOWN").split(" ")[0] for sign in letters if not unicodedata.combining(sign)}
    if len(scripts) > 1 and not scripts <= _TOGETHER:
        return True
    if scripts == {"LATIN"}:
        return any(ord(sign) > _USUAL_LATIN or sign in _UNUSUAL for sign in letters)
    return scripts <= {"FULLWIDTH", "MATHEMATICAL", "UNKNOWN"} or set(letters) <= _LIKE_LATIN


def _in_ascii(label: str) -> str:
    if label.isascii():
        return label
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return f"xn--{label.encode('punycode').decode('ascii')}"
