"""Documents of word processors: DOCX (ECMA-376) and ODT (OASIS OpenDocument), the text as it would be printed."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from claimtrack.domain.document import Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.document.package import Package
from claimtrack.intake.kinds import DOCX, ODT

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_LONGEST = 500  # characters of one field
_MOST_BLANKS = 100  # that one mark stands for


def read_docx(content: bytes) -> Document:
    """The paragraphs of a Word document with its footnotes; what is marked as deleted is left out, and that is said."""
    package = Package(content)
    body = package.tree("word/document.xml")
    if body is None:
        raise Problem(Message("document.damaged"))
    w = _STRICT_W if body.tag.startswith(_STRICT_W) else _W
    paragraphs = _written(body, w)
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        tree = package.tree(notes)
        if tree is not None:
            paragraphs += _written(tree, w)
    is_edited = next(body.iter(f"{w}del", f"{w}ins", f"{w}moveFrom"), None) is not None
    told = (Message("document.note.tracked"),) if is_edited else ()
    return Document(
        text=_joined(paragraphs), media_type=DOCX, notes=told, **_properties(package.tree("docProps/core.xml"))
    )


def read_odt(content: bytes) -> Document:
    """The paragraphs of an OpenDocument text; what is marked as deleted is left out, and that is said."""
    package = Package(content)
    tree = package.tree("content.xml")
    body = tree.find(f".//{_OFFICE}text") if tree is not None else None
    if body is None:
        raise Problem(Message("document.encrypted" if _is_encrypted(package) else "document.damaged"))
    tracked = body.findall(f".//{_TEXT}tracked-changes")
    for each in tracked:
        _remove(each)
    paragraphs = [_odt_text(each) for each in _outermost(body, _PARAGRAPHS)]
    told = (Message("document.note.tracked"),) if tracked else ()
    return Document(text=_joined(paragraphs), media_type=ODT, notes=told, **_properties(package.tree("meta.xml")))


def _joined(paragraphs: list[str]) -> str:
    text = "\n\n".join(filter(None, (paragraph.strip() for paragraph in paragraphs)))
    if not text:
        raise Problem(Message("document.no-text"))
    return text


def _is_encrypted(package: Package) -> bool:
    return b"encryption-data" in (package.part("META-INF/manifest.xml") or b"")


def _written(tree: etree._Element, w: str) -> list[str]:
    """The paragraphs of a part of DOCX in order; those in boxes come after the one they hang on."""
    for twin in list(tree.iter(_FALLBACK)):  # the same box again, for older programs
        _remove(twin)
    paragraphs: dict[etree._Element, list[str]] = {each: [] for each in tree.iter(f"{w}p")}
    signs = {f"{w}tab": "\t", f"{w}br": "\n", f"{w}cr": "\n", f"{w}noBreakHyphen": "\u2011", f"{w}softHyphen": "\u00ad"}
    for element in tree.iter(f"{w}t", *signs):
        holder = next(element.iterancestors(f"{w}p"), None)
        if holder is None or next(element.iterancestors(f"{w}moveFrom"), None) is not None:
            continue
        if element.tag == f"{w}tab" and next(element.iterancestors(f"{w}r"), None) is None:
            continue  # a stop in the ruler, not a blank in the text
        paragraphs[holder].append(signs.get(str(element.tag), element.text or ""))
    return ["".join(each) for each in paragraphs.values()]


def _outermost(body: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The paragraphs that are in no other; those of a footnote belong to the one that it is in."""
    for element in body.iter(*tags):
        if next(element.iterancestors(*tags), None) is None:
            yield element


def _odt_text(paragraph: etree._Element) -> str:
    """A paragraph with the blanks that OpenDocument writes as elements; its footnotes after it."""
    parts: list[str] = []
    after: list[str] = []
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        note = next(element.iterancestors(f"{_TEXT}note-body"), None)
        target = after if note is not None else parts
        if event == "start":
            if not _is_silent(element):
                target += [_sign(element), element.text or ""]
        elif element is not paragraph:
            outside = after if note is not None else parts
            outside.append(element.tail or "")
    text = "".join(parts)
    return "\n\n".join(filter(None, (text, "".join(after).strip())))


def _sign(element: etree._Element) -> str:
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        return " " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS)
    if element.tag in _PARAGRAPHS and next(element.iterancestors(*_PARAGRAPHS), None) is not None:
        return "\n"  # of a box that stands in a paragraph
    return {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(str(element.tag), "")


def _is_silent(element: etree._Element) -> bool:
    """Whether its own words are no part of the text: the number of a footnote, a remark of an editor."""
    silent = (f"{_TEXT}note-citation", f"{_OFFICE}annotation")
    return element.tag in silent or next(element.iterancestors(*silent), None) is not None


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _properties(tree: etree._Element | None) -> dict[str, Any]:
    """Title and author of a document, by the names of Dublin Core; when its file was made is no day of publication."""
    if tree is None:
        return {}

    def of(*names: str) -> str:
        found = (tree.findtext(f".//{name}") for name in names)
        return next((" ".join(text.split())[:_LONGEST] for text in found if text and text.strip()), "")

    return {
        "title": of(f"{_DC}title"),
        "author": of(f"{_META}initial-creator", f"{_DC}creator"),
        "language": of(f"{_DC}language")[:2].lower(),
    }
