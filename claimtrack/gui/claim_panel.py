"""The claim column: one claim with its evidence, its verdict and what stands before review, then history and notes."""

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabBar, QVBoxLayout, QWidget

from claimtrack.domain import gate
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.gate import GateReport
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import default_scale
from claimtrack.domain.verdict import Judgement, Verdict
from claimtrack.domain.words import Words
from claimtrack.gui import claim_actions
from claimtrack.gui.attach_dialog import AttachDialog
from claimtrack.gui.claim_header import ClaimHeader
from claimtrack.gui.commands import keys_of
from claimtrack.gui.draft_keeper import DraftKeeper
from claimtrack.gui.draft_offer import DraftOffer
from claimtrack.gui.evidence_cards import EvidenceCards
from claimtrack.gui.gate_warnings import GateWarnings
from claimtrack.gui.history_panel import HistoryPanel
from claimtrack.gui.notes_panel import NotesPanel
from claimtrack.gui.plain_label import PlainLabel
from claimtrack.gui.review_buttons import ReviewButtons, goes_to_review, takes_verdicts
from claimtrack.gui.session import Session
from claimtrack.gui.theme import GAP, MARGIN, WIDE, Theme
from claimtrack.gui.verdict_editor import UNDECIDED, VerdictEditor
from claimtrack.gui.wording_dialog import WordingDialog
from claimtrack.storage.drafts import Draft

TABS = ("history", "notes")
KINDS = ("claim", "article", "speaker", "source", "snapshot", "evidence", "verdict", "note", "review")


