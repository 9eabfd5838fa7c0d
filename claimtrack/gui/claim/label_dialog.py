"""Asks for what is stuck on claims, one or many: tags, priority, who is to do them, and by when."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Priority
from claimtrack.domain.words import Words
from claimtrack.gui.parts.completing_field import CompletingField, ListField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.labels import SharedLabels
    from claimtrack.workspace.workspace import Workspace

    Known = tuple[SharedLabels, list[str], list[str]]

WIDTH = 520


class LabelDialog(FormDialog):
    """The labels of some claims: what they have alike is shown, and only what is changed here is changed on each.

    Where they differ, an empty field leaves each as it is; a tick beside it takes off what each has.
    """

    def __init__(self, parent: QWidget, session: Session, words: Words, numbers: Sequence[int], field: str) -> None:
        super().__init__(
            parent,
            words,
            words.say("label.title", count=len(numbers), claims=str(numbers[0])),
            words.say("label.accept"),
        )
        say = words.say
        self._session, self._numbers = session, numbers
        self._shared: SharedLabels | None = None
        self._tags = ListField(say("label.field.tags"), hint=say("label.tags-hint"))
        self._of_some = PlainLabel(role="small", follows_text=False, parent=self)
        self._of_some.hide()
        self._priority = QComboBox()
        self._assignee = CompletingField(say("label.field.assignee"), hint=say("label.nobody"))
        self._due = DateField(say("label.field.due"), words)
        self.add_row(say("label.field.tags"), self._tags)
        self.add_widget(self._of_some)
        self.add_row(say("label.field.assignee"), self._assignee, column=0)
        self.add_row(say("label.field.priority"), self._priority, column=1)
        self.add_row(say("label.field.due"), self._due, column=0)
        self._no_assignee, self._no_due = (self._offer_none(code) for code in ("label.none.assignee", "label.none.due"))
        self._no_assignee.toggled.connect(self._assignee.setDisabled)
        self._no_due.toggled.connect(self._due.setDisabled)
        fields = {"tags": self._tags, "assignee": self._assignee, "due": self._due, "priority": self._priority}
        fields[field].setFocus()
        self.accept_button.setEnabled(False)
        session.read(partial(_known, tuple(numbers)), self._on_known, on_failed=self.say_problem)
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, numbers: Sequence[int], field: str = "tags"
    ) -> Changes | None:
        """Labels the claims; `field` is where one begins. None where it was cancelled or nothing was changed."""
        return cls(parent, session, words, numbers, field).answer()

    def _offer_none(self, code: str) -> QCheckBox:
        box = QCheckBox(self.words.say(code))
        box.hide()
        self.add_widget(box)
        return box

    def _on_known(self, known: "Known") -> None:
        shared, tags, assignees = known
        self._shared = shared
        self._tags.offer(tags)
        self._assignee.offer(assignees)
        self._tags.set_text("".join(f"{name}, " for name in shared.tags))
        self._assignee.set_text(shared.assignee or "")
        self._due.set_text(shared.due or "")
        if shared.assignee is None:
            self._assignee.setPlaceholderText(self.words.say("label.stays"))
        if shared.due is None:
            self._due.say_hint(self.words.say("label.stays"))
        self._no_assignee.setVisible(shared.assignee is None)
        self._no_due.setVisible(shared.due is None)
        if shared.tags_of_some:
            some = ", ".join(isolate(line(name, 60)) for name in shared.tags_of_some[:20])
            self._of_some.show_text(self.words.say("label.of-some", tags=some))
            self._of_some.show()
        if shared.priority is None:
            self._priority.addItem(self.words.say("label.stays"), None)
        for priority in reversed(Priority):
            self._priority.addItem(self.words.say(f"priority.{priority}"), priority)
        self._priority.setCurrentIndex(self._priority.findData(shared.priority))
        self.accept_button.setEnabled(True)

    @override
    def accept(self) -> None:
        shared = self._shared
        if shared is None:
            return
        if not self._due.is_readable:
            self._due.setFocus()
            return
        names = self._tags.names()
        changed: dict[str, object] = {
            "priority": _other(self._priority.currentData(), shared.priority),
            "due": "" if self._no_due.isChecked() else _other(self._due.date or "", shared.due or ""),
            "assignee": "" if self._no_assignee.isChecked() else _other(self._typed_name(), shared.assignee or ""),
            "add_tags": tuple(name for name in names if name not in shared.tags),
            "remove_tags": tuple(name for name in shared.tags if name not in names),
        }
        if any(value not in {None, ()} for value in changed.values()):
            self.submit(self._session, partial(_label, tuple(self._numbers), changed))
        else:
            self.reject()

    def _typed_name(self) -> str:
        return " ".join(self._assignee.text().split())


def _other(value: object, before: object) -> object:
    """The value where it is another than before."""
    return None if value == before else value


def _known(numbers: Sequence[int], workspace: "Workspace") -> "Known":
    return workspace.claims.shared_labels(numbers), workspace.claims.tags(), workspace.claims.assignees()


def _label(numbers: Sequence[int], changed: dict[str, object], workspace: "Workspace") -> Changes:
    return workspace.claims.label(numbers, **changed)  # type: ignore[arg-type] # named by the dialog
