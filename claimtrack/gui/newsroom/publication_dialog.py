"""Publishes ready claims under a headline or an address, in a new piece or one that is out; or edits what is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, ClaimRow, Order
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import Piece, Publication
from claimtrack.domain.status import Status
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField, today
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, line
from claimtrack.gui.session import Session

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

WIDTH = 600
LIST_HEIGHT = 132  # pixels
MOST = 500  # ready claims that are offered


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be published: the ready claims with who decided each, and the pieces that are out already."""

    ready: Sequence[ClaimRow]
    publications: Sequence[Publication]
    deciders: Mapping[int, str] = field(default_factory=dict)


class PieceForm:
    """The fields of a piece, laid into a dialog."""

    def __init__(self, dialog: FormDialog, words: Words) -> None:
        say = words.say
        self._headline = LineField(say("field.publication.headline"))
        self._address = AddressField(say("field.publication.address"), words)
        self._authors = LineField(say("field.publication.authors"))
        self._date = DateField(say("field.publication.date"), words)
        self._language = QComboBox()
        self._language.addItem("—", "")
        for language in LANGUAGES:
            self._language.addItem(say(f"language.{language}"), language)
        self._fields = (self._headline, self._address, self._authors, self._date, self._language)
        dialog.add_row(say("field.publication.headline"), self._headline)
        dialog.add_row(say("field.publication.address"), self._address)
        dialog.add_row(say("field.publication.authors"), self._authors)
        dialog.add_row(say("field.publication.date"), self._date, column=0)
        dialog.add_row(say("field.publication.language"), self._language, column=1)

    def show_piece(self, piece: Piece) -> None:
        """Puts a piece into the fields."""
        self._headline.set_text(piece.headline)
        self._address.set_text(piece.address)
        self._authors.set_text(piece.authors)
        self._date.set_text(piece.date or "")
        self._language.setCurrentIndex(max(self._language.findData(piece.language), 0))

    def piece(self) -> Piece:
        """What the fields say."""
        return Piece(
            headline=self._headline.text().strip(),
            address=self._address.text().strip(),
            language=self._language.currentData(),
            date=self._date.date,
            authors=self._authors.text().strip(),
        )

    @property
    def authors(self) -> str:
        """The names of the authors."""
        return self._authors.text().strip()

    @authors.setter
    def authors(self, names: str) -> None:
        self._authors.set_text(names)

    def let_edit(self, *, is_allowed: bool) -> None:
        """Lets the fields be typed into, or not."""
        for each in self._fields:
            each.setEnabled(is_allowed)

    @property
    def problem(self) -> Message | None:
        """Why it cannot be taken; the keyboard goes to the field."""
        if not self._date.is_readable:
            self._date.setFocus()
            return Message("publication.date")
        if not self._headline.text().strip() and not self._address.text().strip():
            self._headline.setFocus()
            return Message("publication.nameless")
        return None

    def focus(self) -> None:
        """Puts the keyboard into the first field."""
        self._headline.setFocus()


