"""Keeps the text that is edited on a card until it is saved; after a kill it is offered again."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from claimtrack.domain.changes import Changes
from claimtrack.gui.claim.wording_dialog import TEXT, form_of
from claimtrack.gui.draft_keeper import DraftKeeper, place_in
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.session import Session
from claimtrack.gui.triage.list import CardList
from claimtrack.storage.drafts import Draft


class KeptWording(QObject):
    """What is typed on a card is offered where the same claim is worded anew in a form.

    Escape gives an edit in place up, as it does everywhere.
    """

    def __init__(self, session: Session, cards: CardList) -> None:
        super().__init__(cards)
        self._keeper = DraftKeeper.of(session)
        self._editor: TextField | None = None
        self._before = self._place = ""
        self._number = 0
        self._sent: dict[int, str] = {}
        cards.editor_opened.connect(self._on_opened)
        cards.editor_closed.connect(self._on_editor_closed)
        cards.text_typed.connect(self._on_sent)
        self._keeper.asked.connect(self._keep)
        session.changed.connect(self._on_changed)
        session.closed.connect(self._on_closed)

    def has_offer(self, number: int | None) -> bool:
        """Whether something was typed on a claim and not saved."""
        return number is not None and bool(self._keeper.offers(form_of(number)))

    def _on_opened(self, number: int, editor: QWidget) -> None:
        if isinstance(editor, TextField):
            self._editor, self._before = editor, editor.text()
            if number in self._sent:  # it was refused, and stands in its field again
                self._forget(number)
                self._before = ""
            self._number, self._place = number, place_in(form_of(number))
            editor.textChanged.connect(self._keeper.expect)

    def _on_editor_closed(self) -> None:
        self._keep()
        if self._number in self._sent:
            self._keeper.leave(self._place)  # until it has been saved
        else:
            self._keeper.keep(self._place, Draft())
        self._on_closed()

    def _on_closed(self) -> None:
        self._editor, self._place = None, ""

    def _keep(self) -> None:
        if self._editor is not None:
            text = self._editor.text()
            is_other = text.strip() and text != self._before
            self._keeper.keep(self._place, Draft(typed=((TEXT, text),)) if is_other else Draft())

    def _on_sent(self, number: int, text: str) -> None:
        self._sent[number] = text

    def _on_changed(self, changes: Changes) -> None:
        """What has been saved is no draft any more."""
        for number in changes.ids.get("claim", frozenset()) & set(self._sent):
            self._forget(number)

    def _forget(self, number: int) -> None:
        """What was sent last is no draft any more."""
        sent = self._sent.pop(number)
        for place in self._keeper.offers(form_of(number)):
            offer = self._keeper.offer(place)
            if offer is not None and [" ".join(text.split()) for _name, text in offer.typed] == [sent]:
                self._keeper.drop(place)
