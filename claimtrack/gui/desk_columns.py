"""The Desk's columns side by side: the claim beside the others where all have room, else over the article.

What is shown in the place of some of them, as the Triage's cards, or of all, as a page of the library, is a column too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget
from typing_extensions import override

from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.sheet import ClaimSheet
from claimtrack.gui.parts.layouts import settle_layouts
from claimtrack.gui.style.theme import Theme

LARGE = 130  # percent of the size of text at first
ROOM, ROOM_A_PERCENT = 1240, 4  # pixels in which all four have room, and what each percent of larger text takes
SIDEBAR_A_PERCENT = 0.7  # pixels that the sidebar takes where the claim lies over
OVER, OVER_A_PERCENT = 400, 1.7  # pixels of the claim over the article
LEAST = (140, 250, 230, 330)  # pixels of each column
LEAST_OF_LARGE = (165, 350, 225, 357)  # pixels, with text of half the size again and more
STRETCH = (0, 4, 4, 3)
SEAT = 3  # the claim's place among them
WIDE, NARROW = "wide", "narrow"  # the Desk with all its columns, and with the claim over them
SHARES = {WIDE: (176, 460, 380, 424), NARROW: (176, 424, 500, 0)}  # pixels at 1440, and at 1100


@dataclass(frozen=True, slots=True)
class Other:
    """A column that takes the place of others, but for those `beside` it.

    Widths are kept by its `name`, at first they are the `shares`; where there are none it takes all that is left.
    """

    name: str
    column: QWidget
    beside: tuple[QWidget, ...] = ()
    shares: tuple[int, ...] = ()


class DeskColumns(QWidget):
    """Lays out a sidebar, a list, an article and the panel of a claim; `turned` tells that others are shown now."""

    turned = Signal()

    def __init__(self, columns: Sequence[QWidget], panel: ClaimPanel, theme: Theme, percent: int) -> None:
        super().__init__()
        self._percent = percent
        self._kind = ""  # by what the widths that are seen now are kept
        self._shares: tuple[int, ...] = ()
        self._others: list[Other] = []  # the last covers those before it
        self._widths: dict[str, QByteArray] = {}
        self._seat = QWidget()  # keeps the panel's place among the columns, so that it need not change its parent
        self._seat.installEventFilter(self)
        self._seat.setProperty("role", "surface")
        self._seat.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = (*columns, self._seat)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        least = LEAST_OF_LARGE if percent >= LARGE else LEAST
        for place, column in enumerate(self._desk):
            column.setMinimumWidth(least[place])
            self._splitter.addWidget(column)
            self._splitter.setStretchFactor(place, STRETCH[place])
        for place in (SEAT - 1, SEAT):
            self._splitter.handle(place).installEventFilter(self)  # they move after the seat, and after the list
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self.sheet = ClaimSheet(panel, theme, self)
        self._arrange()

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def is_desk(self) -> bool:
        """Whether the Desk's own columns are shown, and nothing in their place."""
        return not self._others

    def add(self, column: QWidget) -> None:
        """Have another column at hand."""
        column.hide()
        self._splitter.addWidget(column)
        self._splitter.setStretchFactor(self._splitter.count() - 1, STRETCH[1])

    def cover(self, other: Other) -> None:
        """Show a column in the place of others."""
        self._others = [*(each for each in self._others if each.name != other.name), other]
        self._arrange()

    def uncover(self, name: str) -> None:
        """Show what a column took the place of."""
        self._others = [each for each in self._others if each.name != name]
        self._arrange()

    @property
    def widths(self) -> Mapping[str, QByteArray]:
        """How wide the columns were drawn, for the Desk with and without room, and for what takes its place."""
        self._keep_widths()
        return self._widths

    def restore_widths(self, widths: Mapping[str, QByteArray]) -> None:
        """Give the columns the widths that they had."""
        self._widths = dict(widths)
        self._share()

    def _arrange(self) -> None:
        """Show what is to be shown in the room that there is."""
        was, other = self._kind, self._top
        is_narrow = self.width() < ROOM + ROOM_A_PERCENT * (self._percent - 100)
        kind = other.name if other else NARROW if is_narrow else WIDE
        if kind != was:
            self._keep_widths()
            self._kind, self._shares = kind, other.shares if other else self._at_first(kind)
            seen = (*other.beside, other.column) if other else self._desk[: -1 if is_narrow else None]
            for place in range(1, self._splitter.count()):
                if column := self._splitter.widget(place):
                    column.setVisible(column in seen)
            self._share()
            settle_layouts()
        self._place_sheet()
        if kind != was:
            self.turned.emit()

    def _at_first(self, kind: str) -> tuple[int, ...]:
        """The widths of the Desk's columns before they are drawn; large words in the sidebar get some of the room."""
        more = max(round(SIDEBAR_A_PERCENT * (self._percent - 100)), 0) if kind == NARROW else 0
        sidebar, *others = SHARES[kind]
        return sidebar + more, *others

    def _keep_widths(self) -> None:
        if self._shares and self.isVisible():  # before, it has no size of its own
            self._widths[self._kind] = self._splitter.saveState()

    def _share(self) -> None:
        """Give the columns that are seen the widths that they had, or those at first."""
        if self._kind in self._widths:
            self._splitter.restoreState(self._widths[self._kind])
        elif self._shares:
            self._splitter.setSizes(list(self._shares))

    @property
    def _top(self) -> Other | None:
        return self._others[-1] if self._others else None

    # -- the claim ----------------------------------------------------------------------------------------------------

    def _place_sheet(self) -> None:
        if self._kind == WIDE:
            place = QRect(self._seat.mapTo(self, QPoint()), self._seat.size())
            handle = self._splitter.handle(SEAT)
            self.sheet.stand(place, QRect(handle.mapTo(self, QPoint()), handle.size()))
        elif self._kind == NARROW:
            wanted = min(round(OVER + OVER_A_PERCENT * (self._percent - 100)), self.width())
            self.sheet.lie(min(wanted, max(self._beside_list, OVER)))
        else:
            self.sheet.leave()

    @property
    def _beside_list(self) -> int:
        """How many pixels there are behind the list, whose verdicts are to be read beside the claim."""
        listed = self._desk[1].geometry()
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return listed.left() if is_rtl else self.width() - listed.right() - 1

    def bring_claim(self, *, slides: bool = False) -> None:
        """Have the claim in sight, where it lies over the others and was put away."""
        if self.is_narrow:
            self.sheet.come(slides=slides)

    @property
    def is_narrow(self) -> bool:
        """Whether the Desk is shown, and there is no room for the claim beside the others."""
        return self._kind == NARROW

    @property
    def is_claim_out(self) -> bool:
        """Whether the claim lies over the others now."""
        return self.is_narrow and self.sheet.is_out

    def put_claim_away(self, *, slides: bool = False) -> None:
        """Have the others in sight where the claim lies over them."""
        if self.is_claim_out:
            self.sheet.go_away(slides=slides)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._kind in {WIDE, NARROW} and event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place_sheet()
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
