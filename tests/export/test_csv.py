import csv
import io
import shutil
import subprocess
import tracemalloc
from dataclasses import asdict, replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from claimtrack.domain.columns import COLUMNS, ClaimRecord
from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.export.csv import HEADERS, parts, write
from claimtrack.export.formulas import undefuse

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    '=WEBSERVICE("http://example.org")',
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\ufeff=1+1",
    "\u200f=1+1",
    " =1+1",
    'x";=1+1',
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "-5",
    "+972501234567",
    "sep=;",
    'two\nlines, a comma and "quotes"',
    "line\u2028separator\x85and more",
    "<img src=x>",
    "قال: «نعم»؛ ثم سكت",
    "x" * 40_000,
)

PLAIN = ClaimRecord(
    id=1,
    uuid="0b0a5f0e-6f0d-4f64-9df1-0d1f6d7b2c11",
    article="عنوان المقال",
    publisher="A paper",
    article_address="https://example.org/?a=1",
    article_published="2024-03",
    claim="The council closed two schools in June.",
    quote="closed two schools",
    start=12,
    end=30,
    speaker=None,
    voice="article",
    kind="checkable",
    date="2023-06",
    date_of="event",
    earliest="2023-06-01",
    latest="2023-06-30",
    status="in-progress",
    priority="normal",
    due=None,
    assignee="",
    tags=("schools", "council"),
    verdict="half-true",
    verdict_en="Half true",
    verdict_ar="صحيح جزئيًا",
    verdict_value=3,
    scale="default/1",
    rationale_en="One was closed.",
    rationale_ar="أُغلقت واحدة.",
    established="2023-07-01",
    right="One school was closed, on 1 July.",
    confidence="high",
    decided_by="Amal",
    decided_at="2024-03-02T10:00:00Z",
    supports=1,
    contradicts=2,
    context=0,
    sources=("Minutes; council, 2023-07-01", "https://example.org/b"),
    snapshot_hashes=("ab" * 32, "cd" * 32),
    notes=("looked in the archive",),
    published_address="",
    created="2024-03-01T09:00:00Z",
    updated="2024-03-02T10:00:00Z",
)


def hostile_records() -> list[ClaimRecord]:
    """A claim for each hostile cell, which stands in every field that takes free text."""
    return [
        replace(
            PLAIN,
            id=number,
            article=text,
            publisher=text,
            claim=text,
            quote=text,
            speaker=text,
            assignee=text,
            tags=(text, text),
            rationale_en=text,
            rationale_ar=text,
            right=text,
            decided_by=text,
            sources=(text,),
            notes=("a note", text),
        )
        for number, text in enumerate(HOSTILE, 1)
    ]


CONTRACT = (
    "id uuid article publisher article_address article_published claim quote start end speaker voice kind date date_of"
    " earliest latest status priority due assignee tags verdict verdict_en verdict_ar verdict_value scale rationale_en"
    " rationale_ar established right confidence decided_by decided_at supports contradicts context sources"
    " snapshot_hashes notes published_address created updated"
)


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def test_headers_are_the_contract() -> None:
    assert " ".join(HEADERS) == CONTRACT


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_column_has_a_heading_in_words(language: str) -> None:
    assert [column.name for column in COLUMNS if not Words(language).knows(column.label)] == []


def test_bytes_of_a_file(tmp_path: Path) -> None:
    assert write([PLAIN], tmp_path / "out.csv") == 1
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,uuid,article,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 2
    assert write([], tmp_path / "bare.csv", bom=False) == 0
    assert (tmp_path / "bare.csv").read_bytes() == CONTRACT.replace(" ", ",").encode() + b"\r\n"


def test_values_read_back(tmp_path: Path) -> None:
    write([PLAIN], tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    wanted = {name: "" if value is None else value for name, value in asdict(PLAIN).items()}
    wanted |= {name: "\n".join(wanted[name]) for name in ("tags", "sources", "snapshot_hashes", "notes")}
    assert row == {name: str(value) for name, value in wanted.items()}


def test_nothing_to_say_is_an_empty_cell(tmp_path: Path) -> None:
    bare = replace(PLAIN, tags=(), sources=(), snapshot_hashes=(), notes=(), quote=None, start=None, end=None)
    write([bare], tmp_path / "bare.csv")
    (row,) = read(tmp_path / "bare.csv")
    empty = ("tags", "sources", "snapshot_hashes", "notes", "quote", "start", "end")
    assert {name: row[name] for name in empty} == dict.fromkeys(empty, "")


def test_hostile_cells_come_back_exactly(tmp_path: Path) -> None:
    write(hostile_records(), tmp_path / "out.csv")
    rows = read(tmp_path / "out.csv")
    for name in ("article", "claim", "quote", "speaker", "rationale_ar", "decided_by", "sources"):
        assert [undefuse(row[name]) for row in rows] == list(HOSTILE)
    assert [undefuse(row["notes"]) for row in rows] == [f"a note\n{text}" for text in HOSTILE]
    assert [undefuse(row["tags"]) for row in rows] == [f"{text}\n{text}" for text in HOSTILE]


def test_real_numbers_are_left_alone(tmp_path: Path) -> None:
    write([replace(PLAIN, claim="-5", speaker="+972501234567")], tmp_path / "out.csv")
    (row,) = read(tmp_path / "out.csv")
    assert (row["claim"], row["speaker"]) == ("-5", "+972501234567")


def test_text_that_no_encoding_holds_does_not_stop_the_export(tmp_path: Path) -> None:
    write([replace(PLAIN, claim="a \ud800 b")], tmp_path / "out.csv")
    assert read(tmp_path / "out.csv")[0]["claim"] == "a ? b"


def test_existing_file_needs_leave(tmp_path: Path) -> None:
    write([], tmp_path / "out.csv")
    with pytest.raises(Problem):
        write([PLAIN], tmp_path / "out.csv")
    assert write([PLAIN], tmp_path / "out.csv", overwrite=True) == 1


def test_memory_stays_flat() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        for part in parts(PLAIN for _ in range(count)):
            assert part
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(3_000) < peak(300) * 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("separator", ["44", "59", "9"], ids=["comma", "semicolon", "tab"])
def test_libreoffice_reads_it_and_finds_no_formula(tmp_path: Path, separator: str) -> None:
    write(hostile_records(), tmp_path / "out.csv")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", f"--infilter=CSV:{separator},34,UTF8",
         "--convert-to", "fods", "--outdir", tmp_path, tmp_path / "out.csv"],
        check=True,
        capture_output=True,
        timeout=100,
    )  # fmt: skip
    sheet = (tmp_path / "out.fods").read_text(encoding="utf-8")
    assert "formula=" not in sheet
    if separator == "44":
        names = {"t": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
        rows = ET.fromstring(sheet).findall(".//t:table/t:table-row", names)  # noqa: S314 - made here
        assert len([row for row in rows if "".join(row.itertext()).strip()]) == len(HOSTILE) + 1