class ClaimPanel(QWidget):
    """Shows one claim and takes what is done to it; every change goes through the session and comes back by it.

    `claim_chosen` tells of a claim that was added here and is to be shown.
    """

    claim_chosen = Signal(int)

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
        self._number: int | None = None
        self._claim: Claim | None = None
        self._overrides: dict[int, str] = {}
        # Verdicts under way, with whether review follows: they are answered in the order in which they were sent.
        self._under_way: deque[tuple[int, Judgement, bool]] = deque()
        self._uuids: dict[int, str] = {}
        self._keeper = DraftKeeper(session, self)
        self._header = ClaimHeader(words)
        self._offer = DraftOffer(words)
        self._evidence = EvidenceCards(words, theme, keys_of("claim.attach"))
        self._editor = VerdictEditor(session, words, theme)
        self._warnings = GateWarnings(words)
        keys = {"send": keys_of("claim.review"), "sign": keys_of("claim.sign"), "save": keys_of("claim.save")}
        self._buttons = ReviewButtons(words, keys)
        self._tabs = QTabBar()
        self._history = HistoryPanel(session, words, theme)
        self._notes = NotesPanel(session, words)
        self._empty = PlainLabel(words.say("claim.none"), role="small", follows_text=False)
        self._lay_out()
        self._connect()
        self._show_whether_empty()

    def _lay_out(self) -> None:
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._verdict = PlainLabel(self._words.say("verdict.heading"), role="section", follows_text=False)
        for name in ("history.name", "note.heading"):
            self._tabs.addTab(self._words.say(name))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self._words.say("claim.tabs"))
        content = QWidget()
        content.setProperty("role", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        column.setSpacing(GAP)
        upper: tuple[QWidget, ...] = (
            self._header,
            self._evidence,
            self._verdict,
            self._offer,
            self._editor,
            self._warnings,
        )
        for part in (*upper, self._buttons, self._tabs, self._history, self._notes):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._empty, 1)
        self.setFocusProxy(self._editor)
        self._show_tab(0)

    def _connect(self) -> None:
        self._header.edit_asked.connect(self.reword)
        self._evidence.attach_asked.connect(self.attach_source)
        self._evidence.edit_asked.connect(self._edit_evidence)
        self._evidence.detach_asked.connect(self._detach_evidence)
        self._editor.edited.connect(self._on_edited)
        self._buttons.send_asked.connect(self.send_to_review)
        self._buttons.save_asked.connect(self.save_verdict)
        self._buttons.discard_asked.connect(self._editor.discard_draft)
        self._buttons.sign_asked.connect(self.sign_off)
        self._buttons.return_asked.connect(self.send_back)
        self._tabs.currentChanged.connect(self._show_tab)
        self._notes.typed.connect(self._keep)
        self._offer.taken.connect(self._take_offer)
        self._offer.dropped.connect(self._drop_offer)
        self._keeper.offers_changed.connect(self._show_offer)
        self._session.changed.connect(self._on_changed)
        self._session.closed.connect(self._on_closed)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_claim(self, number: int | None) -> None:
        """Shows another claim, by its number, or none; what is typed and not saved is kept for each."""
        if number == self._number:
            return
        if self._number is not None:
            self._overrides[self._number] = self._warnings.override
        self._number = number
        if number is None:
            self._claim = None
            self._editor.show_claim(None)
            self._notes.show_claim(None)
            self._show_whether_empty()
        self._ask()
        self._history.show_claim(number)

    @property
    def claim(self) -> Claim | None:
        """The claim on show, as it was last read."""
        return self._claim

    def focus_verdict(self) -> None:
        """Puts the keyboard on the ratings."""
        if self._claim is not None:
            self._editor.focus_rating()
            self._scroll.ensureWidgetVisible(self._editor)

    def _ask(self) -> None:
        if self._number is not None:
            question = partial(claim_actions.read_claim, self._number)
            self._session.read(question, self._on_claim, key=(id(self), "claim"), on_failed=self._on_gone)

    def _on_claim(self, answer: tuple[Claim, tuple[str, str]]) -> None:
        claim, around = answer
        is_other = self._claim is None or self._claim.id != claim.id
        self._claim = claim
        self._uuids[claim.id] = claim.uuid
        is_readonly = self._session.is_readonly
        self._header.show_claim(claim, around, is_readonly=is_readonly)
        self._evidence.show_evidence(claim.evidence, is_other_claim=is_other)
        self._evidence.let_attach(is_allowed=not is_readonly)
        self._editor.show_claim(claim)
        for part in (self._verdict, self._editor):
            part.setVisible(takes_verdicts(claim) or claim.verdict is not None)
        self._notes.show_claim(claim)
        self._tabs.setTabText(1, self._words.say("note.heading-count", number=len(claim.notes)))
        if is_other:
            self._warnings.set_override(self._overrides.get(claim.id, ""))
            self._buttons.clear_note()
            self._scroll.verticalScrollBar().setValue(0)
        self._on_edited()
        self._show_offer()
        self._show_whether_empty()

    def _on_gone(self, _message: Message) -> None:
        """The claim was taken back meanwhile."""
        self.show_claim(None)

    def _show_whether_empty(self) -> None:
        self._scroll.setVisible(self._claim is not None)
        self._empty.setVisible(self._claim is None)

    def show_tab(self, name: str) -> None:
        """Shows the history or the notes."""
        self._tabs.setCurrentIndex(TABS.index(name))

    def _show_tab(self, number: int) -> None:
        self._history.setVisible(number == 0)
        self._notes.setVisible(number == 1)

    def _report(self) -> GateReport:
        """The gate's report on the claim with the verdict that is being written."""
        if self._claim is None:
            return GateReport()
        draft = self._editor.judgement()
        if not (draft.rating and self._editor.is_edited):
            return gate.inspect(self._claim)
        verdict = Verdict(0, "", self._claim.id, default_scale().key, draft, "", datetime.now(UTC))
        return gate.inspect(replace(self._claim, verdicts=(*self._claim.verdicts, verdict)))

    def _on_edited(self) -> None:
        if self._claim is None:
            return
        report = self._report() if takes_verdicts(self._claim) else GateReport()
        self._warnings.show_report(report, may_overrule=goes_to_review(self._claim))
        self._keep(self._claim.id)
        self._buttons.offer(self._claim, is_edited=self._editor.is_edited, is_readonly=self._session.is_readonly)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*KINDS):
            self._ask()

    def _on_closed(self) -> None:
        self._overrides.clear()
        self._uuids.clear()
        self.show_claim(None)

    # -- what is typed and not saved ----------------------------------------------------------------------------------

    def _keep(self, number: int) -> None:
        uuid = self._uuids.get(number)
        if uuid is not None and not self._session.is_readonly:
            judgement = self._session.drafts.get(number, UNDECIDED)
            self._keeper.keep(uuid, Draft(judgement, self._notes.typed_on(number)))

    def _show_offer(self) -> None:
        """What an earlier run left has to be taken up or dropped before something else is typed."""
        if self._claim is None:
            return
        offer = self._keeper.offer(self._claim.uuid)
        self._offer.show_draft(offer)
        self._editor.setEnabled(offer is None and takes_verdicts(self._claim) and not self._session.is_readonly)
        self._notes.setEnabled(offer is None)

    def _take_offer(self) -> None:
        claim = self._claim
        offer = self._keeper.offer(claim.uuid) if claim else None
        if claim is None or offer is None:
            return
        if offer.judgement != UNDECIDED:
            self._session.drafts[claim.id] = offer.judgement
        self._keeper.drop(claim.uuid)
        self._notes.put_in(offer.note)
        self._editor.show_claim(claim)
        self._on_edited()
        self._show_offer()

    def _drop_offer(self) -> None:
        if self._claim is not None:
            self._keeper.drop(self._claim.uuid)
            self._show_offer()

    # -- verdict and review -------------------------------------------------------------------------------------------

    def save_verdict(self) -> None:
        """Gives the verdict that is written."""
        self._give(then_send=False)

    def send_to_review(self) -> None:
        """Gives the verdict where it is not given yet, and sends the claim to review."""
        if self._claim is None or not goes_to_review(self._claim):
            return
        report = self._report()
        if report.missing:
            self._session.failed.emit(Message("gate.closed", claim=self._claim.id, what=report.missing))
            self._focus_missing(report)
        elif report.warnings and not self._warnings.override:
            self._session.failed.emit(Message("gate.warns", claim=self._claim.id, what=report.warnings))
            self._warnings.focus_override()
        elif self._editor.is_edited:
            self._give(then_send=True)
        else:
            self._send(self._claim.id)

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
        else:
            self._under_way.append((self._claim.id, judgement, then_send))
            action = partial(claim_actions.give_verdict, self._claim.id, judgement)
            self._session.do(action, self._on_given, self._on_not_given)

    def _on_given(self, _changes: Changes) -> None:
        claim, judgement, then_send = self._under_way.popleft()
        self._editor.settle(claim, judgement)
        self._keep(claim)
        if then_send:
            self._send(claim)

    def _on_not_given(self, message: Message) -> None:
        claim, _, _ = self._under_way.popleft()
        self._session.failed.emit(message)
        if message.code == "verdict.needs-reason" and claim == self._number:
            self._editor.focus_reason()

    def _send(self, claim: int) -> None:
        override = self._warnings.override if claim == self._number else self._overrides.get(claim, "")
        self._session.do(partial(claim_actions.send_to_review, claim, override))

    def sign_off(self) -> None:
        """Signs the claim off, with the note where there is one."""
        if self._claim is not None:
            self._session.do(partial(claim_actions.sign_off, self._claim.id, self._buttons.note), self._on_reviewed)

    def send_back(self) -> None:
        """Sends the claim back, with the note that says why."""
        if self._claim is None:
            return
        if not self._buttons.note:
            self._buttons.focus_note()
        self._session.do(partial(claim_actions.send_back, self._claim.id, self._buttons.note), self._on_reviewed)

    def _on_reviewed(self, changes: Changes) -> None:
        if self._number in changes.ids.get("claim", ()):
            self._buttons.clear_note()

    # -- wording and evidence -----------------------------------------------------------------------------------------

    def add_claim(self) -> None:
        """Asks for a claim that stands in no article, and adds it."""
        wording = WordingDialog.ask(self, self._words)
        if wording is not None:
            self._session.do(partial(claim_actions.add_claim, wording), self._on_added)

    def _on_added(self, changes: Changes) -> None:
        if changes.made:
            self.claim_chosen.emit(changes.made[0])

    def reword(self) -> None:
        """Asks for another wording, speaker or date of the claim."""
        claim = self._claim
        if claim is None:
            return
        wording = WordingDialog.ask(self, self._words, claim=claim)
        if wording is not None:
            self._session.do(partial(claim_actions.edit_claim, claim.id, wording))

    def attach_source(self) -> None:
        """Asks for a source and links the claim to it."""
        claim = self._claim
        if claim is None or self._session.is_readonly:
            return
        attachment = AttachDialog.ask(self, self._session, self._words, self._theme, claim=claim)
        if attachment is not None:
            self._session.do(partial(claim_actions.attach_source, claim.id, attachment))

    def _edit_evidence(self, number: int) -> None:
        claim = self._claim
        piece = next((piece for piece in claim.evidence if piece.id == number), None) if claim else None
        if claim is None or piece is None:
            return
        changed = AttachDialog.ask(self, self._session, self._words, self._theme, claim=claim, evidence=piece)
        if changed is not None:
            self._session.do(partial(claim_actions.edit_evidence, number, changed.stance, changed.pin))

    def _detach_evidence(self, number: int) -> None:
        self._session.do(partial(claim_actions.detach_evidence, number))
