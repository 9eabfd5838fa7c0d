"""Asks for an article: its text, pasted or from a file, and where it comes from; everything that can be is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.messages import Message
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.article import import_tasks as tasks
from claimtrack.gui.article.repeats_note import RepeatsNote
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP

if TYPE_CHECKING:
    from claimtrack.gui.work import Work
    from claimtrack.workspace.articles import Host
    from claimtrack.workspace.repeats import Repeat

WIDTH = 680
PAUSE = 250  # milliseconds without a key before what is typed is read
FORESEEN = 100_000  # characters; the claims of a longer text are drawn once, when it is imported

Proposing = LineField | DateField | AddressField


class ImportDialog(FormDialog):
    """One article after the other; what it proposes can be changed, and what was changed is not proposed again.

    It is there until the article is stored: nothing that was typed is lost when that is refused.
    """

    def __init__(self, parent: QWidget, session: Session, words: Words) -> None:
        super().__init__(parent, words, words.say("import.title"), words.say("import.accept"))
        self._session, self._words = session, words
        self._article: Article | None = None
        self._same: tuple[int, str] | None = None
        self._files: list[Path] = []  # the one that is read, and those that wait
        self._read_files = 0
        self._round = 0  # of the latest reading; answers of older ones are dropped
        self._work: Work | None = None
        self._is_reading = self._is_accepting = False
        self._proposed: dict[Proposing, str] = {}
        self._proposed_language = ""
        say = words.say
        self._text = PasteField(say("article.text"), hint=say("import.text-hint"))
        self._file = QPushButton(say("import.choose-file"))
        self._clear = QPushButton(say("import.clear"))
        self._skip = QPushButton(say("import.skip"))
        self._about = PlainLabel(role="small", follows_text=False)
        self._repeats = RepeatsNote(words)
        self._title = LineField(say("article.title"))
        self._publisher = LineField(say("source.publisher"))
        self._author = LineField(say("source.author"))
        self._address = AddressField(say("source.address"), words)
        self._published = DateField(say("source.published"), words)
        self._language = QComboBox()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self._text.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

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
        for code in ("", *LANGUAGES):
            self._language.addItem(say(f"language.{code}") if code else say("language.other"), code)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button in (self._file, self._clear, self._skip):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addWidget(self._about, 1)
        self._clear.hide()
        self._skip.hide()
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(labelled(say("article.text"), self._text), 1)
        column.addLayout(row)
        self.add_widget(text)
        self.add_row(say("article.title"), self._title)
        self.add_row(say("source.publisher"), self._publisher, column=0)
        self.add_row(say("source.published"), self._published, column=1)
        self.add_row(say("source.author"), self._author, column=0)
        self.add_row(say("import.language"), self._language, column=1)
        self.add_row(say("source.address"), self._address)
        self.add_widget(self._repeats)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._pause.start)
        self._text.held_changed.connect(self._on_held)
        self._text.refused.connect(self.say_problem)
        self._pause.timeout.connect(self._read)
        self._address.changed.connect(self._ask_about_host)
        self._file.clicked.connect(self._choose_files)
        self._clear.clicked.connect(self._text.let_go)
        self._skip.clicked.connect(self._go_on)

    # -- reading ------------------------------------------------------------------------------------------------------

    def article(self) -> Article | None:
        """The article as the fields describe it now, None where there is no text."""
        if self._article is None:
            return None
        return replace(
            self._article,
            title=self._title.text().strip() or self._article.title,
            publisher=self._publisher.text().strip(),
            author=self._author.text().strip(),
            address=self._address.text().strip(),
            published=self._published.date,
            language=self._language.currentData() or self._article.language,
        )

    def take(self, text: str) -> None:
        """Takes a text as if it were pasted."""
        self._text.take(text)

    def take_files(self, files: Sequence[Path]) -> None:
        """Takes the text of a file, then that of the next: each is looked at before it is stored."""
        self._files = list(files)
        self._read_files = 0
        self._read_next_file()

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
        self._skip.setVisible(self._read_files < total)
        self._start(partial(tasks.read_path, self._files[self._read_files - 1]), is_from_file=True)

    def _read(self) -> None:
        text = self._text.text()
        if self._text.is_holding and self._article is not None and self._article.text == text:
            return  # it came from a file and was read already
        if text.strip():
            self._start(partial(tasks.read_typed, text), is_from_file=False)
        else:
            self._forget()

    def _start(self, task: "partial[Article]", *, is_from_file: bool) -> None:
        self._stop()
        self._is_reading = True
        if is_from_file:
            self._about.show_text(self._words.say("import.reading"))
        answer = partial(self._on_read, self._round, is_from_file)
        self._work = self._session.work(task, answer, partial(self._on_not_read, self._round))

    def _stop(self) -> None:
        """Whatever is being read or drawn is not wanted any more."""
        self._pause.stop()
        self._round += 1
        self._is_reading = False
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _forget(self) -> None:
        self._stop()
        self._article = self._same = None
        self._about.show_text("")
        self._repeats.hide()

    def _on_read(self, number: int, is_from_file: bool, article: Article) -> None:  # noqa: FBT001 - the last is answered
        if number != self._round:
            return
        self._work = None
        self.say_problem(None)
        self._article = article
        if is_from_file:
            self._text.hold(article.text)
            self._pause.stop()
        self._propose(article, is_from_file=is_from_file)
        self._session.read(partial(tasks.find_same, article), partial(self._on_same, number), key=(id(self), "same"))

    def _on_not_read(self, number: int, problem: Message) -> None:
        if number == self._round:
            self._work = None
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
        self._suggest(self._title, article.title)
        self._title.setCursorPosition(0)
        self._suggest(self._author, article.author)
        self._suggest(self._published, article.published or "")
        self._suggest(self._address, article.address)
        if article.publisher or is_from_file:
            self._suggest(self._publisher, article.publisher)
            self._ask_about_host()
        if article.language in LANGUAGES:
            self._suggest_language(article.language)
        self._say_about()

    def _suggest(self, field: Proposing, text: str) -> None:
        if field.text() == self._proposed.get(field, "") != text:
            field.set_text(text)
            self._proposed[field] = text

    def _suggest_language(self, language: str) -> None:
        if self._language.currentData() == self._proposed_language:
            self._language.setCurrentIndex(self._language.findData(language))
        self._proposed_language = language

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
            self._suggest(self._publisher, host.publisher)
        if host.language in LANGUAGES and not (self._proposed_language or self._language.currentData()):
            self._suggest_language(host.language)

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
        elif same is None and self._article is not None and len(self._article.text) <= FORESEEN:
            draw = partial(tasks.draw, self._article)
            self._work = self._session.work(draw, partial(self._on_foreseen, number), self._on_not_foreseen)

    def _on_foreseen(self, number: int, drawn: list[DrawnClaim]) -> None:
        """What would be drawn; whether it was checked before is said before it is stored."""
        if number == self._round:
            self._work = None
            self._say_about(self._words.say("import.claims", count=len(drawn)))
            find = partial(tasks.find_repeats, drawn)
            self._session.read(find, partial(self._on_repeats, number, drawn), key=(id(self), "repeats"))

    def _on_not_foreseen(self, problem: Message) -> None:
        """What was cancelled is not missed; anything else is said when the article is imported."""

    def _on_repeats(self, number: int, drawn: list[DrawnClaim], repeats: "Mapping[int, Repeat]") -> None:
        if number == self._round:
            self._repeats.show_repeats(drawn, repeats)

    def _on_held(self) -> None:
        self._clear.setVisible(self._text.is_holding)
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
            self.submit(self._session, partial(tasks.add, article, drawn))

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
        self._proposed.clear()
        self._proposed_language = ""
        for field in (self._title, self._publisher, self._author, self._published, self._address):
            field.set_text("")
        self._language.setCurrentIndex(0)
        self._text.let_go()
        self._read_next_file()

    @override
    def reject(self) -> None:
        self._stop()
        super().reject()
