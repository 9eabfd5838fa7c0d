"""Text from anywhere in every place that shows text: it is shown as it is, opens nothing and stops nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.source import Citation, Pin, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.article.view import ArticleView
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace

TEXTS = {
    "image": '<img src="file:///dev/zero"><img src="//host/share">',
    "link": '<a href="file:///etc/passwd">x</a> javascript:alert(1)',
    "style": '<style>@import "file:///x"</style><p style="background-image:url(file:///x)">',
    "markdown": "![a](file:///x.png)",
    "entity": "&lt;b&gt; &amp; &File &&",
    "deep": "<b>" * 20_000,
    "endless": "x" * 90_000,
    "endless Arabic": "ب" * 90_000,
    "marks": "a" + "\u0301" * 90_000,
    "overrides": "\u202e\u2067" * 5_000,
    "zero width": "a\u200b\u200d\ufeffb\u2028c\ufffed",
    "format": "{0.__class__} %s %d {words}",
    "sql": "'; DROP TABLE claim;-- % _ \\",
}


def write_everywhere(text: str, workspace: Workspace) -> Changes:
    """One claim with the text in all its parts; the last change is given back."""
    workspace.claims.edit(5, text=text, speaker=text[:500])
    pin = Pin(quote=text, place=text[:500], translation=text, note=text)
    source = Citation(title=text, publisher=text[:500], author=text[:500], address=text[:500], origin=text[:500])
    workspace.evidence.attach(5, source, stance=Stance.SUPPORTS, pin=pin)
    workspace.notes.add(5, text=text)
    return workspace.verdicts.give(5, Judgement("true", rationale_en=text, rationale_ar=text, right=text[:500]))


@pytest.fixture(params=list(TEXTS.values()), ids=list(TEXTS))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def claim(session: Session, workspace_path: Path, text: str, qtbot: QtBot) -> Claim:
    with qtbot.waitSignal(session.changed):
        session.do(partial(write_everywhere, text))
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(5)


def assert_plain(widget: QWidget) -> None:
    widget.grab()
    for label in widget.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067") & set(label.text())


def test_the_claim_column(claim: Claim, text: str, session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    panel = ClaimPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.resize(330, 700)
    panel.show()
    panel.show_claim(claim.id)
    qtbot.waitUntil(lambda: panel.claim is not None)
    panel.show_tab("notes")
    assert_plain(panel)
    assert panel.width() == 330
    assert not session.drafts, "what is shown is taken for something typed"
    assert claim.verdict is not None
    assert claim.verdict.judgement.rationale_en == text.strip()
    panel.close()


@pytest.mark.parametrize(
    "make",
    [
        lambda parent, session, words, theme, claim: AttachDialog(parent, session, words, theme, claim, None),
        lambda parent, session, words, theme, claim: AttachDialog(
            parent, session, words, theme, claim, claim.evidence[0]
        ),
        lambda parent, session, words, _theme, claim: WordingDialog(parent, session, words, claim),
    ],
    ids=["attach", "edit evidence", "reword"],
)
def test_the_dialogs(
    claim: Claim,
    session: Session,
    words: Words,
    theme: Theme,
    qtbot: QtBot,
    make: Callable[[QWidget, Session, Words, Theme, Claim], QWidget],
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = make(parent, session, words, theme, claim)
    dialog.show()
    lists = dialog.findChildren(QListWidget)
    qtbot.waitUntil(lambda: all(found.count() for found in lists))
    assert_plain(dialog)
    dialog.close()


def test_the_article(text: str, session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    article = Article(text * 3, title=text, publisher=text, author=text, address=text, language=text[:10])
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(article, []))
    view = ArticleView(session, words, theme)
    qtbot.addWidget(view)
    view.resize(400, 700)
    view.show()
    view.show_article(2)
    [shown] = view.findChildren(ArticleText)
    qtbot.waitUntil(lambda: not shown.document().isEmpty())
    assert_plain(view)
    shown.selectAll()
    assert shown.createMimeDataFromSelection().text() == article.text
    view.close()
