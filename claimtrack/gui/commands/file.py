"""What the commands do with whole files: new, open, the sample, import, export, verify."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.parts.dialogs import confirm, tell
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

SUFFIX = ".claimtrack"
RECENT = 10
READABLE = {"workspace.held", "workspace.no-lock", "storage.readonly"}  # problems that reading only has not
REPORTED = 200  # claims between two reports of an export


class FileCommands(QObject):
    """Opens and makes workspaces, brings articles in and hands claims over; `said` and `began` tell of it."""

    said = Signal(str)
    began = Signal(str, object)  # what, Work

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window
        self._listed = ClaimQuery()
        self._export_work: Work | None = None
        self.slots = {
            "file.new": self.make,
            "file.open": self.ask_which,
            "file.sample": self.open_sample,
            "file.import": self.import_article,
            "file.export": self.export_all,
            "file.export-listed": self.export_listed,
            "file.verify": self.verify,
            "file.close": session.close,
        }
        session.opened.connect(self._on_opened)
        session.open_failed.connect(self._on_open_failed)

    def list_query(self, query: ClaimQuery) -> None:
        """What the list shows, for the export of just that."""
        self._listed = query

    # -- workspaces ---------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Ask for a name and make a new workspace."""
        path = self._ask_save("ask.new", f"{self._words.say('ask.new.name')}{SUFFIX}", self._filter())[0]
        if path is not None:
            path = path if path.suffix else path.with_suffix(SUFFIX)
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
        if message.code not in READABLE:
            tell(self._window, self._words, said)
        elif confirm(self._window, self._words, said, "button.open-readonly"):
            self._session.open(path, is_readonly=True)

    # -- articles -----------------------------------------------------------------------------------------------------

    def import_article(self) -> None:
        """Ask for an article, draw its claims beside the window, and store both."""
        self.import_given()

    def import_given(self, text: str = "", path: Path | None = None) -> None:
        """Do so with a text or a file that was pasted or dropped: everything else is proposed."""
        article = ImportDialog.ask(self._window, self._session, self._words, text=text, path=path)
        if article is not None:
            work = self._session.work(partial(_draw, article), partial(self._on_drawn, article))
            self.began.emit(self._words.say("import.drawing"), work)

    def _on_drawn(self, article: Article, drawn: list[DrawnClaim]) -> None:
        self._session.do(partial(_add_article, article, drawn), self._on_added)

    def _on_added(self, changes: Changes) -> None:
        self.said.emit(self._words.say("import.done", count=len(changes.ids.get("claim", ()))))

    # -- handing over -------------------------------------------------------------------------------------------------

    def export_all(self) -> None:
        """Write every claim as CSV, article by article, as the command line does."""
        self._export(ClaimQuery(order=Order.PLACE))

    def export_listed(self) -> None:
        """Write the claims that the list shows, in its order."""
        self._export(self._listed)

    def _export(self, query: ClaimQuery) -> None:
        source = self._session.path
        if source is None:
            return
        with_mark, without = self._words.say("export.with-mark"), self._words.say("export.without-mark")
        filters = f"{with_mark} (*.csv);;{without} (*.csv)"
        path, chosen = self._ask_save("ask.export", f"{source.stem}.csv", filters)
        if path is not None:
            path = path if path.suffix else path.with_suffix(".csv")
            task = partial(_export, source, query, path, bom=not chosen.startswith(without))
            self._export_work = self._session.work(
                task, partial(self._on_exported, path), on_progress=self._on_export_progress
            )
            self._on_export_progress((0, 0))

    def _on_export_progress(self, progress: tuple[int, int]) -> None:
        if self._export_work is not None:
            self.began.emit(self._words.say("export.under-way", count=progress[0]), self._export_work)

    def _on_exported(self, path: Path, count: int) -> None:
        self.said.emit(self._words.say("export.done", count=count, file=path.name))

    def verify(self) -> None:
        """Look through the whole file for damage."""
        if self._session.path is not None:
            work = self._session.work(partial(_verify, self._session.path), self._on_verified)
            self.began.emit(self._words.say("verify.under-way"), work)

    def _on_verified(self, damage: list[Message]) -> None:
        if damage:
            tell(self._window, self._words, "\n".join(self._words.say(message) for message in damage[:20]))
        else:
            self.said.emit(self._words.say("verify.sound"))

    # -- names --------------------------------------------------------------------------------------------------------

    def _ask_save(self, title: str, name: str, filters: str) -> tuple[Path | None, str]:
        proposal = str(self._folder() / name)
        named, chosen = QFileDialog.getSaveFileName(self._window, self._words.say(title), proposal, filters)
        return (Path(named) if named else None), chosen

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


def _draw(article: Article, work: Work) -> list[DrawnClaim]:
    from claimtrack.language.claims import draw_claims  # noqa: PLC0415 - its lexicons are read at the first article

    drawn = [claim for claim in draw_claims(article) if claim.worthy]
    work.report(1, 1)  # nothing is stored where it was cancelled meanwhile
    return drawn


def _add_article(article: Article, drawn: list[DrawnClaim], workspace: "Workspace") -> Changes:
    return workspace.articles.add(article, drawn)


def _export(source: Path, query: ClaimQuery, path: Path, work: Work, *, bom: bool) -> int:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(source, who="", is_readonly=True) as workspace:
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


def _verify(path: Path, work: Work) -> list[Message]:
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.verify(work.report)
