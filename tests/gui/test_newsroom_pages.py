"""Requests, the history and the month's report as pages; what is due is said when the file is opened."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.request import Question
from claimtrack.domain.words import Words
from claimtrack.gui.claim.notes_panel import NotesPanel
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.newsroom.report_page import DaysDialog, month_of
from claimtrack.gui.newsroom.request_dialog import AnswerDialog, RequestDialog
from claimtrack.gui.newsroom.requests_panel import RequestCard
from claimtrack.gui.parts.difference_label import DifferenceLabel
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from tests.gui.found import ask, button, line, texts

TODAY = dt.datetime.now().astimezone().date()


def cells(page: LibraryPage, column: int = 0) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_a_request_is_noted_and_its_answer(newsroom: Session, parent: QWidget, words: Words, qtbot: QtBot) -> None:
    dialog = RequestDialog(parent, newsroom, words, 5, None)
    dialog.show()
    dialog.accept()
    qtbot.waitUntil(lambda: "Say who was asked." in texts(dialog))
    line(dialog, "Whom").setText("Harbour office")
    line(dialog, "How").setText("e-mail")
    line(dialog, "Due").setText("next week")
    dialog.accept()
    assert "Give a day" in texts(dialog)
    line(dialog, "Due").setText("2026-12-01")
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    (request,) = ask(newsroom, lambda workspace: workspace.requests.open(), qtbot)
    expected = Question("Harbour office", "e-mail", "", TODAY, dt.date(2026, 12, 1))
    assert request.question == expected
    answer = AnswerDialog(parent, newsroom, words, request)
    answer.show()
    answer.accept()
    assert "Write the answer" in texts(answer)
    answer.findChildren(QCheckBox)[0].setChecked(True)
    with qtbot.waitSignal(newsroom.changed):
        answer.accept()
    (request,) = ask(newsroom, lambda workspace: workspace.claims.get(5).requests, qtbot)
    assert (request.answer, request.is_open) == ("", False)


def test_what_is_due_is_said_and_listed_first(newsroom_window: Window, newsroom: Session, qtbot: QtBot) -> None:
    later, late = (TODAY + dt.timedelta(days=days) for days in (3, -3))
    newsroom.do(lambda workspace: workspace.requests.ask(1, Question("Later", "", "When?", TODAY, later)))
    newsroom.do(lambda workspace: workspace.requests.ask(1, Question("Late", "", "Why?", TODAY, late)))
    newsroom.do(lambda workspace: workspace.claims.label([2], due=TODAY))
    newsroom_window.actions_["view.requests"].trigger()
    page = newsroom_window.library.requests
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3)
    assert cells(page) == ["Late: Why?", "It had 40 berths then", "Later: When?"]
    assert "⚠ due since" in cells(page, 2)[0]
    path = newsroom.path
    assert path is not None
    with qtbot.waitSignal(newsroom.opened):
        newsroom.open(path)
    qtbot.waitUntil(lambda: "2 are due" in newsroom_window.status_line.said)


def test_requests_stand_with_the_notes_and_can_be_taken_back(
    newsroom_window: Window, newsroom: Session, qtbot: QtBot
) -> None:
    newsroom.do(lambda workspace: workspace.requests.ask(1, Question("Harbour office", "", "", TODAY, TODAY)))
    panel = newsroom_window.desk.panel
    newsroom_window.desk.list.choose(1)
    panel.show_tab("notes")
    qtbot.waitUntil(lambda: bool(panel.findChildren(RequestCard)))
    assert panel.findChildren(NotesPanel)[0].isVisibleTo(panel)
    card = panel.findChildren(RequestCard)[0]
    assert card.isVisibleTo(panel)
    assert "due since" in texts(card)
    with qtbot.waitSignal(newsroom.changed):
        card.remove_asked.emit(1)
    qtbot.waitUntil(lambda: not any(each.isVisibleTo(panel) for each in panel.findChildren(RequestCard)))
    with qtbot.waitSignal(newsroom.changed):
        newsroom.undo()
    qtbot.waitUntil(lambda: any(each.isVisibleTo(panel) for each in panel.findChildren(RequestCard)))


def test_the_history_is_told_in_sentences_with_differences_marked(
    newsroom_window: Window, newsroom: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    newsroom.do(lambda workspace: workspace.claims.edit(2, text="It had 40 berths then, and a crane"))
    newsroom_window.actions_["view.history"].trigger()
    page = newsroom_window.library.history
    qtbot.waitUntil(lambda: bool(cells(page)) and cells(page)[0].startswith("Edit claim 2"))
    page.table.choose_row(0)
    qtbot.waitUntil(
        lambda: any(", and a crane" in each.accessibleName() for each in page.findChildren(DifferenceLabel))
    )
    assert "does not prove who somebody is" in texts(page)
    page.search.setText("import")
    qtbot.waitUntil(lambda: len(cells(page)) == 1)
    out = tmp_path / "history.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(out), ""))
    button(page, "Export").click()
    qtbot.waitUntil(lambda: out.exists() and '"prov' in out.read_text(encoding="utf-8"))


def answer_dialog(text: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(text)
    button(dialog, "OK").click()


def test_a_head_that_was_noted_is_held_against_the_chain(
    newsroom_window: Window, newsroom: Session, qtbot: QtBot
) -> None:
    newsroom_window.actions_["view.history"].trigger()
    page = newsroom_window.library.history
    qtbot.waitUntil(lambda: bool(cells(page)))
    head = str(ask(newsroom, lambda workspace: workspace.history.head(), qtbot))
    newsroom.do(lambda workspace: workspace.claims.edit(2, date="2012"))
    for typed, said in ((head, True), (f"{head[:-1]}{'1' if head[-1] == '0' else '0'}", False), ("no head", False)):
        QTimer.singleShot(50, partial(answer_dialog, typed))
        if said:
            button(page, "Check a noted head").click()
            qtbot.waitUntil(lambda: "has this line, unchanged" in newsroom_window.status_line.said)
        else:
            with qtbot.waitSignal(newsroom.failed):
                button(page, "Check a noted head").click()


def test_the_history_of_one_source_is_listed_alone(newsroom_window: Window, qtbot: QtBot) -> None:
    newsroom_window.actions_["view.sources"].trigger()
    sources = newsroom_window.library.sources
    qtbot.waitUntil(lambda: "Court file" in cells(sources))
    sources.table.choose_row(cells(sources).index("Court file"))
    button(sources, "History").click()
    page = newsroom_window.library.history
    qtbot.waitUntil(lambda: len(cells(page)) == 1)
    assert cells(page)[0].startswith("Attach evidence to claim 5")
    page.all_button.click()
    qtbot.waitUntil(lambda: len(cells(page)) > 1)


def test_a_months_report_is_counted_and_kept_as_pdf(
    newsroom_window: Window, newsroom: Session, words: Words, parent: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    newsroom_window.actions_["view.report"].trigger()
    page = newsroom_window.library.report
    qtbot.waitUntil(lambda: bool(cells(page)))
    figures = dict(zip(cells(page), cells(page, 1), strict=True))
    assert figures["Decided claims"] == "2"
    assert figures["Published claims"] == "0"
    assert "The mayor" in " ".join(figures)
    page.search.setText("the mayor")
    qtbot.waitUntil(lambda: 0 < len(cells(page)) < len(figures))
    assert all("claims" in said and "The mayor" in said for said in cells(page))
    page.search.clear()
    qtbot.waitUntil(lambda: len(cells(page)) == len(figures))
    out = tmp_path / "report.pdf"
    page.write_pdf(out)
    assert out.read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(newsroom.failed):
        page.write_pdf(tmp_path / "missing" / "report.pdf")
    page.period.setCurrentIndex(5)
    page.period.activated.emit(5)
    qtbot.waitUntil(lambda: cells(page, 1)[0] == "0")
    dialog = DaysDialog(parent, words, month_of(dt.date(2026, 3, 9)))
    dialog.show()
    assert (line(dialog, "First day").text(), line(dialog, "Last day").text()) == ("2026-03-01", "2026-03-31")
    line(dialog, "Last day").setText("2026-02-01")
    dialog.accept()
    assert "Give two days" in texts(dialog)
    assert not dialog.result()
    line(dialog, "Last day").setText("2026-03-02")
    dialog.accept()
    assert dialog.days() == (dt.date(2026, 3, 1), dt.date(2026, 3, 2))


def test_the_fields_of_a_request_are_shown_when_it_is_edited(
    newsroom: Session, parent: QWidget, words: Words, qtbot: QtBot
) -> None:
    newsroom.do(lambda workspace: workspace.requests.ask(1, Question("Office", "phone", "When?", TODAY, None)))
    qtbot.waitUntil(lambda: newsroom.is_saved)
    (request,) = ask(newsroom, lambda workspace: workspace.requests.open(), qtbot)
    dialog = RequestDialog(parent, newsroom, words, 1, request)
    dialog.show()
    assert line(dialog, "How").text() == "phone"
    question = next(each for each in dialog.findChildren(TextField) if each.accessibleName() == "Question")
    question.setPlainText("Since when?")
    with qtbot.waitSignal(newsroom.changed):
        dialog.accept()
    (request,) = ask(newsroom, lambda workspace: workspace.requests.open(), qtbot)
    assert request.question == Question("Office", "phone", "Since when?", TODAY, None)
