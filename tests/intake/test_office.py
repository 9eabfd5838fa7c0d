"""Documents of word processors: what would be printed is read, and nothing else."""

from collections.abc import Callable

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.intake.document import office, package, rich_text
from claimtrack.intake.document.package import Package
from tests.intake.conftest import docx, zipped
from tests.intake.test_hostile_documents import encrypted_zip, laughing, many_members

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)


def written(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def said(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def odt(body: str, more: dict[str, bytes] | None = None) -> bytes:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_NAMES}>{text}</office:document-content>".encode()
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content, **(more or {})})


def test_paragraphs_tables_and_notes_are_read_in_order() -> None:
    table = f"<w:tbl><w:tr><w:tc>{written(said('left'))}</w:tc><w:tc>{written(said('right'))}</w:tc></w:tr></w:tbl>"
    ruler = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    tabs = f"<w:p>{ruler}<w:r>{said('a')}<w:tab/>{said('b')}<w:br/>{said('c')}</w:r></w:p>"
    field = f"<w:sdt><w:sdtContent><w:r>{said(' and a field')}</w:r></w:sdtContent></w:sdt>"
    linked = f"<w:p><w:hyperlink><w:r>{said('a link')}</w:r></w:hyperlink>{field}</w:p>"
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote>'
        f"{written(said('a footnote'))}</w:footnote></w:footnotes>"
    )
    found = office.read_docx(docx(table + tabs + linked, {"footnotes": note.encode()}))
    assert found.text == "left\n\nright\n\na\tb\nc\n\na link and a field\n\na footnote"
    assert found.notes == ()


def test_a_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{written(said('in the box'))}</w:txbxContent>"
    twins = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert office.read_docx(docx(written(said("before "), twins, said("after")))).text == "before after\n\nin the box"


def test_what_is_marked_as_deleted_is_left_out_and_that_is_said() -> None:
    body = (
        f"<w:p><w:ins><w:r>{said('new')}</w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        f"<w:moveFrom><w:r>{said('moved')}</w:r></w:moveFrom></w:p>"
    )
    found = office.read_docx(docx(body))
    assert found.text == "new"
    assert [note.code for note in found.notes] == ["document.note.tracked"]
    changes = "<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>new</text:p>"
    found = office.read_odt(odt(changes))
    assert found.text == "new"
    assert [note.code for note in found.notes] == ["document.note.tracked"]


def test_blanks_and_notes_of_opendocument() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a footnote</text:p>"
        "</text:note-body></text:note>"
    )
    body = (
        f'<text:h>Title</text:h><text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d{note} end'
        "<office:annotation><text:p>a remark</text:p></office:annotation>.</text:p>"
        "<table:table><table:table-cell><text:p>cell</text:p></table:table-cell></table:table>"
    )
    assert office.read_odt(odt(body)).text == "Title\n\na   b\tc\nd end.\n\na footnote\n\ncell"
    box = "<text:p>before<office:frame><text:p>one</text:p><text:p>two</text:p></office:frame></text:p>"
    assert office.read_odt(odt(box)).text == "before\none\ntwo"


def test_what_the_document_says_of_itself() -> None:
    core = b"<dc:title> The  title </dc:title><dc:creator>Ann</dc:creator>"
    whole = zipped(
        {
            "docProps/core.xml": b'<c xmlns:dc="http://purl.org/dc/elements/1.1/">%b</c>' % core,
            "word/document.xml": Package(docx(written(said("x")))).part("word/document.xml") or b"",
        }
    )
    assert (office.read_docx(whole).title, office.read_docx(whole).author) == ("The title", "Ann")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (odt("<text:p/>"), "document.no-text"),
        (zipped({"content.xml": b"<a/>", "META-INF/manifest.xml": b"<encryption-data/>"}), "document.encrypted"),
        (zipped({"content.xml": b"<a/>"}), "document.damaged"),
        (zipped({"content.xml": b"<a"}), "document.damaged"),
        (zipped({"other.xml": b"<a/>"}), "document.damaged"),
        (b"PK\x03\x04", "document.damaged"),
    ],
)
def test_what_is_no_opendocument(content: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        office.read_odt(content)
    assert caught.value.message.code == code


def test_what_is_no_word_document() -> None:
    with pytest.raises(Problem, match=r"document\.damaged"):
        office.read_docx(zipped({"x": b""}))
    damaged = bytearray(docx(written(said("x" * 500))))
    damaged[60:70] = bytes(10)
    with pytest.raises(Problem, match=r"document\.damaged"):
        office.read_docx(bytes(damaged))


def test_hostile_packages_end_before_they_are_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, code in (
        (encrypted_zip(), "document.encrypted"),
        (laughing("laughs"), "document.damaged"),
        (many_members(), "document.too-much"),
    ):
        with pytest.raises(Problem) as caught:
            office.read_docx(content)
        assert caught.value.message.code == code
    monkeypatch.setattr(package, "MOST_BYTES", 50)
    with pytest.raises(Problem, match=r"document\.too-much"):
        office.read_docx(docx(written(said("x"))))


def test_rich_text_is_read_in_its_code_page() -> None:
    source = (
        b"{\\rtf1\\ansi\\ansicpg1256{\\info{\\title The \\'e3}{\\author Ann}{\\company Paper}}"
        b"one \\'d3\\'d8\\'d1\\par\\par two \\u1633?\\line three}"
    )
    found = rich_text.read(source)
    assert found.text == "one سطر\n\ntwo ١\n\nthree"
    assert (found.title, found.author, found.publisher) == ("The م", "Ann", "Paper")
    assert rich_text.read(b"{\\rtf1\\ansicpg99999 caf\\'e9}").text == "café"
    numbers = b"{\\rtf1 \\u1575?\\u-64000?\\u1114112?\\u-99999?\\u9999999999?}"
    assert rich_text.read(numbers).text == "ا" + chr(0x10000 - 64000) + "\ufffd" * 3
    assert rich_text.read(b"{\\rtf1\\uc\\u233?t\\uc\x00\\u233?}").text.replace("\x00", "") == "été"
    with pytest.raises(Problem, match=r"document\.no-text"):
        rich_text.read(b"{\\rtf1 }")


@pytest.mark.parametrize("missing", [1, 12, 21])
@pytest.mark.parametrize(("read", "name"), [(office.read_docx, "word/document.xml"), (office.read_odt, "content.xml")])
def test_a_package_whose_beginning_is_missing_is_damaged(
    read: Callable[[bytes], object], name: str, missing: int
) -> None:
    content = zipped({name: b"<a/>"})
    with pytest.raises(Problem) as problem:
        read(content[missing:])
    assert problem.value.message.code == "document.damaged"


def test_rtf_leaves_out_what_is_deleted_and_keeps_notes_and_boxes() -> None:
    found = rich_text.read(
        b"{\\rtf1\\ansi The council closed{\\super \\chftn{\\*\\footnote \\pard Minutes, p. 3.}} "
        b"{\\deleted\\revauthdel1 three}{\\revised two} schools.\\par "
        b"{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt In a box.}}}Said the mayor.\\deleted0 }"
    )
    assert found.text == "The council closed two schools.\n\nSaid the mayor.\n\nMinutes, p. 3.\n\nIn a box."
    assert [note.code for note in found.notes] == ["document.note.tracked"]
    assert rich_text.read(b"{\\rtf1 One\\par two}").notes == ()
    assert rich_text.read(b"{\\rtf1 {\\b open {\\i One").text == "open One"
