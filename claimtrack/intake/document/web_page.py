"""The main text of a web page, without what stands around it, and what the page says of itself."""

import codecs
import logging
import re
from collections import defaultdict
from itertools import pairwise

import trafilatura
from lxml import html
from lxml.etree import LxmlError

from claimtrack.domain.document import Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.charset import decode, decode_as_told, known_charset
from claimtrack.intake.document.page_metadata import describe
from claimtrack.intake.document.shown_text import shown_text
from claimtrack.intake.kinds import HTML

_DECLARED = re.compile(rb"<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARED_IN_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(https?://[^\s<>\"]{1,2000}) ?-->")  # as browsers write it
_LOOKED_AT = 16_384  # bytes
_EMBEDDED = re.compile(r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post", re.IGNORECASE)
_NEAR = 3  # levels up
_LONG, _SOME = 80, 2  # characters of a paragraph, and how many of those a part of an article has
_OUTERMOST = {"body", "html", "main"}
_LEAST = 250  # characters: a shorter main text is looked for again, less strictly
_SPANS = ("colspan", "rowspan")
_ROW = re.compile(r"- |\|")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(content: bytes, charset: str = "") -> Document:
    """The article of a web page, of which the server named the charset; Problem where it has no text."""
    notes = []
    text, is_guessed = decode_page(content, charset)
    if is_guessed:
        notes.append(Message("document.note.charset"))
    tree = _parsed(text)
    said = describe(tree) if tree is not None else {}
    saved = _SAVED_FROM.search(text[:_LOOKED_AT])
    if saved:
        said["address"] = saved[1]
    found = _main_text(tree) if tree is not None else ""
    if not found:
        found = read_fragment(text).text
        notes.append(Message("document.note.whole-page"))
    return Document(text=found, media_type=HTML, notes=tuple(notes), **said)


def read_fragment(text: str) -> Document:
    """All that a page shows, where nothing stands around its text, as in a mail."""
    shown = shown_text(text)
    if not shown:
        raise Problem(Message("document.no-text"))
    return Document(text=shown, media_type=HTML)


def decode_page(content: bytes, told: str = "") -> tuple[str, bool]:
    """The characters of a page, and whether its charset had to be guessed.

    First its byte order mark, then what its server names (`told`), then what the page declares (HTML, 13.2.3.2), unless
    these lie, then a guess; but what can be UTF-8 is. There is no UTF-7 on the web.
    """
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(content) or content.decode("utf-8", "replace"), False
    if (as_told := decode_as_told(content, told)) is not None:
        return as_told, False
    for charset in ("utf-8", _declared(content)):
        try:
            return content.decode(charset), False
        except UnicodeError:
            continue
    guessed = decode(content)
    return (guessed, True) if guessed is not None else (content.decode(_declared(content), "replace"), True)


def _declared(content: bytes) -> str:
    opening = content[:_LOOKED_AT]
    match = _DECLARED.search(opening) or _DECLARED_IN_XML.search(opening)
    charset = known_charset(match[1].decode("ascii")) if match else ""
    return charset if charset and not charset.startswith("utf-16") else "utf-8"  # what is read as ASCII is no UTF-16


def _parsed(text: str) -> html.HtmlElement | None:
    """The tree of a page, None where there is none, or one that is too large for the memory."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8"), parser=parser)
    except (LxmlError, ValueError):
        return None
    for name in _SPANS:
        for cell in tree.iterfind(f".//*[@{name}]"):
            del cell.attrib[name]
    return tree


def _main_text(tree: html.HtmlElement) -> str:
    """The main text, looked for less strictly where little is found; empty where there is none."""
    _open_embedded(tree)
    _join_parts(tree)
    best = ""
    for is_strict in (True, False):
        best = max(best, trafilatura.extract(tree, include_comments=False, favor_precision=is_strict) or "", key=len)
        if len(best) >= _LEAST:
            break
    return _with_paragraphs(best)


def _open_embedded(tree: html.HtmlElement) -> None:
    """Make quotations of the posts that are embedded: they are part of what the article says."""
    for quote in tree.xpath("//blockquote[@class]"):
        if not _EMBEDDED.search(quote.get("class")):
            continue
        for link in quote.xpath(".//a"):
            link.drop_tag()
        quote.attrib.clear()
        paragraphs = len(quote.findall(".//p"))
        for outer in list(quote.iterancestors("div", "figure", "section", "span"))[:_NEAR]:
            if len(outer.findall(".//p")) <= paragraphs + 1:
                outer.attrib.clear()
                outer.tag = "div"


def _join_parts(tree: html.HtmlElement) -> None:
    """Put an article together that is cut into several boxes of one kind, between which advertisements stand."""
    alike: dict[tuple[str, str], list[html.HtmlElement]] = defaultdict(list)
    for box in tree.iter("div", "section"):
        if box.get("class") and sum(len(each.text_content()) >= _LONG for each in box.iterchildren("p")) >= _SOME:
            alike[box.tag, box.get("class")].append(box)
    for first, *others in alike.values():
        above = list(first.iterancestors())[:_NEAR]
        for other in others:
            shared = next((each for each in list(other.iterancestors())[:_NEAR] if each in above), None)
            if shared is not None and shared.tag not in _OUTERMOST:
                first.extend(list(other))


def _with_paragraphs(text: str) -> str:
    """Paragraphs with a blank line between them; rows of a list or a table stay together."""
    lines = [line for line in text.split("\n") if line.strip()]
    parts = lines[:1]
    for before, line in pairwise(lines):
        parts.append("\n" if _ROW.match(before) and _ROW.match(line) else "\n\n")
        parts.append(line)
    return "".join(parts)
