"""PDF documents that Qt makes, as programs like this one do, come back word by word."""

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
from claimtrack.intake.document import pdf
from tests.intake.test_reading import CASES, share_of_words


@pytest.fixture(scope="module")
def fonts(qapp: QApplication) -> None:
    """The typefaces that ship with the program."""
    assert qapp is QApplication.instance()
    for file in ("DejaVuSans.ttf", "IBMPlexSansArabic-Regular.ttf"):
        QFontDatabase.addApplicationFont(str(resources.folder() / "fonts" / file))


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("family", ["DejaVu Sans", "IBM Plex Sans Arabic"])
@pytest.mark.parametrize("name", ["ar-council", "ar-economy", "en-court"])
def test_the_words_come_back(tmp_path: Path, family: str, name: str) -> None:
    font = QFont(family, 12)
    font.setFeature(QFont.Tag("locl"), 0)  # else Plex draws figures among Arabic by glyphs that Qt names no letter for
    document = QTextDocument()
    document.setDefaultFont(font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if name.startswith("ar") else Qt.LayoutDirection.LeftToRight)
    document.setDefaultTextOption(option)
    document.setPlainText((CASES / name / "article.txt").read_text(encoding="utf-8"))
    writer = QPdfWriter(str(tmp_path / "article.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document.print_(writer)
    assert share_of_words(pdf.read((tmp_path / "article.pdf").read_bytes()).text, name) >= 0.98
