"""The text of an article with the claims marked in it: to be read, selected and copied, never edited."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMargins, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from claimtrack.domain.claim import Mark
from claimtrack.gui.article.hit_map import HitMap, Span
from claimtrack.gui.article.marks import (
    MarkLook,
    MarkMap,
    MarkPart,
    paint_glyph,
    paint_ground,
    paint_outline,
    paint_underline,
)
from claimtrack.gui.article.paragraphs import OUTLINE_ROOM, lay_out, lay_out_heading
from claimtrack.gui.parts.line_boxes import LineBox, line_boxes
from claimtrack.gui.parts.shown_text import ShownText
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style.theme import MARGIN, Theme

MEASURE = 640  # pixels: longer lines are hard to follow


class ArticleText(QTextEdit):
    """Shows a text and its marks.

    `mark_chosen` tells which claim was pointed at, `mark_opened` that it was by a click or by Enter, `ground_clicked`
    that there is none where one clicked, `moved` that what is selected has changed or stands elsewhere on screen.
    Offsets are code points of the article's text, as everywhere outside Qt.
    """

    mark_chosen = Signal(int)
    mark_opened = Signal()
    ground_clicked = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, describe: Callable[[Mark], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._describe = theme, describe
        self._shown = ShownText("")
        self._map = MarkMap(self._shown, ())
        self._hits = HitMap(self._shown)
        self._chosen: int | None = None
        self._boxes: dict[tuple[int, int], list[LineBox]] = {}
        self._pressed_at: QPoint | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_boxes)
        self.selectionChanged.connect(self._on_selected)

    # -- text and marks -----------------------------------------------------------------------------------------------

    def show_text(
        self, text: str, default: Qt.LayoutDirection, *, has_heading: bool = False, shows_all: bool = False
    ) -> None:
        """Shows a text without marks; a paragraph without letters takes the default direction.

        With `has_heading` the first paragraph is the title; with `shows_all` every hidden character is drawn.
        """
        self._shown = ShownText(text, shows_all=shows_all)
        self._map = MarkMap(self._shown, ())
        self._hits = HitMap(self._shown)
        self._chosen = None
        self.setPlainText("\n".join(block.text for block in self._shown.blocks))
        lay_out(self.document(), self._shown, default)
        if has_heading:
            lay_out_heading(self.document())
        self._forget_boxes()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draws other marks on the same text."""
        was, self._map = self._map, MarkMap(self._shown, marks, self._map)
        if not self._map.lies_as(was):
            self._boxes.clear()
        self.viewport().update()

    def show_hits(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Marks what was looked for, and scrolls to the one that is gone to."""
        if spans is self._hits.spans:
            self._hits.current = current  # one goes from one to the next
        else:
            self._hits = HitMap(self._shown, spans, current)
        if current:
            self._reveal(*current)
        self.viewport().update()

    def choose_claim(self, claim_id: int | None) -> None:
        """Outlines the mark of a claim and scrolls to it where it is out of sight."""
        self._chosen = claim_id
        mark = self._map.mark_of(claim_id)
        self.setAccessibleDescription(self._describe(mark) if mark else "")
        if mark:
            self._reveal(mark.start, mark.end)
        self.viewport().update()

    @property
    def chosen_claim(self) -> int | None:
        """The claim whose mark is outlined."""
        return self._chosen

    @property
    def span(self) -> tuple[int, int] | None:
        """The selected part of the text without blanks around it, None where nothing is selected."""
        cursor = self.textCursor()
        start, end = self._shown.offset(cursor.selectionStart()), self._shown.offset(cursor.selectionEnd())
        quote = self._shown.text[start:end]
        start += len(quote) - len(quote.lstrip())
        end = start + len(quote.strip())
        return (start, end) if start < end else None

    @property
    def selected_words(self) -> str:
        """What is selected, empty where nothing is."""
        start, end = self.span or (0, 0)
        return self._shown.text[start:end]

    @property
    def reading_place(self) -> int:
        """From where one reads on, in code points: what is selected or holds the caret, where that is in sight."""
        cursor = self.textCursor()
        in_sight = self.viewport().rect().intersects(self.cursorRect())
        position = cursor.selectionStart() if in_sight else self.cursorForPosition(QPoint(0, 0)).position()
        return self._shown.offset(position)

    def drop_selection(self) -> None:
        """Selects nothing any more."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def select_span(self, start: int, end: int) -> None:
        """Selects a part of the text."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.position(start))
        cursor.setPosition(self._shown.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def caret_in(self, claim_id: int) -> int | None:
        """Where the caret stands inside a claim's mark, None where it stands elsewhere or at its edges."""
        mark, offset = self._map.mark_of(claim_id), self._shown.offset(self.textCursor().position())
        return offset if mark and mark.start < offset < mark.end else None

    def put_caret_in(self, claim_id: int) -> bool:
        """Puts the caret before a word in the middle of a claim's mark; False where it has no mark."""
        mark = self._map.mark_of(claim_id)
        if mark is None:
            return False
        middle = (mark.start + mark.end) // 2
        blank = self._shown.text.find(" ", middle, mark.end)
        self.select_span(place := blank + 1 if blank >= 0 else middle, place)
        self.ensureCursorVisible()
        return True

    def choose_beside(self, step: int) -> None:
        """Chooses the next (+1) or previous (-1) mark in reading order."""
        mark = self._map.beside(self._chosen, step, self._shown.offset(self.textCursor().position()))
        if mark:
            self._place_caret(mark)
            self.mark_chosen.emit(mark.claim_id)

    def choose_here(self) -> None:
        """Chooses the mark around the caret."""
        self._choose_among(self._map.at(self._shown.offset(self.textCursor().position())))

    def _choose_among(self, marks: Sequence[Mark]) -> None:
        """The shortest mark first; where that is chosen already, the next around it."""
        if not marks:
            return
        numbers = [mark.claim_id for mark in marks]
        following = numbers.index(self._chosen) + 1 if self._chosen in numbers else 0
        self.mark_chosen.emit(numbers[following % len(numbers)])
        self.mark_opened.emit()

    # -- geometry -----------------------------------------------------------------------------------------------------

    def boxes_of(self, claim_id: int) -> list[QRectF]:
        """Where a claim's mark lies in the viewport, as far as its text is in sight."""
        found = self._in_sight()
        shift = self._shift()
        return [box.rect.translated(shift) for part, boxes in found if part.mark.claim_id == claim_id for box in boxes]

    def hit_boxes(self) -> list[QRectF]:
        """Where what was looked for lies in the viewport, as far as it is in sight."""
        shift = self._shift()
        found = (boxes for block in self._blocks_in_sight() for _, boxes in self._hits.boxes(block))
        return [box.rect.translated(shift) for boxes in found for box in boxes]

    def _blocks_in_sight(self) -> Iterator[QTextBlock]:
        block = self.cursorForPosition(QPoint(0, 0)).block()
        bottom = self.viewport().height() - self._shift().y()
        while block.isValid() and block.layout().position().y() <= bottom:
            yield block
            block = block.next()

    def _in_sight(self) -> Iterator[tuple[MarkPart, list[LineBox]]]:
        for block in self._blocks_in_sight():
            for part in self._map.parts(block.blockNumber()):
                yield part, self._boxes_of_part(block, part)

    def _boxes_of_part(self, block: QTextBlock, part: MarkPart) -> list[LineBox]:
        key = part.mark.claim_id, block.blockNumber()
        if key not in self._boxes:
            self._boxes[key] = line_boxes(block, part.start, part.end)
        return self._boxes[key]

    def _shift(self) -> QPointF:
        """From the document to the viewport."""
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _forget_boxes(self) -> None:
        self._boxes.clear()
        self._hits.forget_boxes()

    def _marks_at(self, point: QPoint) -> list[Mark]:
        place = QPointF(point) - self._shift()
        found = [
            part.mark
            for part, boxes in self._in_sight()
            if any(box.rect.adjusted(0, -4, 0, 6).contains(place) for box in boxes)
        ]
        return sorted(set(found), key=_extent)

    def _reveal(self, start: int, end: int) -> None:
        cursor = QTextCursor(self.document())
        for offset in (end, start):
            cursor.setPosition(self._shown.position(offset))
            rect = self.cursorRect(cursor)
            view, bar = self.viewport().height(), self.verticalScrollBar()
            if rect.top() < MARGIN:
                bar.setValue(bar.value() + rect.top() - view // 4)
            elif rect.bottom() > view - MARGIN:
                bar.setValue(bar.value() + rect.bottom() - view * 3 // 4)

    def _place_caret(self, mark: Mark) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._shown.position(mark.start))
        self.setTextCursor(cursor)

    # -- Qt -----------------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        seen = [(part, boxes, MarkLook.of(part.mark, self._theme)) for part, boxes in self._in_sight()]
        painter = QPainter(self.viewport())
        painter.translate(self._shift())
        for _, boxes, look in seen:
            paint_ground(painter, boxes, look)
        for block in self._blocks_in_sight():
            self._hits.paint(painter, block, self._theme)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._shift())
        for part, boxes, look in seen:
            paint_underline(painter, boxes, look, lane=part.lane)
        for part, boxes, _ in seen:
            if part.mark.claim_id == self._chosen:
                paint_outline(painter, boxes, self._theme.accent)
        for part, boxes, look in seen:
            if part.is_first:
                ground = self._theme.page if part.mark.claim_id == self._chosen else None
                paint_glyph(painter, boxes, look, self.font(), ground)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max((self.width() - MEASURE) // 2, MARGIN) - round(OUTLINE_ROOM)
        margins = QMargins(side, MARGIN // 2, side, MARGIN // 2)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)
        self._forget_boxes()
        super().resizeEvent(event)
        self.moved.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.choose_here()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Qt would change this text's size and no other's
        else:
            super().wheelEvent(event)

    def _on_selected(self) -> None:
        if self._pressed_at is None:  # while the mouse is down the words are still being chosen
            self.moved.emit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moved.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None and not self.textCursor().hasSelection():
            marks = self._marks_at(event.position().toPoint())
            self._choose_among(marks)
            if not marks:
                self.ground_clicked.emit()
        self._pressed_at = None
        self.moved.emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = [] if event.buttons() else self._marks_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        self.viewport().setToolTip(tooltip("\n".join(self._describe(mark) for mark in over)))

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        start, end = self._shown.offset(cursor.selectionStart()), self._shown.offset(cursor.selectionEnd())
        copied = QMimeData()
        copied.setText(self._shown.text[start:end])
        return copied


def _extent(mark: Mark) -> int:
    return mark.end - mark.start
