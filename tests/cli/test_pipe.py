"""The whole way: an article in, verdicts given and signed, CSV out and read back."""

import csv
import io
import json
from pathlib import Path

import pytest

from claimtrack.export.formulas import undefuse
from claimtrack.intake.article import read_file
from tests.cli.conftest import Run

RATINGS = ("half-true", "false", "true")


def take_through(run: Run, workspace: Path, article: Path, published: str) -> list[dict[str, str]]:
    """Import an article, judge three of its claims in two names, and read the exported CSV."""
    assert run("create", workspace, "--by", "Karim").code == 0
    (told,) = run("import", workspace, article, "--published", published, "--by", "Karim", "--json").objects()
    chosen = told["claims"][:3]
    assert run("accept", workspace, *chosen, "--by", "Amal").code == 0
    for number, rating in zip(chosen, RATINGS, strict=True):
        way = "contradicts" if rating == "false" else "supports"
        kept = workspace.with_name(f"{rating}.txt")
        kept.write_text(f"The record of {rating}.", encoding="utf-8")
        assert run("attach", workspace, number, kept, "--stance", way, "--kind", "official", "--by", "Amal").code == 0
        given = ["--rationale-en", f"It is {rating}.", "--rationale-ar", "التعليل هنا.", "--by", "Amal"]
        assert run("verdict", workspace, number, rating, *given).code == 0
    reviewed = run("review", workspace, *chosen, "--by", "Amal")
    assert reviewed.code == 0, reviewed.err
    assert run("sign", workspace, *chosen, "--by", "Karim").code == 0
    out = workspace.with_suffix(".csv")
    assert run("export", workspace, out).code == 0
    assert run("verify", workspace).code == 0
    return list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def check(rows: list[dict[str, str]], text: str, published: str) -> None:
    assert [row["status"] for row in rows[:3]] == ["ready"] * 3
    assert [row["verdict"] for row in rows[:3]] == list(RATINGS)
    assert [row["rationale_en"] for row in rows[:3]] == [f"It is {rating}." for rating in RATINGS]
    assert {row["status"] for row in rows[3:]} <= {"inbox"}
    for row in rows:
        assert undefuse(row["quote"]) == text[int(row["start"]) : int(row["end"])]
        assert row["article_published"] == published


def test_the_whole_way(run: Run, article: Path, tmp_path: Path) -> None:
    rows = take_through(run, tmp_path / "way.claimtrack", article, "2024-04-02")
    check(rows, read_file(article).text, "2024-04-02")


@pytest.mark.no_cover
def test_the_whole_way_of_each_annotated_article(run: Run, cases: Path, tmp_path: Path) -> None:
    annotated = sorted(cases.glob("*/gold.json"))
    assert annotated
    for gold in annotated:
        described = json.loads(gold.read_text("utf-8"))["article"]
        article = gold.with_name(described["file"])
        rows = take_through(run, tmp_path / f"{gold.parent.name}.claimtrack", article, described["published"])
        check(rows, read_file(article).text, described["published"])
