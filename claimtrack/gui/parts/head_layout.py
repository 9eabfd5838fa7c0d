"""A row of a heading and what can be done there."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLayoutItem
from typing_extensions import override

from claimtrack.gui.parts.flow_layout import FlowLayout


class HeadLayout(FlowLayout):
    """A heading, and at the other end of its row what can be done there; below it where there is no room beside it."""

    @override
    def _size(self, item: QLayoutItem, width: int) -> QSize:
        """A label is as long as its text, where it would rather break."""
        label = item.widget()
        if not isinstance(label, QLabel):
            return item.sizeHint()
        margins = label.contentsMargins()
        wanted = label.fontMetrics().horizontalAdvance(label.text()) + margins.left() + margins.right() + 2
        return QSize(min(wanted, width), label.heightForWidth(min(wanted, width)))

    @override
    def _gap_after(self, item: QLayoutItem, row: list[tuple[QLayoutItem, QSize]], width: int) -> int:
        if item is not self.itemAt(0) or len(row) == 1:
            return 0
        return width - sum(size.width() for _, size in row) - self.spacing() * (len(row) - 1)
