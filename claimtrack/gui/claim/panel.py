"""The claim column: one claim with its evidence and its verdict, then its history and notes."""

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.export.editor_copy import copy_for_editor
from claimtrack.gui.claim import actions as claim_actions
from claimtrack.gui.claim.actions import ShownClaim
from claimtrack.gui.claim.alike_offer import AlikeOffer
from claimtrack.gui.claim.circulation_panel import CirculationPanel
from claimtrack.gui.claim.evidence_actions import EvidenceActions
from claimtrack.gui.claim.evidence_cards import EvidenceCards
from claimtrack.gui.claim.header import ClaimHeader
from claimtrack.gui.claim.history_panel import HistoryPanel
from claimtrack.gui.claim.label_dialog import LabelDialog
from claimtrack.gui.claim.notes_panel import NotesPanel
from claimtrack.gui.claim.over_bar import OverBar, kept_keyboard
from claimtrack.gui.claim.repeat_offer import RepeatOffer
from claimtrack.gui.claim.review_buttons import takes_verdicts
from claimtrack.gui.claim.verdict_editor import UNDECIDED
from claimtrack.gui.claim.verdict_section import Remarks, VerdictSection
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.draft_keeper import DraftKeeper
from claimtrack.gui.newsroom.after_review import AfterReview
from claimtrack.gui.newsroom.requests_panel import RequestsPanel
from claimtrack.gui.newsroom.returned_card import ReturnedCard
from claimtrack.gui.parts.draft_offer import DraftOffer
from claimtrack.gui.parts.layouts import settle_layouts
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.tab_row import TabRow
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE, Theme
from claimtrack.storage.drafts import Draft

TABS = ("history", "notes", "circulation")
KINDS = (
    "claim",
    "article",
    "speaker",
    "source",
    "snapshot",
    "evidence",
    "verdict",
    "note",
    "review",
    "tag",
    "appearance",
    "request",
    "publication",
    "correction",
)


