import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.workspace.workspace import Workspace
from tests.cli.conftest import Run
from tests.intake.conftest import DOCUMENTS
from tests.intake.site import PAGE, Site


def record(run: Run, workspace: Path, number: int = 1) -> dict[str, object]:
    (found,) = [each for each in run("claims", workspace, "--json").objects() if each["id"] == number]
    return found


def test_a_citation_is_attached_and_attached_again(run: Run, workspace: Path) -> None:
    given = [
        "--title",
        "Minutes",
        "--publisher",
        "Council",
        "--published",
        "2023-07-01",
        "--kind",
        "official",
        "--origin",
        "Clerk",
    ]
    pin = ["--quote", "one school", "--place", "p. 3", "--translation", "مدرسة", "--note", "see annex"]
    (first,) = run("attach", workspace, "1", *given, *pin, "--stance", "contradicts", "--json").objects()
    assert list(first) == ["source", "evidence"]
    (second,) = run("attach", workspace, "1", "--source", first["source"], "--stance", "supports", "--json").objects()
    assert second["source"] == first["source"]
    assert second["evidence"] != first["evidence"]
    with Workspace.open(workspace, who="", is_readonly=True) as opened:
        piece = opened.claims.get(1).evidence[0]
        citation = piece.source.citation
        assert (citation.title, citation.publisher, citation.published) == ("Minutes", "Council", "2023-07-01")
        assert (citation.kind, citation.origin) == ("official", "Clerk")
        assert (piece.pin.quote, piece.pin.place, piece.pin.translation, piece.pin.note) == tuple(pin[1::2])
    found = record(run, workspace)
    assert (found["supports"], found["contradicts"], found["context"], found["status"]) == (1, 1, 0, "in-progress")


