"""The Triage as one works in it: cards beside the article, one key for each decision."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.claim import Claim
from claimtrack.domain.drawn import Kind
from claimtrack.domain.status import DismissReason, Status
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.claim.wording_dialog import WordingDialog, form_of
from claimtrack.gui.draft_keeper import DraftKeeper
from claimtrack.gui.listing.claim_list import ClaimList
from claimtrack.gui.listing.reason_menu import ReasonMenu
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.triage.card import Card
from claimtrack.gui.triage.view import Triage
from claimtrack.gui.window import Window
from claimtrack.language.claims import draw_claims
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace
from tests.gui.conftest import QUOTES, TEXT, article, drawn

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ON_ARABIC = dict(zip("JKAXMS", "تنشءةس", strict=True))
OPINIONS = (
    "The council sold the harbour in 2012 for 3 million dinars. It was a shameful decision. "
    "The new owner will probably close it next year."
)


class Bench:
    """A window in the Triage, and what one does to it."""

    def __init__(self, window: Window, session: Session, qtbot: QtBot) -> None:
        self.window, self.session, self.qtbot = window, session, qtbot

    @property
    def column(self) -> Triage:
        return self.window.triage.column

    @property
    def chosen(self) -> Card | None:
        return self.column.cards.chosen

    @property
    def rows(self) -> ClaimList:
        return self.window.desk.list

    def enter(self, number: int = 1) -> None:
        """Go to the Triage of an article."""
        if not self.window.triage.is_on:
            self.press("F4")
        if self.window.desk.article.number != number or not self.column.model.total:
            self.window.desk.sidebar.article_chosen.emit(number)
        self.settle()

    def settle(self) -> None:
        """Wait until the cards have come and what can be done to the chosen one is known."""
        self.qtbot.waitUntil(lambda: self.column.model.total > 0 and self.chosen is not None)
        self.qtbot.waitUntil(lambda: self.chosen is not None and self.rows.chosen == self.chosen.number)
        self.qtbot.waitUntil(lambda: bool(self.rows.chosen_numbers()) and self.known() is not None)
        self.column.focus()

    def known(self) -> object:
        row = self.rows.table.currentIndex().row()
        return self.rows.model.row(row) if row >= 0 else None

    def press(self, key: str, modifiers: Qt.KeyboardModifier = PLAIN, *, is_arabic: bool = False) -> None:
        target = QApplication.focusWidget() or self.window
        if is_arabic:
            letter = ON_ARABIC[key]
            QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifiers, 0, 0, 0, letter))
        else:
            QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), modifiers)

    def choose(self, number: int) -> None:
        self.column.cards.choose_row(self.column.model.row_of(number))
        self.settle()

    def card(self, number: int) -> Card:
        row = self.column.model.row_of(number)
        assert row is not None
        card = self.column.model.card(row)
        assert card is not None
        return card

    def claim(self, number: int) -> Claim:
        found: list[Claim] = []
        self.session.read(lambda workspace: workspace.claims.get(number), found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def numbers(self) -> list[int | None]:
        rows = range(self.column.model.rowCount())
        return [card.number for row in rows if (card := self.column.model.card(row))]

    def wait_status(self, number: int, status: Status) -> None:
        self.qtbot.waitUntil(lambda: self.card(number).status is status)

    def buttons(self) -> dict[str, QPushButton]:
        """The buttons that stand on the chosen card."""
        found = self.column.cards.viewport().findChildren(QPushButton)
        return {button.text(): button for button in found if button.isVisible()}


@pytest.fixture
def state(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_window(look: Look, state: QSettings, qtbot: QtBot) -> Iterator[Callable[[Session], Window]]:
    look.wear(Settings(language="en", theme="light"))

    def make(session: Session) -> Window:
        window = Window(state)
        window.furnish(session, look)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    look.wear(Settings(language="en", theme="light"))


@pytest.fixture
def at(make_window: Callable[[Session], Window], session: Session, qtbot: QtBot) -> Bench:
    window = make_window(session)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.article.number is not None)
    return Bench(window, session, qtbot)


@pytest.fixture
def opinions(
    make_window: Callable[[Session], Window], new_session: Callable[[], Session], tmp_path: Path, qtbot: QtBot
) -> Bench:
    """An article with one claim, an opinion and a forecast."""
    path = tmp_path / "opinions.claimtrack"
    source = Article(OPINIONS, title="The sale", language="en")
    with Workspace.create(path, who="Amal") as workspace:
        workspace.articles.add(source, [claim for claim in draw_claims(source) if claim.worthy])
    session = new_session()
    with qtbot.waitSignal(session.opened):
        session.open(path)
    window = make_window(session)
    qtbot.waitUntil(lambda: window.desk.article.number is not None)
    return Bench(window, session, qtbot)


# -- two layouts ------------------------------------------------------------------------------------------------------


def test_one_key_goes_there_and_back_with_the_claim_one_looks_at(at: Bench) -> None:
    at.rows.choose(3)
    at.qtbot.waitUntil(lambda: at.rows.chosen == 3 and at.known() is not None)
    at.press("F4")
    at.settle()
    assert at.column.isVisible()
    assert not at.rows.isVisible()
    assert not at.window.desk.panel.isVisible()
    assert at.chosen is not None
    assert at.chosen.number == 3
    assert at.column.cards.hasFocus()
    at.press("J")
    at.press("F4")
    assert not at.column.isVisible()
    assert at.rows.table.hasFocus()
    assert at.rows.chosen == 4


def test_the_switch_above_shows_the_layout_and_changes_it(at: Bench) -> None:
    switch = at.window.top_bar.layouts
    assert switch.desk.isChecked()
    QTest.mouseClick(switch.triage, Qt.MouseButton.LeftButton)
    assert at.window.triage.is_on
    QTest.mouseClick(switch.triage, Qt.MouseButton.LeftButton)
    assert at.window.triage.is_on
    assert switch.triage.isChecked()
    QTest.mouseClick(switch.desk, Qt.MouseButton.LeftButton)
    assert not at.window.triage.is_on


def test_layout_threshold_and_columns_are_remembered(
    at: Bench, make_window: Callable[[Session], Window], new_session: Callable[[], Session], workspace_path: Path
) -> None:
    widths = at.window.desk.layout_state()
    at.enter()
    at.column.slider.setValue(85)
    assert at.window.desk.layout_state() == widths
    at.window.close()
    session = new_session()
    window = make_window(session)
    assert window.triage.is_on
    assert window.triage.column.threshold == 85
    with at.qtbot.waitSignal(session.opened):
        session.open(workspace_path)
    at.qtbot.waitUntil(lambda: window.desk.article.number == 1, timeout=5_000)


def test_another_language_keeps_the_layout_and_the_claim(at: Bench) -> None:
    at.enter()
    at.choose(2)
    arabic = next(
        action
        for action in at.window.menuBar().findChildren(type(at.window.actions_["file.open"]))
        if action.data() == "ar"
    )
    arabic.trigger()
    assert at.window.triage.is_on
    at.qtbot.waitUntil(lambda: at.chosen is not None and at.chosen.number == 2)
    assert at.column.heading.startswith("للفرز")


def test_large_words_have_room_in_the_sidebar(at: Bench) -> None:
    at.window.resize(1440, 900)
    at.enter()
    before = at.window.desk.sidebar.width()
    at.press("F4")
    at.window.change_settings(replace(at.session.settings, text_size=200))
    at.window.interior.desk.columns.restore_widths({})
    at.press("F4")
    at.qtbot.waitUntil(lambda: at.window.desk.sidebar.width() > before + 50)


def test_a_search_and_other_statuses_are_for_the_desk(at: Bench) -> None:
    at.enter()
    at.window.desk.sidebar.status_chosen.emit(Status.IN_PROGRESS)
    assert not at.window.triage.is_on
    at.qtbot.waitUntil(lambda: at.rows.model.rowCount() == 1)
    at.window.desk.sidebar.status_chosen.emit(None)
    at.enter()
    at.window.desk.search("mayor")
    assert not at.window.triage.is_on


def test_a_verdict_is_given_at_the_desk(at: Bench) -> None:
    at.enter()
    at.choose(3)
    at.press("V")
    assert not at.window.triage.is_on
    assert at.rows.chosen == 3


# -- cards ------------------------------------------------------------------------------------------------------------


def test_cards_say_who_when_why_and_what_was_decided(at: Bench) -> None:
    at.enter()
    assert at.numbers() == [1, 2, 3, 4, 5]
    assert at.column.heading == "Inbox · 3 of 5 looked at"
    said = [str(at.column.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(5)]
    assert "the article" in said[0]
    assert "score 80" in said[0]
    assert "The mayor" in said[2]
    assert "dismissed" in said[3]
    assert "4 May 2012" in said[4]
    assert "✓ accepted" in said[4]


def test_reasons_are_said_in_short_and_at_length(at: Bench) -> None:
    claim = replace(drawn(TEXT, QUOTES[0]), reasons=("worth.number", "worth.date", "worth.number"))
    other = replace(article(), text=TEXT + " Nothing else.", title="Again")
    with at.qtbot.waitSignal(at.session.changed):
        at.session.do(lambda workspace: workspace.articles.add(other, [claim]))
    at.enter(2)
    index = at.column.model.index(0)
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("a figure · a date")
    assert "It has a figure." in index.data(Qt.ItemDataRole.ToolTipRole)


def test_hostile_text_stays_text_on_a_card(at: Bench) -> None:
    at.enter()
    hostile = "<img src=x>\u202eevil " + "<b>" * 5_000 + "x" * 50_000
    with at.qtbot.waitSignal(at.session.changed):
        at.session.do(lambda workspace: workspace.claims.edit(1, text=hostile, speaker="<img src=y>\u202e"))
    at.qtbot.waitUntil(lambda: at.card(1).text == hostile)
    at.choose(1)
    assert not at.column.cards.grab().isNull()
    said = str(at.column.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("<img src=x>\u25afevil")
    assert "\u202e" not in said
    at.press("E")
    editor = at.column.cards.viewport().findChild(TextField)
    assert editor is not None
    assert editor.text() == hostile
    assert editor.isReadOnly()


@pytest.mark.parametrize("is_arabic", [False, True], ids=["english", "arabic"])
def test_accepting_goes_on_at_once_and_the_card_stays(at: Bench, is_arabic: bool) -> None:
    at.enter()
    at.choose(1)
    at.press("A", is_arabic=is_arabic)
    assert at.chosen is not None
    assert at.chosen.number == 2
    at.press("A", is_arabic=is_arabic)
    at.wait_status(1, Status.TO_CHECK)
    at.wait_status(2, Status.TO_CHECK)
    assert at.numbers() == [1, 2, 3, 4, 5]
    assert at.column.heading == "Inbox · 5 of 5 looked at"
    assert at.column.show_articles.isVisible()


@pytest.mark.parametrize("is_arabic", [False, True], ids=["english", "arabic"])
def test_dismissing_by_two_keys_goes_on(at: Bench, is_arabic: bool) -> None:
    at.enter()
    at.choose(1)
    at.press("X", is_arabic=is_arabic)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ReasonMenu)
    assert at.column.rect().contains(at.column.mapFromGlobal(menu.pos()))
    QTest.keyClick(menu, Qt.Key.Key_4)
    assert at.chosen is not None
    assert at.chosen.number == 2
    at.wait_status(1, Status.DISMISSED)
    assert at.claim(1).dismiss_reason is DismissReason.MINOR


def test_undo_goes_back_to_what_was_decided(at: Bench) -> None:
    at.enter()
    at.choose(1)
    at.press("A")
    at.wait_status(1, Status.TO_CHECK)
    at.press("Z", CTRL)
    at.wait_status(1, Status.INBOX)
    assert at.chosen is not None
    assert at.chosen.number == 1


def test_the_chosen_card_carries_the_buttons_that_its_status_allows(at: Bench) -> None:
    at.enter()
    at.choose(2)
    assert list(at.buttons()) == ["Accept", "Dismiss", "Edit", "Who and when", "Merge with previous", "Split here"]
    QTest.mouseClick(at.buttons()["Accept"], Qt.MouseButton.LeftButton)
    at.wait_status(2, Status.TO_CHECK)
    at.choose(4)
    assert list(at.buttons()) == ["Restore"]
    QTest.mouseClick(at.buttons()["Restore"], Qt.MouseButton.LeftButton)
    at.wait_status(4, Status.INBOX)


def test_tab_goes_from_a_card_to_its_own_buttons_first(opinions: Bench) -> None:
    opinions.enter()
    opinions.qtbot.waitUntil(opinions.column.kinds.isVisible)
    order = []
    for _button in range(7):
        opinions.press("Tab")
        button = QApplication.focusWidget()
        assert isinstance(button, QPushButton)
        order.append(button.text())
    assert order[:6] == list(opinions.buttons())
    assert order[6] == opinions.column.kinds.chips[Kind.OPINION].text()


def test_keys_go_from_card_to_card_and_stop_at_the_ends(at: Bench) -> None:
    at.enter()
    at.choose(1)
    for key, number in (("J", 2), ("Down", 3), ("K", 2), ("Up", 1), ("K", 1)):
        at.press(key)
        assert at.chosen is not None
        assert at.chosen.number == number
        assert at.rows.chosen == number
    at.press("Return")
    at.wait_status(1, Status.TO_CHECK)


def test_a_mark_in_the_article_chooses_its_card(at: Bench) -> None:
    at.enter()
    at.window.desk.article.claim_chosen.emit(5)
    at.settle()
    assert at.chosen is not None
    assert at.chosen.number == 5


# -- editing, merging, splitting --------------------------------------------------------------------------------------


def edit(at: Bench) -> TextField:
    at.qtbot.waitUntil(lambda: at.column.cards.viewport().findChild(TextField) is None)
    at.press("E")
    editor = at.column.cards.viewport().findChild(TextField)
    assert editor is not None
    at.qtbot.waitUntil(editor.hasFocus)
    return editor


def test_a_claim_is_edited_where_it_stands(at: Bench) -> None:
    at.enter()
    at.choose(1)
    editor = edit(at)
    assert editor.text() == QUOTES[0]
    assert at.buttons() == {}
    editor.selectAll()
    QTest.keyClicks(editor, "Sold in 2012, says the council")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    at.qtbot.waitUntil(lambda: at.card(1).text == "Sold in 2012, says the council")
    assert at.column.cards.hasFocus()
    assert "Accept" in at.buttons()
    assert at.claim(1).quote is not None


def test_escape_gives_an_edit_up_and_nothing_is_no_claim(at: Bench) -> None:
    at.enter()
    at.choose(1)
    editor = edit(at)
    QTest.keyClicks(editor, "Nonsense")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert at.session.is_saved
    editor = edit(at)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    with at.qtbot.waitSignal(at.session.failed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert at.claim(1).text == QUOTES[0]


def test_an_edit_that_is_refused_stays_in_its_field(at: Bench) -> None:
    at.enter()
    at.choose(1)
    editor = edit(at)
    editor.selectAll()
    typed = "\n".join(["word " * 200] * 101)  # more than a claim may have
    editor.insertPlainText(typed)
    with at.qtbot.waitSignal(at.session.failed) as refused:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert refused.args is not None
    assert refused.args[0].code == "claim.too-long"
    at.qtbot.waitUntil(lambda: any(each is not editor for each in at.column.cards.viewport().findChildren(TextField)))
    again = at.column.cards.viewport().findChildren(TextField)[-1]
    assert again.text().split() == typed.split()
    assert again.hasFocus()
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert at.claim(1).text == QUOTES[0]
    assert edit(at).text() == QUOTES[0]


def test_what_is_typed_outlives_a_change_of_its_card(at: Bench) -> None:
    at.enter()
    at.choose(1)
    editor = edit(at)
    QTest.keyClicks(editor, "New: ")
    with at.qtbot.waitSignal(at.session.changed):
        at.session.do(lambda workspace: workspace.claims.edit(1, date="2012"))
    at.qtbot.waitUntil(lambda: at.card(1).date == "2012")
    assert editor.text().endswith("New: ") or editor.text().startswith("New: ")


def test_an_edit_that_nobody_ended_is_offered_when_the_file_is_opened_again(at: Bench) -> None:
    at.enter()
    at.choose(1)
    QTest.keyClicks(edit(at), "As they say: ")
    path, offered = at.session.path, list[str]()
    assert path is not None
    at.session.close()
    with at.qtbot.waitSignal(at.session.opened):
        at.session.open(path)
    at.enter()
    at.choose(1)
    at.qtbot.waitUntil(lambda: at.window.desk.panel.claim is not None and at.window.desk.panel.claim.id == 1)
    at.qtbot.waitUntil(lambda: bool(DraftKeeper.of(at.session).offers(form_of(1))))

    def take_up() -> None:
        form = QApplication.activeModalWidget()
        if isinstance(form, WordingDialog):
            for take in form.findChildren(QPushButton):
                if take.text() == "Take it up":
                    take.click()
            offered.append(form.findChildren(TextField)[0].text())
            form.accept()

    QTimer.singleShot(100, take_up)
    with at.qtbot.waitSignal(at.session.changed):
        at.press("E")
    assert QUOTES[0] in offered[0]
    assert "As they say: " in offered[0]
    at.qtbot.waitUntil(lambda: at.card(1).text == offered[0].strip())
    assert not DraftKeeper.of(at.session).offers(form_of(1))


@pytest.mark.parametrize("is_arabic", [False, True], ids=["english", "arabic"])
def test_merging_with_the_one_above(at: Bench, is_arabic: bool) -> None:
    at.enter()
    at.choose(2)
    at.press("M", is_arabic=is_arabic)
    at.qtbot.waitUntil(lambda: at.numbers() == [1, 3, 4, 5])
    assert at.chosen is not None
    assert at.chosen.number == 1
    assert at.card(1).text == f"{QUOTES[0]}. {QUOTES[1]}"


def test_what_cannot_be_merged_is_said_in_a_sentence(at: Bench) -> None:
    at.enter()
    at.choose(1)
    at.press("M")
    at.qtbot.waitUntil(lambda: "nothing to merge it with" in at.window.status_line.said)
    at.choose(5)
    at.press("M")
    at.qtbot.waitUntil(lambda: "other words stand between" in at.window.status_line.said)
    assert at.numbers() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("is_arabic", [False, True], ids=["english", "arabic"])
def test_splitting_at_the_cursor_by_keyboard(at: Bench, is_arabic: bool) -> None:
    at.enter()
    at.choose(1)
    [article] = at.window.desk.article.findChildren(ArticleText)
    at.qtbot.waitUntil(lambda: bool(article.boxes_of(1)))
    at.press("S", is_arabic=is_arabic)
    assert "split again" in at.window.status_line.said
    assert at.window.desk.article.hasFocus()
    text = QApplication.focusWidget()
    assert text is not None
    QTest.keyClick(text, Qt.Key.Key_Right, CTRL)
    at.press("S", is_arabic=is_arabic)
    at.qtbot.waitUntil(lambda: len(at.numbers()) == 6)
    halves = [card.text for row in range(2) if (card := at.column.model.card(row))]
    assert " ".join(halves) == QUOTES[0]
    assert all(len(half.split()) > 1 for half in halves)
    at.qtbot.waitUntil(at.column.cards.hasFocus)  # where it came from


def test_selected_words_become_a_claim_of_their_own(at: Bench) -> None:
    at.enter()
    start = TEXT.index("the price")
    at.window.desk.article.select_span(start, start + len("the price"))
    at.press("M", CTRL | SHIFT)
    at.qtbot.waitUntil(lambda: len(at.numbers()) == 6)
    at.qtbot.waitUntil(lambda: at.chosen is not None and at.chosen.text == "the price")


# -- threshold, opinions, forecasts -----------------------------------------------------------------------------------


def test_the_threshold_hides_undecided_claims_and_counts_them(at: Bench) -> None:
    at.enter()
    at.choose(1)
    at.column.slider.setValue(85)
    assert at.numbers() == [3, 4, 5]
    assert at.column.show_below.text() == "2 below the threshold · Show"
    assert at.column.show_below.isVisible()
    assert at.chosen is not None
    assert at.chosen.number == 3
    QTest.mouseClick(at.column.show_below, Qt.MouseButton.LeftButton)
    assert at.numbers() == [1, 2, 3, 4, 5]
    assert at.column.threshold == 0
    assert not at.column.show_below.isVisible()


def test_a_hidden_claim_is_shown_when_its_mark_is_chosen(at: Bench) -> None:
    at.enter()
    at.column.slider.setValue(85)
    at.window.desk.article.claim_chosen.emit(2)
    at.settle()
    assert at.numbers() == [2, 3, 4, 5]


def test_opinions_and_forecasts_are_shown_on_demand_and_become_claims(opinions: Bench) -> None:
    opinions.enter()
    chips = opinions.column.kinds.chips
    opinions.qtbot.waitUntil(chips[Kind.OPINION].isVisible)
    assert [chip.text() for chip in chips.values() if chip.isVisible()] == ["Opinions 1", "Forecasts 1"]
    QTest.keyClick(chips[Kind.PREDICTION], Qt.Key.Key_Space)
    assert opinions.numbers() == [1, None]
    QTest.mouseClick(chips[Kind.OPINION], Qt.MouseButton.LeftButton)
    assert opinions.numbers() == [1, None, None]
    opinions.press("J")
    assert opinions.chosen is not None
    assert opinions.chosen.text == "It was a shameful decision"
    assert list(opinions.buttons()) == ["Add as claim"]
    assert opinions.rows.chosen is None
    opinions.press("A")
    opinions.qtbot.waitUntil(lambda: opinions.numbers() == [1, 2, None])
    opinions.settle()
    assert opinions.chosen.number == 2
    assert opinions.claim(2).status is Status.TO_CHECK
    assert [chip.text() for chip in chips.values() if chip.isVisible()] == ["Forecasts 1"]
    QTest.mouseClick(chips[Kind.PREDICTION], Qt.MouseButton.LeftButton)
    assert opinions.numbers() == [1, 2]


def test_drawing_again_keeps_what_was_done(opinions: Bench) -> None:
    opinions.enter()
    opinions.press("A")
    opinions.wait_status(1, Status.TO_CHECK)
    with opinions.qtbot.waitSignal(opinions.session.changed, timeout=5_000):
        opinions.window.actions_["article.draw-again"].trigger()
    assert "drawn again: 0 new claims" in opinions.window.status_line.said
    assert opinions.claim(1).status is Status.TO_CHECK


# -- choosing an article ----------------------------------------------------------------------------------------------


def test_the_inbox_asks_which_article(at: Bench) -> None:
    other = replace(article(), text=TEXT + " More.", title="Berths counted")
    with at.qtbot.waitSignal(at.session.changed):
        at.session.do(lambda workspace: workspace.articles.add(other, [drawn(TEXT, QUOTES[1])]))
    at.enter(1)
    at.window.desk.sidebar.status_chosen.emit(Status.INBOX)
    titles = at.column.articles.titles
    at.qtbot.waitUntil(lambda: len(titles()) == 2)
    assert "1 to sort" in titles()[0]
    assert "Berths counted" in titles()[0]
    assert at.window.desk.shown_article() is None
    at.press("Return")
    at.settle()
    assert at.window.desk.shown_article() == 2
    assert at.numbers() == [6]


def test_where_one_article_waits_it_is_shown_and_where_none_does_one_is_told_what_to_do(at: Bench) -> None:
    at.enter()
    at.window.desk.sidebar.status_chosen.emit(Status.INBOX)
    at.qtbot.waitUntil(lambda: at.window.desk.article.number == 1)
    at.settle()
    with at.qtbot.waitSignal(at.session.changed):
        at.session.do(lambda workspace: workspace.claims.accept([1, 2]))
    at.qtbot.waitUntil(at.column.show_articles.isVisible)
    QTest.mouseClick(at.column.show_articles, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(lambda: "Import an article" in at.column.articles.hint)
    assert at.column.articles.titles() == []


def test_an_article_that_comes_in_is_shown_with_its_first_claim(at: Bench) -> None:
    at.enter()
    other = replace(article(), text=TEXT + " More.", title="Berths counted")
    with at.qtbot.waitSignal(at.session.changed):
        at.session.do(lambda workspace: workspace.articles.add(other, [drawn(TEXT, QUOTES[1])]))
    at.qtbot.waitUntil(lambda: at.numbers() == [6])
    at.settle()
    at.press("A")
    at.wait_status(6, Status.TO_CHECK)


def test_pages_of_the_library_give_way_to_the_triage_and_back(at: Bench) -> None:
    at.enter()
    width = at.column.width()
    at.window.actions_["view.sources"].trigger()
    assert not at.column.isVisible()
    at.window.library.leave()
    assert at.column.isVisible()
    assert abs(at.column.width() - width) < width // 4
    at.window.actions_["view.sources"].trigger()
    at.window.actions_["view.triage"].trigger()
    at.window.desk.sidebar.article_chosen.emit(1)
    if not at.window.triage.is_on:
        at.press("F4")
    at.settle()
    assert at.column.isVisible()
    assert not at.rows.isVisible()


def test_closing_the_file_leaves_no_cards(at: Bench) -> None:
    at.enter()
    at.session.close()
    assert at.column.model.rowCount() == 0
    assert not at.window.actions_["view.triage"].isEnabled()
