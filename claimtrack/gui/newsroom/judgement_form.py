"""The fields of a judgement on one claim: rating, rationale in both languages, established date and what is right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from claimtrack.domain.scale import Scale
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.claim.rating_buttons import RatingButtons
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.style.theme import GAP, Theme


class JudgementForm(QWidget):
    """Takes one judgement in a dialog."""

    def __init__(self, scale: Scale, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._ratings = RatingButtons(scale, words, theme)
        self._rationales = {
            language: TextField(say(f"verdict.rationale.{language}"), lines=2) for language in LANGUAGES
        }
        for language, field in self._rationales.items():  # whose order is that of the window's language
            field.setObjectName(f"rationale-{language}")
        self._established = DateField(say("verdict.established"), words)
        self._right = LineField(say("verdict.right"))
        facts = QHBoxLayout()
        facts.setSpacing(GAP)
        facts.addWidget(labelled(say("verdict.established"), self._established), 1, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(labelled(say("verdict.right"), self._right), 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._ratings)
        for language in sorted(LANGUAGES, key=words.language.__ne__):  # the interface's own language first
            name = say(f"verdict.rationale.{language}")
            column.addWidget(labelled(name, self._rationales[language]))
        column.addLayout(facts)
        self.setFocusProxy(self._ratings)

    def judgement(self) -> Judgement:
        """What the fields say; the rating is empty where none is chosen."""
        return Judgement(
            rating=self._ratings.rating,
            rationale_en=self._rationales["en"].text().strip(),
            rationale_ar=self._rationales["ar"].text().strip(),
            established=self._established.date,
            right=self._right.text().strip(),
        )

    def show_judgement(self, judgement: Judgement) -> None:
        """Puts a judgement into the fields."""
        self._ratings.choose(judgement.rating)
        self._rationales["en"].set_text(judgement.rationale_en)
        self._rationales["ar"].set_text(judgement.rationale_ar)
        self._established.set_text(judgement.established or "")
        self._right.set_text(judgement.right)

    @property
    def is_readable(self) -> bool:
        """Whether the date can be read; otherwise the keyboard goes to it."""
        if not self._established.is_readable:
            self._established.setFocus()
        return self._established.is_readable

    def focus_rating(self) -> None:
        """Puts the keyboard on the ratings."""
        self._ratings.focus()
