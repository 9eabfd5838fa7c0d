"""The open workspace as the window sees it: actions go in, `changed` comes out, and nothing blocks.

One thread writes, one answers questions from a read-only workspace of its own, a small pool does the rest.
"""

import logging
from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import Scale, default_scale
from claimtrack.gui.lane import Handover, Lane, Receiver
from claimtrack.gui.work import Pool, Work
from claimtrack.storage.settings import Settings

if TYPE_CHECKING:
    from claimtrack.domain.verdict import Judgement
    from claimtrack.workspace.workspace import Workspace

Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


class _File:
    """A workspace with the thread that opened it and alone may touch it."""

    def __init__(self, name: str, path: Path, who: str, *, is_readonly: bool) -> None:
        self._path, self._who, self._is_readonly = path, who, is_readonly
        self._workspace: Workspace | None = None
        self._lane = Lane(name)

    def put(self, job: Callable[["Workspace"], None], on_problem: Callable[[Message], None]) -> None:
        """Run a job with the workspace, opening it first."""
        self._lane.put(partial(self._run, job, on_problem))

    def close(self) -> None:
        """Do what is queued, then close the workspace and end the thread."""
        self._lane.put(self._close)
        self._lane.close()

    def _run(self, job: Callable[["Workspace"], None], on_problem: Callable[[Message], None]) -> None:
        try:
            job(self._open())
        except Problem as problem:
            on_problem(problem.message)
        except Exception:
            log.exception("An action or a question failed")
            on_problem(Message("error.unexpected"))

    def _open(self) -> "Workspace":
        if self._workspace is None:
            # SQLAlchemy takes longer to import than Qt: here the window has painted already.
            from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415

            self._workspace = Workspace.open(self._path, who=self._who, is_readonly=self._is_readonly)
        return self._workspace

    def _close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None


