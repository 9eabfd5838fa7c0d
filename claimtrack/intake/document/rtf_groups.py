"""Groups of Rich Text that are no part of the running text: what is marked as deleted, footnotes, boxes (RTF 1.9)."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\\(?:([A-Za-z]{1,40})(-?\d{1,10})? ?|.)|[{}]", re.DOTALL)
_DELETED, _ASIDE = "deleted", "aside"
_KINDS = {"deleted": _DELETED, "footnote": _ASIDE, "shptxt": _ASIDE}
_EDITED = frozenset({"deleted", "revised"})


@dataclass(slots=True)
class _Group:
    """Where it begins, where its own content does, where it ends; `kind` is empty for one that stays in its place."""

    start: int
    content: int = 0
    end: int = 0
    kind: str = ""


def put_in_order(source: str) -> tuple[str, bool]:
    """The document without what is marked as deleted, footnotes and boxes after its text; whether it was edited so."""
    groups, end, is_edited = _moved(source)
    parts: list[str] = []
    asides: list[str] = []
    place = 0
    for group in sorted(groups, key=lambda each: each.start):
        if group.start < place:
            continue  # inside one that goes already
        parts.append(source[place : group.start])
        if group.kind == _ASIDE:
            asides.append("\\par {" + source[group.content : group.end])
        place = group.end
    return "".join((*parts, source[place:end], *asides, source[max(place, end) :])), is_edited


def _moved(source: str) -> tuple[list[_Group], int, bool]:
    """The groups that do not stay, where the document ends, and whether changes were recorded in it."""
    opened: list[_Group] = []
    found: list[_Group] = []
    is_edited = False
    for token in _TOKEN.finditer(source):
        if token[0] == "{":
            opened.append(_Group(token.start()))
        elif token[0] == "}":
            if len(opened) <= 1:
                return found, token.start(), is_edited
            group = opened.pop()
            group.end = token.end()
            if group.kind:
                found.append(group)
        elif token[1] and token[2] != "0":
            is_edited = is_edited or token[1] in _EDITED
            if token[1] in _KINDS and len(opened) > 1 and not opened[-1].kind:
                opened[-1].kind, opened[-1].content = _KINDS[token[1]], token.end()
    return found, len(source), is_edited
