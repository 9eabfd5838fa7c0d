"""A kept copy beside the work: opened at its quote, read, pinned to the line, drawn page by page, written out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.document import Document
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance, Standing
from claimtrack.domain.words import Words
from claimtrack.gui.claim.evidence_cards import EvidenceCard
from claimtrack.gui.documents.copy_text import CopyText
from claimtrack.gui.documents.copy_window import CopyWindow
from claimtrack.gui.documents.page_view import PageView
from claimtrack.gui.documents.verify_dialog import VerifyDialog
from claimtrack.gui.draft_keeper import DraftKeeper
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.link_label import LinkLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.intake.kept import as_read
from claimtrack.workspace.workspace import Workspace
from tests.intake.conftest import pdf, png

CTRL = Qt.KeyboardModifier.ControlModifier
LONGEST = 15_000  # milliseconds for a child on a busy machine
FIRST, SECOND = "The harbour was sold in May.", "The price was two million, not three."


def two_pages() -> bytes:
    """A PDF document of two pages, each with a sentence."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 7 0 R>>>>/Contents %d 0 R>>"
    lines = [b"BT /F 11 Tf 20 150 Td (%b) Tj ET" % said.encode() for said in (FIRST, SECOND)]
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        page % 5,
        page % 6,
        *(b"<</Length %d>>stream\n%b\nendstream" % (len(line), line) for line in lines),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


@pytest.fixture(scope="module")
def deed() -> KeptFile:
    """The document, read once."""
    return as_read(KeptFile(two_pages(), "application/pdf", how="file", name="deed.pdf"))


@pytest.fixture
def deed_path(workspace_path: Path, deed: KeptFile) -> Path:
    """The workspace, in which claim 1 rests on the second page."""
    with Workspace.open(workspace_path, who="Amal") as workspace:
        pin = Pin(quote="The price was two million", translation="السعر مليونان")
        workspace.evidence.attach(1, Citation(title="Deed"), stance=Stance.CONTRADICTS, pin=pin, kept=deed)
    return workspace_path


@pytest.fixture
def window(deed_path: Path, session: Session, look: Look, tmp_path: Path, qtbot: QtBot) -> Window:
    assert session.path == deed_path
    made = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.furnish(session, look)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.desk.list.model.rowCount() == 5)
    made.desk.list.choose(1)
    qtbot.waitUntil(lambda: len(made.desk.panel.findChildren(EvidenceCard)) == 1)
    return made


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> CopyWindow:
    """The copy, opened by Enter on the card's quote."""
    [link] = window.desk.panel.findChildren(LinkLabel)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    made = window.interior.copies.opened
    assert made is not None
    qtbot.waitUntil(lambda: FIRST in text_of(made).view.toPlainText())
    return made


def text_of(widget: QWidget) -> CopyText:
    return widget.findChildren(CopyText)[0]


def pages_of(widget: QWidget) -> PageView:
    return widget.findChildren(PageView)[0]


def said(widget: QWidget) -> str:
    shown = (label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
    return "\n".join(shown).replace("\u2068", "").replace("\u2069", "").replace("\u200e", "")


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def stored(path: Path, number: int = 1) -> Claim:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(number)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text().startswith(text))


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def select(widget: QWidget, words: str) -> None:
    text = text_of(widget)
    start = f"{FIRST}\n{SECOND}".index(words)
    text.view.select_span(start, start + len(words))


def test_the_quote_on_the_card_opens_the_copy_at_its_place(window: Window, opened: CopyWindow, qtbot: QtBot) -> None:
    assert "page 2" in "\n".join(label.text() for label in window.desk.panel.findChildren(PlainLabel)).replace(
        "\u2068", ""
    ).replace("\u2069", "")
    text, pages = text_of(opened), pages_of(opened)
    qtbot.waitUntil(lambda: bool(text.view.hit_boxes()))
    qtbot.waitUntil(lambda: pages.image is not None, timeout=LONGEST)
    assert pages.page == 2
    assert "of 2" in said(opened)
    facts = said(opened)
    assert "SHA-256: " in facts
    assert "UTC · from a file" in facts
    assert {field.text() for field in opened.findChildren(LineField)} >= {"السعر مليونان"}


