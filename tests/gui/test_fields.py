"""Fields: what they take, what they refuse, how they read dates, and which way they run."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.words import Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LONGEST_LINE, LONGEST_TEXT, LineField, TextField
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.plain_label import PlainLabel

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def type_text(widget: QWidget, text: str) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text))


def data(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    made.setHtml(f'<img src="file:///dev/zero">{text}')
    return made


def test_a_line_runs_as_its_text_does(qtbot: QtBot) -> None:
    field = LineField("name")
    qtbot.addWidget(field)
    type_text(field, "مرحبا")
    assert (field.text(), field.layoutDirection()) == ("مرحبا", RTL)
    field.setText("hello")
    assert field.layoutDirection() is LTR


def test_an_input_method_writes_too(qtbot: QtBot) -> None:
    field = TextField("name")
    qtbot.addWidget(field)
    event = QInputMethodEvent("", [])
    event.setCommitString("ليبيا")
    QApplication.sendEvent(field, event)
    assert field.text() == "ليبيا"


def test_a_text_takes_plain_text_only(qtbot: QtBot) -> None:
    field = TextField("name")
    qtbot.addWidget(field)
    field.insertFromMimeData(data("<b>plain</b>\nand more"))
    assert field.text() == "<b>plain</b>\nand more"


def test_what_is_too_long_is_refused_in_a_sentence_and_what_was_typed_stays(qtbot: QtBot, words: Words) -> None:
    field = TextField("name")
    qtbot.addWidget(field)
    field.setPlainText("typed")
    with qtbot.waitSignal(field.refused) as refused:
        field.insertFromMimeData(data("x" * LONGEST_TEXT))
    assert field.text() == "typed"
    assert refused.args is not None
    assert str(LONGEST_TEXT) in words.say(refused.args[0])


def test_a_line_that_is_too_long_is_refused(qtbot: QtBot) -> None:
    field = LineField("name")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.refused):
        field.insert("x" * (LONGEST_LINE + 1))


@pytest.mark.parametrize("text", ["a\u00a0b\u2028c\ufdd0d\ufffce\r", "x" * 1_000_000, "two\nlines\n"])
@pytest.mark.parametrize("kind", [LineField, TextField])
def test_what_is_put_in_comes_out(qtbot: QtBot, kind: type[LineField | TextField], text: str) -> None:
    field = kind("name")
    qtbot.addWidget(field)
    field.show()
    field.set_text(text)
    assert field.text() == text
    field.set_text("")
    QTest.keyClicks(field, "typed")
    assert field.text() == "typed"


def test_shift_enter_ends_a_line_like_enter(qtbot: QtBot) -> None:
    field = TextField("name")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "b")
    assert field.text() == "a\nb"


def test_a_text_grows_with_what_is_typed(qtbot: QtBot) -> None:
    field = TextField("name", lines=2)
    qtbot.addWidget(field)
    field.show()
    low = field.height()
    field.setPlainText("one\ntwo\nthree\nfour\nfive")
    assert field.height() > low


@pytest.mark.parametrize(
    ("typed", "date", "said"),
    [
        ("2019-07", "2019-07", "July 2019"),
        (" ٢٠١٩-٠٤-١٩ ", "2019-04-19", "19 April 2019"),
        ("2019-07-11/2019-07-20", "2019-07-11/2019-07-20", "11 to 20 July 2019"),
        ("", None, ""),
    ],
)
def test_a_date_is_read_in_words(qtbot: QtBot, words: Words, typed: str, date: str | None, said: str) -> None:
    field = DateField("date", words)
    qtbot.addWidget(field)
    field.set_text(typed)
    [reading] = field.findChildren(PlainLabel)
    assert (field.date, field.is_readable) == (date, True)
    assert said in reading.text()


@pytest.mark.parametrize("typed", ["2019-13", "10000", "9223372036854775808", "NaN", "<b>", "2019-02-30", "x" * 500])
def test_what_is_no_date_is_said_and_stays(qtbot: QtBot, words: Words, typed: str) -> None:
    field = DateField("date", words)
    qtbot.addWidget(field)
    field.set_text(typed)
    [reading] = field.findChildren(PlainLabel)
    assert (field.date, field.is_readable, field.text()) == (None, False, typed)
    assert reading.text().strip()
    assert reading.property("role") == "error"


@pytest.mark.parametrize(("way", "first"), [(LTR, 0), (RTL, 160)])
def test_rows_flow_from_the_side_where_reading_begins(qtbot: QtBot, way: Qt.LayoutDirection, first: int) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.setLayoutDirection(way)
    rows = FlowLayout(10, box)
    for _ in range(3):
        button = QPushButton("x")
        button.setFixedSize(90, 20)
        rows.addWidget(button)
    rows.setGeometry(QRect(0, 0, 250, 60))
    placed = [item.geometry() for item in (rows.itemAt(0), rows.itemAt(1), rows.itemAt(2)) if item]
    assert placed[0].left() == first
    assert [rect.top() for rect in placed] == [0, 0, 30]
    assert rows.heightForWidth(250) == 50


LABELS = [("Reuters", LTR), ("رويترز", RTL), ("—", None), ("\u2068Amal\u2069 · 11:12", None)]


@pytest.mark.parametrize("window", [LTR, RTL])
@pytest.mark.parametrize(("text", "own"), LABELS)
def test_a_label_lies_as_its_text_or_as_its_window(
    qapp: QApplication, window: Qt.LayoutDirection, text: str, own: Qt.LayoutDirection | None
) -> None:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(window)
    try:
        for follows, way in ((True, own or window), (False, window)):
            label = PlainLabel(text, follows_text=follows)
            assert label.text().strip("\u200e\u200f") == text
            label.resize(400, 30)
            image = label.grab().toImage()
            ground = image.pixel(0, 29)
            inked = [x for x in range(400) if any(image.pixel(x, y) != ground for y in range(30))]
            assert (inked[0] > 100) is (way is RTL)
    finally:
        qapp.setLayoutDirection(before)


def test_by_keyboard_one_goes_on_where_the_text_ends(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, field = LineField("before", parent=window), TextField("name", parent=window)
    field.set_text("The register says 2 million")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert field.hasFocus()
    QTest.keyClicks(field, ".")
    assert field.text() == "The register says 2 million."
    QTest.keyClick(field, Qt.Key.Key_Left)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "s")
    assert field.text() == "The register says 2 millions."


@pytest.mark.parametrize("address", ["hts://example.org", "example", "https://", "https://me:word@example.org", "a b"])
def test_what_is_no_address_of_the_web_is_said_and_kept(words: Words, address: str, qtbot: QtBot) -> None:
    field = AddressField("Address", words)
    qtbot.addWidget(field)
    QTest.keyClicks(field.findChildren(LineField)[0], address)
    is_begun = address == "https://"
    assert ("no web address" in field.problem) is not is_begun
    assert field.text() == address


def test_an_address_is_taken_without_a_word_while_it_is_typed(words: Words, qtbot: QtBot) -> None:
    field = AddressField("Address", words)
    qtbot.addWidget(field)
    for letter in "https://example.org/2019?a=b":
        QTest.keyClicks(field.findChildren(LineField)[0], letter)
        assert field.problem == ""


@pytest.mark.parametrize("window", [LTR, RTL])
def test_an_empty_field_begins_where_its_hint_does(
    qapp: QApplication, window: Qt.LayoutDirection, words: Words, qtbot: QtBot
) -> None:
    """Where nothing is written Qt asks the keyboard's layout, which may be of the other direction."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(window)
    try:
        line, text, date = LineField("name"), TextField("text"), DateField("date", words)
        for field in (line, text, date):
            qtbot.addWidget(field)
            field.resize(400, field.sizeHint().height())
            field.grab()  # a line finds its place when it is drawn
        [typed] = date.findChildren(LineField)
        is_at_right = [field.cursorRect().center().x() > 200 for field in (line, text, typed)]
        assert is_at_right == [window is RTL, window is RTL, False]
    finally:
        qapp.setLayoutDirection(before)


def test_each_paragraph_lies_as_its_text_does(qtbot: QtBot) -> None:
    field = TextField("text")
    qtbot.addWidget(field)
    field.resize(400, 100)
    field.show()
    field.set_text("عادت القوات\nThe forces came back")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    assert field.cursorRect().x() > 300
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    assert field.cursorRect().x() < 100


def test_what_is_copied_from_a_text_is_plain(qtbot: QtBot) -> None:
    field = TextField("text")
    qtbot.addWidget(field)
    field.set_text("one\ntwo")
    field.selectAll()
    field.copy()
    copied = QApplication.clipboard().mimeData()
    assert (copied.text(), copied.formats()) == ("one\ntwo", ["text/plain"])


def test_a_line_that_hides_something_is_marked_and_shows_it_when_one_points_at_it(qtbot: QtBot) -> None:
    line = LineField("Title")
    qtbot.addWidget(line)
    line.set_text("invoice\u202efdp.exe")
    assert line.property("hides")
    assert "invoice\u25affdp.exe" in line.toolTip()
    assert line.text() == "invoice\u202efdp.exe"
    line.set_text("The council <b>sold</b>")
    assert not line.property("hides")
    assert line.toolTip() == ""
