"""Documents and pages on their way in, by dialog and by paste: read in the child, fetched only when asked for."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.evidence_cards import EvidenceCard
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.key_menu import KeyMenu
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.parts.pasted import Pasted
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.work_row import WorkRow
from claimtrack.gui.session import Session
from claimtrack.gui.settings_dialog import SettingsDialog
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace
from tests.intake.conftest import DOCUMENTS, page_of
from tests.intake.site import PAGE, Site

CTRL = Qt.KeyboardModifier.ControlModifier
EMPTY_PDF = page_of(b"0 0 10 10 re f")
LONGEST = 15_000  # milliseconds for a child on a busy machine


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def allowed(session: Session) -> None:
    """The server of the tests is allowed by its name."""
    session.settings = replace(session.settings, allowed_hosts=("localhost",))


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def importing(parent: QWidget, session: Session, words: Words, qtbot: QtBot) -> Iterator[ImportDialog]:
    made = ImportDialog(parent, session, words)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


@pytest.fixture
def attaching(
    parent: QWidget, session: Session, words: Words, theme: Theme, workspace_path: Path, qtbot: QtBot
) -> Iterator[AttachDialog]:
    made = AttachDialog(parent, session, words, theme, stored(workspace_path, 1), None)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


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


def said(widget: QWidget) -> str:
    shown = (label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))
    return "\n".join(shown).replace("\u2068", "").replace("\u2069", "")


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text().startswith(text))


def field(widget: QWidget, name: str) -> LineField:
    return next(each for each in widget.findChildren(LineField) if each.accessibleName().startswith(name))


def paste(dialog: ImportDialog, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    dialog.findChildren(PasteField)[0].insertFromMimeData(data)


def children() -> list[str]:
    """The children of this process that fetch a page."""
    pids = [pid for listed in Path("/proc/self/task").glob("*/children") for pid in listed.read_text().split()]
    commands = [Path("/proc", pid, "cmdline").read_bytes().decode() for pid in pids]
    return [command for command in commands if "--fetch-address" in command]


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def answer(key: Qt.Key) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, KeyMenu)
    QTest.keyClick(menu, key)


# -- articles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["reports.docx", "reports.odt", "reports.rtf", "amiri.pdf"])
def test_a_document_is_an_article_with_what_it_says_of_itself(importing: ImportDialog, qtbot: QtBot, name: str) -> None:
    importing.take_files([DOCUMENTS / name])
    qtbot.waitUntil(lambda: importing.article() is not None, timeout=LONGEST)
    article = importing.article()
    assert article is not None
    assert article.original == (DOCUMENTS / name).read_bytes()
    assert article.title == field(importing, "Title of the article").text()
    assert ("compare it with the pages" in said(importing)) == name.endswith(".pdf")


def test_a_pasted_address_waits_for_the_button_and_then_brings_its_page(
    importing: ImportDialog, site: Site, workspace_path: Path, qtbot: QtBot
) -> None:
    site.asked.clear()
    paste(importing, f" {site.at('/moved')}\n")
    fetch = button(importing, "Fetch the page")
    qtbot.waitUntil(fetch.hasFocus)
    assert field(importing, "Address").text() == site.at("/moved")
    assert site.asked == []
    QTest.keyClick(fetch, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: importing.article() is not None, timeout=LONGEST)
    assert field(importing, "Title of the article").text() == "Schools"
    qtbot.waitUntil(lambda: not importing.findChildren(WorkRow)[0].isVisible())
    with qtbot.waitSignal(importing.accepted, timeout=LONGEST):
        importing.accept()
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        [source] = workspace.sources.same(address=site.at("/moved"))
        [copy] = workspace.sources.snapshots(source)
        assert (copy.final_address, copy.has_record, copy.has_text) == (site.at("/page?x=1"), True, True)
        assert workspace.sources.content(copy.id) == PAGE


@pytest.mark.skipif(sys.platform != "linux", reason="it looks for the child in /proc")
def test_cancel_ends_the_child_and_leaves_the_dialog(importing: ImportDialog, site: Site, qtbot: QtBot) -> None:
    importing.fetch(site.at("/slow"))
    [row] = importing.findChildren(WorkRow)
    qtbot.waitUntil(lambda: bool(children()), timeout=LONGEST)
    assert row.isVisible()
    began = time.monotonic()
    press(row.cancel_button)
    qtbot.waitUntil(lambda: not row.isVisible())
    assert time.monotonic() - began < 1.0
    assert children() == []
    assert importing.isVisible()
    assert "Cancelled" in said(importing)


def test_what_has_no_text_can_be_kept_as_it_is(
    importing: ImportDialog, session: Session, tmp_path: Path, workspace_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(EMPTY_PDF)
    importing.take_files([path])
    keep = button(importing, "Keep the file as a source")
    qtbot.waitUntil(keep.isVisible, timeout=LONGEST)
    assert "there is no text in its pages" in said(importing)
    with qtbot.waitSignal(session.changed, timeout=LONGEST):
        press(keep)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        [source, *_] = workspace.sources.entries()
        assert source.citation.title == "scan.pdf"
        assert workspace.sources.content(workspace.sources.snapshots(source.id)[0].id) == EMPTY_PDF


def test_a_private_host_is_refused_in_a_sentence(
    importing: ImportDialog, session: Session, site: Site, qtbot: QtBot
) -> None:
    session.settings = replace(session.settings, allowed_hosts=())
    site.asked.clear()
    importing.fetch(site.at("/page"))
    qtbot.waitUntil(lambda: "leads into a private network" in said(importing), timeout=LONGEST)
    assert site.asked == []


# -- evidence ---------------------------------------------------------------------------------------------------------


def test_a_source_is_cited_only_or_fetched_with_its_copy(
    attaching: AttachDialog, site: Site, workspace_path: Path, qtbot: QtBot
) -> None:
    field(attaching, "Address").setText(site.at("/page"))
    qtbot.waitUntil(lambda: "only the address is cited" in said(attaching))
    press(button(attaching, "Fetch and keep"))
    qtbot.waitUntil(lambda: "will be kept" in said(attaching), timeout=LONGEST)
    assert field(attaching, "Title").text() == "Schools"
    QTest.keyClick(attaching, Qt.Key.Key_1, CTRL)
    with qtbot.waitSignal(attaching.accepted):
        attaching.accept()
    [piece] = stored(workspace_path, 1).evidence
    assert len(piece.source.snapshot_hashes) == 1


def test_the_same_bytes_are_noticed_and_their_source_is_used(
    attaching: AttachDialog, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    attaching.copy.keep_file(DOCUMENTS / "reports.rtf")
    qtbot.waitUntil(lambda: "will be kept" in said(attaching), timeout=LONGEST)
    kept = attaching.copy.kept
    with qtbot.waitSignal(session.changed):
        session.do(
            lambda workspace: workspace.evidence.attach(2, Citation(title="R"), stance=Stance.CONTEXT, kept=kept)
        )
    attaching.copy.keep_file(DOCUMENTS / "reports.rtf")
    qtbot.waitUntil(lambda: "This very file is kept with source" in said(attaching), timeout=LONGEST)
    press(button(attaching, "Use source"))
    qtbot.waitUntil(lambda: attaching.findChildren(QTabBar)[0].currentIndex() == 1)
    QTest.keyClick(attaching, Qt.Key.Key_2, CTRL)
    with qtbot.waitSignal(attaching.accepted):
        attaching.accept()
    assert stored(workspace_path, 1).evidence[0].source.id == stored(workspace_path, 2).evidence[0].source.id


def test_one_key_fetches_what_was_pasted_on_a_claim(
    window: Window, session: Session, site: Site, workspace_path: Path, qtbot: QtBot
) -> None:
    site.asked.clear()
    data = QMimeData()
    data.setText(site.at("/page"))
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)
    assert site.asked == []
    with qtbot.waitSignal(session.changed, timeout=LONGEST):
        answer(Qt.Key.Key_2)
    [piece] = stored(workspace_path, 1).evidence
    assert (piece.stance, piece.source.citation.title) == (Stance.CONTRADICTS, "Schools")
    assert len(piece.source.snapshot_hashes) == 1


def test_what_cannot_be_fetched_may_be_cited(
    window: Window, session: Session, site: Site, workspace_path: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText(site.at("/gone"))
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.desk.list.table, Qt.Key.Key_V, CTRL)

    def cite() -> None:
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(50, cite)
        else:
            press(button(box, "Cite only"))

    with qtbot.waitSignal(session.changed, timeout=LONGEST):
        answer(Qt.Key.Key_1)
        cite()
    [piece] = stored(workspace_path, 1).evidence
    assert (piece.source.citation.address, piece.source.snapshot_hashes) == (site.at("/gone"), ())


def test_the_card_of_a_cited_source_fetches_a_copy(
    window: Window, session: Session, site: Site, workspace_path: Path, qtbot: QtBot
) -> None:
    cited = Citation(title="Page", address=site.at("/page"))
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.evidence.attach(1, cited, stance=Stance.SUPPORTS))
    qtbot.waitUntil(lambda: len(window.desk.panel.findChildren(EvidenceCard)) == 1)
    [card] = window.desk.panel.findChildren(EvidenceCard)
    with qtbot.waitSignal(session.changed, timeout=LONGEST):
        press(button(card, "No kept copy"))
    qtbot.waitUntil(lambda: "was fetched and kept" in window.status_line.said)
    assert len(stored(workspace_path, 1).evidence[0].source.snapshot_hashes) == 1


def test_the_same_file_again_uses_the_source_that_is_there(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    given = Pasted(files=(DOCUMENTS / "reports.rtf",))
    for key in (Qt.Key.Key_S, Qt.Key.Key_X):
        window.interior.pastes.evidence.offer(1, given, window.desk.panel)
        with qtbot.waitSignal(session.changed, timeout=LONGEST):
            answer(key)
    qtbot.waitUntil(lambda: "which was used again" in window.status_line.said)
    first, second = stored(workspace_path, 1).evidence
    assert first.source.id == second.source.id
    assert len(second.source.snapshot_hashes) == 1


# -- what is known of a source ----------------------------------------------------------------------------------------


def test_a_source_holds_the_address_of_its_archived_copy(
    parent: QWidget,
    session: Session,
    words: Words,
    workspace_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(QUrl.toString(url)))
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        source = workspace.claims.get(3).evidence[0].source
    dialog = SourceDialog(parent, session, words, source)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert not button(dialog, "Open archived copy").isEnabled()
    field(dialog, "Archived copy").setText("https://archive.example/register")
    press(button(dialog, "Open archived copy"))
    assert went == ["https://archive.example/register"]
    field(dialog, "Reliability").setText("A public register")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        after = workspace.sources.get(source.id)
    assert after.archived == "https://archive.example/register"
    again = SourceDialog(parent, session, words, after)
    assert after.standing.reliability_on is not None
    assert f"Judged on {after.standing.reliability_on.isoformat()}" in said(again)


def test_hosts_of_a_private_network_are_allowed_by_name(parent: QWidget, words: Words) -> None:
    dialog = SettingsDialog(parent, words, Settings(allowed_hosts=("intranet.example",)))
    hosts = field(dialog, "Hosts of a private network")
    assert hosts.text() == "intranet.example"
    hosts.setText("Intranet.example، 192.0.2.7 ; intranet.example,")
    assert dialog.settings().allowed_hosts == ("intranet.example", "192.0.2.7")
