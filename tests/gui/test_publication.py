"""Publication in the window: what goes out, what is corrected since, complaints, and the register as a page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.newsroom.complaint_dialog import ComplaintAnswerDialog, ComplaintDialog
from claimtrack.gui.newsroom.correction_dialog import CorrectionDialog
from claimtrack.gui.newsroom.publication_dialog import PieceDialog, PublicationDialog, read_offer
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.window import Window
from claimtrack.workspace.workspace import Workspace
from tests.gui.found import ask, button, line, texts


def claim(session: Session, number: int, qtbot: QtBot) -> Claim:
    return ask(session, lambda workspace: workspace.claims.get(number), qtbot)


def text(root: QWidget, name: str) -> TextField:
    return next(each for each in root.findChildren(TextField) if each.accessibleName() == name)


@pytest.fixture
def newsroom_path(newsroom_path: Path) -> Path:
    """Claim 5 is ready, claim 3 published."""
    with Workspace.open(newsroom_path, who="Karim") as workspace:
        workspace.review.sign([3])
        workspace.publications.publish([3], Piece("Harbour: what is on record", "https://quay.example/harbour"))
    with Workspace.open(newsroom_path, who="Amal") as workspace:
        workspace.review.sign([5])
    return newsroom_path


def page(window: Window, name: str, rows: int, qtbot: QtBot) -> LibraryPage:
    window.actions_[f"view.{name}"].trigger()
    found: LibraryPage = getattr(window.library, name)
    qtbot.waitUntil(lambda: found.table.model().rowCount() == rows)
    return found


def test_claims_are_published_under_a_headline(newsroom: Session, parent: QWidget, words: Words, qtbot: QtBot) -> None:
    offer = ask(newsroom, read_offer, qtbot)
    assert [row.id for row in offer.ready] == [5]
    dialog = PublicationDialog(parent, newsroom, words, offer, [5])
    dialog.show()
    assert "cannot be undone" in texts(dialog)
    claims = dialog.findChildren(QListWidget)[0]
    authors = line(dialog, "Authors")
    assert authors.text() == "Karim", "who decided, not who publishes"
    claims.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert authors.text() == ""
    claims.item(0).setCheckState(Qt.CheckState.Checked)
    assert authors.text() == "Karim"
    authors.setText("Karim and Salma")
    dialog.accept()
    assert "needs a headline or an address" in texts(dialog)
    line(dialog, "Headline").setText("The sale of the harbour")
    claims.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert authors.text() == "Karim and Salma", "what was typed stays"
    dialog.accept()
    assert "Tick at least one claim" in texts(dialog)
    claims.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(newsroom.changed):
        QTest.keyClick(line(dialog, "Headline"), Qt.Key.Key_Return)
    assert claim(newsroom, 5, qtbot).status is Status.PUBLISHED
    (_first, made) = ask(newsroom, lambda workspace: workspace.publications.entries(), qtbot)
    assert (made.piece.headline, made.piece.authors, made.claims) == (
        "The sale of the harbour",
        "Karim and Salma",
        (5,),
    )
    assert newsroom.undo_label is None


def test_claims_join_a_piece_that_is_out(newsroom: Session, parent: QWidget, words: Words, qtbot: QtBot) -> None:
    dialog = PublicationDialog(parent, newsroom, words, ask(newsroom, read_offer, qtbot), [5])
    dialog.show()
    line(dialog, "Headline").setText("typed")
    where = dialog.findChildren(QComboBox)[0]
    where.setCurrentIndex(1)
    assert not line(dialog, "Headline").isEnabled()
    assert line(dialog, "Headline").text() == "Harbour: what is on record"
    where.setCurrentIndex(0)
    assert line(dialog, "Headline").text() == "typed"
    where.setCurrentIndex(1)
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    (piece,) = ask(newsroom, lambda workspace: workspace.publications.entries(), qtbot)
    assert piece.claims == (3, 5)


def test_a_piece_is_edited_as_a_minor_change(newsroom: Session, parent: QWidget, words: Words, qtbot: QtBot) -> None:
    (piece,) = ask(newsroom, lambda workspace: workspace.publications.entries(), qtbot)
    dialog = PieceDialog(parent, newsroom, words, piece)
    dialog.show()
    line(dialog, "Authors").setText("Amal, Karim")
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    (piece,) = ask(newsroom, lambda workspace: workspace.publications.entries(), qtbot)
    assert piece.piece.authors == "Amal, Karim"


def correction(newsroom: Session, parent: QWidget, words: Words, theme: Theme, qtbot: QtBot) -> CorrectionDialog:
    dialog = CorrectionDialog(parent, newsroom, words, theme, claim(newsroom, 3, qtbot))
    dialog.show()
    return dialog


def test_a_correction_needs_a_note_and_may_change_the_verdict(
    newsroom: Session, parent: QWidget, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    dialog = correction(newsroom, parent, words, theme, qtbot)
    assert "cannot be undone" in texts(dialog)
    dialog.accept()
    assert "Say in a note what changes" in texts(dialog)
    text(dialog, "Note").setPlainText("The price was 2 million and a half.")
    dialog.findChildren(QCheckBox)[0].setChecked(True)
    shown = next(each for each in dialog.findChildren(QPushButton) if each.text() == "" and each.isVisible())
    QTest.keyClick(shown, Qt.Key.Key_3)
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    found = claim(newsroom, 3, qtbot)
    assert found.verdict is not None
    assert found.verdict.judgement.rating == "half-true"
    assert [each.kind for each in found.corrections] == [CorrectionKind.CORRECTED]


def test_what_is_withdrawn_gets_no_verdict(
    newsroom: Session, parent: QWidget, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    dialog = correction(newsroom, parent, words, theme, qtbot)
    dialog.findChildren(QComboBox)[0].setCurrentIndex(list(CorrectionKind).index(CorrectionKind.WITHDRAWN))
    assert not dialog.findChildren(QCheckBox)[0].isVisible()
    text(dialog, "Note").setPlainText("It was another harbour.")
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    assert claim(newsroom, 3, qtbot).is_withdrawn


def test_complaints_are_logged_and_answered(newsroom: Session, parent: QWidget, words: Words, qtbot: QtBot) -> None:
    dialog = ComplaintDialog(parent, newsroom, words, 3)
    dialog.show()
    dialog.accept()
    qtbot.waitUntil(lambda: "nothing written" in texts(dialog))
    text(dialog, "What is complained about").setPlainText("The photo is not ours.")
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    (complaint,) = ask(newsroom, lambda workspace: workspace.corrections.complaints(), qtbot)
    answer = ComplaintAnswerDialog(parent, newsroom, words, complaint, ())
    answer.show()
    line(answer, "Answered on").setText("2026")
    answer.accept()
    assert "Give a day" in texts(answer)
    line(answer, "Answered on").setText("2026-03-31")
    text(answer, "Answer").setPlainText("It was taken down.")
    with qtbot.waitSignal(newsroom.changed):
        answer.accept()
    (complaint,) = ask(newsroom, lambda workspace: workspace.corrections.complaints(), qtbot)
    assert (complaint.answer, complaint.claim_id) == ("It was taken down.", 3)


def test_the_pages_list_what_went_out_and_what_was_corrected(
    newsroom_window: Window, newsroom: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    publications = page(newsroom_window, "publications", 1, qtbot)
    qtbot.waitUntil(lambda: "https://quay.example/harbour" in texts(publications))
    corrections = page(newsroom_window, "corrections", 0, qtbot)
    qtbot.waitUntil(lambda: "No corrections and no complaints so far" in texts(corrections))
    newsroom.do(lambda workspace: workspace.corrections.make(3, CorrectionKind.UPDATED, note="A new register."))
    newsroom.do(lambda workspace: workspace.corrections.log_complaint(text="Too late.", claim_id=3))
    qtbot.waitUntil(lambda: corrections.table.model().rowCount() == 2)
    assert "Harbour: what is on record" in texts(corrections)
    out = tmp_path / "register.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(out), ""))
    button(corrections, "Export").click()
    qtbot.waitUntil(lambda: out.exists() and "A new register" in out.read_text(encoding="utf-8"))
    button(corrections, "Show the claim").click()
    assert newsroom_window.desk.list.chosen == 3
    qtbot.waitUntil(lambda: newsroom_window.desk.panel.claim is not None and newsroom_window.desk.panel.claim.id == 3)
    qtbot.waitUntil(lambda: "A new register." in texts(newsroom_window.desk.panel))
    assert button(newsroom_window.desk.panel, "Correct, update, withdraw").isVisibleTo(newsroom_window.desk.panel)
