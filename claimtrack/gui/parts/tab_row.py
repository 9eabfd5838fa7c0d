"""Tabs that go on in another row where one has no room for all: no name is ever cut."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.style import fonts

PADDING, LINE = 10, 2  # pixels, as the stylesheet has them


class _Tab(QPushButton):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("look", "tab")
        self.setCheckable(True)
        self.setFont(fonts.small_font())

    @override
    def sizeHint(self) -> QSize:
        """The same whether it is chosen, and then bold, or not."""
        strong = fonts.small_font()
        strong.setWeight(strong.Weight.DemiBold)
        metrics = QFontMetrics(strong)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PADDING + 2, metrics.height() + PADDING + LINE)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TabRow(QWidget):
    """Chooses one of several pages by click or by the arrows; `chosen` carries its place."""

    chosen = Signal(int)

    def __init__(self, name: str, names: Iterable[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        rows = FlowLayout(0, self)
        for place, each in enumerate(names):
            tab = _Tab(each)
            self._group.addButton(tab, place)
            rows.addWidget(tab)
        self._group.idToggled.connect(self._on_toggled)
        self._group.button(0).setChecked(True)

    @property
    def current(self) -> int:
        """The place of the chosen one."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Chooses one."""
        self._group.button(place).setChecked(True)

    def name_tab(self, place: int, name: str) -> None:
        """Gives one another name."""
        tab = self._group.button(place)
        if tab.text() != name:
            tab.setText(name)

    def _on_toggled(self, place: int, is_chosen: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        if is_chosen:
            self.setFocusProxy(self._group.button(place))
            self.chosen.emit(place)
