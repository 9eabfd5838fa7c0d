"""Lines that are completed from what is in use already: one name, or several with commas between them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget
from typing_extensions import override

from claimtrack.gui.parts.fields import LineField

_COMMA = re.compile(r"[,،;؛]")


class CompletingField(LineField):
    """One name; those in use are offered while one types."""

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, parent=parent)
        self._known = QStringListModel(self)
        completer = self._new_completer()
        completer.setModel(self._known)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def offer(self, known: Sequence[str]) -> None:
        """Offers these."""
        self._known.setStringList(list(known))

    def _new_completer(self) -> QCompleter:
        return QCompleter(self)


class ListField(CompletingField):
    """Several names; the one that is being typed is completed."""

    def names(self) -> tuple[str, ...]:
        """What is typed, each name once."""
        found = (" ".join(name.split()).removeprefix("#").strip() for name in _COMMA.split(self.text()))
        return tuple(dict.fromkeys(name for name in found if name))

    @override
    def _new_completer(self) -> QCompleter:
        return _LastNameCompleter(self)


class _LastNameCompleter(QCompleter):
    """Looks at what stands after the last comma and puts the chosen name there."""

    @override
    def splitPath(self, path: str) -> list[str]:
        return [_COMMA.split(path)[-1].strip().removeprefix("#")]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        field = self.widget()
        typed = field.text() if isinstance(field, ListField) else ""
        ends = [comma.end() for comma in _COMMA.finditer(typed)]
        before = typed[: ends[-1]].rstrip() + " " if ends else ""
        return before + str(index.data())
