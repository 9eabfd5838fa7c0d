"""The heading of the evidence, with how many pieces point each way, in the colours of the list."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from claimtrack.domain.source import Stance
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, STANCE_GLYPHS, Theme


class EvidenceHeading(QWidget):
    """One line; a stance that no piece has is not named."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(_short(PlainLabel(words.say("evidence.heading"), role="section", follows_text=False)))
        self._counts = {stance: _short(PlainLabel(follows_text=False)) for stance in Stance}
        for stance, label in self._counts.items():
            label.setFont(fonts.strong_font())
            label.setStyleSheet(f"QLabel {{ color: {theme.stance(stance)}; }}")
            row.addWidget(label)

    def show_stances(self, stances: Iterable[Stance]) -> None:
        """Counts the stances of all pieces."""
        found = Counter(stances)
        for stance, label in self._counts.items():
            count = self._words.digits(str(found[stance]))
            label.show_text(isolate(f"{STANCE_GLYPHS[stance]}{count}"))
            label.setAccessibleName(f"{self._words.say(f'stance.{stance}')}: {count}")
            label.setVisible(found[stance] > 0)


def _short(label: PlainLabel) -> PlainLabel:
    label.setWordWrap(False)
    return label
