"""The original of a kept copy as pixels: a page at a time, drawn by the child when it is looked at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSpinBox, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.document import Picture
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.documents import intake
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.parts.work_row import WorkRow
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT

STEP = 1.25  # from one size to the next
LEAST, MOST = 0.5, 5.0  # of the width of the view
WIDEST = 3_200  # pixels that are drawn across; more is only made larger
PAUSE = 150  # milliseconds without a change of size until the page is drawn anew


class PageView(QWidget):
    """Shows a page; `page_changed` carries the number of another one that was asked for here, from 1."""

    page_changed = Signal(int)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._content, self._media_type = b"", ""
        self._round = 0  # of the latest drawing; answers of older ones are dropped
        self._zoom = 1.0
        self._image: QImage | None = None
        self._page = _Page()
        self._page.setAccessibleName(words.say("page.name"))
        self._problem = PlainLabel(role="small", follows_text=False)
        self._number = QSpinBox()
        self._number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._number.setAccessibleName(words.say("page.number"))
        self._number.setKeyboardTracking(False)
        self._total = PlainLabel(role="small", follows_text=False)
        self._total.setWordWrap(False)
        self._previous = self._button("▲", "page.previous", "Ctrl+PgUp", self.show_previous)
        self._next = self._button("▼", "page.next", "Ctrl+PgDown", self.show_next)
        self._larger = self._button("+", "page.larger", "Ctrl++", self.enlarge)
        self._smaller = self._button("−", "page.smaller", "Ctrl+-", self.reduce)
        self._fit = self._button("↔", "page.fit", "Ctrl+0", self.fit)
        self._row = WorkRow(words)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._draw)
        self._page.resized.connect(self._on_resized)
        self._page.zoomed.connect(self._zoom_by)
        self._number.valueChanged.connect(self._on_number)
        self._lay_out()

    def _button(self, sign: str, code: str, keys: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setProperty("look", "sign")
        button.setAccessibleName(self._words.say(code))
        button.setToolTip(tooltip(f"{self._words.say(code)} ({keys})"))
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        row.setSpacing(TIGHT)
        self._paging = (self._previous, self._next, self._number, self._total)
        for part in self._paging:
            row.addWidget(part)
        row.addStretch(1)
        for button in (self._smaller, self._fit, self._larger):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._row)
        column.addWidget(self._problem)
        column.addWidget(self._page, 1)
        self._problem.setContentsMargins(GAP, GAP, GAP, GAP)
        self._problem.hide()

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The number of the page on show."""
        return self._number.value()

    @property
    def image(self) -> QImage | None:
        """The page as it was drawn, None before that."""
        return self._image

    def show_original(self, content: bytes, media_type: str, page: int = 1) -> None:
        """Shows another original, at a page."""
        self._content, self._media_type = content, media_type
        self._zoom, self._image = 1.0, None
        self._page.show_image(None, 0)
        self._set_number(page, max(page, 1))
        for part in self._paging:
            part.hide()  # until it is known how many pages there are
        self._draw()

    def show_page(self, page: int) -> None:
        """Shows another page, without telling of it."""
        if page != self.page and page <= self._number.maximum():
            self._set_number(page, self._number.maximum())
            self._page.verticalScrollBar().setValue(0)
            self._draw()

    def show_next(self) -> None:
        """Shows the page after."""
        self._number.setValue(self.page + 1)

    def show_previous(self) -> None:
        """Shows the page before."""
        self._number.setValue(self.page - 1)

    def enlarge(self) -> None:
        """Shows it larger."""
        self._zoom_by(1)

    def reduce(self) -> None:
        """Shows it smaller."""
        self._zoom_by(-1)

    def fit(self) -> None:
        """Shows it as wide as there is room."""
        self._set_zoom(1.0)

    def stop(self) -> None:
        """Draws nothing more."""
        self._round += 1
        self._pause.stop()
        self._row.cancel()
        self._row.end()

    def _set_number(self, page: int, total: int) -> None:
        self._number.blockSignals(True)  # it is not asked for here  # noqa: FBT003 - Qt's own
        self._number.setRange(1, total)
        self._number.setValue(page)
        self._number.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _on_number(self, page: int) -> None:
        self._page.verticalScrollBar().setValue(0)
        self._draw()
        self.page_changed.emit(page)

    def _zoom_by(self, steps: int) -> None:
        self._set_zoom(self._zoom * STEP**steps)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, LEAST), MOST)
        self._on_resized()

    @property
    def _width(self) -> int:
        """How wide the page is shown, in pixels of the window."""
        return max(round(self._page.room * self._zoom), 1)

    def _on_resized(self) -> None:
        self._page.show_image(self._image, self._width)
        if self._content and self._wanted > (self._image.width() if self._image else 0):
            self._pause.start()

    @property
    def _wanted(self) -> int:
        """How many pixels it is drawn across."""
        return min(round(self._width * self.devicePixelRatioF()), WIDEST)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        self.stop()
        self._problem.hide()
        task = partial(intake.draw_page, self._content, self._media_type, self.page, self._wanted)
        work = self._session.work(task, partial(self._on_drawn, self._round), partial(self._on_not_drawn, self._round))
        self._row.begin(self._words.say("page.drawing"), work)

    def _on_drawn(self, number: int, picture: Picture) -> None:
        if number != self._round:
            return
        self._row.end()
        shape = QImage.Format.Format_RGBA8888
        image = QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, shape)
        self._image = image.copy()  # Qt keeps no hold of the bytes
        self._set_number(min(self.page, picture.pages), picture.pages)
        self._total.show_text(self._words.say("page.of", total=picture.pages))
        for part in self._paging:
            part.setVisible(picture.pages > 1)
        self._previous.setEnabled(self.page > 1)
        self._next.setEnabled(self.page < picture.pages)
        self._page.show_image(self._image, self._width)

    def _on_not_drawn(self, number: int, problem: Message) -> None:
        if number == self._round:
            self._row.end()
            self._problem.show_text(self._words.say(problem))
            self._problem.show()


class _Page(QScrollArea):
    """A picture in a scrolled area; `zoomed` carries steps of the wheel while Ctrl is held."""

    resized = Signal()
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._label)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)

    @property
    def room(self) -> int:
        """How many pixels there are across beside the scroll bar."""
        return max(self.width() - self.verticalScrollBar().sizeHint().width() - 2 * GAP, 1)

    def show_image(self, image: QImage | None, width: int) -> None:
        """Show a picture so wide, in pixels of the window."""
        if image is None:
            self._label.clear()
            self._label.resize(0, 0)
            return
        size = QSize(width, max(round(image.height() * width / image.width()), 1))
        ratio = self.devicePixelRatioF()
        scaled = image.scaled(size * ratio, mode=Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(scaled))
        self._label.resize(size)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
