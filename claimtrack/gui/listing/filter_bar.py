"""The chips above the list: what it is narrowed to, each to be taken away with one click, and its order."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from claimtrack.domain import edtf
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.errors import Problem
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.library.record import LibraryRecord, RecordKind
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.listing.waiting_chip import WaitingChip
from claimtrack.gui.parts.chip_row import ChipRow
from claimtrack.gui.parts.choice_chip import Choice, ChoiceChip
from claimtrack.gui.parts.text import isolate, label
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, TIGHT

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

ORDERS = (Order.PLACE, Order.NEWEST, *(order for order in Order if order not in {Order.PLACE, Order.NEWEST}))
LONGEST_CHIP = 24  # characters


@dataclass(frozen=True, slots=True)
class Filters:
    """What the chips hold; the query they are laid over has the status and the searched words."""

    article_id: int | None = None
    article_title: str = ""
    speaker: str = ""
    date: str = ""  # EDTF
    ratings: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    tag: str = ""
    assignee: str = ""
    record: LibraryRecord | None = None  # whose claims are listed
    waits_for: str = ""  # who may sign them
    order: Order = Order.PLACE

    def narrow(self, query: ClaimQuery) -> ClaimQuery:
        """The query with every chip's condition and the order."""
        earliest, latest = _span(self.date)
        record = self.record
        return replace(
            query,
            source_id=record.number if record and record.kind is RecordKind.SOURCE else None,
            speaker_id=record.number if record and record.kind is RecordKind.SPEAKER else None,
            article_id=self.article_id,
            speaker=self.speaker,
            ratings=self.ratings,
            statuses=self.statuses or query.statuses,
            tag=self.tag,
            assignee=self.assignee,
            waits_for=self.waits_for,
            dated_from=earliest,
            dated_to=latest,
            order=self.order,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == Filters(order=self.order)


class FilterBar(QFrame):
    """Shows the filters and changes them."""

    changed = Signal(object)  # Filters

    def __init__(self, session: Session, words: Words, filters: Filters) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._filters = filters
        self.setProperty("role", "surface")
        self._held_article = self._chip("filter.article", is_menu=False)
        self._held_article.clicked.connect(self._drop_article)
        self._record = self._chip("filter.record", is_menu=False)
        self._record.setProperty("active", "true")
        self._record.clicked.connect(self._drop_record)
        self._waiting = WaitingChip(session, words)
        self._waiting.clicked.connect(self._on_waiting)
        self._waiting.counted.connect(self._name)
        self._article = ChoiceChip(session, words, "filter.choose-article", _articles)
        self._article.chosen.connect(self._on_article)
        self._speaker = self._chip("filter.speaker")
        self._speaker_field = self._field_menu(self._speaker, "filter.speaker.hint", self._on_speaker)
        self._date = self._chip("filter.date")
        self._date_field = self._field_menu(self._date, "filter.date.hint", self._on_date)
        self._verdict = self._chip("filter.verdict")
        self._ratings = self._rating_menu()
        self._status = self._chip("filter.status")
        self._statuses = self._status_menu()
        self._tag = ChoiceChip(session, words, "filter.tag", _tags)
        self._tag.chosen.connect(self._on_tag)
        self._assignee = ChoiceChip(session, words, "filter.assignee", _assignees)
        self._assignee.chosen.connect(self._on_assignee)
        self._order = self._chip("filter.order")
        self._orders = self._order_menu()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GAP, TIGHT + 2, GAP, TIGHT + 2)
        of_claims = (self._speaker, self._date, self._verdict, self._status, self._tag, self._assignee)
        chips = (self._waiting, self._record, self._held_article, self._article, *of_claims, self._order)
        self._row = ChipRow(chips, words.say("filter.more"), TIGHT + 2)
        outer.addWidget(self._row)
        self._name()
        session.scale_changed.connect(self._on_scale)

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return self._filters

    def show_filters(self, filters: Filters) -> None:
        """Take other filters over without saying so."""
        self._filters = filters
        self._name()

    def _change(self, filters: Filters) -> None:
        self._row.close_menu()
        if filters != self._filters:
            self._filters = filters
            self._name()
            self.changed.emit(filters)

    # -- chips --------------------------------------------------------------------------------------------------------

    def _chip(self, code: str, *, is_menu: bool = True) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("look", "chip")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleName(self._words.say(code))
        if is_menu:
            chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return chip

    def _name(self) -> None:
        """What each chip says: its name, or what it holds."""
        words, filters = self._words, self._filters
        self._row.want(self._waiting, is_wanted=self._waiting.is_wanted(filters.waits_for))
        self._row.want(self._record, is_wanted=filters.record is not None)
        if filters.record is not None:
            self._record.setText(f"{words.say(f'filter.{filters.record.kind}')}: {_short(filters.record.name)} ✕")
        self._row.want(self._held_article, is_wanted=filters.article_id is not None)
        self._held_article.setText(f"{words.say('filter.article')}: {_short(filters.article_title)} ✕")
        self._row.want(self._article, is_wanted=filters.article_id is None)
        self._article.setText(f"{words.say('filter.article')} ▾")
        statuses = [words.say(f"status.{status}") for status in Status if status in filters.statuses]
        labels = [
            rating.label(words.language) for rating in self._session.scale.ratings if rating.id in filters.ratings
        ]
        for chip, code, held in (
            (self._speaker, "filter.speaker", filters.speaker),
            (self._date, "filter.date", date_words(words, filters.date)),
            (self._verdict, "filter.verdict", words.say("list.separator").join(labels)),
            (self._status, "filter.status", words.say("list.separator").join(statuses)),
            (self._tag, "filter.tag", filters.tag),
            (self._assignee, "filter.assignee", filters.assignee),
        ):
            said = f"{words.say(code)}: {_short(held)}" if held else words.say(code)
            chip.setText(f"{said} ▾")
            chip.setProperty("active", "true" if held else "false")
            chip.style().polish(chip)
        self._held_article.setProperty("active", "true")
        self._held_article.style().polish(self._held_article)
        self._order.setText(f"{words.say(f'order.{filters.order}')} ▾")
        self._speaker_field.setText(filters.speaker)
        self._date_field.setText(filters.date)
        for rating_id, action in self._ratings.items():
            action.setChecked(rating_id in filters.ratings)
        for status, action in self._statuses.items():
            action.setChecked(status in filters.statuses)
        if filters.order in self._orders:
            self._orders[filters.order].setChecked(True)
        self._row.fit()

    def show_statuses(self, statuses: frozenset[Status]) -> None:
        """Offer what goes with these statuses: what waits for one, among the claims in review."""
        self._waiting.show_statuses(statuses)
        self._name()

    def _on_waiting(self) -> None:
        name = "" if self._filters.waits_for else self._session.settings.who()
        self._change(replace(self._filters, waits_for=name))

    def _drop_record(self) -> None:
        self._change(replace(self._filters, record=None))

    def _drop_article(self) -> None:
        self._change(replace(self._filters, article_id=None, article_title=""))

    # -- article, tag, assignee ---------------------------------------------------------------------------------------

    def _on_article(self, choice: Choice | None) -> None:
        number = choice.value if choice is not None and isinstance(choice.value, int) else None
        self._change(replace(self._filters, article_id=number, article_title=choice.name if choice else ""))

    def _on_tag(self, choice: Choice | None) -> None:
        self._change(replace(self._filters, tag=choice.name if choice else ""))

    def _on_assignee(self, choice: Choice | None) -> None:
        self._change(replace(self._filters, assignee=choice.name if choice else ""))

    # -- said by, date ------------------------------------------------------------------------------------------------

    def _field_menu(self, chip: QToolButton, hint: str, slot: Callable[[], None]) -> QLineEdit:
        menu = QMenu(chip)
        field = QLineEdit()
        field.setPlaceholderText(self._words.say(hint))
        field.setAccessibleName(self._words.say(hint))
        field.setMinimumWidth(280)
        field.setClearButtonEnabled(True)
        field.returnPressed.connect(slot)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        layout.addWidget(field)
        action = QWidgetAction(menu)
        action.setDefaultWidget(holder)
        menu.addAction(action)
        menu.aboutToShow.connect(field.setFocus)
        chip.setMenu(menu)
        return field

    def _on_speaker(self) -> None:
        self._close_menu(self._speaker)
        self._change(replace(self._filters, speaker=self._speaker_field.text().strip()))

    def _on_date(self) -> None:
        """A date that cannot be read stays in its field, to be mended."""
        typed = self._date_field.text().strip()
        try:
            read = edtf.parse(typed).text if typed else ""
        except Problem as problem:
            self._date_field.setToolTip(self._words.say(problem.message))
            self._date_field.selectAll()
            return
        self._close_menu(self._date)
        self._change(replace(self._filters, date=read))

    def _close_menu(self, chip: QToolButton) -> None:
        menu = chip.menu()
        if menu is not None:
            menu.close()

    # -- verdict, status, order ---------------------------------------------------------------------------------------

    def _rating_menu(self) -> dict[str, QAction]:
        menu = QMenu(self._verdict)
        actions = {}
        for rating in self._session.scale.ratings:
            action = menu.addAction(f"{rating.glyph}  {label(rating.label(self._words.language))}")
            action.setCheckable(True)
            action.triggered.connect(self._on_ratings)
            actions[rating.id] = action
        menu.addSeparator()
        menu.addAction(self._words.say("filter.any-verdict")).triggered.connect(self._drop_ratings)
        self._verdict.setMenu(menu)
        return actions

    def _on_scale(self) -> None:
        self._verdict.menu().deleteLater()
        self._ratings = self._rating_menu()
        self._name()

    def _on_ratings(self) -> None:
        chosen = frozenset(rating_id for rating_id, action in self._ratings.items() if action.isChecked())
        self._change(replace(self._filters, ratings=chosen))

    def _drop_ratings(self) -> None:
        self._change(replace(self._filters, ratings=frozenset()))

    def _status_menu(self) -> dict[Status, QAction]:
        menu = QMenu(self._status)
        actions = {}
        for status in Status:
            action = menu.addAction(self._words.say(f"status.{status}"))
            action.setCheckable(True)
            action.triggered.connect(self._on_statuses)
            actions[status] = action
        menu.addSeparator()
        menu.addAction(self._words.say("filter.any-status")).triggered.connect(self._drop_statuses)
        self._status.setMenu(menu)
        return actions

    def _on_statuses(self) -> None:
        chosen = frozenset(status for status, action in self._statuses.items() if action.isChecked())
        self._change(replace(self._filters, statuses=chosen))

    def _drop_statuses(self) -> None:
        self._change(replace(self._filters, statuses=frozenset()))

    def _order_menu(self) -> dict[Order, QAction]:
        menu = QMenu(self._order)
        group = QActionGroup(menu)
        group.triggered.connect(self._on_order)
        actions = {}
        for order in ORDERS:
            action = group.addAction(menu.addAction(self._words.say(f"order.{order}")))
            action.setCheckable(True)
            action.setData(order)
            actions[order] = action
        self._order.setMenu(menu)
        return actions

    def _on_order(self, action: QAction) -> None:
        self._change(replace(self._filters, order=Order(action.data())))


def _short(text: str) -> str:
    return label(isolate(text if len(text) <= LONGEST_CHIP else text[:LONGEST_CHIP].rstrip() + "…"))


def _span(date: str) -> Sequence[dt.date | None]:
    found = edtf.parse(date) if date else None
    return (found.earliest, found.latest) if found else (None, None)


def _articles(workspace: "Workspace") -> list[Choice]:
    return [Choice(entry.id, entry.title) for entry in workspace.articles.entries()]


def _tags(workspace: "Workspace") -> list[Choice]:
    return [Choice(name, name) for name in workspace.claims.tags()]


def _assignees(workspace: "Workspace") -> list[Choice]:
    return [Choice(name, name) for name in workspace.claims.assignees()]
