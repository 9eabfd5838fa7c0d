"""Copy for the editor: a claim's rating, rationale and sources, as plain and as rich text for the clipboard."""

from dataclasses import dataclass
from html import escape

from claimtrack.domain import edtf
from claimtrack.domain.claim import Claim
from claimtrack.domain.source import Evidence
from claimtrack.domain.words import Words

_LINKED = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class EditorCopy:
    """One text in two forms: `html` is a fragment without scripts, styles and pictures."""

    plain: str
    html: str


def copy_for_editor(claim: Claim, language: str) -> EditorCopy:
    """A claim with its verdict and sources in the language of the piece ("en" or "ar").

    Sources that are not safe to name are left out; a rationale in the other language is better than none.
    """
    words = Words(language)
    lines: list[_Line] = [_Line(words.say("column.claim"), claim.text)]
    if claim.speaker:
        lines.append(_Line(words.say("column.speaker"), claim.speaker))
    if claim.date:
        lines.append(_Line(words.say("column.date"), words.say(edtf.reading(edtf.parse(claim.date)))))
    lines += _verdict(claim, words)
    sources = _sources(claim, words)
    direction = "rtl" if words.is_rtl else "ltr"
    plain = [line.plain for line in lines]
    html = [line.html for line in lines]
    if sources:
        heading = words.say("column.sources")
        plain += ["", f"{heading}:", *(f"- {source.plain}" for source in sources)]
        listed = "".join(f"<li>{source.html}</li>" for source in sources)
        html.append(f"<p><b>{escape(heading)}</b></p><ul>{listed}</ul>")
    body = "".join(html)
    return EditorCopy("\n".join(plain) + "\n", f'<div dir="{direction}" lang="{language}">{body}</div>')


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    text: str

    @property
    def plain(self) -> str:
        return f"{self.label}: {self.text}"

    @property
    def html(self) -> str:
        text = escape(self.text).replace("\n", "<br>")
        return f'<p><b>{escape(self.label)}:</b> <span dir="auto">{text}</span></p>'


@dataclass(frozen=True, slots=True)
class _Source:
    title: str
    rest: tuple[str, ...]
    address: str
    separator: str

    @property
    def plain(self) -> str:
        address = self.address if self.address != self.title else ""
        return self.separator.join(part for part in (self.title, *self.rest, address) if part)

    @property
    def html(self) -> str:
        title = escape(self.title)
        if self.address.lower().startswith(_LINKED):
            title = f'<a href="{escape(self.address)}">{title}</a>'
        return f'<span dir="auto">{self.separator.join((title, *map(escape, self.rest)))}</span>'


def _verdict(claim: Claim, words: Words) -> list[_Line]:
    verdict = claim.verdict
    if verdict is None:
        return []
    judgement = verdict.judgement
    rationales = (judgement.rationale_ar, judgement.rationale_en)
    own, other = rationales if words.language == "ar" else rationales[::-1]
    said = [("column.verdict", verdict.rating.label(words.language)), ("editor-copy.rationale", own or other)]
    said.append(("column.right", judgement.right))
    if judgement.established:
        said.append(("column.established", words.say(edtf.reading(edtf.parse(judgement.established)))))
    return [_Line(words.say(code), text) for code, text in said if text]


def _sources(claim: Claim, words: Words) -> list[_Source]:
    """The sources that may be named, each once, in the order in which they were attached."""
    named = {piece.source.id: piece for piece in reversed(claim.evidence) if piece.source.is_nameable}
    return [_source(piece, words) for piece in reversed(named.values())]


def _source(piece: Evidence, words: Words) -> _Source:
    citation = piece.source.citation
    published = words.say(edtf.reading(edtf.parse(citation.published))) if citation.published else ""
    title = citation.title or citation.address
    rest = tuple(part for part in (citation.publisher, published) if part)
    return _Source(title, rest, citation.address, words.say("list.separator"))
