"""Paragraphs and sentences of an article, with its headings, list items and speaker labels.

Knows the joins of crawled pages (`.,` where a paragraph ended), abbreviations of both languages, decimals, initials,
ellipses, names with a dot inside, and quotations that run over several sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TITLES = (
    "dr mr mrs ms prof sen rep gov gen lt col maj sgt capt cmdr adm rev hon st mt messrs supt "
    "jan feb mar apr jun jul aug sep sept oct nov dec vs approx est dept univ eg ie cf al د أ م ص ق ب هـ ه ت ج ط ع ش"
)
_BEFORE_NUMBERS = frozenset("no nos fig vol pp art".split())
_MAY_END = "inc ltd co corp jr sr etc bros u.s u.k u.n e.u a.m p.m d.c ph.d a.d b.c i.e e.g"
_TITLES_SET, _MAY_END_SET = frozenset(_TITLES.split()), frozenset(_MAY_END.split())
_STARTERS = frozenset(
    "the he she it they we i in on at but and a an this that these those his her its their there when after before "
    "as for if while however meanwhile police".split()
)
_DOMAINS = frozenset("نت كوم أورغ اورغ تي com net org info gov edu co uk de fr".split())
_CLOSERS = "\"'”“»’›)]」』"
_WIDE_CLOSERS = "”’」』）"
_WIDE_STOPS = frozenset("。！？")  # after which no blank stands
_PICTURE = "\u2600-\u27bf\U0001f300-\U0001faff"
_END = re.compile(rf"[.!?؟…۔。！？।]+|[{_PICTURE}][{_PICTURE}\ufe0f\u200d]*(?=\s+[A-Z\u0620-\u064a])")
_WORD_BEFORE = re.compile(r"[^\s\"“”«»(\[،,;:]+$")
_WORD_AFTER = re.compile(r"[\"“«'‘(\[]*(\w+)")
_MARKER = re.compile(r"(?:>\s?|[-*•–—▪●◦]\s+|\(?\d{1,3}(?:[.)]\s+|/\d{0,3}\s*|\s?[-–]\s+))")
_LABEL = re.compile(
    r"(?:[-–—]\s*)?((?:[^\W\d_][\w.'’\u064B-\u0652-]*)(?: [^\W\d_][\w.'’\u064B-\u0652-]*){0,5}) ?:(?=\s)"
)
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’]*(?:[ ,]+[A-Z][\w.'’]*){0,4},?(?: [A-Z][a-z]{2,8}\.? \d{1,2})? ?(?:\([^()\n]{2,40}\))? ?[-–—]+ )"
    r"|(?:[^\W\d_][^\n().]{0,40}\([^()\n\d]{2,40}\) ?[-–—:]+ ?)"
)
_ARABIC_ATTRIBUTION = re.compile(r"(?:هكذا|كما|قال|قالت|يقول|تقول|أضاف|سأل|تساءل|رد|أجاب|صرخ|كتب)\w*\b")
_ENGLISH_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|asked|says|told|added|wrote|replied|tweeted|shouted)\b"
)
_ELSEWHERE = re.compile(  # lines that lead to other pages or tell of pictures
    r"[إا]قر(?:أ|ئ|ا|ؤوا|أوا) (?:أيض|ايض|المزيد|كذلك)|(?:شاهد|طالع|تابع) (?:أيض|ايض|الفيديو|المزيد)"
    r"|(?:مواضيع|أخبار) (?:ذات صلة|متعلقة)|(?:صورة|الصورة|تصوير|فيديو|رابط) ?:"
    r"|(?:read|see|watch) (?:also|more|next)\b|also read\b|related(?: stories| articles?)? ?:"
    r"|(?:photo(?:graph)?s?|image|video|picture)(?: by| credit)? ?:",
    re.IGNORECASE,
)
_LONGEST_HEADING = 16  # words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or heading, its place in code points without blanks around it.

    `label` is the span of the name before a colon that opens its paragraph in an interview.
    """

    start: int
    end: int
    paragraph: int
    is_heading: bool = False
    label: tuple[int, int] | None = None
    is_cited: bool = False  # in a line that is marked > as somebody else's


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.span()


def _is_break(text: str, match: re.Match[str], limit: int) -> int | None:
    """Return the end of the sentence that a stop closes, or None where it closes none."""
    stop, end = match.group(), match.end()
    if stop[-1] in _WIDE_STOPS:
        while end < limit and text[end] in _WIDE_CLOSERS:
            end += 1
        return end
    while end < limit and text[end] in _CLOSERS:
        end += 1
    following = text[end:limit]
    blanks = len(following) - len(following.lstrip()) if following[:1].isspace() else 0
    rest = text[end + blanks : end + blanks + 40]
    if not rest:
        return end
    if rest[0] in ",،" and (blanks or end > match.end() or stop[0] in ".…"):
        return _join_end(text, match, end, end + blanks)
    if stop == ".." or (not blanks and not _starts_after_missing_blank(text, match, end)):
        return None
    if rest[0] in ",،;؛:" or (rest[0].islower() and stop != "۔"):
        return None
    if end > match.end() and _is_attribution(rest, after_stop=stop == "."):
        return None
    if stop == "." and _is_abbreviation(text, match.start(), rest):
        return None
    return end


