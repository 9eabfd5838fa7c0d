"""What a web page says of itself: schema.org in JSON-LD, Open Graph, and the older names in its head."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import trafilatura
from lxml import html

from claimtrack.domain import edtf
from claimtrack.domain.errors import Problem

LONGEST = 500  # characters of one field
_ARTICLE = re.compile(r"Article|Report|BlogPosting|SocialMediaPosting|OpinionPiece|WebPage", re.IGNORECASE)
_DATE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T ]|\s*$)")
_DATE_IN_ADDRESS = re.compile(r"/(20\d\d)/([01]\d)/([0-3]\d)/")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2})(?:[-_]|\s*$)")
_SCRIPTS, _NODES, _DEEPEST = 50, 2_000, 8
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "publishdate",
        "pubdate",
        "pdate",
        "date",
    ),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date"),
    *("sailthru.date", "article.published", "publication_date", "citation_publication_date"),
)


def describe(tree: html.HtmlElement) -> dict[str, Any]:
    """Title, author, publisher, published, language and address of a page, as fields of a Document."""
    linked = _linked_article(tree)
    named = _named(tree)
    guessed = trafilatura.extract_metadata(tree, date_config={"extensive_search": False, "max_date": "2100-01-01"})
    title = _words(linked.get("headline")) or _first(named, _TITLES) or guessed.title
    author = _people(linked.get("author")) or _person(_first(named, _AUTHORS)) or guessed.author
    publisher = _people(linked.get("publisher")) or _first(named, _PUBLISHERS)
    address = _address(tree, named)
    dates = [linked.get("datePublished"), *(named.get(name) for name in _DATES), *_marked_days(tree), address]
    return {
        "title": _words(title),
        "author": _words(author),
        "publisher": _words(publisher or guessed.sitename),
        "published": next(filter(None, map(_day, dates)), None),
        "language": _language(tree.get("lang") or linked.get("inLanguage") or named.get("og:locale")),
        "address": address,
    }


def _linked_article(tree: html.HtmlElement) -> dict[str, Any]:
    """The node of JSON-LD that describes an article, the one that says most where there are several."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath('//script[@type="application/ld+json"]')[:_SCRIPTS]:
        try:
            found.extend(_articles(json.loads(script.text_content(), strict=False)))
        except (ValueError, RecursionError):
            continue
    told = ("headline", "datePublished", "author", "publisher")
    return max(found, key=lambda node: sum(bool(node.get(name)) for name in told), default={})


def _articles(found: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [(found, 0)], 0
    while waiting and seen < _NODES:
        node, depth = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            if _ARTICLE.search(str(node.get("@type", ""))[:LONGEST]):
                yield node
            inner: list[object] = [node.get("@graph"), node.get("mainEntity"), node.get("mainEntityOfPage")]
        else:
            inner = list(node) if isinstance(node, list) else []
        if depth < _DEEPEST:
            waiting.extend((each, depth + 1) for each in inner)


def _named(tree: html.HtmlElement) -> dict[str, str]:
    """The entries of the head by their name in small letters; the first of a name counts."""
    named: dict[str, str] = {}
    for entry in tree.iter("meta"):
        name = entry.get("property") or entry.get("name") or entry.get("itemprop")
        if name and entry.get("content"):
            named.setdefault(name.strip().lower()[:LONGEST], entry.get("content").strip())
    return named


def _marked_days(tree: html.HtmlElement) -> Iterator[str | None]:
    """The days that the body marks as those of publication."""
    for entry in tree.xpath('//time[@pubdate or @itemprop="datePublished"] | //*[@itemprop="datePublished"]')[
        :_SCRIPTS
    ]:
        yield entry.get("datetime") or entry.get("content")


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _words(value: object) -> str:
    return " ".join(unescape(value[: LONGEST * 4]).split())[:LONGEST] if isinstance(value, str) else ""


def _people(value: object) -> str:
    """Names out of what schema.org allows: text, a person or organization, or a list of them."""
    several = value if isinstance(value, list) else [value]
    names = [_person(each.get("name") if isinstance(each, dict) else each) for each in several[:20]]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _person(value: object) -> str:
    """A name; an address of the web in its place is none."""
    name = _words(value[0] if isinstance(value, list) and value else value)
    return "" if "://" in name else name


def _day(value: object) -> str | None:
    """The day of a moment as it is written, in its own time zone."""
    match = _DATE.match(value) or _DATE_IN_ADDRESS.search(value[:LONGEST]) if isinstance(value, str) else None
    try:
        return edtf.parse("-".join(match.groups())).text if match else None
    except Problem:
        return None


def _language(value: object) -> str:
    match = _LANGUAGE.match(value) if isinstance(value, str) else None
    return match[1].lower() if match else ""


def _address(tree: html.HtmlElement, named: dict[str, str]) -> str:
    links = tree.xpath('//link[@rel="canonical"]/@href')[:1]
    return next((each for each in (*links, named.get("og:url", "")) if each.startswith(("http://", "https://"))), "")
