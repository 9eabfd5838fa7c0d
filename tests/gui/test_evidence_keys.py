"""Keys of the claim column in the window: those of a piece of evidence are its own, and not the claim's."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Place
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import Status
from claimtrack.gui.claim.action_card import ActionCard
from claimtrack.gui.claim.evidence_cards import EvidenceCard
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace

JUDGED = 3


def attach_source(title: str, workspace: Workspace) -> Changes:
    return workspace.evidence.attach(JUDGED, Citation(title=title), stance=Stance.SUPPORTS)


@pytest.fixture
def open_window(look: Look, tmp_path: Path, qtbot: QtBot) -> Callable[[Session], Window]:
    def make(session: Session) -> Window:
        made = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        made.resize(1440, 900)
        made.furnish(session, look)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        made.desk.list.choose(JUDGED)
        panel = made.desk.panel
        qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == JUDGED)
        return made

    return make


def test_delete_takes_a_piece_off_and_leaves_the_claim(
    open_window: Callable[[Session], Window], session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    [card] = open_window(session).desk.panel.findChildren(ActionCard)
    card.setFocus()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(card, Qt.Key.Key_Delete)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        assert not workspace.claims.get(JUDGED).evidence


def test_the_keyboard_stays_at_a_piece_that_is_changed_and_tab_goes_on_from_the_one_above(
    open_window: Callable[[Session], Window], session: Session, qtbot: QtBot
) -> None:
    def titles() -> list[str]:
        shown = [card for card in panel.findChildren(EvidenceCard) if card.isVisible()]
        return [card.accessibleName() for card in sorted(shown, key=lambda card: card.y())]

    panel = open_window(session).desk.panel
    for title in ("Deed", "Letter", "Map", "Diary"):
        attach = partial(attach_source, title)
        with qtbot.waitSignal(session.changed):
            session.do(attach)
    qtbot.waitUntil(lambda: len(titles()) == 3)
    attach_button = next(button for button in panel.findChildren(QPushButton) if "Attach" in button.text())
    attach_button.setFocus()
    QTest.keyClick(attach_button, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert isinstance(first, EvidenceCard)
    assert "Land register" in first.accessibleName()
    QTest.keyClick(first, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: titles()[0].startswith("context"))
    changed = QApplication.focusWidget()
    assert isinstance(changed, EvidenceCard)
    assert changed.accessibleName() == titles()[0]
    other = QWidget()  # such as a kept copy
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    QTest.keyClick(changed, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Deed" in titles()[0])
    below = panel.window().focusWidget()
    assert isinstance(below, EvidenceCard)
    assert "Deed" in below.accessibleName()


def test_ctrl_enter_in_a_note_adds_it_and_sends_nothing_to_review(
    open_window: Callable[[Session], Window], session: Session, look: Look, workspace_path: Path, qtbot: QtBot
) -> None:
    panel = open_window(session).desk.panel
    panel.show_tab("notes")
    [field] = [each for each in panel.findChildren(TextField) if each.accessibleName() == look.words.say("note.text")]
    field.setFocus()
    for said in ("Asked the court", ""):
        field.set_text(said)
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: session.is_saved)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        claim = workspace.claims.get(JUDGED)
    assert [note.text for note in claim.notes] == ["Asked the court"]
    assert claim.status is Status.IN_PROGRESS


def test_nothing_of_a_card_changes_what_is_only_read(
    open_window: Callable[[Session], Window], new_session: Callable[[], Session], workspace_path: Path, qtbot: QtBot
) -> None:
    with Workspace.open(workspace_path, who="Amal") as workspace:
        workspace.appearances.add(JUDGED, Place(address="https://example.org/post"))
        workspace.evidence.attach(JUDGED, Citation(title="Deed"), stance=Stance.SUPPORTS)
    session = new_session()
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    panel = open_window(session).desk.panel
    panel.show_tab("circulation")
    cards = panel.findChildren(ActionCard)
    assert len(cards) == 3
    refused: list[object] = []
    session.failed.connect(refused.append)
    for card in cards:
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Delete)
        QTest.keyClick(card, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        assert not [button for button in card.findChildren(QPushButton) if button.isEnabled()]
    assert session.is_saved
    assert not refused
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        claim = workspace.claims.get(JUDGED)
    assert [piece.stance for piece in claim.evidence] == [Stance.CONTRADICTS, Stance.SUPPORTS]
    assert len(claim.appearances) == 1


def test_the_claim_column_opens_the_menu_of_the_claim(
    open_window: Callable[[Session], Window], session: Session, qtbot: QtBot
) -> None:
    window = open_window(session)
    buttons = window.desk.panel.findChildren(QPushButton)
    [more] = [button for button in buttons if button.accessibleName() == "All that can be done with this claim"]
    QTest.keyClick(more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert all(window.actions_[code] in menu.actions() for code in ("claim.merge", "claim.split"))
    menu.close()