def test_a_text_file_is_kept(run: Run, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(b"\xef\xbb\xbfWe closed one school.\r\n")
    assert run("attach", workspace, "1", path, "--stance", "context", "--address", "https://example.org/s").code == 0
    found = record(run, workspace)
    assert found["snapshot_hashes"] == [hashlib.sha256(path.read_bytes()).hexdigest()]
    assert found["sources"] == ["statement.txt, https://example.org/s"]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("CLAIMTRACK_ALLOWED_HOSTS", "localhost")
    running = Site()
    yield running
    running.close()


def test_an_address_is_fetched_and_kept_or_only_cited(run: Run, workspace: Path, site: Site, tmp_path: Path) -> None:
    cited = run("attach", workspace, "1", site.at("/page"), "--stance", "context", "--no-fetch", "--json")
    assert cited.err == ""
    assert site.asked == []
    found = run(
        *("attach", workspace, "1", site.at("/page?utm_source=x"), "--stance", "supports", "--json"),
        *("--quote", "Two schools were closed, said the mayor."),
    )
    assert found.err == ""
    assert found.objects()[0]["source"] == cited.objects()[0]["source"], "one address is one source"
    with Workspace.open(workspace, who="", is_readonly=True) as opened:
        (snapshot,) = opened.sources.snapshots(found.objects()[0]["source"])
        assert opened.sources.content(snapshot.id) == PAGE
        assert (snapshot.how, snapshot.final_address) == ("fetched", site.at("/page?utm_source=x"))
        piece = opened.claims.get(1).evidence[1]
        assert piece.anchor is not None
        assert piece.anchor.start == 0
        written = opened.sources.write_record(snapshot.id, tmp_path)
        assert written.name.endswith(".warc.gz")
        assert b"WARC-Type: response" in gzip.decompress(written.read_bytes())
        assert opened.verify() == []


def test_what_does_not_come_is_not_attached(run: Run, workspace: Path, site: Site) -> None:
    failed = run("attach", workspace, "1", site.at("/gone"), "--stance", "supports")
    assert failed.code == 1
    assert "410" in failed.sentence()
    assert "--no-fetch" in failed.sentence()
    assert record(run, workspace)["status"] == "inbox"


def test_an_article_is_imported_from_the_web_with_its_record(
    run: Run, workspace: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = run("import", workspace, site.at("/moved"), "--published", "2024-04-02", "--json").objects()
    with Workspace.open(workspace, who="", is_readonly=True) as opened:
        article = opened.articles.get(told["article"]).article
        assert (article.title, article.address) == ("Schools", site.at("/page?x=1"))
        (source,) = opened.sources.same(address=site.at("/page/?x=1#part"))
        (snapshot,) = opened.sources.snapshots(source)
        assert snapshot.has_record
        assert opened.sources.text(snapshot.id) == article.text
    assert "the mayor" in run("text", site.at("/page")).out
    monkeypatch.delenv("CLAIMTRACK_ALLOWED_HOSTS")
    assert "private network" in run("text", site.at("/page")).sentence()
    assert "the mayor" in run("text", site.at("/page"), "--allow-host", "localhost").out


def test_the_same_bytes_are_the_same_source(run: Run, workspace: Path) -> None:
    given = ["attach", workspace, "1", DOCUMENTS / "reports.odt", "--stance", "supports", "--json"]
    (first,) = run(*given).objects()
    (second,) = run(*given, "--quote", "جهاد أبو حلا").objects()
    assert second["source"] == first["source"]
    other = run(*given, "--title", "Another title")
    assert other.objects()[0]["source"] != first["source"]
    assert "kept already" in other.err
    assert "not found" in run(*given, "--quote", "words that stand nowhere in it").err
    with Workspace.open(workspace, who="", is_readonly=True) as opened:
        citation = opened.sources.get(first["source"]).citation
        assert (citation.title, citation.author) == ("تقرير المجلس", "هالة نخلة")


def test_bytes_are_kept_where_no_text_can_be_read(run: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7 half")
    said = run("attach", workspace, "1", tmp_path / "half.pdf", "--stance", "context")
    assert said.code == 0
    assert "damaged" in said.err
    assert record(run, workspace)["snapshot_hashes"] == [hashlib.sha256(b"%PDF-1.7 half").hexdigest()]


def test_what_is_said_to_people(run: Run, workspace: Path) -> None:
    shown = run("attach", workspace, "1", "--title", "Minutes", "--stance", "supports")
    assert "supports" in shown.out
    assert "moved to “In progress”" in shown.out
    assert "Source 2, evidence 1." in shown.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["--title", "T", "--source", "1"], 2),
        (["https://example.org/", "--source", "1"], 2),
        (["https://example.org/", "--address", "https://example.org/b"], 2),
        (["--title", "T", "--kind", "rumour"], 2),
        (["--title", "T", "--published", "soon"], 2),
        (["--source", "99"], 1),
        (["missing.txt"], 1),
        (["ftp://example.org/"], 1),
        (["--address", "file:///etc/passwd"], 1),
        (["https://" + "a" * 100_000], 1),
    ],
)
def test_what_cannot_be_attached(run: Run, workspace: Path, arguments: list[str], code: int) -> None:
    failed = run("attach", workspace, "1", *arguments, "--stance", "supports")
    assert failed.code == code
    assert len(failed.sentence()) < 400
    assert record(run, workspace)["status"] == "inbox"


def test_stance_is_asked_for(run: Run, workspace: Path) -> None:
    assert "--stance" in run("attach", workspace, "1", "--title", "T").sentence()


def test_notes_and_search_notes(run: Run, workspace: Path, program: Run) -> None:
    assert run("note", workspace, "1", "a remark", "--by", "Karim").code == 0
    assert run("note", workspace, "1", "archive: nothing", "--looked").code == 0
    assert program("note", workspace, "1", "-", stdin=b"two\r\nlines").code == 0
    with Workspace.open(workspace, who="", is_readonly=True) as opened:
        notes = opened.claims.get(1).notes
    assert [(note.kind, note.text) for note in notes] == [
        ("note", "a remark"),
        ("search", "archive: nothing"),
        ("note", "two\nlines"),
    ]
    assert notes[0].written_by == "Karim"
    assert run("note", workspace, "1", " ").code == 1
    assert run("note", workspace, "9", "text").code == 1
