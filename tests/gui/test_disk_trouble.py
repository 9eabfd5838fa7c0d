"""What befalls the file while one works: a sentence says it, what was typed stays, and saving works again later."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.notes_panel import NotesPanel
from claimtrack.gui.claim.rating_buttons import RatingButton
from claimtrack.gui.claim.stance_buttons import StanceButtons
from claimtrack.gui.commands.declared import COMMANDS
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace

# what can be done to a file that is only read
READING = frozenset(
    """article.find article.find-next article.find-previous article.hidden claim.copy claim.next claim.previous
    edit.find file.backups file.close file.export file.export-history file.export-json file.export-listed
    file.export-register file.new file.open file.quit file.sample file.save-copy file.settings file.verify help.about
    help.guide help.keys help.problem workspace.people workspace.scales""".split()
)
RATIONALE = "The register says otherwise."
HOLD = """
import sys
from pathlib import Path
from claimtrack.workspace.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), who="Karim"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def window(window: Window, qtbot: QtBot) -> Window:
    window.desk.list.choose(5)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == 5)
    return window


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be made longer."""
    resource = pytest.importorskip("resource", reason="files have no limit here")
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def rationale(window: Window) -> TextField:
    return next(each for each in window.desk.panel.findChildren(TextField) if each.isVisible())


def judge(window: Window) -> None:
    """Writes a verdict that is not given yet."""
    window.desk.panel.focus_verdict()
    window.desk.panel.findChildren(RatingButton)[0].click()
    rationale(window).setPlainText(RATIONALE)


def refused(window: Window, session: Session, qtbot: QtBot) -> str:
    """What is said where a verdict cannot be saved; it stays on screen."""
    with qtbot.waitSignal(session.failed):
        window.actions_["claim.save"].trigger()
    assert rationale(window).text() == RATIONALE
    assert session.is_saved
    return plain(window.status_line.said)


def save(window: Window, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        window.actions_["claim.save"].trigger()


def kept(path: Path) -> str:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        verdict = workspace.claims.get(5).verdict
        return verdict.judgement.rationale_en if verdict else ""


def test_a_full_disk_is_told_with_its_free_space_and_nothing_typed_is_lost(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    judge(window)
    [notes] = window.findChildren(NotesPanel)
    notes.put_in("It rained. " * 50)
    claim = window.desk.panel.claim
    assert claim is not None
    words, theme = window.interior._look.words, window.interior._look.theme
    attach = AttachDialog(window, session, words, theme, claim, None)
    title = next(field for field in attach.findChildren(LineField) if field.accessibleName() == "Title")
    title.set_text("Minutes")
    attach.show()
    attach.findChildren(StanceButtons)[0].findChildren(QAbstractButton)[0].click()
    article = ImportDialog(window, session, words)
    article.take("A bridge was closed on 3 May 2019. " * 300)
    article.show()
    qtbot.waitUntil(lambda: article.article() is not None)
    with full_disk():
        said = refused(window, session, qtbot)
        assert workspace_path.name in said
        assert "MB are free" in said
        with qtbot.waitSignal(session.failed):
            notes.add_note()
        assert notes.typed_on(5).startswith("It rained.")
        for dialog in (attach, article):
            dialog.accept()
            qtbot.waitUntil(partial(complains, dialog))
            assert dialog.isVisible()
        assert title.text() == "Minutes"
    assert kept(workspace_path) == ""
    save(window, session, qtbot)
    with qtbot.waitSignal(session.changed):
        notes.add_note()
    for dialog in (attach, article):
        with qtbot.waitSignal(dialog.accepted):
            dialog.accept()
    assert kept(workspace_path) == RATIONALE
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        stored = workspace.claims.get(5)
        assert [note.text for note in stored.notes] == [("It rained. " * 50).strip()]
        assert stored.evidence[0].source.citation.title == "Minutes"
        assert len(workspace.articles.entries()) == 2
        assert workspace.verify() == []


def complains(dialog: AttachDialog | ImportDialog) -> bool:
    return any("MB are free" in label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible())


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("is_replaced", [False, True], ids=["moved", "replaced"])
def test_a_file_that_is_moved_away_is_not_made_anew(
    window: Window, session: Session, workspace_path: Path, tmp_path: Path, qtbot: QtBot, *, is_replaced: bool
) -> None:
    judge(window)
    aside = tmp_path / "aside.claimtrack"
    other = b"another file" if is_replaced else None
    workspace_path.rename(aside)
    if other is not None:
        workspace_path.write_bytes(other)
    said = refused(window, session, qtbot)
    assert workspace_path.name in said
    assert "moved or replaced" in said
    assert (workspace_path.read_bytes() if workspace_path.exists() else None) == other
    aside.rename(workspace_path)
    save(window, session, qtbot)
    assert kept(workspace_path) == RATIONALE


@pytest.mark.parametrize("is_agreed", [True, False])
def test_who_holds_a_file_is_told_and_reading_offered(
    window: Window, session: Session, tmp_path: Path, workspace_path: Path, qtbot: QtBot, *, is_agreed: bool
) -> None:
    held = Path(shutil.copy(workspace_path, tmp_path / "held.claimtrack"))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(held)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    asked: list[str] = []

    def answer() -> None:
        boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        if boxes and not asked:
            asked.append(plain(boxes[0].text()))
            [button] = [each for each in boxes[0].buttons() if (each.text() == "Cancel") is not is_agreed]
            button.click()

    looking = QTimer(window, interval=50)
    looking.timeout.connect(answer)
    looking.start()
    try:
        session.open(held)
        qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
        if is_agreed:
            qtbot.waitUntil(lambda: session.is_open)
            assert session.is_readonly
            assert not window.actions_["claim.save"].isEnabled()
    finally:
        looking.stop()
        holder.communicate("")
    assert "in use: Karim" in asked[0] or f"process {holder.pid}" in asked[0]
    assert session.is_open is is_agreed


def test_of_a_file_that_is_only_read_nothing_can_be_changed_and_nothing_is_made_beside_it(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    before = workspace_path.read_bytes()
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    window.desk.list.choose(5)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.actions_["article.find"].isEnabled())
    enabled = {command.code for command in COMMANDS if window.actions_[command.code].isEnabled()}
    assert {code for code in enabled - READING if not code.startswith("view.")} == set()
    assert not [button for button in window.desk.panel.findChildren(RatingButton) if button.isEnabled()]
    session.close()
    assert workspace_path.read_bytes() == before
    assert [path.name for path in workspace_path.parent.glob("*.claimtrack*")] == [workspace_path.name]
