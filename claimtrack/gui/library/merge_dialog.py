"""Makes one record of several: asks which one stays."""

from collections.abc import Callable, Sequence
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

Merge = Callable[[Sequence[int], int, "Workspace"], Changes]
WIDTH = 480


class MergeDialog(FormDialog):
    """Several records by number and name; `name` is the code of the page they stand on."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        words: Words,
        name: str,
        records: Sequence[tuple[int, str]],
        merge: Merge,
    ) -> None:
        count = len(records)
        super().__init__(parent, words, words.say(f"{name}.merge-title"), words.say("library.merge-accept"))
        self._session, self._merge = session, merge
        self._kept = QComboBox()
        for number, said in records:
            self._kept.addItem(line(said, 120), number)
        self._kept.setMinimumContentsLength(20)
        self._kept.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_widget(PlainLabel(words.say(f"{name}.merge-what", count=count), follows_text=False))
        self.add_row(words.say("library.merge-kept"), self._kept)
        self._kept.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        words: Words,
        name: str,
        records: Sequence[tuple[int, str]],
        merge: Merge,
    ) -> int | None:
        """Merges them; the number of the one that stays, None where it was cancelled."""
        dialog = cls(parent, session, words, name, records, merge)
        return dialog.kept if dialog.answer() else None

    @property
    def kept(self) -> int:
        """The number of the one that is to stay."""
        return int(self._kept.currentData())

    @override
    def accept(self) -> None:
        numbers = [int(self._kept.itemData(at)) for at in range(self._kept.count())]
        into = self.kept
        self.submit(self._session, partial(self._merge, [number for number in numbers if number != into], into))
