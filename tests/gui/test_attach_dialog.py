"""Attaching a source: new or known, with its stance, and nothing typed lost when it is refused."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QListWidget, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.source import Citation, Pin, SourceKind, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


def stored(path: Path) -> Claim:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(3)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(
    parent: QWidget, session: Session, words: Words, theme: Theme, workspace_path: Path, qtbot: QtBot
) -> Iterator[AttachDialog]:
    made = AttachDialog(parent, session, words, theme, stored(workspace_path), None)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


def line(dialog: AttachDialog, name: str) -> LineField:
    [found] = [field for field in dialog.findChildren(LineField) if field.accessibleName() == name]
    return found


def lines(dialog: AttachDialog, name: str) -> TextField:
    [found] = [field for field in dialog.findChildren(TextField) if field.accessibleName() == name]
    return found


def said(dialog: AttachDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible())


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_new_source_can_be_one_that_is_not_safe_to_name(
    dialog: AttachDialog, workspace_path: Path, qtbot: QtBot
) -> None:
    [box] = [box for box in dialog.findChildren(QCheckBox) if box.text() == "Safe to name"]
    assert box.isChecked()
    QTest.keyClicks(line(dialog, "Title"), "A friend")
    QTest.keyClick(dialog, Qt.Key.Key_3, CTRL)
    QTest.keyClick(box, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
    assert not stored(workspace_path).evidence[-1].source.is_nameable


def test_a_new_source_is_attached_by_keyboard(dialog: AttachDialog, workspace_path: Path, qtbot: QtBot) -> None:
    QTest.keyClicks(line(dialog, "Title"), "Minutes of the council")
    QTest.keyClicks(line(dialog, "Publisher"), "Town hall")
    QTest.keyClicks(line(dialog, "Published"), "2012-05")
    QTest.keyClicks(lines(dialog, "Pinned quote"), "two million")
    QTest.keyClicks(line(dialog, "Place, page"), "p. 4")
    QTest.keyClick(dialog, Qt.Key.Key_2, CTRL)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(line(dialog, "Place, page"), Qt.Key.Key_Return)
    piece = stored(workspace_path).evidence[-1]
    assert piece.source.citation == Citation(
        title="Minutes of the council", publisher="Town hall", published="2012-05", kind=SourceKind.NEWS
    )
    assert piece.stance is Stance.CONTRADICTS
    assert piece.pin == Pin(quote="two million", place="p. 4")


def test_an_address_pasted_as_the_title_goes_where_it_belongs(dialog: AttachDialog) -> None:
    line(dialog, "Title").setText("https://example.org/deed")
    assert line(dialog, "Address").text() == "https://example.org/deed"
    assert line(dialog, "Title").text() == ""


def test_what_is_missing_is_said_and_nothing_is_lost(dialog: AttachDialog, words: Words) -> None:
    dialog.accept()
    assert words.say("source.nameless") in said(dialog)
    QTest.keyClicks(line(dialog, "Title"), "Deed")
    dialog.accept()
    assert "Say what it does to the claim" in said(dialog)
    assert dialog.isVisible()
    assert line(dialog, "Title").text() == "Deed"


def test_a_known_source_is_found_by_what_is_typed(dialog: AttachDialog, workspace_path: Path, qtbot: QtBot) -> None:
    [tabs] = dialog.findChildren(QTabBar)
    [listed] = dialog.findChildren(QListWidget)
    qtbot.waitUntil(lambda: listed.count() == 2)
    tabs.setCurrentIndex(1)
    QTest.keyClicks(line(dialog, "Search the sources"), "REGISTER")
    assert listed.count() == 1
    QTest.keyClick(dialog, Qt.Key.Key_3, CTRL)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    claim = stored(workspace_path)
    assert [piece.stance for piece in claim.evidence] == [Stance.CONTRADICTS, Stance.CONTEXT]
    assert len({piece.source.id for piece in claim.evidence}) == 1


def test_an_address_of_no_web_page_is_said_beside_its_field(dialog: AttachDialog) -> None:
    line(dialog, "Address").setText("hts://example.org")
    assert "This is no web address" in said(dialog)
    line(dialog, "Address").setText("https://example.org")
    assert "This is no web address" not in said(dialog)


def test_an_address_that_is_here_already_is_said(dialog: AttachDialog, session: Session, qtbot: QtBot) -> None:
    source = Citation(title="Deed", address="https://example.org/deed")
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.evidence.attach(5, source, stance=Stance.SUPPORTS))
    line(dialog, "Address").setText("https://example.org/deed")
    qtbot.waitUntil(lambda: "used again" in said(dialog))


def test_a_file_is_kept_with_the_source(
    dialog: AttachDialog, workspace_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "deed.txt"
    path.write_text("Sold for two million.", encoding="utf-8")
    QTest.keyClicks(line(dialog, "Title"), "Deed")
    QTest.keyClick(dialog, Qt.Key.Key_1, CTRL)
    dialog.copy.keep_file(path)
    qtbot.waitUntil(lambda: "“deed.txt” will be kept" in plain(said(dialog)))
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert stored(workspace_path).evidence[-1].source.snapshot_hashes == (sha256(path.read_bytes()).hexdigest(),)


def test_a_file_that_cannot_be_read_is_a_sentence(dialog: AttachDialog, qtbot: QtBot, tmp_path: Path) -> None:
    before = said(dialog)
    dialog.copy.keep_file(tmp_path / "missing.txt")
    qtbot.waitUntil(lambda: said(dialog) != before)
    attachment = dialog.attachment()
    assert attachment is None or attachment.kept is None


def test_evidence_is_edited_and_keeps_its_source(
    parent: QWidget, session: Session, words: Words, theme: Theme, workspace_path: Path, qtbot: QtBot
) -> None:
    claim = stored(workspace_path)
    dialog = AttachDialog(parent, session, words, theme, claim, claim.evidence[0])
    with qtbot.waitActive(dialog):
        dialog.show()
    QTest.keyClicks(lines(dialog, "Note"), "seen there")
    QTest.keyClick(dialog, Qt.Key.Key_1, CTRL)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    [piece] = stored(workspace_path).evidence
    assert piece.source == claim.evidence[0].source
    assert (piece.stance, piece.pin.note) == (Stance.SUPPORTS, "seen there")
