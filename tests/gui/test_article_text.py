from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Mark
from claimtrack.domain.scale import default_scale
from claimtrack.domain.status import Status
from claimtrack.gui.article.marks import MarkLook, MarkMap, lanes, underline_pen
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.parts.shown_text import ShownText
from claimtrack.gui.style.theme import DARK, LIGHT, Theme

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ENGLISH = "😀😀 The bridge was closed in May.\n\nThe mayor said that it cost 3 million.\nNobody was hurt."
ARABIC = "😀 أُغلق الجسر في 19 مايو، وقالت البلدية إن كلفته 3 ملايين.\nلم يُصب أحد."


def mark(claim: int, text: str, quote: str, rating: str | None = None) -> Mark:
    start = text.index(quote)
    return Mark(claim, start, start + len(quote), Status.TO_CHECK, default_scale().rating(rating) if rating else None)


def describe(of: Mark) -> str:
    return f"claim {of.claim_id}"


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ArticleText]:
    widget = ArticleText(LIGHT, describe)
    widget.resize(420, 400)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    yield widget
    widget.close()


def click(view: ArticleText, point: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def press(view: ArticleText, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view, key, modifiers)


def middle_of(view: ArticleText, claim: int) -> QPoint:
    return view.boxes_of(claim)[0].center().toPoint()


@pytest.mark.parametrize(
    ("text", "default", "quotes"),
    [
        (ENGLISH, LTR, ["The bridge was closed", "it cost 3 million", "Nobody was hurt"]),
        (ARABIC, RTL, ["أُغلق الجسر في 19 مايو", "كلفته 3 ملايين", "لم يُصب أحد"]),
    ],
)
def test_a_click_on_a_mark_chooses_its_claim(
    qtbot: QtBot, view: ArticleText, text: str, default: Qt.LayoutDirection, quotes: list[str]
) -> None:
    view.show_text(text, default)
    view.show_marks([mark(number, text, quote) for number, quote in enumerate(quotes, start=1)])
    for number in range(1, len(quotes) + 1):
        with qtbot.waitSignal(view.mark_chosen) as chosen:
            click(view, middle_of(view, number))
        assert chosen.args == [number]


def test_a_click_beside_every_mark_chooses_nothing(qtbot: QtBot, view: ArticleText) -> None:
    view.show_text(ENGLISH, LTR)
    view.show_marks([mark(1, ENGLISH, "Nobody")])
    with qtbot.assertNotEmitted(view.mark_chosen):
        click(view, QPoint(view.viewport().width() - 2, view.viewport().height() - 2))


def test_overlapping_marks_are_reached_one_after_the_other(qtbot: QtBot, view: ArticleText) -> None:
    view.show_text(ENGLISH, LTR)
    view.show_marks([mark(1, ENGLISH, "The mayor said that it cost 3 million"), mark(2, ENGLISH, "it cost 3 million")])
    for expected in (2, 1, 2):
        with qtbot.waitSignal(view.mark_chosen) as chosen:
            click(view, middle_of(view, 2))
        assert chosen.args == [expected]
        view.choose_claim(expected)


def test_marks_are_reached_by_keyboard(qtbot: QtBot, view: ArticleText) -> None:
    view.show_text(ENGLISH, LTR)
    view.show_marks([mark(7, ENGLISH, "Nobody was hurt"), mark(3, ENGLISH, "The bridge was closed")])
    for step, expected in ((1, 3), (1, 7), (-1, 3)):
        with qtbot.waitSignal(view.mark_chosen) as chosen:
            view.choose_beside(step)
        assert chosen.args == [expected]
        view.choose_claim(expected)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        press(view, Qt.Key.Key_Return)
    assert chosen.args == [3]


def test_the_first_letter_of_a_mark_lies_where_the_mark_begins(view: ArticleText) -> None:
    view.show_text(ENGLISH, LTR)
    view.show_marks([mark(1, ENGLISH, "bridge")])
    start = ENGLISH.index("bridge")
    view.select_span(start, start)
    assert view.boxes_of(1)[0].left() == pytest.approx(view.cursorRect().left(), abs=1.5)


def test_digits_inside_arabic_do_not_break_a_mark(view: ArticleText) -> None:
    view.show_text(ARABIC, RTL)
    view.show_marks([mark(1, ARABIC, "في 19 مايو")])
    assert len(view.boxes_of(1)) == 1


def test_what_is_selected_is_the_text_of_the_article(view: ArticleText) -> None:
    view.show_text(ENGLISH, LTR)
    start = ENGLISH.index("May.")
    view.select_span(start, ENGLISH.index("mayor") + len("mayor "))
    assert view.span == (start, ENGLISH.index("mayor") + len("mayor"))
    view.copy()
    assert QGuiApplication.clipboard().text() == "May.\n\nThe mayor "


def test_hidden_signs_are_shown_and_copied_as_they_came(view: ArticleText) -> None:
    text = "safe\u202egpj.exe\u00a0end"
    view.show_text(text, LTR)
    assert "\u202e" not in view.document().toRawText()
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_markup_is_text(view: ArticleText) -> None:
    text = '<img src="file:///dev/zero"><b>bold</b> <a href="javascript:x">'
    view.show_text(text, LTR)
    assert view.document().toRawText() == text


def test_it_cannot_be_edited(view: ArticleText) -> None:
    view.show_text(ENGLISH, LTR)
    before = view.document().toRawText()
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "مرحبا"))
    QGuiApplication.clipboard().setText("pasted")
    view.paste()
    assert view.document().toRawText() == before


