"""Documents that were made to do harm: each ends in a sentence, or in the text that can be had, in good time."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.intake import kinds
from claimtrack.intake.article import read_content
from claimtrack.intake.reading import draw
from tests.intake.conftest import docx, page_of, pdf, png, zipped

MEGABYTE = 2**20
LONGEST = 30  # seconds that any of them may take
SAID = "<w:p><w:r><w:t>Two schools were closed.</w:t></w:r></w:p>"


def many_members() -> bytes:
    """A zip with 65,536 names in its directory."""
    content = docx(SAID)
    start, end = content.index(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    entry = bytearray(content[start : content.index(b"PK\x01\x02", start + 1)])
    entry[28:30], entry[46:] = (6).to_bytes(2, "little"), b"%06d"
    names = b"".join(bytes(entry) % number for number in range(65_536))
    return content[:start] + names + content[start:end] + directory_end(len(names) + end - start, start)


def directory_end(size: int, start: int) -> bytes:
    """The end of a zip whose directory is so large and begins there."""
    return b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, size, start, 0)


def overlapping() -> bytes:
    """A zip whose directory names one member a thousand times."""
    content = zipped({"word/document.xml": b"x" * MEGABYTE})
    archive = zipfile.ZipFile(io.BytesIO(content))
    start = archive.start_dir
    entry = content[start : content.rindex(b"PK\x05\x06")]
    return content[:start] + entry * 1000 + content[content.rindex(b"PK\x05\x06") :]


def encrypted_zip() -> bytes:
    content = bytearray(docx(SAID))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := content.find(sign, start + 1)) >= 0:
            content[start + place] |= 1
    return bytes(content)


def laughing(kind: str) -> bytes:
    """XML whose entities stand for ten of the one before, or for a file."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    inside = f'<!ENTITY l0 "lol">{entities}' if kind == "laughs" else '<!ENTITY l9 SYSTEM "file:///etc/passwd">'
    return docx("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", before=f"<!DOCTYPE d [{inside}]>")


def flate_bomb() -> bytes:
    """A page of 600 MB in 600 KB."""
    packer = zlib.compressobj(9)
    first, again = (packer.compress(b"0 0 m " * 175_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return page_of(first + again * 600 + packer.flush(), filters=b"/Filter/FlateDecode")


def many_pages() -> bytes:
    kids = b"3 0 R " * 1_000_000
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    text = b"<</Length 40>>stream\nBT /F 9 Tf (Two schools were closed.) Tj ET \nendstream"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count 1000000>>" % kids, page, text, font)


def circle() -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
    )


def page(inside: str) -> bytes:
    sentence = "The council closed two schools in June because the roof was unsafe, said the mayor. " * 4
    return f"<!doctype html><html><head><title>News</title>{inside}<p>{sentence}</p><p>{sentence}</p></html>".encode()


REFUSED: dict[str, Callable[[], bytes]] = {
    "a part of 100 MB": lambda: docx("<w:p/>" * (100 * MEGABYTE // 6)),
    "65,536 members": many_members,
    "overlapping members": overlapping,
    "a zip in a zip": lambda: zipped({"word/document.xml": docx(SAID)}),
    "billion laughs": lambda: laughing("laughs"),
    "an entity that is a file": lambda: laughing("file"),
    "an encrypted package": encrypted_zip,
    "an empty body": lambda: docx(""),
    "half a package": lambda: docx(SAID)[:-60],
    "a flate bomb": flate_bomb,
    "pages in a circle": circle,
    "half a PDF": lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>")[:40],
    "a PDF without pages": lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"),
    "a locked PDF": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        trailer=b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -4>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32),
    ),
    "a page of 26 MB": lambda: b"<!doctype html><p>" + b"word " * (26 * MEGABYTE // 5),
    "a page without words": lambda: b"<!doctype html><html><body><script>var word</script></body></html>",
    "RTF without words": lambda: b"{\\rtf1 {\\fonttbl}}",
    "RTF of braces": lambda: b"{\\rtf1 " + b"{" * 200_000,
    "a picture": lambda: png(9, 9),
    "an old Word document": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a table": lambda: zipped({"xl/workbook.xml": b"<a/>"}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_ends_in_one_sentence(name: str) -> None:
    content = REFUSED[name]()
    began = time.monotonic()
    with pytest.raises(Problem) as caught:
        read_content(content, "name.bin")
    assert time.monotonic() - began < LONGEST
    said = Words("en").say(caught.value.message)
    assert "name.bin" in said
    assert said.endswith(".")
    assert "\n" not in said


READ: dict[str, Callable[[], bytes]] = {
    "a media file of 100 MB": lambda: docx(SAID, {"media/image1": bytes(100 * MEGABYTE)}),
    "an external relationship": lambda: docx(
        SAID, {"_rels/document": b'<Relationship TargetMode="External" Target="file:///etc/passwd"/>'}
    ),
    "a million pages": many_pages,
    "a PDF with a script": lambda: page_of(
        b"BT /F 9 Tf (Two schools were closed.) Tj ET",
        catalog=b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('file:///etc/passwd'\\))>>",
    ),
    "a PDF that starts a program": lambda: page_of(
        b"BT /F 9 Tf (Two schools were closed.) Tj ET", catalog=b"/OpenAction<</S/Launch/F(/bin/sh)>>"
    ),
    "<b> 20,000 deep": lambda: page("<b>" * 20_000),
    "a cell of 10^8 columns": lambda: page("<table><tr><td colspan=100000000 rowspan=100000000>x</td></tr></table>"),
    "elements that fetch": lambda: page(
        '<base href="file:///etc/"><meta http-equiv=refresh content="0;file:///etc/passwd"><iframe src="file:///dev/zero">'
        '</iframe><img src="//127.0.0.1/x.png"><link rel=stylesheet href="file:///etc/passwd"><object data=x></object>'
    ),
    "a charset that lies": lambda: page('<meta charset="windows-1256">').replace(b"council", "مجلس".encode()),
    "UTF-7": lambda: page('<meta charset="utf-7">') + "é".encode("latin-1"),
    "a charset that is none": lambda: page('<meta charset="hex">') + "é".encode("latin-1"),
    "JSON-LD without an end": lambda: page(f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    "attributes without an end": lambda: page(f"<p {'a=b ' * 100_000}>"),
}


@pytest.mark.parametrize("name", READ)
def test_its_text_is_read_and_nothing_else_happens(name: str) -> None:
    content = READ[name]()
    began = time.monotonic()
    article = read_content(content, "name.bin")
    assert time.monotonic() - began < LONGEST
    assert "schools" in article.text
    assert "root:" not in article.text


def test_a_picture_larger_than_memory_is_not_drawn() -> None:
    with pytest.raises(Problem, match=r"document\.too-much"):
        draw(png(50_000, 50_000, rows=b""), "image/png")
    with pytest.raises(Problem, match=r"document\.damaged"):
        draw(b"\x89PNG\r\n\x1a\n" + bytes(99), "image/png")


def test_a_page_of_any_size_is_drawn_in_twenty_million_pixels() -> None:
    poster = page_of(b"").replace(b"[0 0 300 200]", b"[0 0 14400 14400]")
    found = draw(poster, kinds.PDF, width=1_000_000)
    assert 19_000_000 < found.width * found.height <= 20_000_000


@pytest.mark.parametrize("content", [b"%PDF-1.7 ", b"PK\x03\x04....", b"{\\rtf", b"\n <!DOCTYPE html>"])
def test_a_bare_beginning_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(Problem):
        read_content(content, str(tmp_path / "x"))
