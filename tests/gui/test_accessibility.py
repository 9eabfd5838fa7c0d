"""What a screen reader and a keyboard find: every widget has a name, and all of them are reached by Tab."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.claim import Claim
from claimtrack.domain.merging import Conflict, MergePlan
from claimtrack.domain.request import Question
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, Source
from claimtrack.gui.article.edit_dialog import ArticleDialog
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.commands.keys_dialog import KeysDialog
from claimtrack.gui.commands.palette import Palette
from claimtrack.gui.commands.views import NameDialog
from claimtrack.gui.documents.copy_window import CopyWindow
from claimtrack.gui.documents.verify_dialog import VerifyDialog
from claimtrack.gui.help import GuideWindow
from claimtrack.gui.library.merge_dialog import MergeDialog
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.newsroom.blind_dialog import BlindDialog
from claimtrack.gui.newsroom.complaint_dialog import ComplaintDialog
from claimtrack.gui.newsroom.correction_dialog import CorrectionDialog
from claimtrack.gui.newsroom.merge_dialog import MergeCopyDialog
from claimtrack.gui.newsroom.people_dialog import PeopleDialog
from claimtrack.gui.newsroom.publication_dialog import Offer, PublicationDialog
from claimtrack.gui.newsroom.request_dialog import RequestDialog
from claimtrack.gui.newsroom.review_pass import ReviewPass
from claimtrack.gui.newsroom.scale_editor import ScaleEditor
from claimtrack.gui.newsroom.scales_dialog import ScalesDialog
from claimtrack.gui.parts.dialogs import TextDialog
from claimtrack.gui.problem_report import ProblemReport
from claimtrack.gui.session import Session
from claimtrack.gui.settings_dialog import SettingsDialog
from claimtrack.gui.style.colour import READABLE, contrast, mix
from claimtrack.gui.style.look import Look
from claimtrack.gui.style.theme import DARK, LIGHT, TINT, Theme
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.articles import StoredArticle

MOST_STEPS = 200  # of the Tab key, in any window


@pytest.fixture
def language() -> str:
    return "en"


@pytest.fixture
def window(session: Session, look: Look, tmp_path: Path, qtbot: QtBot, language: str) -> Iterator[Window]:
    look.wear(Settings(language=language, theme="light"))
    made = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.furnish(session, look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.desk.panel.claim is not None)
    made.desk.list.choose(3)
    qtbot.waitUntil(lambda: made.desk.panel.claim is not None and made.desk.panel.claim.id == 3)
    made.desk.bring_claim()
    yield made
    look.wear(Settings(language="en", theme="light"))


def reached(widget: QWidget) -> bool:
    """Whether the keyboard is meant to come to a widget."""
    policy = widget.focusPolicy()
    return widget.isVisible() and widget.isEnabled() and bool(policy.value & Qt.FocusPolicy.TabFocus.value)


def focusable(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if reached(widget) and widget.focusProxy() is None]


def name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    parents = []
    at: QWidget | None = widget
    while at is not None:
        parents.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(parents)


def nameless(root: QWidget) -> list[str]:
    inside = (QComboBox, QAbstractScrollArea)  # their own inner parts are named by them
    found = [widget for widget in focusable(root) if not name(widget).strip()]
    return [described(each) for each in found if not isinstance(each.parentWidget(), inside)]


def cut(root: QWidget) -> list[str]:
    """The labels and buttons that have less room than their words, and no tooltip that says all of them."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton) or not part.text():
            continue
        if isinstance(part, QAbstractButton) or not part.wordWrap():
            has_room = part.width() >= part.sizeHint().width() or bool(part.toolTip())
        else:
            has_room = part.height() >= part.heightForWidth(part.width())
        if not has_room:
            found.append(f"{part.text()}: {described(part)}")
    return found


def has_room(root: QWidget) -> None:
    assert cut(root) == []


