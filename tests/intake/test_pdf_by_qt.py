"""PDF documents that Qt makes, as programs like this one do, come back word by word."""

import math
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPageSize,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from claimtrack.domain import resources
from claimtrack.domain.document import Document
from claimtrack.domain.words import Words
from claimtrack.intake.document import pdf
from claimtrack.intake.document.figure_shapes import figure_of
from claimtrack.intake.document.pdf_codes import with_all_named
from tests.intake.test_reading import CASES, share_of_words

OUTLINE = [(math.cos(turn * math.pi / 16), math.sin(turn * math.pi / 16)) for turn in range(32)]


@pytest.fixture(scope="module")
def fonts(qapp: QApplication) -> None:
    """The typefaces that ship with the program."""
    assert qapp is QApplication.instance()
    for file in ("DejaVuSans.ttf", "IBMPlexSansArabic-Regular.ttf"):
        QFontDatabase.addApplicationFont(str(resources.folder() / "fonts" / file))


def printed(path: Path, text: str, family: str, *, is_turned: bool) -> Document:
    """What comes back of a text that Qt has printed."""
    document = QTextDocument()
    document.setDefaultFont(QFont(family, 12))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_turned else Qt.LayoutDirection.LeftToRight)
    document.setDefaultTextOption(option)
    document.setPlainText(text)
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document.print_(writer)
    return pdf.read(path.read_bytes())


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("family", ["DejaVu Sans", "IBM Plex Sans Arabic"])
@pytest.mark.parametrize("name", ["ar-council", "ar-economy", "en-court"])
def test_the_words_come_back(tmp_path: Path, family: str, name: str) -> None:
    text = (CASES / name / "article.txt").read_text(encoding="utf-8")
    found = printed(tmp_path / "article.pdf", text, family, is_turned=name.startswith("ar"))
    assert share_of_words(found.text, name) >= 0.98


@pytest.mark.usefixtures("fonts")
def test_figures_without_a_name_are_told_by_their_shape_and_that_is_said(tmp_path: Path) -> None:
    """Plex has figures of its own for Arabic, which Qt names no letter for."""
    text = "في 2019 أغلق المجلس 12 مدرسة (من 345) بكلفة 6,780.5 دينار، أي 3.5% من CNN 24."
    found = printed(tmp_path / "figures.pdf", text, "IBM Plex Sans Arabic", is_turned=True)
    assert found.text == text
    assert [(note.code, dict(note.args)) for note in found.notes][1:] == [("document.note.figures", {"count": 16})]
    assert Words("en").say(found.notes[1]).startswith("16 figures")
    shorter = printed(tmp_path / "plain.pdf", "أغلق المجلس مدرسة.", "IBM Plex Sans Arabic", is_turned=True)
    assert [note.code for note in shorter.notes] == ["document.note.arabic-pdf"]


def box(left: float, bottom: float, right: float, top: float) -> list[tuple[float, float]]:
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def test_what_is_like_no_figure_or_like_two_is_not_taken_for_one() -> None:
    ring = [
        [(0.3 + 0.25 * x, 0.35 + 0.35 * y) for x, y in OUTLINE],
        [(0.3 + 0.15 * x, 0.35 + 0.27 * y) for x, y in OUTLINE],
    ]
    assert figure_of(ring) == "0"
    for contours in (
        [box(0.1, 0, 0.2, 0.7)],  # an alef
        [[(x, y * 0.4) for x, y in contour] for contour in ring],  # a small circle, as sukun and five are
        [box(0, 0, 0.5, 0.7), box(0.1, 0.1, 0.4, 0.6)],
        [box(0, 0, 0.9, 0.7)],
        ring * 20,
        [],
    ):
        assert figure_of(contours) is None


def test_only_plain_files_of_wide_codes_with_gaps_are_added_to() -> None:
    ranges = b"<0001> <0003> <0627> <0005> <0FFF> [<0628> <0629>]"
    gap = b"/CIDInit begincmap <0000> <FFFF> 2 beginbfrange " + ranges + b" endbfrange endcmap"
    whole = gap.replace(b"<0003>", b"<0004>")
    end = b"\ntrailer\n<</Size 9/Root 1 0 R>>\nstartxref\n0\n%%EOF"

    def file(body: bytes, end: bytes = end) -> bytes:
        return b"%%PDF-1.7\n7 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj" % (len(body), body) + end

    added = with_all_named(file(gap))
    assert added is not None
    assert added.startswith(file(gap)), "the file itself stays as it is"
    assert b"1 beginbfchar\n<0004> <E004>\nendbfchar" in added
    for left in (file(whole), file(gap, b""), file(gap, end.replace(b"/Size", b"/Encrypt 3 0 R/Size")), b"%PDF-1.7"):
        assert with_all_named(left) is None
    for body in (gap.replace(b"<FFFF>", b"<FF>"), gap.replace(b"0627", b"E627"), gap.replace(b"endcmap", b"")):
        assert with_all_named(file(body)) is None
