"""One action is one transaction: it is saved whole or not at all, and what goes wrong is said in a sentence."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import claim, speaker
from claimtrack.storage.store import Store
from claimtrack.storage.turns import PATIENCE, Turns
from claimtrack.workspace.workspace import Workspace

LABEL = Message("action.claim.edit", claim=1)


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    opened = Store(filled, is_readonly=False, wait=0)
    yield opened
    opened.close()


def _claims(store: Store) -> int:
    with store.reading() as connection:
        return len(connection.scalars(select(claim.c.id)).all())


def _add(store: Store, text: str = "new") -> None:
    with store.action(LABEL, who="Amal") as action:
        action.connection.execute(insert(claim).values(uuid=text, text=text, status="inbox"))


@pytest.mark.parametrize("error", [RefusedProblem(Message("note.empty")), KeyError("bug"), KeyboardInterrupt()])
def test_an_action_that_fails_leaves_nothing_and_the_next_works(store: Store, error: BaseException) -> None:
    before = _claims(store)
    label, spans = store.undo_step, _captured(store)
    with pytest.raises(type(error)) as raised, store.action(LABEL, who="Amal") as action:  # noqa: PT012 - the block is it
        action.connection.execute(insert(claim).values(uuid="x", text="x", status="inbox"))
        raise error
    assert raised.value is error
    assert _claims(store) == before
    assert _captured(store) == spans
    assert store.undo_step == label
    _add(store)
    assert _claims(store) == before + 1


def _captured(store: Store) -> int:
    with store.reading() as connection:
        number: int = connection.exec_driver_sql("SELECT count(*) FROM temp.captured").scalar_one()
    return number


def test_an_action_sees_its_own_rows(store: Store) -> None:
    before = _claims(store)
    with store.action(LABEL, who="Amal") as action:
        action.connection.execute(insert(claim).values(uuid="x", text="x", status="inbox"))
        assert _claims(store) == before + 1


def test_changes_name_what_was_touched_whatever_statement_did_it(store: Store) -> None:
    with store.action(LABEL, who="Amal") as action:
        action.connection.execute(update(claim).values(priority="high"))
        action.connection.exec_driver_sql("INSERT INTO speaker (uuid, name, folded) VALUES ('s', 'X', 'x')")
        action.connection.exec_driver_sql("INSERT INTO speaker (uuid, name, folded) VALUES ('t', 'Y', 'y')")
        action.connection.exec_driver_sql("DELETE FROM speaker WHERE uuid = 't'")
        action.made.append(7)
    assert action.changes.ids == {"claim": frozenset({1, 2}), "speaker": frozenset({2})}
    assert action.changes.made == (7,)
    assert action.changes.touches("claim")
    assert not action.changes.touches("note")


def test_unique_values_that_were_swapped_are_swapped_back(store: Store) -> None:
    with store.action(LABEL, who="Amal") as action:
        for name in ("a", "b"):
            action.connection.execute(insert(speaker).values(uuid=name, name=name, folded=name))
    with store.action(LABEL, who="Amal") as action:
        for old, new in (("a", "-"), ("b", "a"), ("-", "b")):
            action.connection.execute(update(speaker).where(speaker.c.folded == old).values(folded=new))
    store.undo(who="Amal")
    with store.reading() as connection:
        found = connection.execute(select(speaker.c.uuid, speaker.c.folded).where(speaker.c.uuid.in_(["a", "b"]))).all()
    assert [tuple(row) for row in found] == [("a", "a"), ("b", "b")]


def test_rows_linked_to_each_other_go_and_come_back(store: Store) -> None:
    with store.action(LABEL, who="Amal") as action:
        for number, other in ((51, 52), (52, 51)):
            action.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            values = {"id": number, "uuid": str(number), "text": "x", "status": "inbox", "same_event_id": other}
            action.connection.execute(insert(claim).values(**values))
    store.undo(who="Amal")
    assert _claims(store) == 2
    store.redo(who="Amal")
    assert _claims(store) == 4


def test_captured_rows_are_dropped_with_the_steps_that_need_them(store: Store) -> None:
    _add(store, "one")
    kept = _captured(store)
    store.undo(who="Amal")
    _add(store, "two")  # what was undone cannot be redone any more
    assert _captured(store) == kept
    with store.action(LABEL, who="Amal", is_undoable=False) as action:
        action.connection.execute(update(claim).values(priority="high"))
    assert _captured(store) == kept


def test_a_busy_file_is_a_sentence_and_the_next_action_works(filled: Path, store: Store) -> None:
    store._raw.execute("PRAGMA busy_timeout=10")
    other = sqlite3.connect(filled, isolation_level=None)
    for lock in ("BEGIN IMMEDIATE", "BEGIN; SELECT * FROM claim"):  # refused at the beginning, and at the end
        for statement in lock.split("; "):
            other.execute(statement).fetchone()
        before = _claims(store)
        with pytest.raises(Problem) as problem:
            _add(store)
        assert problem.value.message.code == "storage.busy"
        other.execute("ROLLBACK")
        assert _claims(store) == before
    other.close()
    _add(store)


def test_what_is_saved_is_never_told_as_not_saved(filled: Path, store: Store) -> None:
    """What is done after COMMIT must not fail the action: here another program locks the file at once."""
    _add(store, "one")
    store.undo(who="Amal")
    store._raw.execute("PRAGMA busy_timeout=10")
    other = sqlite3.connect(filled, isolation_level=None, timeout=0)
    seen: list[str] = []

    def after_commit(statement: str) -> None:
        if seen and seen[-1] == "COMMIT" and not other.in_transaction:
            other.execute("BEGIN EXCLUSIVE")
        seen.append(statement)

    store._raw.set_trace_callback(after_commit)
    _add(store, "two")
    assert other.in_transaction
    store._raw.set_trace_callback(None)
    other.close()
    assert _captured(store) > 0


def test_reading_leaves_no_transaction_open(filled: Path, store: Store) -> None:
    _claims(store)
    with pytest.raises(KeyError), store.reading():
        raise KeyError
    assert not store._raw.in_transaction
    other = sqlite3.connect(filled, isolation_level=None, timeout=0)
    other.execute("BEGIN EXCLUSIVE")
    other.close()


def test_a_question_that_fails_half_way_lets_the_writer_go_on(filled: Path, store: Store) -> None:
    with pytest.raises(KeyError) as failed, store.reading() as connection:  # noqa: PT012 - the block is it
        rows = iter(connection.execute(select(claim.c.id)))
        next(rows)
        raise KeyError
    other = sqlite3.connect(filled, isolation_level=None, timeout=0)
    other.execute("BEGIN EXCLUSIVE")
    other.close()
    assert failed.traceback
    assert rows is not None


def test_a_reader_gives_way_to_the_writer_and_answers_in_the_end(filled: Path) -> None:
    """Long questions beside a busy writer: neither fails, and the reader saw one snapshot each time."""
    rounds, answers = 12, []
    stop = threading.Event()

    def read() -> None:
        with Workspace.open(filled, who="", is_readonly=True) as reader:
            while not stop.is_set():
                answers.append(reader.answer(_slow))

    thread = threading.Thread(target=read)
    with Workspace.open(filled, who="Amal") as writer:
        thread.start()
        try:
            for number in range(rounds):
                writer.claims.add(text=f"claim {number}")
        finally:
            stop.set()
            thread.join()
        assert len(writer.claims.numbers(ClaimQuery())) == 2 + rounds
    assert answers
    assert all(first == last for first, last in answers)


def _slow(workspace: Workspace) -> tuple[int, int]:
    first = len(workspace.claims.numbers(ClaimQuery()))
    with workspace._desk.read() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n"
        ).scalar()
    return first, len(workspace.claims.numbers(ClaimQuery()))


def test_an_interrupted_question_that_is_not_put_again_is_a_sentence(store: Store) -> None:
    with pytest.raises(Problem) as problem, store._turns.writing(), store.reading() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        )
    assert problem.value.message.code == "storage.busy"
    assert not store._raw.in_transaction


def test_a_question_within_a_question_is_part_of_it(store: Store) -> None:
    assert store.answer(lambda: store.answer(lambda: store.answer(lambda: 3))) == 3


def test_patience_begins_when_the_question_does() -> None:
    turns = Turns()
    now = time.monotonic()
    assert not turns.must_yield(now - 1, PATIENCE)
    with turns.writing():
        assert turns.must_yield(now - 1, PATIENCE)
        assert not turns.must_yield(time.monotonic() + 1, PATIENCE)
    assert not turns.must_yield(now - 1, PATIENCE)


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_a_number_beyond_all_tables_is_not_found(workspace: Workspace, number: int) -> None:
    for ask in (workspace.claims.get, workspace.articles.get, workspace.sources.get, workspace.evidence.detach):
        with pytest.raises(NotFoundProblem):
            ask(number)
    with pytest.raises(NotFoundProblem):
        workspace.claims.edit(number, text="x")
    assert workspace.claims.rows([number]) == []
    assert list(workspace.claims.numbers(ClaimQuery(ids=frozenset({number})))) == []
    workspace.claims.add(text="works")


@pytest.mark.parametrize(
    "name", ["9" * 30, "-1", "#", "", "٣", "1.0", "\ud800", "\0", "1;DROP TABLE claim", "x" * 10**6]
)
def test_a_name_that_is_no_claim_is_not_found(workspace: Workspace, name: str) -> None:
    workspace.claims.add(text="works")
    with pytest.raises(NotFoundProblem):
        workspace.claims.find(name)


def test_damaged_values_are_a_sentence(filled: Path) -> None:
    damaged = ("status = 'xbox'", "created = 'yesterday'", "text = CAST(x'd8ff' AS TEXT)", "voice = ''")
    whole = filled.read_bytes()
    for damage in damaged:
        filled.write_bytes(whole)
        raw = sqlite3.connect(filled, isolation_level=None)
        raw.execute(f"UPDATE claim SET {damage} WHERE id = 1")  # noqa: S608 - one of the above
        raw.close()
        with Workspace.open(filled, who="", is_readonly=True) as workspace:
            with pytest.raises(Problem) as problem:
                workspace.claims.get(1)
            assert problem.value.message.code == "storage.damaged", damage
            assert workspace.claims.get(2).id == 2
