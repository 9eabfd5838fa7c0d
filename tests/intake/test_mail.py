"""Mails in every charset that programs write them in."""

import base64
import quopri

import pytest

from claimtrack.intake.document import mail

SAID = "مدرستان أغلقتا في حزيران، قال رئيس البلدية إن الجسر آمن.\nTwo schools were closed in June."
HEAD = (
    "From: Amal <amal@example.org>\nSubject: Schools\nDate: Thu, 2 May 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset={}\nContent-Transfer-Encoding: {}\n\n"
)
READ = SAID.replace("\n", " ")


@pytest.mark.parametrize(
    ("named", "codec"),
    [
        ("utf-16", "utf-16"),
        ("utf-16", "utf-16-le"),
        ("utf-16", "utf-16-be"),
        ("unicode", "utf-16-le"),
        ("utf-16le", "utf-16"),
        ("utf-16be", "utf-16-be"),
        ("utf-8", "utf-16"),
        ("utf-8", "utf-8-sig"),
        ("windows-1256", "cp1256"),
        ("windows-1256", "utf-8"),
    ],
)
def test_a_part_is_read_by_its_bytes_where_its_charset_is_named_loosely(named: str, codec: str) -> None:
    for way, encode in (("base64", base64.encodebytes), ("quoted-printable", quopri.encodestring)):
        found = mail.read(HEAD.format(named, way).encode() + encode(SAID.encode(codec)))
        assert found.text == READ, way


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_a_mail_that_a_program_saved_in_another_charset_is_read(codec: str) -> None:
    found = mail.read((HEAD.format("windows-1256", "8bit") + SAID).encode(codec))
    assert (found.text, found.title, found.author, found.published) == (READ, "Schools", "Amal", "2024-05-02")
