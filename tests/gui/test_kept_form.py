"""What is typed into a form outlives Escape and the end of the program, and is offered where it was typed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import Claim
from claimtrack.domain.request import Question
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui import draft_keeper
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.place_dialog import PlaceDialog
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.draft_keeper import DraftKeeper
from claimtrack.gui.newsroom.blind_dialog import BlindDialog
from claimtrack.gui.newsroom.comparison_view import ComparisonView
from claimtrack.gui.newsroom.complaint_dialog import ComplaintDialog
from claimtrack.gui.newsroom.correction_dialog import CorrectionDialog
from claimtrack.gui.newsroom.publication_dialog import Offer, PublicationDialog
from claimtrack.gui.newsroom.request_dialog import AnswerDialog, RequestDialog
from claimtrack.gui.newsroom.review_pass import ReviewPass
from claimtrack.gui.parts.draft_offer import DraftOffer
from claimtrack.gui.parts.fields import LONGEST_TEXT, LineField, TextField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import LIGHT
from claimtrack.storage import drafts
from tests.gui.found import ask

TO_CHECK = 5


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk here, but in a program that is killed."""
    monkeypatch.setattr(draft_keeper, "PAUSE", 50)


def claim_of(session: Session, qtbot: QtBot, number: int = TO_CHECK) -> Claim:
    return ask(session, lambda workspace: workspace.claims.get(number), qtbot)


def offers(form: QWidget) -> list[DraftOffer]:
    return [each for each in form.findChildren(DraftOffer) if each.isVisibleTo(form)]


def press(form: QWidget, text: str) -> None:
    [button] = [each for each in form.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(form)]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def on_disk(session: Session, qtbot: QtBot) -> str:
    """All that is kept, as it lies on the disk."""
    workspace = ask(session, lambda workspace: workspace.uuid, qtbot)
    return repr(drafts.load(workspace))


# a form, by the words that are typed into its last field of several lines, or its first line
FORMS: dict[str, Callable[[QWidget, Session, Words, Claim], FormDialog]] = {
    "import": lambda parent, session, words, _claim: ImportDialog(parent, session, words),
    "new claim": lambda parent, session, words, _claim: WordingDialog(parent, session, words, None),
    "wording": WordingDialog,
    "evidence": lambda parent, session, words, claim: AttachDialog(parent, session, words, LIGHT, claim, None),
    "place": lambda parent, session, words, claim: PlaceDialog(parent, session, words, claim.id, None),
    "request": lambda parent, session, words, claim: RequestDialog(parent, session, words, claim.id, None),
    "complaint": lambda parent, session, words, _claim: ComplaintDialog(parent, session, words, None),
    "publication": lambda parent, session, words, _claim: PublicationDialog(parent, session, words, Offer([], []), []),
    "correction": lambda parent, session, words, claim: CorrectionDialog(parent, session, words, LIGHT, claim),
    "second verdict": lambda parent, session, words, claim: BlindDialog(parent, session, words, LIGHT, claim),
}


def field_of(form: QWidget) -> LineField | TextField:
    return next(iter(form.findChildren(TextField)), None) or form.findChildren(LineField)[0]


@pytest.mark.parametrize("name", FORMS)
def test_what_is_typed_is_on_the_disk_and_outlives_escape(
    session: Session, words: Words, parent: QWidget, name: str, qtbot: QtBot
) -> None:
    claim = claim_of(session, qtbot)
    form = FORMS[name](parent, session, words, claim)
    form.show()
    before = field_of(form).text()
    QTest.keyClicks(field_of(form), "Half a sen")
    qtbot.waitUntil(lambda: "Half a sen" in on_disk(session, qtbot))
    QTest.keyClicks(field_of(form), "tence")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    again = FORMS[name](parent, session, words, claim)
    again.show()
    [offer] = offers(again)
    assert field_of(again).text() == before
    press(again, "Take it up")
    assert "Half a sentence" in field_of(again).text()
    assert not offer.isVisible()
    qtbot.waitUntil(lambda: "Half a sentence" in on_disk(session, qtbot))
    again.reject()
    last = FORMS[name](parent, session, words, claim)
    last.show()
    press(last, "Drop it")
    assert not offers(last)
    qtbot.waitUntil(lambda: on_disk(session, qtbot) == "{}")
    last.reject()


def test_what_was_put_in_is_not_kept_and_what_was_saved_no_more(
    session: Session, words: Words, parent: QWidget, qtbot: QtBot
) -> None:
    claim = claim_of(session, qtbot)
    form = WordingDialog(parent, session, words, claim)
    form.show()
    form.reject()
    form = WordingDialog(parent, session, words, claim)
    form.show()
    assert not offers(form)
    QTest.keyClicks(field_of(form), "As they say: ")
    with qtbot.waitSignal(form.accepted):
        form.accept()
    session.close()
    assert not list(drafts.path_of(claim.uuid).parent.glob("*"))


