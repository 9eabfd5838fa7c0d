"""Editing what is known of an article; another day of publication offers to read the dates of its claims again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.claim import Claim
from claimtrack.domain.words import Words
from claimtrack.gui.article.edit_dialog import ArticleDialog
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.language.claims import draw_claims
from claimtrack.workspace.articles import StoredArticle

DATED = Article(
    "The bridge was closed on 3 May. It fell on 4 June. It was built on 5 July 2015.", "Bridge", language="en"
)


@dataclass
class Editing:
    """The dialog on an article of 2019 whose second claim was dated by a person."""

    dialog: ArticleDialog
    session: Session
    qtbot: QtBot
    claims: list[int]

    def field(self, name: str) -> LineField:
        [found] = [line for line in self.dialog.findChildren(LineField) if line.accessibleName() == name]
        return found

    @property
    def said(self) -> str:
        labels = self.dialog.findChildren(PlainLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    @property
    def offer(self) -> QCheckBox:
        return self.dialog.findChildren(QCheckBox)[0]

    def accept(self) -> None:
        with self.qtbot.waitSignal(self.dialog.accepted):
            QTest.keyClick(self.dialog, Qt.Key.Key_Return)

    def ask(self, question: Callable[..., object]) -> object:
        answers: list[object] = []
        self.session.read(question, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def claim(self, place: int) -> Claim:
        found = self.ask(lambda workspace: workspace.claims.get(self.claims[place]))
        assert isinstance(found, Claim)
        return found

    def article(self) -> StoredArticle:
        found = self.ask(lambda workspace: workspace.articles.get(2))
        assert isinstance(found, StoredArticle)
        return found


@pytest.fixture
def editing(session: Session, words: Words, qtbot: QtBot) -> Iterator[Editing]:
    parent = QWidget()
    qtbot.addWidget(parent)
    article = Article(DATED.text, title="Bridge", language="en", published="2019-08-01")
    with qtbot.waitSignal(session.changed) as added:
        session.do(lambda workspace: workspace.articles.add(article, draw_claims(article)))
    assert added.args is not None
    claims = sorted(added.args[0].ids["claim"])
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.claims.edit(claims[1], date="2017-06-04"))
    stored: list[StoredArticle] = []
    session.read(lambda workspace: workspace.articles.get(2), stored.append)
    qtbot.waitUntil(lambda: bool(stored))
    made = ArticleDialog(parent, session, words, stored[0])
    with qtbot.waitActive(made):
        made.show()
    yield Editing(made, session, qtbot, claims)
    made.close()


def test_what_is_known_is_changed_in_one_step(editing: Editing) -> None:
    editing.field("Title of the article").setText("Old bridge")
    editing.field("Publisher").setText("بوابة")
    editing.field("Author").setText("Amal")
    editing.field("Address").setText("https://example.org/b")
    [language] = editing.dialog.findChildren(QComboBox)
    assert language.currentData() == "en"
    editing.accept()
    article = editing.article().article
    assert (article.title, article.publisher, article.author) == ("Old bridge", "بوابة", "Amal")
    assert (article.address, article.published, article.text) == ("https://example.org/b", "2019-08-01", DATED.text)
    with editing.qtbot.waitSignal(editing.session.changed):
        editing.session.undo()
    assert editing.article().article.title == "Bridge"


def test_another_day_says_how_many_dates_change_and_changes_them(editing: Editing) -> None:
    assert not editing.offer.isVisible()
    editing.field("Published").setText("2018-08-01")
    editing.qtbot.waitUntil(lambda: "1 claim would get another date" in editing.said)
    assert editing.offer.isVisible()
    editing.accept()
    assert editing.claim(0).date == "2018-05-03"
    assert editing.claim(1).date == "2017-06-04"  # a person said so
    with editing.qtbot.waitSignal(editing.session.changed):
        editing.session.undo()
    assert editing.claim(0).date == "2019-05-03"
    assert editing.article().article.published == "2019-08-01"


def test_enter_right_after_the_last_key_waits_for_the_count(editing: Editing) -> None:
    editing.field("Published").setText("2018-08-01")
    editing.accept()
    assert editing.claim(0).date == "2018-05-03"


def test_the_dates_can_be_left_as_they_are(editing: Editing) -> None:
    editing.field("Published").setText("2018-08-01")
    editing.qtbot.waitUntil(editing.offer.isVisible)
    editing.offer.setChecked(False)
    editing.accept()
    assert editing.article().article.published == "2018-08-01"
    assert editing.claim(0).date == "2019-05-03"


def test_a_day_that_changes_nothing_says_so_and_the_old_day_says_nothing(editing: Editing) -> None:
    editing.field("Published").setText("2019-08-02")
    editing.qtbot.waitUntil(lambda: "No claim gets another date" in editing.said)
    assert not editing.offer.isVisible()
    editing.field("Published").setText("2019-08-01")
    assert "date by this" not in editing.said


@pytest.mark.parametrize(("name", "text"), [("Published", "soon"), ("Title of the article", " ")])
def test_what_cannot_be_saved_keeps_the_dialog_open(editing: Editing, name: str, text: str) -> None:
    editing.field(name).setText(text)
    with editing.qtbot.assertNotEmitted(editing.dialog.accepted, wait=50):
        editing.dialog.accept()
    assert editing.field(name).hasFocus()
    assert editing.field(name).text() == text