def walked(root: QWidget) -> set[QWidget]:
    """The widgets that Tab and Shift+Tab come to, from where the keyboard is until it comes round."""
    found: list[QWidget] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        passed: list[QWidget] = []
        for _ in range(MOST_STEPS):
            at = QApplication.focusWidget()
            assert at is not None
            assert at.window() is root
            if at in passed:
                break
            passed.append(at)
            QTest.keyClick(at, key)
        found += passed
    return set(found)


def missed(root: QWidget) -> list[str]:
    """What Tab does not come to: a scroll area is passed by, its parts are not; of exclusive buttons one is enough."""
    found = walked(root)
    proxied = {each.focusProxy() for each in root.findChildren(QWidget)}
    left = [each for each in focusable(root) if each not in found and each not in proxied]
    return [described(each) for each in left if not isinstance(each, QScrollArea) and not in_group(each, found)]


def has_rows(table: QTableView) -> bool:
    return table.model().rowCount() > 0


def has_focus(dialog: QWidget) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and dialog.isAncestorOf(widget)


def in_group(widget: QWidget, found: set[QWidget]) -> bool:
    """Whether it is one of several buttons that the arrows go through, and Tab came to another of them."""
    group = getattr(widget, "group", lambda: None)()
    exclusive = group is not None or getattr(widget, "autoExclusive", lambda: False)()
    parent = widget.parentWidget()
    return exclusive and parent is not None and any(each.parentWidget() is parent for each in found)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_in_the_window_has_a_name_and_room(window: Window, qtbot: QtBot) -> None:
    assert nameless(window) == []
    for size in ((1440, 900), (1100, 700)):
        window.resize(*size)
        qtbot.waitUntil(partial(has_room, window))


@pytest.mark.parametrize("width", [1100, 1440])
def test_tab_comes_to_everything_in_the_window(window: Window, width: int) -> None:
    window.resize(width, 900)
    window.desk.list.table.setFocus()
    assert missed(window) == []


def test_the_pages_have_names_and_are_walked(window: Window, session: Session, qtbot: QtBot) -> None:
    session.do(lambda workspace: workspace.claims.delete([1]))
    session.do(lambda workspace: workspace.corrections.log_complaint(text="Too late."))
    session.do(lambda workspace: workspace.requests.ask(2, Question("Harbour office")))
    for page in ("sources", "speakers", "corrections", "requests", "history", "report", "trash"):
        window.actions_[f"view.{page}"].trigger()
        table = getattr(window.library, page).table
        qtbot.waitUntil(partial(has_rows, table))
        qtbot.wait(50)
        assert nameless(window) == [], page
        assert cut(window) == [], page
        table.setFocus()
        assert missed(window) == [], page


def test_the_triage_has_names(window: Window, qtbot: QtBot) -> None:
    window.actions_["view.triage"].trigger()
    qtbot.waitUntil(window.triage.column.isVisible)
    assert nameless(window) == []


Make = Callable[[Window, Session, Look, Claim], QDialog | QWidget]


def _source() -> Source:
    return Source(1, "", Citation(title="Register"), None, (), datetime.now(UTC))


def _stored() -> StoredArticle:
    return StoredArticle(1, "", Article("News.", title="News", language="fr"), "", datetime.now(UTC))


def _conflict() -> Conflict:
    return Conflict("1", "claim", "text", "It had 40 berths", 2, "It had 41 berths", "It had 44 berths")


