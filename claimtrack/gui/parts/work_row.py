"""What is under way inside a dialog: what it is, a bar that moves, and a button that ends it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import GAP
from claimtrack.gui.work import Work

BAR_WIDTH = 96  # pixels


class WorkRow(QWidget):
    """Shown while something is under way; how far it is, where that is known."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._said = PlainLabel(role="small", follows_text=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self.cancel_button = QPushButton(words.say("button.cancel"))
        self.cancel_button.setProperty("look", "link")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._said, 1)
        row.addWidget(self._bar)
        row.addWidget(self.cancel_button)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def begin(self, said: str, work: Work) -> None:
        """Show what is under way from now on."""
        self._work = work
        self._said.show_text(said)
        self._bar.setAccessibleName(said)
        self.show_progress((0, 0))
        self.show()

    def show_progress(self, progress: tuple[int, int]) -> None:
        """Show how far it is; of nothing in all, that it goes on."""
        done, total = progress
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def end(self) -> None:
        """It has ended, whichever way."""
        self._work = None
        self.hide()

    def cancel(self) -> None:
        """Have it end."""
        if self._work is not None:
            self._work.cancel()
