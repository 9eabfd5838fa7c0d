"""The claim column, worked as an analyst works it: by clicks and keys, with what is stored looked up afterwards."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, NoteKind
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.evidence_cards import EvidenceCard
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.rating_buttons import RatingButton
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.workspace.workspace import Workspace

Found = TypeVar("Found", bound=QWidget)
JUDGED, TO_CHECK = 3, 5
HOSTILE = '<img src="file:///dev/zero"><b>Register &amp; more</b>'


@pytest.fixture
def panel(session: Session, words: Words, theme: Theme, qtbot: QtBot) -> Iterator[ClaimPanel]:
    widget = ClaimPanel(session, words, theme)
    widget.resize(380, 900)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    yield widget
    widget.close()


def show(panel: ClaimPanel, number: int, qtbot: QtBot) -> Claim:
    panel.show_claim(number)
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == number)
    assert panel.claim is not None
    return panel.claim


def named(panel: QWidget, kind: type[Found], name: str) -> Found:
    """The widget that a screen reader would call so."""
    widgets = panel.findChildren(kind)
    found = [widget for widget in widgets if widget.accessibleName() == name]
    [widget] = found or [widget for widget in widgets if widget.property("text") == name]
    return widget


def press(panel: QWidget, name: str) -> None:
    QTest.mouseClick(named(panel, QPushButton, name), Qt.MouseButton.LeftButton)


def said(panel: QWidget) -> str:
    return "\n".join(label.text() for label in panel.findChildren(PlainLabel) if label.isVisible())


def stored(path: Path, number: int) -> Claim:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return workspace.claims.get(number)


def do(session: Session, qtbot: QtBot, action: Callable[[Workspace], Changes]) -> None:
    with qtbot.waitSignal(session.changed):
        session.do(action)


def judge(panel: ClaimPanel, rating: str, rationale: str) -> None:
    button = named(panel, RatingButton, rating)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    field = named(panel, TextField, "Rationale in English")
    field.clear()
    QTest.keyClicks(field, rationale)


def attach(source: Citation, workspace: Workspace) -> Changes:
    return workspace.evidence.attach(TO_CHECK, source, stance=Stance.CONTEXT)


def test_a_claim_is_shown_with_its_evidence_and_verdict(panel: ClaimPanel, qtbot: QtBot) -> None:
    show(panel, JUDGED, qtbot)
    assert "The mayor said that the price was 3 million" in said(panel)
    assert "CLAIM 3 · In progress" in said(panel).replace("\u2068", "").replace("\u2069", "")
    assert "Land register" in said(panel)
    assert named(panel, RatingButton, "False").isChecked()
    assert named(panel, TextField, "Rationale in English").text() == "The register says 2 million."


def test_the_label_is_claimed_date_with_its_words_and_its_edtf(panel: ClaimPanel, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)
    assert "4 May 2012" in named(panel, PlainLabel, "Claimed date").text()
    assert "2012-05-04" in said(panel)


def test_a_verdict_is_given(panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)
    judge(panel, "Mostly true", "Signed on the 5th.")
    QTest.keyClicks(named(panel, LineField, "Established date"), "2012-05-05")
    with qtbot.waitSignal(session.changed):
        press(panel, "Save verdict")
    claim = stored(workspace_path, TO_CHECK)
    assert claim.status is Status.IN_PROGRESS
    assert claim.verdict is not None
    assert claim.verdict.judgement == Judgement(
        "mostly-true", rationale_en="Signed on the 5th.", established="2012-05-05"
    )
    assert TO_CHECK not in session.drafts


def test_a_rating_is_chosen_by_its_number(panel: ClaimPanel, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)
    panel.focus_verdict()
    buttons = panel.findChildren(RatingButton)
    for event, rating in (
        (QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5"), "False"),
        (QKeyEvent(QEvent.Type.KeyPress, ord("٣"), Qt.KeyboardModifier.NoModifier, "٣"), "Half true"),
        (QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0"), "Unproven"),
    ):
        QApplication.sendEvent(buttons[0], event)
        assert named(panel, RatingButton, rating).isChecked()


def test_what_is_typed_outlives_another_claim(panel: ClaimPanel, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)
    judge(panel, "True", "Not finished")
    QTest.keyClicks(named(panel, LineField, "Established date"), "2012-0")
    show(panel, JUDGED, qtbot)
    assert named(panel, TextField, "Rationale in English").text() == "The register says 2 million."
    show(panel, TO_CHECK, qtbot)
    assert named(panel, RatingButton, "True").isChecked()
    assert named(panel, TextField, "Rationale in English").text() == "Not finished"
    assert named(panel, LineField, "Established date").text() == "2012-0"


def test_what_is_typed_outlives_a_change_from_elsewhere(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)
    judge(panel, "True", "Not finished")
    do(session, qtbot, lambda workspace: workspace.claims.edit(TO_CHECK, text="Reworded elsewhere"))
    qtbot.waitUntil(lambda: "Reworded elsewhere" in said(panel))
    assert named(panel, TextField, "Rationale in English").text() == "Not finished"


def test_undo_brings_the_earlier_verdict_back(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    show(panel, JUDGED, qtbot)
    judge(panel, "True", "Changed my mind.")
    with qtbot.waitSignal(session.changed):
        press(panel, "Save verdict")
    qtbot.waitUntil(lambda: panel.claim is not None and len(panel.claim.verdicts) == 2)
    with qtbot.waitSignal(session.changed):
        session.undo()
    qtbot.waitUntil(lambda: named(panel, RatingButton, "False").isChecked())
    assert named(panel, TextField, "Rationale in English").text() == "The register says 2 million."


def test_discarding_goes_back_to_what_holds(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    show(panel, JUDGED, qtbot)
    judge(panel, "True", "A slip")
    press(panel, "Discard changes")
    assert named(panel, RatingButton, "False").isChecked()
    assert not session.drafts


def test_the_gate_says_what_is_missing_while_one_writes(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)
    qtbot.waitUntil(lambda: "There is no verdict yet" in said(panel))
    QTest.mouseClick(named(panel, RatingButton, "True"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The verdict needs a rationale" in said(panel))
    with qtbot.waitSignal(session.failed) as refused:
        QTest.mouseClick(named(panel, QPushButton, "Send to review"), Qt.MouseButton.LeftButton)
    assert refused.args is not None
    assert refused.args[0].code == "gate.closed"


def test_a_warning_is_overruled_with_a_reason(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    show(panel, JUDGED, qtbot)
    qtbot.waitUntil(lambda: "1 source has no kept copy" in said(panel))
    with qtbot.waitSignal(session.failed) as refused:
        press(panel, "Send to review")
    assert refused.args is not None
    assert refused.args[0].code == "gate.warns"
    QTest.keyClicks(named(panel, LineField, "Reason to go on despite the warnings"), "The register is public.")
    with qtbot.waitSignal(session.changed):
        press(panel, "Send to review")
    assert stored(workspace_path, JUDGED).status is Status.READY  # one name alone: review is off


def test_sending_gives_the_written_verdict_first(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    kept = KeptFile(b"register", "text/plain", "file")
    source = Citation(title="Deed")
    do(session, qtbot, lambda w: w.evidence.attach(TO_CHECK, source, stance=Stance.SUPPORTS, kept=kept))
    show(panel, TO_CHECK, qtbot)
    judge(panel, "True", "The deed says so.")
    with qtbot.waitSignals([session.changed, session.changed]):
        press(panel, "Send to review")
    claim = stored(workspace_path, TO_CHECK)
    assert claim.status is Status.READY
    assert claim.verdict is not None
    assert claim.verdict.judgement.rationale_en == "The deed says so."


def test_a_reason_is_asked_once_review_has_begun(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    do(session, qtbot, lambda workspace: workspace.review.send([JUDGED], override="It is public."))
    show(panel, JUDGED, qtbot)
    judge(panel, "Half true", "Two and a half.")
    with qtbot.waitSignal(session.failed) as refused:
        press(panel, "Save verdict")
    assert refused.args is not None
    assert refused.args[0].code == "verdict.needs-reason"
    assert named(panel, TextField, "Rationale in English").text() == "Two and a half."
    QTest.keyClicks(named(panel, LineField, "Reason for change"), "A second register.")
    with qtbot.waitSignal(session.changed):
        press(panel, "Save verdict")
    claim = stored(workspace_path, JUDGED)
    assert claim.status is Status.IN_PROGRESS
    assert claim.verdict is not None
    assert claim.verdict.judgement.reason == "A second register."
    assert JUDGED not in session.drafts


def test_a_second_person_signs_off_or_sends_back_with_a_note(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    session.rename("Karim")
    do(session, qtbot, lambda workspace: workspace.review.send([JUDGED], override="It is public."))
    show(panel, JUDGED, qtbot)
    with qtbot.waitSignal(session.failed) as refused:
        press(panel, "Send back")
    assert refused.args is not None
    assert refused.args[0].code == "review.needs-note"
    QTest.keyClicks(named(panel, TextField, "Reviewer's note"), "Which register?")
    with qtbot.waitSignal(session.changed):
        press(panel, "Send back")
    assert stored(workspace_path, JUDGED).status is Status.IN_PROGRESS
    do(session, qtbot, lambda workspace: workspace.review.send([JUDGED], override="It is public."))
    qtbot.waitUntil(named(panel, QPushButton, "Sign off").isVisible)
    with qtbot.waitSignal(session.changed):
        press(panel, "Sign off")
    assert stored(workspace_path, JUDGED).status is Status.READY


@pytest.mark.parametrize(("button", "kind"), [("Add note", NoteKind.NOTE), ("Add as search note", NoteKind.SEARCH)])
def test_notes_are_added_and_shown(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot, button: str, kind: NoteKind
) -> None:
    show(panel, TO_CHECK, qtbot)
    panel.show_tab("notes")
    QTest.keyClicks(named(panel, TextField, "New note"), "Asked the archive.")
    with qtbot.waitSignal(session.changed):
        press(panel, button)
    [note] = stored(workspace_path, TO_CHECK).notes
    assert (note.text, note.kind) == ("Asked the archive.", kind)
    qtbot.waitUntil(lambda: "Asked the archive." in said(panel))
    assert named(panel, TextField, "New note").text() == ""


def test_evidence_is_plain_text_and_folded(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    for number in range(6):
        do(session, qtbot, partial(attach, Citation(title=f"{HOSTILE} {number}", origin="\u202eesrever")))
    show(panel, TO_CHECK, qtbot)
    qtbot.waitUntil(lambda: len(panel.findChildren(EvidenceCard)) == 3)
    titles = [label for label in panel.findChildren(PlainLabel) if HOSTILE in label.text()]
    assert len(titles) == 3
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(PlainLabel))
    assert not any("\u202e" in label.text() for label in panel.findChildren(PlainLabel))
    press(panel, "3 more")
    qtbot.waitUntil(lambda: len([card for card in panel.findChildren(EvidenceCard) if card.isVisible()]) == 6)


def test_a_card_that_says_the_same_stays_when_another_comes(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    do(session, qtbot, partial(attach, Citation(title="A")))
    show(panel, TO_CHECK, qtbot)
    qtbot.waitUntil(lambda: len(panel.findChildren(EvidenceCard)) == 1)
    [first] = panel.findChildren(EvidenceCard)
    do(session, qtbot, partial(attach, Citation(title="B")))
    qtbot.waitUntil(lambda: len(panel.findChildren(EvidenceCard)) == 2)
    assert first in panel.findChildren(EvidenceCard)
    assert first.isVisible()


def test_a_claim_is_laid_out_before_it_is_first_drawn(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    for title in ("A", "B", "C"):
        do(session, qtbot, partial(attach, Citation(title=f"{title} {'long title ' * 20}")))
    show(panel, JUDGED, qtbot)
    content = panel.findChildren(QScrollArea)[0].widget()
    assert content is not None
    drawn = Drawn(content)
    show(panel, TO_CHECK, qtbot)
    qtbot.wait(50)
    assert drawn.lacks
    assert max(drawn.lacks) == 0


class Drawn(QObject):
    """Measures by how many pixels a widget was lower than it needs to be whenever it was drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.lacks: list[int] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.lacks.append(max(self._widget.heightForWidth(self._widget.width()) - self._widget.height(), 0))
        return False


