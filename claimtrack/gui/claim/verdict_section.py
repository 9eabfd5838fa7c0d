"""The verdict in the claim column: written, held against the gate, given, and sent on to review."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from claimtrack.domain import gate
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.gate import GateReport
from claimtrack.domain.messages import Message
from claimtrack.domain.verdict import Judgement, Verdict
from claimtrack.domain.words import Words
from claimtrack.gui.claim import actions as claim_actions
from claimtrack.gui.claim.blind_notice import BlindNotice
from claimtrack.gui.claim.gate_warnings import GateWarnings
from claimtrack.gui.claim.review_buttons import ReviewButtons, goes_to_review, takes_verdicts
from claimtrack.gui.claim.verdict_editor import VerdictEditor
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.identity import ask_who
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, Theme


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is typed for a review and not sent: the reviewer's note, and why warnings are passed over."""

    note: str = ""
    override: str = ""


class VerdictSection(QWidget):
    """Shows the verdict of a claim and takes another; `edited` names the claim whose draft is another now.

    `further` buttons stand beside those of the review. The rules are the domain's and the workspace's: here is only
    said what they say.
    """

    edited = Signal(int)
    copy_asked = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme, further: Iterable[QPushButton] = ()) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._claim: Claim | None = None
        self._is_locked = False
        self._is_mine = False
        self._remarks: dict[int, Remarks] = {}
        # Verdicts under way, with whether review follows: they are answered in the order in which they were sent.
        self._under_way: deque[tuple[int, Judgement, bool]] = deque()
        self._heading = PlainLabel(words.say("verdict.heading"), role="section", follows_text=False)
        self._editor = VerdictEditor(session, words, theme)
        self._warnings = GateWarnings(words)
        keys = {"send": keys_of("claim.review"), "sign": keys_of("claim.sign"), "save": keys_of("claim.save")}
        self._buttons = ReviewButtons(words, keys)
        self._buttons.add(further)
        self.blind = BlindNotice(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._heading, self.blind, self._editor, self._warnings, self._buttons):
            column.addWidget(part)
        self.setFocusProxy(self._editor)
        self._editor.edited.connect(self._on_edited)
        self._buttons.send_asked.connect(self.send_to_review)
        self._buttons.save_asked.connect(self.save)
        self._buttons.discard_asked.connect(self._editor.discard_draft)
        self._buttons.sign_asked.connect(self.sign_off)
        self._buttons.return_asked.connect(self.send_back)
        self._buttons.copy_asked.connect(self.copy_asked)
        self._buttons.typed.connect(self._on_remark)
        self._warnings.typed.connect(self._on_remark)
        session.closed.connect(self._remarks.clear)
        session.scale_changed.connect(self._on_scale)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_claim(self, claim: Claim | None, *, is_mine: bool | None = None) -> None:
        """Shows a claim's verdict, or what is being written in its place; `is_mine`: whoever looks gave it."""
        is_other = self._claim is None or claim is None or self._claim.id != claim.id
        self._claim = claim
        self._is_mine = self._is_mine if is_mine is None else is_mine
        self._editor.show_claim(claim)
        if claim is None:
            return
        if is_other:
            self._show_remarks(self.remarks_on(claim.id))
        self.blind.show_claim(claim)
        self.setFocusProxy(self.blind if claim.is_blind else self._editor)
        is_judged = takes_verdicts(claim) or claim.verdict is not None
        self._heading.setVisible(is_judged)
        self._editor.setVisible(is_judged and not claim.is_blind)
        self._buttons.setVisible(not claim.is_blind)
        self._on_edited()

    def _on_scale(self) -> None:
        self.show_claim(self._claim)

    def remarks_on(self, claim: int) -> Remarks:
        """What is typed for the review of a claim and not sent."""
        return self._remarks.get(claim, Remarks())

    def put_in(self, remarks: Remarks) -> None:
        """Puts remarks into the fields, to be sent or changed."""
        self._show_remarks(remarks)
        self._on_remark()

    def _show_remarks(self, remarks: Remarks) -> None:
        with QSignalBlocker(self._warnings), QSignalBlocker(self._buttons):
            self._warnings.set_override(remarks.override)
            self._buttons.set_note(remarks.note)

    def _on_remark(self) -> None:
        if self._claim is not None:
            self._remarks[self._claim.id] = Remarks(self._buttons.note, self._warnings.override)
            self.edited.emit(self._claim.id)

    def _forget_remarks(self, claim: int) -> None:
        self._remarks.pop(claim, None)
        if self._is_shown(claim):
            self._show_remarks(Remarks())
        self.edited.emit(claim)

    def lock(self, *, is_locked: bool) -> None:
        """Lets nothing be written while something else has to be decided first."""
        self._is_locked = is_locked
        self._let_write()

    def focus_rating(self) -> None:
        """Puts the keyboard on the ratings, or where they are hidden on the ways to them."""
        if self._claim is not None and self._claim.is_blind:
            self.blind.setFocus()
        else:
            self._editor.focus_rating()

    def _let_write(self) -> None:
        if self._claim is not None:
            may_write = takes_verdicts(self._claim) and not self._session.is_readonly
            self._editor.setEnabled(may_write and not self._is_locked)
        for part in (self._warnings, self._buttons):
            part.setEnabled(not self._is_locked)

    def _on_edited(self) -> None:
        claim = self._claim
        if claim is None:
            return
        report = self._report(claim) if takes_verdicts(claim) and not claim.is_blind else GateReport()
        self._warnings.show_report(report, may_overrule=goes_to_review(claim))
        self._buttons.offer(
            claim,
            is_edited=self._editor.is_edited,
            is_readonly=self._session.is_readonly,
            is_mine=self._is_mine,
        )
        self._let_write()
        self.edited.emit(claim.id)

    def _report(self, claim: Claim) -> GateReport:
        """The gate's report on the claim with the verdict that is being written."""
        draft = self._editor.judgement()
        if not (draft.rating and self._editor.is_edited):
            return gate.inspect(claim)
        verdict = Verdict(0, "", claim.id, self._session.scale, draft, "", datetime.now(UTC))
        return gate.inspect(replace(claim, verdicts=(*claim.verdicts, verdict)))

    # -- giving and sending -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Gives the verdict that is written."""
        self._give(then_send=False)

    def send_to_review(self) -> None:
        """Gives the verdict where it is not given yet, and sends the claim to review."""
        claim = self._claim
        if claim is None or not goes_to_review(claim):
            return
        if claim.is_blind:
            self._session.failed.emit(Message("blind.hidden-on", claim=claim.id))
            return
        report = self._report(claim)
        if report.missing:
            self._session.failed.emit(Message("gate.closed", claim=claim.id, what=report.missing))
            self._focus_missing(report)
        elif report.warnings and not self._warnings.override:
            self._session.failed.emit(Message("gate.warns", claim=claim.id, what=report.warnings))
            self._warnings.focus_override()
        elif self._editor.is_edited:
            self._give(then_send=True)
        else:
            self._send(claim.id)

    def _focus_missing(self, report: GateReport) -> None:
        codes = {message.code for message in report.missing}
        if "gate.no-verdict" in codes:
            self._editor.focus_rating()
        elif "gate.no-rationale" in codes:
            self._editor.focus_rationale()

    def _give(self, *, then_send: bool) -> None:
        if self._claim is None or not self._editor.is_edited or not self._editor.isEnabled():
            return
        judgement = self._editor.judgement()
        if not self._editor.is_readable:
            self._editor.focus_established()
        elif not judgement.rating:
            self._session.failed.emit(Message("gate.no-verdict"))
            self._editor.focus_rating()
        elif ask_who(self.window(), self._session, self._words):
            self._under_way.append((self._claim.id, judgement, then_send))
            action = partial(claim_actions.give_verdict, self._claim.id, judgement)
            self._session.do(action, self._on_given, self._on_not_given)

    def _on_given(self, _changes: Changes) -> None:
        claim, judgement, then_send = self._under_way.popleft()
        self._editor.settle(claim, judgement)
        self.edited.emit(claim)
        if then_send:
            self._send(claim)

    def _on_not_given(self, message: Message) -> None:
        claim, _, _ = self._under_way.popleft()
        self._session.failed.emit(message)
        if message.code == "verdict.needs-reason" and self._is_shown(claim):
            self._editor.focus_reason()

    def _send(self, claim: int) -> None:
        action = partial(claim_actions.send_to_review, claim, self.remarks_on(claim).override)
        self._session.do(action, self._on_reviewed)

    def _is_shown(self, claim: int) -> bool:
        return self._claim is not None and self._claim.id == claim

    # -- review -------------------------------------------------------------------------------------------------------

    def sign_off(self) -> None:
        """Signs the claim off, with the note where there is one."""
        if self._claim is not None and ask_who(self.window(), self._session, self._words):
            self._session.do(partial(claim_actions.sign_off, self._claim.id, self._buttons.note), self._on_reviewed)

    def send_back(self) -> None:
        """Sends the claim back, with the note that says why."""
        if self._claim is None:
            return
        if not self._buttons.note:
            self._buttons.focus_note()
        if ask_who(self.window(), self._session, self._words):
            self._session.do(partial(claim_actions.send_back, self._claim.id, self._buttons.note), self._on_reviewed)

    def _on_reviewed(self, changes: Changes) -> None:
        for claim in changes.ids.get("claim", ()):
            self._forget_remarks(claim)