DIALOGS: dict[str, Make] = {
    "article": lambda window, session, look, _: ArticleDialog(window, session, look.words, _stored()),
    "import": lambda window, session, look, _: ImportDialog(window, session, look.words),
    "attach": lambda window, session, look, claim: AttachDialog(window, session, look.words, look.theme, claim, None),
    "wording": lambda window, session, look, claim: WordingDialog(window, session, look.words, claim),
    "text": lambda window, _, look, __: TextDialog(window, look.words, "?", "", is_long=True),
    "settings": lambda window, session, look, _: SettingsDialog(window, look.words, session.settings),
    "palette": lambda window, _, look, __: Palette(window, look.words, window.actions_),
    "source": lambda window, session, look, _: SourceDialog(window, session, look.words, _source()),
    "merge": lambda window, session, look, _: MergeDialog(
        window,
        session,
        look.words,
        "sources",
        [(1, "One"), (2, "Other")],
        lambda _numbers, _into, workspace: workspace.undo(),
    ),
    "blind": lambda window, session, look, claim: BlindDialog(window, session, look.words, look.theme, claim),
    "pass": lambda window, session, look, _: ReviewPass(window, session, look.words, look.theme, 1),
    "correct": lambda window, session, look, claim: CorrectionDialog(window, session, look.words, look.theme, claim),
    "publish": lambda window, session, look, _: PublicationDialog(window, session, look.words, Offer((), ()), ()),
    "complaint": lambda window, session, look, _: ComplaintDialog(window, session, look.words, None),
    "request": lambda window, session, look, _: RequestDialog(window, session, look.words, 1, None),
    "people": lambda window, session, look, _: PeopleDialog(window, session, look.words),
    "scales": lambda window, session, look, _: ScalesDialog(window, session, look.words, look.theme),
    "scale": lambda window, session, look, _: ScaleEditor(window, session, look.words, look.theme, default_scale()),
    "merge-copy": lambda window, session, look, _: MergeCopyDialog(
        window, session, look.words, look.theme, Path("copy"), MergePlan("copy", conflicts=(_conflict(),))
    ),
    "view": lambda window, session, look, _: NameDialog(
        window, session, look.words, "Late", lambda _name, workspace: workspace.undo()
    ),
    "keys": lambda window, _, look, __: KeysDialog(window, look.words, look.theme, {}),
    "guide": lambda window, _, look, __: GuideWindow(window, look.words),
    "copy": lambda window, session, look, claim: CopyWindow(
        window, session, look.words, look.theme, claim.evidence[0].source.id, evidence=claim.evidence[0]
    ),
    "verify": lambda window, session, look, _: VerifyDialog(window, session, look.words),
    "problem": lambda window, _, look, __: ProblemReport(window, look.words),
}


def test_every_dialog_has_names_and_is_walked(window: Window, session: Session, look: Look, qtbot: QtBot) -> None:
    claim = window.desk.panel.claim
    assert claim is not None
    for which, make in DIALOGS.items():
        dialog = make(window, session, look, claim)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(partial(has_focus, dialog))
        assert nameless(dialog) == [], which
        assert missed(dialog) == [], which
        qtbot.waitUntil(partial(has_room, dialog))
        assert dialog.windowTitle(), which
        dialog.hide()


@pytest.mark.parametrize("language", ["ar"])
def test_no_dialog_cuts_its_words(window: Window, session: Session, look: Look, qtbot: QtBot) -> None:
    claim = window.desk.panel.claim
    assert claim is not None
    for make in DIALOGS.values():
        dialog = make(window, session, look, claim)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(partial(has_room, dialog))
        dialog.hide()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_all_pairs_of_text_and_ground_can_be_read(theme: Theme) -> None:
    pairs = [
        (ink, ground)
        for ink in (theme.text, theme.muted)
        for ground in (theme.window, theme.surface, theme.page, theme.raised, theme.chosen)
    ]
    pairs += [(theme.link, ground) for ground in (theme.window, theme.surface, theme.page, theme.raised)]
    pairs += [(theme.accent, theme.window), (theme.accent, theme.page), (theme.on_accent, theme.accent)]
    pairs += [(theme.on_accent, mix(theme.accent, theme.text, 0.15))]
    pairs += [(theme.danger, ground) for ground in (theme.window, theme.surface, theme.page)]
    pairs += [(ink, theme.tint(ink, TINT)) for ink in (theme.supports, theme.contradicts, theme.context)]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= READABLE, (ink, ground)
    for ground in (theme.window, theme.surface, theme.page):
        assert contrast(theme.accent, ground) >= 3  # what shows where the keyboard is
