"""A label of a few lines at most: a longer text is cut at the end of the last, and whole when one points at it."""

from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import SHOWN, close_isolates, line, tooltip


class ElidedLabel(PlainLabel):
    """Shows as much of a text as has room in its lines."""

    def __init__(self, lines: int, *, name: str = "", parent: QWidget | None = None) -> None:
        self._lines, self._whole = lines, ""
        super().__init__(name=name, parent=parent)

    @override
    def show_text(self, text: str) -> None:
        self._whole = text
        self._fit()

    def _fit(self) -> None:
        whole = line(self._whole)
        room = self._characters_that_fit(whole)
        is_cut = room < len(whole) or len(self._whole) > SHOWN
        super().show_text(close_isolates(f"{whole[:room].rstrip()}…") if room < len(whole) else whole)
        self.setToolTip(tooltip(self._whole) if is_cut else "")

    def _characters_that_fit(self, text: str) -> int:
        """How much of the text stands in the lines there are, with room for the sign that it goes on."""
        layout = QTextLayout(f"{text}…", self.font())
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        ends: list[int] = []
        while (row := layout.createLine()).isValid() and len(ends) <= self._lines:
            row.setLineWidth(max(self.width(), 1))
            ends.append(row.textStart() + row.textLength())
        layout.endLayout()
        if len(ends) <= self._lines:
            return len(text)
        cut = text.encode("utf-16-le")[: 2 * (ends[self._lines - 1] - 2)].decode("utf-16-le", errors="ignore")
        return len(cut.rpartition(" ")[0] or cut)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option
