"""A difference in a text: the name of the field lies as the window does, the text as its own letters."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from claimtrack.domain.difference import pieces
from claimtrack.domain.words import Words
from claimtrack.gui.parts.difference_label import DifferenceLabel
from claimtrack.gui.style.theme import Theme

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def mirrored(parent: QWidget) -> Iterator[QWidget]:
    before = QGuiApplication.layoutDirection()
    QApplication.setLayoutDirection(RIGHT)
    yield parent
    QApplication.setLayoutDirection(before)


@pytest.mark.parametrize(
    ("before", "after", "ways"),
    [
        ("The bridge was closed.", "The bridge was shut.", [RIGHT, LEFT]),
        ("أُغلق الجسر في مارس", "أُغلق الجسر في أبريل", [RIGHT]),
    ],
)
def test_in_a_mirrored_window_the_name_stands_at_the_right(
    mirrored: QWidget, theme: Theme, before: str, after: str, ways: list[Qt.LayoutDirection]
) -> None:
    label = DifferenceLabel("الفروق", pieces(before, after), Words("ar"), theme, mirrored)
    blocks = [label.block(number) for number in range(len(ways))]
    assert [block.textDirection() for block in blocks] == ways
    assert blocks[0].text().startswith("الفروق: ")
    assert not label.block(len(ways)).isValid()
