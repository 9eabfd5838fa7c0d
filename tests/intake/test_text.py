import os
import threading
from io import BytesIO
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.intake.article import read_file, read_standard_input
from claimtrack.intake.file import DOCUMENT_LIMIT, LIMIT, read_bytes, read_stream
from claimtrack.intake.text import read_text

SENTENCE = "The council closed two schools in June."


def written(folder: Path, content: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path | str) -> str:
    with pytest.raises(Problem) as caught:
        read_file(path)
    for language in ("en", "ar"):
        assert Words(language).knows(caught.value.message.code)
        assert "\n" not in Words(language).say(caught.value.message)
    return caught.value.message.code


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"one\r\ntwo\rthree\n\r\n", "one\ntwo\nthree\n\n"),
        (b"\xef\xbb\xbfone", "one"),
        (b"\xef\xbb\xbf\xef\xbb\xbfone", "\ufeffone"),
        ("سطر\r\nثانٍ".encode("utf-16"), "سطر\nثانٍ"),
        ("سطر".encode("utf-8-sig"), "سطر"),
        (b"\xfe\xff" + "سطر".encode("utf-16-be"), "سطر"),
        (b"\xff\xfe\0\0" + "سطر".encode("utf-32-le"), "سطر"),
        (b"a\0b", "a\ufffdb"),
        ("one\x85two\u2028three\u2029four\x0cfive".encode(), "one\x85two\u2028three\u2029four\x0cfive"),
        ("نهاية الفقرة.,بداية".encode(), "نهاية الفقرة.,بداية"),
        ("e\u0301 \u200bzero\u202e".encode(), "e\u0301 \u200bzero\u202e"),
    ],
)
def test_text_is_the_decoded_content(tmp_path: Path, content: bytes, text: str) -> None:
    article = read_file(written(tmp_path, content))
    assert article.text == text
    assert article.original == content
    assert article.media_type == "text/plain"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "intake.empty"),
        (b"\xef\xbb\xbf", "intake.empty"),
        (b"\xff\xfe", "intake.empty"),
        (b" \n\t\r\n", "intake.empty"),
        ("\u200b\u202e\u2060".encode(), "intake.empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "intake.not-text"),
        (bytes(1000), "intake.not-text"),
        (b"\xff\xfea", "intake.not-text"),
        ("مرحبا بكم".encode()[:-1], "intake.not-text"),
    ],
)
def test_what_is_no_plain_text_is_refused_in_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(written(tmp_path, content)) == code


@pytest.mark.parametrize("name", ["report.pdf", "letter.docx", "scan.jpeg", "note.rtf"])
def test_text_stays_text_whatever_its_name_says(tmp_path: Path, name: str) -> None:
    assert read_file(written(tmp_path, SENTENCE.encode(), name)).text == SENTENCE


def test_special_files_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link").symlink_to(tmp_path / "fifo")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert refusal(tmp_path / "fifo") == "intake.not-a-file"
    assert refusal(tmp_path / "link") == "intake.not-a-file"
    assert refusal("/dev/zero") == "intake.not-a-file"
    assert refusal(tmp_path) == "intake.folder"
    assert refusal(tmp_path / "circle") == "intake.unreadable"
    assert refusal(tmp_path / "missing.txt") == "intake.not-found"
    assert refusal(tmp_path / "nul\0.txt") == "intake.not-found"
    assert refusal(tmp_path / ("n" * 300)) == "intake.unreadable"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SENTENCE.encode())
    path.chmod(0)
    assert refusal(path) == "intake.not-allowed"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(written(tmp_path, SENTENCE.encode()))
    assert read_file(tmp_path / "link.txt").text == SENTENCE


def test_size_is_limited(tmp_path: Path) -> None:
    path = written(tmp_path, b"x" * 1000)
    assert read_bytes(path, limit=1000) == b"x" * 1000
    with pytest.raises(Problem) as caught:
        read_bytes(path, limit=999)
    assert caught.value.message.code == "intake.too-large"
    with path.open("r+b") as file:
        file.truncate(LIMIT + 1)  # a sparse file
    assert refusal(path) == "intake.too-large"
    with path.open("r+b") as file:
        file.truncate(DOCUMENT_LIMIT + 1)
    assert refusal(path) == "intake.too-large"


def test_endless_stream_ends_at_the_limit() -> None:
    reading, writing = os.pipe()

    def pour() -> None:
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            try:
                while True:
                    pipe.write(b"more and more " * 1000)
            except BrokenPipeError:
                return

    source = threading.Thread(target=pour)
    source.start()
    with os.fdopen(reading, "rb") as stream, pytest.raises(Problem) as caught:
        read_stream(stream, "-", limit=100_000)
    source.join()
    assert caught.value.message.code == "intake.too-large"


def test_standard_input_is_read_like_a_file() -> None:
    assert read_standard_input(BytesIO(b"\xef\xbb\xbfone\r\n")).text == "one\n"
    with pytest.raises(Problem) as caught:
        read_standard_input(BytesIO(b""))
    assert Words("en").say(caught.value.message) == "There is no text in “standard input”: choose another file."


def test_pasted_text() -> None:
    article = read_text("\ufeffA first line\r\n\r\nand a second \ud800 one\0")
    assert article.text == "A first line\n\nand a second \ufffd one\ufffd"
    assert article.title == "A first line"
    assert article.original.decode().startswith("\ufeffA first line\r\n")
    for nothing in ("", " \n ", "\u200f\ufeff"):
        with pytest.raises(Problem) as caught:
            read_text(nothing)
        assert caught.value.message.code == "intake.nothing-typed"
    with pytest.raises(Problem) as caught:
        read_text("é" * (LIMIT // 2 + 1))
    assert caught.value.message.code == "intake.text-too-large"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  A\ttitle  with blanks \nText.", "A title with blanks"),
        ("\u200b\nTitle", "Title"),
        ("كلمة " * 100, "كلمة " * 29 + "كلمة…"),
        ("x" * 1_000_000, "x" * 149 + "…"),
    ],
)
def test_title_is_proposed_from_the_first_line(text: str, title: str) -> None:
    assert read_text(text).title == title


def test_language_is_found() -> None:
    assert read_text("قال الوزير إن الأسعار ارتفعت").language == "ar"
    assert read_text("The minister said that prices rose").language == "en"
