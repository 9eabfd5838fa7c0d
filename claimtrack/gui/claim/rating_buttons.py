"""The ratings of a scale as buttons, each with its glyph, its colour and its meaning."""

import unicodedata

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from claimtrack.domain.scale import Rating, Scale
from claimtrack.domain.words import Words
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import RADIUS, Theme

PADDING, GLYPH_GAP, SPACING = 9, 5, 5


class RatingButton(QPushButton):
    """One rating: outlined, and filled with its colour when chosen."""

    def __init__(self, rating: Rating, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rating = rating
        self._theme = theme
        self._label = rating.label(words.language)
        self.setCheckable(True)
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(rating.definition(words.language))
        self.setToolTip(tooltip(rating.definition(words.language)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(fonts.text_font())
        width = metrics.horizontalAdvance(self._label) + GLYPH_GAP + metrics.horizontalAdvance(self.rating.glyph)
        return QSize(width + 2 * PADDING + 2, metrics.height() + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colour = self._theme, self._theme.rating(self.rating)
        chosen = self.isChecked()
        ground = colour if chosen else theme.raised if self.underMouse() and self.isEnabled() else theme.surface
        frame = theme.accent if self.hasFocus() else colour if chosen else theme.field_border
        painter.setPen(QPen(QColor(frame), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._write(painter, theme.surface if chosen else colour, theme.surface if chosen else theme.text)
        painter.end()

    def _write(self, painter: QPainter, glyph_colour: str, label_colour: str) -> None:
        painter.setFont(fonts.strong_font() if self.isChecked() else fonts.text_font())
        metrics = painter.fontMetrics()
        glyph_width, label_width = metrics.horizontalAdvance(self.rating.glyph), metrics.horizontalAdvance(self._label)
        left = (self.width() - glyph_width - GLYPH_GAP - label_width) / 2
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        glyph_at = left + label_width + GLYPH_GAP if is_rtl else left
        label_at = left if is_rtl else left + glyph_width + GLYPH_GAP
        painter.setPen(QColor(glyph_colour))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # signs have no direction of their own
        painter.drawText(QPointF(glyph_at, baseline), self.rating.glyph)
        is_muted = not (self.isEnabled() or self.isChecked())  # the chosen one has its colour behind it
        painter.setPen(QColor(self._theme.muted if is_muted else label_colour))
        painter.drawText(QPointF(label_at, baseline), self._label)


class RatingButtons(QWidget):
    """Chooses one rating by click, arrow keys or its number; `chosen` tells its id."""

    chosen = Signal(str)

    def __init__(self, scale: Scale, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.say("verdict.rating"))
        self._words, self._theme = words, theme
        self._group = QButtonGroup(self)
        self._buttons: list[RatingButton] = []
        self._rows = FlowLayout(SPACING, self)
        self._group.idClicked.connect(self._on_clicked)
        self.show_scale(scale)

    def show_scale(self, scale: Scale) -> None:
        """Offers the ratings of a scale, none of them chosen."""
        while self._rows.takeAt(0) is not None:
            pass
        for button in self._buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = [RatingButton(rating, self._words, self._theme, self) for rating in scale.ratings]
        for number, button in enumerate(self._buttons):
            self._group.addButton(button, number)
            self._rows.addWidget(button)
        self.setFocusProxy(self._at_work)
        self.updateGeometry()

    def choose(self, rating_id: str) -> None:
        """Shows a rating as the chosen one, or none where there is no such rating."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.rating.id == rating_id)
        self._group.setExclusive(True)
        self.setFocusProxy(self._at_work)

    @property
    def rating(self) -> str:
        """The id of the chosen rating, empty where none is."""
        return next((button.rating.id for button in self._buttons if button.isChecked()), "")

    def focus(self) -> None:
        """Puts the keyboard on the chosen rating, or on the first."""
        self._at_work.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _at_work(self) -> RatingButton:
        """The button that the keyboard comes to: the chosen one, or the first."""
        return next((button for button in self._buttons if button.isChecked()), self._buttons[0])

    def _on_clicked(self, number: int) -> None:
        self.setFocusProxy(self._buttons[number])
        self.chosen.emit(self._buttons[number].rating.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = unicodedata.digit(event.text(), -1) if len(event.text()) == 1 else -1
        number = (digit - 1) % 10  # 0 is the tenth, as it lies on the keyboard
        if digit >= 0 and number < len(self._buttons) and not event.modifiers():
            self._buttons[number].click()
            self._buttons[number].setFocus()
        else:
            super().keyPressEvent(event)
