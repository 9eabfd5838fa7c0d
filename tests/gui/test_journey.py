"""The main job from end to end, by keyboard: an article in, claims sorted, sources, verdicts, a CSV read back."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.listing.reason_menu import ReasonMenu
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ON_ARABIC = dict(zip("JKAXVE", "تنشءرث", strict=True))
TEXT = (
    "The council sold the old harbour on 4 May 2012 for 3 million dinars.\n\n"
    "The port authority said that 40 ships had used the harbour in 2011. "
    "The lighthouse was built in 1890 and burned down in 1950."
)


class Typist:
    """Presses keys where the keyboard is, on an English or an Arabic layout."""

    def __init__(self, window: Window, qtbot: QtBot, *, is_arabic: bool) -> None:
        self.window, self.qtbot, self._is_arabic = window, qtbot, is_arabic

    def press(self, key: str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """One letter or digit of the English layout, pressed where it lies."""
        target = QApplication.focusWidget() or self.window
        if self._is_arabic and key in ON_ARABIC:
            letter = ON_ARABIC[key]
            text = "" if modifiers & CTRL else letter
            QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifiers, 0, 0, 0, text))
        else:
            QTest.keyClick(target, Qt.Key(ord(key)), modifiers)

    def write(self, text: str) -> None:
        """Latin text into the field that has the keyboard."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def answer(self, dialog: type[QDialog], fill: Callable[[QDialog], None]) -> None:
        """Fill in the dialog that the next key opens."""

        def fill_when_open() -> None:
            found = QApplication.activeModalWidget()
            if isinstance(found, QDialog) and isinstance(found, dialog) and found.isActiveWindow():
                fill(found)
            else:
                QTimer.singleShot(10, fill_when_open)

        QTimer.singleShot(0, fill_when_open)

    def go_back(self) -> None:
        """Without a display no window gets the keyboard back by itself when a dialog closes."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.window.desk.list.table.setFocus()


@pytest.fixture(params=[False, True], ids=["english", "arabic"])
def typist(
    request: pytest.FixtureRequest, new_session: Callable[[], Session], look: Look, tmp_path: Path, qtbot: QtBot
) -> Iterator[Typist]:
    path = tmp_path / "case.claimtrack"
    Workspace.create(path, who="Amal").close()
    session = new_session()
    window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window.furnish(session, look)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.opened):
        session.open(path)
    made = Typist(window, qtbot, is_arabic=request.param)
    made.go_back()
    yield made
    window.close()


def field(parent: QWidget, name: str) -> LineField:
    return next(line for line in parent.findChildren(LineField) if line.accessibleName() == name)


def paste_article(dialog: QDialog) -> None:
    data = QMimeData()
    data.setText(TEXT)
    dialog.findChildren(PasteField)[0].insertFromMimeData(data)
    field(dialog, "Publisher").setText("The Quay")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)


def cite(dialog: QDialog) -> None:
    field(dialog, "Title").setText("Land register, sheet 12")
    QTest.keyClick(dialog, Qt.Key.Key_2, CTRL)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)


def test_from_an_article_to_its_csv(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, qtbot = typist.window, typist.qtbot
    claims, panel = window.desk.list, window.desk.panel
    typist.answer(ImportDialog, paste_article)
    typist.press("I", CTRL)
    qtbot.waitUntil(lambda: claims.model.rowCount() >= 2, timeout=20_000)
    drawn = claims.model.rowCount()
    typist.go_back()

    window.desk.sidebar.status_chosen.emit(None)
    qtbot.waitUntil(lambda: panel.claim is not None and window.actions_["claim.accept"].isEnabled())
    first = claims.chosen
    typist.press("A")
    qtbot.waitUntil(lambda: not window.actions_["claim.accept"].isEnabled())
    typist.press("J")
    qtbot.waitUntil(window.actions_["claim.accept"].isEnabled)
    typist.press("X")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ReasonMenu)
    QTest.keyClick(menu, Qt.Key.Key_4)
    qtbot.waitUntil(window.actions_["claim.restore"].isEnabled)
    typist.go_back()
    typist.press("K")
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == first)

    typist.answer(AttachDialog, cite)
    typist.press("A", CTRL | SHIFT)
    qtbot.waitUntil(lambda: panel.claim is not None and len(panel.claim.evidence) == 1)
    typist.go_back()
    typist.press("V")
    typist.press("5")
    rationale = next(text for text in panel.findChildren(QTextEdit) if text.accessibleName().startswith("Rationale"))
    rationale.setFocus()
    typist.write("The register says 2 million.")
    typist.press("S", CTRL)
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.verdict is not None)

    out = tmp_path / "claims.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    typist.press("E", CTRL)
    qtbot.waitUntil(lambda: "claims.csv" in window.status_line.said)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = {int(row["id"]): row for row in csv.DictReader(file)}
    assert first is not None
    assert len(rows) == drawn
    judged = rows[first]
    assert judged["verdict"] == "false"
    assert judged["rationale_en"] == "The register says 2 million."
    assert judged["status"] == "in-progress"
    assert judged["contradicts"] == "1"
    assert "Land register" in judged["sources"]
    assert judged["publisher"] == "The Quay"
    assert min(row["status"] for row in rows.values()) == "dismissed"
