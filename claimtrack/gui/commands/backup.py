"""What the commands do about backups: made beside the work, shown, restored, offered where a file is damaged."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.commands.backups_dialog import BackupsDialog, said_when
from claimtrack.gui.parts.dialogs import confirm, tell
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.storage.backups import Backup
    from claimtrack.workspace.workspace import Workspace

DAMAGED = frozenset({"storage.damaged", "workspace.damaged"})  # what a file may say when it is opened
LOOKS_EVERY = 60_000  # milliseconds between two looks whether a backup is due
BACKGROUND = frozenset({"work.cancelled", "backup.busy"})  # tried again at the next look


class BackupCommands(QObject):
    """Makes a backup when one is due; `made` carries the newest one, `said` and `began` tell of a restoring."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work
    made = Signal(object)  # Backup

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window
        self.slots = {"file.backups": self.show_backups}
        self._is_at_work = False
        self._complained = ""
        self._timer = QTimer(self, interval=LOOKS_EVERY)
        self._timer.timeout.connect(self.make_due)
        self._timer.start()
        session.opened.connect(self._find_newest)
        session.open_failed.connect(self._on_open_failed)
        if session.is_open:
            self._find_newest()

    # -- making -------------------------------------------------------------------------------------------------------

    def make_due(self) -> None:
        """Back up what was changed, where the newest backup is old enough."""
        path = self._session.path
        if path is not None and self._session.is_open and not self._session.is_readonly and not self._is_at_work:
            self._is_at_work = True
            self._session.work(partial(_back_up, path, is_asked=False), self._on_made, self._on_not_made)

    def _on_made(self, backup: "Backup | None") -> None:
        self._is_at_work = False
        self._complained = ""
        if backup is not None:
            self.made.emit(backup)

    def _on_not_made(self, problem: Message) -> None:
        """What stands in the way is said once, not every minute."""
        self._is_at_work = False
        if problem.code not in BACKGROUND and problem.code != self._complained:
            self._complained = problem.code
            self._session.failed.emit(problem)

    def _find_newest(self) -> None:
        self._is_at_work = False
        self._session.read(_entries, self._on_entries, key="newest backup")

    def _on_entries(self, backups: "list[Backup]") -> None:
        if backups:
            self.made.emit(backups[0])

    # -- showing and restoring ----------------------------------------------------------------------------------------

    def show_backups(self) -> None:
        """Show the backups that are kept; one can be restored, and one made at once."""
        self._session.read(_entries, self._ask_which, key="backups")

    def _ask_which(self, backups: "list[Backup]") -> None:
        path = self._session.path
        if path is None:
            return
        chosen = BackupsDialog.ask(self._window, self._words, backups)
        if chosen is None:
            return
        if chosen.backup is not None:
            self.restore(chosen.backup, path)
        else:
            work = self._session.work(partial(_back_up, path, is_asked=True), self._on_asked_made)
            self.began.emit(self._words.say("backup.under-way"), work)

    def _on_asked_made(self, backup: "Backup | None") -> None:
        self._on_made(backup)
        self.said.emit(self._words.say("backup.made"))

    def restore(self, backup: "Backup", path: Path) -> None:
        """Ask for the new file's name, make it from the backup, and open it; what is there is left as it is."""
        say = self._words.say
        proposal = path.with_stem(f"{path.stem}-{say('ask.restore.ending')}")
        kinds = f"{say('file.workspaces')} (*{path.suffix})"
        option = QFileDialog.Option.DontConfirmOverwrite
        named, _chosen = QFileDialog.getSaveFileName(
            self._window, say("ask.restore"), str(proposal), kinds, options=option
        )
        if named:
            target = Path(named) if Path(named).suffix else Path(named).with_suffix(path.suffix)
            work = self._session.work(partial(_restore, backup.path, target), self._session.open)
            self.began.emit(say("backup.restoring"), work)

    # -- damage -------------------------------------------------------------------------------------------------------

    def _on_open_failed(self, path: Path, message: Message) -> None:
        if message.code in DAMAGED:
            self._session.work(partial(_newest_good, path), partial(self._offer, path, message))

    def _offer(self, path: Path, message: Message, backup: "Backup | None") -> None:
        """The damaged file is kept in any case."""
        said = self._words.say(message)
        if backup is None:
            tell(self._window, self._words, said)
            return
        question = self._words.say(
            "backup.offer", problem=said, made=said_when(self._words, backup), name=line(path.name)
        )
        if confirm(self._window, self._words, question, "backup.restore"):
            self.restore(backup, path)


def _back_up(path: Path, work: Work, *, is_asked: bool) -> "Backup | None":
    from claimtrack.workspace.backups import When, back_up  # noqa: PLC0415 - SQLAlchemy is slow to import

    return back_up(path, When.ALWAYS if is_asked else When.DUE, work.report)


def _restore(backup: Path, target: Path, work: Work) -> Path:
    from claimtrack.workspace.backups import restore  # noqa: PLC0415 - SQLAlchemy is slow to import

    restore(backup, target, work.report)
    return target


def _newest_good(path: Path, _work: Work) -> "Backup | None":
    from claimtrack.workspace.backups import newest_good  # noqa: PLC0415 - SQLAlchemy is slow to import

    return newest_good(path)


def _entries(workspace: "Workspace") -> "list[Backup]":
    return workspace.backups.entries()
