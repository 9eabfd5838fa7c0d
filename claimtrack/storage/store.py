"""An open workspace file: actions go in as transactions, each with its line in the history."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem, ReadingOnlyProblem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.unfinished import sweep
from claimtrack.storage import (
    backups,
    capture,
    connections,
    copying,
    faults,
    file,
    history,
    migration,
    outcome,
    search,
    undo,
)
from claimtrack.storage.backups import Backup
from claimtrack.storage.capture import Span
from claimtrack.storage.connections import READING, WRITING
from claimtrack.storage.copying import Progress
from claimtrack.storage.faults import InterruptedProblem
from claimtrack.storage.lock import Lock
from claimtrack.storage.schema import VERSION
from claimtrack.storage.turns import PATIENCE, turns_of
from claimtrack.storage.undo import Step, UndoStack

Answer = TypeVar("Answer")
TRIES = 9  # the last one has a patience of five seconds, half of what the writer has


class Action:
    """An action on its way: what it does to the rows is captured; it may say what else to tell."""

    def __init__(self, connection: Connection, label: Message, *, is_undoable: bool) -> None:
        self.connection = connection
        self.label = label
        self.at = file.now()
        self.made: list[int] = []
        self.follows: list[Message] = []
        self.is_noted = False  # in the history, though it changed no record
        self._is_undoable = is_undoable
        self._sequence: int | None = None
        start = capture.place(connection)
        self._ids: dict[str, frozenset[int]] = {}
        self.span = Span(start, start)

    def record(self, who: str) -> None:
        """Write the history and the index from what was captured; the last thing before COMMIT."""
        raw = connections.driver(self.connection)
        self.span = Span(self.span.start, capture.place(self.connection))
        self._ids = outcome.settle(raw, self.span)
        if self._ids or self.is_noted:
            search.update(raw, self._ids)
            self._sequence = history.record(self.connection, at=self.at, who=who, label=self.label)

    @property
    def changes(self) -> Changes:
        """What the action changed."""
        return Changes(
            ids=self._ids,
            label=self.label,
            made=tuple(self.made),
            follows=tuple(self.follows),
            is_undoable=self._is_undoable,
            sequence=self._sequence,
        )


class Store:
    """One connection to one file, for the thread that opened it; either writes, with the lock, or only reads."""

    def __init__(self, path: Path, *, is_readonly: bool, wait: float) -> None:
        """Open a workspace; HeldProblem where another program still writes in it after so many seconds."""
        self.path = path
        self.is_readonly = is_readonly
        self._lock: Lock | None = None
        self._patience = PATIENCE
        self._stop = threading.Event()
        self._stack = UndoStack()
        file.refuse_foreign(path)  # before anything is made beside a file that is not ours
        self._turns = turns_of(path)
        if not is_readonly:
            if not os.access(path, os.W_OK):
                raise ReadingOnlyProblem(Message("storage.readonly", name=path.name))
            self._lock = Lock(path, wait=wait)
            sweep(path.parent)
        try:
            with faults.told(path):
                self._raw, version = file.open_raw(path, is_readonly=is_readonly)
                try:
                    self.connection = self._prepare(version)
                except BaseException:
                    self._raw.close()
                    raise
        except BaseException:
            self._release()
            raise

    def _prepare(self, version: int) -> Connection:
        if self.is_readonly:
            if version < VERSION:
                self._raw = migration.brought_up(self._raw, name=self.path.name)
            return connections.reader(self._raw)
        connection = connections.writer(self._raw)
        if version < VERSION:
            self.back_up()
            migration.migrate(connection, name=self.path.name)
        with connection.begin():
            capture.begin(connection)
        return connection

    def close(self) -> None:
        """Close the file and give the lock back; the undo stack ends here."""
        self.connection.close()
        if self.is_readonly:
            self._raw.close()
        else:
            connections.close_writer(self._raw)
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def undo_step(self) -> Step | None:
        """The action that undo would take back."""
        return self._stack.done[-1] if self._stack.done else None

    @property
    def redo_step(self) -> Step | None:
        """The action that redo would do again."""
        return self._stack.undone[-1] if self._stack.undone else None

    @contextmanager
    def action(self, label: Message, *, who: str, is_undoable: bool = True) -> Iterator[Action]:
        """One action of a user: one transaction, one line in the history, one undo step.

        `Action.changes` is whole once the block is left, which is after COMMIT returned.
        """
        with self._transaction(label, who, is_undoable=is_undoable) as action:
            yield action
        step = Step(label, action.span, action.changes.sequence)
        if is_undoable and action.changes.sequence is not None:
            self._forget(self._stack.push(step))
        else:
            self._forget([step])

    def undo(self, *, who: str, sequence: int | None = None) -> Changes:
        """Take the last action back; the taking back is an action of its own in the history.

        With a sequence, RefusedProblem where another action is the last by now.
        """
        return self._replay(self._stack.done, self._stack.undone, "undo", who, sequence)

    def redo(self, *, who: str, sequence: int | None = None) -> Changes:
        """Do again what was undone last, by the action of that sequence."""
        return self._replay(self._stack.undone, self._stack.done, "redo", who, sequence)

    def _replay(self, source: list[Step], target: list[Step], name: str, who: str, sequence: int | None) -> Changes:
        if not source:
            raise RefusedProblem(Message(f"{name}.nothing"))
        step = source[-1]
        if sequence is not None and step.sequence != sequence:
            raise RefusedProblem(Message("undo.not-last"))
        try:
            with self._transaction(Message(f"action.{name}", label=step.label), who, is_undoable=True) as action:
                undo.put_back(self.connection, step)
        except (RefusedProblem, IntegrityError, sqlite3.IntegrityError) as error:
            self._forget([source.pop()])  # it would stand in the way of the steps before it for ever
            if isinstance(error, RefusedProblem):
                raise
            # another row has been linked to one that would go
            raise RefusedProblem(Message("undo.changed-since", label=step.label)) from error
        source.pop()
        target.append(Step(step.label, action.span, action.changes.sequence))
        self._forget([step])
        return action.changes

    @contextmanager
    def _transaction(self, label: Message, who: str, *, is_undoable: bool) -> Iterator[Action]:
        if self.is_readonly:
            raise RefusedProblem(Message("workspace.is-readonly", name=self.path.name))
        with faults.told(self.path), self._turns.writing(), self._begun(WRITING):
            action = Action(self.connection, label, is_undoable=is_undoable)
            yield action
            action.record(who)

    def compact(self) -> None:
        """Give the room in the file back that nothing takes any more; others may read it meanwhile, but not write."""
        if self.is_readonly:
            raise RefusedProblem(Message("workspace.is-readonly", name=self.path.name))
        with faults.told(self.path), self._turns.writing():
            self._raw.execute("VACUUM")

    def save_copy(self, path: Path, progress: Progress | None = None) -> None:
        """Save the whole file under another name."""
        with faults.told(path):
            copying.save_copy(self._raw, path, progress)

    def back_up(self, progress: Progress | None = None) -> Backup:
        """Save the whole file among the backups, and let go of those that are not kept."""
        with faults.told(self.path):
            return backups.make(self._raw, self._backups, self.path, progress)

    @property
    def backups(self) -> list[Backup]:
        """The backups of this workspace, the newest first."""
        return backups.entries(self._backups)

    @property
    def is_backup_due(self) -> bool:
        """Whether something was done since the newest backup, and that was long enough ago."""
        with faults.told(self.path):
            return backups.is_due(self._raw, self._backups, size=self.path.stat().st_size)

    @property
    def is_backed_up(self) -> bool:
        """Whether the newest backup has all that was done."""
        with faults.told(self.path):
            return not backups.is_changed(self._raw, self._backups)

    @property
    def _backups(self) -> Path:
        try:
            return backups.folder_of(backups.identity(self._raw))
        except ValueError as error:  # whatever made the file, its identity is none
            raise Problem(Message("storage.damaged", name=self.path.name)) from error

    @contextmanager
    def _begun(self, begin: str) -> Iterator[None]:
        """A transaction that is over afterwards, whatever happens: a COMMIT that fails leaves it open."""
        connections.begin_with(self.connection, begin)
        try:
            with self.connection.begin():
                yield
        except BaseException:
            if self._raw.in_transaction:
                self._raw.rollback()
            raise
        finally:
            connections.end_statements(self.connection)

    def _forget(self, steps: list[Step]) -> None:
        """Drop captured rows that no step needs any more."""
        capture.forget(self._raw, (step.span for step in steps))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection for questions that see one snapshot; inside an action, its own transaction."""
        if self.connection.in_transaction():
            yield self.connection
            return
        if self._stop.is_set():
            raise InterruptedProblem(Message("storage.busy", name=self.path.name))
        giving_way = connections.giving_way(self._raw, self._turns, self._patience, self._stop)
        with faults.told(self.path), giving_way, self._begun(READING):
            yield self.connection

    def stop(self) -> None:
        """End the question that is being put, and any other until `go_on`; from another thread."""
        self._stop.set()
        self._raw.interrupt()

    def go_on(self) -> None:
        """Answer again."""
        self._stop.clear()

    def answer(self, question: Callable[[], Answer]) -> Answer:
        """Put a question, all of it in one snapshot; put again where the writer in this process had to go first."""
        if self.connection.in_transaction():
            return question()
        try:
            for _ in range(TRIES):
                try:
                    with self.reading():
                        return question()
                except InterruptedProblem:
                    if self._stop.is_set():
                        break
                    self._turns.wait()
                    self._patience *= 2
        finally:
            self._patience = PATIENCE
        raise Problem(Message("storage.busy", name=self.path.name))
