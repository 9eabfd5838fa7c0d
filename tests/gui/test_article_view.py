"""The article beside its claims: marks that follow the verdicts, and a selection that becomes a claim."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.article.selection_button import SelectionButton
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.article.view import ArticleView
from claimtrack.gui.parts.elided_label import ElidedLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def view(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[ArticleView]:
    widget = ArticleView(session, words, theme)
    widget.resize(400, 500)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    yield widget
    widget.close()


def text_of(view: ArticleView) -> ArticleText:
    return view.findChildren(ArticleText)[0]


def said(view: ArticleView) -> str:
    shown = "\n".join(label.text() for label in view.findChildren(PlainLabel) if label.isVisible())
    return shown.replace("\u2068", "").replace("\u2069", "")


def open_article(view: ArticleView, qtbot: QtBot) -> ArticleText:
    view.show_article(1)
    qtbot.waitUntil(lambda: bool(text_of(view).boxes_of(3)))
    return text_of(view)


def test_without_an_article_it_says_what_to_do(view: ArticleView) -> None:
    assert "import one" in said(view)


def test_an_article_is_shown_with_its_facts(view: ArticleView, qtbot: QtBot) -> None:
    open_article(view, qtbot)
    assert "Harbour sold" in said(view)
    assert "Published February 2013 · English · The Quay" in said(view)


def test_a_mark_leads_to_its_claim_and_a_claim_to_its_mark(view: ArticleView, qtbot: QtBot) -> None:
    text = open_article(view, qtbot)
    with qtbot.waitSignal(view.claim_chosen) as chosen:
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.boxes_of(4)[0].center().toPoint())
    assert chosen.args == [4]
    view.choose_claim(4)
    assert text.chosen_claim == 4
    assert "Claim 4 · Dismissed" in text.accessibleDescription().replace("\u2068", "").replace("\u2069", "")


def test_a_claim_chosen_before_its_article_is_outlined_when_that_comes(view: ArticleView, qtbot: QtBot) -> None:
    view.show_article(1)
    view.choose_claim(3)
    qtbot.waitUntil(lambda: bool(text_of(view).boxes_of(3)))
    assert text_of(view).chosen_claim == 3
    assert "False" in text_of(view).accessibleDescription()


def test_marks_follow_verdicts_and_undo(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    text = open_article(view, qtbot)
    view.choose_claim(5)
    assert "To check" in text.accessibleDescription()
    session.do(lambda workspace: workspace.verdicts.give(5, Judgement("half-true", rationale_en="The 5th.")))
    qtbot.waitUntil(lambda: "Half true" in text.accessibleDescription())
    session.undo()
    qtbot.waitUntil(lambda: "To check" in text.accessibleDescription())


def test_what_is_selected_becomes_a_claim(view: ArticleView, workspace_path: Path, qtbot: QtBot) -> None:
    text = open_article(view, qtbot)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        start = workspace.articles.get(1).article.text.index("Lifeboats were")
    text.select_span(start, start + len("Lifeboats were "))
    with qtbot.waitSignal(view.claim_chosen) as chosen:
        view.add_claim()
    assert chosen.args is not None
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        claim = workspace.claims.get(chosen.args[0])
    assert claim.text == "Lifeboats were"
    assert claim.quote is not None
    assert (claim.quote.text, claim.quote.start) == ("Lifeboats were", start)


def test_without_a_selection_it_says_what_to_do(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    open_article(view, qtbot)
    with qtbot.waitSignal(session.failed) as refused:
        view.add_claim()
    assert refused.args is not None
    assert refused.args[0].code == "article.nothing-selected"


def test_the_next_mark_follows_the_text(view: ArticleView, qtbot: QtBot) -> None:
    open_article(view, qtbot)
    view.choose_claim(2)
    for step, expected in ((view.choose_next, 3), (view.choose_previous, 1)):
        with qtbot.waitSignal(view.claim_chosen) as chosen:
            step()
        assert chosen.args == [expected]


def test_markup_in_a_title_is_text(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    hostile = Article("Some text.", title='<img src="file:///dev/zero">&amp;', publisher="\u202ex", language="en")
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(hostile, []))
    view.show_article(2)
    qtbot.waitUntil(lambda: hostile.title in said(view))
    assert "\u202e" not in said(view)


def test_closing_the_workspace_empties_it(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    open_article(view, qtbot)
    session.close()
    assert "import one" in said(view)
    assert text_of(view).document().isEmpty()


def title_of(view: ArticleView) -> ElidedLabel:
    return view.findChildren(ElidedLabel)[0]


def show(view: ArticleView, session: Session, qtbot: QtBot, shown: Article) -> None:
    session.do(lambda workspace: workspace.articles.add(shown, []), lambda changes: view.show_article(changes.made[0]))
    qtbot.waitUntil(lambda: text_of(view).toPlainText() != "")


@pytest.mark.parametrize("word", ["harbour <b>& ", "الميناء "], ids=["english", "arabic"])
def test_a_long_title_takes_three_lines_and_is_whole_in_the_tooltip(
    view: ArticleView, session: Session, qtbot: QtBot, word: str
) -> None:
    show(view, session, qtbot, Article("Nothing was sold.", title=word * 60, language="en"))
    title = title_of(view)
    lines = title.heightForWidth(title.width()) / QFontMetrics(title.font()).lineSpacing()
    assert 2.5 < lines < 3.5
    assert title.text().endswith("…")
    assert title.text().rstrip("…").rsplit(" ", 1)[-1] in word.split()
    assert title.toolTip().count(escape(word.split(maxsplit=1)[0])) == 60
    view.resize(1200, 500)
    qtbot.waitUntil(lambda: title.width() > 1000)
    assert len(title.text()) > 200


def test_a_title_that_begins_the_text_is_shown_once(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    show(view, session, qtbot, Article("Harbour  sold\n\nIt had 40 berths.", title="Harbour sold", language="en"))
    assert not title_of(view).isVisible()
    document = text_of(view).document()
    heading, after = (document.findBlockByNumber(number).begin().fragment().charFormat() for number in (0, 1))
    assert heading.fontWeight() > after.fontWeight()
    view.show_article(1)
    qtbot.waitUntil(title_of(view).isVisible)


def test_a_title_that_only_resembles_the_beginning_stays(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    show(view, session, qtbot, Article("Harbour sold for a song, they say.", title="Harbour sold", language="en"))
    assert title_of(view).isVisible()
    assert title_of(view).toolTip() == ""


def floating(view: ArticleView) -> SelectionButton:
    return view.findChildren(SelectionButton)[0]


def test_words_selected_by_hand_have_a_button_beside_them(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    text = open_article(view, qtbot)
    text.setFocus()
    assert not floating(view).isVisible()
    text.select_span(0, len("The council"))
    assert floating(view).isVisible()
    near = text.cursorRect().adjusted(-100, -60, 100, 60)
    assert near.intersects(floating(view).geometry())
    assert text.viewport().rect().contains(floating(view).geometry())
    with qtbot.waitSignal(view.claim_chosen):
        QTest.mouseClick(floating(view), Qt.MouseButton.LeftButton)
    assert text.hasFocus()
    assert not floating(view).isVisible()
    assert session.undo_label is not None


def test_the_button_stays_away_where_the_keyboard_is_elsewhere(view: ArticleView, qtbot: QtBot) -> None:
    text = open_article(view, qtbot)
    text.clearFocus()
    view.select_span(0, len("The council"))
    assert not floating(view).isVisible()


def test_an_edited_title_is_shown_and_the_place_in_the_text_kept(
    view: ArticleView, session: Session, qtbot: QtBot
) -> None:
    text = open_article(view, qtbot)
    text.select_span(4, 11)
    with qtbot.waitSignal(view.named):
        session.do(lambda workspace: workspace.articles.edit(1, title="Harbour kept", publisher="Quay"))
    assert "Harbour kept" in said(view)
    assert text.span == (4, 11)


def test_an_article_that_goes_to_the_trash_is_shown_no_more(view: ArticleView, session: Session, qtbot: QtBot) -> None:
    open_article(view, qtbot)
    session.do(lambda workspace: workspace.articles.delete(1))
    qtbot.waitUntil(lambda: view.number is None)


def test_the_frame_of_the_chosen_mark_has_room_beside_the_text(view: ArticleView, qtbot: QtBot) -> None:
    text = open_article(view, qtbot)
    for claim in range(1, 6):
        for box in text.boxes_of(claim):
            frame = box.adjusted(-3, 0, 3, 0)
            assert frame.left() >= 0
            assert frame.right() <= text.viewport().width()


def test_hidden_characters_are_drawn_on_demand_and_the_text_stays_as_it_is(
    view: ArticleView, session: Session, qtbot: QtBot
) -> None:
    text = "The har\u200cbour\u200f has\u00a040 berths.\u202e" + "\n\nIt is old." * 80
    drawn = DrawnClaim(0, 29, text[:29], Kind.CHECKABLE, Voice.ARTICLE, 0.8, worthy=True)
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(Article(text, title="Port"), [drawn]))
    view.show_article(2)
    shown = text_of(view)
    qtbot.waitUntil(lambda: bool(shown.boxes_of(6)))
    assert shown.toPlainText().startswith("The har\u200cbour\u200f has 40 berths.\u25af")
    view.select_span(len(text) - 4, len(text) - 1)
    scrolled = shown.verticalScrollBar().value()
    view.show_hidden()
    assert shown.toPlainText().startswith("The har\u25afbour\u25af has\u242340 berths.\u25af")
    assert shown.verticalScrollBar().value() == scrolled > 0
    shown.selectAll()
    assert shown.createMimeDataFromSelection().text() == text
    view.show_hidden()
    assert shown.toPlainText().startswith("The har\u200cbour\u200f has 40")
    view.select_span(0, 0)
    qtbot.waitUntil(lambda: bool(shown.boxes_of(6)))
