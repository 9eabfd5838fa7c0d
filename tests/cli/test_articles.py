from pathlib import Path

import pytest

from claimtrack.workspace.workspace import Workspace
from tests.cli.conftest import ARTICLE, Run


@pytest.fixture
def empty(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "empty.claimtrack"
    assert run("create", path).code == 0
    return path


def test_import_stores_the_article_and_what_extract_draws(run: Run, empty: Path, article: Path) -> None:
    (told,) = run("import", empty, article, "--published", "2024-04", "--publisher", "The Paper", "--json").objects()
    drawn = run("extract", article, "--published", "2024-04", "--json").objects()
    assert list(told) == ["article", "claims"]
    assert len(told["claims"]) == len(drawn)
    records = run("claims", empty, "--json").objects()
    assert [record["id"] for record in records] == told["claims"]
    assert [record["quote"] for record in records] == [claim["quote"] for claim in drawn]
    assert {record["status"] for record in records} == {"inbox"}
    with Workspace.open(empty, who="", is_readonly=True) as opened:
        stored = opened.articles.get(told["article"]).article
        assert (stored.text, stored.title, stored.publisher) == (ARTICLE, "Council closes two schools", "The Paper")
        assert (stored.published, stored.language) == ("2024-04", "en")
        assert opened.articles.original(told["article"]) == article.read_bytes()


def test_the_same_article_again_gives_the_old_numbers(run: Run, empty: Path, article: Path, tmp_path: Path) -> None:
    first = run("import", empty, article, "--json")
    again = run("import", empty, article, "--json")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    copied = run("import", empty, copy, "--json")
    assert (again.code, again.out) == (0, first.out)
    assert (copied.code, copied.out) == (0, first.out)
    assert "the same text" in again.err
    assert len(run("history", empty, "--json").objects()) == 2


def test_what_is_given_beside_the_file_is_stored(run: Run, empty: Path, article: Path) -> None:
    given = ["--title", " A title ", "--author", "Someone", "--address", "https://example.org/a", "--language", "en"]
    assert run("import", empty, article, *given).code == 0
    with Workspace.open(empty, who="", is_readonly=True) as opened:
        stored = opened.articles.get(1).article
        assert (stored.title, stored.author, stored.address) == ("A title", "Someone", "https://example.org/a")


def test_standard_input_and_several_files(program: Run, run: Run, empty: Path, article: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("The mine in Kiruna closed on 1 May 2020.", encoding="utf-8")
    told = program("import", empty, "-", second, "--json", stdin=article.read_bytes()).objects()
    assert [each["article"] for each in told] == [1, 2]
    assert len(run("claims", empty, "--article", "2", "--json").objects()) == len(told[1]["claims"]) == 1


def test_import_for_people(run: Run, empty: Path, article: Path) -> None:
    shown = run("import", empty, article)
    assert "Import “Council closes two schools”" in shown.out
    assert "Article 1, claims 1, 2" in shown.out


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "javascript:alert(1)", "https://user:word@example.org/", "https://a b/", "https://"],
)
def test_an_address_that_cannot_be_cited_is_refused(run: Run, empty: Path, article: Path, address: str) -> None:
    failed = run("import", empty, article, "--address", address)
    assert failed.code == 1
    assert failed.sentence()
    assert run("claims", empty, "--json").objects() == []


def test_nothing_is_stored_where_one_of_the_files_is_bad(run: Run, empty: Path, article: Path, tmp_path: Path) -> None:
    for bad in (tmp_path / "missing.txt", "https://example.org/a"):
        failed = run("import", empty, article, bad, "--json")
        assert failed.code == 1
        assert failed.sentence()
    assert run("claims", empty, "--json").objects() == []


def test_a_web_page_brings_what_it_says_of_itself(run: Run, empty: Path, tmp_path: Path) -> None:
    sentences = "The council closed two schools on Sunday because the roof was unsafe, the mayor said. " * 3
    said = '{"@type": "NewsArticle", "headline": "Two schools closed", "datePublished": "2024-04-02T23:00:00-05:00"}'
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><html lang="en"><head><meta property="og:site_name" content="The Paper"><meta name="author" '
        f'content="Ann Lee"><script type="application/ld+json">{said}</script></head><body>'
        f'<nav><a href="/">Home</a></nav>'
        f"<article><p>{sentences}</p><p>{sentences}</p></article></body></html>",
        encoding="utf-8",
    )
    assert run("import", empty, page, "--by", "Amal").code == 0
    with Workspace.open(empty, who="", is_readonly=True) as workspace:
        article = workspace.articles.get(1).article
        assert (article.title, article.publisher, article.author) == ("Two schools closed", "The Paper", "Ann Lee")
        assert (article.published, article.language, article.media_type) == ("2024-04-02", "en", "text/html")
        assert workspace.articles.original(1) == page.read_bytes()
        assert "Home" not in article.text
    assert run("claims", empty, "--json").objects()[0]["date"] == "2024-03-31"
