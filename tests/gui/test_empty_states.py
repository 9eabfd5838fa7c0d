"""Empty places say what to do next and have the button for it; strips above say what one has before oneself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.status import Status
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui import notice_strip
from claimtrack.gui.commands.declared import COMMANDS
from claimtrack.gui.listing.claim_list import HELP
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.parts.empty_state import EmptyState
from claimtrack.gui.session import Session
from claimtrack.gui.view import View
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings


def press(empty: EmptyState, text: str) -> None:
    button = next(each for each in empty.buttons if each.text() == text)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_words_for_every_empty_list_and_its_buttons(language: str) -> None:
    words = Words(language)
    codes = {command.code for command in COMMANDS}
    for code in (*HELP, *(f"list.empty.{status}" for status in Status)):
        assert words.knows(code)
        for command in HELP.get(code, ()):
            assert command in codes
            assert words.knows(f"button.{command}")


def test_a_search_that_finds_nothing_is_cleared_by_its_button(window: Window, qtbot: QtBot) -> None:
    desk = window.desk
    window.top_bar.search.setText("zebra")
    window.top_bar.search.returnPressed.emit()
    desk.list.bar.changed.emit(Filters(speaker="mayor"))
    qtbot.waitUntil(lambda: desk.list.empty_text.startswith("Nothing was found"))
    press(desk.list.empty, "Clear search and filters")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 5)
    assert window.top_bar.search.text() == ""
    assert desk.list.empty_text == ""


def test_each_status_says_how_a_claim_comes_there(window: Window, qtbot: QtBot) -> None:
    said: set[str] = set()
    for status in (Status.IN_REVIEW, Status.READY, Status.PUBLISHED):
        window.desk.show_view(View(status=status))
        qtbot.waitUntil(lambda: window.desk.list.empty_text not in {"", *said})
        said.add(window.desk.list.empty_text)
    assert len(said) == 3


def test_an_article_without_claims_offers_to_draw_them(window: Window, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(lambda workspace: workspace.articles.add(Article("Nothing here.", title="Bare"), []))
    window.desk.show_view(View(filters=Filters(article_id=2, article_title="Bare")))
    qtbot.waitUntil(lambda: window.desk.list.empty_text.startswith("No claim stands in this article"))
    assert [button.text() for button in window.desk.list.empty.buttons] == ["Draw claims again"]


def test_a_search_in_the_library_is_cleared_by_its_button_and_key(window: Window, qtbot: QtBot) -> None:
    window.library.show("sources")
    page = window.library.sources
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    for by_key in (False, True):
        page.search.setText("zebra")
        qtbot.waitUntil(lambda: page.empty.text.startswith("No source"))
        if by_key:
            window.actions_["view.clear"].trigger()
        else:
            press(page.empty, "Clear search and filters")
        qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)


def test_the_sample_says_what_it_is_until_it_was_understood(
    window: Window, session: Session, workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = window.interior.notice
    assert notice.said == ""
    monkeypatch.setattr(notice_strip, "sample_path", lambda: workspace_path)
    notice.refresh()
    assert "This is a sample" in notice.said
    assert notice.isVisible()
    QTest.mouseClick(notice.dismiss_button, Qt.MouseButton.LeftButton)
    assert notice.said == ""
    assert window.focusWidget() in {window.desk.list.table, window.desk.list.empty}
    assert Settings.load().is_welcomed
    notice.refresh()
    assert notice.said == ""
    assert session.is_open


def test_reading_only_is_said_once_with_a_way_out(
    window: Window, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    assert "reading only" in window.interior.notice.said
    assert not window.interior.notice.dismiss_button.isVisible()
    qtbot.waitUntil(lambda: window.desk.panel.claim is not None)
    writing = {command.code for command in COMMANDS if command.needs in {"writing", "claims"}}
    assert not [code for code in writing if window.actions_[code].isEnabled()]
    session.close()
    assert window.interior.notice.said == ""
