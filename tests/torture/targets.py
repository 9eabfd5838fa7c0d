"""What is fuzzed: each takes bytes and gives an answer or raises a Problem; anything else is a finding."""

import sqlite3
from collections.abc import Callable

from platformdirs import user_state_path

from claimtrack.cli import input as cli_input
from claimtrack.domain import edtf
from claimtrack.intake.child import answer
from claimtrack.intake.document import mail, office, pdf, rich_text, web_page
from claimtrack.intake.text import read_plain, read_text
from claimtrack.language.claims import draw_claims
from claimtrack.language.dates import find_dates
from claimtrack.language.text.sentences import split
from claimtrack.storage import drafts
from claimtrack.storage.schema import SEARCH
from claimtrack.storage.search import match_expression

NOBODY = "00000000-0000-0000-0000-000000000000"

Target = Callable[[bytes], object]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] < b"@" else "replace")


def _split(data: bytes) -> None:
    text = _text(data)
    place = 0
    for sentence in split(text):
        assert place <= sentence.start <= sentence.end <= len(text)
        place = sentence.end


def _dates(data: bytes) -> None:
    text = _text(data)
    for found in find_dates(text, reference="2024-05-02"):
        assert found.text == text[found.start : found.end]
        if found.edtf:
            edtf.parse(found.edtf)


def _claims(data: bytes) -> None:
    article = read_text(_text(data))
    for claim in draw_claims(article):
        assert claim.quote == article.text[claim.start : claim.end]


def _query(data: bytes) -> None:
    if expression := match_expression(_text(data)):
        index = sqlite3.connect(":memory:")
        index.execute(SEARCH)
        index.execute("SELECT rowid FROM claim_search WHERE claim_search MATCH ?", (expression,)).fetchall()
        index.close()


def _edtf(data: bytes) -> None:
    assert edtf.parse(_text(data)).text


def _lines(data: bytes) -> None:
    path = user_state_path("claimtrack", appauthor=False, ensure_exists=True) / "fuzz.jsonl"
    path.write_bytes(data)
    for number, found in cli_input.read_objects(str(path)):
        cli_input.text_of(number, found)


def _draft(data: bytes) -> None:
    path = drafts.path_of(NOBODY)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    drafts.load(NOBODY)


def _answer(data: bytes) -> None:
    try:
        answer.parse(data)
    except ValueError:
        return  # it is said that nothing can be understood


TARGETS: dict[str, Target] = {
    "splitter": _split,
    "dates": _dates,
    "claims": _claims,
    "query": _query,
    "edtf": _edtf,
    "json-lines": _lines,
    "drafts": _draft,
    "child-answer": _answer,
    "plain-text": lambda data: read_plain(data, "a.txt"),
    "html": web_page.read,
    "mail": mail.read,
    "pdf": pdf.read,
    "docx": office.read_docx,
    "odt": office.read_odt,
    "rtf": rich_text.read,
}
