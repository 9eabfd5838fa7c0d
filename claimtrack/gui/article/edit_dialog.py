"""Changes what is known of an article; for another day of publication, offers to read its claims' dates again."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from typing_extensions import override

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.messages import Message
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.articles import StoredArticle
    from claimtrack.workspace.workspace import Workspace

WIDTH = 620
PAUSE = 300  # milliseconds without a key before a date that is typed is tried


class ArticleDialog(FormDialog):
    """What is known of one article; its text never changes."""

    def __init__(self, parent: QWidget, session: Session, words: Words, stored: "StoredArticle") -> None:
        super().__init__(parent, words, words.say("article.edit-title"), words.say("article.edit-accept"))
        self._session, self._stored = session, stored
        self._drawn: Sequence[DrawnClaim] | None = None  # from the article as the fields describe it; None: not yet
        self._work: Work | None = None
        self._round = 0  # of the latest reading; answers of older ones are dropped
        self._is_accepting = False
        say, article = words.say, stored.article
        self._title = _field(say("article.title"), article.title)
        self._publisher = _field(say("source.publisher"), article.publisher)
        self._author = _field(say("source.author"), article.author)
        self._address = AddressField(say("source.address"), words)
        self._address.set_text(article.address)
        self._published = DateField(say("source.published"), words)
        self._published.set_text(article.published or "")
        self._language = _languages(words, article.language)
        self._read_again = QCheckBox(say("article.read-dates"))
        self._read_again.setChecked(True)
        self._dates = PlainLabel(role="small", follows_text=False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read_dates)
        self._lay_out()
        self._published.changed.connect(self._on_dated)
        self._language.currentIndexChanged.connect(self._on_dated)
        self._title.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"article/{stored.uuid}")

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, stored: "StoredArticle") -> Changes | None:
        """Changes what is known of the article; None where it was cancelled."""
        return cls(parent, session, words, stored).answer()

    def _lay_out(self) -> None:
        say = self.words.say
        self.add_row(say("article.title"), self._title)
        self.add_row(say("source.publisher"), self._publisher, column=0)
        self.add_row(say("source.published"), self._published, column=1)
        self.add_row(say("source.author"), self._author, column=0)
        self.add_row(say("import.language"), self._language, column=1)
        self.add_row(say("source.address"), self._address)
        self.add_widget(self._dates)
        self.add_widget(self._read_again)
        self._dates.hide()
        self._read_again.hide()

    def article(self) -> Article:
        """The article as the fields describe it now."""
        article = self._stored.article
        return replace(
            article,
            title=self._title.text().strip(),
            publisher=self._publisher.text().strip(),
            author=self._author.text().strip(),
            address=self._address.text().strip(),
            published=self._published.date,
            language=str(self._language.currentData()),
        )

    # -- the dates of the claims --------------------------------------------------------------------------------------

    @property
    def _is_dated_anew(self) -> bool:
        """Whether the dates of the claims may be others now: they are counted from the day, read by the language."""
        before, now = self._stored.article, self.article()
        return (now.published, now.language) != (before.published, before.language)

    def _on_dated(self) -> None:
        """What was found for another day holds no more."""
        self._forget()
        if self._published.is_readable and self._is_dated_anew:
            self._pause.start()
        else:
            self._say_dates(None)

    def _forget(self) -> None:
        self._pause.stop()
        self._round += 1
        self._drawn = None
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _read_dates(self) -> None:
        self._dates.show_text(self.words.say("article.reading-dates"))
        self._dates.show()
        draw = partial(_draw, self.article())
        number = self._round
        on_failed = partial(self._on_not_read, number)
        self._work = self._session.work(draw, partial(self._on_drawn, number), on_failed)

    def _on_drawn(self, number: int, drawn: Sequence[DrawnClaim]) -> None:
        if number == self._round:
            self._work = None
            count = partial(_count, self._stored.id, drawn)
            answer = partial(self._on_counted, number, drawn)
            self._session.read(count, answer, key=(id(self), "dates"), on_failed=partial(self._on_not_read, number))

    def _on_counted(self, number: int, drawn: Sequence[DrawnClaim], count: int) -> None:
        if number != self._round:
            return
        self._drawn = drawn
        self._say_dates(count)
        if self._is_accepting:
            self._is_accepting = False
            self.accept()

    def _on_not_read(self, number: int, problem: Message) -> None:
        if number == self._round:
            self._is_accepting = False
            self._say_dates(None)
            self.say_problem(problem)

    def _say_dates(self, count: int | None) -> None:
        """How many claims would get another date; None where that is not asked."""
        self._dates.setVisible(count is not None)
        said = self.words.say("article.new-dates", count=count) if count else self.words.say("article.no-new-dates")
        self._dates.show_text(said)
        self._read_again.setVisible(bool(count))

    # -- saving -------------------------------------------------------------------------------------------------------

    @override
    def accept(self) -> None:
        if not self._title.text().strip():
            self.say_problem(Message("article.nameless"))
            self._title.setFocus()
        elif not self._published.is_readable:
            self._published.setFocus()
        elif self._is_dated_anew and self._drawn is None:
            self._is_accepting = True  # how many dates change is said before anything is saved
            if self._pause.isActive():
                self._pause.stop()
                self._read_dates()
        else:
            drawn = self._drawn if self._drawn is not None and self._read_again.isChecked() else ()
            self.submit(self._session, partial(_edit, self._stored.id, self.article(), drawn))

    @override
    def reject(self) -> None:
        self._forget()
        super().reject()


def _field(name: str, text: str) -> LineField:
    field = LineField(name)
    field.set_text(text)
    field.setCursorPosition(0)
    return field


def _languages(words: Words, chosen: str) -> QComboBox:
    """The languages that are read, and the article's own where it is another."""
    box = QComboBox()
    for code in LANGUAGES:
        box.addItem(words.say(f"language.{code}"), code)
    if chosen not in LANGUAGES:
        box.insertItem(0, words.say("language.other"), chosen)
    box.setCurrentIndex(box.findData(chosen))
    box.setAccessibleName(words.say("import.language"))
    return box


def _draw(article: Article, work: Work) -> list[DrawnClaim]:
    from claimtrack.language.claims import draw_claims  # noqa: PLC0415 - its lexicons are read at the first article

    drawn = draw_claims(article, every=True)
    work.report(1, 1)  # nothing is said where it was cancelled meanwhile
    return drawn


def _count(number: int, drawn: Sequence[DrawnClaim], workspace: "Workspace") -> int:
    return workspace.articles.count_new_dates(number, drawn)


def _edit(number: int, article: Article, drawn: Sequence[DrawnClaim], workspace: "Workspace") -> Changes:
    return workspace.articles.edit(
        number,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        address=article.address,
        published=article.published or "",
        language=article.language,
        drawn=drawn,
    )
