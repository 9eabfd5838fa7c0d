"""The list of claims: rows by number, sorted, narrowed, chosen, and drawn."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPaintEvent, QRegion
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from typing_extensions import override

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, ClaimRow, Order, Priority
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.scale import default_scale, preset
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_list import ClaimList
from claimtrack.gui.listing.claim_model import PAGE, ClaimModel, RowRole
from claimtrack.gui.listing.claim_table import LEAST_CLAIM
from claimtrack.gui.listing.claim_words import said_by_and_when
from claimtrack.gui.listing.columns import AT_FIRST, ORDER_OF, WIDEST, Column, ColumnChoice
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.session import Session
from claimtrack.gui.style.fonts import strong_font
from claimtrack.gui.style.painting import pill_width
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
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    seen: list[tuple[int, object]] = []  # the first page, which comes with its rows before the rest is counted
    model.listed.connect(lambda: seen.append((model.rowCount(), model.known_row(PAGE - 1))))
    with qtbot.waitSignal(model.rowsInserted):
        model.show(ClaimQuery(order=next(iter(Order))))
    (first, last_row), (everything, _) = seen
    assert first == PAGE
    assert isinstance(last_row, ClaimRow)
    assert everything == model.rowCount() > 2 * PAGE
    assert model.index(PAGE, Column.CLAIM).data(RowRole) is None
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(PAGE, Column.CLAIM).data() == ""
    assert isinstance(model.index(PAGE, Column.CLAIM).data(RowRole), ClaimRow)
    assert isinstance(model.index(2 * PAGE - 1, Column.CLAIM).data(RowRole), ClaimRow)
    assert model.index(2 * PAGE, Column.CLAIM).data(RowRole) is None


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


def test_the_outline_leaves_a_row_whole_that_stays_chosen(claims: ClaimList, qtbot: QtBot) -> None:
    painted: list[QRegion] = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                painted.append(event.region())
            return super().eventFilter(watched, event)

    watch, viewport = Watch(), claims.table.viewport()
    qtbot.wait(10)
    viewport.installEventFilter(watch)
    QTest.keyClick(claims.table, DOWN, Qt.KeyboardModifier.ShiftModifier)
    last = claims.table.visualRect(claims.model.index(0, Column.VERDICT))
    qtbot.waitUntil(lambda: any(region.contains(last.center()) for region in painted))
    viewport.removeEventFilter(watch)


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
    claims.bar.show_filters(replace(claims.bar.filters, order=next(iter(Order))))
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
    wanted = QColor(theme.tint(theme.rating(default_scale().rating("false"))))
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


def shown_columns(claims: ClaimList) -> set[Column]:
    return {column for column in Column if not claims.table.isColumnHidden(column)}


def column_menu(claims: ClaimList) -> QMenu:
    claims.table.show_column_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_columns_are_chosen_and_set_back(claims: ClaimList) -> None:
    assert shown_columns(claims) == set(AT_FIRST)
    menu = column_menu(claims)
    by_text = {action.text(): action for action in menu.actions()}
    assert not by_text["Claim"].isEnabled()
    by_text["Assigned to"].trigger()
    by_text["Evidence"].trigger()
    menu.close()
    assert shown_columns(claims) == {Column.CLAIM, Column.VERDICT, Column.ASSIGNEE}
    assert claims.table.columnWidth(Column.CLAIM) >= LEAST_CLAIM
    menu = column_menu(claims)
    menu.actions()[-1].trigger()
    menu.close()
    assert shown_columns(claims) == set(AT_FIRST)


def test_every_column_says_what_it_has_and_is_drawn(session: Session, claims: ClaimList, qtbot: QtBot) -> None:
    do(
        session,
        qtbot,
        lambda workspace: workspace.claims.label([5], priority=Priority.HIGH, due="2026-03-31", assignee="Basma"),
        claims,
    )
    row = claims.model.row_of(5)
    assert row is not None
    qtbot.waitUntil(lambda: claims.model.row(row) is not None)
    said = {column: str(claims.model.index(row, column).data()) for column in Column}
    assert said == {
        Column.CLAIM: "The sale was signed on 4 May 2012",
        Column.SPEAKER: "the article",
        Column.DATE: "4 May 2012",
        Column.EVIDENCE: "no evidence",
        Column.VERDICT: "no verdict",
        Column.STATUS: "To check",
        Column.PRIORITY: "high priority",
        Column.DUE: "31 March 2026",
        Column.ASSIGNEE: "Basma",
    }
    claims.resize(1_400, 600)
    claims.table.show_columns(ColumnChoice(frozenset(Column)))
    picture = claims.table.viewport().grab().toImage()
    for column in Column:
        cell = claims.table.visualRect(claims.model.index(row, column))
        places = (
            (x, y) for x in range(cell.left() + 4, cell.right()) for y in range(cell.top() + 4, cell.bottom() - 4)
        )
        assert any(picture.pixelColor(*place).lightness() < 140 for place in places), column


def test_each_column_sorts(claims: ClaimList, qtbot: QtBot) -> None:
    for column, order in ORDER_OF.items():
        if column is not Column.CLAIM:
            claims.bar.show_filters(Filters())
        with qtbot.waitSignal(claims.filters_changed) as changed:
            claims.table.sort_wanted.emit(column)
        assert changed.args is not None
        assert changed.args[0].order is order
    assert ORDER_OF.keys() == set(Column)


def test_a_width_that_was_drawn_stays(claims: ClaimList) -> None:
    wide = claims.table.columnWidth(Column.CLAIM) + claims.table.columnWidth(Column.EVIDENCE)
    claims.table.horizontalHeader().resizeSection(Column.EVIDENCE, 120)
    before = claims.table.columnWidth(Column.CLAIM) + 40
    assert before - 40 == wide - 120
    claims.table.horizontalHeader().resizeSection(Column.CLAIM, before - 60)
    assert claims.table.columnWidth(Column.EVIDENCE) == 140
    claims.resize(520, 600)
    assert claims.table.columnWidth(Column.EVIDENCE) == 140
    assert ColumnChoice.read(claims.table.choice.text) == claims.table.choice


def test_many_columns_leave_the_claim_readable(claims: ClaimList, qtbot: QtBot) -> None:
    claims.table.show_columns(ColumnChoice(frozenset(Column)))
    assert claims.table.columnWidth(Column.CLAIM) == LEAST_CLAIM
    qtbot.waitUntil(lambda: claims.table.horizontalScrollBar().maximum() > 0)


@pytest.mark.parametrize("text", ["", "None", "{}", "[1]", '{"shown": ["nothing"], "widths": {}}', '{"shown": 3}'])
def test_a_choice_that_is_none_of_ours_is_the_first(text: str) -> None:
    assert ColumnChoice.read(text) == ColumnChoice()


def test_a_choice_with_strange_widths_is_bounded() -> None:
    kept = ColumnChoice.read('{"shown": ["due"], "widths": {"due": -5, "date": 1000000}}')
    assert kept.shown == {Column.CLAIM, Column.DUE}
    assert dict(kept.widths) == {Column.DUE: 1, Column.DATE: WIDEST}


def test_a_verdict_is_its_sign_alone_in_a_narrow_list(claims: ClaimList) -> None:
    wide = claims.table.columnWidth(Column.VERDICT)
    claims.resize(300, 600)
    assert claims.table.columnWidth(Column.VERDICT) < wide / 2
    claims.resize(460, 600)
    assert claims.table.columnWidth(Column.VERDICT) == wide


def test_what_has_a_column_of_its_own_is_not_said_twice(claims: ClaimList, words: Words) -> None:
    row = claims.model.known_row(2)
    assert row is not None
    assert row.speaker == "The mayor"
    assert "The mayor" in said_by_and_when(words, row, {Column.DATE})
    assert said_by_and_when(words, row, {Column.SPEAKER}) == ""


def test_the_column_of_the_verdicts_has_room_for_the_scale_in_use_and_for_what_is_listed(
    claims: ClaimList, session: Session, qtbot: QtBot
) -> None:
    def width() -> int:
        return claims.table.columnWidth(Column.VERDICT)

    claims.resize(1_400, 600)
    wide = width()
    with qtbot.waitSignal(session.scale_changed):
        session.do(lambda workspace: workspace.scales.use(preset("none").key))
    qtbot.waitUntil(lambda: width() < wide)
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.verdicts.give(5, Judgement("conclusion", rationale_en="It is so.")))
    claims.model.show(ClaimQuery(order=next(iter(Order))))
    qtbot.waitUntil(lambda: claims.model.row(0) is not None)
    false = pill_width(f"{default_scale().rating('false').glyph} False", strong_font())
    qtbot.waitUntil(lambda: width() >= false)
