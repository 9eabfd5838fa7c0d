"""That a claim was sent back: by whom, with what note, and what has been changed since, with the differences marked."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from claimtrack.domain.moments import in_words
from claimtrack.domain.review import Returned
from claimtrack.domain.words import Words
from claimtrack.gui.claim.history_panel import EntryView
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

SHOWN_MOST = 12  # the newest


class ReturnedCard(QWidget):
    """Shows how a claim was last sent back, or nothing."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._shown: Returned | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.hide()

    def show_returned(self, returned: Returned | None) -> None:
        """Shows another."""
        if returned == self._shown:
            return
        self._shown = returned
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.setVisible(returned is not None)
        if returned is not None:
            self._column.addWidget(self._note(returned))
            heading = "review.changed-since" if returned.since else "review.unchanged"
            self._column.addWidget(PlainLabel(self._words.say(heading), role="section", follows_text=False))
            for entry in returned.since[:SHOWN_MOST]:
                self._column.addWidget(EntryView(entry, self._words, self._theme))

    def _note(self, returned: Returned) -> QWidget:
        frame, step = QFrame(), returned.step
        frame.setProperty("role", "warning")
        column = QVBoxLayout(frame)
        column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        column.setSpacing(2)
        said = {"who": line(step.who, 100), "when": in_words(self._words, step.at)}
        column.addWidget(PlainLabel(self._words.say("review.sent-back", **said), role="small", follows_text=False))
        note = PlainLabel(step.note)
        note.let_select()
        column.addWidget(note)
        return frame
