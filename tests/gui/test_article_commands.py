"""What one does with an article in the window: find in it, edit what is known of it, from menus and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Order
from claimtrack.gui.article.edit_dialog import ArticleDialog
from claimtrack.gui.article.find_bar import FindBar
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.article.repeats_note import RepeatsNote
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.claim.repeat_offer import RepeatOffer
from claimtrack.gui.listing.columns import Column
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window: Window, qtbot: QtBot) -> Window:
    window.desk.list.table.setFocus()
    qtbot.waitUntil(lambda: bool(text_of(window).boxes_of(3)))
    return window


def text_of(window: Window) -> ArticleText:
    return window.desk.article.findChildren(ArticleText)[0]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def test_ctrl_f_is_for_the_article_where_the_keyboard_is_there(window: Window) -> None:
    bar = window.desk.article.findChildren(FindBar)[0]
    press(Qt.Key.Key_F, CTRL)
    assert window.top_bar.search.hasFocus()
    assert not bar.isVisible()
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_F, CTRL)
    assert bar.field.hasFocus()
    press(Qt.Key.Key_Escape)
    assert text_of(window).hasFocus()
    window.desk.list.table.setFocus()
    press(Qt.Key.Key_F, CTRL | SHIFT)
    assert bar.field.hasFocus()


@pytest.mark.parametrize("is_triage", [False, True], ids=["desk", "triage"])
def test_found_words_are_gone_through_by_f3(window: Window, qtbot: QtBot, is_triage: bool) -> None:
    if is_triage:
        window.actions_["view.triage"].trigger()
    press(Qt.Key.Key_F3)
    bar = window.desk.article.findChildren(FindBar)[0]
    bar.field.setText("sale")
    qtbot.waitUntil(lambda: len(text_of(window).hit_boxes()) == 2)
    said = bar.said
    press(Qt.Key.Key_F3)
    assert bar.said != said
    press(Qt.Key.Key_F3, SHIFT)
    assert bar.said == said


def test_a_search_is_marked_in_the_article(window: Window, qtbot: QtBot) -> None:
    window.desk.search("berths")
    qtbot.waitUntil(lambda: len(text_of(window).hit_boxes()) == 1)
    window.desk.search("")
    qtbot.waitUntil(lambda: text_of(window).hit_boxes() == [])


def test_an_article_is_edited_from_its_entry_in_the_sidebar(window: Window, session: Session, qtbot: QtBot) -> None:
    entries = window.desk.sidebar.articles
    window.desk.sidebar.article_chosen.emit(1)
    qtbot.waitUntil(lambda: entries.currentIndex().isValid())

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ArticleDialog):
            QTimer.singleShot(10, fill)
            return
        next(line for line in dialog.findChildren(LineField)).setText("Harbour kept")
        dialog.accept()

    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, entries.rect().center(), entries.mapToGlobal(entries.rect().center())
    )
    QApplication.sendEvent(entries.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    assert actions[0] is window.actions_["article.edit"]
    menu.close()
    QTimer.singleShot(10, fill)
    with qtbot.waitSignal(session.changed):
        actions[0].trigger()
    qtbot.waitUntil(lambda: window.desk.sidebar.article_title(1) == "Harbour kept")
    qtbot.waitUntil(lambda: window.desk.view.filters.article_title == "Harbour kept")
    session.undo()
    qtbot.waitUntil(lambda: window.desk.view.filters.article_title == "Harbour sold")


def test_words_selected_by_keyboard_become_a_claim(window: Window, session: Session, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F7)
    text_of(window).select_span(0, 0)
    for _ in range(2):
        press(Qt.Key.Key_Right, CTRL | SHIFT)
    with qtbot.waitSignal(session.changed):
        press(Qt.Key.Key_M, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.text == "The council")


def test_without_an_article_nothing_of_it_is_offered(window: Window, session: Session) -> None:
    session.close()
    for code in ("article.edit", "article.find", "article.find-next", "article.draw-again", "article.delete"):
        assert not window.actions_[code].isEnabled()


def test_columns_and_order_are_there_again(
    window: Window, session: Session, look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F6, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Status").trigger()
    menu.close()
    for _ in range(2):
        window.desk.list.table.sort_wanted.emit(Column.STATUS)
    window.close()
    again = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    again.furnish(session, look)
    qtbot.addWidget(again)
    assert not again.desk.list.table.isColumnHidden(Column.STATUS)
    assert again.desk.view.filters.order is Order.STATUS
    assert again.desk.view.is_reversed
    assert again.desk.view.status is None


@pytest.mark.parametrize("claim", [1, 3], ids=["in the Inbox", "judged"])
def test_f8_goes_to_where_one_works_on_the_claim(window: Window, qtbot: QtBot, claim: int) -> None:
    window.desk.list.choose(claim)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == claim)
    window.desk.list.table.setFocus()
    press(Qt.Key.Key_F8)
    widget = QApplication.focusWidget()
    assert widget is not None
    assert window.desk.panel.isAncestorOf(widget)
    assert widget.isEnabled()


def test_f8_without_a_claim_says_what_to_do(window: Window, session: Session, qtbot: QtBot) -> None:
    window.desk.list.choose(None)
    qtbot.waitUntil(lambda: window.desk.panel.claim is None)
    with qtbot.waitSignal(session.failed) as said:
        window.actions_["view.claim"].trigger()
    assert said.args is not None
    assert said.args[0].code == "claim.none"


def test_a_claim_that_was_checked_before_gets_its_verdict_after_the_import(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    said: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ImportDialog):
            QTimer.singleShot(10, fill)
            return
        qtbot.waitUntil(dialog.findChildren(RepeatsNote)[0].isVisible)
        said.extend(label.text() for label in dialog.findChildren(RepeatsNote)[0].findChildren(PlainLabel))
        dialog.accept()

    QTimer.singleShot(10, fill)
    window.interior.files.import_given(text="Old news.\nThe mayor said that the price was 3 million, not more.")
    assert any("False" in text for text in said)
    panel = window.desk.panel
    offer = panel.findChildren(RepeatOffer)[0]
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id > 5 and offer.isVisible())
    carry = next(button for button in offer.findChildren(QPushButton) if "Carry" in button.text())
    assert carry.isVisible()
    with qtbot.waitSignal(session.changed):
        carry.click()
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.verdict is not None)
    assert panel.claim is not None
    assert panel.claim.verdict is not None
    assert panel.claim.verdict.judgement.rating == "false"
    session.undo()
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.verdict is None)


def test_hidden_characters_of_the_claim_are_drawn_with_those_of_the_article(window: Window, qtbot: QtBot) -> None:
    text = "It had 40\u00a0ber\u200cths then"
    with qtbot.waitSignal(window.desk._session.changed):
        window.desk._session.do(lambda workspace: workspace.claims.edit(2, text=text))
    window.desk.list.choose(2)
    panel = window.desk.panel
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.text == text)
    said = next(label for label in panel.findChildren(PlainLabel) if label.accessibleName() == "Claim")
    assert said.text() == text
    window.actions_["article.hidden"].trigger()
    assert said.text() == "It had 40\u2423ber\u25afths then"
    window.actions_["article.hidden"].trigger()
    assert said.text() == text
