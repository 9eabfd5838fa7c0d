"""Asks for an article: its text, pasted or from a file, and where it comes from; everything that can be is proposed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.domain.words import Words
from claimtrack.gui.article import import_tasks as tasks
from claimtrack.gui.article.foresight import Foresight
from claimtrack.gui.article.import_text import ImportText
from claimtrack.gui.article.language_choice import LanguageChoice
from claimtrack.gui.article.repeats_note import RepeatsNote
from claimtrack.gui.documents.fetch_row import FetchRow
from claimtrack.gui.parts.addresses import named_host
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.drop_target import DropTarget
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.pasted import Pasted, lone_address
from claimtrack.gui.parts.proposals import Proposals
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.gui.work import Work
    from claimtrack.workspace.articles import Host

WIDTH = 680
PAUSE = 250  # milliseconds without a key before what is typed is read


class ImportDialog(FormDialog):
    """One article after the other; what it proposes can be changed, and what was changed is not proposed again.

    It is there until the article is stored: nothing that was typed is lost when that is refused.
    """

    def __init__(self, parent: QWidget, session: Session, words: Words) -> None:
        super().__init__(parent, words, words.say("import.title"), words.say("import.accept"))
        self._session, self._words = session, words
        self._incoming: tasks.Incoming | None = None
        self._same: tuple[int, str] | None = None
        self._files: list[Path] = []  # the one that is read, and those that wait
        self._read_files = 0
        self._round = 0  # of the latest reading; answers of older ones are dropped
        self._work: Work | None = None
        self._unread: tasks.Incoming | None = None
        self._is_reading = self._is_accepting = False
        self._proposals = Proposals()
        say = words.say
        self._upper = ImportText(words)
        self._text, self._about = self._upper.field, self._upper.about
        self._repeats = RepeatsNote(words)
        self._foresight = Foresight(session, self._repeats)
        self._title = LineField(say("article.title"))
        self._publisher = LineField(say("source.publisher"))
        self._author = LineField(say("source.author"))
        self._fetching = FetchRow(words)
        self._address = self._fetching.field
        self._published = DateField(say("source.published"), words)
        self._language = LanguageChoice(words)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self._text.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, "import")

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, text: str = "", files: Sequence[Path] = ()
    ) -> Changes | None:
        """Imports what is typed, or the given text or files; the last article's changes, None where none was stored."""
        dialog = cls(parent, session, words)
        if files:
            dialog.take_files(files)
        elif text:
            dialog.take(text)
        dialog.exec()
        dialog.deleteLater()
        return dialog.changes

    def _lay_out(self) -> None:
        say = self._words.say
        self.add_widget(self._upper)
        self.add_row(say("article.title"), self._title)
        self.add_row(say("source.publisher"), self._publisher, column=0)
        self.add_row(say("source.published"), self._published, column=1)
        self.add_row(say("source.author"), self._author, column=0)
        self.add_row(say("import.language"), self._language, column=1)
        self.add_row(say("source.address"), self._fetching)
        self.add_widget(self._repeats)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._pause.start)
        self._text.held_changed.connect(self._on_held)
        self._text.refused.connect(self.say_problem)
        self._pause.timeout.connect(self._read)
        self._address.changed.connect(self._ask_about_host)
        self._fetching.asked.connect(self.fetch)
        self._foresight.counted.connect(self._on_counted)
        self._upper.bind(self._choose_files, self._go_on, self._keep)
        DropTarget(self._text.viewport(), self._can_take, self._take_dropped)

    @property
    def _article(self) -> Article | None:
        """The article as it was read."""
        return self._incoming.article if self._incoming else None

    # -- reading ------------------------------------------------------------------------------------------------------

    def article(self) -> Article | None:
        """The article as the fields describe it now, None where there is no text."""
        article = self._article
        if article is None:
            return None
        return replace(
            article,
            title=self._title.text().strip() or article.title,
            publisher=self._publisher.text().strip(),
            author=self._author.text().strip(),
            address=self._address.text().strip(),
            published=self._published.date,
            language=self._language.language or article.language,
        )

    def take(self, text: str) -> None:
        """Takes a text as if it were pasted."""
        self._text.take(text)

    def take_files(self, files: Sequence[Path]) -> None:
        """Takes the text of a file, then that of the next: each is looked at before it is stored."""
        self._files = list(files)
        self._read_files = 0
        self._read_next_file()

    def fetch(self, address: str) -> None:
        """Fetches the page at an address and takes its text."""
        self._files = []
        said = self._words.say("fetch.under-way", host=named_host(address))
        self._start(partial(tasks.fetch, address, self._session.settings.allowed_hosts), said)

    def _can_take(self, _place: QPoint) -> bool:
        return self._text.isEnabled()

    def _take_dropped(self, pasted: Pasted, _place: QPoint) -> None:
        if pasted.files:
            self.take_files(pasted.files)
        else:
            self.take(pasted.address or pasted.text)

    def _choose_files(self) -> None:
        named, _ = QFileDialog.getOpenFileNames(self, self._words.say("import.choose-file"))
        if named:
            self.take_files([Path(each) for each in named])

    def _read_next_file(self) -> None:
        self._read_files += 1
        total, say = len(self._files), self._words.say
        is_one = total == 1
        self.setWindowTitle(
            say("import.title") if is_one else say("import.title-of", number=self._read_files, total=total)
        )
        self._upper.skip.setVisible(self._read_files < total)
        path = self._files[self._read_files - 1]
        self._start(partial(tasks.read_path, path), say("evidence.reading-one", file=line(path.name, 100)))

    def _read(self) -> None:
        text = self._text.text()
        if self._text.is_holding and self._article is not None and self._article.text == text:
            return  # it came from a file and was read already
        if address := lone_address(text):
            self._text.let_go()
            self._fetching.offer(address)
        elif text.strip():
            self._start(partial(tasks.read_typed, text))
        else:
            self._forget()

    def _start(self, task: "partial[tasks.Incoming]", said: str = "") -> None:
        """Reads beside the window; `said` is what is under way, of a text that was typed nothing."""
        self._stop()
        self._is_reading = True
        answer = partial(self._on_read, self._round)
        self._work = self._session.work(task, answer, partial(self._on_not_read, self._round))
        if said:
            self._about.show_text("")
            self._upper.row.begin(said, self._work)

    def _stop(self) -> None:
        """Whatever is being read or drawn is not wanted any more."""
        self._pause.stop()
        self._round += 1
        self._is_reading = False
        self._upper.keep.hide()
        self._foresight.stop()
        if self._work is not None:
            self._work.cancel()
        self._end_work()

    def _end_work(self) -> None:
        self._work = None
        self._upper.row.end()

    def _forget(self) -> None:
        self._stop()
        self._incoming = self._same = None
        self._about.show_text("")
        self._repeats.hide()

    def _on_read(self, number: int, incoming: tasks.Incoming) -> None:
        if number != self._round:
            return
        if incoming.article is None:
            self._on_not_read(number, incoming.problem or Message("document.failed"))
            self._unread = incoming
            self._upper.keep.show()
            return
        self._end_work()
        self.say_problem(None)
        self._incoming = incoming
        is_from_file = incoming.file is not None or incoming.kept is not None
        if is_from_file:
            self._text.hold(incoming.article.text)
            self._pause.stop()
        self._propose(incoming.article, is_from_file=is_from_file)
        find = partial(tasks.find_same, incoming.article)
        self._session.read(find, partial(self._on_same, number), key=(id(self), "same"))

    def _on_not_read(self, number: int, problem: Message) -> None:
        if number == self._round:
            self._end_work()
            self._is_reading = self._is_accepting = False
            self._say_about()
            self.say_problem(problem)

    def _say_about(self, *more: str) -> None:
        """How long the text is, where its reading can be wrong, and what else is known of it."""
        article, say = self._article, self._words.say
        notes = [say(note) for note in article.notes] if article else []
        size = [say("import.about", count=len(article.text))] if article else []
        self._about.show_text(" · ".join((*size, *more, *notes)))

    # -- what is proposed ---------------------------------------------------------------------------------------------

    def _propose(self, article: Article, *, is_from_file: bool) -> None:
        """What the article says of itself; where a file does not, what was proposed for another goes."""
        suggest = self._proposals.suggest
        suggest(self._title, article.title)
        self._title.setCursorPosition(0)
        suggest(self._author, article.author)
        suggest(self._published, article.published or "")
        suggest(self._address, article.address)
        if article.publisher or is_from_file:
            suggest(self._publisher, article.publisher)
            self._ask_about_host()
        self._language.suggest(article.language)
        self._say_about()

    def _ask_about_host(self) -> None:
        address = self._address.text().strip()
        if address:
            question = partial(tasks.read_host, address)
            self._session.read(question, self._on_host, key=(id(self), "host"), on_failed=self.say_problem)

    def _on_host(self, host: "Host | None") -> None:
        """Who publishes there, as it was last time, and in which language where the text does not tell."""
        if host is None:
            return
        if host.publisher:
            self._proposals.suggest(self._publisher, host.publisher)
        if not self._language.is_settled:
            self._language.suggest(host.language)

    # -- what is there already ----------------------------------------------------------------------------------------

    def _on_same(self, number: int, same: tuple[int, str] | None) -> None:
        if number != self._round:
            return
        self._is_reading = False
        self._same = same
        if same is not None:
            self.say_problem(Message("import.same", number=same[0], title=same[1]))
            self._repeats.hide()
        if self._is_accepting:
            self._is_accepting = False
            self.accept()
        elif same is None and self._article is not None:
            self._foresight.look(self._article)

    def _on_counted(self, count: int) -> None:
        self._say_about(self._words.say("import.claims", count=count))

    def _on_held(self) -> None:
        self._upper.clear.setVisible(self._text.is_holding)
        if not self._text.is_holding:
            self._forget()

    # -- storing ------------------------------------------------------------------------------------------------------

    @override
    def accept(self) -> None:
        article = self.article()
        if not self.accept_button.isEnabled():
            return  # it is being stored
        if self._pause.isActive():
            self._pause.stop()
            self._read()
            article = None
        if self._is_reading:
            self._is_accepting = True
        elif article is None:
            self.say_problem(Message("intake.nothing-typed"))
            self._text.setFocus()
        elif not self._published.is_readable:
            self._published.setFocus()
        elif self._same is not None:
            self.say_problem(Message("import.same", number=self._same[0], title=self._same[1]))
        else:
            self._draw(article)

    def _draw(self, article: Article) -> None:
        self._stop()
        self.say_problem(None)
        self._let_type(is_allowed=False)
        self._say_about(self._words.say("import.drawing"))
        answer, problem = partial(self._on_drawn, self._round, article), partial(self._on_not_drawn, self._round)
        self._work = self._session.work(partial(tasks.draw, article), answer, problem)

    def _on_drawn(self, number: int, article: Article, drawn: list[DrawnClaim]) -> None:
        if number == self._round:
            self._work = None
            kept = self._incoming.kept if self._incoming else None
            self.submit(self._session, partial(tasks.add, article, kept, drawn))

    def _on_not_drawn(self, number: int, problem: Message) -> None:
        if number == self._round:
            self._on_refused(problem)

    @override
    def _on_done(self, changes: Changes) -> None:
        if self._read_files < len(self._files):
            self.changes = changes
            self._go_on()
        else:
            super()._on_done(changes)

    @override
    def _on_refused(self, problem: Message) -> None:
        self._let_type(is_allowed=True)
        self._say_about()
        super()._on_refused(problem)

    def _let_type(self, *, is_allowed: bool) -> None:
        """While it is being stored, nothing is typed that would not be stored."""
        self.accept_button.setEnabled(is_allowed)
        self.let_edit(is_allowed=is_allowed)

    def _go_on(self) -> None:
        """The next file, with nothing of the one before."""
        self._let_type(is_allowed=True)
        self.say_problem(None)
        self._proposals.forget()
        for field in (self._title, self._publisher, self._author, self._published, self._address):
            field.set_text("")
        self._language.forget()
        self._text.let_go()
        self._read_next_file()

    # -- what has no text ---------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Keeps what could not be read as it is, as a source."""
        incoming = self._unread
        if incoming is not None:
            self._stop()
            self._work = self._session.work(partial(tasks.keep, incoming), self._on_kept, self.say_problem)
            self._upper.row.begin(self._words.say("copy.reading"), self._work)

    def _on_kept(self, kept: KeptFile) -> None:
        self._end_work()
        self.submit(self._session, partial(tasks.add_source, kept))

    @override
    def reject(self) -> None:
        self._stop()
        super().reject()
