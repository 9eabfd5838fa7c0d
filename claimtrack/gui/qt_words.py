"""What Qt's own translation leaves in English in its file dialog, said in our words."""

from PySide6.QtCore import QObject, QTranslator
from typing_extensions import override

from claimtrack.domain.words import Words

_CODES = {
    ("QFileDialog", "&Look in:"): "file-dialog.look-in",
    ("QFileDialog", "Files of &type:"): "file-dialog.type",
    ("QAbstractFileIconProvider", "Folder"): "file-dialog.folder",
    ("QAbstractFileIconProvider", "Drive"): "file-dialog.drive",
}


class QtWords(QTranslator):
    """Asked where Qt's own translation, installed after it, has no words."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        code = _CODES.get((context, source))
        return self._words.say(code) if code else None
