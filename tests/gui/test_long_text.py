"""A kept copy too long to be laid out at once is read in parts, while places stay those of the whole text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.document import PAGE_BREAK
from claimtrack.domain.words import Words
from claimtrack.gui.documents.copy_text import CopyText
from claimtrack.gui.documents.long_text import MOST, LongText, part_starts
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

PARAGRAPH = "The council met 🙂 and closed two schools. " * 20 + "\n"
LAST = "It sold the harbour."
TEXT = PARAGRAPH * 180 + PAGE_BREAK + PARAGRAPH * 20 + LAST


@pytest.fixture
def shown(parent: QWidget, session: Session, words: Words, theme: Theme, qtbot: QtBot) -> CopyText:
    made = CopyText(session, words, theme, parent)
    made.resize(600, 500)
    with qtbot.waitExposed(parent):
        parent.show()
    made.show()
    made.show_text(TEXT)
    return made


def button(shown: CopyText, text: str) -> QPushButton:
    return next(each for each in shown.findChildren(QPushButton) if each.text() == text)


@pytest.mark.parametrize("text", [TEXT, "word " * 30_000, "س" * 150_000, "x", ""])
def test_parts_are_short_and_make_up_the_whole(text: str) -> None:
    starts = list(part_starts(text))
    ends = [*starts[1:], len(text)]
    assert starts[0] == 0
    assert all(0 < end - start <= MOST for start, end in zip(starts, ends, strict=True)) or not text
    if " " in text:
        assert all(text[start - 1].isspace() for start in starts[1:]), "no word is cut"


def test_one_goes_from_part_to_part_by_key_and_by_click(shown: CopyText) -> None:
    view = shown.view
    assert (view.part, view.parts) == (1, 3 if len(TEXT) <= 3 * MOST else 4)
    assert len(view.toPlainText()) < 2 * MOST
    QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert view.part == 2
    assert view.reading_place > MOST // 2
    QTest.mouseClick(button(shown, "Previous part"), Qt.MouseButton.LeftButton)
    assert view.part == 1
    assert not button(shown, "Previous part").isEnabled()
    shown.show_text("One part.")
    assert not button(shown, "Next part").isVisible()


def test_what_is_selected_marked_and_turned_to_has_its_place_in_the_whole(shown: CopyText, qtbot: QtBot) -> None:
    start = TEXT.index(LAST)
    shown.mark(start, start + len(LAST))
    assert shown.view.part == shown.view.parts
    assert shown.view.hit_boxes()
    shown.view.select_span(start, start + len(LAST))
    assert (shown.span, shown.view.selected_words) == ((start, start + len(LAST)), LAST)
    with qtbot.waitSignal(shown.page_read) as read:
        shown.show_page(1)
    assert (shown.view.part, read.args) == (1, [1])
    shown.show_page(2)
    assert shown.view.reading_place == TEXT.index(PAGE_BREAK) + 1


def test_words_of_another_part_are_found(shown: CopyText, qtbot: QtBot) -> None:
    shown.setFocus()
    QTest.keyClick(shown.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QWidget.focusWidget(shown.window())
    assert field is not None
    QTest.keyClicks(field, "harbour")
    qtbot.waitUntil(lambda: shown.view.part == shown.view.parts)
    assert len(shown.view.hit_boxes()) == 1
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert shown.view.selected_words == "harbour"
    shown.view.show_hits([(0, 3), (len(TEXT) - 5, len(TEXT) - 1)])
    assert shown.view.part == shown.view.parts, "marks alone turn no page"
    assert isinstance(shown.view, LongText)


def test_hidden_characters_are_drawn_on_demand_where_one_reads(shown: CopyText) -> None:
    text = TEXT + " ber\u200cths"
    shown.show_text(text)
    shown.mark(len(text) - 5, len(text))
    place = shown.view.reading_place
    assert "ber\u200cths" in shown.view.toPlainText()
    [box] = shown.findChildren(QCheckBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "ber\u25afths" in shown.view.toPlainText()
    assert (shown.view.part, shown.view.hit_boxes() != []) == (shown.view.parts, True)
    assert shown.view.reading_place >= place > 0
    shown.view.select_span(len(text) - 8, len(text))
    assert shown.view.selected_words == "ber\u200cths"
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "ber\u200cths" in shown.view.toPlainText()
