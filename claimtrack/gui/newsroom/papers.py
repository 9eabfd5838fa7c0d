"""What a newsroom hands out as files: register, history, reports; written beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.changes import Head
from claimtrack.domain.report import Report
from claimtrack.domain.words import Words
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

Write = Callable[["Workspace", Path, str], Head]


class Papers(QObject):
    """Asks for a file's name, by whose ending its form is told, and writes it; `said` and `began` tell of it."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window
        self.slots = {"file.export-register": self.export_register, "file.export-history": self.export_history}

    def export_register(self) -> None:
        """Write the register of corrections, as a table or a page."""
        self._ask("register", (".csv", ".md"), _write_register)

    def export_history(self) -> None:
        """Write the history, as a table or in the form of W3C PROV."""
        self._ask("history", (".csv", ".json"), _write_history)

    def export_report(self, report: Report) -> None:
        """Write a report, as a table or a page."""
        self._ask("report", (".csv", ".md"), partial(_write_report, report))

    def _ask(self, what: str, endings: tuple[str, ...], write: Write) -> None:
        source = self._session.path
        if source is None:
            return
        say = self._words.say
        proposal = source.with_name(f"{source.stem}-{say(f'paper.{what}.ending')}{endings[0]}")
        kinds = [f"{say(f'paper.{what}{ending}')} (*{ending})" for ending in endings]
        title = say(f"paper.{what}.title")
        named, kind = QFileDialog.getSaveFileName(self._window, title, str(proposal), ";;".join(kinds))
        if not named:
            return
        path = Path(named)
        chosen = next((ending for ending, said in zip(endings, kinds, strict=True) if said == kind), endings[0])
        path = path if path.suffix else path.with_suffix(chosen)
        task = partial(_write, source, self._session.settings.who(), write, path, self._words.language)
        self.began.emit(say("paper.under-way"), self._session.work(task, partial(self._on_written, path)))

    def _on_written(self, path: Path, head: Head) -> None:
        self.said.emit(self._words.say("paper.done", file=path.name, sequence=head.sequence))


def _write(source: Path, who: str, write: Write, path: Path, language: str, _work: Work) -> Head:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(source, who=who, is_readonly=True) as workspace:
        return write(workspace, path, language)


def _write_register(workspace: "Workspace", path: Path, language: str) -> Head:
    return workspace.exports.register(path, language, overwrite=True)  # the file dialog has asked


def _write_history(workspace: "Workspace", path: Path, language: str) -> Head:
    return workspace.exports.history(path, language, overwrite=True)


def _write_report(report: Report, workspace: "Workspace", path: Path, language: str) -> Head:
    return workspace.exports.report(report, path, language, overwrite=True)
