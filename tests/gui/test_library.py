"""The library as one uses it: pages in the place of the claims, by mouse and keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.library.view import Library
from claimtrack.gui.parts.entry_table import EntryTable
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace

Found = TypeVar("Found")
COPY = b"Register, page 12"


@pytest.fixture
def workspace_path(workspace_path: Path) -> Path:
    """With a second source that is the same register, and its kept copy."""
    with Workspace.open(workspace_path, who="Amal") as workspace:
        kept = KeptFile(COPY, "text/plain", "file", "page.txt")
        citation = Citation(title="The land register", address="https://land.example/12")
        workspace.evidence.attach(1, citation, stance=Stance.SUPPORTS, kept=kept)
        workspace.claims.edit(2, speaker="Salim Haddad")
        workspace.claims.edit(1, speaker="Haddad")
    return workspace_path


@pytest.fixture
def library(window: Window) -> Library:
    return window.library


def show(window: Window, name: str, qtbot: QtBot, rows: int) -> LibraryPage:
    window.actions_[f"view.{name}"].trigger()
    page: LibraryPage = getattr(window.library, name)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == rows)
    return page


def cells(table: EntryTable, column: int = 0) -> list[str]:
    return [str(table.model().index(row, column).data()) for row in range(table.model().rowCount())]


def select_all(page: LibraryPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def button(page: QWidget, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == text)


def click(page: QWidget, text: str) -> None:
    QTest.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def answer(act: Callable[[QDialog], None]) -> None:
    """Do something with the dialog that opens next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, find)

    QTimer.singleShot(0, find)


