"""A rating scale to be looked at: its ratings as the buttons that they will be, what each means and needs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimtrack.domain.rating import Rating, Scale
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, TIGHT, WIDE, Theme


def scale_name(scale: Scale, words: Words) -> str:
    """What a scale is called in the interface language, or in the other where it has no name in it."""
    names = (scale.name_ar, scale.name_en) if words.is_rtl else (scale.name_en, scale.name_ar)
    return next((name for name in names if name), scale.id)


class ScaleView(QWidget):
    """Shows a scale with its versions."""

    def __init__(
        self, scale: Scale, words: Words, theme: Theme, *, versions: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP, WIDE, GAP)
        column.setSpacing(TIGHT)
        title = PlainLabel(scale_name(scale, words), role="title", follows_text=False)
        title.setFont(fonts.title_font())
        column.addWidget(title)
        known = ", ".join(map(str, versions)) or str(scale.version)
        said = words.say("scales.version", id=scale.id, version=scale.version, versions=known)
        column.addWidget(PlainLabel(said, role="small", follows_text=False))
        for rating in scale.ratings:
            self._add_rating(column, rating, words, theme)
        column.addStretch(1)

    def _add_rating(self, column: QVBoxLayout, rating: Rating, words: Words, theme: Theme) -> None:
        both = " · ".join(isolate(line(name)) for name in (rating.label_en, rating.label_ar))
        head = PlainLabel(f"{isolate(rating.glyph)}  {both}", follows_text=False)
        head.setFont(fonts.strong_font())
        head.setStyleSheet(f"QLabel {{ color: {theme.rating(rating)}; }}")
        head.setContentsMargins(0, GAP, 0, 0)
        value = words.digits(str(rating.value)) if rating.value is not None else words.say("scales.no-value")
        facts = words.say("scales.rating", id=rating.id, value=value, need=words.say(f"need.{rating.need}"))
        column.addWidget(head)
        definition = rating.definition(words.language) or rating.definition("en") or rating.definition("ar")
        if definition:
            column.addWidget(PlainLabel(definition))
        column.addWidget(PlainLabel(facts, role="small", follows_text=False), 0, Qt.AlignmentFlag(0))