class ClaimPanel(QWidget):
    """Shows one claim and takes what is done to it; every change goes through the session and comes back by it.

    `claim_chosen` tells of a claim that was added here and is to be shown, `claim_read` that the claim on show has
    come, `corrected` how a Claim was before it was worded anew, `menu_wanted` where its menu is to open, `said` what
    was done beside the workspace, `asked` the code of a command that a button here is for, `offered` that there is
    something typed earlier to be taken up, `close_asked` that the column is to be put away where it lies over others.
    """

    claim_chosen = Signal(int)
    claim_read = Signal()
    corrected = Signal(object)
    asked = Signal(str)
    menu_wanted = Signal(QPoint)
    said = Signal(str)
    offered = Signal()
    close_asked = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
        self._number: int | None = None
        self._is_comparison_wanted = False
        self._claim: Claim | None = None
        self._uuids: dict[int, str] = {}
        self._keeper = DraftKeeper.of(session)
        self._keeper.leave_all()  # by a panel in another language
        self._header = ClaimHeader(words, self._who)
        self._over = OverBar(words)
        self._evidence = EvidenceCards(words, theme, keys_of("claim.attach"))
        self.evidence = EvidenceActions(session, words, theme, self._evidence, self)
        self._offer = DraftOffer(words)
        self._after_review = AfterReview(session, words, theme)
        self._verdict = VerdictSection(session, words, theme, self._after_review.buttons)
        self._returned = ReturnedCard(words, theme)
        names = ("history.name", "note.heading", "place.heading")
        self._tabs = TabRow(words.say("claim.tabs"), map(words.say, names))
        self._history = HistoryPanel(session, words, theme)
        self._notes = NotesPanel(session, words)
        self._requests = RequestsPanel(session, words, theme)
        self._circulation = CirculationPanel(session, words, theme)
        self._repeats = RepeatOffer(session, words)
        self.alike = AlikeOffer(session, words)
        self._empty = PlainLabel(words.say("claim.none"), role="small", follows_text=False)
        self._lay_out()
        self._connect()
        self._show_whether_empty()

    def _lay_out(self) -> None:
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget()
        content.setProperty("role", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        column.setSpacing(GAP)
        upper: tuple[QWidget, ...] = (
            self._header,
            self.alike,
            self._repeats,
            self._evidence,
            self._offer,
            self._returned,
            self._verdict,
            self._after_review,
        )
        for part in (*upper, self._tabs, self._history, self._notes, self._requests, self._circulation):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.horizontalScrollBar().setSingleStep(24)  # needed by very large text in a narrow window alone
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._over)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._empty, 1)
        self.setFocusProxy(self._verdict)
        self._show_tab(0)

    def _connect(self) -> None:
        self._header.edit_asked.connect(self.reword)
        self._header.label_asked.connect(self.label_claim)
        self._header.menu_asked.connect(self.menu_wanted)
        self._over.close_asked.connect(self.close_asked)
        self._tabs.chosen.connect(self._show_tab)
        self._verdict.edited.connect(self._keep)
        self._repeats.show_asked.connect(self.claim_chosen)
        self._verdict.copy_asked.connect(self.copy_for_editor)
        self._verdict.blind.asked.connect(self.asked)
        self._after_review.asked.connect(self.asked)
        self._notes.typed.connect(self._keep)
        self._offer.taken.connect(self._take_offer)
        self._offer.dropped.connect(self._drop_offer)
        self._keeper.offers_changed.connect(self._show_offer)
        self.corrected.connect(self.alike.consider)
        self._session.changed.connect(self._on_changed)
        self._session.renamed.connect(self._ask)
        self._session.closed.connect(self._on_closed)

    def lie_over(self, *, is_over: bool) -> None:
        """Has its first line always in sight while it lies over other columns, with a button that puts it away."""
        if is_over == self._over.isHidden():
            with kept_keyboard(self._header.bar):
                if is_over:
                    self._over.take(self._header.bar)
                else:
                    self._header.take_bar()
            self._over.setVisible(is_over)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_claim(self, number: int | None) -> None:
        """Shows another claim, by its number, or none; what is typed and not saved is kept for each."""
        if number == self._number:
            return
        self._number, self._is_comparison_wanted = number, False
        if number is None:
            self._claim = None
            self.evidence.show_claim(None)
            self._verdict.show_claim(None)
            self._notes.show_claim(None)
            self._requests.show_claim(None)
            self._circulation.show_claim(None)
            self._repeats.show_claim(None)
            self._show_whether_empty()
        self._ask()
        self._history.show_claim(number)

    @property
    def claim(self) -> Claim | None:
        """The claim on show, as it was last read."""
        return self._claim

    def mark_search(self, words: str) -> None:
        """Marks what the list was searched for."""
        self._header.mark_search(words, self._theme.hit)

    def show_hidden(self, *, shows_all: bool) -> None:
        """Draws every hidden character of the claim as a sign, or only those that deceive."""
        self._header.show_hidden(shows_all=shows_all)

    def take_keyboard(self) -> None:
        """Puts the keyboard where one works on the claim: on its verdict, or before there is any on its wording."""
        if self._claim is None:
            self._session.failed.emit(Message("claim.none"))
        elif takes_verdicts(self._claim) and not self._session.is_readonly:
            self.setFocus()
        elif not self._header.take_keyboard():
            self._tabs.setFocus()

    def focus_verdict(self) -> None:
        """Puts the keyboard on the ratings."""
        if self._claim is not None and self._keeper.offer(self._claim.uuid) is not None:
            self._offer.setFocus()
        elif self._claim is not None:
            self._verdict.focus_rating()
            self._scroll.ensureWidgetVisible(self._verdict)

    def save_verdict(self) -> None:
        """Gives the verdict that is written."""
        self._verdict.save()

    def send_to_review(self) -> None:
        """Gives the verdict where it is not given yet, and sends the claim to review."""
        self._verdict.send_to_review()

    def copy_for_editor(self) -> None:
        """Puts rating, rationale and sources on the clipboard, as rich and as plain text."""
        if self._claim is not None and self._claim.is_blind:
            self._session.failed.emit(Message("blind.hidden-on", claim=self._claim.id))
        elif self._claim is not None:
            copied = copy_for_editor(self._claim, self._words.language)
            data = QMimeData()
            data.setText(copied.plain)
            data.setHtml(copied.html)
            QGuiApplication.clipboard().setMimeData(data)
            self.said.emit(self._words.say("claim.copied", number=self._claim.id))

    def ask_for_comment(self) -> None:
        """Asks whom one asked about the claim, and notes it."""
        self._requests.ask()

    def bring_comparison(self) -> None:
        """Brings the two verdicts on the claim into sight, the keyboard to the reason why one holds."""
        self._is_comparison_wanted = True
        self._ask()

    def show_tab(self, name: str) -> None:
        """Shows the history, the notes, or where the claim circulates."""
        self._tabs.choose(TABS.index(name))

    def _ask(self) -> None:
        if self._number is not None:
            question = partial(claim_actions.read_claim, self._number)
            self._session.read(question, self._on_claim, key=(id(self), "claim"), on_failed=self._on_gone)

    def _on_claim(self, shown: ShownClaim) -> None:
        claim = shown.claim
        is_other = self._claim is None or self._claim.id != claim.id
        self._claim = claim
        self._uuids[claim.id] = claim.uuid
        is_readonly = self._session.is_readonly
        self.evidence.show_claim(claim)
        self._header.show_claim(claim, shown.around, is_readonly=is_readonly)
        self._evidence.let_change(is_readonly=is_readonly)
        self._evidence.show_evidence(claim.evidence, shown.missing, is_other_claim=is_other)
        self._returned.show_returned(shown.standing.returned)
        self._verdict.show_claim(claim, is_mine=shown.standing.is_mine)
        self._after_review.show_standing(claim, shown.standing)
        self._notes.show_claim(claim)
        self._requests.show_claim(claim)
        self._circulation.show_claim(claim)
        self._repeats.show_claim(claim)
        self.alike.keep_for(claim.article_id)
        self._tabs.name_tab(1, self._words.say("note.heading-count", number=len(claim.notes) + len(claim.requests)))
        self._tabs.name_tab(2, self._words.say("place.heading-count", number=len(claim.appearances)))
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
        self._show_offer()
        self._show_whether_empty()
        settle_layouts()
        if self._is_comparison_wanted and shown.standing.comparison is not None:
            self._is_comparison_wanted = False
            self._after_review.setFocus()
            self._scroll.ensureWidgetVisible(self._after_review)
        self.claim_read.emit()

    def _on_gone(self, _message: Message) -> None:
        """The claim was taken back meanwhile."""
        self.show_claim(None)

    def _show_whether_empty(self) -> None:
        self._scroll.setVisible(self._claim is not None)
        self._empty.setVisible(self._claim is None)

    def _show_tab(self, number: int) -> None:
        self._history.setVisible(number == 0)
        self._notes.setVisible(number == 1)
        self._requests.setVisible(number == 1)
        self._circulation.setVisible(number == 2)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*KINDS):
            self._ask()

    def _on_closed(self) -> None:
        self._uuids.clear()
        self.show_claim(None)

    # -- what is typed and not saved ----------------------------------------------------------------------------------

    def _keep(self, number: int) -> None:
        uuid = self._uuids.get(number)
        if uuid is not None and not self._session.is_readonly:
            judgement, remarks = self._session.drafts.get(number, UNDECIDED), self._verdict.remarks_on(number)
            draft = Draft(judgement, self._notes.typed_on(number), remarks.note, remarks.override)
            self._keeper.keep(uuid, draft)

    def _show_offer(self) -> None:
        """What an earlier run left has to be taken up or dropped before something else is typed."""
        if self._claim is None:
            return
        if self._keeper.is_moving(self._claim.uuid):
            self._take_offer()
            return
        offer = self._keeper.offer(self._claim.uuid)
        is_new = offer is not None and self._offer.isHidden()
        self._offer.show_draft(offer)
        if is_new:
            self.offered.emit()
        self.setFocusProxy(self._verdict if offer is None else self._offer)
        self._verdict.lock(is_locked=offer is not None)
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
        self._verdict.show_claim(claim)
        self._verdict.put_in(Remarks(offer.review_note, offer.override))
        self._keep(claim.id)  # nothing has to be typed for it to be on the disk
        self._show_offer()

    def _drop_offer(self) -> None:
        if self._claim is not None:
            self._keeper.drop(self._claim.uuid)
            self._show_offer()

    # -- wording and evidence -----------------------------------------------------------------------------------------

    def add_claim(self) -> None:
        """Asks for a claim that stands in no article, and adds it."""
        changes = WordingDialog.ask(self, self._session, self._words)
        if changes is not None and changes.made:
            self.claim_chosen.emit(changes.made[0])

    def reword(self) -> None:
        """Asks for another wording, speaker or date of the claim."""
        self._reword("text")

    def attribute(self) -> None:
        """Asks for another speaker or date of the claim, in either layout."""
        self._reword("speaker")

    def _reword(self, field: str) -> None:
        claim = self._claim
        if claim is None or self._session.is_readonly:
            return
        if WordingDialog.ask(self.window(), self._session, self._words, claim=claim, field=field) is not None:
            self.corrected.emit(claim)

    def label_claim(self) -> None:
        """Asks for the claim's tags, priority, who does it, and by when."""
        if self._claim is not None and not self._session.is_readonly:
            LabelDialog.ask(self, self._session, self._words, numbers=[self._claim.id])

    def _who(self) -> str:
        return self._session.settings.who()
