"""What stands between a verdict and its review: what is missing, and what has to be overruled with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from claimtrack.domain.gate import GateReport
from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP, TIGHT

WARNING, MISSING = "⚠", "○"


class GateWarnings(QWidget):
    """The gate's report in sentences; where it warns, a field for the reason to go on all the same.

    `typed` tells that the reason is another now.
    """

    typed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._override = LineField(words.say("gate.override"), hint=words.say("gate.override-hint"))
        self._override.textChanged.connect(self.typed)
        self._override_box = labelled(words.say("gate.override"), self._override)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._lines)
        column.addWidget(self._override_box)
        self._report: GateReport | None = None
        self.show_report(GateReport())

    def show_report(self, report: GateReport, *, may_overrule: bool = False) -> None:
        """Says what a report says, or nothing; asks for a reason where its warnings may be passed over."""
        self._override_box.setVisible(bool(report.warnings) and may_overrule)
        if report == self._report:
            return
        self._report = report
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        missing = [_missing(self._words.say(message)) for message in report.missing]
        for row in (*missing, *(_warning(self._words.say(message)) for message in report.warnings)):
            self._lines.addWidget(row)
            row.show()  # Qt would do so after the next frame
        self.setVisible(bool(report.missing or report.warnings))

    @property
    def override(self) -> str:
        """Why the warnings are passed over."""
        return self._override.text().strip()

    def set_override(self, text: str) -> None:
        """Puts a reason in, or takes it out."""
        self._override.set_text(text)

    def focus_override(self) -> None:
        """Puts the keyboard into the reason."""
        self._override.setFocus(Qt.FocusReason.OtherFocusReason)


def _missing(said: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(TIGHT)
    line.addWidget(PlainLabel(MISSING, role="small", follows_text=False), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(said, role="small", follows_text=False), 1)
    return row


def _warning(said: str) -> QWidget:
    frame = QFrame()
    frame.setProperty("role", "warning")
    line = QHBoxLayout(frame)
    line.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
    line.setSpacing(TIGHT + 2)
    line.addWidget(PlainLabel(WARNING, follows_text=False), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(said, follows_text=False), 1)
    return frame