@pytest.mark.parametrize("size", [50, LONGEST_TEXT + 1], ids=["short", "long"])
def test_a_pasted_article_is_kept_and_one_from_a_file_is_not(
    session: Session, words: Words, parent: QWidget, tmp_path: Path, size: int, qtbot: QtBot
) -> None:
    text = ("The bridge was closed. " * size)[:size]
    file = tmp_path / "article.txt"
    file.write_text(text, encoding="utf-8")
    form = ImportDialog(parent, session, words)
    form.take_files([file])
    qtbot.waitUntil(lambda: form.article() is not None)
    form.reject()
    form = ImportDialog(parent, session, words)
    form.show()
    assert not offers(form)
    data = QMimeData()
    data.setText(text)
    form.findChildren(PasteField)[0].insertFromMimeData(data)
    form.reject()
    form = ImportDialog(parent, session, words)
    form.show()
    press(form, "Take it up")
    assert form.findChildren(PasteField)[0].text() == text
    qtbot.waitUntil(lambda: form.article() is not None)
    form.reject()


def test_two_that_were_left_are_offered_one_after_the_other(session: Session, words: Words, parent: QWidget) -> None:
    for text in ("first", "second"):
        form = WordingDialog(parent, session, words, None)
        QTest.keyClicks(field_of(form), text)
        form.reject()
    form = WordingDialog(parent, session, words, None)
    form.show()
    QTest.keyClicks(field_of(form), "third")
    press(form, "Drop it")
    press(form, "Take it up")
    assert field_of(form).text() == "first"
    session.close()
    form.deleteLater()


def test_nothing_is_kept_of_a_file_that_is_only_read(
    new_session: Callable[[], Session], workspace_path: Path, words: Words, parent: QWidget, qtbot: QtBot
) -> None:
    session = new_session()
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    form = WordingDialog(parent, session, words, None)
    QTest.keyClicks(field_of(form), "typed")
    form.reject()
    assert DraftKeeper.of(session).offers("claim/new") == []


def test_an_answer_is_kept_by_its_request(session: Session, words: Words, parent: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.requests.ask(TO_CHECK, Question(whom="The mayor")))
    [request] = claim_of(session, qtbot).requests
    form = AnswerDialog(parent, session, words, request)
    QTest.keyClicks(field_of(form), "No com")
    form.reject()
    form = AnswerDialog(parent, session, words, request)
    form.show()
    press(form, "Take it up")
    assert field_of(form).text() == "No com"
    with qtbot.waitSignal(form.accepted):
        form.accept()
    assert not DraftKeeper.of(session).offers(f"answer/{request.uuid}")


def test_a_reviewers_note_is_kept_by_its_claim(newsroom: Session, words: Words, parent: QWidget, qtbot: QtBot) -> None:
    dialog = ReviewPass(parent, newsroom, words, LIGHT, 1)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.item is not None)
    note = dialog.findChildren(TextField)[-1]
    QTest.keyClicks(note, "Which register?")
    dialog.step(1)
    assert note.text() == ""
    assert not offers(dialog)
    dialog.step(-1)
    press(dialog, "Take it up")
    assert note.text() == "Which register?"
    qtbot.waitUntil(lambda: "Which register?" in on_disk(newsroom, qtbot))
    dialog.step(1)
    QTest.keyClicks(note, "And who signed?")
    with qtbot.waitSignal(newsroom.changed):
        dialog.send_back()
    dialog.reject()
    qtbot.waitUntil(lambda: "And who signed?" not in on_disk(newsroom, qtbot))
    assert "Which register?" in on_disk(newsroom, qtbot)


def test_why_one_of_two_verdicts_holds_is_kept_by_its_claim(
    newsroom: Session, words: Words, parent: QWidget, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(newsroom.changed):
        newsroom.do(lambda workspace: workspace.review.give_second(5, Judgement("false", rationale_en="It has not.")))
    comparison = ask(newsroom, lambda workspace: workspace.review.comparison(5), qtbot)
    view = ComparisonView(newsroom, words, LIGHT, parent)
    claims = [claim_of(newsroom, qtbot, number) for number in (5, 3)]
    view.show_comparison(claims[0], comparison)
    QTest.keyClicks(field_of(view), "The first saw the file.")
    view.show_comparison(claims[1], None)
    view.show_comparison(claims[0], comparison)
    assert field_of(view).text() == ""
    press(view, "Take it up")
    assert field_of(view).text() == "The first saw the file."


KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.storage.settings import Settings

application = QApplication(sys.argv[:1])
settings = Settings(name="Amal", language=sys.argv[2], theme="light")
look, session, parent = Look(application, settings), Session(settings), QWidget()

def type_on():
    form = WordingDialog(parent, session, look.words, None)
    form.show()
    QTest.keyClicks(form.findChildren(TextField)[0], "Half a sentence")
    print("typed", flush=True)

session.opened.connect(type_on)
session.open(Path(sys.argv[1]))
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_program_that_is_killed_loses_two_seconds_at_most(
    new_session: Callable[[], Session], workspace_path: Path, words: Words, parent: QWidget, qtbot: QtBot
) -> None:
    """What one typed in Arabic is offered in English."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(workspace_path), "ar"], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "typed\n"
    qtbot.wait(2_000)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    session = new_session()
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path)
    form = WordingDialog(parent, session, words, None)
    form.show()
    qtbot.waitUntil(lambda: bool(offers(form)))
    assert field_of(form).text() == ""
    press(form, "Take it up")
    assert field_of(form).text() == "Half a sentence"
    form.reject()
