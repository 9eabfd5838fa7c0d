"""Saved views: what the list is narrowed to, under a name in the sidebar."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Order
from claimtrack.domain.status import Status
from claimtrack.gui.commands.views import NameDialog
from claimtrack.gui.library.record import LibraryRecord, RecordKind
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.parts.counted_list import CountRole
from claimtrack.gui.session import Session
from claimtrack.gui.view import View, read
from claimtrack.gui.window import Window

FULL = Filters(
    article_id=1,
    article_title="مقال",
    speaker="The mayor",
    date="2012",
    ratings=frozenset({"true", "false"}),
    statuses=frozenset({Status.INBOX, Status.READY}),
    tag="harbour",
    assignee="Amal",
    record=LibraryRecord(RecordKind.SOURCE, 3, "Register"),
    waits_for="Amal",
    order=Order.VERDICT,
)


def test_every_part_of_a_view_comes_back() -> None:
    assert all(getattr(FULL, each.name) != getattr(Filters(), each.name) for each in fields(Filters))
    view = View(Status.INBOX, FULL, search='a "b" %', is_reversed=True, claim=4)
    assert read(view.definition) == view.alone
    assert read(View().definition) == View()


@pytest.mark.parametrize(
    "definition",
    ["", "{", "[]", "3", "{}", '{"status": "no", "search": "", "is_reversed": false, "filters": {}}', "[" * 9_000],
)
def test_what_is_no_view_of_ours_is_none(definition: str) -> None:
    assert read(definition) is None


def test_a_view_with_a_date_that_is_none_is_none() -> None:
    kept = View(filters=replace(FULL, date="2012")).definition
    assert read(kept.replace('"2012"', '"someday"')) is None
    assert read(kept.replace('"verdict"', '"weight"')) is None


def answer(act: Callable[[NameDialog], None]) -> None:
    """Do something with the dialog for a name when it has opened."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NameDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def named(name: str) -> Callable[[NameDialog], None]:
    def act(dialog: NameDialog) -> None:
        dialog.name.set_text(name)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    return act


def listed(window: Window) -> list[tuple[str, int]]:
    model = window.desk.sidebar.views.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [(str(index.data()), int(index.data(CountRole))) for index in rows]


def save(window: Window, name: str, qtbot: QtBot) -> None:
    before = len(listed(window))
    qtbot.waitUntil(window.actions_["view.save"].isEnabled)
    answer(named(name))
    window.actions_["view.save"].trigger()
    qtbot.waitUntil(lambda: len(listed(window)) == before + 1)


def test_a_search_is_saved_and_chosen_again(window: Window, session: Session, qtbot: QtBot) -> None:
    desk = window.desk
    assert not window.actions_["view.save"].isEnabled()
    assert not desk.sidebar.save_button.isVisible()
    window.top_bar.search.setText("berths")
    window.top_bar.search.returnPressed.emit()
    qtbot.waitUntil(desk.sidebar.save_button.isVisible)
    save(window, "Berths", qtbot)
    assert listed(window) == [("Berths", 1)]
    assert "Berths" in window.status_line.quiet_bar.said
    assert not desk.sidebar.save_button.isVisible()
    assert not desk.sidebar.statuses.currentIndex().isValid()
    desk.sidebar.statuses.clicked.emit(desk.sidebar.statuses.model().index(0, 0))
    window.top_bar.search.clear()
    window.top_bar.search.returnPressed.emit()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 2)
    desk.sidebar.views.setFocus()
    desk.sidebar.views.clicked.emit(desk.sidebar.views.model().index(0, 0))
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 1)
    assert window.top_bar.search.text() == "berths"
    session.do(lambda workspace: workspace.claims.delete([2]))
    qtbot.waitUntil(lambda: listed(window) == [("Berths", 0)])


def test_it_is_renamed_and_deleted_by_key_with_undo(window: Window, session: Session, qtbot: QtBot) -> None:
    window.desk.show_view(View(filters=Filters(speaker="mayor")))
    save(window, "Mayor", qtbot)
    window.desk.show_view(View(filters=Filters(date="2012")))
    save(window, "A year", qtbot)
    views = window.desk.sidebar.views
    views.setFocus()
    tried: list[str] = []

    def try_both(dialog: NameDialog) -> None:
        named("Mayor")(dialog)
        qtbot.waitUntil(dialog.accept_button.isEnabled)
        tried.append(dialog.name.text())
        named("The year")(dialog)

    answer(try_both)
    QTest.keyClick(views, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: ("The year", 1) in listed(window))
    assert tried == ["Mayor"]
    views.setFocus()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(views, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(window) == [("Mayor", 1)])
    assert window.desk.list.model.rowCount() == 1
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(window.status_line.quiet_bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(listed(window)) == 2)


def test_the_menu_of_a_view_is_for_that_view(window: Window, qtbot: QtBot) -> None:
    window.desk.show_view(View(filters=Filters(speaker="mayor")))
    save(window, "Mayor", qtbot)
    window.desk.show_view(View(filters=Filters(date="2012")))
    save(window, "A year", qtbot)
    views = window.desk.sidebar.views
    [row] = [row for row, entry in enumerate(listed(window)) if entry[0] == "Mayor"]
    place = views.visualRect(views.model().index(row, 0)).center()
    QTest.mouseClick(views.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert window.desk.view.filters.date == "2012"  # nothing is chosen by that alone
    where = views.viewport().mapToGlobal(place)
    QApplication.sendEvent(views.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: [name for name, _count in listed(window)] == ["A year"])


def test_delete_in_the_sidebar_is_not_for_the_claim(window: Window, qtbot: QtBot) -> None:
    window.desk.show_view(View(filters=Filters(speaker="mayor")))
    save(window, "Mayor", qtbot)
    window.desk.sidebar.views.setFocus()
    QTest.keyClick(window.desk.sidebar.views, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(window) == [])
    assert window.desk.list.model.rowCount() == 1


def test_nothing_is_saved_in_what_is_only_read(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    window.desk.show_view(View(filters=Filters(speaker="mayor")))
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 1)
    for code in ("view.save", "view.rename", "view.delete"):
        assert not window.actions_[code].isEnabled()
