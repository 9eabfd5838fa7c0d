"""Asks for a place where a claim circulates: a post, a page or a broadcast, with its reach on a day."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Appearance, Place
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField, today
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 540
MOST_DIGITS = 15
_SEPARATORS = str.maketrans("", "", " ,.٬،'\u00a0\u202f_")


class PlaceDialog(FormDialog):
    """One place, new or known."""

    def __init__(
        self, parent: QWidget, session: Session, words: Words, claim: int, appearance: Appearance | None
    ) -> None:
        code = "place.edit" if appearance else "place.add"
        super().__init__(parent, words, words.say(f"{code}-title", number=claim), words.say(f"{code}-accept"))
        self._session, self._claim, self._edited = session, claim, appearance
        say = words.say
        self._address = AddressField(say("source.address"), words)
        self._platform = LineField(say("place.platform"), hint=say("place.platform-hint"))
        self._account = LineField(say("place.account"))
        self._date = DateField(say("place.date"), words)
        self._reach = LineField(say("place.reach"), hint=say("place.reach-hint"))
        self._counted = DateField(say("place.counted-on"), words)
        self._is_first = QCheckBox(say("place.is-first"))
        self.add_row(say("source.address"), self._address)
        self.add_row(say("place.platform"), self._platform, column=0)
        self.add_row(say("place.account"), self._account, column=1)
        self.add_row(say("place.date"), self._date, column=0)
        self.add_row(say("place.reach"), self._reach, column=0)
        self.add_row(say("place.counted-on"), self._counted, column=1)
        self.add_widget(self._is_first)
        if appearance:
            self._fill(appearance)
        self._reach.textEdited.connect(self._propose_day)
        self._address.setFocus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, "place/" + (appearance.uuid if appearance else f"of {claim}"))

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, claim: int, appearance: Appearance | None = None
    ) -> Changes | None:
        """Adds the place that is given, or changes the one that is there; None where it was cancelled."""
        return cls(parent, session, words, claim, appearance).answer()

    def _fill(self, appearance: Appearance) -> None:
        place = appearance.place
        self._address.set_text(place.address)
        self._platform.set_text(place.platform)
        self._account.set_text(place.account)
        self._date.set_text(place.date or "")
        self._reach.set_text("" if place.reach is None else str(place.reach))
        self._counted.set_text(place.counted_on.isoformat() if place.counted_on else "")
        self._is_first.setChecked(appearance.is_first)

    def _propose_day(self) -> None:
        """What is counted now was counted today, unless another day is typed."""
        if not self._counted.text():
            self._counted.set_text(today().isoformat())

    @override
    def accept(self) -> None:
        typed = self._reach.text().translate(_SEPARATORS)
        if typed and not (typed.isdecimal() and len(typed) <= MOST_DIGITS):
            self.say_problem(Message("place.reach-unreadable"))
            self._reach.setFocus()
            return
        for field in (self._date, self._counted):
            if not field.is_readable:
                field.setFocus()
                return
        day = self._counted.date
        if day and len(day) != len("2026-03-31"):
            self.say_problem(Message("label.due-invalid", due=day))
            self._counted.setFocus()
            return
        place = Place(
            address=self._address.text().strip(),
            platform=self._platform.text().strip(),
            account=self._account.text().strip(),
            date=self._date.date,
            reach=int(typed) if typed else None,
            counted_on=dt.date.fromisoformat(day) if day else None,
        )
        number = self._edited.id if self._edited else None
        self.submit(self._session, partial(_keep, self._claim, number, place, self._is_first.isChecked()))


def _keep(claim: int, number: int | None, place: Place, is_first: bool, workspace: "Workspace") -> Changes:  # noqa: FBT001 - bound by partial
    if number is None:
        return workspace.appearances.add(claim, place, is_first=is_first)
    return workspace.appearances.edit(number, place, is_first=is_first)
