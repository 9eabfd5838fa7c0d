"""The session: actions in order, questions beside them, and nothing lost at the end."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Label, Message
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work
from claimtrack.workspace.workspace import Workspace


class Listener(QObject):
    """Keeps what it is told."""

    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: set[int] = set()

    def hear(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.add(threading.get_ident())
        self.heard.emit()


def note(number: int) -> Callable[[Workspace], Changes]:
    return lambda workspace: workspace.notes.add(5, text=f"note {number}")


def accept(number: int) -> Callable[[Workspace], Changes]:
    return lambda workspace: workspace.claims.accept([number])


def test_an_action_is_done_and_told_in_the_windows_thread(session: Session, qtbot: QtBot) -> None:
    listener = Listener()
    session.changed.connect(listener.hear)
    with qtbot.waitSignal(listener.heard):
        session.do(accept(1))
    [changes] = listener.answers
    assert isinstance(changes, Changes)
    assert 1 in changes.ids["claim"]
    assert listener.threads == {threading.get_ident()}
    assert session.undo_label is not None
    assert session.undo_label.code == "action.claim.accept"


def test_what_cannot_be_taken_back_any_more_is_not_offered_again(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.verdicts.give(3, Judgement("false", rationale_en="As registered.")))
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.review.send([3], override="There is no other register."))
    assert session.undo_label is not None
    with qtbot.waitSignal(session.failed) as refused:
        session.undo()
    assert refused.args is not None
    assert refused.args[0].code == "undo.changed-since"
    assert session.undo_label is None


def test_undo_and_redo_take_the_same_way(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(accept(1))
    with qtbot.waitSignal(session.changed) as undone:
        session.undo()
    assert undone.args is not None
    assert 1 in undone.args[0].ids["claim"]
    assert session.redo_label is not None
    with qtbot.waitSignal(session.changed):
        session.redo()
    assert session.redo_label is None


def test_what_undo_names_is_hidden_from_the_next_who_is_to_judge_blind(session: Session, qtbot: QtBot) -> None:
    said = Judgement("true", rationale_en="because", reason="anew")
    session.rename("Amal")
    for action in (
        lambda workspace: workspace.people.add("Karim"),
        lambda workspace: workspace.evidence.attach(2, Citation(title="Deed"), stance=Stance.SUPPORTS),
        lambda workspace: workspace.verdicts.give(2, said),
        lambda workspace: workspace.review.send([2], override="seen"),
        lambda workspace: workspace.review.ask_second(2, "Karim"),
        lambda workspace: workspace.review.send_back([2], note="which one?"),
        lambda workspace: workspace.verdicts.give(2, said),
    ):
        session.do(action)
    qtbot.waitUntil(lambda: session.undo_label == Message("action.verdict.give", claim=2, rating=Label("True", "صحيح")))
    session.rename("Karim")
    qtbot.waitUntil(lambda: session.undo_label == Message("history.verdict-hidden", claim=2))


def test_actions_are_done_in_the_order_they_came(session: Session, qtbot: QtBot) -> None:
    listener = Listener()
    for number in range(20):
        session.do(note(number), listener.hear)
    qtbot.waitUntil(lambda: len(listener.answers) == 20)
    with qtbot.waitSignal(listener.heard):
        session.read(lambda workspace: workspace.claims.get(5).notes, listener.hear)
    notes = listener.answers[-1]
    assert isinstance(notes, tuple)
    assert [written.text for written in notes] == [f"note {number}" for number in range(20)]


def test_a_refusal_is_said_and_changes_nothing(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        session.do(accept(3))
    assert failed.args is not None
    assert failed.args[0].code == "status.refused"
    assert session.is_saved


def test_a_refusal_goes_to_who_asked(session: Session, qtbot: QtBot) -> None:
    listener = Listener()
    with qtbot.assertNotEmitted(session.failed), qtbot.waitSignal(listener.heard):
        session.do(accept(3), on_failed=listener.hear)
    assert isinstance(listener.answers[0], Message)


def test_a_bug_is_logged_and_said_in_one_sentence(
    session: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_workspace: Workspace) -> Changes:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(session.failed) as failed:
        session.do(broken)
    assert failed.args is not None
    assert failed.args[0].code == "error.unexpected"
    assert "ZeroDivisionError" in caplog.text
    with qtbot.waitSignal(session.changed):
        session.do(accept(1))


def test_a_newer_question_of_the_same_key_wins(session: Session, qtbot: QtBot) -> None:
    listener, gate = Listener(), threading.Event()

    def slow(_workspace: Workspace) -> str:
        gate.wait(5)
        return "old"

    session.read(slow, listener.hear, key="answer")
    session.read(lambda _: "skipped", listener.hear, key="answer")
    session.read(lambda _: "new", listener.hear, key="answer")
    gate.set()
    session.read(lambda _: "other", listener.hear)
    qtbot.waitUntil(lambda: "other" in listener.answers)
    assert listener.answers == ["new", "other"]


def test_an_answer_to_one_that_is_gone_is_dropped(session: Session, qtbot: QtBot) -> None:
    gone, there = Listener(), Listener()
    answers, gate = gone.answers, threading.Event()
    session.read(lambda _: gate.wait(5), gone.hear)
    gone.deleteLater()
    qtbot.wait(0)
    del gone
    gate.set()
    with qtbot.waitSignal(there.heard):
        session.read(lambda _: "there", there.hear)
    assert there.answers == ["there"]
    assert answers == []


def test_a_question_cannot_write(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        session.read(lambda workspace: workspace.claims.accept([1]), print)
    assert failed.args is not None
    assert failed.args[0].code == "workspace.is-readonly"


def test_closing_waits_for_what_was_queued(session: Session, workspace_path: Path) -> None:
    for number in range(30):
        session.do(note(number))
    session.close()
    with Workspace.open(workspace_path, who="Amal") as workspace:
        assert len(workspace.claims.get(5).notes) == 30


def test_closing_ends_every_thread(session: Session, qtbot: QtBot) -> None:
    listener = Listener()
    with qtbot.waitSignal(listener.heard):
        session.work(lambda _work: 1, listener.hear)
    session.close()
    names = {thread.name for thread in threading.enumerate()}
    assert not {name for name in names if name.startswith(("writer", "reader", "work"))}


def test_what_is_refused_while_closing_is_still_said(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.failed) as failed:
        session.do(accept(3))
        session.close()
    assert failed.args is not None
    assert failed.args[0].code == "status.refused"


def test_a_file_that_is_held_is_offered_for_reading(
    new_session: Callable[[], Session], session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    assert session.is_open
    second = new_session()
    with qtbot.waitSignal(second.open_failed, timeout=20_000) as failed:
        second.open(workspace_path)
    assert failed.args is not None
    assert failed.args[1].code == "workspace.held"
    assert not second.is_open
    with qtbot.waitSignal(second.opened):
        second.open(workspace_path, is_readonly=True)
    with qtbot.waitSignal(second.failed) as refused:
        second.do(accept(1))
    assert refused.args is not None
    assert refused.args[0].code == "workspace.is-readonly"


def test_a_file_that_is_not_there_is_refused(new_session: Callable[[], Session], tmp_path: Path, qtbot: QtBot) -> None:
    session = new_session()
    with qtbot.waitSignal(session.open_failed) as failed:
        session.open(tmp_path / "none.claimtrack")
    assert failed.args is not None
    assert failed.args[1].code == "workspace.missing"
    assert not (tmp_path / "none.claimtrack").exists()


def test_work_tells_how_far_it_is(session: Session, qtbot: QtBot) -> None:
    told, done = Listener(), Listener()

    def count(work: Work) -> str:
        for step in range(1, 4):
            work.report(step, 3)
        return "counted"

    with qtbot.waitSignal(done.heard):
        session.work(count, done.hear, on_progress=told.hear)
    assert done.answers == ["counted"]
    assert told.answers[-1] == (3, 3)


def test_work_that_is_cancelled_ends_and_says_so(session: Session, qtbot: QtBot) -> None:
    started, done = threading.Event(), Listener()

    def endless(work: Work) -> None:
        started.set()
        while True:
            work.report(0, 1)
            time.sleep(0.001)

    with qtbot.waitSignal(session.failed) as failed:
        work = session.work(endless, done.hear)
        started.wait(5)
        work.cancel()
    assert failed.args is not None
    assert failed.args[0].code == "work.cancelled"
    assert done.answers == []


def test_work_that_is_refused_says_why(session: Session, qtbot: QtBot) -> None:
    def refuse(_work: Work) -> None:
        raise Problem(Message("intake.nothing-typed"))

    with qtbot.waitSignal(session.failed) as failed:
        session.work(refuse, print)
    assert failed.args is not None
    assert failed.args[0].code == "intake.nothing-typed"


def test_saved_is_said_after_the_commit(session: Session, qtbot: QtBot) -> None:
    said: list[bool] = []
    session.saved_changed.connect(lambda: said.append(session.is_saved))
    with qtbot.waitSignal(session.changed):
        session.do(accept(1))
        assert not session.is_saved
    assert said == [False, True]