def test_selected_words_are_pinned_by_one_key_as_another_piece(
    opened: CopyWindow, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    assert not button(opened, "▲").isEnabled()
    select(opened, "harbour was sold in May")
    translation = next(each for each in opened.findChildren(LineField) if each.accessibleName() == "Translation")
    translation.setText("بيع الميناء في مايو")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(text_of(opened).view, Qt.Key.Key_1, CTRL)
    first, second = stored(workspace_path).evidence
    assert (first.pin.quote, first.stance) == ("The price was two million", Stance.CONTRADICTS)
    assert (second.pin.quote, second.stance) == ("harbour was sold in May", Stance.SUPPORTS)
    assert second.pin.translation == "بيع الميناء في مايو"
    assert second.anchor is not None
    assert (second.anchor.page, second.source.id) == (1, first.source.id)
    assert "pinned to claim 1" in said(opened)


def test_a_translation_that_was_typed_and_left_is_offered_again(
    window: Window, opened: CopyWindow, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    field = next(each for each in opened.findChildren(LineField) if each.accessibleName() == "Translation")
    QTest.keyClicks(field, "two million")
    opened.reject()
    [link] = window.desk.panel.findChildren(LinkLabel)
    QTest.keyClick(link, Qt.Key.Key_Return)
    again = window.interior.copies.opened
    assert again is not None
    qtbot.waitUntil(lambda: FIRST in text_of(again).view.toPlainText())
    button(again, "Take").click()
    field = next(each for each in again.findChildren(LineField) if each.accessibleName() == "Translation")
    assert field.text().endswith("two million")
    select(again, "not three")
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(text_of(again).view, Qt.Key.Key_1, CTRL)
    again.reject()
    [piece] = stored(workspace_path).evidence[:1]
    assert DraftKeeper.of(session).offers(f"pin/{piece.uuid}") == []


def test_the_quote_is_replaced_and_marked_anew(
    opened: CopyWindow, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    select(opened, "not three")
    with qtbot.waitSignal(session.changed):
        press(button(opened, "Replace the quote"))
    [piece] = stored(workspace_path).evidence
    assert (piece.pin.quote, piece.stance) == ("not three", Stance.CONTRADICTS)
    session.undo()
    qtbot.waitUntil(lambda: stored(workspace_path).evidence[0].pin.quote == "The price was two million")


def test_a_piece_without_a_quote_gets_the_words_and_the_stance(
    window: Window, session: Session, deed: KeptFile, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(
            lambda workspace: workspace.evidence.attach(2, Citation(title="D"), stance=Stance.CONTEXT, kept=deed)
        )
    window.desk.list.choose(2)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == 2)
    [card] = window.desk.panel.findChildren(EvidenceCard)
    press(button(card, "Open the kept copy"))
    opened = window.interior.copies.opened
    assert opened is not None
    qtbot.waitUntil(lambda: FIRST in text_of(opened).view.toPlainText())
    select(opened, "not three")
    with qtbot.waitSignal(session.changed):
        press(button(opened, "▼"))
    [piece] = stored(workspace_path, 2).evidence
    assert (piece.pin.quote, piece.stance) == ("not three", Stance.CONTRADICTS)


def test_pages_are_stepped_through_and_drawn_larger(opened: CopyWindow, qtbot: QtBot) -> None:
    pages = pages_of(opened)
    qtbot.waitUntil(lambda: pages.image is not None, timeout=LONGEST)
    first = pages.image
    assert first is not None
    QTest.keyClick(opened, Qt.Key.Key_PageUp, CTRL)
    assert pages.page == 1
    qtbot.waitUntil(lambda: pages.image is not first, timeout=LONGEST)
    assert pages.image != first  # another sentence stands on it
    assert text_of(opened).view.reading_place == 0
    before = pages.image
    assert before is not None
    QTest.keyClick(opened, Qt.Key.Key_Plus, CTRL)
    qtbot.waitUntil(lambda: pages.image is not None and pages.image.width() > before.width(), timeout=LONGEST)
    names = {each.accessibleName() for each in pages.findChildren(QToolButton)}
    assert names == {"Previous page", "Next page", "Larger", "Smaller", "Fit width"}


def test_tab_comes_to_every_part_and_each_has_a_name(opened: CopyWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pages_of(opened).image is not None, timeout=LONGEST)
    select(opened, "not three")
    opened.activateWindow()
    text_of(opened).view.setFocus()
    passed: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in passed:
        passed.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    names = [name_of(each) for each in passed]
    assert all(names), names
    assert {"Text as it was read", "Translation", "supports", "contradicts", "Original", "Previous page", "Page"} <= {
        *names
    }
    assert {"Replace the quote", "Save copy as…", "Read again", "Close"} <= {*names}


def test_words_are_found_in_the_copy(opened: CopyWindow, qtbot: QtBot) -> None:
    QTest.keyClick(opened, Qt.Key.Key_F, CTRL)
    find = next(each for each in opened.findChildren(LineField) if each.isVisible() and each.hasFocus())
    QTest.keyClicks(find, "harbour")
    qtbot.waitUntil(lambda: "1" in said(opened).splitlines()[-1] or len(text_of(opened).view.hit_boxes()) == 1)
    QTest.keyClick(find, Qt.Key.Key_Escape)
    assert opened.isVisible()


def test_nothing_is_pinned_where_the_file_is_only_read(
    window: Window, opened: CopyWindow, session: Session, deed_path: Path, qtbot: QtBot
) -> None:
    opened.close()
    with qtbot.waitSignal(session.opened):
        session.open(deed_path, is_readonly=True)
    window.interior.copies.open_evidence(stored(deed_path).evidence[0])
    again = window.interior.copies.opened
    assert again is not None
    qtbot.waitUntil(lambda: FIRST in text_of(again).view.toPlainText())
    select(again, "not three")
    QTest.keyClick(text_of(again).view, Qt.Key.Key_1, CTRL)
    assert not button(again, "▲").isVisible()
    assert not button(again, "Read again").isVisible()
    assert len(stored(deed_path).evidence) == 1


def test_a_picture_is_looked_at_and_a_page_from_the_web_brings_its_record(
    window: Window,
    session: Session,
    workspace_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = KeptFile(
        b"<p>Page",
        "text/html",
        how="fetched",
        name="page",
        requested_address="https://example.org/a",
        final_address="https://example.org/b",
        record=b"WARC/1.1",
        document=Document("Page", "text/html"),
    )
    made: list[int] = []
    session.do(
        lambda workspace: workspace.evidence.attach(
            2,
            Citation(title="Site", address="https://example.org/a"),
            stance=Stance.CONTEXT,
            kept=KeptFile(png(40, 20), "image/png", how="clipboard", name="seen.png"),
        ),
        lambda changes: made.append(changes.made[0]),
    )
    qtbot.waitUntil(lambda: bool(made))
    session.do(lambda workspace: workspace.sources.keep(made[0], page))
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.sources.edit(made[0], archived="https://archive.example/x"))
    seen, fetched = Workspace.open(workspace_path, who="", is_readonly=True), tmp_path / "page.warc.gz"
    with seen as workspace:
        picture, _page = (copy.id for copy in workspace.sources.snapshots(made[0]))
    window.interior.copies.open_source(made[0], picture)
    opened = window.interior.copies.opened
    assert opened is not None
    pages = pages_of(opened)
    qtbot.waitUntil(lambda: pages.image is not None, timeout=LONGEST)
    assert "There is no text" in said(opened)
    assert not button(opened, "Save web record").isVisible()
    window.interior.copies.open_source(made[0])
    opened = window.interior.copies.opened
    assert opened is not None
    qtbot.waitUntil(lambda: "Answered from: https://example.org/b" in said(opened))
    assert "To pin words, open the copy from a claim’s evidence." in said(opened)
    assert not pages_of(opened).isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(fetched), ""))
    press(button(opened, "Save web record"))
    qtbot.waitUntil(fetched.exists)
    assert fetched.read_bytes() == b"WARC/1.1"
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(QUrl.toString(url)))
    press(button(opened, "Open archived copy"))
    press(button(opened, "Open address"))
    assert went == ["https://archive.example/x", "https://example.org/a"]