@pytest.mark.parametrize("default", [LTR, RTL])
def test_each_paragraph_has_its_own_direction(view: ArticleText, default: Qt.LayoutDirection) -> None:
    view.show_text("An English one.\nفقرة عربية.\n2019", default)
    block = view.document().begin()
    found = []
    while block.isValid():
        found.append(block.textDirection())
        block = block.next()
    assert found == [LTR, RTL, default]


def test_choosing_scrolls_to_the_mark_and_does_not_reflow(view: ArticleText) -> None:
    text = "\n".join(f"Paragraph {number} says something long enough to wrap." for number in range(200))
    view.show_text(text, LTR)
    view.show_marks([mark(1, text, "Paragraph 150 says")])
    height = view.document().size().height()
    assert not view.boxes_of(1)
    view.choose_claim(1)
    assert view.boxes_of(1)
    assert view.document().size().height() == pytest.approx(height)
    assert view.accessibleDescription() == "claim 1"


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "ب" * 1_000_000, "\u0301" * 100_000, "\u2067" * 10_000, "<b>" * 20_000]
)
def test_a_text_without_a_break_is_laid_out_in_pieces(view: ArticleText, text: str) -> None:
    view.show_text(text, LTR)
    view.show_marks([Mark(1, 0, len(text), Status.INBOX, default_scale().rating("false"))])
    view.grab()
    assert view.boxes_of(1)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_family_has_a_stroke_of_its_own(theme: Theme) -> None:
    strokes = {}
    for rating in default_scale().ratings:
        look = MarkLook.of(Mark(1, 0, 1, Status.READY, rating), theme)
        assert look.glyph == rating.glyph
        pen = underline_pen(look)
        strokes[rating.family] = (tuple(pen.dashPattern()), pen.widthF())
    assert len(set(strokes.values())) == len(strokes) == 5


def test_marks_that_overlap_lie_in_different_lanes() -> None:
    spans = [(0, 10), (2, 4), (3, 8), (12, 20)]
    marks = [Mark(number, start, end, Status.INBOX, None) for number, (start, end) in enumerate(spans)]
    assert lanes(marks) == [0, 1, 2, 0]


def test_another_verdict_changes_the_look_of_a_mark_and_not_its_place() -> None:
    shown = ShownText("It was sold. It was bought.\nIt was lost.")
    rating = default_scale().rating("false")
    before = MarkMap(shown, [Mark(1, 0, 11, Status.TO_CHECK, None), Mark(2, 13, 27, Status.TO_CHECK, None)])
    judged = MarkMap(shown, [Mark(1, 0, 11, Status.IN_PROGRESS, rating), *before.marks[1:]], before)
    assert judged.lies_as(before)
    assert [(part.mark.rating, part.start, part.end) for part in judged.parts(0)] == [(rating, 0, 11), (None, 13, 27)]
    more = MarkMap(shown, [*judged.marks, Mark(3, 28, 39, Status.INBOX, None)], judged)
    assert not more.lies_as(judged)
    assert [part.mark.claim_id for part in more.parts(1)] == [3]
