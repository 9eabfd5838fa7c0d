"""The cards beside the article: one of them chosen, with its buttons on it."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.key_button import KeyButton
from claimtrack.gui.parts.layouts import tab_through
from claimtrack.gui.style.theme import GAP, TIGHT, Theme
from claimtrack.gui.triage.card import Card, commands_for
from claimtrack.gui.triage.delegate import CardDelegate
from claimtrack.gui.triage.measuring import Measuring
from claimtrack.gui.triage.model import CardModel, Index

OFFERED = (
    *("claim.accept", "claim.restore", "claim.dismiss"),
    *("claim.edit", "claim.attribute", "claim.merge", "claim.split"),
)


class CardList(QListView):
    """Shows the cards of a model; `card_chosen` carries a Card, `text_typed` a claim's number and its new text.

    `editor_opened` carries a claim's number and the field in which its text is edited, until `editor_closed`.
    """

    card_chosen = Signal(object)
    text_typed = Signal(object, str)
    editor_opened = Signal(object, object)
    editor_closed = Signal()
    refused = Signal(object)  # Message

    def __init__(self, words: Words, theme: Theme, model: CardModel) -> None:
        super().__init__()
        self._words = words
        self._cards = model
        self._delegate = CardDelegate(words, theme, self)
        self._measuring = Measuring(self._delegate.height, self)
        self._buttons = _Buttons(self.viewport())
        self.setAccessibleName(words.say("triage.cards"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().setSingleStep(24)
        self.setStyleSheet("QListView { background: transparent; } QListView::item:selected { background: none; }")
        self._delegate.commitData.connect(self._on_typed)
        self._delegate.refused.connect(self.refused)
        self._delegate.opened.connect(self.editor_opened)
        self._delegate.closeEditor.connect(self._on_editor_closed)

    def offer(self, actions: Actions) -> None:
        """Make the buttons of these actions."""
        self._buttons.fill([(code, actions[code]) for code in OFFERED], self._words)
        tab_through(self, (self._buttons,))
        self._show_buttons()

    # -- the chosen card ----------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Card | None:
        """The card that the keys are for."""
        return self._cards.card(self.currentIndex().row())

    def choose_row(self, row: int | None) -> None:
        """Choose a card, or none."""
        if row is None:
            self.selectionModel().clear()
            self._show_buttons()
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._cards.index(row), flag)
            self.scrollTo(self.currentIndex())

    def step(self, by: int) -> None:
        """Choose the card so many below."""
        last = self._cards.rowCount() - 1
        if last >= 0:
            current = self.currentIndex()
            self.choose_row(min(max(current.row() + by, 0), last) if current.isValid() else 0)

    def edit_chosen(self) -> None:
        """Let the text of the chosen card be edited where it stands."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.edit(self.currentIndex())
            self._place_buttons()
            self.viewport().update()

    def edit_again(self, number: int, typed: str) -> None:
        """What was typed was not taken: it stands in its card's field again, at once where no other is open."""
        self._delegate.unsaved[number] = typed
        row = self._cards.row_of(number)
        if row is not None and self.state() is not QAbstractItemView.State.EditingState:
            self.choose_row(row)
            self.edit_chosen()

    def place_of_chosen(self, width: int) -> QPoint:
        """Where on the screen a menu of a width opens for the chosen card."""
        rect = self._delegate.inner(QRectF(self.visualRect(self.currentIndex()))).toRect()
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return self.viewport().mapToGlobal(rect.bottomRight() - QPoint(width, 0) if is_rtl else rect.bottomLeft())

    def measure(self, cards: Iterable[Card], then: Callable[[], object]) -> None:
        """Measure cards that are about to be shown, without stopping the window, and go on."""
        self._measuring.run(cards, then)

    def stop_measuring(self) -> None:
        """The cards that are being measured are not wanted any more."""
        self._measuring.cancel()

    def show_again(self) -> None:
        """Measure the chosen card anew: it has become another."""
        self._show_buttons()
        self.scheduleDelayedItemsLayout()

    def _show_buttons(self) -> None:
        card = self.chosen
        self._buttons.show_codes(commands_for(card) if card else ())
        self._buttons.name_first(self._words.say("triage.add" if card and not card.is_claim else "button.claim.accept"))
        self._delegate.room_for_buttons = self._buttons.height_in(self._inner_width()) + GAP if card else 0
        self._place_buttons()

    def _inner_width(self) -> int:
        return int(self._delegate.inner(QRectF(0, 0, self.viewport().width(), 0)).width())

    def _place_buttons(self) -> None:
        current = self.currentIndex()
        is_shown = current.isValid() and self.state() is not QAbstractItemView.State.EditingState
        self._buttons.setVisible(is_shown)
        if is_shown:
            area = self._delegate.inner(QRectF(self.visualRect(current))).toRect()
            height = self._buttons.height_in(area.width())
            self._buttons.setGeometry(QRect(area.left(), area.bottom() + 1 - height, area.width(), height))

    # -- editing ------------------------------------------------------------------------------------------------------

    def _on_typed(self, editor: QWidget) -> None:
        card = self.chosen
        if isinstance(editor, TextField) and card is not None and editor.text() != card.text:
            self.text_typed.emit(card.number, " ".join(editor.text().split()))

    def _on_editor_closed(self) -> None:
        self.editor_closed.emit()
        self._show_buttons()
        self.setFocus()

    # -- Qt -----------------------------------------------------------------------------------------------------------

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.show_again()
        self.card_chosen.emit(self.chosen)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_buttons()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_buttons()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # There is always room for a bar to scroll by: no card is measured again when that comes.
        self._delegate.width = self.width() - self.verticalScrollBar().sizeHint().width()
        super().resizeEvent(event)
        self._show_buttons()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the first button does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._buttons.press_first()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""


class _Buttons(QWidget):
    """The buttons of the chosen card, in rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: dict[str, KeyButton] = {}
        self._flow = FlowLayout(TIGHT + 2, self)
        self.setLayout(self._flow)
        self.hide()

    def fill(self, actions: Sequence[tuple[str, QAction]], words: Words) -> None:
        for place, (code, action) in enumerate(actions):
            button = KeyButton(code, action, words, is_primary=place == 0)
            button.hide()
            self._flow.addWidget(button)
            self._buttons[code] = button

    def show_codes(self, codes: Sequence[str]) -> None:
        for code, button in self._buttons.items():
            button.setVisible(code in codes)

    def name_first(self, text: str) -> None:
        for button in self._buttons.values():
            button.setText(text)
            break

    def height_in(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def press_first(self) -> None:
        shown = [button for button in self._buttons.values() if not button.isHidden() and button.isEnabled()]
        if shown:
            shown[0].click()
