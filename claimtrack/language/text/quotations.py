"""Where the quotations of a text begin and end, whatever marks it uses."""

import re

LONGEST = 3000  # code points; a mark that is not closed within it is a stray one
_PAIRS = {
    '"': '"“”„‟',
    "“": '"”“',
    "”": '"“”',
    "„": '"“”',
    "«": "»",
    "»": "«",
    "‘": "’",
    "‹": "›",
    "「": "」",
    "『": "』",
}
_MARK = re.compile('["“”„«»‘’‹›「」『』\n]')


def _opens(text: str, place: int) -> bool:
    """Whether a mark can open a quotation: not after a digit (inches) and, « aside, not before a blank."""
    following = text[place + 1 : place + 2]
    before = text[place - 1 : place]
    if text[place] == '"' and before.isdigit():
        return False
    if text[place] == "‘" and before.isalpha():
        return False
    return bool(following) and (text[place] == "«" or not following.isspace())


def _closes(text: str, place: int) -> bool:
    """Whether a closing single mark is one, and not an apostrophe."""
    return text[place] != "’" or not text[place + 1 : place + 2].isalnum()


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Return the outermost quotations in order, marks included; one that is left open ends with its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        if opened is not None and place - opened > LONGEST:
            opened = None
        if opened is None:
            if mark in _PAIRS and _opens(text, place):
                opened = place
        elif mark == "\n":
            if text[opened] not in "‘»”":
                found.append((opened, place))
            opened = None
        elif mark in _PAIRS[text[opened]] and _closes(text, place):
            found.append((opened, place + 1))
            opened = None
    if opened is not None and len(text) - opened <= LONGEST and text[opened] not in "‘»”":
        found.append((opened, len(text)))
    return found