class Session(QObject):
    """The one open workspace, or none.

    Every signal and every answer arrives in the window's thread. `drafts` are judgements that were typed and not yet
    given, by claim: they outlive a window that is built anew in another language. `scale` is the one in which verdicts
    are given.
    """

    opened = Signal()
    open_failed = Signal(Path, object)  # the file, a Message
    closed = Signal()
    changed = Signal(object)  # Changes
    failed = Signal(object)  # Message
    undo_changed = Signal()
    saved_changed = Signal()
    scale_changed = Signal()
    renamed = Signal()  # who works here is another: what is theirs, and what is hidden from them, has to be read anew
    work_ended = Signal(object)  # Work, after its answer was handed over

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.path: Path | None = None
        self.is_open = False
        self.is_readonly = False
        self.undo_label: Message | None = None
        self.redo_label: Message | None = None
        self.drafts: dict[int, Judgement] = {}
        self.scale = default_scale()
        self._handover = Handover(self)
        self._writer: _File | None = None
        self._reader: _File | None = None
        self._pool = Pool(self._post, self.work_ended.emit)
        self._round = 0  # answers from a workspace that was closed since are dropped
        self._serial = 0
        self._latest: dict[Hashable, int] = {}
        self._unsaved = 0

    # -- opening and closing ------------------------------------------------------------------------------------------

    def open(self, path: Path, *, is_readonly: bool = False) -> None:
        """Close what is open and open a file; `opened` or `open_failed` follows."""
        self.close()
        self.path, self.is_readonly = path, is_readonly
        self._writer = _File("writer", path, self.settings.who(), is_readonly=is_readonly)
        self._writer.put(self._report_opened, partial(self._post, self._on_open_failed))

    def close(self) -> None:
        """Finish what is queued, close the file and end every thread; returns when all is done."""
        self._pool.close()
        for file in (self._writer, self._reader):
            if file is not None:
                file.close()
        self._handover.flush()  # what was done or refused at the last moment is still said
        self._round += 1
        was_open, self.is_open = self.is_open, False
        self._writer = self._reader = self.path = None
        self._latest.clear()
        self.drafts.clear()
        self._unsaved = 0
        if was_open:
            self.closed.emit()

    def _report_opened(self, workspace: "Workspace") -> None:
        self._post(self._on_opened, (workspace.undo_label, workspace.redo_label, workspace.scales.in_use))

    def _on_opened(self, found: tuple[Message | None, Message | None, Scale]) -> None:
        assert self.path is not None  # noqa: S101 - it was just opened
        self._reader = _File("reader", self.path, self.settings.who(), is_readonly=True)
        self.is_open = True
        undo, redo, scale = found
        self._name_undo((undo, redo))
        self._use_scale(scale)
        self.opened.emit()

    def _on_open_failed(self, message: Message) -> None:
        path = self.path
        self.close()
        self.open_failed.emit(path, message)

    # -- actions ------------------------------------------------------------------------------------------------------

    def do(
        self,
        action: Callable[["Workspace"], Changes],
        on_done: Callable[[Changes], object] | None = None,
        on_failed: Callable[[Message], object] | None = None,
    ) -> None:
        """Queue an action; `changed` is emitted after its commit, then `on_done` is called.

        A problem goes to `on_failed`, or else to the signal `failed`.
        """
        if self._writer is None:
            return
        self._count_unsaved(1)
        report = partial(self._post, partial(self._on_done, Receiver(on_done) if on_done else None))
        problem = partial(self._post, partial(self._on_not_done, self._receiver(on_failed)))
        self._writer.put(partial(_act, action, report, partial(self._post, self._name_undo)), problem)

    def undo(self) -> None:
        """Take back the last action."""
        self.do(partial(_undo, None))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.do(partial(_redo, None))

    def reverse(self, changes: Changes) -> None:
        """Take back this very action, or do again what it took back; refused where something was done since."""
        self.do(partial(_redo if changes.label.code == "action.undo" else _undo, changes.sequence))

    def rename(self, name: str) -> None:
        """From now on, act and ask under this name."""
        problem = partial(self._post, self.failed.emit)
        if self._writer is not None:  # what undo names may be hidden from the one and not from the other
            self._writer.put(partial(_rename_writer, name, partial(self._post, self._name_undo)), problem)
        if self._reader is not None:
            self._reader.put(partial(_rename, name), problem)
        self.renamed.emit()

    def name_user(self, settings: Settings) -> None:
        """Take settings with a name for a user who had none: what the system's name has done here is theirs."""
        was, had_none = self.settings.who(), not self.settings.name.strip()
        self.settings = settings
        settings.save()
        self.rename(settings.who())
        if had_none and settings.who() != was and not self.is_readonly:
            self.do(partial(_join, was), on_failed=_stay_apart)

    def tend(self, job: Callable[["Workspace"], Answer], on_done: Callable[[Answer], object]) -> None:
        """Queue something that is done to the file and changes no record."""
        if self._writer is not None:
            report = partial(self._post, Receiver(on_done))
            self._writer.put(partial(_tend, job, report), partial(self._post, self.failed.emit))

    @property
    def is_saved(self) -> bool:
        """Whether every action so far is committed."""
        return self._unsaved == 0

    def _on_done(
        self,
        receiver: Receiver[Changes] | None,
        outcome: tuple[Changes, tuple[Message | None, Message | None]],
    ) -> None:
        changes, labels = outcome
        self._count_unsaved(-1)
        self._name_undo(labels)
        if changes.touches("setting"):
            self.read(_scale, self._use_scale, key="scale")
        self.changed.emit(changes)
        if receiver is not None:
            receiver(changes)

    def _on_not_done(self, receiver: Receiver[Message], message: Message) -> None:
        self._count_unsaved(-1)
        receiver(message)

    def _count_unsaved(self, step: int) -> None:
        was_saved = self.is_saved
        self._unsaved = max(self._unsaved + step, 0)
        if was_saved != self.is_saved:
            self.saved_changed.emit()

    def _name_undo(self, labels: tuple[Message | None, Message | None]) -> None:
        self.undo_label, self.redo_label = labels
        self.undo_changed.emit()

    def _use_scale(self, scale: Scale) -> None:
        if scale != self.scale:
            self.scale = scale
            self.scale_changed.emit()

    # -- questions ----------------------------------------------------------------------------------------------------

    def read(
        self,
        question: Callable[["Workspace"], Answer],
        on_answer: Callable[[Answer], object],
        *,
        key: Hashable = None,
        on_failed: Callable[[Message], object] | None = None,
    ) -> None:
        """Ask the read-only workspace.

        With a key, a newer question of the same key makes this one's answer unwanted: it is not asked, or not handed
        over.
        """
        if self._reader is None:
            return
        self._serial += 1
        if key is not None:
            self._latest[key] = self._serial
        is_wanted = partial(self._is_wanted, key, self._serial)
        report = partial(self._post, partial(self._hand_over, Receiver(on_answer), key, self._serial))
        problem = partial(self._post, partial(self._hand_over, self._receiver(on_failed), key, self._serial))
        self._reader.put(partial(_ask, question, is_wanted, report), problem)

    def _is_wanted(self, key: Hashable, serial: int) -> bool:
        return key is None or self._latest.get(key) == serial

    def _hand_over(self, receiver: Receiver[Answer], key: Hashable, serial: int, answer: Answer) -> None:
        if self._is_wanted(key, serial):
            self._latest.pop(key, None)
            receiver(answer)

    # -- the rest -----------------------------------------------------------------------------------------------------

    def work(
        self,
        task: Callable[[Work], Answer],
        on_done: Callable[[Answer], object],
        on_failed: Callable[[Message], object] | None = None,
        on_progress: Callable[[tuple[int, int]], object] | None = None,
    ) -> Work:
        """Run a task that needs no workspace of ours, beside everything else.

        The task calls `work.report(done, total)` now and then: that tells `on_progress`, and ends the task when it was
        cancelled.
        """
        return self._pool.start(
            task, Receiver(on_done), self._receiver(on_failed), Receiver(on_progress) if on_progress else None
        )

    def _receiver(self, on_failed: Callable[[Message], object] | None) -> Receiver[Message]:
        return Receiver(on_failed or self.failed.emit)

    def _post(self, receive: Callable[[Answer], object], answer: Answer) -> None:
        self._handover.post(partial(self._receive, self._round, receive, answer))

    def _receive(self, sent_in: int, receive: Callable[[Answer], object], answer: Answer) -> None:
        if sent_in == self._round:
            receive(answer)


