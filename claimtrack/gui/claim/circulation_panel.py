"""Where a claim circulates: places with account, date and reach, the first that is known marked; added below."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Appearance, Claim
from claimtrack.domain.words import Words
from claimtrack.gui.claim.action_card import ActionCard
from claimtrack.gui.claim.place_dialog import PlaceDialog
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

SHOWN_MOST = 100


class PlaceCard(ActionCard):
    """One place."""

    edit_asked = Signal(int)
    remove_asked = Signal(int)

    def __init__(self, appearance: Appearance, words: Words, theme: Theme, *, is_readonly: bool) -> None:
        place = appearance.place
        name = " · ".join(part for part in (place.platform, place.account) if part) or place.address
        super().__init__(words, theme, line(name, 200), words.say("place.actions"), is_readonly=is_readonly)
        self._appearance = appearance
        self.give_key("Delete", self._ask_remove)
        self.column.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        self.column.addLayout(self.head(PlainLabel(name, role="title")))
        if place.address and place.address != name:
            self.column.addWidget(PlainLabel(place.address, role="small"))
        self.column.addWidget(PlainLabel(self._say_facts(), role="small", follows_text=False))

    def _say_facts(self) -> str:
        place, say = self._appearance.place, self.words.say
        day = date_words(self.words, place.counted_on.isoformat()) if place.counted_on else ""
        reach = "" if place.reach is None else say("place.reached", count=place.reach)
        facts = (
            say("place.first") if self._appearance.is_first else "",
            isolate(date_words(self.words, place.date)) if place.date else "",
            say("place.reached-on", reach=reach, day=day) if reach and day else reach,
        )
        return " · ".join(fact for fact in facts if fact)

    @override
    def fill_menu(self, menu: QMenu) -> None:
        self.add_opening(menu, self._appearance.place.address)
        self.add_change(menu, self.words.say("place.edit"), self._ask_edit)
        self.add_change(menu, self.words.say("place.remove"), self._ask_remove, "Delete")

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._appearance.id)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._appearance.id)


class CirculationPanel(QWidget):
    """The places of one claim."""

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
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
            card = PlaceCard(appearance, self._words, self._theme, is_readonly=self._session.is_readonly)
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
