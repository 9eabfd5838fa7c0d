"""Brings a colleague's copy of this workspace in: what comes along, and each conflict decided by a person."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.difference import pieces
from claimtrack.domain.merging import Choice, Conflict, MergePlan
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.parts.difference_label import DifferenceLabel
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme
from claimtrack.gui.work import Work

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 680


class MergeCopyDialog(FormDialog):
    """Tells what a copy brings; its conflicts stand one at a time, the next once one is decided."""

    def __init__(
        self, parent: QWidget, session: Session, words: Words, theme: Theme, path: Path, plan: MergePlan
    ) -> None:
        super().__init__(parent, words, words.say("merge-copy.title"), words.say("merge-copy.accept"))
        self._session, self._theme, self._path, self._plan = session, theme, path, plan
        self._choices: dict[str, Choice] = {}
        self._at = 0
        self.add_widget(PlainLabel(words.say("merge-copy.what", name=line(plan.name, 200)), follows_text=False))
        for said in told(plan, words):
            self.add_widget(PlainLabel(said, role="small", follows_text=False))
        self._place = PlainLabel(role="section", follows_text=False)
        self._conflict = QVBoxLayout()
        self._conflict.setSpacing(TIGHT)
        self._group = QButtonGroup(self)
        self._ways = {choice: QRadioButton(words.say(f"merge-copy.{choice}")) for choice in Choice}
        self._previous = self._step_button("pass.previous", -1)
        self._next = self._step_button("pass.next", 1)
        self._lay_out_conflicts()
        self.add_widget(PlainLabel(words.say("merge-copy.one-step"), role="small", follows_text=False))
        self._show_conflict()
        (self._ways[Choice.OURS] if plan.conflicts else self.accept_button).setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    def _step_button(self, code: str, by: int) -> QPushButton:
        button = QPushButton(self.words.say(code))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._step, by))
        return button

    def _lay_out_conflicts(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._place)
        column.addLayout(self._conflict)
        for choice, way in self._ways.items():
            self._group.addButton(way)
            way.clicked.connect(partial(self.choose, choice))
            column.addWidget(way)
        row = QHBoxLayout()
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addStretch(1)
        column.addLayout(row)
        self.add_widget(frame)
        frame.setVisible(bool(self._plan.conflicts))

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, theme: Theme, *, path: Path, plan: MergePlan
    ) -> Changes | None:
        """Merges the copy; None where it was cancelled."""
        return cls(parent, session, words, theme, path, plan).answer()

    # -- conflicts ----------------------------------------------------------------------------------------------------

    def choose(self, choice: Choice) -> None:
        """Decide the conflict on show."""
        self._choices[self._plan.conflicts[self._at].key] = choice
        self._offer()

    def _step(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._plan.conflicts) - 1)
        self._show_conflict()

    def _show_conflict(self) -> None:
        while item := self._conflict.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        conflicts = self._plan.conflicts
        if conflicts:
            conflict = conflicts[self._at]
            for part in self._parts(conflict):
                self._conflict.addWidget(part)
            chosen = self._choices.get(conflict.key)
            self._group.setExclusive(False)
            for choice, way in self._ways.items():
                way.setChecked(choice is chosen)
            self._group.setExclusive(True)
        self._offer()

    def _offer(self) -> None:
        """What is left to decide is said beside the button that waits for it."""
        conflicts = self._plan.conflicts
        left = sum(each.key not in self._choices for each in conflicts)
        self._place.show_text(
            self.words.say("merge-copy.place", at=self._at + 1, of=len(conflicts), left=left) if conflicts else ""
        )
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(conflicts))
        self.accept_button.setEnabled(not left and not self._plan.is_empty)

    def _parts(self, conflict: Conflict) -> list[QWidget]:
        words = self.words
        what = words.say(f"kind.{conflict.kind}")
        said = words.say(
            "merge-copy.conflict", kind=what, name=line(self._value(conflict.name), 200), part=self._part(conflict)
        )
        ours, theirs = self._value(conflict.ours), self._value(conflict.theirs)
        parts: list[QWidget] = [PlainLabel(said, follows_text=False)]
        for choice, value in ((Choice.OURS, ours), (Choice.THEIRS, theirs)):
            way = words.say(f"merge-copy.{choice}")
            parts.append(PlainLabel(f"{way}: {isolate(line(value))}", role="small", follows_text=False))
        if isinstance(conflict.ours, str) and isinstance(conflict.theirs, str):
            field = words.say("merge-copy.difference")
            parts.append(DifferenceLabel(field, pieces(conflict.ours, conflict.theirs), words, self._theme))
        return parts

    def _part(self, conflict: Conflict) -> str:
        code = f"field.{conflict.kind}.{conflict.part}"
        if self.words.knows(code):
            return self.words.say(code)
        known = f"merge-copy.part.{conflict.part}"
        return self.words.say(known if self.words.knows(known) else "merge-copy.part.other")

    def _value(self, value: Message | str) -> str:
        return self.words.say(value) if isinstance(value, Message) else value

    @override
    def accept(self) -> None:
        if self.accept_button.isEnabled():
            self.submit(self._session, partial(_merge, self._path, dict(self._choices)))


def told(plan: MergePlan, words: Words) -> list[str]:
    """What a plan brings, a sentence for each thing."""
    say = words.say
    if plan.is_empty:
        return [say("merge-copy.nothing")]
    lines = []
    for code, counts in (("new", plan.new), ("removed", plan.removed), ("left-out", plan.left_out)):
        if counts:
            said = [f"{words.digits(str(count))} × {say(f'kind.{kind}')}" for kind, count in counts.items()]
            lines.append(say(f"merge-copy.{code}", what=tuple(said)))
    if plan.updates:
        lines.append(say("merge-copy.updates", count=len(plan.updates)))
    if plan.actions:
        people = tuple(line(name, 100) for name in plan.people)
        lines.append(say("merge-copy.actions", count=plan.actions, people=people))
    return lines


def read_plan(source: Path, who: str, copy: Path, _work: Work) -> MergePlan:
    """What a copy would bring, as a person may see it; read in a workspace of its own, beside the window."""
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    with Workspace.open(source, who=who, is_readonly=True) as workspace:
        return workspace.copies.plan(copy)


def _merge(path: Path, choices: Mapping[str, Choice], workspace: "Workspace") -> Changes:
    return workspace.copies.merge(path, choices)
