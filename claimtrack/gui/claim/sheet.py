"""What holds the claim column: in its place beside the article or, where there is no room for that, over it."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QLinearGradient, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QWidget
from typing_extensions import override

from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.style.theme import Theme

SLIDE = 120  # milliseconds
SHADOW = 8  # pixels beside what lies over the article
OPAQUE, CLEAR = 150, 0  # of the shadow, of 255


class ClaimSheet(QWidget):
    """Stands where it is put, or lies over the rest of its parent from the end edge: then it can be put away."""

    def __init__(self, panel: ClaimPanel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel, self._theme, self._ground = panel, theme, parent
        self._place = QRect()
        self._is_over = self._is_out = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(panel)
        self._slide = QPropertyAnimation(self, b"geometry", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._on_slid)
        self.hide()

    @property
    def is_over(self) -> bool:
        """Whether it lies over the rest, or would if it was not put away."""
        return self._is_over

    @property
    def is_out(self) -> bool:
        """Whether it lies over the rest now, or is on its way."""
        return self._is_over and self._is_out

    def stand(self, place: QRect, handle: QRect) -> None:
        """Stand beside the other columns, and leave the handle free by which they are drawn wider."""
        self._turn(is_over=False)
        self._go(place)
        self.setMask(QRegion(self.rect()) - QRegion(handle.translated(-place.topLeft())))

    def lie(self, width: int) -> None:
        """From now on lie over the rest, in this width, where it is not put away."""
        self._is_out = self._is_out if self._is_over else self.isVisible()  # what one sees does not go by itself
        self._turn(is_over=True)
        self.clearMask()
        ground = self._ground.rect()
        right = QRect(ground.width() - width - SHADOW, 0, width + SHADOW, ground.height())
        self._go(QStyle.visualRect(self.layoutDirection(), ground, right))

    def leave(self) -> None:
        """Be out of sight while something else is shown in place of all columns."""
        self._slide.stop()
        self.hide()

    def come(self, *, slides: bool) -> None:
        """Come out over the rest; at once, or sliding where the platform lets things move."""
        if not self._is_over or self._is_out:
            return
        self._is_out = True
        self.raise_()
        self._move(self._edge(), self._place, slides=slides)
        self.show()

    def go_away(self, *, slides: bool) -> None:
        """Go off the edge again."""
        if self.is_out:
            self._is_out = False
            self._move(self.geometry(), self._edge(), slides=slides)

    def _turn(self, *, is_over: bool) -> None:
        self._is_over = is_over
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        shadow = SHADOW if is_over else 0
        self._layout.setContentsMargins(0 if is_rtl else shadow, 0, shadow if is_rtl else 0, 0)
        self._panel.lie_over(is_over=is_over)

    def _go(self, place: QRect) -> None:
        self._slide.stop()
        self._place = place
        self.setGeometry(place)
        self.setVisible(self._is_out or not self._is_over)
        self.raise_()

    def _edge(self) -> QRect:
        """The place beyond the edge that it slides in from."""
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self._place.translated(-self._place.width() if is_rtl else self._place.width(), 0)

    def _move(self, start: QRect, end: QRect, *, slides: bool) -> None:
        self._slide.stop()
        duration = self._duration() if slides else 0
        self.setGeometry(start if duration else end)
        if duration:
            self._slide.setDuration(duration)
            self._slide.setStartValue(start)
            self._slide.setEndValue(end)
            self._slide.start()
        else:
            self._on_slid()

    def _duration(self) -> int:
        """How long it may be on its way, in milliseconds: not at all where nothing moves, or nobody sees it."""
        if QGuiApplication.platformName() in {"offscreen", "minimal"}:
            return 0
        if QGuiApplication.platformName() == "windows" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            return 0
        return min(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self), SLIDE)

    def _on_slid(self) -> None:
        if self._is_over and not self._is_out:
            self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_over:
            return
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        edge = self.width() - SHADOW if is_rtl else SHADOW
        gradient = QLinearGradient(edge, 0, self.width() if is_rtl else 0, 0)
        colour = QColor(self._theme.border)
        for at, alpha in ((0.0, OPAQUE), (1.0, CLEAR)):
            colour.setAlpha(alpha)
            gradient.setColorAt(at, colour)
        painter = QPainter(self)
        painter.fillRect(edge if is_rtl else 0, 0, SHADOW, self.height(), gradient)
        painter.fillRect(edge if is_rtl else edge - 1, 0, 1, self.height(), QColor(self._theme.field_border))
        painter.end()
