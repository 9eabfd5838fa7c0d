"""Words that were searched for are marked in a label where they stand, in both directions."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from claimtrack.gui.parts.marked_label import MarkedLabel
from claimtrack.gui.style.look import Look
from claimtrack.gui.style.theme import LIGHT

LONG = "The council sold the old harbour in the year 2012 and gave the money to the school, they said."
ARABIC = "باعت البلدية الميناء القديم عام 2012 وأعطت المال للمدرسة كما قالت، ثم أُغلق المرفأ."


def marked(picture: QImage) -> list[tuple[int, int]]:
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return [place for place in places if picture.pixelColor(*place).name() == LIGHT.hit]


@pytest.mark.parametrize(
    ("text", "word", "is_rtl"), [(LONG, "COUNCIL", False), (ARABIC, "الميناء", True), ("🛟 sale", "sale", False)]
)
def test_words_are_marked_where_they_stand(look: Look, qtbot: QtBot, text: str, word: str, is_rtl: bool) -> None:
    assert look.theme is LIGHT
    label = MarkedLabel()
    qtbot.addWidget(label)
    label.show_text(text)
    label.resize(300, 90)
    before = label.grab().toImage()
    label.mark_search(word, LIGHT.hit)
    after = label.grab().toImage()
    ground = marked(after)
    assert len(ground) > 100
    assert not marked(before)
    centre = sum(x for x, _ in ground) / len(ground)
    assert (centre > 150) is is_rtl
    rows = {y for _, y in ground}
    assert max(rows) - min(rows) < 30  # one line
    inked = QRect(min(x for x, _ in ground), min(rows), 1, 1).united(QRect(max(x for x, _ in ground), max(rows), 1, 1))
    places = [(x, y) for x in range(inked.left(), inked.right()) for y in range(inked.top(), inked.bottom())]
    assert sum(before.pixelColor(*place).lightness() < 120 for place in places) > 30  # the word stands on it


def test_nothing_searched_marks_nothing(look: Look, qtbot: QtBot) -> None:
    assert look.theme is LIGHT
    label = MarkedLabel()
    qtbot.addWidget(label)
    label.show_text(LONG)
    label.resize(300, 90)
    for words in ("", "(*", "nowhere"):
        label.mark_search(words, LIGHT.hit)
        assert not marked(label.grab().toImage())
