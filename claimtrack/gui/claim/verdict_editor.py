"""Where a verdict is written: rating, rationale, what is right, and the reason of a change."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from claimtrack.domain.claim import Claim
from claimtrack.domain.scale import Scale
from claimtrack.domain.status import Move, is_allowed
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.claim.rating_buttons import RatingButtons
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

UNDECIDED = Judgement(rating="")


class VerdictEditor(QWidget):
    """Shows the verdict that holds, takes another; what is typed and not yet given is kept for each claim."""

    edited = Signal()

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._claim: Claim | None = None
        self._is_filling = False
        self._scale = session.scale
        self._ratings = RatingButtons(self._scale, words, theme)
        self._other_scale = PlainLabel(role="small", follows_text=False)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(words.say("verdict.rationale-language"))
        self._tabs.setDrawBase(False)
        self._rationales: dict[str, TextField] = {}
        first = words.language
        for language in sorted(LANGUAGES, key=first.__ne__):  # the interface's own language first
            field = TextField(words.say(f"verdict.rationale.{language}"), hint=words.say("verdict.rationale-hint"))
            self._rationales[language] = field
            self._tabs.addTab(words.say(f"language.{language}"))
            field.setVisible(language == first)
            field.textChanged.connect(self._on_edited)
            field.refused.connect(session.failed)
        self._established = DateField(words.say("verdict.established"), words)
        self._right = LineField(words.say("verdict.right"))
        self._confidence = QComboBox()
        self._reason = LineField(words.say("verdict.reason"), hint=words.say("verdict.reason-hint"))
        self._fill_confidence()
        self._lay_out()
        self.setFocusProxy(self._ratings)
        self._ratings.chosen.connect(self._on_edited)
        self._tabs.currentChanged.connect(self._show_page)
        self._established.changed.connect(self._on_edited)
        self._confidence.currentIndexChanged.connect(self._on_edited)
        for line in (self._right, self._reason):
            line.textChanged.connect(self._on_edited)
            line.refused.connect(session.failed)

    def _fill_confidence(self) -> None:
        self._confidence.setAccessibleName(self._words.say("verdict.confidence"))
        self._confidence.addItem("—", None)
        for confidence in Confidence:
            self._confidence.addItem(self._words.say(f"confidence.{confidence}"), confidence)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self._words.say("verdict.rationale"), role="small", follows_text=False))
        head.addStretch(1)
        head.addWidget(self._tabs)
        rationale = QVBoxLayout()
        rationale.setSpacing(0)
        rationale.addLayout(head)
        for field in self._rationales.values():
            rationale.addWidget(field)
        say = self._words.say
        self._confidence_box = labelled(say("verdict.confidence"), self._confidence)
        self._reason_box = labelled(say("verdict.reason"), self._reason)
        facts = QHBoxLayout()
        facts.setSpacing(GAP)
        facts.addWidget(labelled(say("verdict.established"), self._established), 1, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(labelled(say("verdict.right"), self._right), 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._other_scale)
        column.addWidget(self._ratings)
        column.addLayout(rationale)
        column.addLayout(facts)
        column.addWidget(self._confidence_box)
        column.addWidget(self._reason_box)
        column.setSpacing(TIGHT + 2)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_claim(self, claim: Claim | None) -> None:
        """Shows a claim's verdict, with what was typed and not yet given laid over it."""
        is_same = self._claim is not None and claim is not None and self._claim.id == claim.id
        typed = self._typed() if is_same and self.is_edited else None
        self._claim = claim
        if claim is None:
            return
        self._use_scale(self._shown_scale(claim))
        self._name_other_scale(claim)
        self._confidence_box.setVisible(self._session.settings.ask_confidence)
        self._reason_box.setVisible(is_allowed(Move.REOPEN, claim.status))
        shown = typed or self._session.drafts.get(claim.id) or self._given()
        if shown != self._typed():
            self._fill(shown)
        self._keep_draft()

    def _shown_scale(self, claim: Claim) -> Scale:
        """The scale in use; where no verdict can be given any more, that of the last one."""
        if claim.verdict is None or is_allowed(Move.REOPEN, claim.status) or is_allowed(Move.REVIEW, claim.status):
            return self._session.scale
        return claim.verdict.scale

    def _use_scale(self, scale: Scale) -> None:
        if scale != self._scale:
            self._scale = scale
            self._ratings.show_scale(scale)

    def _name_other_scale(self, claim: Claim) -> None:
        """A verdict of another scale, or of another version, is not among the buttons."""
        verdict = claim.verdict
        is_other = verdict is not None and verdict.scale.key != self._scale.key
        self._other_scale.setVisible(is_other)
        if verdict is not None and is_other:
            scale = verdict.scale
            self._other_scale.show_text(
                self._words.say("verdict.other-scale", rating=verdict.rating.name, scale=scale.name)
            )

    def judgement(self) -> Judgement:
        """What the fields say now; the rating is empty where none is chosen."""
        return replace(self._typed(), established=self._established.date)

    def _typed(self) -> Judgement:
        """What is in the fields letter by letter, a date that cannot be read yet included."""
        return Judgement(
            rating=self._ratings.rating,
            rationale_en=self._rationales["en"].text().strip(),
            rationale_ar=self._rationales["ar"].text().strip(),
            established=self._established.text().strip() or None,
            right=self._right.text().strip(),
            confidence=self._confidence.currentData(),
            reason=self._reason.text().strip(),
        )

    @property
    def is_edited(self) -> bool:
        """Whether the fields differ from the verdict that holds."""
        return replace(self._typed(), reason="") != self._given()

    @property
    def is_readable(self) -> bool:
        """Whether the established date can be read."""
        return self._established.is_readable

    def discard_draft(self) -> None:
        """Goes back to the verdict that holds."""
        if self._claim is not None:
            self._fill(self._given())
            self._on_edited()

    def settle(self, claim_id: int, given: Judgement) -> None:
        """Lets go of a draft that has become the verdict; what was typed since stays."""
        draft = self._session.drafts.get(claim_id)
        if draft is not None and replace(draft, established=given.established) == given:
            del self._session.drafts[claim_id]
            if self._claim is not None and self._claim.id == claim_id:
                self._is_filling = True
                self._reason.clear()
                self._is_filling = False

    def focus_rating(self) -> None:
        """Puts the keyboard on the ratings."""
        self._ratings.focus()

    def focus_rationale(self) -> None:
        """Puts the keyboard into the rationale."""
        list(self._rationales.values())[self._tabs.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_reason(self) -> None:
        """Puts the keyboard into the reason of the change."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_established(self) -> None:
        """Puts the keyboard into the established date."""
        self._established.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given(self) -> Judgement:
        verdict = self._claim.verdict if self._claim else None
        if verdict is None:
            return UNDECIDED
        given = replace(verdict.judgement, reason="", override="")
        return given if verdict.scale.key == self._scale.key else replace(given, rating="")

    def _fill(self, judgement: Judgement) -> None:
        self._is_filling = True
        self._ratings.choose(judgement.rating)
        self._rationales["en"].set_text(judgement.rationale_en)
        self._rationales["ar"].set_text(judgement.rationale_ar)
        self._established.set_text(judgement.established or "")
        self._right.set_text(judgement.right)
        self._confidence.setCurrentIndex(max(self._confidence.findData(judgement.confidence), 0))
        self._reason.set_text(judgement.reason)
        self._is_filling = False
        written = [language for language, field in self._rationales.items() if field.text()]
        if written:
            self._tabs.setCurrentIndex(list(self._rationales).index(written[0]))
        self._name_tabs()

    def _show_page(self, shown: int) -> None:
        for number, field in enumerate(self._rationales.values()):
            field.setVisible(number == shown)

    def _name_tabs(self) -> None:
        """A tab says whether something is written behind it."""
        for number, (language, field) in enumerate(self._rationales.items()):
            name = self._words.say(f"language.{language}")
            self._tabs.setTabText(number, f"{name} ✓" if field.text().strip() else name)

    def _on_edited(self) -> None:
        if self._is_filling or self._claim is None:
            return
        self._keep_draft()
        self._name_tabs()
        self.edited.emit()

    def _keep_draft(self) -> None:
        if self._claim is None:
            return
        if self.is_edited or self._reason.text().strip():
            self._session.drafts[self._claim.id] = self._typed()
        else:
            self._session.drafts.pop(self._claim.id, None)
