"""Puts another scale in use and carries old ratings over to it by hand, with what would become of it said first."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.rating import Scale
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.scale_view import scale_name
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.scales import OldRating
    from claimtrack.workspace.workspace import Workspace

WIDTH = 600

Mapped = Mapping[tuple[str, str], str]


class MappingDialog(FormDialog):
    """A row for each rating of another scale that verdicts hold: to which rating it goes, or that it stays."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        words: Words,
        scale: Scale,
        old: "Sequence[OldRating]",
        judged_blind: Sequence[int] = (),
    ) -> None:
        name = line(scale_name(scale, words), 100)
        super().__init__(parent, words, words.say("mapping.title", name=name), words.say("mapping.accept"))
        self._session, self._scale, self._old = session, scale, old
        self.add_widget(PlainLabel(words.say("mapping.what"), role="small", follows_text=False))
        self._choices = [self._choice(each) for each in old]
        for each, choice in zip(old, self._choices, strict=True):
            facts = {"rating": each.name, "scale": each.scale_name, "version": each.version}
            self.add_row(words.say("mapping.old", **facts, count=len(each.claims)), choice)
        if judged_blind:
            said = words.say("mapping.judged-blind", count=len(judged_blind), claims=tuple(judged_blind))
            self.add_widget(PlainLabel(said, role="small", follows_text=False))
        self._preview = PlainLabel(follows_text=False)
        self.add_widget(self._preview)
        self._say_preview()
        self._choices[0].setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        words: Words,
        *,
        scale: Scale,
        old: "Sequence[OldRating]",
        judged_blind: Sequence[int] = (),
    ) -> Changes | None:
        """Puts the scale in use; None where it was cancelled. `judged_blind` are claims whose verdicts are hidden."""
        return cls(parent, session, words, scale, old, judged_blind).answer()

    def _choice(self, old: "OldRating") -> QComboBox:
        box = QComboBox()
        box.addItem(self.words.say("mapping.stays"), None)
        for rating in self._scale.ratings:
            box.addItem(f"{rating.glyph}  {line(rating.label(self.words.language), 60)}", rating.id)
        box.setAccessibleDescription(old.rating)
        box.currentIndexChanged.connect(self._say_preview)
        return box

    def mapping(self) -> Mapped:
        """What goes where."""
        pairs = zip(self._old, self._choices, strict=True)
        return {(old.scale, old.rating): box.currentData() for old, box in pairs if box.currentData() is not None}

    def _say_preview(self) -> None:
        chosen = self.mapping()
        carried = [old for old in self._old if (old.scale, old.rating) in chosen]
        new, again = (sum(len(part) for part in parts) for parts in _counts(carried))
        said = [self.words.say("mapping.new", count=new)]
        if again:
            said.append(self.words.say("mapping.again", count=again))
        self._preview.show_text(" ".join(said))

    @override
    def accept(self) -> None:
        self.submit(self._session, partial(_use, self._scale.key, self.mapping()))


def _counts(carried: "Sequence[OldRating]") -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """The claims that get a new verdict, and those of them that go back to work."""
    return [old.claims for old in carried], [old.again for old in carried]


def _use(key: str, mapping: Mapped, workspace: "Workspace") -> Changes:
    return workspace.scales.use(key, mapping)
