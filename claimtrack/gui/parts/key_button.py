"""A button of a command that shows its key in a small frame behind its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QGuiApplication, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of, tip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme

RADIUS, PADDING, ROOM = 3, 3, 5  # pixels


class KeyButton(QPushButton):
    """Triggers the action of a command and follows whether it is offered."""

    def __init__(self, code: str, action: QAction, words: Words, theme: Theme, *, is_primary: bool = False) -> None:
        super().__init__(words.say(f"button.{code}"))
        self.setToolTip(tip(words, code))
        if is_primary:
            self.setProperty("look", "primary")
        if keys := keys_of(code):
            is_rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
            picture = _picture(keys, theme.on_accent if is_primary else theme.muted, is_rtl=is_rtl)
            self.setIcon(QIcon(picture))
            self.setIconSize(picture.deviceIndependentSize().toSize())
            # An icon stands where the reading begins; the key stands behind the word.
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight if is_rtl else Qt.LayoutDirection.RightToLeft)
        self.setEnabled(action.isEnabled())
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)


def _picture(keys: str, colour: str, *, is_rtl: bool) -> QPixmap:
    """The key in its frame, with room on the side of the words."""
    font = fonts.small_font()
    font.setPointSizeF(font.pointSizeF() - 1)
    metrics = QFontMetrics(font)
    height = metrics.height() - 1
    width = max(metrics.horizontalAdvance(keys) + 2 * PADDING, height)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(QSize(width + ROOM, height) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QPen(QColor(colour), 1))
    frame = QRectF((0 if is_rtl else ROOM) + 0.5, 0.5, width - 1, height - 1)
    painter.drawRoundedRect(frame, RADIUS, RADIUS)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, keys)
    painter.end()
    return picture