def _act(
    action: Callable[["Workspace"], Changes],
    report: Callable[[tuple[Changes, tuple[Message | None, Message | None]]], None],
    name_undo: Callable[[tuple[Message | None, Message | None]], None],
    workspace: "Workspace",
) -> None:
    try:
        changes = action(workspace)
    except Problem:
        name_undo((workspace.undo_label, workspace.redo_label))  # a step that cannot be taken back is dropped
        raise
    report((changes, (workspace.undo_label, workspace.redo_label)))


def _tend(job: Callable[["Workspace"], Answer], report: Callable[[Answer], None], workspace: "Workspace") -> None:
    report(job(workspace))


def _ask(
    question: Callable[["Workspace"], Answer],
    is_wanted: Callable[[], bool],
    report: Callable[[Answer], None],
    workspace: "Workspace",
) -> None:
    if is_wanted():
        report(workspace.answer(question))


def _undo(sequence: int | None, workspace: "Workspace") -> Changes:
    return workspace.undo(sequence)


def _redo(sequence: int | None, workspace: "Workspace") -> Changes:
    return workspace.redo(sequence)


def _rename(name: str, workspace: "Workspace") -> None:
    workspace.who = name


def _rename_writer(
    name: str, name_undo: Callable[[tuple[Message | None, Message | None]], None], workspace: "Workspace"
) -> None:
    workspace.who = name
    name_undo((workspace.undo_label, workspace.redo_label))


def _join(name: str, workspace: "Workspace") -> Changes:
    return workspace.people.join(name)


def _stay_apart(_message: Message) -> None:
    """Nothing was done here under the system's name, or something was decided: it stays a name of its own."""


def _scale(workspace: "Workspace") -> Scale:
    return workspace.scales.in_use
