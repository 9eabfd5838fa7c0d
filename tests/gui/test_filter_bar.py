"""The chips above the list."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.words import Words
from claimtrack.gui.listing.filter_bar import FilterBar, Filters
from claimtrack.gui.session import Session


@pytest.fixture
def bar(session: Session, words: Words, qtbot: QtBot) -> FilterBar:
    made = FilterBar(session, words, Filters())
    qtbot.addWidget(made)
    made.resize(460, made.sizeHint().height())
    made.show()
    return made


def chip(bar: FilterBar, name: str) -> QToolButton:
    return next(button for button in bar.findChildren(QToolButton) if button.accessibleName() == name)


def field(button: QToolButton) -> QLineEdit:
    return button.menu().findChildren(QLineEdit)[0]


def enter(button: QToolButton, text: str) -> None:
    field(button).setText(text)
    QTest.keyClick(field(button), Qt.Key.Key_Return)


def test_a_name_narrows_to_a_speaker(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed) as changed:
        enter(chip(bar, "Said by"), " mayor ")
    assert changed.args == [Filters(speaker="mayor")]
    assert "mayor" in chip(bar, "Said by").text()
    assert bar.filters.narrow(ClaimQuery()).speaker == "mayor"


def test_a_date_narrows_to_its_days(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed):
        enter(chip(bar, "Date"), "2019-04")
    query = bar.filters.narrow(ClaimQuery())
    assert (query.dated_from, query.dated_to) == (dt.date(2019, 4, 1), dt.date(2019, 4, 30))
    assert "April 2019" in chip(bar, "Date").text()


def test_a_date_that_cannot_be_read_stays_to_be_mended(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.changed):
        enter(chip(bar, "Date"), "yesterday")
    assert field(chip(bar, "Date")).text() == "yesterday"
    assert bar.filters == Filters()


def test_verdicts_are_ticked_and_dropped(bar: FilterBar, qtbot: QtBot) -> None:
    actions = chip(bar, "Verdict").menu().actions()
    with qtbot.waitSignal(bar.changed):
        actions[0].trigger()
    with qtbot.waitSignal(bar.changed):
        actions[4].trigger()
    assert bar.filters.ratings == {"true", "false"}
    with qtbot.waitSignal(bar.changed):
        actions[-1].trigger()
    assert bar.filters.is_empty


def test_an_article_is_shown_and_dropped_with_one_click(bar: FilterBar, qtbot: QtBot) -> None:
    assert not chip(bar, "Article").isVisible()
    bar.show_filters(Filters(article_id=3, article_title="A & B"))
    assert chip(bar, "Article").isVisible()
    assert "A && B" in chip(bar, "Article").text()
    with qtbot.waitSignal(bar.changed) as changed:
        QTest.mouseClick(chip(bar, "Article"), Qt.MouseButton.LeftButton)
    assert changed.args == [Filters()]


def test_the_order_is_chosen_from_a_menu(bar: FilterBar, qtbot: QtBot) -> None:
    actions = chip(bar, "Order").menu().actions()
    with qtbot.waitSignal(bar.changed):
        actions[1].trigger()
    assert bar.filters.narrow(ClaimQuery()).order is Order.NEWEST
    assert bar.filters.is_empty


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_in_a_narrow_list_the_chips_are_one_row_and_the_rest_is_in_a_menu(
    bar: FilterBar, way: Qt.LayoutDirection, qtbot: QtBot
) -> None:
    bar.setLayoutDirection(way)
    bar.show_filters(Filters(assignee="Amal"))
    bar.resize(260, bar.sizeHint().height())
    chips = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
    assert len({button.y() for button in chips}) == 1
    assert all(button.geometry().left() >= 0 and button.geometry().right() <= bar.width() for button in chips)
    assert chip(bar, "Assignee").isVisible()
    assert not chip(bar, "Said by").isVisible()
    more = chip(bar, "More filters")
    more.menu().aboutToShow.emit()
    listed = [action.text() for action in more.menu().actions()]
    assert listed
    for name in ("Said by", "Date", "Verdict", "Status", "Tag"):
        assert (name in listed) is not chip(bar, name).isVisible()
    assert not any(text.startswith("Assignee") for text in listed)
    more.menu().popup(bar.mapToGlobal(bar.rect().bottomLeft()))
    with qtbot.waitSignal(bar.changed):
        enter(chip(bar, "Said by"), "mayor")
    assert not more.menu().isVisible()
    assert bar.filters == Filters(assignee="Amal", speaker="mayor")


def test_a_wide_list_shows_every_chip(bar: FilterBar) -> None:
    bar.resize(1400, bar.sizeHint().height())
    assert not chip(bar, "More filters").isVisible()
    assert chip(bar, "Said by").isVisible()
