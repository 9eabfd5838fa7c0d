import csv
import io
from pathlib import Path

import pytest

from claimtrack.export.formulas import undefuse
from tests.cli.conftest import ARTICLE, Run

KEYS = (
    "start end quote score worthy reasons reasons_text kind voice speaker speaker_start speaker_end speaker_reason"
    " denied date date_text date_of date_reason dates same_event"
)


def test_text_is_what_an_import_would_store(program: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree.,four\x00\xc2\x85")
    assert program("text", path).out == "one\ntwo\nthree.,four\ufffd\x85"
    assert program("text", "-", stdin=path.read_bytes()).out == "one\ntwo\nthree.,four\ufffd\x85"


def test_extract_gives_claims_in_the_order_of_the_text(run: Run, article: Path) -> None:
    drawn = run("extract", article, "--published", "2024-04-02", "--json").objects()
    assert len(drawn) >= 3
    assert [" ".join(claim) for claim in drawn] == [KEYS] * len(drawn)
    assert [claim["start"] for claim in drawn] == sorted(claim["start"] for claim in drawn)
    for claim in drawn:
        assert claim["quote"] == ARTICLE[claim["start"] : claim["end"]]
        assert claim["worthy"] is True
        assert claim["kind"] == "checkable"
        assert 0 <= claim["score"] <= 1
        assert len(claim["reasons"]) == len(claim["reasons_text"])
        assert not set(claim["reasons"]) & set(claim["reasons_text"]), "a reason has no words"
        for date in claim["dates"]:
            assert list(date) == ["text", "start", "end", "edtf", "earliest", "latest", "reason"]
    (opened,) = [claim for claim in drawn if "library" in claim["quote"]]
    assert opened["date"] == "2024-03-05"
    (said,) = [claim for claim in drawn if "budget" in claim["quote"]]
    assert "Ann Lee" in said["speaker"]


def test_extract_all_adds_the_rest(run: Run, article: Path) -> None:
    worthy = run("extract", article, "--json").objects()
    every = run("extract", article, "--json", "--all").objects()
    rest = [claim for claim in every if not claim["worthy"]]
    assert [claim["quote"] for claim in every if claim["worthy"]] == [claim["quote"] for claim in worthy]
    assert {"question", "prediction"} <= {claim["kind"] for claim in rest}
    assert "checkable" not in {claim["kind"] for claim in rest}


def test_several_files_are_named_and_events_numbered_through(run: Run, article: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text(
        "On 1 May 2020 the mine in Kiruna closed. The mine in Kiruna closed on 1 May 2020.", encoding="utf-8"
    )
    alone = run("extract", second, "--json").objects()
    both = run("extract", article, second, "--json").objects()
    assert {claim["file"] for claim in both} == {str(article), str(second)}
    assert all("file" not in claim for claim in alone)
    first = len(both) - len(alone)
    for claim, single in zip(both[first:], alone, strict=True):
        assert claim["quote"] == single["quote"]
        assert claim["same_event"] == (None if single["same_event"] is None else single["same_event"] + first)


def test_one_bad_file_among_several_prints_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    failed = run("extract", article, tmp_path / "missing.txt", "--json")
    assert failed.code == 1
    assert "missing.txt" in failed.sentence()


def test_extract_as_csv(run: Run, article: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text("=1+1 schools closed on 5 March 2024 in the city of Lund.", encoding="utf-8")
    drawn = run("extract", article, hostile, "--json").objects()
    shown = run("extract", article, hostile, "--csv")
    rows = list(csv.DictReader(io.StringIO(shown.out, newline="")))
    assert shown.out.endswith("\r\n")
    assert " ".join(rows[0]) == f"file {KEYS}"
    assert [undefuse(row["quote"]) for row in rows] == [claim["quote"] for claim in drawn]
    assert {row["worthy"] for row in rows} == {"true"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]


def test_extract_for_people(run: Run, article: Path) -> None:
    shown = run("extract", article, "--published", "2024-04-02").out.split("\n")
    assert shown[0].split() == ["Starts", "at", "Kind", "Claimed", "date", "Said", "by", "Claim"]
    assert any("2024-03-05" in line and "checkable" in line for line in shown)


def test_language_can_be_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("أغلق المجلس مدرستين يوم 5 مارس 2024 في المدينة.", encoding="utf-8")
    for language in ("auto", "ar"):
        (claim,) = run("extract", path, "--language", language, "--json").objects()
        assert claim["date"] == "2024-03-05"
    assert run("extract", path, "--language", "fr").code == 2


@pytest.mark.parametrize("command", ["text", "extract"])
def test_what_cannot_be_read_is_a_sentence(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "page.html").write_text("<script>text</script>", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    for name in ("page.html", "empty.txt", "missing.txt", "."):
        failed = run(command, tmp_path / name)
        assert failed.code == 1
        assert failed.sentence()
