"""Asks of whom a blind second verdict is wanted: one of those who work here, the one who decided aside."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.words import Words
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 480
SHOWN = 100  # characters of a name


class AskSecondDialog(FormDialog):
    """The names to choose from."""

    def __init__(self, parent: QWidget, session: Session, words: Words, claim: int, names: Sequence[str]) -> None:
        super().__init__(parent, words, words.say("ask-second.title", number=claim), words.say("ask-second.accept"))
        self._session, self._claim = session, claim
        self._whom = QComboBox()
        for name in names:
            self._whom.addItem(line(name, SHOWN), name)
        self.add_row(words.say("ask-second.whom"), self._whom)
        self.add_widget(PlainLabel(words.say("ask-second.what"), role="small", follows_text=False))
        self.add_widget(PlainLabel(words.say("final.review"), role="small", follows_text=False))
        self._whom.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, claim: int, names: Sequence[str]
    ) -> Changes | None:
        """Asks the person who is chosen; None where it was cancelled."""
        return cls(parent, session, words, claim, names).answer()

    @override
    def accept(self) -> None:
        self.submit(self._session, partial(_ask, self._claim, str(self._whom.currentData())))


def _ask(claim: int, whom: str, workspace: "Workspace") -> Changes:
    return workspace.review.ask_second(claim, whom)
