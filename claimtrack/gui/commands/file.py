"""What the commands do with whole files: new, open, the sample, import, verify."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.commands.backup import DAMAGED
from claimtrack.gui.documents.verify_dialog import VerifyDialog
from claimtrack.gui.parts.dialogs import confirm, tell
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

SUFFIX = ".claimtrack"
RECENT = 10
READABLE = {"workspace.held", "workspace.no-lock", "storage.readonly"}  # problems that reading only has not


class FileCommands(QObject):
    """Opens and makes workspaces, brings articles in and verifies; `said` tells of it."""

    said = Signal(str)

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window
        self.slots = {
            "file.new": self.make,
            "file.open": self.ask_which,
            "file.sample": self.open_sample,
            "file.import": self.import_article,
            "file.verify": self.verify,
            "file.close": session.close,
        }
        session.opened.connect(self._on_opened)
        session.open_failed.connect(self._on_open_failed)

    # -- workspaces ---------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Ask for a name and make a new workspace."""
        say = self._words.say
        proposal = str(self._folder() / f"{say('ask.new.name')}{SUFFIX}")
        named, _chosen = QFileDialog.getSaveFileName(self._window, say("ask.new"), proposal, self._filter())
        if named:
            path = Path(named) if Path(named).suffix else Path(named).with_suffix(SUFFIX)
            self._session.work(partial(_create, path, self._session.settings.who()), self._session.open)

    def ask_which(self) -> None:
        """Ask for a workspace and open it."""
        folder = str(self._folder())
        named, _chosen = QFileDialog.getOpenFileName(self._window, self._words.say("ask.open"), folder, self._filter())
        if named:
            self._session.open(Path(named))

    def open_sample(self) -> None:
        """Open the sample, built first where it is not there."""
        path = sample_path()
        if path.exists():
            self._session.open(path)
        else:
            self.said.emit(self._words.say("sample.building"))
            self._session.work(partial(_build_sample, path), self._session.open)

    def _on_opened(self) -> None:
        path = str(self._session.path)
        settings = self._session.settings
        recent = (path, *(other for other in settings.recent if other != path))[:RECENT]
        self._session.settings = replace(settings, last=path, recent=recent)
        self._session.settings.save()

    def _on_open_failed(self, path: Path, message: Message) -> None:
        said = self._words.say(message)
        if message.code in DAMAGED:
            return  # the commands for backups say so, and offer one
        if message.code not in READABLE:
            tell(self._window, self._words, said)
        elif confirm(self._window, self._words, said, "button.open-readonly"):
            self._session.open(path, is_readonly=True)

    # -- articles -----------------------------------------------------------------------------------------------------

    def import_article(self) -> None:
        """Ask for an article, and store it with its claims."""
        self.import_given()

    def import_given(self, text: str = "", files: Sequence[Path] = ()) -> None:
        """Do so with a text or with files that were pasted or dropped: everything else is proposed."""
        ImportDialog.ask(self._window, self._session, self._words, text=text, files=files)

    # -- what it holds ------------------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Look through the whole file for damage, while one works on."""
        if self._session.is_open:
            dialog = VerifyDialog(self._window, self._session, self._words)
            dialog.verified.connect(self._on_verified)
            dialog.show()

    def _on_verified(self, damages: Sequence[Message]) -> None:
        said = self._words.say("verify.damages", count=len(damages)) if damages else self._words.say("verify.sound")
        self.said.emit(said)

    # -- names --------------------------------------------------------------------------------------------------------

    def _folder(self) -> Path:
        """Where the open workspace lies, else where documents do."""
        path = self._session.path
        return path.parent if path is not None else _documents()

    def _filter(self) -> str:
        return f"{self._words.say('file.workspaces')} (*{SUFFIX});;{self._words.say('file.all')} (*)"


def sample_path() -> Path:
    """Where the sample is kept: with the user's documents, so that it can be found and thrown away."""
    return _documents() / f"sample{SUFFIX}"


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _create(path: Path, who: str, _work: Work) -> Path:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    Workspace.create(path, who=who).close()
    return path


def _build_sample(path: Path, _work: Work) -> Path:
    from claimtrack.workspace.sample import build  # noqa: PLC0415 - SQLAlchemy is slow to import

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(Message("workspace.not-made", name=path.name, why=error.strerror or str(error))) from error
    build(path)
    return path
