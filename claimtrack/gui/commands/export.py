"""What the commands hand over: claims as CSV for sheets, everything as JSON for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.words import Words
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

REPORTED = 200  # claims between two reports of an export


class ExportCommands(QObject):
    """Writes files for others, beside the window; `said` and `began` tell of it."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window
        self._listed = ClaimQuery()
        self._work: Work | None = None
        self.slots = {
            "file.export": self.export_all,
            "file.export-listed": self.export_listed,
            "file.export-json": self.export_json,
        }

    def list_query(self, query: ClaimQuery) -> None:
        """What the list shows, for the export of just that."""
        self._listed = query

    def export_all(self) -> None:
        """Write every claim as CSV, article by article, as the command line does."""
        self._export_csv(ClaimQuery(order=Order.PLACE))

    def export_listed(self) -> None:
        """Write the claims that the list shows, in its order."""
        self._export_csv(self._listed)

    def _export_csv(self, query: ClaimQuery) -> None:
        with_mark, without = self._words.say("export.with-mark"), self._words.say("export.without-mark")
        source = self._session.path
        path, kind = self._ask_where("ask.export", ".csv", f"{with_mark} (*.csv);;{without} (*.csv)")
        if source is not None and path is not None:
            who = self._session.settings.who()
            task = partial(_export_csv, source, who, query, path, bom=not kind.startswith(without))
            self._work = self._session.work(task, partial(self._on_written, path), on_progress=self._on_progress)
            self._on_progress((0, 0))

    def _on_progress(self, progress: tuple[int, int]) -> None:
        if self._work is not None:
            self.began.emit(self._words.say("export.under-way", count=progress[0]), self._work)

    def export_json(self) -> None:
        """Write the whole workspace as JSON."""
        kind = f"{self._words.say('export.json-kind')} (*.json)"
        source = self._session.path
        path, _kind = self._ask_where("ask.export-json", ".json", kind)
        if source is not None and path is not None:
            task = partial(_export_json, source, self._session.settings.who(), path)
            self._session.work(task, partial(self._on_written, path))
            self.said.emit(self._words.say("export.json-under-way"))

    def _on_written(self, path: Path, count: int) -> None:
        self._session.read(_hidden, partial(self._say_written, path, count))

    def _say_written(self, path: Path, count: int, hidden: Sequence[int]) -> None:
        """What was written, and what is not in it since whoever works here is to judge it blind."""
        said = self._words.say("export.done", count=count, file=path.name)
        left_out = self._words.say("export.hidden", claims=list(hidden)) if hidden else ""
        self.said.emit(f"{said} {left_out}".rstrip())

    def _ask_where(self, title: str, suffix: str, kinds: str) -> tuple[Path | None, str]:
        """A path with a suffix and the kind of file, None where it was cancelled or nothing is open."""
        source = self._session.path
        if source is None:
            return None, ""
        proposal = str(source.with_suffix(suffix))
        named, kind = QFileDialog.getSaveFileName(self._window, self._words.say(title), proposal, kinds)
        path = Path(named)
        return (path if path.suffix else path.with_suffix(suffix)) if named else None, kind


def _hidden(workspace: "Workspace") -> list[int]:
    return workspace.review.hidden()


def _export_csv(source: Path, who: str, query: ClaimQuery, path: Path, work: Work, *, bom: bool) -> int:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(source, who=who, is_readonly=True) as workspace:
        return workspace.answer(partial(_write_csv, source, query, path, work, bom=bom))


def _write_csv(source: Path, query: ClaimQuery, path: Path, work: Work, workspace: "Workspace", *, bom: bool) -> int:
    from claimtrack.export import csv  # noqa: PLC0415 - needed once

    records = _counted(workspace.claims.records(query), work)
    return csv.write(records, path, bom=bom, overwrite=True, workspace=source)


def _counted(records: Iterable[ClaimRecord], work: Work) -> Iterator[ClaimRecord]:
    """The records as they come, with a report now and then: so the export can be cancelled."""
    for done, record in enumerate(records):
        if done % REPORTED == 0:
            work.report(done, 0)
        yield record


def _export_json(source: Path, who: str, path: Path, _work: Work) -> int:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(source, who=who, is_readonly=True) as workspace:
        return workspace.export_json(path, overwrite=True)  # the file dialog has asked
