"""Evidence in one gesture: pasted or dropped, its stance by one key; gaps are listed, kept copies come out again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Stance
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.evidence_cards import EvidenceCard
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.parts.key_menu import KeyMenu
from claimtrack.gui.parts.pasted import MOST_PIXELS, Pasted, Picture, read_pasted
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
PDF = b"%PDF-1.7\n" + b"\0\1\2" * 1000


@pytest.fixture
def window(window: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 5)
    window.desk.list.choose(1)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == 1)
    window.desk.list.table.setFocus()
    return window


def stored(path: Path, number: int) -> Claim:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(number)


def copied(data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def menu() -> KeyMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, KeyMenu)
    return found


def answer(session: Session, key: Qt.Key, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(menu(), key)


def drop(widget: QWidget, data: QMimeData, place: QPoint) -> bool:
    """Drops as the system does; whether the widget took it."""
    entered = QDragEnterEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(
        QPointF(place), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, dropped)
    return dropped.isAccepted()


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


def test_a_pasted_address_is_evidence_by_one_key(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    copied(of_text(" https://example.org/register?x=1 \n"))
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    answer(session, Qt.Key.Key_C, qtbot)
    [piece] = stored(workspace_path, 1).evidence
    assert (piece.stance, piece.source.citation.address) == (Stance.CONTRADICTS, "https://example.org/register?x=1")


def test_what_is_empty_is_listed_and_completed(window: Window, session: Session, qtbot: QtBot) -> None:
    copied(of_text("https://example.org/register"))
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    answer(session, Qt.Key.Key_S, qtbot)
    panel = window.desk.panel
    qtbot.waitUntil(lambda: len(panel.findChildren(EvidenceCard)) == 1)
    [card] = panel.findChildren(EvidenceCard)
    link = next(button for button in card.findChildren(QPushButton) if button.text().startswith("To complete"))
    assert "publisher" in link.text()
    assert "title" in link.text()

    def complete() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SourceDialog)
        dialog.accept()

    QTimer.singleShot(50, complete)
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)


def test_a_pasted_file_is_kept_with_its_hash_and_comes_out_again(
    window: Window,
    session: Session,
    workspace_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "سجل.pdf"
    path.write_bytes(PDF)
    copied(of_files(path))
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    answer(session, Qt.Key.Key_X, qtbot)
    [piece] = stored(workspace_path, 1).evidence
    assert (piece.stance, piece.source.citation.title) == (Stance.CONTEXT, "سجل.pdf")
    assert piece.source.snapshot_hashes == (hashlib.sha256(PDF).hexdigest(),)
    out = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(out), ""))
    window.interior.copies.open_evidence(piece)
    opened = window.interior.copies.opened
    assert opened is not None
    qtbot.waitUntil(lambda: "application/pdf" in said(opened))
    assert hashlib.sha256(PDF).hexdigest() in said(opened)
    assert "3,009 bytes" in said(opened)
    assert "it is damaged" in said(opened)
    button = next(each for each in opened.findChildren(QPushButton) if each.text().startswith("Save copy"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: "Saved as" in said(opened))
    assert out.read_bytes() == PDF


def test_files_dropped_on_a_row_are_evidence_of_its_claim(
    window: Window, session: Session, workspace_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.png"]
    paths[0].write_bytes(b"text")
    paths[1].write_bytes(b"\x89PNG\r\n\x1a\nrest")
    table = window.desk.list.table
    row = window.desk.list.model.row_of(2)
    assert row is not None
    assert drop(table.viewport(), of_files(*paths), table.visualRect(window.desk.list.model.index(row, 0)).center())
    answer(session, Qt.Key.Key_S, qtbot)
    qtbot.waitUntil(lambda: len(stored(workspace_path, 2).evidence) == 2)
    assert {piece.source.citation.title for piece in stored(workspace_path, 2).evidence} == {"a.txt", "b.png"}


def test_a_picture_is_kept_as_png(window: Window, session: Session, workspace_path: Path, qtbot: QtBot) -> None:
    data, image = QMimeData(), QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    data.setImageData(image)
    assert drop(window.desk.panel, data, QPoint(20, 20))
    answer(session, Qt.Key.Key_S, qtbot)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        [piece] = workspace.claims.get(1).evidence
        [copy] = workspace.sources.snapshots(piece.source.id)
        kept = workspace.sources.write_snapshot(copy.id, workspace_path.with_name("kept.png")).read_bytes()
    assert (copy.media_type, copy.how) == ("image/png", "clipboard")
    assert QImage.fromData(kept).size() == image.size()


def test_escape_attaches_nothing(window: Window, session: Session, workspace_path: Path, qtbot: QtBot) -> None:
    copied(of_text("https://example.org/"))
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    with qtbot.assertNotEmitted(session.changed, wait=100):
        QTest.keyClick(menu(), Qt.Key.Key_Escape)
    assert not stored(workspace_path, 1).evidence


def test_a_file_that_is_not_there_is_said(window: Window, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    copied(of_files(tmp_path / "gone.pdf"))
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    with qtbot.waitSignal(session.failed) as failed:
        QTest.keyClick(menu(), Qt.Key.Key_S)
    assert failed.args is not None
    assert failed.args[0].code == "intake.not-found"


def in_import(act: Callable[[ImportDialog], object]) -> None:
    def when_there() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        act(dialog)
        dialog.reject()

    QTimer.singleShot(50, when_there)


def test_a_text_pasted_outside_a_field_is_an_article(window: Window, qtbot: QtBot) -> None:
    seen: list[str] = []

    def look_at(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: dialog.article() is not None)
        article = dialog.article()
        assert article is not None
        seen.append(article.text)

    in_import(look_at)
    copied(of_text("The mayor resigned.\nShe had been in office since 2010."))
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    assert seen == ["The mayor resigned.\nShe had been in office since 2010."]


def test_a_file_dropped_on_the_window_is_an_article(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "news.txt"
    path.write_text("The mayor resigned.", encoding="utf-8")
    seen: list[str] = []

    def look_at(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: dialog.article() is not None)
        article = dialog.article()
        assert article is not None
        seen.append(article.text)

    in_import(look_at)
    assert drop(window.interior, of_files(path), QPoint(5, 5))
    assert seen == ["The mayor resigned."]


def test_nothing_is_taken_where_nothing_can_be_written(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    assert not drop(window, of_text("https://example.org/"), QPoint(5, 5))
    assert not window.actions_["edit.paste"].isEnabled()


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("https://example.org/a", Pasted(address="https://example.org/a")),
        ("file:///etc/passwd", Pasted(text="file:///etc/passwd")),
        ("javascript:alert(1)", Pasted(text="javascript:alert(1)")),
        ("see https://example.org", Pasted(text="see https://example.org")),
        ("  \n", None),
    ],
)
def test_texts_are_told_from_addresses(text: str, pasted: Pasted | None) -> None:
    assert read_pasted(of_text(text)) == pasted


def test_files_of_other_computers_are_left_alone() -> None:
    data = QMimeData()
    data.setUrls([QUrl("file://host/share/x.pdf")])
    assert read_pasted(data) is None


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    large = QImage(MOST_PIXELS // 1_000, 1_001, QImage.Format.Format_Mono)
    with pytest.raises(Problem):
        Picture(pixels=large).png_or_same()
    assert Picture(b"as it came", "image/jpeg").png_or_same() == b"as it came"


def test_nothing_moves_from_where_it_was_dragged(window: Window) -> None:
    data = of_text("x")
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.interior, entered)
    assert entered.isAccepted()
    assert entered.dropAction() == Qt.DropAction.CopyAction
