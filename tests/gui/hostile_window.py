"""Fills a workspace with hostile texts, opens everything that shows them, and prints each place that is not plain.

A program of its own, `python -m tests.gui.hostile_window FOLDER`, so that what the system was asked for can be watched.
FOLDER holds what the texts point at. Its last line says how much was looked at.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QEvent, QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLabel,
    QLineEdit,
    QMenu,
    QStatusBar,
    QTextEdit,
    QWidget,
)

from claimtrack.domain.article import Article
from claimtrack.domain.claim import Place
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.publication import Piece
from claimtrack.domain.request import Question
from claimtrack.domain.source import Citation, Pin, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.gui.article.edit_dialog import ArticleDialog
from claimtrack.gui.claim.panel import TABS
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.session import Session
from claimtrack.gui.sidebar import PAGES
from claimtrack.gui.style.look import Look
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace
from tests.gui.test_accessibility import DIALOGS

TURNING = frozenset("\u202a\u202b\u202d\u202e")  # isolates that are closed belong to our own words
SHORT = 80  # characters of what has to be short
LONGEST_WAIT = 60.0  # seconds


def hostile_texts(folder: Path) -> tuple[str, ...]:
    """Texts that try to be more than text; what they point at lies in a folder."""
    return (
        f'<img src="file://{folder}/x.png"><img src="file://{folder}/fifo"><img src="//bait.invalid/share">',
        f'<a href="file://{folder}/x.png">x</a> <a href="javascript:alert(1)">y</a>',
        f'<style>@import "file://{folder}/x.css"</style><p style="background-image:url(file://{folder}/x.png)">z',
        f"![a](file://{folder}/x.png) [b]({folder}/x.png)",
        "</script><script>&lt;b&gt; &File &&",
        "<b>" * 20_000,
        "x" * 90_000,
        "ب" * 90_000,
        "a" + "\u0301" * 90_000,
        "abc \u202e\u2067 gnp.exe" + "\u202e\u2067" * 500,
        "\u0440\u0430ypal a\u200b\u200d\ufeffb\u2028c\ufffed cafe\u0301 café",
        "'; DROP TABLE claim;-- % _ \\ \" a OR ( NEAR( col:x -a ^ 5% don't",
        "{0.__class__} %s %d {name} 9223372036854775808 NaN 10000-01-01",
    )


def fill(workspace: Workspace, texts: tuple[str, ...]) -> None:
    """One article and one claim for each text, with the text in each of their parts."""
    for number, text in enumerate(texts, 1):
        short = text[:SHORT]
        article = Article(
            f"{text}\n\n{text}", title=text, publisher=short, author=short, address=f"http://a.invalid/{short}"
        )
        drawn = DrawnClaim(0, min(len(text), 200), text[:200], Kind.CHECKABLE, Voice.REPORTED, 0.8, worthy=True)
        workspace.articles.add(article, [replace(drawn, speaker=short)])
        workspace.claims.edit(number, text=text, speaker=f"{number} {short}")
        cited = Citation(title=f"{number} {text}", publisher=text, author=text, address=text, origin=short)
        workspace.evidence.attach(
            number, cited, stance=Stance.SUPPORTS, pin=Pin(quote=text, place=text, translation=text, note=text)
        )
        workspace.notes.add(number, text=text)
        workspace.appearances.add(number, Place(address=text, platform=short, account=short))
        workspace.claims.label([number], assignee=short, add_tags=[f"{number} {short}"])
        workspace.requests.ask(number, Question(f"{number} {short}", how=short, question=text))
        workspace.people.add(f"{number} {short}")
        workspace.views.save(f"{number} {short[:60]}", "")
        workspace.verdicts.give(number, Judgement("true", rationale_en=text, rationale_ar=text, right=short))
        workspace.review.send([number], override=text)
        workspace.corrections.log_complaint(text=text, complainant=short, claim_id=number)
    workspace.who = "Karim"
    workspace.review.sign([1, 2], note=texts[0])
    for number in (1, 2):
        workspace.publications.publish([number], Piece(headline=texts[number - 1], address="http://b.invalid/x"))
    endless = Article("x" * 1_000_000, title="One word"), Article("ب" * 1_000_000 + "\u202e", title="كلمة")
    for article in endless:
        workspace.articles.add(article, [])
    workspace.articles.delete(len(texts) + 1)
    workspace.claims.add(text=texts[0])
    workspace.claims.delete([len(texts) + 1])


class Tour:
    """Goes through the window and collects what is shown as anything but plain text."""

    def __init__(self, application: QApplication, window: Window, session: Session) -> None:
        self._application, self.window, self.session = application, window, session
        self.defects: set[str] = set()
        self.seen = 0

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + LONGEST_WAIT
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            self._application.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Let the window work until what it asked has been answered and drawn."""
        for _ in range(2):
            came: list[None] = []
            self.session.tend(lambda _: None, came.append)
            self.session.read(lambda _: None, came.append)
            self.wait(partial(_has_two, came))
        self._application.processEvents()

    def look_at(self, widget: QWidget, place: str) -> None:
        """Draw a widget and look at all texts in it."""
        self.settle()
        widget.grab()
        self.defects |= {
            f"{place}: {found}" for each in (widget, *widget.findChildren(QWidget)) for found in told(each)
        }
        self.seen += 1

    def go(self) -> None:
        """Everything once."""
        window = self.window
        for number in range(1, 14):
            window.desk.list.choose(number)
            self.wait(partial(_is_shown, window, number))
            self.look_at(window, f"claim {number}")
        for tab in TABS:
            window.desk.panel.show_tab(tab)
            self.look_at(window, tab)
        self._dialogs()
        self._menus()
        for page in PAGES:
            window.actions_[f"view.{page}"].trigger()
            self.settle()
            self.look_at(window, page)
        window.library.report.write_pdf(Path(self.session.path or "").with_name("report.pdf"))
        window.library.leave()
        window.actions_["view.triage"].trigger()
        self.look_at(window, "triage")
        for article in range(1, 15):
            window.desk.sidebar.article_chosen.emit(article)
            self.look_at(window, f"article {article}")

    def _menus(self) -> None:
        for menu in self.window.findChildren(QMenu):
            menu.aboutToShow.emit()
            self.look_at(menu, "menu")
        self.window.actions_["claim.copy"].trigger()

    def _dialogs(self) -> None:
        window, session, look = self.window, self.session, self.window.interior._look
        claim = window.desk.panel.claim
        assert claim is not None
        assert session.path is not None
        with Workspace.open(session.path, who="", is_readonly=True) as workspace:
            stored, source = workspace.articles.get(1), workspace.sources.get(1)
            claim = workspace.claims.get(1)
        made: list[tuple[str, QWidget]] = [
            ("article", ArticleDialog(window, session, look.words, stored)),
            ("source", SourceDialog(window, session, look.words, source)),
        ]
        made += [(name, make(window, session, look, claim)) for name, make in DIALOGS.items()]
        for name, dialog in made:
            dialog.show()
            self.look_at(dialog, name)
            for completer in dialog.findChildren(QCompleter):
                popup = completer.popup()
                if popup is not None:
                    completer.complete()
                    self.look_at(popup, f"{name}, completer")
                    popup.hide()
            dialog.close()
            dialog.deleteLater()
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _has_two(came: list[None]) -> bool:
    return len(came) > 1


