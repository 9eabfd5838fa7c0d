"""Where a claim circulates, and the copy for the editor: worked in the claim column."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Appearance, Place
from claimtrack.domain.words import Words
from claimtrack.gui.claim.circulation_panel import PlaceCard
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.place_dialog import PlaceDialog
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace

JUDGED = 3


@pytest.fixture
def panel(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[ClaimPanel]:
    widget = ClaimPanel(session, words, theme)
    widget.resize(380, 900)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.show_claim(JUDGED)
    qtbot.waitUntil(lambda: widget.claim is not None)
    widget.show_tab("circulation")
    yield widget
    widget.close()


def places(path: Path) -> tuple[Appearance, ...]:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(JUDGED).appearances


def line(dialog: PlaceDialog, name: str) -> LineField:
    return next(field for field in dialog.findChildren(LineField) if field.accessibleName() == name)


def in_dialog(act: Callable[[PlaceDialog], object]) -> None:
    def when_there() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PlaceDialog)
        act(dialog)

    QTimer.singleShot(50, when_there)


def press(panel: ClaimPanel, text: str) -> None:
    button = next(button for button in panel.findChildren(QPushButton) if button.text() == text and button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def add(session: Session, qtbot: QtBot, place: Place) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.appearances.add(JUDGED, place, is_first=True))


def test_a_place_is_added_with_its_reach(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    def act(dialog: PlaceDialog) -> None:
        QTest.keyClicks(line(dialog, "Address"), "https://example.org/post/1")
        QTest.keyClicks(line(dialog, "Platform"), "Facebook")
        QTest.keyClicks(line(dialog, "Account"), "Harbour news")
        QTest.keyClicks(line(dialog, "Date"), "2013-02-03")
        QTest.keyClicks(line(dialog, "Reach"), "12,000")
        assert line(dialog, "Counted on").text() != ""  # today is proposed
        line(dialog, "Counted on").setText("2013-03-01")
        dialog.findChildren(QCheckBox)[0].setChecked(True)
        QTest.keyClick(line(dialog, "Reach"), Qt.Key.Key_Return)

    in_dialog(act)
    with qtbot.waitSignal(session.changed):
        press(panel, "Add a place…")
    [found] = places(workspace_path)
    assert found.is_first
    assert (found.place.platform, found.place.account, found.place.date) == ("Facebook", "Harbour news", "2013-02-03")
    assert (found.place.reach, str(found.place.counted_on)) == (12_000, "2013-03-01")
    qtbot.waitUntil(lambda: len(panel.findChildren(PlaceCard)) == 1)
    [card] = panel.findChildren(PlaceCard)
    said = "\n".join(label.text() for label in card.findChildren(PlainLabel))
    assert "first known" in said
    assert "reach 12,000" in said
    assert "1 March 2013" in said


def test_a_reach_that_is_no_number_is_refused_and_kept(panel: ClaimPanel, workspace_path: Path) -> None:
    def act(dialog: PlaceDialog) -> None:
        QTest.keyClicks(line(dialog, "Platform"), "X")
        QTest.keyClicks(line(dialog, "Reach"), "many")
        QTest.keyClick(line(dialog, "Reach"), Qt.Key.Key_Return)
        said = [label.text() for label in dialog.findChildren(PlainLabel) if label.property("role") == "error"]
        assert "The reach is a number, such as 12000." in said
        assert line(dialog, "Reach").text() == "many"
        dialog.reject()

    in_dialog(act)
    press(panel, "Add a place…")
    assert not places(workspace_path)


def test_a_place_without_a_name_is_refused(panel: ClaimPanel, workspace_path: Path, qtbot: QtBot) -> None:
    def act(dialog: PlaceDialog) -> None:
        dialog.accept()
        qtbot.waitUntil(dialog.accept_button.isEnabled)
        dialog.reject()

    in_dialog(act)
    press(panel, "Add a place…")
    assert not places(workspace_path)


def test_a_place_is_edited_and_removed_by_keyboard(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    add(session, qtbot, Place(platform="Radio", reach=5))
    qtbot.waitUntil(lambda: len(panel.findChildren(PlaceCard)) == 1)
    [card] = panel.findChildren(PlaceCard)
    QTest.keyClick(card, Qt.Key.Key_Return)
    [menu] = card.findChildren(QMenu)
    menu.close()

    def act(dialog: PlaceDialog) -> None:
        assert line(dialog, "Reach").text() == "5"
        line(dialog, "Reach").clear()
        QTest.keyClick(line(dialog, "Reach"), Qt.Key.Key_Return)

    in_dialog(act)
    with qtbot.waitSignal(session.changed):
        next(action for action in menu.actions() if action.text() == "Edit…").trigger()
    assert places(workspace_path)[0].place == Place(platform="Radio")
    qtbot.waitUntil(lambda: [card for card in panel.findChildren(PlaceCard) if card.isVisible()] != [])
    card = next(card for card in panel.findChildren(PlaceCard) if card.isVisible())
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(card, Qt.Key.Key_Delete)
    assert not places(workspace_path)


def test_an_address_that_is_no_web_address_is_not_offered_to_the_browser(
    panel: ClaimPanel, session: Session, qtbot: QtBot
) -> None:
    add(session, qtbot, Place(address="file:///etc/passwd"))
    qtbot.waitUntil(lambda: len(panel.findChildren(PlaceCard)) == 1)
    [card] = panel.findChildren(PlaceCard)
    QTest.keyClick(card, Qt.Key.Key_Return)
    [menu] = card.findChildren(QMenu)
    assert [action.text().partition("\t")[0] for action in menu.actions()] == ["Edit…", "Remove"]
    menu.close()


def test_a_verdict_is_copied_for_the_editor(panel: ClaimPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.said):
        press(panel, "Copy for the editor")
    data = QApplication.clipboard().mimeData()
    assert "The register says 2 million." in data.text()
    assert "Land register" in data.text()
    assert "<li>" in data.html()
