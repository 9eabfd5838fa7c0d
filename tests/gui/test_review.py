"""Review in the window: what waits for whom, an article in one pass, a second verdict that is given blind."""

from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.claim import NoteKind
from claimtrack.domain.difference import Difference
from claimtrack.domain.request import Question
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.rating_buttons import RatingButton
from claimtrack.gui.newsroom.ask_second_dialog import AskSecondDialog
from claimtrack.gui.newsroom.blind_dialog import BlindDialog
from claimtrack.gui.newsroom.people_dialog import PeopleDialog
from claimtrack.gui.newsroom.review_pass import ReviewPass
from claimtrack.gui.parts.difference_label import DifferenceLabel
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.window import Window
from tests.gui.found import ask, button, texts

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def status(session: Session, number: int, qtbot: QtBot) -> Status:
    return ask(session, lambda workspace: workspace.claims.get(number), qtbot).status


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, modifiers)


def field(root: QWidget, name: str) -> TextField:
    return next(each for each in root.findChildren(TextField) if each.accessibleName() == name)


@pytest.fixture
def panel(newsroom: Session, words: Words, theme: Theme, qtbot: QtBot) -> ClaimPanel:
    made = ClaimPanel(newsroom, words, theme)
    qtbot.addWidget(made)
    made.resize(420, 2_000)
    made.show()
    return made


def show(panel: ClaimPanel, number: int, qtbot: QtBot) -> None:
    panel.show_claim(number)
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == number)


@pytest.fixture
def window(newsroom_window: Window, qtbot: QtBot) -> Window:
    newsroom_window.desk.sidebar.status_chosen.emit(Status.IN_REVIEW)
    qtbot.waitUntil(lambda: newsroom_window.desk.list.model.rowCount() == 2)
    return newsroom_window


def test_in_review_shows_what_waits_for_me(window: Window, qtbot: QtBot) -> None:
    chips = window.desk.list.bar.findChildren(QToolButton)
    qtbot.waitUntil(lambda: any(chip.text() == "Waits for me 1" and chip.isVisible() for chip in chips))
    next(chip for chip in chips if chip.text() == "Waits for me 1").click()
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 1)
    assert window.desk.list.model.number(0) == 5


def test_several_are_signed_off_only_after_a_word(window: Window, newsroom: Session, qtbot: QtBot) -> None:
    newsroom.do(lambda workspace: workspace.review.send_back([3], note="Again."))
    newsroom.rename("Karim")
    newsroom.do(lambda workspace: workspace.verdicts.give(3, Judgement("false", rationale_en="Looked up again.")))
    newsroom.do(lambda workspace: workspace.review.send([3], override="The register is public."))
    newsroom.rename("Amal")
    qtbot.waitUntil(lambda: newsroom.is_saved and status(newsroom, 3, qtbot) is Status.IN_REVIEW)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    said: list[str] = []

    def press_enter() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        if len(said) == 1:
            QTest.keyClick(box, Qt.Key.Key_Return)
        else:
            button(box, "Sign off").click()

    for number in (1, 2):
        window.desk.list.table.selectAll()
        qtbot.waitUntil(window.actions_["claim.sign"].isEnabled)
        QTimer.singleShot(50, press_enter)
        window.actions_["claim.sign"].trigger()
        assert len(said) == number
        if number == 1:
            assert status(newsroom, 5, qtbot) is Status.IN_REVIEW
    assert "2 claims are signed off. Review cannot be undone." in said[0]
    qtbot.waitUntil(lambda: {status(newsroom, each, qtbot) for each in (3, 5)} == {Status.READY})


def test_what_may_not_be_signed_off_stays_chosen(window: Window, newsroom: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(newsroom.changed):
        newsroom.rename("Karim")
        newsroom.do(lambda workspace: workspace.review.send_back([5], note="Again."))
    newsroom.rename("Amal")
    newsroom.do(lambda workspace: workspace.verdicts.give(5, Judgement("true", rationale_en="Looked up again.")))
    newsroom.do(lambda workspace: workspace.review.send([5], override="The file was seen there."))
    qtbot.waitUntil(lambda: newsroom.is_saved and status(newsroom, 5, qtbot) is Status.IN_REVIEW)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    window.desk.list.table.selectAll()
    qtbot.waitUntil(window.actions_["claim.sign"].isEnabled)
    shown = window.desk.list.chosen
    QTimer.singleShot(50, lambda: button(QApplication.activeModalWidget() or window, "Sign off").click())
    window.actions_["claim.sign"].trigger()
    qtbot.waitUntil(lambda: "decided claims 3, 5; another person has to sign them off" in window.status_line.said)
    qtbot.waitUntil(lambda: window.desk.list.chosen_rows() == [range(2)])
    assert window.desk.list.chosen == shown
    window.desk.list.choose(5)
    shown_since: list[int | None] = []
    window.desk.list.claim_chosen.connect(shown_since.append)
    window.actions_["claim.sign"].trigger()
    qtbot.waitUntil(lambda: "decided claim 5; another" in window.status_line.said)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2)
    assert (window.desk.list.chosen, shown_since) == (5, []), "nothing else was shown meanwhile"


