"""Typing outlives the end of the program: it is on the disk soon, and offered when the claim is opened again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.rating_buttons import RatingButton
from claimtrack.gui.parts.draft_offer import DraftOffer
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.storage import drafts
from claimtrack.storage.drafts import Draft
from claimtrack.workspace.workspace import Workspace

TO_CHECK = 5


@pytest.fixture
def identity(workspace_path: Path) -> tuple[str, str]:
    """The UUIDs of the workspace and of the claim."""
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        return workspace.uuid, workspace.claims.get(TO_CHECK).uuid


def open_panel(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> ClaimPanel:
    panel = ClaimPanel(session, words, theme)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
    panel.show_claim(TO_CHECK)
    qtbot.waitUntil(lambda: panel.claim is not None)
    return panel


def field(panel: ClaimPanel, name: str) -> TextField:
    [found] = [text for text in panel.findChildren(TextField) if text.accessibleName() == name]
    return found


def press(panel: ClaimPanel, text: str) -> None:
    [button] = [button for button in panel.findChildren(QPushButton) if button.text() == text]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def offer(panel: ClaimPanel) -> DraftOffer:
    return panel.findChildren(DraftOffer)[0]


def test_what_is_typed_is_on_the_disk_while_one_types(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    panel = open_panel(session, words, theme, qtbot)
    QTest.keyClicks(field(panel, "Rationale in English"), "Half a sen")
    qtbot.waitUntil(lambda: claim in drafts.load(workspace))
    assert drafts.load(workspace)[claim].judgement.rationale_en == "Half a sen"
    panel.close()


def test_the_last_letters_are_kept_when_the_file_is_closed(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    panel = open_panel(session, words, theme, qtbot)
    panel.show_tab("notes")
    QTest.keyClicks(field(panel, "Rationale in English"), "the ")
    qtbot.waitUntil(lambda: claim in drafts.load(workspace))
    QTest.keyClicks(field(panel, "Rationale in English"), "last")
    QTest.keyClicks(field(panel, "New note"), "asked")
    session.close()
    assert drafts.load(workspace) == {claim: Draft(Judgement("", rationale_en="the last"), note="asked")}
    panel.close()


def test_a_draft_is_offered_taken_up_and_given(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    drafts.save(workspace, {claim: Draft(Judgement("true", rationale_en="From before"), note="asked")})
    panel = open_panel(session, words, theme, qtbot)
    qtbot.waitUntil(offer(panel).isVisible)
    assert field(panel, "Rationale in English").text() == ""
    assert not field(panel, "Rationale in English").isEnabled()
    press(panel, "Take it up")
    assert field(panel, "Rationale in English").text() == "From before"
    assert field(panel, "New note").text() == "asked"
    assert not offer(panel).isVisible()
    for name in ("Save verdict", "Add note"):
        with qtbot.waitSignal(session.changed):
            press(panel, name)
    session.close()
    assert drafts.load(workspace) == {}
    panel.close()


def test_a_column_that_is_made_anew_has_what_was_typed_without_a_question(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    before = open_panel(session, words, theme, qtbot)
    before.show_tab("notes")
    QTest.keyClicks(field(before, "Rationale in English"), "half a sentence")
    QTest.keyClicks(field(before, "New note"), "asked")
    before.close()
    panel = open_panel(session, words, theme, qtbot)  # as for another language, theme or size of the text
    qtbot.waitUntil(lambda: field(panel, "Rationale in English").text() == "half a sentence")
    assert field(panel, "New note").text() == "asked"
    assert field(panel, "Rationale in English").isEnabled()
    assert not offer(panel).isVisible()
    session.close()
    assert drafts.load(workspace) == {claim: Draft(Judgement("", rationale_en="half a sentence"), note="asked")}
    panel.close()


def test_what_a_reviewer_types_is_kept_until_it_is_sent(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    drafts.save(workspace, {claim: Draft(review_note="Which register?")})
    with qtbot.waitSignals([session.changed, session.changed]):
        session.do(lambda w: w.verdicts.give(TO_CHECK, Judgement("satire", rationale_en="A joke.")))
        session.do(lambda w: w.evidence.attach(TO_CHECK, Citation(title="Deed"), stance=Stance.CONTEXT))
    session.rename("Karim")
    with qtbot.waitSignal(session.changed):
        session.do(lambda w: w.review.send([TO_CHECK], override="It is public."))
    panel = open_panel(session, words, theme, qtbot)
    qtbot.waitUntil(offer(panel).isVisible)
    press(panel, "Take it up")
    assert field(panel, "Reviewer's note").text() == "Which register?"
    qtbot.waitUntil(lambda: drafts.load(workspace).get(claim) == Draft(review_note="Which register?"))
    QTest.keyClicks(field(panel, "Reviewer's note"), "And the day? ")
    qtbot.waitUntil(lambda: drafts.load(workspace)[claim].review_note == "And the day? Which register?")
    with qtbot.waitSignal(session.changed):
        press(panel, "Send back")
    session.close()
    assert drafts.load(workspace) == {}
    panel.close()


def test_why_a_warning_is_passed_over_is_kept_until_it_is_sent(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    with qtbot.waitSignals([session.changed, session.changed]):
        session.do(lambda w: w.evidence.attach(TO_CHECK, Citation(title="Deed"), stance=Stance.SUPPORTS))
        session.do(lambda w: w.verdicts.give(TO_CHECK, Judgement("true", rationale_en="It says so.")))
    panel = open_panel(session, words, theme, qtbot)
    [reason] = [line for line in panel.findChildren(LineField) if line.accessibleName() == words.say("gate.override")]
    QTest.keyClicks(reason, "It is public.")
    qtbot.waitUntil(lambda: drafts.load(workspace).get(claim) == Draft(override="It is public."))
    with qtbot.waitSignal(session.changed):
        panel.send_to_review()
    session.close()
    assert drafts.load(workspace) == {}
    panel.close()


def test_the_keyboard_goes_to_the_offer_first(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    drafts.save(workspace, {claim: Draft(Judgement("true", rationale_en="From before"))})
    panel = open_panel(session, words, theme, qtbot)
    qtbot.waitUntil(offer(panel).isVisible)
    for go in (panel.setFocus, panel.focus_verdict):
        panel.clearFocus()
        go()
        focused = panel.window().focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.text() == "Take it up"
    press(panel, "Drop it")
    panel.setFocus()
    focused = panel.window().focusWidget()
    assert isinstance(focused, RatingButton)
    assert focused.isEnabled()
    panel.close()


def test_a_draft_that_nobody_decides_on_stays(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    left = {claim: Draft(Judgement("true", rationale_en="From before"))}
    drafts.save(workspace, left)
    panel = open_panel(session, words, theme, qtbot)
    qtbot.waitUntil(offer(panel).isVisible)
    session.close()
    assert drafts.load(workspace) == left
    panel.close()


def test_a_draft_is_dropped_on_purpose(
    session: Session, words: Words, theme: Theme, identity: tuple[str, str], qtbot: QtBot
) -> None:
    workspace, claim = identity
    drafts.save(workspace, {claim: Draft(Judgement("true", rationale_en="From before"))})
    panel = open_panel(session, words, theme, qtbot)
    qtbot.waitUntil(offer(panel).isVisible)
    press(panel, "Drop it")
    assert field(panel, "Rationale in English").isEnabled()
    session.close()
    assert drafts.load(workspace) == {}
    panel.close()


def test_a_disk_that_keeps_nothing_is_said_and_typing_goes_on(
    new_session: Callable[[], Session],
    workspace_path: Path,
    words: Words,
    theme: Theme,
    identity: tuple[str, str],
    qtbot: QtBot,
) -> None:
    session = new_session()
    path = drafts.path_of(identity[0])
    path.mkdir(parents=True)
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path)
    panel = open_panel(session, words, theme, qtbot)
    with qtbot.waitSignal(session.failed) as failed:
        QTest.keyClicks(field(panel, "Rationale in English"), "on")
    assert failed.args is not None
    assert failed.args[0].code == "draft.not-kept"
    assert field(panel, "Rationale in English").text() == "on"
    path.rmdir()
    qtbot.waitUntil(lambda: bool(drafts.load(identity[0])))
    panel.close()
