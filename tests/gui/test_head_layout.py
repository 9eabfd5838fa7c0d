"""A heading with what can be done there: at the other end of its row, or below where there is no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.gui.parts.head_layout import HeadLayout
from claimtrack.gui.parts.plain_label import PlainLabel

HEADING = "CLAIM 4 · Dismissed · too vague to check"  # so long that a label would rather break it


class Head(QWidget):
    """A row with a heading and two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = PlainLabel(HEADING, follows_text=False)
        self.buttons = [QPushButton("Labels"), QPushButton("Edit")]
        self.row = HeadLayout(4, self)
        self.parts: list[QWidget] = [self.heading, *self.buttons]
        for part in self.parts:
            self.row.addWidget(part)

    def lay_out(self, width: int) -> None:
        """Give it a width and the height that it then needs."""
        self.resize(width, self.row.heightForWidth(width))
        self.show()


@pytest.fixture
def head(qtbot: QtBot) -> Head:
    made = Head()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_with_room_all_stand_in_one_row_at_its_two_ends(head: Head, way: Qt.LayoutDirection) -> None:
    head.setLayoutDirection(way)
    head.lay_out(800)
    left, right = head.parts[0], head.parts[-1]
    if way is Qt.LayoutDirection.RightToLeft:
        left, right = right, left
    assert left.x() == 0
    assert right.geometry().right() == 799
    middles = {part.geometry().center().y() for part in head.parts}
    assert max(middles) - min(middles) <= 1
    assert head.heading.height() < 2 * head.heading.fontMetrics().height()


def test_without_room_the_buttons_stand_below_and_nothing_is_cut(head: Head) -> None:
    head.lay_out(220)
    assert head.buttons[0].y() >= head.heading.geometry().bottom()
    assert head.heading.height() >= 2 * head.heading.fontMetrics().height()
    assert all(part.geometry().right() < 220 for part in head.parts)
