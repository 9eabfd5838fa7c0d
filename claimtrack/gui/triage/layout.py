"""The window's second layout: in the Triage, cards stand beside the article in place of list and claim column.

The list stays what chooses, hidden: whatever is done to the chosen claims is the same in both layouts.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from claimtrack.domain.changes import Changes
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.claim import ClaimCommands
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.desk import Desk
from claimtrack.gui.desk_columns import Other
from claimtrack.gui.listing.filter_bar import Filters
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from claimtrack.gui.triage.kept_wording import KeptWording
from claimtrack.gui.triage.view import Triage
from claimtrack.gui.view import View

SHARES = (176, 0, 640, 0, 620)  # pixels of the columns at 1440
SIDEBAR_A_PERCENT = 0.7  # pixels more that the sidebar takes for each percent of larger text
LEAST = 320  # pixels


class TriageLayout(QObject):
    """Switches a desk to the Triage and back; `switched` carries whether it is the Triage now."""

    switched = Signal(bool)
    card_chosen = Signal()

    def __init__(
        self, session: Session, words: Words, theme: Theme, desk: Desk, claims: ClaimCommands, threshold: int
    ) -> None:
        super().__init__(desk)
        self._session, self._desk, self._claims = session, desk, claims
        self.is_on = False
        self.column = Triage(session, words, theme, threshold)
        self._wording = KeptWording(session, self.column.cards)
        self.column.setMinimumWidth(LEAST)
        desk.columns.add(self.column)
        claims.menu_place = self._menu_place
        claims.dismissed.connect(self._go_on)
        self.column.claim_chosen.connect(self._on_card)
        self.column.span_chosen.connect(desk.article.select_span)
        self.column.article_chosen.connect(self._on_article)
        self.column.articles_wanted.connect(self.show_articles)
        desk.claim_chosen.connect(self._on_claim)
        desk.panel.corrected.connect(self.column.alike.consider)
        desk.viewed.connect(self._on_view)
        desk.sidebar.status_chosen.connect(self._on_status)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)

    def slots(self, at_desk: dict[str, Callable[[], object]]) -> dict[str, Callable[[], object]]:
        """What the commands do in either layout, from what they do at the Desk."""
        return {
            "view.triage": self.switch,
            "claim.next": self._either(self.column.choose_next, at_desk["claim.next"]),
            "claim.previous": self._either(self.column.choose_previous, at_desk["claim.previous"]),
            "claim.accept": self._either(self._accept, at_desk["claim.accept"]),
            "claim.edit": self._either(partial(self._edit, at_desk["claim.edit"]), at_desk["claim.edit"]),
            **{
                code: self._at_desk(at_desk[code])
                for code in ("claim.new", "claim.verdict", "view.claim", "view.columns")
            },
            "view.list": self._either(self.column.focus, at_desk["view.list"]),
        }

    def offer(self, actions: Actions) -> None:
        """A card that is no claim yet can be accepted, too."""
        if self.is_on and self.column.left_out_chosen is not None and not self._session.is_readonly:
            actions["claim.accept"].setEnabled(True)

    def _edit(self, in_form: Callable[[], object]) -> None:
        """Edit the chosen card where it stands, or in the form that offers what was typed and not saved."""
        card, shown = self.column.cards.chosen, self._desk.panel.claim
        if card and shown and shown.id == card.number and self._wording.has_offer(card.number):
            in_form()
        else:
            self.column.cards.edit_chosen()

    # -- switching ----------------------------------------------------------------------------------------------------

    def switch(self) -> None:
        """Go to the other layout."""
        self.show(is_on=not self.is_on)

    def show(self, *, is_on: bool) -> None:
        """Show the Triage, or the Desk."""
        if is_on == self.is_on:
            return
        self.is_on = is_on
        desk = self._desk
        if is_on:
            desk.columns.cover(Other("triage", self.column, (desk.article,), self._shares()))
            self._enter()
            self.column.focus()
        else:
            desk.columns.uncover("triage")
            desk.list.table.setFocus()
        self.switched.emit(is_on)

    def _shares(self) -> tuple[int, ...]:
        more = SIDEBAR_A_PERCENT * max(self._session.settings.text_size - 100, 0)
        return SHARES[0] + round(more), *SHARES[1:]

    def show_articles(self) -> None:
        """Let an article be chosen whose claims wait."""
        self._desk.list.choose(None)
        self._desk.show_view(View(status=Status.INBOX))
        self._desk.article.show_article(None)
        self.column.focus()

    def _enter(self) -> None:
        """From the Desk: the article on show, or about to be, with the claim that is chosen."""
        article, claim = self._desk.article.number or self._desk.view.filters.article_id, self._desk.list.chosen
        if article is None:
            self.show_articles()
        else:
            self._show_article(article)
            self.column.show_article(article, claim)

    def _show_article(self, number: int) -> None:
        filters = Filters(article_id=number, article_title=self._desk.sidebar.article_title(number))
        self._desk.show_view(View(filters=filters))

    # -- what the desk says -------------------------------------------------------------------------------------------

    def _on_view(self, view: View) -> None:
        """The Triage shows one article, whole, or asks which; anything else is for the Desk."""
        if not self.is_on:
            return
        filters = view.filters
        is_narrowed = not replace(filters, article_id=None, article_title="").is_empty
        if view.search or is_narrowed or view.status not in {None, Status.INBOX}:
            self.show(is_on=False)
        elif filters.article_id is not None and view.status is not None:
            self._desk.show_view(replace(view, status=None))
        else:
            self.column.show_article(filters.article_id, view.claim)

    def _on_status(self, status: Status | None) -> None:
        """The Inbox is what the Triage is for; another status is a list."""
        if self.is_on and status is Status.INBOX:
            self.show_articles()
        else:
            self.show(is_on=False)

    def _on_claim(self, number: int | None) -> None:
        if self.is_on:
            self.column.choose_claim(number)

    def _on_opened(self) -> None:
        if self.is_on:
            self.column.focus()

    def _on_changed(self, changes: Changes) -> None:
        if self.is_on and changes.label.code == "action.article.add":
            self.column.focus()

    def _on_article(self, number: int) -> None:
        """At the Desk, where the cards are out of sight, the only article that waits is not gone to."""
        if self.is_on:
            self._show_article(number)
            self._desk.article.show_article(number)
            self.column.focus()

    # -- what is done to a card ---------------------------------------------------------------------------------------

    def _on_card(self, number: int | None) -> None:
        if self.is_on:
            self._desk.list.choose(number)
            self.card_chosen.emit()

    def _accept(self) -> None:
        if self.column.left_out_chosen is not None:
            self.column.add_chosen()
        else:
            self._claims.accept()
            self._go_on()

    def _go_on(self) -> None:
        if self.is_on and self._desk.list.chosen_numbers():
            self.column.go_on()

    def _menu_place(self, width: int) -> QPoint | None:
        return self.column.place_of_chosen(width) if self.is_on else None

    def _either(self, in_triage: Callable[[], object], at_desk: Callable[[], object]) -> Callable[[], object]:
        def do() -> object:
            return in_triage() if self.is_on else at_desk()

        return do

    def _at_desk(self, do: Callable[[], object]) -> Callable[[], object]:
        def go_and_do() -> object:
            self.show(is_on=False)
            return do()

        return go_and_do
