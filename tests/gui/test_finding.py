"""Finding in the article on show: a bar with a count, hits under the words, and what the list was searched for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.words import Words
from claimtrack.gui.article.find_bar import FindBar
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.article.view import ArticleView
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme

ARABIC = "قال أحمد إنّ الإتفاق وُقّع.\nلا إتفاق بعد ذلك، ولا اتفاقات."


@pytest.fixture
def view(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[ArticleView]:
    widget = ArticleView(session, words, theme)
    widget.resize(420, 500)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.show_article(1)
    qtbot.waitUntil(lambda: bool(text_of(widget).boxes_of(3)))
    yield widget
    widget.close()


def text_of(view: ArticleView) -> ArticleText:
    return view.findChildren(ArticleText)[0]


def bar_of(view: ArticleView) -> FindBar:
    return view.findChildren(FindBar)[0]


def said(view: ArticleView) -> str:
    return bar_of(view).said.replace("\u2068", "").replace("\u2069", "")


def test_what_is_typed_is_counted_marked_and_gone_through(view: ArticleView, qtbot: QtBot) -> None:
    view.open_find()
    bar = bar_of(view)
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "SALE")
    qtbot.waitUntil(lambda: said(view) == "1 of 2")
    assert len(text_of(view).hit_boxes()) == 2
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert said(view) == "2 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert said(view) == "1 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert said(view) == "2 of 2"
    view.find_next()
    assert said(view) == "1 of 2"
    QTest.keyClicks(bar.field, "x")
    qtbot.waitUntil(lambda: said(view) == "Not found")
    assert text_of(view).hit_boxes() == []


def test_escape_closes_and_leaves_the_found_words_selected(view: ArticleView, qtbot: QtBot) -> None:
    view.open_find()
    QTest.keyClicks(bar_of(view).field, "40 berths")
    qtbot.waitUntil(lambda: said(view) == "1 of 1")
    QTest.keyClick(bar_of(view).field, Qt.Key.Key_Escape)
    assert not bar_of(view).isVisible()
    assert text_of(view).hasFocus()
    assert text_of(view).selected_words == "40 berths"
    assert text_of(view).hit_boxes() == []
    view.find_next()
    assert bar_of(view).isVisible()
    assert bar_of(view).field.text() == "40 berths"


def test_spelling_and_place_in_a_word_do_not_matter(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    article = Article(ARABIC, title="خبر", language="ar")
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(article, []))
    view.show_article(2)
    view.open_find()
    bar_of(view).field.setText("اتفاق")
    qtbot.waitUntil(lambda: said(view) == "1 of 3")


def test_hits_do_not_move_the_text(view: ArticleView, qtbot: QtBot) -> None:
    before = text_of(view).boxes_of(3)
    view.mark_search("mayor price")
    qtbot.waitUntil(lambda: len(text_of(view).hit_boxes()) == 2)
    assert text_of(view).boxes_of(3) == before


def test_what_the_list_was_searched_for_gives_way_to_the_bar_and_comes_back(view: ArticleView, qtbot: QtBot) -> None:
    view.mark_search("council")
    qtbot.waitUntil(lambda: len(text_of(view).hit_boxes()) == 1)
    view.open_find()
    qtbot.waitUntil(lambda: text_of(view).hit_boxes() == [])
    QTest.keyClicks(bar_of(view).field, "sale")
    qtbot.waitUntil(lambda: len(text_of(view).hit_boxes()) == 2)
    QTest.keyClick(bar_of(view).field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(text_of(view).hit_boxes()) == 1)
    view.mark_search("")
    qtbot.waitUntil(lambda: text_of(view).hit_boxes() == [])


def test_hits_are_painted_in_their_colour(view: ArticleView, theme: Theme, qtbot: QtBot) -> None:
    view.mark_search("Lifeboats")
    qtbot.waitUntil(lambda: bool(text_of(view).hit_boxes()))
    [box] = text_of(view).hit_boxes()
    picture = text_of(view).viewport().grab().toImage()
    shown = {picture.pixelColor(x, int(box.top())).name() for x in range(int(box.left()), int(box.right()))}
    assert theme.hit in shown


def test_a_selection_is_what_one_looks_for(view: ArticleView, qtbot: QtBot) -> None:
    text_of(view).select_span(0, len("The council"))
    view.open_find()
    assert bar_of(view).field.text() == "The council"
    qtbot.waitUntil(lambda: said(view) == "1 of 1")


def test_without_an_article_there_is_nothing_to_find_in(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    view.show_article(None)
    with qtbot.waitSignal(session.failed) as refused:
        view.open_find()
    assert refused.args is not None
    assert refused.args[0].code == "article.none-shown"
    assert not bar_of(view).isVisible()
