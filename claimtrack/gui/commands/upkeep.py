"""What the commands do for the open file itself: a copy under another name, unused files out, less room on the disk."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.words import Words
from claimtrack.gui.parts.dialogs import confirm
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.files import UnusedFiles
    from claimtrack.workspace.workspace import Workspace

MEGABYTE = 1_000_000


class UpkeepCommands(QObject):
    """Copies and compacts the workspace; `said` and `began` tell of it."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window
        self.slots = {
            "file.save-copy": self.ask_where,
            "file.compact": self.compact,
            "file.remove-unused": self.remove_unused,
        }

    def ask_where(self) -> None:
        """Ask for a name and save a copy under it; the copy replaces no file."""
        source = self._session.path
        if source is None:
            return
        title = self._words.say("ask.save-copy")
        proposal = source.with_stem(f"{source.stem}-{self._words.say('ask.save-copy.ending')}")
        option = QFileDialog.Option.DontConfirmOverwrite
        kinds = f"{self._words.say('file.workspaces')} (*{source.suffix})"
        named, _chosen = QFileDialog.getSaveFileName(self._window, title, str(proposal), kinds, options=option)
        if named:
            path = Path(named) if Path(named).suffix else Path(named).with_suffix(source.suffix)
            work = self._session.work(partial(_save_copy, source, path), partial(self._on_saved, path))
            self.began.emit(self._words.say("copy.under-way"), work)

    def _on_saved(self, path: Path, _done: None) -> None:
        self.said.emit(self._words.say("copy.done", file=path.name))

    def compact(self) -> None:
        """Give the room back that nothing needs any more."""
        self.said.emit(self._words.say("compact.under-way"))
        self._session.tend(_compact, self._on_compacted)

    def _on_compacted(self, bytes_: int) -> None:
        self.said.emit(self._words.say("compact.done", megabytes=self._megabytes(bytes_)))

    def remove_unused(self) -> None:
        """Say how much nothing needs any more and that it cannot come back, then remove it."""
        self._session.read(_unused, self._ask_removal, key="unused")

    def _ask_removal(self, unused: "UnusedFiles") -> None:
        said = {"count": unused.count, "megabytes": self._megabytes(unused.size)}
        if not unused.count:
            self.said.emit(self._words.say("unused.none"))
        elif confirm(self._window, self._words, self._words.say("unused.ask", **said), "unused.accept", is_final=True):
            self._session.do(_remove_unused)

    def _megabytes(self, bytes_: int) -> str:
        return self._words.digits(f"{max(bytes_, 0) / MEGABYTE:.1f}")


def _save_copy(source: Path, path: Path, work: Work) -> None:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(source, who="", is_readonly=True) as workspace:
        workspace.save_copy(path, work.report)


def _compact(workspace: "Workspace") -> int:
    return workspace.compact()


def _unused(workspace: "Workspace") -> "UnusedFiles":
    return workspace.files.unused()


def _remove_unused(workspace: "Workspace") -> Changes:
    return workspace.files.remove_unused()
