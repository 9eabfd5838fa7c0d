"""PDF documents: the order in which a page is read, and what is said where it is doubtful."""

import io

import pytest
from PIL import Image

from claimtrack.domain.errors import Problem
from claimtrack.intake.document import pdf, picture
from claimtrack.intake.document.columns import gutters
from claimtrack.intake.document.paragraphs import join_lines, join_rows, without_numbers
from claimtrack.intake.document.pdf_layout import Glyph, Row, letters_of, merged, rows_of
from tests.intake.conftest import DOCUMENTS, page_of, png
from tests.intake.test_reading import share_of_words


def text_of(glyphs: list[Glyph]) -> list[str]:
    return [row.text for row in rows_of(glyphs)]


def drawn(seen: str, *, left: float = 0.0, base: float = 700.0, index: int = 0) -> list[Glyph]:
    """Signs of ten points beside each other, from left to right, drawn in that order."""
    return [Glyph(sign, left + 10 * at, left + 10 * at + 10, base, 10.0, index + at) for at, sign in enumerate(seen)]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ةسردم", "مدرسة"),
        ("2024 ةسردم", "مدرسة 2024"),
        ("1,250.5 غلبم", "مبلغ 1,250.5"),
        ("20–10 نم", "من 10–20"),
        ("03-05-2020 يف", "في 2020-05-03"),
        ("2019/4/19 يف", "في 2019/4/19"),
        ("%3.5 ةبسن", "نسبة 3.5%"),
        ("-4.2% ةبسن", "نسبة -4.2%"),
        (")CBL( كنب", "بنك (CBL)"),
        ("(CBL) كنب", "بنك (CBL)"),
        ("]ةسردم[ لاق", "قال [مدرسة]"),
        ("؟«ةسردم» لاق", "قال «مدرسة»؟"),
        ("he said ةسردم twice", "he said مدرسة twice"),
        ("two schools", "two schools"),
    ],
)
def test_a_line_is_read_in_the_order_of_its_script(seen: str, read: str) -> None:
    assert text_of(drawn(seen)) == [read]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        (".CNN Arabic لاق", "قال CNN Arabic."),
        ("CNN", "CNN"),
        ("Boeing 737 زارط", "طراز Boeing 737"),
        ("https://e.org/a?b=1 عقوم", "موقع https://e.org/a?b=1"),
        ("ar-1@e.org ,b@e.org ديرب", "بريد ar-1@e.org ,b@e.org"),
    ],
)
def test_a_line_of_a_page_in_arabic_runs_from_the_right(seen: str, read: str) -> None:
    above = drawn("ةسردم يف نيتسردم قلغأ سلجملا نإ لاق", base=720, index=100)
    assert text_of([*above, *drawn(seen)])[1] == read


def test_marks_go_to_the_letter_they_stand_on() -> None:
    letters = drawn("رق")
    mark = Glyph("\u0651", 2, 6, 704, 10.0, 9)
    far = Glyph("\u0651", 400, 404, 704, 10.0, 10)
    assert text_of([*letters, mark, far]) == ["قر\u0651"]


def test_two_letters_of_one_glyph_are_put_right() -> None:
    turned = [Glyph(sign, 0, 10, 700, 10.0, at) for at, sign in enumerate("ال")]
    assert [glyph.text for glyph in merged(turned)] == ["لا"]
    right = [Glyph(sign, 0, 10, 700, 10.0, at) for at, sign in enumerate("لا")]
    assert [glyph.text for glyph in merged(right)] == ["لا"]
    another = [Glyph(sign, 0, 10, 700, 10.0, at) for at, sign in enumerate("في")]
    assert [glyph.text for glyph in merged(another)] == ["في"], "a pair that is written so alone, without any alef"
    latin = [Glyph(sign, 0, 10, 700, 10.0, at) for at, sign in enumerate("fi")]
    assert [glyph.text for glyph in merged(latin)] == ["fi"]


@pytest.mark.parametrize(
    ("form", "letters"),
    [
        ("\ufefb", "لا"),
        ("\ufeb3", "س"),
        ("\ufe8e", "ا"),
        ("\ufe7d", "\u0640\u0651"),
        ("\ufe7c", "\u0651"),
        ("\ufb01", "fi"),
        ("س", "س"),
    ],
)
def test_shapes_are_read_as_their_letters(form: str, letters: str) -> None:
    assert letters_of(form) == letters


def test_columns_are_read_one_after_another() -> None:
    right = [glyph for row in range(4) for glyph in drawn("نيمي", left=300, base=700 - 20 * row, index=10 * row)]
    left = [glyph for row in range(4) for glyph in drawn("راسي", base=700 - 20 * row, index=100 + 10 * row)]
    assert text_of([*left, *right]) == ["يمين"] * 4 + ["يسار"] * 4


@pytest.mark.parametrize(("sign", "read"), [("p", "مدرسة"), ("_", "مدرسة"), ("\ufffd", "مدرسة"), (".", "مدر.سة")])
def test_a_sign_that_only_covers_a_letter_is_left_out(sign: str, read: str) -> None:
    assert text_of([*drawn("ةسردم"), Glyph(sign, 16, 21, 702, 10.0, 50)]) == [read]


