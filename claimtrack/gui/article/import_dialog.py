"""Asks for an article: its text, pasted or from a file, and where it comes from; everything that can be is proposed."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.article import Article
from claimtrack.domain.messages import Message
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP
from claimtrack.gui.work import Work
from claimtrack.intake.text import read_file, read_text

if TYPE_CHECKING:
    from claimtrack.workspace.articles import Host
    from claimtrack.workspace.workspace import Workspace

WIDTH = 680
PAUSE = 250  # milliseconds without a key before what is typed is read


class ImportDialog(FormDialog):
    """One article; what it proposes can be changed, and what was changed is not proposed again."""

    def __init__(self, parent: QWidget, session: Session, words: Words) -> None:
        super().__init__(parent, words, words.say("import.title"), words.say("import.accept"))
        self._session, self._words = session, words
        self._article: Article | None = None
        self._same: tuple[int, str] | None = None
        self._round = 0  # of the latest reading; answers of older ones are dropped
        self._is_reading = False
        self._is_accepting = False
        self._proposed_title = self._proposed_language = self._proposed_publisher = ""
        say = words.say
        self._text = PasteField(say("article.text"), hint=say("import.text-hint"))
        self._file = QPushButton(say("import.choose-file"))
        self._clear = QPushButton(say("import.clear"))
        self._about = PlainLabel(role="small", follows_text=False)
        self._title = LineField(say("article.title"))
        self._publisher = LineField(say("source.publisher"))
        self._author = LineField(say("source.author"))
        self._address = AddressField(say("source.address"), words)
        self._published = DateField(say("source.published"), words)
        self._language = QComboBox()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self._text.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, text: str = "", path: Path | None = None
    ) -> Article | None:
        """The article that was accepted, from a text or a file where one is given; None where it was cancelled."""
        dialog = cls(parent, session, words)
        if path is not None:
            dialog.read_file(path)
        elif text:
            dialog.take(text)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        article = dialog.article()
        dialog.deleteLater()
        return article if is_accepted else None

    def _lay_out(self) -> None:
        say = self._words.say
        for code in ("", *LANGUAGES):
            self._language.addItem(say(f"language.{code}") if code else say("language.other"), code)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for button in (self._file, self._clear):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addWidget(self._about, 1)
        self._clear.hide()
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

    def _connect(self) -> None:
        self._text.textChanged.connect(self._pause.start)
        self._text.held_changed.connect(self._on_held)
        self._text.refused.connect(self.say_problem)
        self._pause.timeout.connect(self._read)
        self._address.changed.connect(self._ask_about_host)
        self._file.clicked.connect(self._choose_file)
        self._clear.clicked.connect(self._text.let_go)

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

    def read_file(self, path: Path) -> None:
        """Takes the text of a file."""
        self._start(partial(_read_file, path))

    def _choose_file(self) -> None:
        filters = f"{self._words.say('import.text-files')} (*.txt);;{self._words.say('file.all')} (*)"
        named, _ = QFileDialog.getOpenFileName(self, self._words.say("import.choose-file"), filter=filters)
        if named:
            self.read_file(Path(named))

    def _read(self) -> None:
        text = self._text.text()
        if self._text.is_holding and self._article is not None and self._article.text == text:
            return  # it came from a file and was read already
        if text.strip():
            self._start(partial(_read_text, text))
        else:
            self._forget()

    def _start(self, task: "partial[tuple[Article, bool]]") -> None:
        self._pause.stop()
        self._round += 1
        self._is_reading = True
        self._session.work(partial(_numbered, self._round, task), self._on_read, self._on_not_read)

    def _forget(self) -> None:
        self._article = self._same = None
        self._round += 1
        self._is_reading = False
        self._about.show_text("")

    def _on_read(self, answer: tuple[int, Article, bool]) -> None:
        number, article, is_from_file = answer
        if number != self._round:
            return
        self.say_problem(None)
        self._article = article
        if is_from_file:
            self._text.hold(article.text)
            self._pause.stop()
        self._propose(article)
        self._session.read(partial(_find_same, article), self._on_same, key=(id(self), "same"))

    def _on_not_read(self, problem: Message) -> None:
        self._is_reading = self._is_accepting = False
        self.say_problem(problem)

    def _propose(self, article: Article) -> None:
        if self._title.text() == self._proposed_title:
            self._title.set_text(article.title)
            self._title.setCursorPosition(0)
        self._proposed_title = article.title
        if article.language in LANGUAGES:
            if self._language.currentData() == self._proposed_language:
                self._language.setCurrentIndex(self._language.findData(article.language))
            self._proposed_language = article.language
        self._about.show_text(self._words.say("import.about", count=len(article.text)))

    # -- what is remembered of the web site ---------------------------------------------------------------------------

    def _ask_about_host(self) -> None:
        address = self._address.text().strip()
        if address:
            question = partial(_read_host, address)
            self._session.read(question, self._on_host, key=(id(self), "host"), on_failed=self.say_problem)

    def _on_host(self, host: "Host | None") -> None:
        """Who publishes there, as it was last time, and in which language where the text does not tell."""
        if host is None:
            return
        if self._publisher.text() == self._proposed_publisher:
            self._publisher.set_text(host.publisher)
            self._proposed_publisher = host.publisher
        if host.language in LANGUAGES and not (self._proposed_language or self._language.currentData()):
            self._language.setCurrentIndex(self._language.findData(host.language))
            self._proposed_language = host.language

    def _on_same(self, same: tuple[int, str] | None) -> None:
        self._is_reading = False
        self._same = same
        if same is not None:
            self.say_problem(Message("import.same", number=same[0], title=same[1]))
        if self._is_accepting:
            self._is_accepting = False
            self.accept()

    def _on_held(self) -> None:
        self._clear.setVisible(self._text.is_holding)
        if not self._text.is_holding:
            self._forget()

    @override
    def accept(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._read()
        if self._is_reading:
            self._is_accepting = True
        elif self._article is None:
            self.say_problem(Message("intake.nothing-typed"))
            self._text.setFocus()
        elif not self._published.is_readable:
            self._published.setFocus()
        elif self._same is not None:
            self.say_problem(Message("import.same", number=self._same[0], title=self._same[1]))
        else:
            super().accept()


def _numbered(number: int, task: "partial[tuple[Article, bool]]", work: Work) -> tuple[int, Article, bool]:
    return number, *task(work)


def _read_text(text: str, _work: Work) -> tuple[Article, bool]:
    return read_text(text), False


def _read_file(path: Path, _work: Work) -> tuple[Article, bool]:
    return read_file(path), True


def _read_host(address: str, workspace: "Workspace") -> "Host | None":
    return workspace.articles.host_of(address)


def _find_same(article: Article, workspace: "Workspace") -> tuple[int, str] | None:
    number = workspace.articles.find_same(article)
    return None if number is None else (number, workspace.articles.get(number).article.title)
