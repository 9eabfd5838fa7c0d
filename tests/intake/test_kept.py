import hashlib
import os
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import FileBytes
from claimtrack.domain.words import Words
from claimtrack.intake import kept
from claimtrack.intake.kept import read_kept_file
from claimtrack.intake.kinds import BINARY, DOCX, media_type
from tests.intake.conftest import DOCUMENTS


def test_a_kept_file_has_the_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_bytes(b"\xef\xbb\xbfkept\r\n")
    found = read_kept_file(path)
    assert (found.content, found.media_type, found.how, found.name) == (
        b"\xef\xbb\xbfkept\r\n",
        "text/plain",
        "file",
        "kept.txt",
    )


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"%PDF-1.7 ...", "a.txt", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "a", "image/png"),
        (b"\xff\xd8\xff\xe0", "scan.png", "image/jpeg"),
        (b"GIF89a", "", "image/gif"),
        (b"RIFF\n\0\0\0WEBP", "", "image/webp"),
        (b"PK\x03\x04", "letter.docx", "application/zip"),
        (b"\n <!DOCTYPE html><p>text", "page.txt", "text/html"),
        (b"a,b\n", "table.CSV", "text/csv"),
        (b"{}", "data.json", "application/json"),
        ("سطر".encode(), "سطر.txt", "text/plain"),
        (("ا" * 40_000).encode(), "long.txt", "text/plain"),
        (("ا" * 40_000).encode()[1:], "cut.txt", BINARY),
        (b"a\0b", "program.txt", BINARY),
        (b"From a@b.c Mon Mar  4 10:00:00 2024\nFrom: a@b.c\nTo: d\n e\nDate: x\n\nx", "mbox", "message/rfc822"),
        (b"Subject: x\nFrom: a\nDate: x\nSnapshot-Content-Location: x\n\n", "a", "multipart/related"),
        (b"From: the mayor\nTo: all\nwe closed two schools\n\n", "a.txt", "text/plain"),
        (b"Date: today\n\n", "a.txt", "text/plain"),
        (b"<?xml version='1.0'?>\n<!-- x --><html>", "a", "text/html"),
        (b"  {\\rtf1 x}", "a.doc", "application/rtf"),
        (b"\xd8", "short.txt", BINARY),
    ],
)
def test_the_type_is_told_by_the_bytes(content: bytes, name: str, told: str) -> None:
    assert media_type(content, name) == told


def test_nothing_is_kept_of_an_empty_file_a_folder_or_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LIMIT", 10)
    monkeypatch.setattr(kept, "HELD", 5)
    for name, content in (("empty", b""), ("large", b"x" * 11)):
        (tmp_path / name).write_bytes(content)
    codes = []
    for path in (tmp_path / "empty", tmp_path / "large", tmp_path):
        with pytest.raises(Problem) as caught:
            read_kept_file(path)
        codes.append(caught.value.message.code)
    assert codes == ["intake.empty", "intake.too-large", "intake.folder"]


def test_what_is_read_in_it_comes_along(tmp_path: Path) -> None:
    found = read_kept_file(DOCUMENTS / "reports.odt")
    assert found.document is not None
    assert found.document.title == "تقرير المجلس"
    (tmp_path / "old.txt").write_bytes("قال المجلس إنه أغلق مدرستين".encode("cp1256"))
    assert read_kept_file(tmp_path / "old.txt").media_type == "text/plain"


def test_bytes_are_kept_where_no_text_is_found_and_it_is_said_why(tmp_path: Path) -> None:
    for name, content, code in (
        ("half.pdf", b"%PDF-1.7 ", "document.damaged"),
        ("noise.bin", bytes(99), "intake.not-text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", None),
    ):
        (tmp_path / name).write_bytes(content)
        found = read_kept_file(tmp_path / name)
        assert found.content == content
        assert found.document is None
        assert (found.problem.code if found.problem else None) == code


def test_a_large_file_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "HELD", 1_000)
    content = (DOCUMENTS / "reports.docx").read_bytes()
    (tmp_path / "large.docx").write_bytes(content)
    told: list[tuple[int, int]] = []
    found = read_kept_file(tmp_path / "large.docx", on_progress=lambda done, total: told.append((done, total)))
    assert found.content == FileBytes(tmp_path / "large.docx", hashlib.sha256(content).hexdigest(), len(content))
    assert (found.size, found.media_type) == (len(content), DOCX)
    assert found.document is not None
    assert told
    (tmp_path / "large.txt").write_bytes(b"word " * 900)
    found = read_kept_file(tmp_path / "large.txt")
    assert found.problem is not None
    assert found.problem.code == "document.too-much"


def test_reading_that_is_cancelled_keeps_nothing() -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Problem(Message("work.cancelled"))

    with pytest.raises(Problem, match=r"work\.cancelled"):
        read_kept_file(DOCUMENTS / "amiri.pdf", on_progress=cancel)


def test_special_files_and_workspaces_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "case.claimtrack").write_bytes(b"SQLite format 3\0")
    (tmp_path / "link.txt").symlink_to(tmp_path / "case.claimtrack")
    for path, code in (
        ("/dev/zero", "intake.not-a-file"),
        (tmp_path / "fifo", "intake.not-a-file"),
        (tmp_path / "gone", "intake.not-found"),
        (tmp_path / "case.claimtrack", "intake.workspace"),
        (tmp_path / "link.txt", "intake.workspace"),
    ):
        with pytest.raises(Problem) as caught:
            read_kept_file(path)
        assert caught.value.message.code == code
        assert Words("ar").knows(code)


@pytest.mark.parametrize("name", ["report.txt", "report", "report.pdf", "رسالة.jpg"])
def test_a_renamed_document_is_what_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((DOCUMENTS / "reports.docx").read_bytes())
    found = read_kept_file(tmp_path / name)
    assert found.media_type == DOCX
    assert found.document is not None