class PublicationDialog(FormDialog):
    """Asks under what ready claims go out; those that were chosen are ticked."""

    def __init__(self, parent: QWidget, session: Session, words: Words, offer: Offer, chosen: Sequence[int]) -> None:
        super().__init__(parent, words, words.say("publish.title"), words.say("publish.accept"))
        self._session, self._deciders, self._is_new = session, offer.deciders, True
        self._where = QComboBox()
        self._where.addItem(words.say("publish.new-piece"), None)
        for each in reversed(offer.publications):
            self._where.addItem(line(each.piece.headline or each.piece.address, 100), each)
        self._where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if offer.publications:
            self.add_row(words.say("publish.where"), self._where)
        self._form = PieceForm(self, words)
        self._claims = QListWidget()
        self._claims.setProperty("role", "choice")
        self._claims.setFixedHeight(LIST_HEIGHT)
        self._claims.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in offer.ready:
            self._claims.addItem(_item(row, is_chosen=row.id in chosen))
        self._proposed = self._authors()
        self._typed = Piece(date=today().isoformat(), authors=self._proposed, language=words.language)
        self._form.show_piece(self._typed)
        self.add_row(words.say("publish.claims"), self._claims)
        self.add_widget(PlainLabel(words.say("final.publish"), role="small", follows_text=False))
        self._where.currentIndexChanged.connect(self._on_where)
        self._claims.itemChanged.connect(self._propose_authors)
        self._form.focus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, "publication/new")

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, words: Words, *, offer: Offer, chosen: Sequence[int]
    ) -> Changes | None:
        """Publishes; None where it was cancelled."""
        return cls(parent, session, words, offer, chosen).answer()

    def numbers(self) -> list[int]:
        """The claims that are ticked."""
        items = (self._claims.item(row) for row in range(self._claims.count()))
        return [
            int(each.data(Qt.ItemDataRole.UserRole)) for each in items if each.checkState() is Qt.CheckState.Checked
        ]

    def _authors(self) -> str:
        """Who decided what is ticked, each name once."""
        names = dict.fromkeys(self._deciders[number] for number in self.numbers() if number in self._deciders)
        return self.words.say("list.separator").join(names)

    def _propose_authors(self) -> None:
        """Propose others where other claims are ticked, as long as the proposal was left as it was."""
        was, self._proposed = self._proposed, self._authors()
        if self._is_new and self._form.authors == was:
            self._form.authors = self._proposed

    def _on_where(self) -> None:
        """A piece that is out already is shown as it is; what was typed for a new one comes back."""
        publication = self._where.currentData()
        if publication is None:
            self._form.show_piece(self._typed)
        else:
            self._typed = self._form.piece() if self._is_new else self._typed
            self._form.show_piece(publication.piece)
        self._form.let_edit(is_allowed=publication is None)
        self._is_new = publication is None

    @override
    def accept(self) -> None:
        numbers, publication = self.numbers(), self._where.currentData()
        problem = self._form.problem if publication is None else None
        if problem is None and not numbers:
            problem = Message("publish.nothing")
            self._claims.setFocus()
        if problem is not None:
            self.say_problem(problem)
        elif publication is not None:
            self.submit(self._session, partial(_publish_in, publication.id, numbers))
        else:
            self.submit(self._session, partial(_publish, numbers, self._form.piece()))


class PieceDialog(FormDialog):
    """Changes what is known of a piece that is out: a minor change, of which the history alone tells."""

    def __init__(self, parent: QWidget, session: Session, words: Words, publication: Publication) -> None:
        super().__init__(parent, words, words.say("publication.edit-title"), words.say("publication.edit-accept"))
        self._session, self._publication = session, publication
        self._form = PieceForm(self, words)
        self._form.show_piece(publication.piece)
        self.add_widget(PlainLabel(words.say("publication.edit-what"), role="small", follows_text=False))
        self._form.focus()
        self.resize(WIDTH, self.sizeHint().height())
        self.keep_typed(session, f"publication/{publication.uuid}")

    @classmethod
    def ask(cls, parent: QWidget, session: Session, words: Words, *, publication: Publication) -> Changes | None:
        """Changes the piece; None where it was cancelled."""
        return cls(parent, session, words, publication).answer()

    @override
    def accept(self) -> None:
        problem = self._form.problem
        if problem is not None:
            self.say_problem(problem)
        else:
            self.submit(self._session, partial(_edit, self._publication.id, self._form.piece()))


def _item(row: ClaimRow, *, is_chosen: bool) -> QListWidgetItem:
    item = QListWidgetItem(f"{row.id}  {isolate(line(row.text, 300))}")
    item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    item.setData(Qt.ItemDataRole.UserRole, row.id)
    return item


def read_offer(workspace: "Workspace") -> Offer:
    """What may be published."""
    ready = ClaimQuery(statuses=frozenset({Status.READY}), order=Order.PLACE, limit=MOST)
    numbers = workspace.claims.numbers(ready)
    deciders = workspace.verdicts.deciders(numbers.tolist())
    return Offer(workspace.claims.rows(numbers), workspace.publications.entries(), deciders)


def _publish(numbers: Sequence[int], piece: Piece, workspace: "Workspace") -> Changes:
    return workspace.publications.publish(numbers, piece)


def _publish_in(publication: int, numbers: Sequence[int], workspace: "Workspace") -> Changes:
    return workspace.publications.publish_in(publication, numbers)


def _edit(publication: int, piece: Piece, workspace: "Workspace") -> Changes:
    return workspace.publications.edit(publication, piece)
