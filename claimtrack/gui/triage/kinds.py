"""What was not proposed, by its kind, shown on demand: opinions, forecasts, questions, and what is too vague."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from claimtrack.domain.drawn import Kind
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP, TIGHT
from claimtrack.gui.triage.card import ON_DEMAND


class KindRow(QWidget):
    """One chip for each kind that there is, with how many; `wanted` tells that other kinds are to be shown."""

    wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        heading = PlainLabel(words.say("triage.not-proposed"), role="small", follows_text=False)
        heading.setWordWrap(False)
        chips = QWidget()
        rows = FlowLayout(TIGHT, chips)
        chips.setLayout(rows)
        self.chips: dict[Kind, QPushButton] = {}
        for kind in ON_DEMAND:
            chip = QPushButton()
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(self.wanted)
            rows.addWidget(chip)
            self.chips[kind] = chip
        row = QHBoxLayout(self)
        row.setContentsMargins(0, TIGHT, 0, TIGHT)
        row.setSpacing(GAP)
        row.addWidget(heading)
        row.addWidget(chips, 1)

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds that are to be shown."""
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def show_none(self) -> None:
        """Begins anew: nothing of it is shown."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """Says how many there are of each kind."""
        for kind, chip in self.chips.items():
            name = Message(f"triage.kind.{kind}")
            chip.setText(self._words.say("triage.kind-count", kind=name, number=counts.get(kind, 0)))
            chip.setVisible(counts.get(kind, 0) > 0)
        self.setVisible(any(counts.get(kind) for kind in ON_DEMAND))
