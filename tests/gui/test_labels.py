"""Labels of claims: tags, priority, assignee and due day, for one claim or many, and the chips that look for them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim, Priority
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.claim.label_dialog import LabelDialog
from claimtrack.gui.commands.label import LabelCommands
from claimtrack.gui.desk import Desk
from claimtrack.gui.listing.claim_list import ClaimList
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.parts.choice_chip import ChoiceChip
from claimtrack.gui.parts.completing_field import ListField
from claimtrack.gui.parts.key_menu import KeyMenu
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.view import View
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def desk(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(session, words, theme, View())
    qtbot.addWidget(made)
    made.resize(1300, 700)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 5 and made.panel.claim is not None)
    yield made
    made.close()


@pytest.fixture
def commands(session: Session, words: Words, desk: Desk) -> LabelCommands:
    return LabelCommands(session, words, desk.list, desk)


def stored(path: Path, number: int) -> Claim:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(number)


def in_dialog(act: Callable[[LabelDialog], object]) -> None:
    """Acts in the dialog as soon as it shows what the claims have."""

    def when_there() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, LabelDialog) and dialog.accept_button.isEnabled():
            act(dialog)
        else:
            QTimer.singleShot(20, when_there)

    QTimer.singleShot(20, when_there)


def line(dialog: LabelDialog, name: str) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == name)


def select_all(claims: ClaimList) -> None:
    claims.table.selectAll()


def listed(desk: Desk, qtbot: QtBot, numbers: set[int]) -> None:
    model = desk.list.model
    qtbot.waitUntil(lambda: {model.number(row) for row in range(model.rowCount())} == numbers)


def test_many_claims_are_labelled_in_one_step(
    desk: Desk, commands: LabelCommands, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    def act(dialog: LabelDialog) -> None:
        QTest.keyClicks(line(dialog, "Tags"), "harbour, #sale")
        QTest.keyClicks(line(dialog, "Assigned to"), "Basim")
        QTest.keyClicks(line(dialog, "Due day"), "2026-07-30")
        QTest.keyClick(line(dialog, "Due day"), Qt.Key.Key_Return)

    select_all(desk.list)
    in_dialog(act)
    with qtbot.waitSignal(session.changed):
        commands.ask_tags()
    for number in range(1, 6):
        claim = stored(workspace_path, number)
        assert (claim.tags, claim.assignee, str(claim.due)) == (("harbour", "sale"), "Basim", "2026-07-30")
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert [stored(workspace_path, number).tags for number in range(1, 6)] == [()] * 5


def test_what_differs_stays_and_what_is_taken_out_goes(
    desk: Desk, commands: LabelCommands, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda w: w.claims.label([1, 2, 3, 4, 5], add_tags=["old"], due="2026-01-01"))
    with qtbot.waitSignal(session.changed):
        session.do(lambda w: w.claims.label([2], assignee="Amal", due="2026-02-02", priority=Priority.HIGH))

    def act(dialog: LabelDialog) -> None:
        assert line(dialog, "Tags").text() == "old, "
        line(dialog, "Tags").selectAll()
        QTest.keyClicks(line(dialog, "Tags"), "new")
        QTest.keyClick(line(dialog, "Tags"), Qt.Key.Key_Return)

    select_all(desk.list)
    in_dialog(act)
    with qtbot.waitSignal(session.changed):
        commands.ask_due()
    claim = stored(workspace_path, 2)
    assert (claim.tags, claim.assignee, str(claim.due), claim.priority) == (
        ("new",),
        "Amal",
        "2026-02-02",
        Priority.HIGH,
    )


def test_what_differs_can_be_taken_off_all(
    desk: Desk, commands: LabelCommands, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([session.changed, session.changed]):
        session.do(lambda w: w.claims.label([1, 2], assignee="Amal", due="2026-01-01"))
        session.do(lambda w: w.claims.label([3], assignee="Basim", due="2026-02-02"))

    def act(dialog: LabelDialog) -> None:
        boxes = [box for box in dialog.findChildren(QCheckBox) if box.isVisible()]
        assert len(boxes) == 2
        for box in boxes:
            QTest.keyClick(box, Qt.Key.Key_Space)
        assert not line(dialog, "Assigned to").isEnabled()
        QTest.keyClick(boxes[-1], Qt.Key.Key_Return)

    select_all(desk.list)
    in_dialog(act)
    with qtbot.waitSignal(session.changed):
        commands.ask_assignee()
    assert [(claim.assignee, claim.due) for claim in (stored(workspace_path, n) for n in (1, 2, 3))] == [("", None)] * 3


def test_a_due_day_that_is_no_day_is_refused_and_kept(
    commands: LabelCommands, qtbot: QtBot, workspace_path: Path
) -> None:
    def act(dialog: LabelDialog) -> None:
        QTest.keyClicks(line(dialog, "Due day"), "2026-07")
        QTest.keyClick(line(dialog, "Due day"), Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.accept_button.isEnabled)
        assert line(dialog, "Due day").text() == "2026-07"
        dialog.reject()

    in_dialog(act)
    commands.ask_due()
    assert stored(workspace_path, 1).due is None


def test_priority_is_given_by_its_digit(
    desk: Desk, commands: LabelCommands, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    select_all(desk.list)
    commands.ask_priority()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KeyMenu)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(menu, Qt.Key.Key_1)
    assert {stored(workspace_path, number).priority for number in range(1, 6)} == {Priority.HIGH}


def test_the_claim_column_says_what_is_stuck_on_it(desk: Desk, session: Session, qtbot: QtBot) -> None:
    desk.list.choose(2)
    with qtbot.waitSignal(session.changed):
        session.do(lambda w: w.claims.label([2], assignee="Amal", due="2026-07-30", add_tags=["<b>x"]))
    labels = desk.panel.findChildren(PlainLabel)
    shown = next(label for label in labels if label.accessibleName() == "Labels of the claim")
    qtbot.waitUntil(lambda: "assigned to me" in shown.text())
    assert "30 July 2026" in shown.text()
    assert "#<b>x" in shown.text()


def test_a_tag_is_completed_after_the_comma(qtbot: QtBot) -> None:
    field = ListField("Tags")
    qtbot.addWidget(field)
    field.offer(["harbour", "budget"])
    with qtbot.waitActive(field):
        field.show()
    QTest.keyClicks(field, "sale, bud")
    completer = field.completer()
    assert completer.completionCount() == 1
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.names() == ("sale", "budget")


def test_chips_narrow_to_tag_and_assignee_together(desk: Desk, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda w: w.claims.label([1, 2], add_tags=["port"]))
    with qtbot.waitSignal(session.changed):
        session.do(lambda w: w.claims.label([2, 3], assignee="Amal"))
    choose(desk, "Tag", "po", qtbot)
    listed(desk, qtbot, {1, 2})
    choose(desk, "Assignee", "am", qtbot)
    listed(desk, qtbot, {2})
    assert desk.list.bar.filters == Filters(tag="port", assignee="Amal")


def choose(desk: Desk, name: str, typed: str, qtbot: QtBot) -> None:
    """Opens a chip, types and takes the first that is found."""
    chip = next(chip for chip in desk.list.bar.findChildren(ChoiceChip) if chip.accessibleName() == name)
    menu = chip.menu()
    menu.popup(desk.mapToGlobal(desk.rect().center()))
    field = menu.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, typed)
    qtbot.waitUntil(lambda: any(action.data() for action in menu.actions()))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not menu.isVisible()


def test_an_article_is_chosen_by_its_chip(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, "Choose an article", "HARB", qtbot)
    assert desk.list.bar.filters.article_id == 1
    assert desk.list.bar.filters.article_title == "Harbour sold"


def test_statuses_of_the_chip_and_of_the_sidebar_give_way_to_each_other(desk: Desk, qtbot: QtBot) -> None:
    desk.show_view(View(status=Status.INBOX))
    listed(desk, qtbot, {1, 2})
    bar = desk.list.bar
    chip = next(chip for chip in bar.findChildren(QToolButton) if chip.accessibleName() == "Status")
    for action in chip.menu().actions():
        if action.text() in {"Dismissed", "To check"}:
            action.trigger()
    listed(desk, qtbot, {4, 5})
    assert desk.view.status is None
    desk.sidebar.status_chosen.emit(Status.INBOX)
    listed(desk, qtbot, {1, 2})
    assert not bar.filters.statuses
