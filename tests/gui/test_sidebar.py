"""The sidebar's counts, and choosing by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.parts.counted_list import CountRole, ValueRole
from claimtrack.gui.session import Session
from claimtrack.gui.sidebar import Sidebar
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.view import View


@pytest.fixture
def sidebar(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> Sidebar:
    made = Sidebar(session, words, theme)
    qtbot.addWidget(made)
    made.resize(180, 600)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: counts(made)[None] == 5)
    return made


def entries(view: QListView, role: int) -> list[object]:
    return [view.model().index(row, 0).data(role) for row in range(view.model().rowCount())]


def counts(sidebar: Sidebar) -> dict[object, object]:
    view = sidebar.statuses
    return dict(zip(entries(view, ValueRole), entries(view, CountRole), strict=True))


def click(view: QListView, row: int) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_counts_add_up(sidebar: Sidebar) -> None:
    found = counts(sidebar)
    assert found[Status.INBOX] == 2
    assert found[Status.TO_CHECK] == 1
    assert found[Status.IN_PROGRESS] == 1
    assert found[Status.DISMISSED] == 1
    total = found.pop(None)
    assert sum(count for count in found.values() if isinstance(count, int)) == total == 5


def test_what_does_not_exist_yet_has_no_entry(sidebar: Sidebar) -> None:
    assert Status.PUBLISHED not in counts(sidebar)


def test_counts_follow_what_is_done(session: Session, sidebar: Sidebar, qtbot: QtBot) -> None:
    session.do(lambda workspace: workspace.claims.accept([1, 2]))
    qtbot.waitUntil(lambda: counts(sidebar)[Status.TO_CHECK] == 3)
    assert counts(sidebar)[Status.INBOX] == 0
    session.undo()
    qtbot.waitUntil(lambda: counts(sidebar)[Status.INBOX] == 2)


def test_a_click_chooses_once(sidebar: Sidebar) -> None:
    chosen: list[object] = []
    sidebar.status_chosen.connect(chosen.append)
    click(sidebar.statuses, 0)
    assert len(chosen) == 1
    assert chosen[0] is Status.INBOX


def test_the_arrows_choose(sidebar: Sidebar) -> None:
    chosen: list[object] = []
    sidebar.status_chosen.connect(chosen.append)
    sidebar.show_view(View(status=Status.INBOX))
    QTest.keyClick(sidebar.statuses, Qt.Key.Key_Down)
    assert chosen == [Status.TO_CHECK]


def test_an_article_is_chosen_by_its_number(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.article_chosen) as chosen:
        click(sidebar.articles, 0)
    assert chosen.args == [1]
    assert sidebar.article_title(1) == "Harbour sold"
    assert entries(sidebar.articles, CountRole) == [5]


def test_choosing_from_outside_is_not_said_again(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.status_chosen):
        sidebar.show_view(View(status=Status.DISMISSED))
    assert sidebar.statuses.currentIndex().data(ValueRole) == Status.DISMISSED


def test_an_entry_is_read_out_with_its_count(sidebar: Sidebar) -> None:
    assert "Inbox, 2" in entries(sidebar.statuses, Qt.ItemDataRole.AccessibleTextRole)


def test_a_low_sidebar_is_scrolled_as_one_to_what_the_keyboard_goes_to(sidebar: Sidebar) -> None:
    sidebar.resize(180, 200)
    sidebar.pages.setFocus()
    QTest.keyClick(sidebar.pages, Qt.Key.Key_End)
    pages = sidebar.pages
    assert pages.verticalScrollBar().maximum() == 0  # no list is cut
    last = pages.visualRect(pages.model().index(pages.model().rowCount() - 1, 0))
    place = sidebar.viewport().mapFromGlobal(pages.viewport().mapToGlobal(last.center()))
    assert sidebar.viewport().rect().contains(place)
