"""The backups of the open workspace: when each was made, how large it is; one is restored, or a new one made."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from claimtrack.domain.moments import in_words
from claimtrack.domain.words import Words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.style.theme import MARGIN, WIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.storage.backups import Backup

SIZE = (460, 380)  # pixels
MEGABYTE = 1_000_000
MAKES_ONE = 2  # the dialog's answer, beside Qt's accepted and rejected


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a backup to restore, or None to make one now."""

    backup: "Backup | None"


class BackupsDialog(QDialog):
    """Lists backups, the newest first; Enter restores the chosen one into a new file."""

    def __init__(self, parent: QWidget, words: Words, backups: "Sequence[Backup]") -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("command.file.backups").removesuffix("…"))
        self._list = QListWidget()
        self._list.setProperty("role", "choice")
        self._list.setAccessibleName(self.windowTitle())
        for backup in backups:
            megabytes = words.digits(f"{backup.size / MEGABYTE:.1f}")
            entry = QListWidgetItem(words.say("backup.entry", made=said_when(words, backup), megabytes=megabytes))
            entry.setData(Qt.ItemDataRole.UserRole, backup)
            self._list.addItem(entry)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(backups))
        buttons = QDialogButtonBox()
        restore = buttons.addButton(words.say("backup.restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        restore.setProperty("look", "primary")
        restore.setEnabled(bool(backups))
        now = buttons.addButton(words.say("backup.now"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(words.say("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        now.clicked.connect(self._ask_for_one)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(PlainLabel(words.say("backup.what" if backups else "backup.none"), follows_text=False))
        column.addWidget(self._list, 1)
        column.addStretch(0)
        column.addWidget(buttons)
        self.resize(*SIZE)
        (self._list if backups else now).setFocus()

    @classmethod
    def ask(cls, parent: QWidget, words: Words, backups: "Sequence[Backup]") -> Choice | None:
        """What to do; None where it was closed."""
        dialog = cls(parent, words, backups)
        answer = dialog.exec()
        entry = dialog._list.currentItem()
        dialog.deleteLater()
        if answer == MAKES_ONE:
            return Choice(None)
        if answer == QDialog.DialogCode.Accepted and entry is not None:
            return Choice(entry.data(Qt.ItemDataRole.UserRole))
        return None

    def _ask_for_one(self) -> None:
        self.done(MAKES_ONE)


def said_when(words: Words, backup: "Backup") -> str:
    """When a backup was made, in local time."""
    return in_words(words, backup.made)