def test_a_copy_is_read_again_and_its_bytes_stay(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    unread = KeptFile(two_pages(), "application/pdf", how="file", name="unread.pdf")
    made: list[int] = []
    session.do(
        lambda workspace: workspace.sources.add(Citation(title="Unread"), unread),
        lambda changes: made.extend(changes.made),
    )
    qtbot.waitUntil(lambda: bool(made))
    window.interior.copies.open_source(made[0])
    opened = window.interior.copies.opened
    assert opened is not None
    qtbot.waitUntil(lambda: "There is no text" in said(opened))
    press(button(opened, "Read again"))
    qtbot.waitUntil(lambda: SECOND in text_of(opened).view.toPlainText(), timeout=LONGEST)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        assert workspace.sources.content(workspace.sources.snapshots(made[0])[0].id) == two_pages()


def test_verifying_names_what_was_changed(
    deed_path: Path, deed: KeptFile, session: Session, look: Look, qtbot: QtBot
) -> None:
    assert isinstance(deed.content, bytes)
    bytes_ = deed_path.read_bytes()
    place = bytes_.index(deed.content[:64]) + 20
    deed_path.write_bytes(bytes_[:place] + bytes([bytes_[place] ^ 1]) + bytes_[place + 1 :])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = VerifyDialog(parent, session, Words("ar"))
    dialog._list.setPlainText("سطر")
    dialog._list.show()
    dialog.show()
    line = dialog._list.document().firstBlock().layout().lineAt(0).naturalTextRect()
    assert line.left() > dialog._list.width() / 2, "Arabic begins on the right"
    dialog.close()
    dialog = VerifyDialog(parent, session, look.words)
    dialog.show()
    with qtbot.waitSignal(dialog.verified, timeout=LONGEST):
        pass
    assert "damage" in said(dialog)
    assert "deed.pdf" in dialog._list.toPlainText()
    dialog.close()


def test_of_a_source_that_may_not_be_named_it_is_said_what_names_it(
    opened: CopyWindow, session: Session, qtbot: QtBot
) -> None:
    assert "not safe to name" not in said(opened)
    number = stored(session.path or Path()).evidence[-1].source.id
    session.do(lambda workspace: workspace.sources.edit(number, standing=Standing(is_nameable=False)))
    qtbot.waitUntil(lambda: "not safe to name" in said(opened))
