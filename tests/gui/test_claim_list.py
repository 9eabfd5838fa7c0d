"""The list of claims: rows by number, sorted, narrowed, chosen, and drawn."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, ClaimRow, Order
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_list import ClaimList
from claimtrack.gui.listing.claim_model import PAGE, ClaimModel, Column, RowRole
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import DARK, LIGHT, Theme
from claimtrack.workspace.workspace import Workspace

DOWN, CTRL = Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier


def numbers(model: ClaimModel) -> list[int | None]:
    return [model.number(row) for row in range(model.rowCount())]


@pytest.fixture
def claims(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> ClaimList:
    made = ClaimList(session, words, theme, Filters())
    qtbot.addWidget(made)
    made.resize(460, 600)
    made.show()
    with qtbot.waitSignal(made.model.listed):
        made.show_query(ClaimQuery())
    qtbot.waitUntil(lambda: made.model.row(0) is not None)
    return made


def reworded(text: str) -> Callable[[Workspace], Changes]:
    return lambda workspace: workspace.claims.edit(1, text=text)


def do(session: Session, qtbot: QtBot, action: Callable[[Workspace], Changes], claims: ClaimList) -> None:
    with qtbot.waitSignal(claims.model.listed):
        session.do(action)


def test_the_model_keeps_qts_rules(session: Session, words: Words, qtbot: QtBot) -> None:
    model = ClaimModel(session, words, session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(tester.model(), QAbstractItemModel)
    with qtbot.waitSignal(model.listed):
        model.show(ClaimQuery())
    qtbot.waitUntil(lambda: model.row(0) is not None)
    with qtbot.waitSignal(model.listed):
        session.do(lambda workspace: workspace.claims.add(text="One more"))
    assert model.rowCount() == 6
    with qtbot.waitSignal(model.listed):
        session.undo()
    assert model.rowCount() == 5
    model.clear()
    assert model.rowCount() == 0


def test_a_row_says_everything_to_a_screen_reader(claims: ClaimList) -> None:
    model = claims.model
    row = model.row_of(3)
    assert row is not None
    said = model.index(row, Column.CLAIM).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("The mayor said", "The mayor", "1 piece contradicts", "False"):
        assert part in said


def test_a_row_that_has_not_come_yet_is_asked_for_once(session: Session, words: Words, qtbot: QtBot) -> None:
    text = "Claim. " * 3 * PAGE
    claims = [
        DrawnClaim(at, at + 6, "Claim.", Kind.CHECKABLE, Voice.ARTICLE, 0.5, worthy=True)
        for at in range(0, len(text), 7)
    ]
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(Article(text, title="Many", language="en"), claims))
    model = ClaimModel(session, words, session)
    with qtbot.waitSignal(model.listed):
        model.show(ClaimQuery(order=Order.NEWEST))
    assert model.index(PAGE, Column.CLAIM).data(RowRole) is None
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(PAGE, Column.CLAIM).data() == ""
    assert isinstance(model.index(PAGE, Column.CLAIM).data(RowRole), ClaimRow)
    assert isinstance(model.index(2 * PAGE - 1, Column.CLAIM).data(RowRole), ClaimRow)
    assert model.index(0, Column.CLAIM).data(RowRole) is None


def test_every_row_has_the_same_height(claims: ClaimList) -> None:
    table = claims.table
    heights = {table.rowHeight(row) for row in range(claims.model.rowCount())}
    assert len(heights) == 1


def test_a_click_on_a_header_sorts_and_another_turns_it_round(claims: ClaimList, qtbot: QtBot) -> None:
    header = claims.table.horizontalHeader()
    place = header.sectionViewportPosition(Column.CLAIM) + 30
    with qtbot.waitSignal(claims.model.listed):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 8))
    qtbot.waitUntil(lambda: claims.model.row(4) is not None)
    texts = [str(claims.model.index(row, Column.CLAIM).data()) for row in range(5)]
    assert texts == sorted(texts)
    before = numbers(claims.model)
    with qtbot.waitSignal(claims.model.listed):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 8))
    assert numbers(claims.model) == before[::-1]


def test_the_first_claim_is_chosen_and_the_arrows_go_on(claims: ClaimList, qtbot: QtBot) -> None:
    assert claims.chosen == 1
    with qtbot.waitSignal(claims.claim_chosen) as chosen:
        QTest.keyClick(claims.table, DOWN)
    assert chosen.args == [2]
    claims.choose_next()
    claims.choose_previous()
    assert claims.chosen == 2


def test_home_and_end_go_to_the_first_and_the_last_claim(claims: ClaimList) -> None:
    QTest.keyClick(claims.table, Qt.Key.Key_End)
    assert claims.chosen == 5
    QTest.keyClick(claims.table, Qt.Key.Key_Home)
    assert claims.chosen == 1
    QTest.keyClick(claims.table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert claims.chosen_numbers() == [1, 2, 3, 4, 5]


def test_other_claims_are_listed_from_the_top(claims: ClaimList, qtbot: QtBot) -> None:
    claims.choose(4)
    with qtbot.waitSignal(claims.model.listed):
        claims.show_query(ClaimQuery(statuses=frozenset({Status.INBOX})))
    assert claims.chosen == 1


def test_the_ends_of_the_list_hold(claims: ClaimList) -> None:
    claims.choose_previous()
    assert claims.chosen == 1
    for _ in range(10):
        claims.choose_next()
    assert claims.chosen == 5


def test_what_leaves_the_list_gives_its_place_to_the_next(session: Session, claims: ClaimList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(claims.model.listed):
        claims.show_query(ClaimQuery(statuses=frozenset({Status.INBOX})))
    assert numbers(claims.model) == [1, 2]
    do(session, qtbot, lambda workspace: workspace.claims.accept([1]), claims)
    assert claims.chosen == 2
    do(session, qtbot, lambda workspace: workspace.undo(), claims)
    assert numbers(claims.model) == [1, 2]
    assert claims.chosen == 2


def test_several_rows_are_chosen_and_stay_so(session: Session, claims: ClaimList, qtbot: QtBot) -> None:
    QTest.keyClick(claims.table, DOWN, Qt.KeyboardModifier.ShiftModifier)
    assert claims.chosen_numbers() == [1, 2]
    do(session, qtbot, lambda workspace: workspace.notes.add(5, text="a note"), claims)
    assert claims.chosen_numbers() == [1, 2]


def test_a_letter_that_is_no_command_looks_through_nothing(claims: ClaimList) -> None:
    QTest.keyClick(claims.table, Qt.Key.Key_L)
    assert claims.chosen == 1


def test_all_rows_are_chosen_as_one_run(claims: ClaimList) -> None:
    QTest.keyClick(claims.table, Qt.Key.Key_A, CTRL)
    assert claims.chosen_rows() == [range(5)]
    assert claims.chosen_numbers() == [1, 2, 3, 4, 5]


def test_rows_apart_are_chosen_by_ctrl(claims: ClaimList) -> None:
    for row in (4, 2):
        place = claims.table.visualRect(claims.model.index(row, Column.CLAIM)).center()
        QTest.mouseClick(claims.table.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert claims.chosen_numbers() == [1, 3, 5]


def test_a_claim_outside_the_list_can_be_shown_and_stays(session: Session, claims: ClaimList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(claims.model.listed):
        claims.show_query(ClaimQuery(statuses=frozenset({Status.INBOX})))
    claims.choose(5)
    assert claims.chosen == 5
    assert claims.chosen_rows() == []
    assert claims.chosen_numbers() == [5]
    do(session, qtbot, lambda workspace: workspace.notes.add(5, text="a note"), claims)
    assert claims.chosen == 5


def test_an_edited_claim_is_read_anew(session: Session, claims: ClaimList, qtbot: QtBot) -> None:
    do(session, qtbot, lambda workspace: workspace.claims.edit(1, text="Another wording"), claims)
    qtbot.waitUntil(lambda: claims.model.index(0, Column.CLAIM).data() == "Another wording")


@pytest.mark.parametrize(
    ("query", "filters", "said"),
    [
        (ClaimQuery(text="nowhere"), Filters(), "list.empty.found"),
        (ClaimQuery(), Filters(speaker="nobody"), "list.empty.found"),
        (ClaimQuery(statuses=frozenset({Status.READY})), Filters(), "list.empty.ready"),
    ],
)
def test_an_empty_list_says_what_to_do(
    claims: ClaimList, words: Words, qtbot: QtBot, query: ClaimQuery, filters: Filters, said: str
) -> None:
    claims.bar.show_filters(filters)
    with qtbot.waitSignal(claims.model.listed):
        claims.show_query(query)
    assert claims.empty_text == words.say(said)
    assert claims.chosen is None


def test_search_finds_claims_and_speakers(claims: ClaimList, qtbot: QtBot) -> None:
    for text, found in (("berths", [2]), ("mayor", [3]), ("harbour", [1]), ("a OR (", [])):
        with qtbot.waitSignal(claims.model.listed):
            claims.show_query(ClaimQuery(text=text))
        assert numbers(claims.model) == found, text


def test_the_order_of_the_chips_holds(claims: ClaimList, qtbot: QtBot) -> None:
    claims.bar.show_filters(replace(claims.bar.filters, order=Order.NEWEST))
    with qtbot.waitSignal(claims.model.listed):
        claims.show_query(ClaimQuery())
    assert numbers(claims.model) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def test_a_verdict_is_drawn_in_its_colour_where_its_column_is(
    session: Session, words: Words, theme: Theme, way: Qt.LayoutDirection, qtbot: QtBot
) -> None:
    made = ClaimList(session, words, theme, Filters())
    qtbot.addWidget(made)
    made.setLayoutDirection(way)
    made.resize(460, 600)
    made.show()
    with qtbot.waitSignal(made.model.listed):
        made.show_query(ClaimQuery())
    qtbot.waitUntil(lambda: made.model.row(4) is not None)
    row = made.model.row_of(3)
    assert row is not None
    picture = made.table.viewport().grab().toImage()
    cell = made.table.visualRect(made.model.index(row, Column.VERDICT))
    is_rtl = way is Qt.LayoutDirection.RightToLeft
    assert (cell.center().x() < made.width() / 2) is is_rtl
    wanted = QColor(theme.tint(theme.rating_of("default/1", "false")))
    near = [
        (x, y)
        for x in range(cell.left(), cell.right())
        for y in range(cell.top(), cell.bottom())
        if picture.pixelColor(x, y) == wanted
    ]
    assert len(near) > 100


def test_hostile_texts_are_drawn_as_text(session: Session, claims: ClaimList, qtbot: QtBot) -> None:
    for text in (
        '<img src="file:///dev/zero">',
        "م" * 50_000,
        "\u202e" * 500 + "x",
        "<b>" * 20_000,
        "e" + "\u0301" * 50_000,
    ):
        do(session, qtbot, reworded(text), claims)
        qtbot.waitUntil(lambda: claims.model.row(0) is not None)
        assert not claims.table.viewport().grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_was_searched_for_is_marked_in_the_rows(
    session: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    made = ClaimList(session, words, theme, Filters())
    qtbot.addWidget(made)
    made.resize(460, 600)
    made.show()

    def marked() -> int:
        picture = made.table.viewport().grab().toImage()
        cell = made.table.visualRect(made.model.index(0, Column.CLAIM))
        places = ((x, y) for x in range(cell.left(), cell.right()) for y in range(cell.top(), cell.bottom()))
        return sum(picture.pixelColor(*place).name() == theme.hit for place in places)

    for query, is_marked in ((ClaimQuery(text="BERTHS"), True), (ClaimQuery(), False)):
        with qtbot.waitSignal(made.model.listed):
            made.show_query(query)
        qtbot.waitUntil(lambda: made.model.row(0) is not None)
        assert (marked() > 100) is is_marked