def test_nobody_signs_off_a_verdict_of_their_own(panel: ClaimPanel, qtbot: QtBot) -> None:
    show(panel, 3, qtbot)
    assert "another person signs it off" in texts(panel)
    assert not button(panel, "Sign off").isVisible()
    show(panel, 5, qtbot)
    assert "another person signs it off" not in texts(panel)
    assert "cannot be undone" in texts(panel)
    button(panel, "Sign off").click()
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.status is Status.READY)


def test_a_second_verdict_is_given_blind_and_settled(
    panel: ClaimPanel, newsroom: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    show(panel, 5, qtbot)
    claim = ask(newsroom, lambda workspace: workspace.review.blind(5), qtbot)
    dialog = BlindDialog(panel, newsroom, words, theme, claim)
    dialog.show()
    assert "The file has that day." not in texts(dialog)
    assert "Court file" in texts(dialog)
    dialog.accept()
    assert "There is no verdict yet" in texts(dialog)
    QTest.keyClick(dialog.findChildren(RatingButton)[0], Qt.Key.Key_5)
    field(dialog, "Rationale in English").setPlainText("The file has another day.")
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    dialog.deleteLater()
    qtbot.waitUntil(lambda: "The two differ" in texts(panel))
    assert "The file has that day." in texts(panel)
    assert "The file has another day." in texts(panel)
    with qtbot.waitSignal(newsroom.failed):
        button(panel, "Sign off").click()
    with qtbot.waitSignal(newsroom.failed):
        button(panel, "This one holds").click()
    field(panel, "Why this verdict holds").setPlainText("Looked at again, together.")
    button(panel, "This one holds").click()
    qtbot.waitUntil(lambda: "Looked at again, together." in texts(panel))
    button(panel, "Sign off").click()
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.status is Status.READY)


