"""An article's claims in review, read one after the other: signed off, sent back with a note, or left for later."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.review import ReviewItem
from claimtrack.domain.status import Status
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of, native_keys, worn_keys
from claimtrack.gui.newsroom.review_item_view import ReviewItemView
from claimtrack.gui.parts.fields import TextField
from claimtrack.gui.parts.kept_form import KeptForm
from claimtrack.gui.parts.key_button import KeyedButton
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

SIZE = (760, 720)  # pixels
NEXT, PREVIOUS, RETURN = "Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Shift+Backspace"


class ReviewPass(QDialog):
    """The claims of an article that were in review when it was opened."""

    def __init__(self, parent: QWidget, session: Session, words: Words, theme: Theme, article: int) -> None:
        super().__init__(parent)
        self._session, self._words, self._article = session, words, article
        self._items: dict[int, ReviewItem] = {}
        self._order: Sequence[int] = ()
        self._at = 0
        self._is_busy = False
        self.setWindowTitle(words.say("pass.title"))
        self.place = PlainLabel(role="section", follows_text=False)
        self._view = ReviewItemView(words, theme)
        self._why = PlainLabel(role="small", follows_text=False)
        self._note = TextField(words.say("review.note"), lines=2)
        self._problem = PlainLabel(role="error", follows_text=False)
        self._problem.hide()
        self._previous = self._button("pass.previous", PREVIOUS, partial(self.step, -1))
        self._next = self._button("pass.next", NEXT, partial(self.step, 1))
        self._return = self._button("review.return", RETURN, self.send_back)
        self._sign = self._button("review.sign", "", self.sign)
        self._sign.setProperty("look", "primary")
        self._sign.show_key(keys_of("claim.sign"))
        for keys in worn_keys("claim.sign"):
            QShortcut(QKeySequence(keys), self, self.sign)
        self._lay_out()
        self._kept = KeptForm(self, self._column, session, words)
        self._view.setFocus()
        self.resize(*SIZE)
        session.changed.connect(self._on_changed)
        self._ask()

    def _button(self, code: str, keys: str, slot: Callable[[], object]) -> KeyedButton:
        said = self._words.say(code)
        button = KeyedButton(said, native_keys(keys))
        button.setAccessibleName(said)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        if keys:
            QShortcut(QKeySequence(keys), self, button.click)
        return button

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._view)
        close = QPushButton(self._words.say("button.close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        ways = QHBoxLayout()
        for button in (self._previous, self._next):
            ways.addWidget(button)
        ways.addStretch(1)
        for button in (self._return, self._sign):
            ways.addWidget(button)
        last = QHBoxLayout()
        last.addWidget(PlainLabel(self._words.say("final.review"), role="small", follows_text=False), 1)
        last.addWidget(close)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(self.place)
        column.addWidget(frame, 1)
        column.addWidget(self._why)
        column.addWidget(labelled(self._words.say("review.note"), self._note))
        column.addWidget(self._problem)
        column.addLayout(ways)
        column.addLayout(last)
        column.setSpacing(GAP)

    @classmethod
    def open_on(cls, parent: QWidget, session: Session, words: Words, theme: Theme, *, article: int) -> None:
        """Goes through the claims of an article until it is closed."""
        dialog = cls(parent, session, words, theme, article)
        dialog.exec()
        dialog.deleteLater()

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def item(self) -> ReviewItem | None:
        """The claim on show."""
        return self._items.get(self._order[self._at]) if self._order else None

    def step(self, by: int) -> None:
        """Goes to another claim; what was typed about the one before is not carried along, but offered there again."""
        if self._order:
            before, self._at = self._at, min(max(self._at + by, 0), len(self._order) - 1)
            if before != self._at:
                self._kept.leave()
                self._note.set_text("")
            self._show()

    def _ask(self) -> None:
        question = partial(_items, self._article)
        self._session.read(question, self._on_items, key=(id(self), "items"), on_failed=self._say_problem)

    def _on_items(self, items: Sequence[ReviewItem]) -> None:
        self._items = {item.claim.id: item for item in items}
        if not self._order:
            self._order = [item.claim.id for item in items if item.claim.status is Status.IN_REVIEW]
        self._order = [number for number in self._order if number in self._items]
        self._at = min(self._at, max(len(self._order) - 1, 0))
        self._show()

    def _show(self) -> None:
        item, words = self.item, self._words
        self._say_problem(None)
        is_open = item is not None and item.claim.status is Status.IN_REVIEW
        why = "review.yours" if item is not None and item.is_mine else ""
        if item is not None and item.claim.is_blind:
            why = "blind.what"
        for part in (self._note, self._return):
            part.setEnabled(is_open and not self._session.is_readonly)
        self._sign.setEnabled(is_open and not why and not self._session.is_readonly)
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._order))
        self._why.show_text(words.say(why) if is_open and why else "")
        self._why.setVisible(is_open and bool(why))
        if item is None:
            self.place.show_text(words.say("pass.none"))
            return
        self._kept.begin(f"review/{item.claim.uuid}")
        self._view.show_item(item)
        waiting = sum(self._items[number].claim.status is Status.IN_REVIEW for number in self._order)
        said = words.say("pass.place", at=self._at + 1, of=len(self._order))
        left = words.say("pass.left", count=waiting)
        self.place.show_text(f"{said} · {left}")

    def _on_changed(self, changes: Changes) -> None:
        if changes.ids.get("claim", frozenset()) & set(self._order):
            self._ask()

    def _say_problem(self, problem: Message | None) -> None:
        self._is_busy = False
        self._problem.show_text(self._words.say(problem) if problem else "")
        self._problem.setVisible(problem is not None)

    # -- what is done -------------------------------------------------------------------------------------------------

    def sign(self) -> None:
        """Signs the claim off, with the note where there is one, and goes to the next that waits."""
        if self._sign.isEnabled():
            self._do(_sign)

    def send_back(self) -> None:
        """Sends the claim back with the note; without one the keyboard goes there."""
        if not self._note.text().strip():
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        self._do(_send_back)

    def _do(self, move: Callable[[int, str, "Workspace"], Changes]) -> None:
        item = self.item
        if item is not None and not self._is_busy:
            self._is_busy = True
            action = partial(move, item.claim.id, self._note.text().strip())
            self._session.do(action, self._on_done, self._say_problem)

    def _on_done(self, _changes: Changes) -> None:
        """On to the next claim in review, from the top again after the last; it is seen before it is acted on."""
        self._kept.forget()
        self._note.set_text("")
        places = [*range(self._at + 1, len(self._order)), *range(self._at)]
        waiting = (at for at in places if self._items[self._order[at]].claim.status is Status.IN_REVIEW)
        self._at = next(waiting, self._at)
        self._ask()


def _items(article: int, workspace: "Workspace") -> list[ReviewItem]:
    return workspace.review.of_article(article)


def _sign(number: int, note: str, workspace: "Workspace") -> Changes:
    return workspace.review.sign([number], note=note)


def _send_back(number: int, note: str, workspace: "Workspace") -> Changes:
    return workspace.review.send_back([number], note=note)
