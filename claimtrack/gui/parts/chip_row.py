"""One row of chips: those that have no room are in the menu of the last one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override


class ChipRow(QWidget):
    """Shows its chips in order, first those that hold something; `more` opens what the others would."""

    def __init__(self, chips: Sequence[QToolButton], more: str, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self._wanted = dict.fromkeys(chips, True)
        self.more = QToolButton()
        self.more.setProperty("look", "chip")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setText(f"{more} ▾")
        self.more.setAccessibleName(more)
        self._menu = QMenu(self.more)
        self._menu.setAccessibleName(more)
        self._menu.aboutToShow.connect(self._list)
        self.more.setMenu(self._menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        for chip in (*chips, self.more):
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def want(self, chip: QToolButton, *, is_wanted: bool) -> None:
        """Says whether there is anything to choose by a chip."""
        self._wanted[chip] = is_wanted

    def close_menu(self) -> None:
        """Closes the menu of the last chip, from within which something was chosen."""
        self._menu.close()

    def fit(self) -> None:
        """Shows as many chips as there is room for."""
        wanted = [chip for chip in self._chips if self._wanted[chip]]
        shown = self._that_fit(wanted, self.width())
        if len(shown) < len(wanted):
            shown = self._that_fit(wanted, self.width() - self._needed(self.more))
        for chip in self._chips:
            chip.setVisible(chip in shown)
        self.more.setVisible(len(shown) < len(wanted))

    def _that_fit(self, wanted: Sequence[QToolButton], room: int) -> set[QToolButton]:
        shown = set()
        for chip in sorted(wanted, key=_is_idle):
            room -= self._needed(chip)
            if room < -self._row.spacing():
                break
            shown.add(chip)
        return shown

    def _needed(self, chip: QToolButton) -> int:
        return chip.sizeHint().width() + self._row.spacing()

    def _list(self) -> None:
        self._menu.clear()
        for chip in self._chips:
            if not self._wanted[chip] or chip.isVisible():
                continue
            if chip.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup:
                chip.menu().setTitle(chip.text().removesuffix(" ▾"))
                self._menu.addMenu(chip.menu())
            else:
                self._menu.addAction(chip.text()).triggered.connect(chip.click)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), self.more.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()


def _is_idle(chip: QToolButton) -> bool:
    return bool(chip.property("active") != "true")
