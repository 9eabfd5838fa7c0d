"""The frame of a form: fields, a sentence about what is wrong, and two buttons; nothing typed is lost when refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.parts.kept_form import KeptForm
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

ACCEPT_KEYS = ("Ctrl+Return", "Ctrl+Enter")
FRAME, TITLE = 40, 32  # pixels that a window manager puts around a dialog, and of them above it


class FormDialog(QDialog):
    """Fields in two columns; Enter accepts, Ctrl+Enter does so from a field of several lines.

    Where the screen is too low for all fields they scroll. A form that does something stays open until that is done:
    `changes` is what it did.
    """

    def __init__(self, parent: QWidget, words: Words, title: str, accept: str) -> None:
        super().__init__(parent)
        self.words = words
        self.changes: Changes | None = None
        self._typed_into: QWidget | None = None
        self._is_placed = False
        self.setWindowTitle(title)
        self._fields = _Fields()
        self._rows = self._fields.rows
        self._rows.setHorizontalSpacing(WIDE)
        self._rows.setVerticalSpacing(GAP)
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 1)
        self._problem = PlainLabel(role="error", follows_text=False)
        self._problem.hide()
        buttons = QDialogButtonBox()
        self.accept_button = QPushButton(accept)
        self.accept_button.setProperty("look", "primary")
        cancel = QPushButton(words.say("button.cancel"))
        cancel.setAutoDefault(False)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for keys in ACCEPT_KEYS:
            QShortcut(QKeySequence(keys), self, self.accept)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(self._fields, 1)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.accept_button.setDefault(True)  # inside the dialog, which else takes the first button that Enter presses

    def answer(self) -> Changes | None:
        """Show the form until it is done or left: what it did, None where it was cancelled."""
        self.exec()
        self.deleteLater()
        return self.changes

    def keep_typed(self, session: Session, form: str) -> None:
        """Keeps what is typed from now on, under a name for what the form is about, until it is done."""
        KeptForm(self, self._column, session, self.words).begin(form)

    def add_row(self, label: str, field: QWidget, *, column: int | None = None) -> QWidget:
        """Adds a labelled field below the others, over both columns or in one; column 1 continues the last row."""
        box = labelled(label, field)
        self.add_widget(box, column=column)
        return box

    def add_widget(self, widget: QWidget, *, column: int | None = None) -> None:
        """Adds a widget below the others, as `add_row` does."""
        last = self._rows.rowCount() if self._rows.count() else 0
        row = last - 1 if column == 1 else last
        where = Qt.AlignmentFlag.AlignTop if column is not None else Qt.AlignmentFlag(0)
        self._rows.addWidget(widget, row, column or 0, 1, 2 if column is None else 1, where)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)  # after which the dialog may be gone
        is_handled = super().event(event)
        self._make_room()
        return is_handled

    def _make_room(self) -> None:
        """Qt lets a window squeeze what grows with its width: a sentence that is added has to find room."""
        layout = self.layout()
        if layout is not None:
            lacking = self._fields.lacking_height
            needed = max(layout.totalMinimumHeightForWidth(self.width()), self.height() + lacking)
            self.resize(self.width(), min(needed, self.screen().availableSize().height() - FRAME))
            if self._is_placed:
                self._come_into_sight()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._is_placed = True  # by Qt, before its parent; that is not done any more where it was moved before
        self._come_into_sight()

    def _come_into_sight(self) -> None:
        """With its title, by which it is moved, and its buttons: a high one would begin above the screen."""
        room, lies = self.screen().availableGeometry().adjusted(0, TITLE, 0, 0), self.geometry()
        top = max(room.top(), min(lies.top(), room.bottom() + 1 - lies.height()))
        if top != lies.top():
            self.setGeometry(lies.left(), top, lies.width(), lies.height())

    def submit(self, session: Session, action: Callable[["Workspace"], Changes]) -> None:
        """Does what the form is for, and closes it; where that is refused, says why and keeps what is typed."""
        self.accept_button.setEnabled(False)
        session.do(action, self._on_done, self._on_refused)

    def _on_done(self, changes: Changes) -> None:
        self.changes = changes
        self.done(QDialog.DialogCode.Accepted)

    def _on_refused(self, problem: Message) -> None:
        self.accept_button.setEnabled(True)
        self.say_problem(problem)

    def let_edit(self, *, is_allowed: bool) -> None:
        """Lets the fields be typed into, or not while something is done with what they say; the keyboard comes back."""
        if not is_allowed:
            self._typed_into = self.focusWidget()
        self._fields.setEnabled(is_allowed)
        if is_allowed and self._typed_into is not None:
            self._typed_into.setFocus()

    def say_problem(self, problem: Message | None) -> None:
        """Says what is wrong, or nothing."""
        self._problem.show_text(self.words.say(problem) if problem else "")
        self._problem.setVisible(problem is not None)


class _Fields(QScrollArea):
    """The fields, in rows; as high as they are where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self.rows = QGridLayout(self._content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._content)

    @property
    def lacking_height(self) -> int:
        """How many pixels more the fields need, negative where there is more than they need."""
        return self.rows.totalMinimumHeightForWidth(self.viewport().width()) - self.viewport().height()

    @override
    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()  # which takes its room from the fields
        return QSize(self._content.minimumSizeHint().width() + bar, super().minimumSizeHint().height())
