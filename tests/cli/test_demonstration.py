import csv
import io
import re
from pathlib import Path

import pytest

from claimtrack.export.formulas import undefuse
from tests.cli.conftest import Run


def test_demo_makes_the_sample_its_table_and_its_csv(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    shown = run("demo", folder)
    assert (shown.code, shown.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir() if path.stat().st_size) == ["sample.claimtrack", "sample.csv"]
    assert str(folder) in shown.out.split("\n")[-2]
    rows = list(csv.DictReader(io.StringIO((folder / "sample.csv").read_bytes().decode("utf-8-sig"), newline="")))
    listed = run("claims", folder / "sample.claimtrack", "--json").objects()
    assert [undefuse(row["claim"]) for row in rows] == [record["claim"] for record in listed]
    table = shown.out.split("\n")
    assert re.match(r"No\. +Status +Claimed date +Verdict", table[0])
    assert len(table) - 5 == len(rows)
    assert any("2019-04-19" in line and "Half true" in line for line in table)
    assert run("verify", folder / "sample.claimtrack").code == 0


def test_demo_without_a_folder_makes_and_names_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    shown = run("demo", "--lang", "ar")
    (folder,) = tmp_path.iterdir()
    assert str(folder) in shown.out
    assert (folder / "sample.csv").is_file()
    assert "صحيح جزئيًا" in shown.out


def test_demo_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    for name in ("sample.claimtrack", "sample.csv"):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        (folder / name).write_bytes(b"mine")
        failed = run("demo", folder)
        assert failed.code == 1
        assert name in failed.sentence()
        assert [path.read_bytes() for path in folder.iterdir()] == [b"mine"]


def test_demo_needs_a_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert run("demo", tmp_path / "missing" / "demo").code == 1
    assert "is not a folder" in run("demo", tmp_path / "file").sentence()