def test_lines_become_paragraphs() -> None:
    long = "This line is as long as the column is wide and goes on"
    assert join_lines([long, "here.", long, "here", "", "- one", "- two", "Title"]) == (
        f"{long} here.\n\n{long} here\n\n- one\n\n- two\n\nTitle"
    )
    assert join_lines(["a", "b"]) == "a\n\nb"
    assert join_lines([]) == ""


def test_a_heading_and_a_distance_part_paragraphs() -> None:
    line = "This line is as long as the column is wide, and it goes on"
    rows = [Row("A heading that is nearly as long as the lines", 700, 16), Row(line, 680, 12), Row(line, 666, 12)]
    below = [Row(line, 640, 12), Row(line, 626, 12), Row(line, 700, 12)]
    assert join_rows([*rows, *below]).split("\n\n") == [rows[0].text, f"{line} {line}", f"{line} {line} {line}"]
    assert join_rows([]) == ""


@pytest.mark.parametrize(
    ("pages", "left"),
    [
        (["a\n\n7", "b\n\n- 8 -", "c\n\n٩"], ["a", "b", "c"]),
        (["1\n\na", "2\n\nb", "no number"], ["a", "b", "no number"]),
        (["a\n\n1"], ["a"]),
        (["a\n\n2019"], ["a\n\n2019"]),
        (["a\n\n5", "b\n\n9", "c"], ["a\n\n5", "b\n\n9", "c"]),
        (["1", ""], ["1", ""]),
    ],
)
def test_numbers_of_pages_are_no_text(pages: list[str], left: list[str]) -> None:
    assert without_numbers(pages) == left


def test_documents_of_another_program_are_read() -> None:
    for name in ("amiri.pdf", "dejavu.pdf"):
        assert share_of_words(pdf.read((DOCUMENTS / name).read_bytes()).text, "ar-council", "en-court") >= 0.98


def test_pages_without_text_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match=r"document\.no-text-in-pages"):
        pdf.read(page_of(b""))
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    found = pdf.read((DOCUMENTS / "dejavu.pdf").read_bytes())
    assert [(note.code, dict(note.args)) for note in found.notes][-1] == (
        "document.note.first-pages",
        {"read": 1, "pages": 2},
    )
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 10)
    assert pdf.read((DOCUMENTS / "amiri.pdf").read_bytes()).pages == 1


def test_a_divided_word_is_whole_again() -> None:
    text = b"BT /F 12 Tf 20 100 Td (The council closed two scho-) Tj 0 -14 Td (ols in June.) Tj ET"
    assert pdf.read(page_of(text)).text == "The council closed two schools in June."


def test_a_page_is_drawn() -> None:
    found = pdf.picture(page_of(b"0 0 300 200 re f"), 1, 150)
    assert (found.width, found.height, found.pages) == (150, 100, 1)
    assert found.pixels[:4] == b"\0\0\0\xff"
    for content, page, code in ((page_of(b""), 2, "document.no-such-page"), (b"%PDF-1.7", 1, "document.damaged")):
        with pytest.raises(Problem) as caught:
            pdf.picture(content, page, 100)
        assert caught.value.message.code == code


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_pictures_of_each_kind_are_drawn(kind: str) -> None:
    made = io.BytesIO()
    Image.new("RGB", (64, 32), (255, 0, 0)).save(made, kind)
    found = picture.picture(made.getvalue(), 16)
    assert (found.width, found.height) == (16, 8)
    red, green, blue, opacity = found.pixels[:4]
    assert red > 240
    assert max(green, blue) < 15
    assert opacity == 255


def test_a_picture_is_turned_as_its_camera_says() -> None:
    made = io.BytesIO()
    camera = Image.Exif()
    camera[0x0112] = 6
    Image.new("RGB", (64, 32)).save(made, "JPEG", exif=camera)
    found = picture.picture(made.getvalue(), 1000)
    assert (found.width, found.height) == (32, 64)


def test_what_is_no_picture_or_too_large_a_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match=r"document\.damaged"):
        picture.picture(b"BM" + bytes(90), 100)
    with pytest.raises(Problem, match=r"document\.too-much"):
        picture.picture(png(50_000, 50_000, rows=b""), 100)
    monkeypatch.setattr(picture, "MOST_DECODED", 100)
    with pytest.raises(Problem, match=r"document\.too-much"):
        picture.picture(png(40, 20), 10)


def test_columns_with_a_narrow_strip_between_them_are_read_one_after_another() -> None:
    """Under a heading across both; the left one ends sooner, and its lines stand a little higher."""
    heading = drawn("ناونع" * 8, base=740)
    right = [
        glyph for row in range(8) for glyph in drawn("نيمي" * 4, left=200, base=700 - 20 * row, index=99 + 20 * row)
    ]
    left = [
        glyph for row in range(4) for glyph in drawn("راسي" * 4, left=25, base=703 - 20 * row, index=999 + 20 * row)
    ]
    assert text_of([*left, *right, *heading]) == ["عنوان" * 8, *["يمين" * 4] * 8, *["يسار" * 4] * 4]
    assert gutters([(10.0, [(0.0, 400.0)])] * 9) == []
    assert gutters([]) == []


def test_a_mark_that_takes_up_room_parts_no_word() -> None:
    letters = [Glyph("ر", 0, 10, 700, 10.0, 3), Glyph("ص", 20, 30, 700, 10.0, 1)]
    assert text_of([*letters, Glyph("\u064f", 10, 20, 700, 10.0, 2)]) == ["ص\u064fر"]
