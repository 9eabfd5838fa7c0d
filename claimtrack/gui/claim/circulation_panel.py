"""Where a claim circulates: places with account, date and reach, the first that is known marked; added below."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Appearance, Claim
from claimtrack.domain.words import Words
from claimtrack.gui.claim.place_dialog import PlaceDialog
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.addresses import can_open, open_address
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

SHOWN_MOST = 100


class PlaceCard(QFrame):
    """One place; its actions are in the menu behind its button, the context menu and the Enter key."""

    edit_asked = Signal(int)
    remove_asked = Signal(int)

    def __init__(self, appearance: Appearance, words: Words, *, is_readonly: bool) -> None:
        super().__init__()
        self._appearance, self._words, self._is_readonly = appearance, words, is_readonly
        place = appearance.place
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = " · ".join(part for part in (place.platform, place.account) if part) or place.address
        self.setAccessibleName(line(name, 200))
        button = QToolButton()
        button.setText("⋯")
        button.setProperty("look", "quiet")
        button.setAccessibleName(words.say("place.actions"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._on_button)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(name, role="title"), 1)
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        column.setSpacing(2)
        column.addLayout(head)
        if place.address and place.address != name:
            column.addWidget(PlainLabel(place.address, role="small"))
        column.addWidget(PlainLabel(self._say_facts(), role="small", follows_text=False))

    def _say_facts(self) -> str:
        place, say = self._appearance.place, self._words.say
        day = date_words(self._words, place.counted_on.isoformat()) if place.counted_on else ""
        reach = "" if place.reach is None else say("place.reached", count=place.reach)
        facts = (
            say("place.first") if self._appearance.is_first else "",
            isolate(date_words(self._words, place.date)) if place.date else "",
            say("place.reached-on", reach=reach, day=day) if reach and day else reach,
        )
        return " · ".join(fact for fact in facts if fact)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if can_open(self._appearance.place.address):
            menu.addAction(self._words.say("place.open"), self._open)
            menu.addSeparator()
        for code, slot in (("place.edit", self._ask_edit), ("place.remove", self._ask_remove)):
            menu.addAction(self._words.say(code), slot).setEnabled(not self._is_readonly)
        menu.popup(point)

    def _on_button(self) -> None:
        self._show_menu(self.mapToGlobal(self.rect().center()))

    def _open(self) -> None:
        open_address(self._appearance.place.address)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._appearance.id)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._appearance.id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self._on_button()
            case Qt.Key.Key_Delete if not self._is_readonly:
                self._ask_remove()
            case _:
                super().keyPressEvent(event)


class CirculationPanel(QWidget):
    """The places of one claim."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._claim: Claim | None = None
        self._shown: tuple[Appearance, ...] | None = None
        self._places = QVBoxLayout()
        self._places.setSpacing(TIGHT)
        self._empty = PlainLabel(words.say("place.none"), role="small", follows_text=False)
        self._add = QPushButton(words.say("place.add"))
        self._add.clicked.connect(self.add_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._empty)
        column.addLayout(self._places)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def show_claim(self, claim: Claim | None) -> None:
        """Shows where a claim circulates."""
        self._claim = claim
        places = claim.appearances if claim else ()
        self._add.setEnabled(claim is not None and not self._session.is_readonly)
        if places != self._shown:
            self._shown = places
            self._show_places(places)

    def add_place(self) -> None:
        """Asks for another place."""
        if self._claim is not None and not self._session.is_readonly:
            PlaceDialog.ask(self, self._session, self._words, claim=self._claim.id)

    def _show_places(self, places: Sequence[Appearance]) -> None:
        while item := self._places.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._empty.setVisible(not places)
        for appearance in places[:SHOWN_MOST]:
            card = PlaceCard(appearance, self._words, is_readonly=self._session.is_readonly)
            card.edit_asked.connect(self._edit)
            card.remove_asked.connect(self._remove)
            self._places.addWidget(card)

    def _edit(self, number: int) -> None:
        claim = self._claim
        places = claim.appearances if claim else ()
        found = next((appearance for appearance in places if appearance.id == number), None)
        if claim is not None and found is not None:
            PlaceDialog.ask(self, self._session, self._words, claim=claim.id, appearance=found)

    def _remove(self, number: int) -> None:
        self._session.do(partial(_remove, number))


def _remove(number: int, workspace: "Workspace") -> Changes:
    return workspace.appearances.remove(number)
