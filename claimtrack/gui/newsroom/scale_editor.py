"""Edits a rating scale with a preview: names, and for each rating labels, meaning, need, side, colour, sign, value."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain import scale_document
from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Family, Need, Rating, Scale
from claimtrack.domain.words import Words
from claimtrack.gui.claim.rating_buttons import RatingButtons
from claimtrack.gui.newsroom.kept_scale import KeptScale
from claimtrack.gui.newsroom.scale_view import scale_name
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH, LIST_HEIGHT = 680, 150  # pixels
TEXTS = ("label_en", "label_ar", "definition_en", "definition_ar", "id", "glyph", "colour")


class ScaleEditor(FormDialog):
    """Changes a copy of a scale; it is stored as the next version, or as one's own where it ships."""

    def __init__(self, parent: QWidget, session: Session, words: Words, theme: Theme, scale: Scale) -> None:
        title = words.say("scale-editor.title", name=line(scale_name(scale, words), 100))
        super().__init__(parent, words, title, words.say("scale-editor.accept"))
        self._session, self._theme, self._scale = session, theme, scale
        self._ratings: list[Rating] = list(scale.ratings)
        self._is_filling = False
        self._names = {name: LineField(words.say(f"scale-editor.{name}")) for name in ("name_en", "name_ar")}
        self._list = QListWidget()
        self._list.setProperty("role", "choice")
        self._list.setFixedHeight(LIST_HEIGHT)
        self._texts = {name: LineField(words.say(f"scale-editor.{name}")) for name in TEXTS}
        self._value = LineField(words.say("scale-editor.value"), hint=words.say("scales.no-value"))
        self._need = _choice({need: words.say(f"need.{need}") for need in Need})
        self._family = _choice({family: words.say(f"family.{family}") for family in Family})
        self._preview = RatingButtons(scale, words, theme)
        self._preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        for name, field in self._names.items():
            field.set_text(getattr(scale, name))
        self._list_ratings(0)
        self._connect()
        self._kept = KeptScale(
            self, self._column, session, words, begun=self.scale(), now=self.scale, show=self.show_scale
        )
        self._kept.begin(f"scale/{scale.key}")
        self._names["name_en"].setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    def _lay_out(self) -> None:
        say = self.words.say
        for column, name in enumerate(self._names):
            self.add_row(say(f"scale-editor.{name}"), self._names[name], column=column)
        self.add_widget(self._rating_list())
        for column, name in enumerate(("label_en", "label_ar", "definition_en", "definition_ar")):
            self.add_row(say(f"scale-editor.{name}"), self._texts[name], column=column % 2)
        self.add_row(say("scale-editor.need"), self._need, column=0)
        self.add_row(say("scale-editor.family"), self._family, column=1)
        for column, name in enumerate(("id", "glyph")):
            self.add_row(say(f"scale-editor.{name}"), self._texts[name], column=column)
        self.add_row(say("scale-editor.colour"), self._texts["colour"], column=0)
        self.add_row(say("scale-editor.value"), self._value, column=1)
        self.add_row(say("scales.preview"), self._preview)
        self.add_widget(PlainLabel(say("scale-editor.what"), role="small", follows_text=False))

    def _rating_list(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._list.setAccessibleName(self.words.say("scale-editor.ratings"))
        row.addWidget(self._list, 1)
        buttons = QVBoxLayout()
        for code, slot in (
            ("scale-editor.add", self.add_rating),
            ("scale-editor.remove", self.remove_rating),
            ("scale-editor.up", partial(self.move_rating, -1)),
            ("scale-editor.down", partial(self.move_rating, 1)),
        ):
            button = QPushButton(self.words.say(code))
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        row.addLayout(buttons)
        return box

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._show_rating)
        for field in (*self._texts.values(), self._value):
            field.textChanged.connect(self._on_typed)
        for box in (self._need, self._family):
            box.currentIndexChanged.connect(self._on_typed)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, theme: Theme, *, scale: Scale) -> str | None:
        """Stores the scale as it was changed; its id, None where it was cancelled."""
        dialog = cls(parent, session, words, theme, scale)
        dialog.exec()
        dialog.deleteLater()
        return scale.id if dialog.changes is not None else None

    # -- ratings ------------------------------------------------------------------------------------------------------

    def scale(self) -> Scale:
        """What the fields say."""
        name_en, name_ar = (self._names[name].text().strip() for name in ("name_en", "name_ar"))
        return replace(self._scale, name_en=name_en, name_ar=name_ar, ratings=tuple(self._ratings))

    def show_scale(self, scale: Scale) -> None:
        """Puts a scale in as it was edited before."""
        for name, field in self._names.items():
            field.put_back(getattr(scale, name))
        self._ratings = list(scale.ratings)
        self._list_ratings(0)

    def add_rating(self) -> None:
        """Adds a rating like the chosen one, to be changed."""
        at = max(self._list.currentRow(), 0)
        taken = {rating.id for rating in self._ratings}
        fresh = next(f"rating-{number}" for number in range(1, len(taken) + 2) if f"rating-{number}" not in taken)
        label = self.words.say("scale-editor.new", number=len(self._ratings) + 1)
        changed = replace(self._ratings[at], id=fresh, label_en=label, label_ar=label, value=None, glyph="•")
        self._ratings.insert(at + 1, changed)
        self._list_ratings(at + 1)

    def remove_rating(self) -> None:
        """Takes the chosen rating out; the last one stays."""
        at = self._list.currentRow()
        if len(self._ratings) > 1 and at >= 0:
            del self._ratings[at]
            self._list_ratings(min(at, len(self._ratings) - 1))

    def move_rating(self, by: int) -> None:
        """Offers the chosen rating earlier or later."""
        at = self._list.currentRow()
        to = at + by
        if 0 <= to < len(self._ratings):
            self._ratings[at], self._ratings[to] = self._ratings[to], self._ratings[at]
            self._list_ratings(to)

    def _list_ratings(self, chosen: int) -> None:
        self._is_filling = True
        self._list.clear()
        for rating in self._ratings:
            self._list.addItem(_in_list(rating, self.words))
        self._is_filling = False
        self._list.setCurrentRow(chosen)
        self._show_rating(chosen)
        self._preview.show_scale(self.scale())

    def _show_rating(self, row: int) -> None:
        if self._is_filling or not 0 <= row < len(self._ratings):
            return
        rating, self._is_filling = self._ratings[row], True
        for name, field in self._texts.items():
            field.set_text(getattr(rating, name))
        self._value.set_text("" if rating.value is None else str(rating.value))
        self._need.setCurrentIndex(self._need.findData(rating.need))
        self._family.setCurrentIndex(self._family.findData(rating.family))
        self._is_filling = False

    def _on_typed(self) -> None:
        row = self._list.currentRow()
        if self._is_filling or row < 0:
            return
        texts = {name: field.text().strip() for name, field in self._texts.items()}
        rating = replace(
            self._ratings[row],
            **texts,
            value=_number(self._value.text()),
            need=Need(self._need.currentData()),
            family=Family(self._family.currentData()),
        )
        self._ratings[row] = rating
        item = self._list.item(row)
        item.setText(_in_list(rating, self.words))
        if self._problem_of(self.scale()) is None:
            self.say_problem(None)
            self._preview.show_scale(self.scale())

    def _problem_of(self, scale: Scale) -> Message | None:
        if self._value.text().strip() and _number(self._value.text()) is None:
            return Message("scale-editor.bad-value")
        try:
            scale_document.check(scale)
        except Problem as problem:
            return problem.message
        return None

    @override
    def accept(self) -> None:
        scale = self.scale()
        problem = self._problem_of(scale)
        if problem is not None:
            self.say_problem(problem)
        else:
            self.submit(self._session, partial(_add, scale))


def _in_list(rating: Rating, words: Words) -> str:
    return f"{rating.glyph}  {line(rating.label(words.language), 60)}"


def _number(text: str) -> int | None:
    typed = text.strip()
    try:
        return int(typed) if typed else None
    except ValueError:
        return None


def _choice(choices: dict[Need, str] | dict[Family, str]) -> QComboBox:
    box = QComboBox()
    for value, said in choices.items():
        box.addItem(said, value)
    return box


def _add(scale: Scale, workspace: "Workspace") -> Changes:
    return workspace.scales.add(scale)
