import contextlib
import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.export.csv import HEADERS
from claimtrack.export.formulas import undefuse
from tests.cli.conftest import Run


def ids(run: Run, workspace: Path, *filters: object) -> list[int]:
    return [record["id"] for record in run("claims", workspace, *filters, "--json").objects()]


@pytest.fixture(scope="module")
def filled(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace below, made once and copied for each test."""
    path = Path(shutil.copy(imported, tmp_path_factory.mktemp("filled") / "work.claimtrack"))
    commands = (
        ["accept", path, "1"],
        ["verdict", path, "1", "false", "--rationale", "No.", "--by", "Amal"],
        ["add", path, "Prices rose by -5 percent", "--date", "2019-07", "--speaker", "الوزير محمد"],
        ["add", path, "=1+1", "--date", "2020-01-05/.."],
        ["add", path, "Undated, 100% sure"],
    )
    with contextlib.redirect_stdout(io.StringIO()):
        for command in commands:
            assert main([str(argument) for argument in command]) == 0
    return path


@pytest.fixture
def busy(filled: Path, tmp_path: Path) -> Path:
    """Three drawn claims at least, the first with a verdict, and three added by hand."""
    return Path(shutil.copy(filled, tmp_path / "work.claimtrack"))


def test_keys_are_the_headers_of_the_csv(run: Run, busy: Path) -> None:
    records = run("claims", busy, "--json").objects()
    assert [tuple(record) for record in records] == [HEADERS] * len(records)
    rows = list(csv.DictReader(io.StringIO(run("claims", busy, "--csv").out, newline="")))
    assert [tuple(row) for row in rows] == [HEADERS] * len(records)
    assert [undefuse(row["claim"]) for row in rows] == [record["claim"] for record in records]
    assert "=1+1" in [record["claim"] for record in records]
    assert "'=1+1" in [row["claim"] for row in rows]


def test_filters(run: Run, busy: Path) -> None:
    every = ids(run, busy)
    rose, plus, undated = every[-3:] if every[0] == 1 else every[:3]
    assert ids(run, busy, "--status", "in-progress") == [1]
    assert set(ids(run, busy, "--status", "to-check", "--status", "in-progress")) == {1, rose, plus, undated}
    assert ids(run, busy, "--verdict", "false") == [1]
    assert ids(run, busy, "--verdict", "true") == []
    assert ids(run, busy, "--speaker", "محمّد") == [rose]
    assert rose not in ids(run, busy, "--article", "1")
    assert ids(run, busy, "--to", "2019-07-01") == [rose]
    assert rose not in ids(run, busy, "--from", "2019-08")
    assert plus in ids(run, busy, "--from", "2030")
    assert undated not in ids(run, busy, "--from", "1000")
    assert ids(run, busy, "--decided-from", "2020") == [1]
    assert ids(run, busy, "--decided-to", "2020") == []
    assert ids(run, busy, "--limit", "2") == every[:2]


def test_search(run: Run, busy: Path) -> None:
    assert len(ids(run, busy, "library")) == 1
    assert ids(run, busy, "--status", "inbox", "library") == ids(run, busy, "library", "--status", "inbox")
    assert len(ids(run, busy, "LIBRARY street")) == 1
    assert ids(run, busy, "nothing-like-it") == []
    for odd in ('"', "a OR (", "NEAR(", "col:x", "^", "5%", "don't", "*", "\\", "'; DROP TABLE claim;--", "👍"):
        assert isinstance(ids(run, busy, odd), list)


def test_a_query_that_begins_with_a_dash_comes_after_two(run: Run, busy: Path) -> None:
    found = run("claims", busy, "--json", "--", "-5 percent")
    assert [record["claim"] for record in found.objects()] == ["Prices rose by -5 percent"]
    assert run("claims", busy, "-five").code == 2


def test_table_for_people(run: Run, busy: Path) -> None:
    english = run("claims", busy).out.split("\n")
    assert english[0].split() == ["No.", "Status", "Claimed", "date", "Verdict", "Said", "by", "Claim"]
    assert any("In progress" in line and "False" in line for line in english)
    assert any("\u2068الوزير محمد\u2069" in line for line in english)
    arabic = run("claims", busy, "--lang", "ar").out
    assert "قيد التحقق" in arabic
    assert "زائف" in arabic


def test_export_writes_the_filtered_claims(run: Run, busy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    shown = run("export", busy, out, "--status", "to-check")
    assert shown.out == f"3 claims are in “{out}”.\n"
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,uuid,")
    listed = run("claims", busy, "--csv", "--status", "to-check").out
    assert out.read_bytes().decode("utf-8-sig") == listed
    assert run("export", busy, tmp_path / "bare.CSV", "--no-bom", "library").code == 0
    assert (tmp_path / "bare.CSV").read_bytes().startswith(b"id,uuid,")
    assert (tmp_path / "bare.CSV").read_bytes().count(b"\r\n") == 2


def test_export_replaces_only_with_force_and_never_a_workspace(run: Run, busy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    failed = run("export", busy, out)
    assert failed.code == 1
    assert "--force" in failed.sentence()
    assert out.read_bytes() == b"old"
    assert run("export", busy, out, "--force").code == 0
    assert out.read_bytes() != b"old"
    (tmp_path / "link.csv").symlink_to(busy)
    os.link(busy, tmp_path / "hard.csv")
    before = busy.read_bytes()
    for name in ("link.csv", "hard.csv"):
        failed = run("export", busy, tmp_path / name, "--force")
        assert failed.code == 1
        assert "workspace" in failed.sentence()
    assert busy.read_bytes() == before
    assert run("verify", busy).code == 0


def test_export_writes_everything_as_json(run: Run, busy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.JSON"
    shown = run("export", busy, out, "--status", "to-check")
    assert shown.out == f"3 claims are in “{out}”.\n"
    document = json.loads(out.read_bytes())
    listed = run("claims", busy, "--json", "--status", "to-check").objects()
    assert {claim["uuid"] for claim in document["claims"]} == {record["uuid"] for record in listed}
    assert run("export", busy, out).code == 1
    assert run("export", busy, out, "--force").code == 0
    assert len(json.loads(out.read_bytes())["claims"]) > 3


@pytest.mark.parametrize("name", ["out.xlsx", "out.jsonld", "out.html", "out.pdf", "out.zip", "."])
def test_formats_that_come_later_say_so(run: Run, busy: Path, tmp_path: Path, name: str) -> None:
    failed = run("export", busy, tmp_path / name)
    assert failed.code == 1
    assert failed.sentence().startswith("Only CSV and JSON are offered so far")


@pytest.mark.parametrize("name", ["out", "out.txt", "", ".csv/x", "missing/out.csv"])
def test_export_that_cannot_be_is_a_sentence(run: Run, busy: Path, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.iterdir())
    failed = run("export", busy, f"{tmp_path}/{name}" if name else "")
    assert failed.code == 1
    assert failed.sentence()
    assert sorted(tmp_path.iterdir()) == before
