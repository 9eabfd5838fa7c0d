"""Importing an article: what is pasted or read from a file, what is proposed, what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.words import Words
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.parts.fields import LONGEST_TEXT, LineField
from claimtrack.gui.parts.paste_field import PasteField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.workspace.workspace import Workspace

ARABIC = "أعلنت البلدية بيع الميناء.\nوقّع العقد في مايو 2012."


@pytest.fixture
def dialog(session: Session, words: Words, qtbot: QtBot) -> Iterator[ImportDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ImportDialog(parent, session, words)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


def text_of(dialog: ImportDialog) -> PasteField:
    return dialog.findChildren(PasteField)[0]


def field(dialog: ImportDialog, name: str) -> LineField:
    [found] = [line for line in dialog.findChildren(LineField) if line.accessibleName() == name]
    return found


def paste(dialog: ImportDialog, text: str) -> None:
    """As the clipboard hands it over, without what other windows do to the clipboard meanwhile."""
    data = QMimeData()
    data.setText(text)
    text_of(dialog).insertFromMimeData(data)


def said(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible())


def problem(dialog: ImportDialog) -> str:
    """What is said to be wrong."""
    labels = dialog.findChildren(PlainLabel)
    return "".join(label.text() for label in labels if label.property("role") == "error" and label.isVisible())


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def button(dialog: ImportDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def stored(session: Session, qtbot: QtBot, number: int) -> Article:
    found: list[Article] = []
    session.read(lambda workspace: workspace.articles.get(number).article, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def accept(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_title_and_language_are_proposed_and_one_key_imports(dialog: ImportDialog, qtbot: QtBot) -> None:
    paste(dialog, ARABIC)
    accept(dialog, qtbot)
    article = dialog.article()
    assert article is not None
    assert (article.text, article.title, article.language) == (ARABIC, "أعلنت البلدية بيع الميناء.", "ar")
    assert article.original == ARABIC.encode()


def test_what_was_changed_is_not_proposed_again(dialog: ImportDialog, qtbot: QtBot) -> None:
    paste(dialog, ARABIC)
    qtbot.waitUntil(lambda: bool(field(dialog, "Title of the article").text()))
    field(dialog, "Title of the article").setText("My title")
    [language] = dialog.findChildren(QComboBox)
    language.setCurrentIndex(language.findData("en"))
    text_of(dialog).insertPlainText("أول سطر جديد\n")
    accept(dialog, qtbot)
    article = dialog.article()
    assert article is not None
    assert (article.title, article.language) == ("My title", "en")


def test_the_date_is_said_in_words_and_a_wrong_one_is_not_taken(dialog: ImportDialog, qtbot: QtBot) -> None:
    paste(dialog, ARABIC)
    QTest.keyClicks(field(dialog, "Published"), "2012-13")
    assert "has no month 13" in said(dialog)
    qtbot.waitUntil(lambda: dialog.article() is not None)
    with qtbot.assertNotEmitted(dialog.accepted, wait=300):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field(dialog, "Published"), Qt.Key.Key_Backspace)
    QTest.keyClicks(field(dialog, "Published"), "2")
    assert "read as December 2012" in said(dialog).replace("\u2068", "").replace("\u2069", "")
    accept(dialog, qtbot)
    article = dialog.article()
    assert article is not None
    assert article.published == "2012-12"


def test_the_same_article_is_noticed(dialog: ImportDialog, workspace_path: Path, qtbot: QtBot) -> None:
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        text = workspace.articles.get(1).article.text
    paste(dialog, text)
    qtbot.waitUntil(lambda: "here already" in said(dialog))
    with qtbot.assertNotEmitted(dialog.accepted, wait=300):
        dialog.accept()
    assert text_of(dialog).text() == text


def test_nothing_typed_is_refused_in_a_sentence(dialog: ImportDialog, words: Words) -> None:
    dialog.accept()
    assert dialog.isVisible()
    assert words.say("intake.nothing-typed") in said(dialog)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "كلمة " * 200_000, "a\u00a0b\u2028c\u2029d\u202ee"])
def test_what_is_pasted_comes_out_exactly(dialog: ImportDialog, qtbot: QtBot, text: str) -> None:
    paste(dialog, text)
    assert len(text_of(dialog).toPlainText()) <= LONGEST_TEXT
    qtbot.waitUntil(lambda: dialog.article() is not None)
    article = dialog.article()
    assert article is not None
    assert article.original.decode() == text


def test_a_file_is_read_and_can_be_cleared(dialog: ImportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ARABIC.replace("\n", "\r\n").encode())
    dialog.take_files([path])
    qtbot.waitUntil(lambda: text_of(dialog).is_holding)
    article = dialog.article()
    assert article is not None
    assert article.original == path.read_bytes()
    text_of(dialog).let_go()
    assert not text_of(dialog).isReadOnly()
    assert dialog.article() is None


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_a_sentence(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    paste(dialog, ARABIC)
    qtbot.waitUntil(lambda: dialog.article() is not None)
    dialog.take_files([tmp_path / name])
    qtbot.waitUntil(lambda: problem(dialog) != "")
    assert text_of(dialog).text() == ARABIC


def test_asking_stores_the_article_or_nothing(session: Session, words: Words, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def fill() -> None:
        [dialog] = parent.findChildren(ImportDialog)
        paste(dialog, ARABIC)
        dialog.accept()

    def cancel() -> None:
        [dialog] = [dialog for dialog in parent.findChildren(ImportDialog) if dialog.isVisible()]
        dialog.reject()

    QTimer.singleShot(0, fill)
    changes = ImportDialog.ask(parent, session, words)
    assert changes is not None
    assert changes.made == (2,)
    assert stored(session, qtbot, 2).text == ARABIC
    QTimer.singleShot(0, cancel)
    assert ImportDialog.ask(parent, session, words) is None


def test_several_files_are_looked_at_one_after_the_other(
    dialog: ImportDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("one", "gone", "two", "three")]
    for path, text in zip(paths, ("One was sold.", "", "Two was sold.", "Three was sold."), strict=True):
        if text:
            path.write_text(text, encoding="utf-8")
    dialog.take_files(paths)
    assert "(1 of 4)" in plain(dialog.windowTitle())
    qtbot.waitUntil(lambda: dialog.article() is not None)
    field(dialog, "Publisher").setText("The Quay")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    qtbot.waitUntil(lambda: "(2 of 4)" in plain(dialog.windowTitle()))
    assert field(dialog, "Publisher").text() == ""
    qtbot.waitUntil(lambda: problem(dialog) != "")
    assert dialog.article() is None
    QTest.mouseClick(button(dialog, "Skip this file"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text_of(dialog).text() == "Two was sold.")
    assert problem(dialog) == ""
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    qtbot.waitUntil(lambda: text_of(dialog).text() == "Three was sold.")
    assert not button(dialog, "Skip this file").isVisible()
    accept(dialog, qtbot)
    assert [stored(session, qtbot, number).title for number in (2, 3, 4)] == [
        "One was sold.",
        "Two was sold.",
        "Three was sold.",
    ]
    assert stored(session, qtbot, 2).publisher == "The Quay"


def test_claims_that_were_checked_before_are_shown_before_they_are_stored(
    dialog: ImportDialog, session: Session, qtbot: QtBot
) -> None:
    paste(dialog, "News of today. The mayor said that the price was 3 million. Nine new cranes were built in 2014.")
    qtbot.waitUntil(lambda: "nearly the same" in said(dialog))
    assert "Same as 3 (False)" in plain(said(dialog))
    accept(dialog, qtbot)
    assert session.undo_label is not None
    text_of(dialog).let_go()
    assert "nearly the same" not in said(dialog)


def test_what_is_refused_stays_as_it_was_typed(
    dialog: ImportDialog, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    paste(dialog, ARABIC)
    field(dialog, "Author").setText("Amal")
    field(dialog, "Author").setFocus()
    qtbot.waitUntil(lambda: "to draw" in said(dialog))
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)  # nothing can be stored any more
    dialog.accept()
    qtbot.waitUntil(lambda: problem(dialog) != "")
    assert dialog.isVisible()
    assert field(dialog, "Author").text() == "Amal"
    assert field(dialog, "Author").hasFocus()
    assert text_of(dialog).text() == ARABIC
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path)
    accept(dialog, qtbot)
    assert stored(session, qtbot, 2).author == "Amal"


def test_publisher_and_language_are_remembered_by_web_site(
    dialog: ImportDialog, session: Session, qtbot: QtBot
) -> None:
    known = Article("News.", title="News", publisher="بوابة", address="https://www.example.org/1", language="ar")
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(known, []))
    paste(dialog, "12 – 34 – 56")
    QTest.keyClicks(field(dialog, "Address"), "https://example.org/2")
    qtbot.waitUntil(lambda: field(dialog, "Publisher").text() == "بوابة")
    accept(dialog, qtbot)
    article = dialog.article()
    assert article is not None
    assert (article.publisher, article.language) == ("بوابة", "ar")


def test_a_publisher_that_was_typed_stays(dialog: ImportDialog, session: Session, qtbot: QtBot) -> None:
    known = Article("News.", title="News", publisher="Portal", address="https://example.org/1", language="en")
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(known, []))
    QTest.keyClicks(field(dialog, "Publisher"), "Mine")
    field(dialog, "Address").setText("https://example.org/2")
    asked: list[object] = []
    session.read(lambda workspace: workspace.articles.entries(), asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert field(dialog, "Publisher").text() == "Mine"
