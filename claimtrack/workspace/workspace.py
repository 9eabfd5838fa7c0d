"""The workspace: everything about one case file, for the window, the command line and a Python prompt alike."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import select

from claimtrack.domain.changes import Changes, Head
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.messages import Message
from claimtrack.export import json
from claimtrack.storage import file, verification
from claimtrack.storage.copying import Progress
from claimtrack.storage.schema import setting
from claimtrack.storage.store import Store
from claimtrack.storage.undo import Step
from claimtrack.workspace.appearances import Appearances
from claimtrack.workspace.articles import Articles
from claimtrack.workspace.backups import Backups
from claimtrack.workspace.blindness import hidden_from, veil_label
from claimtrack.workspace.claims import Claims
from claimtrack.workspace.copies import Copies
from claimtrack.workspace.corrections import Corrections
from claimtrack.workspace.desk import Desk
from claimtrack.workspace.document import document
from claimtrack.workspace.evidence import EvidenceLinks
from claimtrack.workspace.exports import Exports
from claimtrack.workspace.files import Files
from claimtrack.workspace.history import History
from claimtrack.workspace.notes import Notes
from claimtrack.workspace.people import People
from claimtrack.workspace.publications import Publications
from claimtrack.workspace.reports import Reports
from claimtrack.workspace.requests import Requests
from claimtrack.workspace.review import Review
from claimtrack.workspace.scales import Scales
from claimtrack.workspace.sources import Sources
from claimtrack.workspace.speakers import Speakers
from claimtrack.workspace.trash import Trash
from claimtrack.workspace.verdicts import Verdicts
from claimtrack.workspace.views import Views

Answer = TypeVar("Answer")
WAIT = 5.0  # seconds for another program to give the file back


class Workspace:
    """An open workspace file; it belongs to the thread that opened it.

    Every action returns the Changes it made; a Problem means that nothing was changed.
    """

    def __init__(self, store: Store, *, who: str) -> None:
        """Use `create` or `open`."""
        self._desk = Desk(store, _name(who))
        self.sources = Sources(self._desk)
        self.speakers = Speakers(self._desk)
        self.articles = Articles(self._desk)
        self.claims = Claims(self._desk)
        self.evidence = EvidenceLinks(self._desk, self.sources)
        self.verdicts = Verdicts(self._desk)
        self.notes = Notes(self._desk)
        self.appearances = Appearances(self._desk)
        self.requests = Requests(self._desk)
        self.people = People(self._desk)
        self.history = History(self._desk)
        self.scales = Scales(self._desk)
        self.publications = Publications(self._desk, self.claims)
        self.corrections = Corrections(self._desk)
        self.reports = Reports(self._desk)
        self.copies = Copies(self._desk)
        self.exports = Exports(self._desk, self.history, self.corrections)
        self.review = Review(self._desk, self.claims, self.history)
        self.trash = Trash(self._desk)
        self.files = Files(self._desk)
        self.backups = Backups(self._desk)
        self.views = Views(self._desk)

    @classmethod
    def create(cls, path: Path, *, who: str) -> Self:
        """Make a new, empty workspace and open it; Problem where a file of that name is there."""
        file.create(path, who=who)
        return cls.open(path, who=who)

    @classmethod
    def open(cls, path: Path, *, who: str, is_readonly: bool = False, wait: float = WAIT) -> Self:
        """Open a workspace; HeldProblem names who else writes in it, after so many seconds of waiting."""
        return cls(Store(path, is_readonly=is_readonly, wait=wait), who=who)

    def close(self) -> None:
        """Close the file."""
        self._desk.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._desk.store.path

    @property
    def is_readonly(self) -> bool:
        """Whether it can only be looked at."""
        return self._desk.store.is_readonly

    @property
    def who(self) -> str:
        """The name that actions are done in."""
        return self._desk.who

    @who.setter
    def who(self, name: str) -> None:
        self._desk.who = _name(name)

    @property
    def uuid(self) -> str:
        """The workspace's identity, the same in every copy of it."""
        with self._desk.read() as connection:
            identity: str = connection.scalars(select(setting.c.value).where(setting.c.name == "uuid")).one()
        return identity

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back."""
        return self._label(self._desk.store.undo_step)

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again."""
        return self._label(self._desk.store.redo_step)

    def _label(self, step: Step | None) -> Message | None:
        if step is None:
            return None
        with self._desk.read() as connection:
            return veil_label(connection, self.who, step.label)

    def undo(self, sequence: int | None = None) -> Changes:
        """Take the last action back; with a sequence, only where that action is still the last."""
        return self._desk.store.undo(who=self.who, sequence=sequence)

    def redo(self, sequence: int | None = None) -> Changes:
        """Do again what was undone last; with a sequence, only where that undoing is still the last."""
        return self._desk.store.redo(who=self.who, sequence=sequence)

    def answer(self, question: Callable[[Self], Answer]) -> Answer:
        """Put a question that sees one snapshot; it may be put again where a writer in this process has to go first."""
        return self._desk.store.answer(lambda: question(self))

    def stop(self) -> None:
        """End the question that is being put, from another thread: it says that the file is busy. `go_on` ends that."""
        self._desk.store.stop()

    def go_on(self) -> None:
        """Answer questions again after `stop`."""
        self._desk.store.go_on()

    def save_copy(self, path: Path, on_progress: Progress | None = None) -> None:
        """Save the whole workspace under another name; it cannot be undone, and this file stays as it is."""
        self._desk.store.save_copy(path, on_progress)

    def export_json(self, path: Path, query: ClaimQuery | None = None, *, overwrite: bool = False) -> int:
        """Write all that is in the workspace to a JSON file, as one snapshot; how many claims it holds.

        A query leaves other claims out, and nothing else. The form is told in `document`.
        """
        with self._desk.read() as connection:
            numbers = sorted(self.claims.numbers(query or ClaimQuery()))
            hidden = hidden_from(connection, self.who)
            json.write(document(connection, numbers, hidden), path, overwrite=overwrite, workspace=self.path)
        return len(numbers)

    def compact(self) -> int:
        """Make the file as small as it can be; the bytes that were given back."""
        before = self.path.stat().st_size
        self._desk.store.compact()
        return before - self.path.stat().st_size

    def verify(self, on_progress: verification.Progress | None = None, *, head: Head | None = None) -> list[Message]:
        """Name every damage to the file, its stored bytes, its rows and its history.

        With a head that was noted elsewhere, a history that was cut off or made anew since is found as well.
        """

        def damages() -> list[Message]:
            with self._desk.store.reading() as connection:
                found = list(verification.verify(connection, on_progress))
            lacking = self.history.lacks(head) if head else None
            return [*found, lacking] if lacking else found

        return self._desk.store.answer(damages)


def _name(who: str) -> str:
    """A person's name without blanks to spare: in two spellings one would sign off one's own verdicts."""
    return " ".join(who.split())