def _join_end(text: str, match: re.Match[str], end: int, comma: int) -> int | None:
    """A stop with a Latin comma is a paragraph join of a crawled page; in English only after a full stop."""
    if text[comma] != ",":
        return None
    is_arabic = any("\u0620" <= character <= "\u06d3" for character in text[max(0, match.start() - 20) : match.start()])
    after = text[comma + 1 : comma + 2]
    if after and not after.isspace():
        return None
    if is_arabic or (match.group() == "." and end == match.end() and text[comma + 2 : comma + 3].isupper()):
        return end
    return None


def _starts_after_missing_blank(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a new sentence begins right after the stop, as in `said.The` but not in a host name or an initial."""
    word = _WORD_AFTER.match(text, end)
    before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    if not word or not before or word.group(1).casefold() in _DOMAINS:
        return False
    first = word.group(1)[0]
    if "\u0620" <= first <= "\u06d3":
        return len(before.group()) > 1
    return first.isupper() and before.group()[-1].islower() and len(before.group()) > 2


def _is_attribution(rest: str, *, after_stop: bool) -> bool:
    """Whether what follows a closed quotation says who spoke, so that the sentence goes on.

    English has a comma and no full stop there.
    """
    return bool(_ARABIC_ATTRIBUTION.match(rest)) or (not after_stop and bool(_ENGLISH_ATTRIBUTION.match(rest)))


def _is_abbreviation(text: str, place: int, rest: str) -> bool:
    before = _WORD_BEFORE.search(text, max(0, place - 40), place)
    if not before:
        return False
    word = before.group().strip("([").casefold()
    if word in _TITLES_SET or (len(word) == 1 and word.isalpha() and before.group().isupper()):
        return True
    if word in _BEFORE_NUMBERS:
        return rest[0].isdigit()
    if word in _MAY_END_SET or re.fullmatch(r"(?:\w\.)+\w", word):
        following = _WORD_AFTER.match(rest)
        return not (following and following.group(1).casefold() in _STARTERS and rest[0].isupper())
    return False


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _END.finditer(text, start, end):
        if match.start() < first:
            continue
        stop = _is_break(text, match, end)
        if stop is not None:
            yield first, stop
            first = stop
            while first < end and text[first] in ",، \t\n\u00a0":
                first += 1
    if first < end:
        yield first, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "\u200e\u200f\u202a\u202b\u202c\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_marker(text: str, start: int, end: int) -> int:
    """Where the words begin after a list marker, a number of a thread or an agency's dateline."""
    marker = _MARKER.match(text, start, end)
    if marker:
        start = marker.end()
    dateline = _DATELINE.match(text, start, min(end, start + 90))
    return dateline.end() if dateline and dateline.end() < end else start


def _ends_openly(text: str, start: int, end: int) -> bool:
    return text[start:end].rstrip(_CLOSERS + " ")[-1:] not in (*".!?؟…:؛;،,۔", "")


def _headings(text: str, paragraphs: list[tuple[int, int]]) -> set[int]:
    """Paragraphs that look like headings: short, one line, no stop, with something under them."""
    if len(paragraphs) < 2:
        return set()
    is_open = [_ends_openly(text, start, end) for start, end in paragraphs]
    is_prose = sum(is_open[1:]) * 2 <= len(paragraphs) - 1
    found = set()
    for index, (start, end) in enumerate(paragraphs[:-1]):
        words = len(text[start:end].split())
        is_short = words <= _LONGEST_HEADING
        first = index == 0 and not is_open[0] and words <= 10 and text[start:end].rstrip()[-1:] in "?؟!" and is_prose
        if is_short and ((is_open[index] and (index == 0 or is_prose) and not _MARKER.match(text, start)) or first):
            found.add(index)
    return found


def _labels(text: str, paragraphs: list[tuple[int, int]], headings: set[int]) -> dict[int, tuple[int, int]]:
    """Names before a colon that open paragraphs, where at least two paragraphs open so."""
    found = {}
    for index, (start, end) in enumerate(paragraphs):
        match = _LABEL.match(text, start, min(end, start + 80))
        if match and match.end() < end - 1:
            found[index] = match.span(1)
    if 0 in found and 0 in headings and [text[a:b] for a, b in found.values()].count(text[slice(*found[0])]) == 1:
        del found[0]
    return found if len(found) >= 2 and len({text[a:b] for a, b in found.values()}) < max(2, len(found)) else {}


def split(text: str) -> list[Sentence]:
    """Cut a text into its sentences and headings, in order; each line is a paragraph."""
    paragraphs = [_trim(text, *span) for span in _paragraph_spans(text)]
    headings = _headings(text, paragraphs)
    labels = _labels(text, paragraphs, headings)
    sentences: list[Sentence] = []
    for index, (start, end) in enumerate(paragraphs):
        if (index in headings and index not in labels) or _ELSEWHERE.match(text, start, end):
            sentences.append(Sentence(start, end, index, is_heading=True))
            continue
        label = labels.get(index)
        first = label[1] + text[label[1] : label[1] + 3].index(":") + 1 if label else _without_marker(text, start, end)
        for span in _sentence_spans(text, first, end):
            left, right = _trim(text, *span)
            if any(character.isalnum() for character in text[left:right]):
                sentences.append(Sentence(left, right, index, label=label, is_cited=text[start] == ">"))
    return sentences
