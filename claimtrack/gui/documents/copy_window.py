"""A kept copy opened beside the work: the text as it was read, its original, and what is known of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Evidence, Snapshot, Source, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.documents import intake
from claimtrack.gui.documents.copy_actions import CopyActions
from claimtrack.gui.documents.copy_facts import entry, facts
from claimtrack.gui.documents.copy_text import CopyText
from claimtrack.gui.documents.page_view import PageView
from claimtrack.gui.documents.pin_bar import PinBar
from claimtrack.gui.parts.addresses import source_name
from claimtrack.gui.parts.plain_label import MARKS, PlainLabel
from claimtrack.gui.parts.text import label, line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, TIGHT, Theme
from claimtrack.intake.kinds import DRAWABLE

if TYPE_CHECKING:
    from claimtrack.workspace.pins import FoundPin
    from claimtrack.workspace.workspace import Workspace

SIZE = (1080, 760)  # pixels
KINDS = ("source", "snapshot", "evidence", "claim")


@dataclass(frozen=True, slots=True)
class _Found:
    """A source with its copies, the newest first, and the piece of evidence they were opened for, where it stands."""

    source: Source
    copies: Sequence[Snapshot]
    piece: Evidence | None
    pin: "FoundPin | None"


class CopyWindow(QDialog):
    """Shows the kept copies of one source; opened for a piece of evidence, at its quote."""

    said = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        words: Words,
        theme: Theme,
        source: int,
        *,
        evidence: Evidence | None = None,
        copy: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._source, self._evidence, self._wanted = source, evidence, copy
        self._found: _Found | None = None
        self._copy: Snapshot | None = None
        self._texts: tuple[int, tuple[Message, ...]] | None = None  # the copy whose text is on show, and its notes
        say = words.say
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("copy.title"))
        self._title = PlainLabel(role="title")
        self._choice = QComboBox()
        self._choice.setAccessibleName(say("copy.choose"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._facts = PlainLabel(role="small", follows_text=False)
        self._facts.let_select()
        self._notes = PlainLabel(follows_text=False)
        self._text = CopyText(session, words, theme)
        self._no_text = PlainLabel(role="small", follows_text=False)
        self._pages = PageView(session, words)
        self._not_drawn = PlainLabel(say("copy.not-drawn"), role="small", follows_text=False)
        self._pins = PinBar(session, words, theme)
        self._actions = CopyActions(session, words)
        self._problem = PlainLabel(role="error", follows_text=False)
        self._news = PlainLabel(role="small", follows_text=False)
        self._lay_out()
        self._connect()
        self.resize(*SIZE)
        self._ask()

    def _lay_out(self) -> None:
        self._warning = QFrame()
        self._warning.setProperty("role", "warning")
        inside = QVBoxLayout(self._warning)
        inside.setContentsMargins(GAP, TIGHT, GAP, TIGHT)
        inside.addWidget(self._notes)
        self._texts_stack = _stacked(self._text, self._no_text)
        self._pages_stack = _stacked(self._pages, self._not_drawn)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._texts_stack, 1)
        column.addWidget(self._pins)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setChildrenCollapsible(False)
        for side in (reading, self._pages_stack):
            side.setMinimumWidth(SIZE[0] // 4)
            self._beside.addWidget(side)
        self._beside.setSizes([SIZE[0] // 2, SIZE[0] // 2])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.setSpacing(GAP)
        for part in (
            self._title,
            self._choice,
            self._facts,
            self._warning,
            self._beside,
            self._problem,
            self._news,
            self._actions,
        ):
            outer.addWidget(part)
        outer.setStretchFactor(self._beside, 1)
        for hidden in (self._choice, self._warning, self._problem, self._news):
            hidden.hide()

    def _connect(self) -> None:
        self._choice.activated.connect(self._on_chosen)
        self._text.selected.connect(self._offer_pin)
        self._text.page_read.connect(self._pages.show_page)
        self._pages.page_changed.connect(self._text.show_page)
        self._pins.pinned.connect(self.pin)
        self._pins.replaced.connect(self.replace_quote)
        self._actions.said.connect(self.said)
        self._actions.said.connect(self._on_done)
        self._actions.failed.connect(self._say_problem)
        self._actions.left.connect(self.close)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+PgDown": self._pages.show_next,
            "Ctrl+PgUp": self._pages.show_previous,
            "Ctrl++": self._pages.enlarge,
            "Ctrl+=": self._pages.enlarge,
            "Ctrl+-": self._pages.reduce,
            "Ctrl+0": self._pages.fit,
            "Ctrl+S": self._actions.save_button.click,
        }
        for each, slot in keys.items():
            QShortcut(QKeySequence(each), self, slot)
        self._session.changed.connect(self._on_changed)
        self._session.closed.connect(self.close)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        question = partial(_find, self._source, self._evidence)
        self._session.read(question, self._on_found, key=(id(self), "copies"), on_failed=self._on_gone)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*KINDS):
            self._texts = None if changes.touches("snapshot") else self._texts  # it may have been read again
            self._ask()

    def _on_gone(self, _problem: Message) -> None:
        """The source was taken back meanwhile."""
        self.close()

    def _on_found(self, found: _Found) -> None:
        self._found = found
        citation = found.source.citation
        name = source_name(citation)
        self._title.show_text(name)
        self.setWindowTitle(line(self._words.say("copy.of", title=line(name, 80))))
        self._choice.clear()
        for copy in found.copies:
            self._choice.addItem(label(entry(self._words, copy)), copy.id)
        self._choice.setVisible(len(found.copies) > 1)
        self._pins.show_piece(found.piece, is_readonly=self._session.is_readonly)
        wanted = self._copy.id if self._copy else (found.pin.snapshot_id if found.pin else self._wanted)
        chosen = next((copy for copy in found.copies if copy.id == wanted), next(iter(found.copies), None))
        self._show_copy(found.source, chosen)
        self._offer_pin()

    def _on_chosen(self, row: int) -> None:
        if self._found is not None:
            self._show_copy(self._found.source, self._found.copies[row])

    def _show_copy(self, source: Source, copy: Snapshot | None) -> None:
        before, self._copy = self._copy, copy
        self._actions.show_copy(source, copy)
        if copy is None:
            self._facts.show_text(self._words.say("copy.none"))
            self._show_no_text()
            return
        self._choice.setCurrentIndex(self._choice.findData(copy.id))
        mark = MARKS[QGuiApplication.layoutDirection()]  # Qt turns each line by its first letter, an isolated one too
        self._facts.show_text("\n".join(f"{mark}{said}" for said in facts(self._words, copy)))
        secret = [] if source.is_nameable else [Message("copy.not-nameable")]
        self._notes.show_text(" ".join(map(self._words.say, [*secret, *copy.notes])))
        self._warning.setVisible(bool(secret or copy.notes))
        if self._texts != (copy.id, copy.notes):
            self._texts = copy.id, copy.notes
            self._session.read(partial(_text, copy.id), self._on_text, key=(id(self), "text"))
        else:
            self._show_pin()
        if before is None or before.id != copy.id:
            self._show_original(copy)

    def _show_original(self, copy: Snapshot) -> None:
        self._pages.stop()
        self._pages_stack.setCurrentWidget(self._pages if copy.media_type in DRAWABLE else self._not_drawn)
        if copy.media_type in DRAWABLE and self._session.path is not None:
            task = partial(intake.content_of, self._session.path, copy.id)
            self._session.work(task, partial(self._on_content, copy), self._say_problem)

    def _on_content(self, copy: Snapshot, content: bytes) -> None:
        if self._copy is not None and self._copy.id == copy.id:
            pin = self._found.pin if self._found else None
            page = pin.page if pin is not None and pin.snapshot_id == copy.id else None
            self._pages.show_original(content, copy.media_type, page or 1)

    def _on_text(self, answer: tuple[int, str | None]) -> None:
        number, text = answer
        if self._copy is None or self._copy.id != number:
            return
        if text is None:
            self._show_no_text()
        else:
            self._text.show_text(text)
            self._texts_stack.setCurrentWidget(self._text)
            self._pages_stack.setVisible(self._copy.media_type in DRAWABLE)
            self._pins.show()
            self._show_pin()
            self._text.setFocus()

    def _show_no_text(self) -> None:
        self._no_text.show_text(self._words.say("copy.no-text"))
        self._texts_stack.setCurrentWidget(self._no_text)
        self._pages_stack.show()
        self._pins.hide()

    def _show_pin(self) -> None:
        """The words that the piece rests on are marked; where they are others by now, that is said."""
        found = self._found
        pin, quote = (found.pin, found.piece.pin.quote if found.piece else "") if found else (None, "")
        if pin is not None and self._copy is not None and pin.snapshot_id == self._copy.id:
            self._text.mark(pin.start, pin.end)
            self._say_problem(None if pin.is_exact else Message("pin.near"))
        else:
            self._text.unmark()
            self._say_problem(Message("pin.not-found") if quote and pin is None else None)

    def _say_problem(self, problem: Message | None) -> None:
        self._problem.show_text(self._words.say(problem) if problem else "")
        self._problem.setVisible(problem is not None)

    def _on_done(self, said: str) -> None:
        """Say it here, too: the window may lie over the line that says what was done."""
        self._say_problem(None)
        self._news.show_text(said)
        self._news.show()

    # -- pinning ------------------------------------------------------------------------------------------------------

    def _offer_pin(self) -> None:
        self._pins.offer(has_words=self._text.span is not None)

    def pin(self, stance: Stance) -> None:
        """Pins the selected words to the claim: as the quote of the piece that has none, else as another piece."""
        piece, place = self._place()
        if piece is not None and place is not None:
            action = _pin_first if not piece.pin.quote else _attach_words
            self._do(partial(action, piece, place, stance, self._pins.translation), piece)

    def replace_quote(self) -> None:
        """Pins them in place of the quote that is there."""
        piece, place = self._place()
        if piece is not None and place is not None:
            self._do(partial(_pin_first, piece, place, piece.stance, self._pins.translation), piece)

    def _place(self) -> tuple[Evidence | None, tuple[int, int, int] | None]:
        span, found, copy = self._text.span, self._found, self._copy
        is_writable = not self._session.is_readonly
        if found is None or span is None or copy is None or not is_writable:
            return None, None
        return found.piece, (copy.id, *span)

    def _do(self, action: "partial[Changes]", piece: Evidence) -> None:
        self._session.do(action, partial(self._on_pinned, piece.claim_id), self._say_problem)

    def _on_pinned(self, claim: int, _changes: Changes) -> None:
        self._pins.forget()
        self._text.view.drop_selection()
        self._on_done(self._words.say("pin.done", number=claim))

    @override
    def done(self, result: int) -> None:
        self._pins.leave()
        self._pages.stop()
        self._actions.stop()
        super().done(result)


def _stacked(*parts: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for part in parts:
        stack.addWidget(part)
    return stack


def _find(source: int, evidence: Evidence | None, workspace: "Workspace") -> _Found:
    piece, pin = None, None
    if evidence is not None:
        pieces = workspace.claims.get(evidence.claim_id).evidence
        piece = next((each for each in pieces if each.id == evidence.id), None)
        if piece is None:
            raise NotFoundProblem(Message("evidence.not-found", number=evidence.id))
        pin = workspace.evidence.find_pin(piece.id)
    copies = workspace.sources.snapshots(source)
    return _Found(workspace.sources.get(source), copies[::-1], piece, pin)


def _text(copy: int, workspace: "Workspace") -> tuple[int, str | None]:
    return copy, workspace.sources.text(copy)


def _pin_first(
    piece: Evidence, place: tuple[int, int, int], stance: Stance, translation: str, workspace: "Workspace"
) -> Changes:
    return workspace.evidence.pin(piece.id, *place, stance=stance, translation=translation)


def _attach_words(
    piece: Evidence, place: tuple[int, int, int], stance: Stance, translation: str, workspace: "Workspace"
) -> Changes:
    return workspace.evidence.attach_words(piece.claim_id, *place, stance=stance, translation=translation)
