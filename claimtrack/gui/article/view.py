"""The article: title, when it was published, and its text with the claims marked."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Mark
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.gui.article.finding import Finding
from claimtrack.gui.article.selection_button import SelectionButton
from claimtrack.gui.article.text import ArticleText
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.elided_label import ElidedLabel
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import direction, isolate, line
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, MARGIN, TIGHT, WIDE, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.articles import StoredArticle
    from claimtrack.workspace.workspace import Workspace

TITLE_LINES = 3
LONGEST_HEADING = 300  # characters
SPARE = 200  # characters by which blanks may make a first paragraph longer than the title


class ArticleView(QWidget):
    """Shows one article, or says what to do where there is none.

    `claim_chosen` tells which mark was chosen, `claim_opened` that it was by a click or by Enter, `ground_clicked` that
    one clicked on none, `edit_asked` that what is known of the article is to be changed,
    `named` the number and the title of the article on show as soon as it has come.
    """

    claim_chosen = Signal(int)
    claim_opened = Signal()
    ground_clicked = Signal()
    edit_asked = Signal()
    named = Signal(int, str)

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self._number: int | None = None
        self._chosen: int | None = None
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(TITLE_LINES, name=words.say("article.title"))
        self._title.setFont(fonts.title_font())
        self._title.let_select()
        self._facts = PlainLabel(role="small", follows_text=False)
        self._empty = PlainLabel(words.say("article.none"), role="small", follows_text=False)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._text = ArticleText(theme, self._describe)
        self._text.setAccessibleName(words.say("article.text"))
        self._text.setFrameShape(ArticleText.Shape.NoFrame)
        self._text.setProperty("role", "page")
        self._text.setFont(fonts.text_font(points=fonts.POINTS + 1))
        self._text.mark_chosen.connect(self.claim_chosen)
        self._text.mark_opened.connect(self.claim_opened)
        self._text.ground_clicked.connect(self.ground_clicked)
        self._text.moved.connect(self._place_add)
        self._finding = Finding(session, words, self._text, self)
        self._add = SelectionButton(words, self._text.viewport())
        self._add.clicked.connect(self.add_claim)
        self._edit = QPushButton(words.say("article.edit"))
        self._edit.setProperty("look", "link")
        self._edit.clicked.connect(self.edit_asked)
        self._laid_out: tuple[str, Qt.LayoutDirection, bool] | None = None
        self.shows_hidden = False
        self._text.customContextMenuRequested.connect(self._show_menu)
        self.setFocusProxy(self._text)
        self._lay_out()
        self._show_whether_empty()
        session.changed.connect(self._on_changed)
        session.renamed.connect(self._ask_marks)
        session.closed.connect(self._on_closed)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, WIDE, MARGIN, TIGHT)
        head.setSpacing(TIGHT)
        facts = QHBoxLayout()
        facts.setSpacing(GAP)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title)
        head.addLayout(facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._finding.bar)
        column.addWidget(self._text, 1)
        column.addWidget(self._empty, 1)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_article(self, number: int | None) -> None:
        """Shows another article, by its number, or none."""
        if number == self._number:
            return
        self._number = number
        self._laid_out = None
        self._text.show_text("", Qt.LayoutDirection.LeftToRight)
        self._title.show_text("")
        self._facts.show_text("")
        self._finding.show_content("")
        self._show_whether_empty()
        self._ask()

    def _ask(self) -> None:
        if self._number is not None:
            question, key = partial(_article, self._number), (id(self), "article")
            self._session.read(question, self._on_article, key=key, on_failed=self._on_gone)

    def _on_gone(self, _problem: Message) -> None:
        """It was taken back or put into the trash meanwhile."""
        self.show_article(None)

    def choose_claim(self, number: int | None) -> None:
        """Outlines the mark of a claim, now or as soon as its article is there."""
        self._chosen = number
        self._text.choose_claim(number)

    def choose_next(self) -> None:
        """Goes to the next mark in the text."""
        self._text.choose_beside(1)

    def choose_previous(self) -> None:
        """Goes to the mark before."""
        self._text.choose_beside(-1)

    @property
    def number(self) -> int | None:
        """The article on show."""
        return self._number

    def select_span(self, start: int, end: int) -> None:
        """Selects a part of the text, in code points, and scrolls to it."""
        self._text.select_span(start, end)
        self._text.ensureCursorVisible()

    def caret_in(self, claim: int) -> int | None:
        """Where the caret stands inside a claim, in code points of the text, None where it does not."""
        return self._text.caret_in(claim)

    def put_caret_in(self, claim: int) -> bool:
        """Puts the caret and the keyboard inside a claim; False where the text does not show it."""
        is_put = self._text.put_caret_in(claim)
        if is_put:
            self._text.setFocus()
        return is_put

    def show_hidden(self) -> None:
        """Draws every hidden character of the text as a sign, or only those that deceive, as at first."""
        self.shows_hidden = not self.shows_hidden
        if self._laid_out is not None:
            place = self._text.reading_place
            self._lay_out_text(*self._laid_out)
            self.select_span(place, place)
            self._ask_marks()

    # -- finding ------------------------------------------------------------------------------------------------------

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the text or in the find bar."""
        widget = QApplication.focusWidget()
        return self._number is not None and widget is not None and self.isAncestorOf(widget)

    def open_find(self) -> None:
        """Ask for words to find in the text."""
        if self._number is None:
            self._session.failed.emit(Message("article.none-shown"))
        else:
            self._finding.open()

    def find_next(self) -> None:
        """Go to the next place where they stand."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._number is not None:
            self._finding.step(by)

    def mark_search(self, words: str) -> None:
        """Mark the words that the list was searched for."""
        self._finding.mark_search(words)

    # -- adding -------------------------------------------------------------------------------------------------------

    def _place_add(self) -> None:
        """The button stands by a selection that was made here, and not by one that shows a card."""
        is_wanted = self._text.hasFocus() and self._text.span is not None and not self._session.is_readonly
        if is_wanted:
            self._add.show_beside(self._text.cursorRect())
        else:
            self._add.hide()

    def add_claim(self) -> None:
        """Adds the selected words to the claims."""
        span = self._text.span
        if span is None or self._number is None:
            self._session.failed.emit(Message("article.nothing-selected"))
            return
        self._session.do(partial(_add_claim, self._number, span), self._on_claim_added)

    def _show_whether_empty(self) -> None:
        is_empty = self._number is None
        self._empty.setVisible(is_empty)
        for widget in (self._title, self._facts, self._text, self._edit):
            widget.setVisible(not is_empty)
        self._finding.bar.setVisible(self._finding.is_open and not is_empty)
        self._edit.setEnabled(not self._session.is_readonly)

    def _on_article(self, stored: "StoredArticle") -> None:
        if stored.id != self._number:
            return
        article = stored.article
        default = Qt.LayoutDirection.RightToLeft if article.language == "ar" else Qt.LayoutDirection.LeftToRight
        is_in_text = _begins_with_title(article)
        self._title.show_text(article.title)
        self._title.setVisible(not is_in_text)
        self._facts.show_text(self._say_facts(article))
        way = direction(article.text, default)
        layout = article.text, way, is_in_text and len(article.title) <= LONGEST_HEADING
        if layout != self._laid_out:  # else only what is known of it was changed
            self._laid_out = layout
            self._lay_out_text(*layout)
        self.named.emit(stored.id, article.title)
        self._ask_marks()

    def _lay_out_text(self, text: str, way: Qt.LayoutDirection, has_heading: bool) -> None:  # noqa: FBT001 - as kept
        self._text.show_text(text, way, has_heading=has_heading, shows_all=self.shows_hidden)
        self._finding.show_content(text)

    def _say_facts(self, article: Article) -> str:
        date = date_words(self._words, article.published)
        code = f"language.{article.language}"
        facts = [
            self._words.say("article.published", date=date) if date else "",
            self._words.say(code) if self._words.knows(code) else article.language,
            isolate(line(article.publisher, 200)) if article.publisher else "",
        ]
        return " · ".join(fact for fact in facts if fact)

    def _ask_marks(self) -> None:
        if self._number is not None:
            self._session.read(partial(_marks, self._number), self._on_marks, key=(id(self), "marks"))

    def _on_marks(self, answer: tuple[int, Sequence[Mark]]) -> None:
        number, marks = answer
        if number == self._number:
            self._text.show_marks(marks)
            self._text.choose_claim(self._chosen)

    def _describe(self, mark: Mark) -> str:
        if mark.is_blind:
            said = self._words.say("blind.hidden")
        elif mark.rating is not None:
            said = mark.rating.label(self._words.language)
        else:
            said = self._words.say(f"status.{mark.status}")
        return self._words.say("article.mark", number=mark.claim_id, said=said)

    # -- slots --------------------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("article"):
            self._ask()
        elif changes.touches("claim", "verdict"):
            self._ask_marks()

    def _on_closed(self) -> None:
        self._chosen = None
        self.show_article(None)

    def _on_claim_added(self, changes: Changes) -> None:
        self._text.drop_selection()
        if changes.made:
            self.claim_chosen.emit(changes.made[0])

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        has_span = self._text.span is not None
        key = QKeySequence(keys_of("claim.from-selection"))
        add = menu.addAction(self._words.say("article.add-claim"), key, self.add_claim)
        add.setEnabled(has_span and not self._session.is_readonly)
        find = menu.addAction(self._words.say("article.find"), QKeySequence(keys_of("article.find")), self.open_find)
        find.setEnabled(self._number is not None)
        menu.addSeparator()
        copy_key = QKeySequence(QKeySequence.StandardKey.Copy)
        copy = menu.addAction(self._words.say("text.copy"), copy_key, self._text.copy)
        copy.setEnabled(has_span)
        menu.addAction(
            self._words.say("text.select-all"), QKeySequence(QKeySequence.StandardKey.SelectAll), self._text.selectAll
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._text.viewport().mapToGlobal(point))


def _begins_with_title(article: Article) -> bool:
    """Whether the first paragraph is the title, which then need not stand above it once more."""
    first = article.text.lstrip()[: len(article.title) + SPARE].partition("\n")[0]
    return bool(article.title.strip()) and first.split() == article.title.split()


def _article(number: int, workspace: "Workspace") -> "StoredArticle":
    return workspace.articles.get(number)


def _marks(number: int, workspace: "Workspace") -> tuple[int, Sequence[Mark]]:
    return number, workspace.articles.marks(number)


def _add_claim(number: int, span: tuple[int, int], workspace: "Workspace") -> Changes:
    start, end = span
    text = workspace.articles.get(number).article.text[start:end]
    return workspace.claims.add(text=" ".join(text.split()), article_id=number, start=start, end=end)
