import re
import threading
import time
from difflib import SequenceMatcher
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from pathlib import Path

import pytest

from claimtrack.domain.document import Document, page_at
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.intake import kinds
from claimtrack.intake.article import read_file
from claimtrack.intake.reading import draw, read_document
from claimtrack.language.text.folding import fold
from tests.intake.conftest import DOCUMENTS, page_of, png

CASES = DOCUMENTS.parents[1] / "cases"


@cache
def read(name: str) -> Document:
    content = (DOCUMENTS / name).read_bytes()
    return read_document(content, kinds.media_type(content, name))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def share_of_words(text: str, *articles: str) -> float:
    """How many of the words of these articles stand in the text in their order."""
    wanted = words("\n".join((CASES / name / "article.txt").read_text(encoding="utf-8") for name in articles))
    blocks = SequenceMatcher(None, wanted, words(text), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


@pytest.mark.parametrize("name", ["amiri.pdf", "dejavu.pdf", "reports.docx", "reports.odt", "reports.rtf"])
def test_the_words_of_documents_by_another_program_come_back(name: str) -> None:
    assert share_of_words(read(name).text, "ar-council", "en-court") >= 0.98
    assert read(name).title == "تقرير المجلس"
    assert "\n\n" in read(name).text


def test_what_a_document_says_of_itself_is_proposed() -> None:
    assert read("reports.odt").author == "هالة نخلة"
    assert read("dejavu.pdf").published == "2026-11-24"
    assert read("reports.docx").published is None, "the day on which a file was made is no day of publication"


def test_pages_are_known_and_doubt_is_said() -> None:
    found = read("amiri.pdf")
    assert found.pages == 2
    assert [page_at(found.text, found.text.index(word)) for word in ("المجلس", "plundered")] == [1, 2]
    assert [note.code for note in found.notes] == ["document.note.arabic-pdf"]
    assert page_at(read("reports.odt").text, 5) is None
    assert "\f" not in read_file(DOCUMENTS / "amiri.pdf").text, "in an article pages follow one another"


def test_a_mail_is_read_with_its_headers(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"] = "Hala Nakhla <hala@example.org>"
    mail["To"] = "desk@example.org"
    mail["Subject"] = "قرار المجلس"
    mail["Date"] = "Mon, 04 Mar 2024 23:30:00 -0500"
    mail.set_content("The council closed two schools.\n\nقال المجلس ذلك.\n", charset="utf-8")
    mail.add_attachment(b"secret words", maintype="text", subtype="plain", filename="more.txt")
    (tmp_path / "mail.txt").write_bytes(bytes(mail))
    article = read_file(tmp_path / "mail.txt")
    assert article.text == "The council closed two schools.\n\nقال المجلس ذلك."
    assert (article.title, article.author, article.published) == ("قرار المجلس", "Hala Nakhla", "2024-03-04")
    assert [note.code for note in article.notes] == ["document.note.attached"]
    assert article.original == bytes(mail)


def test_all_that_a_mail_says_itself_is_read_and_what_it_carries_is_told() -> None:
    forwarded = EmailMessage()
    forwarded["Subject"] = "First"
    forwarded.set_content("قال المجلس ذلك.", charset="windows-1256", cte="quoted-printable")
    mail = MIMEMultipart("mixed")
    mail["Date"] = "Mon, 04 Mar 2024 23:30:00 +0200"
    for text, charset in (("The first part.", "ascii"), ("الجزء الثاني.", "windows-1256")):
        mail.attach(MIMEText(text, "plain", charset))
    mail.attach(MIMEMessage(forwarded))
    found = read_document(b"Subject: " + "خبر عاجل".encode("cp1256") + b"\n" + bytes(mail), kinds.MAIL)
    assert (found.text, found.title) == ("The first part.\n\nالجزء الثاني.", "خبر عاجل")
    assert [(note.code, note.args["count"]) for note in found.notes] == [("document.note.attached", 1)]
    bare = MIMEMultipart("mixed")
    bare.attach(MIMEMessage(forwarded))
    assert (read_document(bytes(bare), kinds.MAIL).text, found.published) == ("قال المجلس ذلك.", "2024-03-04")


def test_pages_and_pictures_become_pixels() -> None:
    page = draw((DOCUMENTS / "amiri.pdf").read_bytes(), kinds.PDF, page=2, width=300)
    assert (page.width, page.pages, len(page.pixels)) == (300, 2, page.width * page.height * 4)
    assert 0.5 < page.pixels.count(b"\xff") / len(page.pixels) < 1, "black on white"
    picture = draw(png(40, 20), "image/png", width=20)
    assert (picture.width, picture.height) == (20, 10)
    assert picture.pixels[:4] == b"\0\0\0\xff"
    with pytest.raises(Problem, match=r"document\.no-such-page"):
        draw((DOCUMENTS / "amiri.pdf").read_bytes(), kinds.PDF, page=3)
    with pytest.raises(Problem, match=r"document\.not-drawn"):
        draw(b"text", kinds.TEXT)


def test_the_child_ends_when_it_is_cancelled() -> None:
    endless = page_of(b"BT /F 9 Tf " + b"(word) Tj 1 0 0 1 9 9 Tm " * 400_000 + b"ET")
    began = time.monotonic()

    def cancel(_done: int, _total: int) -> None:
        if time.monotonic() - began > 0.3:
            raise Problem(Message("work.cancelled"))

    with pytest.raises(Problem, match=r"work\.cancelled"):
        read_document(endless, kinds.PDF, on_progress=cancel)
    assert not [thread for thread in threading.enumerate() if thread.name in {"listening", "feeding"}]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_cannot_be_read_is_said_with_the_name(tmp_path: Path, language: str) -> None:
    (tmp_path / "scan.pdf").write_bytes(page_of(b""))
    with pytest.raises(Problem) as caught:
        read_file(tmp_path / "scan.pdf")
    said = Words(language).say(caught.value.message)
    assert "scan.pdf" in said
    assert "document." not in said
