"""What was done to a claim, in sentences, the newest first, in local time."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes, FieldChange, HistoryEntry
from claimtrack.domain.difference import pieces
from claimtrack.domain.moments import in_words
from claimtrack.domain.telling import sentence, told
from claimtrack.domain.words import Words
from claimtrack.gui.parts.difference_label import DifferenceLabel
from claimtrack.gui.parts.layouts import settle_layouts
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

FIRST, ALL = 20, 1_000  # entries shown at once, and at most
LONGEST = 80  # characters of a name
IN_A_WORD = 24  # characters of a value that is read at a glance: in a longer one the difference is marked


class HistoryPanel(QWidget):
    """Shows the history of one claim."""

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words, self._theme = session, words, theme
        self._claim: int | None = None
        self._limit = FIRST
        self._shown: list[tuple[HistoryEntry, QWidget]] = []
        self.setAccessibleName(words.say("history.name"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, GAP, 0, GAP)
        self._layout.setSpacing(GAP)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(GAP)
        self.more_button = QPushButton(words.say("history.more"))
        self.more_button.setProperty("look", "link")
        self.more_button.clicked.connect(self._on_more)
        self.more_button.hide()
        self._layout.addLayout(self._entries)
        self._layout.addWidget(self.more_button)
        self._layout.addStretch(1)
        session.changed.connect(self._on_changed)
        session.renamed.connect(self._ask)

    def show_claim(self, number: int | None) -> None:
        """Show another claim's history, or none."""
        self._claim, self._limit = number, FIRST
        self._ask()

    def _ask(self) -> None:
        if self._claim is None:
            self._show([])
            return
        self._session.read(partial(_entries, self._claim, self._limit + 1), self._show, key=self)

    def _on_more(self) -> None:
        self._limit = ALL
        self._ask()

    def _on_changed(self, changes: Changes) -> None:
        if self._claim is not None and self._claim in changes.ids.get("claim", ()):
            self._ask()

    def _show(self, entries: list[HistoryEntry]) -> None:
        """Shows entries; what has been built for those that were there is kept."""
        built = {entry.sequence: (entry, view) for entry, view in self._shown}
        self._shown = []
        for place, entry in enumerate(entries[: self._limit]):
            is_built = entry.sequence in built and built[entry.sequence][0] == entry
            view = built.pop(entry.sequence)[1] if is_built else self._entry(entry)
            self._entries.insertWidget(place, view)
            view.show()  # Qt would do so after the next frame
            self._shown.append((entry, view))
        for _, view in built.values():
            self._entries.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.more_button.setVisible(len(entries) > self._limit)
        settle_layouts()

    def _entry(self, entry: HistoryEntry) -> QWidget:
        return EntryView(entry, self._words, self._theme)


class EntryView(QWidget):
    """One line of the history: what was done, each field that it changed with the difference marked, who and when."""

    def __init__(self, entry: HistoryEntry, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT // 2)
        said = PlainLabel(words.say(entry.label), follows_text=False)
        said.let_select()
        layout.addWidget(said)
        for change in told(entry):
            layout.addWidget(self._change(change))
        layout.addWidget(PlainLabel(who_and_when(words, entry), role="small", follows_text=False))

    def _change(self, change: FieldChange) -> QWidget:
        """A field that holds a text of some length with the difference in it, others as they were and became."""
        before, after = change.before, change.after
        if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > IN_A_WORD:
            field = self._words.say(f"field.{change.kind}.{change.name}")
            return DifferenceLabel(field, pieces(before, after), self._words, self._theme)
        said = sentence(replace(change, before=_in_short(before), after=_in_short(after)))
        return PlainLabel(self._words.say(said), role="small", follows_text=False)


def _in_short(value: object) -> object:
    """A value for a sentence: a text from outside on one line, with what hides in it shown."""
    return line(value, LONGEST) if isinstance(value, str) else value


def who_and_when(words: Words, entry: HistoryEntry) -> str:
    """Who did something, when, and in which merged copy, if it was done in one."""
    facts = [isolate(line(entry.who, LONGEST)), isolate(in_words(words, entry.at))]
    if entry.branch:
        facts.append(words.say("history.in-copy", name=line(entry.branch, LONGEST)))
    return " · ".join(facts)


def _entries(claim: int, limit: int, workspace: "Workspace") -> list[HistoryEntry]:
    return workspace.history.entries(claim, limit=limit)
