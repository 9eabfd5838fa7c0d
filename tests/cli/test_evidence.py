import hashlib
from pathlib import Path

import pytest

from claimtrack.workspace.workspace import Workspace
from tests.cli.conftest import Run


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


def test_an_address_is_cited_and_says_so(run: Run, workspace: Path) -> None:
    alone = run("attach", workspace, "1", "https://example.org/a", "--stance", "supports", "--json")
    assert alone.code == 0
    assert "not offered yet" in alone.err
    quiet = run("attach", workspace, "1", "https://example.org/a", "--stance", "context", "--no-fetch", "--json")
    assert quiet.err == ""
    assert quiet.objects()[0]["source"] == alone.objects()[0]["source"], "one address is one source"


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
