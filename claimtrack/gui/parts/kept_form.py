"""Keeps what is typed into a form until it is saved: after a kill, and after Escape, it is offered again."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.draft_keeper import DraftKeeper, place_in
from claimtrack.gui.parts.draft_offer import DraftOffer
from claimtrack.gui.parts.fields import PASSING, LineField, TextField
from claimtrack.gui.session import Session
from claimtrack.storage.drafts import Draft

Typed = tuple[tuple[str, str], ...]  # the names of fields and the text in each


class KeptForm(QObject):
    """The fields that a form has now; what was left in it before is offered above them.

    Only what a person typed is kept, and not what was put in. A field is known by its object name, or by its place
    among the others: labels are in one language or the other. What a dialog accepts is saved, unless `is_passed_on`:
    then it is an offer until somebody drops it.
    """

    def __init__(
        self, form: QWidget, column: QVBoxLayout, session: Session, words: Words, *, is_passed_on: bool = False
    ) -> None:
        super().__init__(form)
        self._column, self._words, self._is_passed_on = column, words, is_passed_on
        self._keeper = DraftKeeper.of(session)
        self._form = self._place = self._offered = ""
        self._offer: DraftOffer | None = None
        fields: list[LineField | TextField] = [*form.findChildren(LineField), *form.findChildren(TextField)]
        self._fields = {
            field.objectName() or str(number): field
            for number, field in enumerate(fields)
            if field.objectName() != PASSING
        }
        for field in self._fields.values():
            field.textChanged.connect(self._on_typed)
        if isinstance(form, QDialog):
            form.finished.connect(self._on_finished)
        self._keeper.asked.connect(self._keep)
        self._keeper.offers_changed.connect(self._show_offer)
        session.closed.connect(self._on_closed)

    def begin(self, form: str) -> None:
        """What is typed from now on belongs to the form of this name; what was typed in another is left there."""
        if form != self._form:
            self.leave()
            self._form, self._place = form, place_in(form)
            self._show_offer()

    def leave(self) -> None:
        """What is typed and not saved stays an offer."""
        self._keep()
        self._keeper.leave(self._place)

    def forget(self) -> None:
        """What was typed is saved."""
        self._keeper.keep(self._place, Draft())

    def _on_typed(self) -> None:
        if self.is_typed():
            self._keeper.expect()

    def is_typed(self) -> bool:
        """Whether anything is worth keeping."""
        return any(field.is_typed for field in self._fields.values())

    def typed(self) -> Typed:
        """What is kept, by the names of the fields."""
        return tuple((name, field.text()) for name, field in self._fields.items() if field.is_typed)

    def put_back(self, typed: Typed) -> None:
        """Put in what was typed before."""
        for name, text in typed:
            if field := self._fields.get(name):
                field.put_back(text)

    def _keep(self) -> None:
        typed = self.typed()
        self._keeper.keep(self._place, Draft(typed=typed) if any(text.strip() for _name, text in typed) else Draft())

    def _on_finished(self, result: int) -> None:
        self._keeper.asked.disconnect(self._keep)
        if result == QDialog.DialogCode.Accepted and not self._is_passed_on:
            self.forget()
        else:
            self.leave()

    def _on_closed(self) -> None:
        """What is typed here belongs to no file any more."""
        self._form = self._place = ""

    # -- what was left ------------------------------------------------------------------------------------------------

    def _show_offer(self) -> None:
        places = self._keeper.offers(self._form)
        self._offered = places[0] if places else ""
        if self._offer is None and places:
            self._offer = DraftOffer(self._words)
            self._offer.taken.connect(self._take)
            self._offer.dropped.connect(self._drop)
            self._column.insertWidget(0, self._offer)
        if self._offer is not None:
            self._offer.show_draft(self._keeper.offer(self._offered))

    def _take(self) -> None:
        draft = self._keeper.offer(self._offered) or Draft()
        self.put_back(draft.typed)
        self._keep()
        self._drop()

    def _drop(self) -> None:
        self._keeper.drop(self._offered)
        self._show_offer()