def _is_shown(window: Window, number: int) -> bool:
    return shown(window) == number


def shown(window: Window) -> int | None:
    """The number of the claim that has come."""
    claim = window.desk.panel.claim
    return claim.id if claim else None


def told(widget: QWidget) -> Iterator[str]:
    """What a widget shows as something else than plain text."""
    name = type(widget).__name__
    for action in widget.actions():
        yield from (f"{name}, action {found}" for found in _odd(action.text()))
    shows_tips = isinstance(widget, QMenu) and widget.toolTipsVisible()
    for tip in (widget.toolTip(), *(action.toolTip() for action in widget.actions() if shows_tips)):
        if is_marked_up(tip):
            yield f"{name}, tooltip {tip[:60]!r}"
    if TURNING & set(widget.windowTitle()):
        yield f"{name}, title"
    if isinstance(widget, QLabel):
        is_plain = widget.textFormat() is Qt.TextFormat.PlainText or "<" not in widget.text()
        yield from () if is_plain and not TURNING & set(widget.text()) else (f"{name}, label {widget.text()[:60]!r}",)
    text = getattr(widget, "text", None)
    if callable(text) and not isinstance(widget, QLineEdit | QTextEdit | QLabel | QStatusBar):
        said = text()
        yield from (f"{name} {found}" for found in _odd(said) if isinstance(said, str))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _odd_rows(widget)


def _odd(said: str) -> Iterator[str]:
    if TURNING & set(said):
        yield repr(said[:60])


def _odd_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 40)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            said, tip = index.data(), index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(said, str) and TURNING & set(said):
                yield f"{type(view).__name__}, row {said[:60]!r}"
            if isinstance(tip, str) and is_marked_up(tip):
                yield f"{type(view).__name__}, tooltip {tip[:60]!r}"


def is_marked_up(tip: str) -> bool:
    """Whether a tooltip has other markup than the paragraph that ours have around them."""
    inside = tip.removeprefix('<p dir="ltr" style="white-space:pre-wrap">')
    inside = inside.removeprefix('<p dir="rtl" style="white-space:pre-wrap">').removesuffix("</p>")
    return "<" in inside


def main() -> None:
    """Fill, look, and say."""
    folder = Path(sys.argv[1])
    application = QApplication([])
    path = folder.parent / "a <b>b&c\u202e.claimtrack"
    with Workspace.create(path, who="Amal") as workspace:
        fill(workspace, hostile_texts(folder))
    settings = Settings(name="Karim", language="en", theme="light")
    session = Session(settings)
    window = Window(QSettings(str(folder.parent / "window.ini"), QSettings.Format.IniFormat))
    window.furnish(session, Look(application, settings))
    window.show()
    session.open(path)
    tour = Tour(application, window, session)
    try:
        tour.wait(lambda: shown(window) is not None)
        tour.go()
    finally:
        window.close()
        application.clipboard().clear()  # without a display Qt asks Python's object at its very end
    print(*sorted(tour.defects), f"{tour.seen} looked at", sep="\n")


if __name__ == "__main__":
    main()
