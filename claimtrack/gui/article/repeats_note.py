"""Says before an import which of an article's claims are in the workspace already, and what came of them."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.words import Words
from claimtrack.gui.parts.elided_label import ElidedLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.style.theme import GAP, TIGHT

if TYPE_CHECKING:
    from claimtrack.workspace.repeats import Repeat

MOST = 4  # claims that are named; the rest is counted
LONGEST = 200  # characters of a claim


class RepeatsNote(QFrame):
    """One line for each, hidden where there is none."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "card")
        self._heading = PlainLabel(follows_text=False)
        self._lines = [ElidedLabel(1) for _ in range(MOST)]
        self._rest = PlainLabel(role="small", follows_text=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        column.setSpacing(TIGHT // 2)
        for label in (self._heading, *self._lines, self._rest):
            column.addWidget(label)
        self.hide()

    def show_repeats(self, drawn: Sequence[DrawnClaim], repeats: "Mapping[int, Repeat]") -> None:
        """Name what was found for these claims, by their places among them."""
        say = self._words.say
        self.setVisible(bool(repeats))
        self._heading.show_text(say("import.repeats", count=len(repeats), total=len(drawn)))
        found = sorted(
            repeats.items(), key=lambda item: (item[1].rating is None, item[0])
        )  # what was judged comes first
        said = [self._say(drawn[place], repeat) for place, repeat in islice(found, MOST)]
        for label, text in zip(self._lines, [*said, *[""] * MOST], strict=False):
            label.show_text(text)
            label.setVisible(bool(text))
        left = len(repeats) - len(said)
        self._rest.setVisible(left > 0)
        self._rest.show_text(say("import.repeats-more", count=left) if left else "")

    def _say(self, claim: DrawnClaim, repeat: "Repeat") -> str:
        rating = repeat.rating
        verdict = rating.label(self._words.language) if rating else self._words.say("list.no-verdict")
        text = line(claim.quote, LONGEST)
        return self._words.say("import.repeat", number=repeat.claim_id, verdict=verdict, text=text)
