"""Buttons that show their key in a small frame behind their words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of, tip
from claimtrack.gui.style import fonts

RADIUS, PADDING, ROOM = 3, 4, 6  # pixels
EDGE = 10  # pixels between the key and the edge of the button, as much as the words have at the other side
LINK_EDGE = 5  # the same of a button without a frame


class KeyedButton(QPushButton):
    """A button with a key, which may be none."""

    def __init__(self, text: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._keys = ""
        self.show_key(keys)

    def show_key(self, keys: str) -> None:
        """Shows another key, or none."""
        self._keys = keys
        self.setAccessibleDescription(keys)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:  # which Qt takes for the least size, too
        return super().sizeHint() + self._room

    @property
    def _room(self) -> QSize:
        return QSize(round(self._frame_width) + ROOM if self._keys else 0, 0)

    @property
    def _frame_width(self) -> float:
        metrics = QFontMetrics(_key_font())
        return max(metrics.horizontalAdvance(self._keys) + 2.0 * PADDING, metrics.height() - 1.0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._keys:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self._room.width()
        option.rect = option.rect.adjusted(room if is_rtl else 0, 0, 0 if is_rtl else -room, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        self._draw_key(painter, is_rtl=is_rtl)

    def _draw_key(self, painter: QPainter, *, is_rtl: bool) -> None:
        font, width = _key_font(), self._frame_width
        height = QFontMetrics(font).height() - 1
        edge = LINK_EDGE if self.property("look") == "link" else EDGE
        left = edge if is_rtl else self.width() - edge - width
        frame = QRectF(round(left) + 0.5, (self.height() - height) // 2 + 0.5, width - 1, height - 1)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QPen(QApplication.palette().color(group, self._ink), 1))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._keys)

    @property
    def _ink(self) -> QPalette.ColorRole:
        if not self.isEnabled():
            return QPalette.ColorRole.ButtonText
        if self.property("look") == "primary":
            return QPalette.ColorRole.HighlightedText
        return QPalette.ColorRole.Base if self.isChecked() else QPalette.ColorRole.PlaceholderText


class KeyButton(KeyedButton):
    """Triggers the action of a command and follows whether it is offered."""

    def __init__(self, code: str, action: QAction, words: Words, *, is_primary: bool = False) -> None:
        super().__init__(words.say(f"button.{code}"), keys_of(code))
        self.setToolTip(tip(words, code))
        if is_primary:
            self.setProperty("look", "primary")
        self.setEnabled(action.isEnabled())
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)


def _key_font() -> QFont:
    font = fonts.small_font()
    font.setPointSizeF(font.pointSizeF() - 1)
    return font
