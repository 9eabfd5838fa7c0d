"""The evidence of a claim as cards: what each piece says, where it stands, and which way it points."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QDesktopServices, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.source import Evidence, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate, label, line
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, STANCE_GLYPHS, TIGHT, WIDE, Theme

SHOWN_FIRST = 3
SHOWN_MORE = 20
BAR = 4
OPENABLE = ("http", "https")


class EvidenceCard(QFrame):
    """One piece of evidence; its actions are in the menu behind its button, the context menu and the Enter key."""

    edit_asked = Signal(int)
    detach_asked = Signal(int)
    complete_asked = Signal(int)
    copies_asked = Signal(int)

    def __init__(
        self,
        evidence: Evidence,
        missing: Sequence[str],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`missing` are the words' codes of what the source lacks."""
        super().__init__(parent)
        self._evidence, self._words = evidence, words
        self._colour = theme.stance(evidence.stance)
        self._accent = theme.accent
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = evidence.source.citation.title or evidence.source.citation.address
        stance = words.say(f"stance.{evidence.stance}")
        self.setAccessibleName(f"{stance}: {line(title, 200)}")
        self._menu_button = QToolButton()
        self._menu_button.setText("⋯")
        self._menu_button.setProperty("look", "quiet")
        self._menu_button.setAccessibleName(words.say("evidence.actions"))
        self._menu_button.setFixedSize(26, 22)
        self._menu_button.setStyleSheet("QToolButton { padding: 0; }")
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._menu_button.clicked.connect(self._on_menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP - 2, GAP, GAP - 2)
        column.setSpacing(2)
        column.addLayout(self._head(title, stance))
        column.addWidget(PlainLabel(self._say_facts(), role="small", follows_text=False))
        for said in self._say_pin():
            column.addWidget(said)
        if missing:
            column.addWidget(self._completion(missing), 0, Qt.AlignmentFlag.AlignLeading)

    def _completion(self, missing: Sequence[str]) -> QWidget:
        what = self._words.say("list.separator").join(self._words.say(code) for code in missing)
        button = QPushButton(self._words.say("evidence.complete", what=what))
        button.setProperty("look", "link")
        button.setFont(fonts.small_font())
        button.clicked.connect(self._ask_complete)
        return button

    def _head(self, title: str, stance: str) -> QHBoxLayout:
        name = PlainLabel(title, role="title")
        name.setFont(fonts.strong_font())
        way = QLabel(f"{STANCE_GLYPHS[self._evidence.stance]} {stance}")
        way.setFont(fonts.strong_font())
        way.setStyleSheet(f"QLabel {{ color: {self._colour}; }}")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(name, 1)
        head.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._menu_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _say_facts(self) -> str:
        citation, say = self._evidence.source.citation, self._words.say
        kept = "evidence.kept" if self._evidence.source.snapshot_hashes else "evidence.not-kept"
        facts = [
            isolate(line(citation.publisher, 200)) if citation.publisher else "",
            isolate(date_words(self._words, citation.published)) if citation.published else "",
            say("evidence.repeats", origin=line(citation.origin, 200)) if citation.origin else "",
            say("evidence.place", place=line(self._evidence.pin.place, 200)) if self._evidence.pin.place else "",
            say(kept),
        ]
        return " · ".join(fact for fact in facts if fact)

    def _say_pin(self) -> list[QWidget]:
        pin = self._evidence.pin
        said: list[QWidget] = []
        if pin.quote:
            said.append(PlainLabel(f"“{pin.quote}”"))
        said.extend(PlainLabel(text, role="small") for text in (pin.translation, pin.note) if text)
        return said

    @property
    def _address(self) -> QUrl | None:
        """The source's address where a browser can open it."""
        url = QUrl(self._evidence.source.citation.address, QUrl.ParsingMode.StrictMode)
        return url if url.isValid() and url.scheme() in OPENABLE else None

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._address is not None:
            # As the browser will ask for it: letters that look like others are written out.
            host = self._address.host(QUrl.ComponentFormattingOption.FullyEncoded)
            menu.addAction(label(self._words.say("evidence.open", host=host)), self._open_address)
            menu.addSeparator()
        menu.addAction(self._words.say("evidence.edit"), self._ask_edit)
        menu.addAction(self._words.say("evidence.edit-source"), self._ask_complete)
        if self._evidence.source.snapshot_hashes:
            menu.addAction(self._words.say("evidence.copies"), self._ask_copies)
        menu.addSeparator()
        menu.addAction(self._words.say("evidence.detach"), self._ask_detach)
        menu.popup(point)

    def _on_menu_button(self) -> None:
        self._show_menu(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _open_address(self) -> None:
        if self._address is not None:
            QDesktopServices.openUrl(self._address)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._evidence.id)

    def _ask_complete(self) -> None:
        self.complete_asked.emit(self._evidence.id)

    def _ask_copies(self) -> None:
        self.copies_asked.emit(self._evidence.id)

    def _ask_detach(self) -> None:
        self.detach_asked.emit(self._evidence.id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self._on_menu_button()
            case Qt.Key.Key_Delete:
                self._ask_detach()
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - BAR if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        painter.fillRect(left, 1, BAR, self.height() - 2, QColor(self._colour))
        if self.hasFocus():
            painter.setPen(QColor(self._accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class EvidenceCards(QWidget):
    """All evidence of a claim, the first pieces open, with a way to attach more."""

    attach_asked = Signal()
    edit_asked = Signal(int)
    detach_asked = Signal(int)
    complete_asked = Signal(int)
    copies_asked = Signal(int)

    def __init__(self, words: Words, theme: Theme, attach_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._evidence: tuple[Evidence, ...] | None = None
        self._missing: Mapping[int, Sequence[str]] = {}
        self._limit = SHOWN_FIRST
        self._count = PlainLabel(role="section", follows_text=False)
        self._attach = QPushButton(f"{words.say('evidence.attach')}  {attach_key}")
        self._attach.setProperty("look", "link")
        self._attach.setAccessibleName(words.say("evidence.attach"))
        self._attach.clicked.connect(self.attach_asked)
        self._more = QPushButton()
        self._more.setProperty("look", "link")
        self._more.clicked.connect(self._on_more)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._attach)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP - 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_evidence(
        self, evidence: Sequence[Evidence], missing: Mapping[int, Sequence[str]], *, is_other_claim: bool
    ) -> None:
        """Shows the pieces, with what their sources lack; those of another claim are folded again."""
        if is_other_claim:
            self._limit = SHOWN_FIRST
        if (self._evidence, self._missing) != (tuple(evidence), missing) or is_other_claim:
            self._evidence, self._missing = tuple(evidence), missing
            self._rebuild()

    def let_attach(self, *, is_allowed: bool) -> None:
        """Offers the button or not."""
        self._attach.setEnabled(is_allowed)

    def _on_more(self) -> None:
        self._limit += SHOWN_MORE
        self._rebuild()

    def _rebuild(self) -> None:
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        evidence = self._evidence or ()
        for piece in evidence[: self._limit]:
            card = EvidenceCard(piece, self._missing.get(piece.source.id, ()), self._words, self._theme)
            card.edit_asked.connect(self.edit_asked)
            card.detach_asked.connect(self.detach_asked)
            card.complete_asked.connect(self.complete_asked)
            card.copies_asked.connect(self.copies_asked)
            self._cards.addWidget(card)
        rest = len(evidence) - self._limit
        self._more.setVisible(rest > 0)
        self._more.setText(self._words.say("evidence.more", count=max(rest, 0)))
        stances = Counter(piece.stance for piece in evidence)
        counted = " ".join(f"{STANCE_GLYPHS[stance]}{stances[stance]}" for stance in Stance if stances[stance])
        self._count.show_text(f"{self._words.say('evidence.heading')}  {isolate(counted) if counted else ''}")
