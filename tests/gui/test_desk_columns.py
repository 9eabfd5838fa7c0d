"""The Desk's columns: where not all have room, the claim slides over the article and is put away again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSettings, Qt, QUrl
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.claim.rating_buttons import RatingButton
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.key_menu import KeyMenu
from claimtrack.gui.parts.tab_row import TabRow
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings

SMALL, LARGE = (1100, 700), (1440, 900)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def language() -> str:
    return "en"


@pytest.fixture
def window(session: Session, look: Look, tmp_path: Path, qtbot: QtBot, language: str) -> Iterator[Window]:
    look.wear(Settings(language=language, theme="light"))
    made = opened(session, look, tmp_path, qtbot)
    yield made
    made.close()
    look.wear(Settings(language="en", theme="light"))


def opened(session: Session, look: Look, folder: Path, qtbot: QtBot) -> Window:
    """A small window with a claim in it, the keyboard in the list."""
    made = Window(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    made.resize(*SMALL)
    made.furnish(session, look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: made.desk.panel.claim is not None and made.desk.article.number is not None)
    qtbot.waitUntil(made.actions_["claim.next"].isEnabled)
    made.desk.list.table.setFocus()
    return made


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def is_in_sight(window: Window) -> bool:
    return window.desk.panel.isVisible()


def click_row(window: Window, row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    table = window.desk.list.table
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def text_of(window: Window) -> ArticleText:
    return window.desk.article.findChildren(ArticleText)[0]


def show_claim(window: Window, number: int, qtbot: QtBot) -> None:
    panel = window.desk.panel
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == number)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_claim_chosen_by_enter_slides_over_the_article_from_the_end_edge(window: Window, qtbot: QtBot) -> None:
    desk = window.desk
    assert not is_in_sight(window)
    assert desk.list.width() + desk.article.width() > SMALL[0] - 200  # all that the sidebar leaves
    press(window, Qt.Key.Key_Return)
    assert is_in_sight(window)
    assert desk.list.table.hasFocus()
    assert 380 <= desk.panel.width() <= 420
    assert desk.panel.height() == desk.height()
    left = desk.panel.mapTo(desk, QPoint()).x()
    assert left == (
        0 if desk.layoutDirection() is Qt.LayoutDirection.RightToLeft else desk.width() - desk.panel.width()
    )
    press(window, Qt.Key.Key_J)
    show_claim(window, 2, qtbot)
    assert is_in_sight(window)
    press(window, Qt.Key.Key_Escape)
    assert not is_in_sight(window)
    press(window, Qt.Key.Key_J)
    show_claim(window, 3, qtbot)
    assert not is_in_sight(window)


def test_a_click_in_the_list_or_on_a_mark_brings_it_and_one_beside_puts_it_away(window: Window, qtbot: QtBot) -> None:
    click_row(window, 1)
    show_claim(window, 2, qtbot)
    assert is_in_sight(window)
    text = text_of(window)
    qtbot.waitUntil(lambda: bool(text.boxes_of(2)))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, text.viewport().height() - 5))
    assert not is_in_sight(window)
    click_row(window, 3, CTRL)
    assert not is_in_sight(window)
    place = text.boxes_of(2)[0].center().toPoint()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    show_claim(window, 2, qtbot)
    assert is_in_sight(window)


def test_words_are_selected_beside_it(window: Window, qtbot: QtBot) -> None:
    click_row(window, 1)
    text = text_of(window)
    qtbot.waitUntil(lambda: bool(text.boxes_of(1)))
    top = text.boxes_of(1)[0]
    for kind, place in (
        (QEvent.Type.MouseButtonPress, top.topLeft() + QPointF(2, 6)),
        (QEvent.Type.MouseMove, top.topLeft() + QPointF(60, 6)),
        (QEvent.Type.MouseButtonRelease, top.topLeft() + QPointF(60, 6)),
    ):
        button = Qt.MouseButton.LeftButton
        at = text.viewport().mapToGlobal(place)
        QApplication.sendEvent(
            text.viewport(), QMouseEvent(kind, place, at, button, button, Qt.KeyboardModifier.NoModifier)
        )
    assert text.selected_words
    assert is_in_sight(window)


def test_a_key_and_a_button_put_it_away(window: Window) -> None:
    press(window, Qt.Key.Key_F8, SHIFT)
    assert is_in_sight(window)
    press(window, Qt.Key.Key_F8, SHIFT)
    assert not is_in_sight(window)
    press(window, Qt.Key.Key_F8)
    assert is_in_sight(window)
    keyboard = QApplication.focusWidget()
    assert keyboard is not None
    assert window.desk.panel.isAncestorOf(keyboard)
    [close] = [each for each in window.desk.panel.findChildren(QPushButton) if each.text() == "✕"]
    assert close.accessibleName() == "Put the claim away"
    assert "Shift+F8" in close.toolTip()
    close.click()
    assert not is_in_sight(window)
    assert window.desk.list.table.hasFocus()


def test_it_gives_the_keyboard_back_to_where_it_came_from(window: Window) -> None:
    window.desk.article.setFocus()
    press(window, Qt.Key.Key_V)
    assert isinstance(QApplication.focusWidget(), RatingButton)
    press(window, Qt.Key.Key_Escape)
    assert text_of(window).hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, CTRL),
        (Qt.Key.Key_Return, CTRL),
    ],
    ids=["verdict", "claim", "save", "review"],
)
def test_what_is_done_in_it_brings_it(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J)  # to one that has a verdict
    assert not is_in_sight(window)
    press(window, key, modifiers)
    assert is_in_sight(window)


def test_evidence_that_is_pasted_brings_it(window: Window, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/page")])
    QApplication.clipboard().setMimeData(data)
    press(window, Qt.Key.Key_V, CTRL)
    assert is_in_sight(window)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KeyMenu)
    QTest.keyClick(menu, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and len(window.desk.panel.claim.evidence) == 1)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_another_width_moves_it_and_nothing_that_is_typed_is_lost(window: Window, qtbot: QtBot) -> None:
    window.desk.list.choose(3)
    show_claim(window, 3, qtbot)
    press(window, Qt.Key.Key_V)
    panel = window.desk.panel
    field = next(each for each in panel.findChildren(TextField) if each.isVisible())
    field.setFocus()
    field.set_text("")
    QTest.keyClicks(field, "It says so")
    [area] = panel.findChildren(QScrollArea)
    for width in (LARGE[0], SMALL[0]):
        area.verticalScrollBar().setValue(60)
        window.resize(width, SMALL[1])
        qtbot.wait(10)
        assert is_in_sight(window)
        assert field.text() == "It says so"
        assert field.hasFocus()
        assert area.verticalScrollBar().value() == 60
        end = panel.mapTo(window.desk, QPoint()).x() + (0 if window.desk.isRightToLeft() else panel.width())
        assert abs(end - (0 if window.desk.isRightToLeft() else window.desk.width())) <= 1  # Qt rounds shares so


def test_beside_the_others_it_cannot_be_put_away(window: Window, qtbot: QtBot) -> None:
    window.resize(*LARGE)
    qtbot.waitUntil(lambda: is_in_sight(window))
    assert not window.actions_["view.panel"].isEnabled()
    assert not any(each.isVisible() for each in window.desk.panel.findChildren(QPushButton) if each.text() == "✕")
    press(window, Qt.Key.Key_Escape)
    assert is_in_sight(window)


def test_the_keyboard_stays_on_a_button_of_the_first_line(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F8, SHIFT)
    [edit] = [each for each in window.desk.panel.findChildren(QPushButton) if each.text() == "Edit…"]
    edit.setFocus()
    for size in (LARGE, SMALL):
        window.resize(*size)
        qtbot.wait(10)
        assert edit.isVisible()
        assert edit.hasFocus()


def test_triage_and_pages_hide_it_and_give_it_back(window: Window) -> None:
    press(window, Qt.Key.Key_Return)
    for there, back in (("view.triage", "view.triage"), ("view.sources", "view.list")):
        window.actions_[there].trigger()
        assert not is_in_sight(window)
        assert not window.actions_["view.panel"].isEnabled()
        window.actions_[back].trigger()
        assert is_in_sight(window)


def test_both_widths_keep_their_columns(
    window: Window, session: Session, look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    def widths() -> list[int]:
        return window.desk.findChildren(QSplitter)[0].sizes()[:4]

    def draw(by: int) -> list[int]:
        splitter = window.desk.findChildren(QSplitter)[0]
        sizes = splitter.sizes()
        splitter.setSizes([sizes[0], sizes[1] + by, sizes[2] - by, *sizes[3:]])
        return widths()

    narrow = draw(60)
    window.resize(*LARGE)
    qtbot.wait(10)
    wide = draw(-40)
    window.resize(*SMALL)
    qtbot.wait(10)
    assert widths() == narrow
    window.resize(*LARGE)
    qtbot.wait(10)
    assert widths() == wide
    path = session.path
    assert path is not None
    window.resize(*SMALL)
    window.close()
    with qtbot.waitSignal(session.opened):
        session.open(path)
    window = opened(session, look, tmp_path, qtbot)
    assert widths() == narrow
    window.resize(*LARGE)
    qtbot.wait(10)
    assert widths() == wide
    window.close()


def test_another_theme_leaves_it_where_it_is(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Return)
    window.change_settings(Settings(name="Amal", language="en", theme="dark"))
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None)
    assert is_in_sight(window)


def placed(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


@pytest.mark.parametrize("percent", [100, 130, 200])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_name_of_a_tab_is_cut_and_no_verdict_covered(
    window: Window, session: Session, language: str, percent: int, qtbot: QtBot
) -> None:
    window.change_settings(replace(session.settings, language=language, text_size=percent))
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None)
    for size in (SMALL, LARGE):
        window.resize(*size)
        window.desk.bring_claim()
        qtbot.wait(10)
        assert not placed(window.desk.panel, window).intersects(placed(window.desk.list, window))
        [tabs] = window.desk.panel.findChildren(TabRow)
        [area] = window.desk.panel.findChildren(QScrollArea)
        assert len(tabs.findChildren(QPushButton)) == 3
        for tab in tabs.findChildren(QPushButton):
            assert tab.fontMetrics().horizontalAdvance(tab.text()) < tab.width()
            assert tabs.rect().contains(tab.geometry())
            assert tab.mapTo(area.viewport(), QPoint()).x() >= 0
            assert tab.mapTo(area.viewport(), QPoint(tab.width(), 0)).x() <= area.viewport().width()