def everywhere(window: Window) -> str:
    """All that the window says: labels, buttons, the list's cells and tooltips, the names of marks."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    model = window.desk.list.model
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    cells = [model.data(model.index(*place), role) for place in places for role in roles]
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible() and each.isChecked()]
    named = [f"{each.accessibleName()} {each.toolTip()}" for each in window.findChildren(QWidget) if each.isVisible()]
    fields = [each.toPlainText() for each in window.findChildren(TextField) if each.isVisible()]
    return "\n".join([texts(window), *fields, *(each.text() for each in buttons), *map(str, cells), *named])


def choose(window: Window, number: int, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.desk.list.model.rowCount() == 2 and window.desk.panel.claim is not None)
    window.desk.list.choose(number)
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None and window.desk.panel.claim.id == number)


def test_the_verdict_is_hidden_in_the_whole_window_from_one_who_judges_blind(
    window: Window, newsroom: Session, words: Words, qtbot: QtBot
) -> None:
    choose(window, 5, qtbot)
    qtbot.waitUntil(lambda: "The file has that day." in everywhere(window))
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    newsroom.rename("Karim")
    newsroom.do(lambda workspace: workspace.review.ask_second(5, "Amal"))
    newsroom.rename("Amal")
    hidden = words.say("blind.hidden")
    qtbot.waitUntil(lambda: hidden in texts(window.desk.panel) and "The file has" not in everywhere(window))
    qtbot.waitUntil(lambda: "until your own is given" in everywhere(window))
    assert "on claim 5: True" not in everywhere(window)
    with qtbot.waitSignal(newsroom.failed):
        window.desk.panel.copy_for_editor()
    with qtbot.waitSignal(newsroom.failed):
        window.actions_["claim.sign"].trigger()
    assert clipboard.text() == "before"
    choose(window, 5, qtbot)
    seen: list[str] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, BlindDialog):
            seen.append(everywhere(window))
            dialog.reject()
        else:
            QTimer.singleShot(50, leave)

    QTimer.singleShot(50, leave)
    window.desk.panel.setFocus()
    press(Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: bool(seen))
    assert "The file has" not in seen[0]
    button(window.desk.panel, "Show it, and give up").click()
    qtbot.waitUntil(lambda: "The file has that day." in everywhere(window))
    assert hidden not in everywhere(window)
    assert not button(window.desk.panel, "Judge blind").isVisible()


def test_both_verdicts_come_into_sight_once_the_second_is_given(window: Window, qtbot: QtBot) -> None:
    choose(window, 5, qtbot)

    def judge() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, BlindDialog):
            QTest.keyClick(dialog.findChildren(RatingButton)[0], Qt.Key.Key_5)
            field(dialog, "Rationale in English").setPlainText("The file has another day.")
            dialog.accept()
        else:
            QTimer.singleShot(50, judge)

    QTimer.singleShot(50, judge)
    window.actions_["claim.second"].trigger()
    reason = field(window.desk.panel, "Why this verdict holds")
    qtbot.waitUntil(lambda: window.focusWidget() is reason)
    qtbot.waitUntil(lambda: not reason.visibleRegion().isEmpty())
    described = []
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        described.append(window.focusWidget().accessibleDescription())
    assert described == ["First verdict", "Blind second verdict"], "the next keys lead to the buttons"


def test_another_is_asked_to_judge_blind(window: Window, newsroom: Session, qtbot: QtBot) -> None:
    choose(window, 3, qtbot)

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskSecondDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(300, accept)
    button(window.desk.panel, "Ask for a blind").click()
    qtbot.waitUntil(lambda: "asked of" in texts(window.desk.panel))
    assert ask(newsroom, lambda workspace: workspace.review.asked(3), qtbot) == ("Karim",)


def test_what_changed_since_a_claim_was_sent_back_is_marked(panel: ClaimPanel, newsroom: Session, qtbot: QtBot) -> None:
    newsroom.do(lambda workspace: workspace.review.send_back([5], note="Which file is it?"))
    newsroom.do(lambda workspace: workspace.claims.edit(5, text="The sale was signed on 4 May 2012, the file says"))
    show(panel, 5, qtbot)
    qtbot.waitUntil(lambda: "Which file is it?" in texts(panel))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in panel.findChildren(DifferenceLabel)))
    marked = [each for each in panel.findChildren(DifferenceLabel) if each.isVisible()]
    assert any("[added: " in each.accessibleName() for each in marked)
    added = [piece.text for each in marked for piece in each.pieces if piece.kind is Difference.ADDED]
    assert ", the file says" in added


def test_an_articles_claims_are_reviewed_in_one_pass(
    newsroom: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    newsroom.do(lambda workspace: workspace.notes.add(5, text="No word in the archive.", kind=NoteKind.SEARCH))
    newsroom.do(lambda workspace: workspace.requests.ask(5, Question("The harbour master", how="e-mail")))
    qtbot.waitUntil(lambda: newsroom.is_saved)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = ReviewPass(parent, newsroom, words, theme, 1)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or parent))
    qtbot.waitUntil(lambda: dialog.item is not None)
    assert "Claim 1 of 2 · 2 still wait" in dialog.place.text()
    assert "another person signs it off" in texts(dialog)
    assert not button(dialog, "Sign off").isEnabled()
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.item is not None and dialog.item.claim.id == 5)
    assert "passed over the warnings" in texts(dialog)
    assert "The file was seen there." in texts(dialog)
    assert "No word in the archive.\n" in texts(dialog)
    assert "The harbour master\n" in texts(dialog)
    dialog.send_back()
    qtbot.waitUntil(lambda: "Say in a note why it goes back." in texts(dialog))
    assert status(newsroom, 5, qtbot) is Status.IN_REVIEW
    press(Qt.Key.Key_Return, CTRL_SHIFT)
    qtbot.waitUntil(lambda: "1 still waits" in dialog.place.text())
    assert status(newsroom, 5, qtbot) is Status.READY
    field(dialog, "Reviewer's note").setPlainText("Say where the register lies.")
    dialog.send_back()
    qtbot.waitUntil(lambda: status(newsroom, 3, qtbot) is Status.IN_PROGRESS)
    dialog.close()


def test_the_next_claim_is_not_signed_off_before_it_is_seen(
    parent: QWidget, newsroom: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    newsroom.rename("Sara")
    dialog = ReviewPass(parent, newsroom, words, theme, 1)
    qtbot.waitUntil(lambda: dialog.item is not None)
    may_read = Event()
    newsroom.read(lambda _workspace: may_read.wait(), lambda _: None)
    with qtbot.waitSignal(newsroom.changed):
        dialog.sign()
    dialog.sign()
    is_idle = newsroom.is_saved
    may_read.set()
    assert is_idle
    qtbot.waitUntil(lambda: "Claim 2 of 2 · 1 still waits" in dialog.place.text())
    dialog.sign()
    qtbot.waitUntil(lambda: "0 still wait" in dialog.place.text())
    dialog.close()


def test_a_second_name_switches_review_on(session: Session, words: Words, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PeopleDialog(parent, session, words)
    dialog.show()
    qtbot.waitUntil(lambda: "review is off" in texts(dialog))
    for said in ("You switched review on", "review is off"):
        dialog.switch.click()
        qtbot.waitUntil(partial(lambda wanted: wanted in texts(dialog), said))
    dialog.field.setText("Karim")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Review is on" in texts(dialog))
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Amal", "Karim"]
    dialog.switch.click()
    qtbot.waitUntil(lambda: "Review stays on" in texts(dialog))
    assert dialog.switch.isChecked()
    dialog.list.setCurrentRow(1)
    button(dialog, "Take off").click()
    qtbot.waitUntil(lambda: "review is off" in texts(dialog))
    dialog.close()