def type_and_accept(text: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return act


def accept(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def popped_up(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def read(session: Session, qtbot: QtBot, question: Callable[[Workspace], Found]) -> Found:
    found: list[Found] = []
    session.read(question, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_page_takes_the_place_of_the_claims_and_gives_it_back(window: Window, qtbot: QtBot) -> None:
    desk = window.desk
    window.resize(1440, 900)
    widths = [column.width() for column in (desk.list, desk.article, desk.panel)]
    page = show(window, "sources", qtbot, 3)
    assert page.isVisible()
    assert not desk.list.isVisible()
    assert page.table.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert desk.list.isVisible()
    assert not page.isVisible()
    assert [column.width() for column in (desk.list, desk.article, desk.panel)] == widths


def test_the_sidebar_counts_and_chooses_pages(window: Window, library: Library, qtbot: QtBot) -> None:
    entries = window.desk.sidebar.pages
    sources = entries.model().index(0, 0)
    qtbot.waitUntil(lambda: sources.data(Qt.ItemDataRole.AccessibleTextRole) == "Sources, 3")
    QTest.mouseClick(
        entries.viewport(), Qt.MouseButton.LeftButton, pos=entries.visualRect(entries.model().index(1, 0)).center()
    )
    assert library.speakers.isVisible()
    assert not window.desk.sidebar.statuses.selectionModel().hasSelection()
    statuses = window.desk.sidebar.statuses
    QTest.mouseClick(
        statuses.viewport(), Qt.MouseButton.LeftButton, pos=statuses.visualRect(statuses.model().index(0, 0)).center()
    )
    assert window.desk.list.isVisible()
    assert not entries.selectionModel().hasSelection()


def test_a_claim_out_of_sight_is_not_acted_on(window: Window, session: Session, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    before = read(session, qtbot, lambda workspace: workspace.claims.counts())
    for key in (Qt.Key.Key_A, Qt.Key.Key_R):
        QTest.keyClick(page.table, key)
    assert not window.actions_["claim.accept"].isEnabled()
    assert read(session, qtbot, lambda workspace: workspace.claims.counts()) == before


def test_sources_say_where_they_are_used_and_are_searched(window: Window, library: Library, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    assert cells(page.table, 4) == ["1", "1", "0"]
    assert cells(page.table, 5) == ["1", "", ""]
    words = page.table.fontMetrics()
    for column in range(1, 6):
        needed = max(words.horizontalAdvance(cell) for cell in cells(page.table, column))
        assert page.table.columnWidth(column) >= needed, column
    page.search.setText("land district")
    qtbot.waitUntil(lambda: cells(page.table) == ["Land register"])
    page.search.setText("zebra")
    qtbot.waitUntil(lambda: not page.table.isVisible())
    assert library.sources.table.model().rowCount() == 0


def test_from_a_source_to_its_claims_and_back(window: Window, library: Library, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    page.table.choose_row(1)
    qtbot.waitUntil(button(page, "List the claims").isEnabled)
    click(page, "List the claims")
    model = window.desk.list.model
    qtbot.waitUntil(lambda: model.rowCount() == 1 and model.number(0) == 3)
    assert window.desk.list.isVisible()
    chips = window.desk.list.bar.findChildren(QToolButton)
    chip = next(each for each in chips if each.text().startswith("Source:"))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    assert not library.shown


def test_a_use_leads_to_its_claim(window: Window, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    page.table.choose_row(1)
    uses = page.findChildren(EntryTable)[1]
    qtbot.waitUntil(lambda: uses.model().rowCount() == 1 and "3 million" in cells(uses)[0])
    uses.choose_row(0)
    QTest.keyClick(uses, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.list.chosen == 3)
    assert window.desk.panel.isVisible()


def test_editing_a_source_keeps_what_is_not_touched(window: Window, session: Session, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    page.table.choose_row(1)
    rename = type_and_accept("Land register of the district")

    def forbid_to_name(dialog: QDialog) -> None:
        (box,) = dialog.findChildren(QCheckBox)
        box.setChecked(False)
        rename(dialog)

    answer(forbid_to_name)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Land register of the district" in cells(page.table))
    source = read(session, qtbot, lambda workspace: workspace.sources.get(2))
    assert source.citation == Citation(title="Land register of the district", publisher="District court")
    assert not source.standing.is_nameable


def test_two_sources_become_one_and_two_again(window: Window, session: Session, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    page.table.choose_row(0)
    page.table.selectionModel().select(
        page.table.model().index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    answer(accept)
    with qtbot.waitSignal(session.changed):
        click(page, "Merge…")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    assert cells(page.table, 4) == ["2", "0"]
    session.undo()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3)


def test_a_kept_copy_comes_out_as_it_was(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    proposals: list[str] = []

    def choose(_parent: object, _title: str, proposal: str) -> tuple[str, str]:
        proposals.append(Path(proposal).name)
        return str(tmp_path / "out.txt"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = show(window, "sources", qtbot, 3)
    page.table.choose_row(0)
    qtbot.waitUntil(button(page, "Save copy as…").isVisible)
    click(page, "Save copy as…")
    qtbot.waitUntil(lambda: "out.txt" in window.status_line.said)
    assert (tmp_path / "out.txt").read_bytes() == COPY
    assert proposals[0].startswith("page-")


def test_a_speaker_is_renamed_and_gets_a_spelling(window: Window, session: Session, qtbot: QtBot) -> None:
    page = show(window, "speakers", qtbot, 3)
    assert cells(page.table) == ["Haddad", "Salim Haddad", "The mayor"]
    answer(type_and_accept("Mayor Hadad"))
    with qtbot.waitSignal(session.changed):
        click(page, "Rename…")
    qtbot.waitUntil(lambda: "Mayor Hadad" in cells(page.table))
    answer(type_and_accept("سليم حداد"))
    with qtbot.waitSignal(session.changed):
        click(page, "Add spelling…")
    qtbot.waitUntil(lambda: any("سليم حداد" in said for said in cells(page.table, 1)))
    page.search.setText("سليم حدّاد")
    qtbot.waitUntil(lambda: cells(page.table) == ["Mayor Hadad"])


def test_a_proposal_is_taken_with_one_click(window: Window, session: Session, qtbot: QtBot) -> None:
    page = show(window, "speakers", qtbot, 3)
    with qtbot.waitSignal(session.changed):
        click(page, "Merge")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    assert page.table.hasFocus()
    assert cells(page.table, 2) == ["2", "1"]
    session.undo()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3)


def test_several_speakers_are_merged_by_keyboard(window: Window, session: Session, qtbot: QtBot) -> None:
    page = show(window, "speakers", qtbot, 3)
    select_all(page)
    answer(accept)
    merge = button(page, "Merge…")
    merge.setFocus()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(merge, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    assert window.focusWidget() is page.table  # not the next button that can be pressed


def test_a_row_has_a_menu_of_what_its_buttons_do(window: Window, session: Session, qtbot: QtBot) -> None:
    session.do(lambda workspace: workspace.claims.delete([1, 2]))
    page = show(window, "trash", qtbot, 2)
    page.table.customContextMenuRequested.emit(page.table.visualRect(page.table.currentIndex()).center())
    menu = popped_up(qtbot)
    actions = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert {text: action.isEnabled() for text, action in actions.items()} == {"Restore": True, "Empty the trash…": True}
    actions["Restore"].trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)


def test_the_menu_of_a_row_just_chosen_knows_its_copies(window: Window, qtbot: QtBot) -> None:
    page = show(window, "sources", qtbot, 3)
    row = next(row for row in range(3) if cells(page.table, 5)[row])
    page.table.choose_row((row + 1) % 3)
    qtbot.waitUntil(button(page, "Open kept copy").isHidden)
    page.table.choose_row(row)
    page.table.customContextMenuRequested.emit(page.table.visualRect(page.table.currentIndex()).center())
    menu = popped_up(qtbot)
    assert "Open kept copy" in {action.text() for action in menu.actions()}
    menu.close()


def test_what_is_restored_leaves_the_trash(window: Window, session: Session, qtbot: QtBot) -> None:
    session.do(lambda workspace: workspace.claims.delete([1, 2]))
    page = show(window, "trash", qtbot, 2)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    page.search.setText("zebra")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)


def test_emptying_the_trash_says_first_that_it_is_for_good(window: Window, session: Session, qtbot: QtBot) -> None:
    session.do(lambda workspace: workspace.claims.delete([1, 2]))
    page = show(window, "trash", qtbot, 2)
    asked: list[str] = []

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        asked.append(dialog.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(refuse)
    click(page, "Empty the trash…")
    assert "cannot be undone" in asked[0]
    assert read(session, qtbot, lambda workspace: workspace.trash.count()) == 2
    answer(lambda dialog: click(dialog, "Empty the trash"))
    with qtbot.waitSignal(session.changed):
        click(page, "Empty the trash…")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)
    assert len(read(session, qtbot, lambda workspace: workspace.claims.numbers(ClaimQuery()))) == 3


def test_a_source_is_deleted_by_key_refused_while_used_and_restored(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    page = show(window, "sources", qtbot, 3)
    row = cells(page.table).index("Land register")
    page.table.choose_row(row)
    page.table.setFocus()
    with qtbot.waitSignal(session.failed):
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert "1 claim rests on it" in window.status_line.said
    used = read(session, qtbot, lambda workspace: [each.id for each in workspace.claims.get(3).evidence])
    session.do(lambda workspace: workspace.evidence.detach(used[0]))
    with qtbot.waitSignal(session.changed):
        click(page, "Delete")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    trash = show(window, "trash", qtbot, 1)
    assert cells(trash.table) == ["Land register"]
    click(trash, "Restore")
    qtbot.waitUntil(lambda: trash.table.model().rowCount() == 0)
    show(window, "sources", qtbot, 3)
