"""Lines of text stand on the side where their own reading begins."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from claimtrack.gui.style import fonts
from claimtrack.gui.style.look import Look
from claimtrack.gui.style.painting import count_lines, draw_lines

WIDTH, HEIGHT = 400, 80


def edges(text: str) -> tuple[int, int]:
    """The first and the last column of pixels with ink."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_lines(painter, QRectF(0, 0, WIDTH, HEIGHT), text, fonts.text_font(), 2)
    painter.end()
    white = image.pixel(0, HEIGHT - 1)
    inked = [x for x in range(WIDTH) if any(image.pixel(x, y) != white for y in range(HEIGHT))]
    return inked[0], inked[-1]


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize(("text", "is_rtl"), [("Sold in 2012", False), ("بيع الميناء في 2012", True)])
def test_a_short_line_is_aligned_by_its_own_direction(text: str, is_rtl: bool) -> None:
    first, last = edges(text)
    assert (first > WIDTH // 2) is is_rtl
    assert (last > WIDTH - 5) is is_rtl


def test_lines_are_counted_as_they_are_drawn(look: Look) -> None:
    font = fonts.text_font()
    assert look.theme.name == "light"
    assert count_lines("short", font, WIDTH, 3) == 1
    assert count_lines("word " * 20, font, WIDTH, 3) == 2
    assert count_lines("word " * 200, font, WIDTH, 3) == 3
    assert count_lines("", font, WIDTH, 3) == 1
