from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.intake import kept
from claimtrack.intake.kept import BINARY, media_type, read_kept_file


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
        (b"\xd8", "short.txt", BINARY),
    ],
)
def test_the_type_is_told_by_the_bytes(content: bytes, name: str, told: str) -> None:
    assert media_type(content, name) == told


def test_nothing_is_kept_of_an_empty_file_a_folder_or_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LIMIT", 10)
    for name, content in (("empty", b""), ("large", b"x" * 11)):
        (tmp_path / name).write_bytes(content)
    codes = []
    for path in (tmp_path / "empty", tmp_path / "large", tmp_path):
        with pytest.raises(Problem) as caught:
            read_kept_file(path)
        codes.append(caught.value.message.code)
    assert codes == ["intake.empty", "intake.too-large", "intake.folder"]
