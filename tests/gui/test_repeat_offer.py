"""A claim that repeats another: said in the claim column, and the verdict carried over with one button."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.domain.scale import preset
from claimtrack.domain.words import Words
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.repeat_offer import RepeatOffer
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace

JUDGED = 3
SAME = "The mayor said that the price was 3 million"


def shown(session: Session, words: Words, theme: Theme, number: int, qtbot: QtBot) -> ClaimPanel:
    panel = ClaimPanel(session, words, theme)
    panel.resize(380, 900)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
    panel.show_claim(number)
    qtbot.waitUntil(lambda: panel.claim is not None)
    return panel


def add(session: Session, qtbot: QtBot, text: str) -> int:
    with qtbot.waitSignal(session.changed) as changed:
        session.do(lambda workspace: workspace.claims.add(text=text))
    assert changed.args is not None
    return int(changed.args[0].made[0])


def button(offer: RepeatOffer, text: str) -> QPushButton:
    return next(each for each in offer.findChildren(QPushButton) if text in each.text())


def test_a_repeat_is_shown_and_its_verdict_carried_over(
    session: Session, words: Words, theme: Theme, workspace_path: Path, qtbot: QtBot
) -> None:
    number = add(session, qtbot, SAME)
    panel = shown(session, words, theme, number, qtbot)
    [offer] = panel.findChildren(RepeatOffer)
    qtbot.waitUntil(offer.isVisible)
    said = "\n".join(label.text() for label in offer.findChildren(PlainLabel))
    assert "False" in said
    with qtbot.waitSignal(panel.claim_chosen) as chosen:
        QTest.mouseClick(button(offer, "Show claim"), Qt.MouseButton.LeftButton)
    assert chosen.args == [JUDGED]
    with qtbot.waitSignal(session.changed):
        QTest.mouseClick(button(offer, "Carry"), Qt.MouseButton.LeftButton)
    with Workspace.open(workspace_path, who="", is_readonly=True) as workspace:
        claim = workspace.claims.get(number)
    assert claim.verdict is not None
    assert claim.verdict.judgement.rating == "false"
    assert [piece.source.citation.title for piece in claim.evidence] == ["Land register"]
    qtbot.waitUntil(lambda: not offer.isVisible())


def test_nothing_is_said_of_a_claim_that_is_alone(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> None:
    number = add(session, qtbot, "Rainfall in the northern valleys doubled between 1990 and 2000")
    panel = shown(session, words, theme, number, qtbot)
    asked: list[object] = []
    session.read(lambda workspace: workspace.claims.counts(), asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert not panel.findChildren(RepeatOffer)[0].isVisible()


def test_a_verdict_is_named_by_the_scale_that_it_was_given_in(
    session: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    number = add(session, qtbot, SAME)
    with qtbot.waitSignal(session.scale_changed):
        session.do(lambda workspace: workspace.scales.use(preset("none").key))
    panel = shown(session, words, theme, number, qtbot)
    [offer] = panel.findChildren(RepeatOffer)
    qtbot.waitUntil(offer.isVisible)
    assert "False" in "\n".join(label.text() for label in offer.findChildren(PlainLabel))