def test_evidence_is_taken_off_by_key(panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot) -> None:
    show(panel, JUDGED, qtbot)
    [card] = panel.findChildren(EvidenceCard)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(card, Qt.Key.Key_Delete)
    assert not stored(workspace_path, JUDGED).evidence
    qtbot.waitUntil(lambda: not [card for card in panel.findChildren(EvidenceCard) if card.isVisible()])


def test_the_stance_of_a_piece_is_changed_by_one_key(
    panel: ClaimPanel, session: Session, workspace_path: Path, qtbot: QtBot
) -> None:
    show(panel, JUDGED, qtbot)
    [card] = panel.findChildren(EvidenceCard)
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(card, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    [piece] = stored(workspace_path, JUDGED).evidence
    assert piece.stance is Stance.SUPPORTS


def test_a_claim_that_is_taken_back_leaves_an_empty_column(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    do(session, qtbot, lambda workspace: workspace.claims.add(text="A rumour"))
    show(panel, 6, qtbot)
    with qtbot.waitSignal(session.changed):
        session.undo()
    qtbot.waitUntil(lambda: panel.claim is None)
    assert "No claim is chosen" in said(panel)


def test_a_long_claim_does_not_make_the_column_wide(panel: ClaimPanel, session: Session, qtbot: QtBot) -> None:
    do(session, qtbot, lambda workspace: workspace.claims.edit(TO_CHECK, text="x" * 90_000))
    panel.resize(300, 700)
    show(panel, TO_CHECK, qtbot)
    assert panel.width() == 300
    assert all(field.width() < 300 for field in panel.findChildren(TextField) if field.isVisible())


def test_every_field_and_button_has_a_name(panel: ClaimPanel, qtbot: QtBot) -> None:
    show(panel, JUDGED, qtbot)
    for kind in (LineField, TextField, QPushButton):
        assert all(widget.accessibleName() or widget.property("text") for widget in panel.findChildren(kind))
    assert panel.findChildren(DateField)


def test_nothing_can_be_changed_where_one_only_reads(
    new_session: Callable[[], Session], workspace_path: Path, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    session = new_session()
    with qtbot.waitSignal(session.opened):
        session.open(workspace_path, is_readonly=True)
    panel = ClaimPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    show(panel, JUDGED, qtbot)
    assert not named(panel, TextField, "Rationale in English").isEnabled()
    assert not named(panel, QPushButton, "Send to review").isVisible()
    panel.close()


def test_a_source_is_attached_from_the_column(panel: ClaimPanel, workspace_path: Path, qtbot: QtBot) -> None:
    show(panel, TO_CHECK, qtbot)

    def fill() -> None:
        [dialog] = panel.findChildren(AttachDialog)
        named(dialog, LineField, "Title").set_text("Deed")
        press(dialog, "supports")
        dialog.accept()

    QTimer.singleShot(0, fill)
    panel.evidence.attach()
    [piece] = stored(workspace_path, TO_CHECK).evidence
    assert (piece.source.citation.title, piece.stance) == ("Deed", Stance.SUPPORTS)
    qtbot.waitUntil(lambda: "Deed" in said(panel))


def test_a_claim_is_added_and_reworded_from_the_column(panel: ClaimPanel, workspace_path: Path, qtbot: QtBot) -> None:
    def fill() -> None:
        [dialog] = [dialog for dialog in panel.findChildren(WordingDialog) if dialog.isVisible()]
        named(dialog, TextField, "Claim").set_text("The pier was closed")
        dialog.accept()

    QTimer.singleShot(0, fill)
    with qtbot.waitSignal(panel.claim_chosen) as chosen:
        panel.add_claim()
    assert chosen.args == [6]
    show(panel, TO_CHECK, qtbot)
    QTimer.singleShot(0, fill)
    press(panel, "Edit…")
    assert stored(workspace_path, TO_CHECK).text == "The pier was closed"


def test_the_menu_of_a_piece_names_the_host_that_a_browser_will_open(
    panel: ClaimPanel, session: Session, qtbot: QtBot
) -> None:
    for address in ("https://ехample.org/deed", "file:///etc/passwd", "javascript:alert(1)"):
        source = Citation(title="Deed", address=address)
        do(session, qtbot, partial(attach, source))
    show(panel, TO_CHECK, qtbot)
    qtbot.waitUntil(lambda: len(panel.findChildren(EvidenceCard)) == 3)
    offered = []
    for card in panel.findChildren(EvidenceCard):
        QTest.keyClick(card, Qt.Key.Key_Return)
        [menu] = card.findChildren(QMenu)
        offered.append([action.text() for action in menu.actions() if action.text()])
        menu.close()
    assert [sum("browser" in text for text in texts) for texts in offered] == [1, 0, 0]
    assert "https://xn--ample-ywe6i.org/deed" in offered[0][1]  # whole, and written out


def test_a_reworded_claim_shows_its_quote_between_whole_words(
    panel: ClaimPanel, session: Session, qtbot: QtBot
) -> None:
    do(session, qtbot, lambda workspace: workspace.claims.edit(JUDGED, text="The price was [3 million]"))
    show(panel, JUDGED, qtbot)
    context = named(panel, PlainLabel, "Quote in context").text()
    assert "had 40 berths then. «The mayor said that the price was 3 million». 🛟 Lifeboats" in context
    assert context.startswith("…council sold")
    assert context.endswith("The sale was…")
