"""The window as one works in it: by keyboard and mouse, in both languages."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.claim import Claim
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.gui.commands.declared import COMMANDS
from claimtrack.gui.help import GuideWindow
from claimtrack.gui.listing.reason_menu import ReasonMenu
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.view import View
from claimtrack.gui.window import Window
from claimtrack.gui.work import Work
from claimtrack.storage.settings import Settings
from claimtrack.storage.turns import turns_of
from claimtrack.workspace.workspace import Workspace
from tests.gui.conftest import drawn

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Answers:
    """Keeps the last answer to a question."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self._session, self._qtbot = session, qtbot
        self._found: list[Claim] = []

    def claim(self, number: int) -> Claim:
        """A claim as it stands."""
        self._found.clear()
        self._session.read(lambda workspace: workspace.claims.get(number), self._found.append)
        self._qtbot.waitUntil(lambda: bool(self._found))
        return self._found[0]


@pytest.fixture
def window(session: Session, look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = Window(state)
    made.furnish(session, look)
    qtbot.addWidget(made)
    made.show()
    activate(made, qtbot)
    settle(made, qtbot)
    yield made
    look.wear(Settings(language="en", theme="light"))


@pytest.fixture
def answers(session: Session, qtbot: QtBot) -> Answers:
    return Answers(session, qtbot)


def activate(window: Window, qtbot: QtBot) -> None:
    """Without a display no window gets the keyboard back by itself when a menu closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.desk.list.table.setFocus()


def settle(window: Window, qtbot: QtBot) -> None:
    """Wait until the list, its rows and the claim have come."""
    model = window.desk.list.model
    qtbot.waitUntil(lambda: model.rowCount() > 0 and model.row(0) is not None)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None)
    qtbot.waitUntil(window.actions_["claim.next"].isEnabled)


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def press_arabic(window: Window, letter: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifiers, 0, 0, 0, "" if modifiers & CTRL else letter)
    QCoreApplication.sendEvent(QApplication.focusWidget() or window, event)


def menu_texts(window: Window) -> list[str]:
    found: list[str] = []
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        found.extend(entry.text() for each in (menu, *menu.findChildren(QMenu)) for entry in each.actions())
    return found


def test_everything_is_in_the_menus_and_does_something(window: Window) -> None:
    texts = menu_texts(window)
    for command in COMMANDS:
        assert window.actions_[command.code].text() in texts


def test_accepting_by_key_goes_on_to_the_next(window: Window, session: Session, answers: Answers, qtbot: QtBot) -> None:
    window.desk.sidebar.status_chosen.emit(Status.INBOX)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    qtbot.waitUntil(window.actions_["claim.accept"].isEnabled)
    with qtbot.waitSignal(session.changed):
        press(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: window.desk.list.chosen == 2)
    assert answers.claim(1).status is Status.TO_CHECK


def test_keys_in_quick_succession_are_for_one_claim_after_the_other(
    window: Window, session: Session, answers: Answers, qtbot: QtBot
) -> None:
    window.desk.sidebar.status_chosen.emit(Status.INBOX)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    qtbot.waitUntil(window.actions_["claim.accept"].isEnabled)
    press(window, Qt.Key.Key_A)
    press(window, Qt.Key.Key_X)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ReasonMenu)
    with qtbot.waitSignals([session.changed, session.changed]):
        QTest.keyClick(menu, Qt.Key.Key_2)
    assert [answers.claim(number).status for number in (1, 2)] == [Status.TO_CHECK, Status.DISMISSED]
    qtbot.waitUntil(lambda: session.is_saved)
    assert window.desk.list.model.rowCount() == 0
    with qtbot.waitSignal(window.desk.list.model.listed):
        session.undo()
    assert window.desk.list.model.row_of(2) == 0


def test_a_claim_that_cannot_leave_comes_back(window: Window, session: Session, qtbot: QtBot) -> None:
    claims = window.desk.list
    window.desk.sidebar.status_chosen.emit(Status.INBOX)
    qtbot.waitUntil(lambda: claims.model.rowCount() == 2)
    with qtbot.waitSignal(session.failed):
        claims.do_and_go_on(lambda workspace: workspace.claims.restore([1]))
        assert [claims.model.number(row) for row in range(claims.model.rowCount())] == [2]
    qtbot.waitUntil(lambda: claims.model.rowCount() == 2)


def test_a_claim_without_a_row_is_accepted_and_dismissed(
    window: Window, session: Session, answers: Answers, qtbot: QtBot
) -> None:
    window.desk.sidebar.status_chosen.emit(Status.DISMISSED)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 1)
    window.desk.article.claim_chosen.emit(2)
    qtbot.waitUntil(window.actions_["claim.accept"].isEnabled)
    assert not window.actions_["claim.restore"].isEnabled()
    with qtbot.waitSignal(session.changed):
        press(window, Qt.Key.Key_A)
    assert answers.claim(2).status is Status.TO_CHECK
    qtbot.waitUntil(lambda: not window.actions_["claim.accept"].isEnabled())
    assert window.desk.list.chosen == 2
    assert window.desk.list.model.row_of(2) is None


@pytest.mark.parametrize("is_arabic", [False, True], ids=["english", "arabic"])
def test_dismissing_with_a_reason_undo_and_redo_by_keyboard(
    window: Window, session: Session, answers: Answers, qtbot: QtBot, is_arabic: bool
) -> None:
    assert window.desk.list.chosen == 1
    press_arabic(window, "ء") if is_arabic else press(window, Qt.Key.Key_X)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ReasonMenu)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(menu, Qt.Key.Key_2)
    assert answers.claim(1).status is Status.DISMISSED
    assert answers.claim(1).dismiss_reason is DismissReason.PREDICTION
    activate(window, qtbot)
    assert "Undo: " in window.actions_["edit.undo"].text()
    with qtbot.waitSignal(session.changed):
        press_arabic(window, "ئ", CTRL) if is_arabic else press(window, Qt.Key.Key_Z, CTRL)
    assert answers.claim(1).status is Status.INBOX
    assert "Redo: " in window.actions_["edit.redo"].text()
    with qtbot.waitSignal(session.changed):
        press_arabic(window, "ئ", CTRL | SHIFT) if is_arabic else press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert answers.claim(1).status is Status.DISMISSED


def test_the_reasons_stand_within_the_list_in_both_directions(window: Window, qtbot: QtBot) -> None:
    for layout in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        QApplication.setLayoutDirection(layout)
        press(window, Qt.Key.Key_X)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, ReasonMenu)
        viewport = window.desk.list.table.viewport()
        left = viewport.mapToGlobal(viewport.rect().topLeft()).x()
        assert left <= menu.x()
        assert menu.x() + menu.width() <= left + viewport.width() + 1
        menu.close()
        activate(window, qtbot)
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_next_and_previous_on_an_arabic_keyboard(window: Window) -> None:
    window.desk.list.table.setFocus()
    press_arabic(window, "ت")
    press_arabic(window, "ت")
    press_arabic(window, "ن")
    assert window.desk.list.chosen == 2


def test_restoring_brings_a_claim_back(window: Window, session: Session, answers: Answers, qtbot: QtBot) -> None:
    window.desk.list.choose(4)
    qtbot.waitUntil(window.actions_["claim.restore"].isEnabled)
    assert not window.actions_["claim.accept"].isEnabled()
    with qtbot.waitSignal(session.changed):
        press(window, Qt.Key.Key_R)
    assert answers.claim(4).status is Status.INBOX


def test_several_claims_are_accepted_in_one_step(
    window: Window, session: Session, answers: Answers, qtbot: QtBot
) -> None:
    window.desk.list.table.setFocus()
    press(window, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(session.changed):
        press(window, Qt.Key.Key_A)
    assert [answers.claim(number).status for number in (1, 2)] == [Status.TO_CHECK] * 2
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert [answers.claim(number).status for number in (1, 2)] == [Status.INBOX] * 2


def test_typing_in_the_search_field_searches(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    assert window.top_bar.search.hasFocus()
    QTest.keyClicks(window.top_bar.search, "mayor")
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 1)
    assert window.desk.list.chosen == 3
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        window.top_bar.search.setFocus()
        press(window, key)
        assert window.desk.list.table.hasFocus()
    window.top_bar.search.clear()
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 5)


def test_an_article_becomes_a_chip_and_goes_again(window: Window, qtbot: QtBot) -> None:
    window.desk.sidebar.article_chosen.emit(1)
    assert window.desk.list.bar.filters.article_title == "Harbour sold"
    window.desk.sidebar.article_chosen.emit(1)
    assert window.desk.list.bar.filters.is_empty
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 5)


def test_choosing_a_claim_shows_it_and_its_article(window: Window, qtbot: QtBot) -> None:
    window.desk.list.choose(3)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == 3)
    window.desk.article.claim_chosen.emit(2)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == 2)
    assert window.desk.list.chosen == 2


def test_the_status_line_takes_back(window: Window, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.accept([1]))
    window.status_line.quiet_bar.leave()
    button = window.status_line.undo_button
    assert button.isVisible()
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.redo_label is not None)
    assert window.desk.list.table.hasFocus()  # not some button, which the next blank would press


def test_what_moves_by_itself_is_said(window: Window, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.evidence.attach(5, Citation(title="Register"), stance=Stance.SUPPORTS))
    assert "In progress" in window.status_line.said


def test_a_claim_that_moves_by_itself_stays_on_show(window: Window, session: Session, qtbot: QtBot) -> None:
    claims = window.desk.list
    session.do(lambda workspace: workspace.claims.accept([1, 2]))
    with qtbot.waitSignal(claims.model.listed):
        window.desk.show_view(View(status=Status.TO_CHECK))
    qtbot.waitUntil(lambda: claims.model.rowCount() == 3)
    claims.choose(1)
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.evidence.attach(1, Citation(title="Register"), stance=Stance.SUPPORTS))
    qtbot.waitUntil(lambda: claims.model.rowCount() == 2)
    assert claims.chosen == 1
    window.desk.sidebar.statuses.setFocus()
    press(window, Qt.Key.Key_F6)  # as when a form is closed, which gives the list its keyboard back
    assert claims.table.hasFocus()
    assert claims.chosen == 1
    claims.choose_next()
    assert claims.chosen == 2


def test_a_refusal_is_said_below(window: Window, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed):
        session.do(lambda workspace: workspace.claims.accept([3]))
    assert window.status_line.said


def choose(window: Window, menu: str, value: str) -> None:
    for action in window.findChildren(QMenu):
        for entry in action.actions():
            if entry.data() == value and action.title() == menu:
                entry.trigger()
                return
    raise AssertionError(value)


def test_the_language_changes_at_once_and_the_view_stays(window: Window, qtbot: QtBot) -> None:
    window.desk.list.choose(3)
    window.desk.sidebar.article_chosen.emit(1)
    window.actions_["help.guide"].trigger()
    (guide,) = window.findChildren(GuideWindow)
    guide.pages.setCurrentRow(1)
    choose(window, "Language", "ar")
    settle(window, qtbot)
    window.actions_["help.guide"].trigger()
    assert window.findChildren(GuideWindow) == [guide]
    assert guide.isVisible()
    assert guide.page.toPlainText().startswith("الاستيراد")
    guide.close()
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.desk.sidebar.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.desk.list.chosen == 3
    assert window.desk.list.bar.filters.article_id == 1
    buttons = {button.text() for button in window.findChildren(QPushButton)}
    assert "+ استيراد مقال" in buttons
    assert Settings.load().language == "ar"
    sidebar, panel = window.desk.sidebar, window.desk.panel
    assert sidebar.mapTo(window, sidebar.rect().center()).x() > panel.mapTo(window, panel.rect().center()).x()


def test_the_theme_changes_at_once(window: Window, qtbot: QtBot) -> None:
    choose(window, "Theme", "dark")
    settle(window, qtbot)
    assert window.grab().toImage().pixelColor(5, window.height() - 60).lightness() < 64


def test_digits_change_on_the_screen(window: Window, session: Session, qtbot: QtBot) -> None:
    switch = next(action for action in window.findChildren(QAction) if action.text() == "Arabic-Indic digits")
    switch.trigger()
    settle(window, qtbot)
    assert session.settings.arabic_digits
    assert window.desk.sidebar.statuses.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Inbox, ٢"


def test_a_move_is_offered_only_where_the_table_of_statuses_has_it(window: Window, qtbot: QtBot) -> None:
    window.desk.list.choose(3)
    qtbot.waitUntil(lambda: not window.actions_["claim.accept"].isEnabled())
    assert window.actions_["claim.dismiss"].isEnabled()
    assert window.actions_["claim.review"].isEnabled()
    assert not window.actions_["claim.sign"].isEnabled()


@pytest.mark.parametrize(
    ("key", "column"),
    [(Qt.Key.Key_F5, "sidebar"), (Qt.Key.Key_F6, "list"), (Qt.Key.Key_F7, "article"), (Qt.Key.Key_F8, "panel")],
)
def test_each_column_is_reached_by_a_key(window: Window, key: Qt.Key, column: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.actions_["article.find"].isEnabled)  # its article is there
    press(window, key)
    focused = QApplication.focusWidget()
    assert focused is not None
    target = getattr(window.desk, column)
    assert focused is target or target.isAncestorOf(focused)


def test_an_imported_article_is_what_one_sees_next(window: Window, session: Session, qtbot: QtBot) -> None:
    text = "The lighthouse was built in 1890. It has been dark since 2001."
    quotes = text.rstrip(".").split(". ")
    made = Article(text, title="Lighthouse", language="en")
    session.do(lambda workspace: workspace.articles.add(made, [drawn(text, quote) for quote in quotes]))
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    assert window.desk.view.status is Status.INBOX
    assert window.desk.list.bar.filters.article_title == "Lighthouse"
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.text.endswith("1890"))


def test_a_rebuilt_window_answers_once(window: Window, session: Session, qtbot: QtBot) -> None:
    for theme in ("dark", "light", "dark"):
        choose(window, "Theme", theme)
    settle(window, qtbot)
    changed: list[object] = []
    session.changed.connect(changed.append)
    qtbot.waitUntil(window.actions_["claim.accept"].isEnabled)
    activate(window, qtbot)
    press(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: session.is_saved and bool(changed))
    assert len(changed) == 1


def test_every_widget_that_takes_the_keyboard_has_a_name(window: Window) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.metaObject().className() not in {"QScrollArea", "QMenuBar"}
        and not widget.accessibleName()
        and not (isinstance(widget, QPushButton | QLabel) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]
    assert [(widget.metaObject().className(), widget.objectName()) for widget in nameless] == []


def test_no_part_hands_its_own_look_down_to_its_tooltips(window: Window) -> None:
    """Rules without a selector reach the tooltip, too, which a clear ground makes black on X11."""
    for widget in window.findChildren(QWidget):
        rules = widget.styleSheet()
        assert not rules or "{" in rules, f"{widget}: {rules}"


def test_the_window_fits_a_small_screen(window: Window, qtbot: QtBot) -> None:
    assert window.height() < window.screen().availableSize().height() - 20  # its title needs room, too
    window.resize(1100, 700)
    qtbot.wait(20)
    assert (window.width(), window.height()) == (1100, 700)
    press(window, Qt.Key.Key_Return)
    assert window.desk.panel.width() >= 300
    assert window.desk.list.width() >= 240


def test_export_writes_what_is_listed(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "claims"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    window.desk.sidebar.status_chosen.emit(Status.INBOX)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    press(window, Qt.Key.Key_E, CTRL | SHIFT)
    written = out.with_suffix(".csv")
    qtbot.waitUntil(written.exists)
    lines = written.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("id,uuid,")
    assert len(lines) == 4
    qtbot.waitUntil(lambda: "claims.csv" in window.status_line.said)
    press(window, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: written.read_bytes().count(b"\r\n") == 6)


def test_work_can_be_cancelled_from_the_status_line(window: Window, session: Session, qtbot: QtBot) -> None:
    started = threading.Event()

    def endless(work: Work) -> None:
        started.set()
        while True:
            work.report(0, 0)
            time.sleep(0.001)

    work = session.work(endless, print)
    window.interior.exports.began.emit("Exporting", work)
    started.wait(5)
    assert window.status_line.said == "Exporting"
    with qtbot.waitSignal(session.failed):
        QTest.mouseClick(window.status_line.cancel_button, Qt.MouseButton.LeftButton)
    assert not window.status_line.cancel_button.isVisible()
    assert "Cancelled" in window.status_line.said


def test_work_that_has_ended_is_not_said_to_be_under_way(window: Window, session: Session, qtbot: QtBot) -> None:
    work = session.work(lambda _work: None, print)
    window.interior.exports.began.emit("Exporting", work)
    assert window.status_line.cancel_button.isVisible()
    qtbot.waitUntil(lambda: window.status_line.said == "")
    assert not window.status_line.cancel_button.isVisible()


def test_a_new_workspace_is_made_and_opened(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "fresh"), ""))
    with qtbot.waitSignal(session.opened):
        press(window, Qt.Key.Key_N, CTRL | SHIFT)
    assert session.path == tmp_path / "fresh.claimtrack"
    qtbot.waitUntil(lambda: window.desk.list.empty_text != "")
    assert "fresh" in window.windowTitle()
    assert Settings.load().last == str(session.path)


def test_another_workspace_is_opened_and_what_is_no_workspace_refused(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.claimtrack"
    Workspace.create(other, who="Amal").close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(other), ""))
    with qtbot.waitSignal(session.opened):
        press(window, Qt.Key.Key_O, CTRL)
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    other_text = tmp_path / "text.claimtrack"
    other_text.write_text("no workspace")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(other_text), ""))
    press(window, Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: bool(said))
    assert "text.claimtrack" in said[0]
    assert other_text.read_text() == "no workspace"


def test_verifying_says_that_all_is_sound(window: Window, qtbot: QtBot) -> None:
    window.actions_["file.verify"].trigger()
    qtbot.waitUntil(lambda: "sound" in window.status_line.said, timeout=10_000)


def test_closing_the_workspace_leaves_an_empty_desk(window: Window, session: Session) -> None:
    press(window, Qt.Key.Key_W, CTRL)
    assert not session.is_open
    assert window.desk.list.model.rowCount() == 0
    assert [button.text() for button in window.desk.list.empty.buttons] == [
        "Open…",
        "New workspace…",
        "Open the sample",
    ]
    assert not window.actions_["claim.accept"].isEnabled()
    assert not window.actions_["file.import"].isEnabled()


def test_closing_the_window_keeps_its_columns(window: Window, session: Session, tmp_path: Path) -> None:
    window.close()
    assert not session.is_open
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert state.value("columns-narrow")
    assert state.value("window")


def test_an_export_gives_way_to_an_edit_and_is_whole_all_the_same(
    window: Window, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = [f"Ship {number} left in May" for number in range(3_000)]
    text, end, claims = ". ".join(quotes), -2, []
    for quote in quotes:
        start, end = end + 2, end + 2 + len(quote)
        claims.append(DrawnClaim(start, end, quote, Kind.CHECKABLE, Voice.ARTICLE, 0.8, worthy=True))
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.do(lambda workspace: workspace.articles.add(Article(text, title="Ships", language="en"), claims))
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == len(quotes))
    out = tmp_path / "claims.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    failed: list[object] = []
    session.failed.connect(failed.append)
    assert session.path is not None
    with turns_of(session.path).writing():
        press(window, Qt.Key.Key_E, CTRL)
        qtbot.wait(400)
        assert failed == []
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert out.read_bytes().count(b"\r\n") == len(quotes) + 6


def test_f10_opens_the_menus(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == window.menuBar().actions()[0].text()
    menu.close()
    activate(window, qtbot)


def test_escape_leaves_the_search_and_lists_everything_again(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.top_bar.search, "berths")
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 1)
    press(window, Qt.Key.Key_Escape)
    assert window.top_bar.search.text() == ""
    assert QApplication.focusWidget() is window.desk.list.table
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 5)


def test_nothing_is_typed_into_the_search_while_a_file_is_opening(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path)
        QTest.keyClicks(QApplication.focusWidget() or window, "ax")
        assert not window.top_bar.search.isEnabled()
    assert window.top_bar.search.text() == ""
    settle(window, qtbot)
    assert window.top_bar.search.isEnabled()
