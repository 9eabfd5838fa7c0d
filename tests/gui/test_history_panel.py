"""The history of a claim in sentences."""

from collections.abc import Callable
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from claimtrack.domain.changes import Changes
from claimtrack.domain.difference import Difference, pieces
from claimtrack.domain.moments import in_words
from claimtrack.domain.words import Words
from claimtrack.gui.claim.history_panel import EntryView, HistoryPanel
from claimtrack.gui.parts.difference_label import DifferenceLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace


def reworded(number: int) -> Callable[[Workspace], Changes]:
    return lambda workspace: workspace.claims.edit(1, text=f"wording {number}")


def lines(panel: HistoryPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(PlainLabel)]


def test_what_was_done_is_said_with_who_and_when(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    panel = HistoryPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.show_claim(3)
    qtbot.waitUntil(lambda: len(lines(panel)) > 3)
    text = "\n".join(lines(panel))
    assert "Amal" in text
    assert "Verdict on claim" in text
    assert str(datetime.now().astimezone().year) in text


def test_it_follows_what_is_done(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    panel = HistoryPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.show_claim(1)
    session.do(lambda workspace: workspace.claims.edit(1, date="2012"))
    qtbot.waitUntil(lambda: any("Claimed date" in line and "2012" in line for line in lines(panel)))
    panel.show_claim(None)
    qtbot.waitUntil(lambda: not any("Claimed date" in line for line in lines(panel)))


def views(panel: HistoryPanel) -> list[EntryView]:
    """What is shown of each action, from above."""
    shown = [each for each in panel.findChildren(EntryView) if each.isVisible()]
    return sorted(shown, key=lambda view: view.y())


def test_what_is_shown_already_is_not_built_again(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    panel = HistoryPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_claim(1)
    qtbot.waitUntil(lambda: bool(views(panel)))
    before = views(panel)
    session.do(reworded(1))
    qtbot.waitUntil(lambda: len(views(panel)) == len(before) + 1)
    assert views(panel)[1:] == before
    panel.show_claim(3)
    qtbot.waitUntil(lambda: any("Verdict on claim" in line for line in lines(panel)))
    assert not any("wording 1" in label.text() for view in views(panel) for label in view.findChildren(PlainLabel))


def test_a_moment_is_said_in_local_time(words: Words) -> None:
    at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    local = at.astimezone()
    assert local.strftime("%H:%M") in in_words(words, at)
    assert "January 2026" in in_words(words, at)


def test_a_long_history_is_shown_in_two_steps(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    for number in range(30):
        session.do(reworded(number))
    panel = HistoryPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: session.is_saved)
    panel.show_claim(1)
    qtbot.waitUntil(panel.more_button.isVisible)
    few = len(lines(panel))
    panel.more_button.click()
    qtbot.waitUntil(lambda: len(lines(panel)) > few)
    assert not panel.more_button.isVisible()


def test_what_differs_in_a_text_is_marked_and_never_markup(
    session: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    panel = HistoryPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    panel.show_claim(1)
    session.do(lambda workspace: workspace.claims.edit(1, text="The council <b>sold</b> the harbour in 2012"))
    qtbot.waitUntil(lambda: bool(panel.findChildren(DifferenceLabel)))
    (label,) = panel.findChildren(DifferenceLabel)
    assert "".join(piece.text for piece in label.pieces if piece.kind is not Difference.REMOVED) == (
        "The council <b>sold</b> the harbour in 2012"
    )
    assert {piece.kind for piece in label.pieces} == {Difference.SAME, Difference.ADDED}
    assert "added" in label.accessibleName()
    assert label.heightForWidth(100) > label.heightForWidth(1_000)


def test_texts_that_share_little_are_shown_one_after_the_other(words: Words, theme: Theme, qtbot: QtBot) -> None:
    label = DifferenceLabel("Claim", pieces("the sale of 2012", "a lease from the year 2019 on"), words, theme)
    qtbot.addWidget(label)
    assert [piece.text for piece in label.pieces] == ["the sale of 2012", " ", "a lease from the year 2019 on"]
