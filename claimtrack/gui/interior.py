"""What fills the main window: the Desk, the Triage and the library, with the bars, menus and commands around them.

It is built for one language and theme, and built anew for another.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QVBoxLayout, QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.arrangement import Arrangement
from claimtrack.gui.commands.article import ArticleCommands
from claimtrack.gui.commands.backup import BackupCommands
from claimtrack.gui.commands.claim import ClaimCommands
from claimtrack.gui.commands.copies import CopyCommands
from claimtrack.gui.commands.declared import Actions
from claimtrack.gui.commands.deletion import DeletionCommands
from claimtrack.gui.commands.export import ExportCommands
from claimtrack.gui.commands.file import FileCommands
from claimtrack.gui.commands.label import LabelCommands
from claimtrack.gui.commands.palette import Palette
from claimtrack.gui.commands.paste import PasteCommands
from claimtrack.gui.commands.redrawing import Redrawing
from claimtrack.gui.commands.settings import SettingsCommands
from claimtrack.gui.commands.shape import ShapeCommands
from claimtrack.gui.commands.upkeep import UpkeepCommands
from claimtrack.gui.commands.views import ViewCommands
from claimtrack.gui.desk import Desk
from claimtrack.gui.help import GuideWindow, show_about
from claimtrack.gui.library.view import Library
from claimtrack.gui.newsroom.commands import NewsroomCommands
from claimtrack.gui.notice_strip import NoticeStrip
from claimtrack.gui.parts.text import label, line
from claimtrack.gui.problem_report import ProblemReport
from claimtrack.gui.session import Session
from claimtrack.gui.status_line import StatusLine
from claimtrack.gui.style.look import Look
from claimtrack.gui.top_bar import TopBar
from claimtrack.gui.triage.layout import TriageLayout
from claimtrack.gui.view import View

if TYPE_CHECKING:
    from claimtrack.domain.messages import Message


# What is done in the claim column, which has to be in sight for it.
AT_CLAIM = frozenset(
    {
        "claim.edit",
        "claim.attribute",
        "claim.alike",
        "claim.attach",
        "claim.verdict",
        "claim.save",
        "claim.review",
        "claim.request",
        "view.claim",
    }
)


class Interior(QWidget):
    """Shows a session inside a window, whose menus and title it writes."""

    settings_chosen = Signal(object)  # Settings

    def __init__(self, window: QMainWindow, session: Session, look: Look, arrangement: Arrangement) -> None:
        super().__init__(window)
        self._window, self._session, self._look = window, session, look
        self._threshold, self._is_triage = arrangement.threshold, arrangement.is_triage
        words, theme = look.words, look.theme
        self.desk = Desk(session, words, theme, arrangement.view)
        self.desk.list.table.show_columns(arrangement.columns)
        self.files = FileCommands(session, words, self)
        self.exports = ExportCommands(session, words, self)
        self.claims = ClaimCommands(session, words, self.desk, self)
        self.labels = LabelCommands(session, words, self.desk.list, self)
        self.pastes = PasteCommands(session, words, self.desk, self.files, self)
        self.shapes = ShapeCommands(session, words, self.desk, self)
        self.redrawing = Redrawing(session, words, self.desk.shown_article, self)
        self.triage = TriageLayout(session, words, theme, self.desk, self.claims, arrangement.threshold)
        self.articles = ArticleCommands(session, words, self.desk, self)
        self.upkeep = UpkeepCommands(session, words, self)
        self.backups = BackupCommands(session, words, self)
        self.choices = SettingsCommands(session, words, theme, self)
        self.deletion = DeletionCommands(session, self.desk, self)
        self.library = Library(session, words, theme, self.desk)
        self.views = ViewCommands(session, words, self.desk, self)
        self.copies = CopyCommands(session, words, theme, self)
        self.newsroom = NewsroomCommands(session, words, theme, self.desk, self)
        self.actions_ = Actions(words, self._slots(), self)
        self.triage.column.cards.offer(self.actions_)
        self.desk.list.empty.offer(self.actions_)
        self.library.bind(self.actions_)
        self.newsroom.bind(self.actions_)
        self.top_bar = TopBar(words, self.actions_)
        self.notice = NoticeStrip(session, words, theme, self.actions_)
        self.status_line = StatusLine(session, words, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, stretch in ((self.top_bar, 0), (self.notice, 0), (self.desk, 1), (self.status_line, 0)):
            layout.addWidget(part, stretch)
        self._menus()
        self._connect()
        self.desk.restore_layout(arrangement.widths)
        self.triage.show(is_on=arrangement.is_triage)
        self._name_window()
        self._name_undo()
        self.library.show(arrangement.page)
        if arrangement.is_claim_out:
            self.desk.bring_claim()
        for guide in window.findChildren(GuideWindow):
            guide.wear(words)

    def leave(self) -> Arrangement:
        """End what a page has under way, and tell how the parts stand."""
        page = self.library.shown
        self.library.leave()
        desk = self.desk
        return Arrangement(
            view=desk.view,
            columns=desk.list.table.choice,
            widths=desk.layout_state(),
            threshold=self._threshold,
            is_triage=self._is_triage,
            page=page,
            is_claim_out=desk.columns.is_claim_out,
        )

    # -- building -----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        """What each part tells, and who hears it."""
        desk, line_ = self.desk, self.status_line
        self.top_bar.searched.connect(desk.search)
        self.top_bar.search_left.connect(self.actions_["view.list"].trigger)
        self.top_bar.show_search(desk.view.search)
        for teller in (
            self.files,
            self.exports,
            self.shapes,
            self.redrawing,
            self.pastes,
            self.pastes.evidence,
            self.upkeep,
            self.backups,
            self.library,
            self.newsroom,
            self.copies,
            desk.panel,
        ):
            teller.said.connect(line_.say)
        for worker in (
            self.exports,
            self.redrawing,
            self.pastes.evidence,
            self.upkeep,
            self.backups,
            self.newsroom,
            self.copies,
        ):
            worker.began.connect(line_.say_work)
        desk.panel.evidence.copy_wanted.connect(self.copies.open_evidence)
        desk.panel.evidence.fetch_wanted.connect(self.copies.fetch)
        self.library.sources.copy_wanted.connect(self.copies.open_source)
        self.library.sources.fetch_wanted.connect(self.copies.fetch)
        self.backups.made.connect(line_.show_backup)
        self.choices.chosen.connect(self.settings_chosen)
        self.library.report.export_wanted.connect(self.newsroom.papers.export_report)
        desk.claim_chosen.connect(self._offer)
        desk.columns.turned.connect(self._offer)
        desk.claim_menu_wanted.connect(self._show_claim_menu)
        for change in (desk.viewed, desk.narrowed, desk.sidebar.counted):
            change.connect(self._offer)
        desk.viewed.connect(self._show_search)
        desk.sidebar.save_button.clicked.connect(self.actions_["view.save"].trigger)
        desk.sidebar.view_menu_wanted.connect(self._show_view_menu)
        desk.sidebar.article_menu_wanted.connect(self._show_article_menu)
        desk.article.named.connect(self._offer)
        desk.list.table.selectionModel().selectionChanged.connect(self._offer)
        desk.list.model.dataChanged.connect(self._offer)
        desk.panel.claim_read.connect(self._offer)
        desk.panel.alike.offered.connect(self._offer)
        self.library.switched.connect(self._offer)
        self.triage.switched.connect(self._on_layout)
        self.triage.card_chosen.connect(self._offer)
        self.triage.column.threshold_changed.connect(self._on_threshold)
        line_.left.connect(self.actions_["view.list"].trigger)
        self._session.opened.connect(self._on_opened)
        self._session.closed.connect(self._on_closed)
        self._session.undo_changed.connect(self._name_undo)

    def _slots(self) -> dict[str, Callable[[], object]]:
        slots = self._desk_slots()
        at_desk = {code: self.desk.at_claim(slot) if code in AT_CLAIM else slot for code, slot in slots.items()}
        in_layouts = {**at_desk, **self.triage.slots(at_desk)}
        return {**in_layouts, **self.library.slots(in_layouts)}

    def _desk_slots(self) -> dict[str, Callable[[], object]]:
        desk = self.desk
        return {
            **self.files.slots,
            **self.exports.slots,
            **self.shapes.slots,
            **self.redrawing.slots,
            **self.articles.slots,
            **self.claims.slots,
            **self.labels.slots,
            **self.pastes.slots,
            **self.upkeep.slots,
            **self.backups.slots,
            **self.choices.slots,
            **self.views.slots,
            **self.newsroom.slots,
            **self.deletion.slots,
            "view.palette": self._show_palette,
            "file.quit": self._window.close,
            "edit.undo": self._session.undo,
            "edit.redo": self._session.redo,
            "edit.find": self._find,
            "claim.new": desk.panel.add_claim,
            "claim.from-selection": desk.article.add_claim,
            "claim.edit": desk.panel.reword,
            "claim.attribute": desk.panel.attribute,
            "claim.alike": desk.panel.alike.accept,
            "claim.attach": desk.panel.evidence.attach,
            "claim.verdict": desk.panel.focus_verdict,
            "claim.save": desk.panel.save_verdict,
            "claim.review": desk.panel.send_to_review,
            "claim.copy": desk.panel.copy_for_editor,
            "view.menus": self._show_menus,
            "view.sidebar": desk.sidebar.statuses.setFocus,
            "view.list": desk.list.table.setFocus,
            "view.columns": desk.list.table.show_column_menu,
            "view.article": desk.article.setFocus,
            "view.claim": desk.panel.take_keyboard,
            "view.panel": desk.toggle_claim,
            "view.next-mark": desk.article.choose_next,
            "view.previous-mark": desk.article.choose_previous,
            "help.guide": self._show_guide,
            "help.problem": self._report_problem,
            "help.about": self._show_about,
        }

    def _menus(self) -> None:
        bar = QMenuBar()
        self._window.setMenuBar(bar)
        menus = self.actions_.fill(bar)
        self._claim_menu = menus["claim"]
        self.top_bar.offer_exports(menus["export"])
        self._recent = QMenu(self._look.words.say("menu.recent"), bar)
        self._recent.aboutToShow.connect(self._list_recent)
        self._recent.triggered.connect(self._on_recent)
        menus["file"].insertMenu(self.actions_["file.sample"], self._recent)
        self.choices.fill(menus["view"])

    # -- what is offered ----------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        session = self._session
        given = {"workspace"} if session.is_open else set()
        if session.is_open and not session.is_readonly:
            given.add("writing")
            if self.desk.list.chosen is not None:
                given.add("claims")
        self.actions_.offer(frozenset(given))
        self.actions_["view.panel"].setEnabled(self.desk.columns.is_narrow and self.desk.list.chosen is not None)
        self.claims.offer(self.actions_)
        self.shapes.offer(self.actions_)
        self.actions_["claim.alike"].setEnabled("writing" in given and self.desk.panel.alike.is_offered)
        self.triage.offer(self.actions_)
        self.deletion.offer(self.actions_)
        self.articles.offer(self.actions_)
        self.views.offer(self.actions_)
        self.newsroom.offer(self.actions_)
        self.library.offer(self.actions_)
        self.actions_["edit.undo"].setEnabled("writing" in given and session.undo_label is not None)
        self.actions_["edit.redo"].setEnabled("writing" in given and session.redo_label is not None)
        query = self.desk.list.model.query
        if query is not None:
            self.exports.list_query(query)

    def _name_undo(self) -> None:
        """The menu says what it takes back."""
        words = self._look.words
        for code, what in (("edit.undo", self._session.undo_label), ("edit.redo", self._session.redo_label)):
            self.actions_[code].setText(self._named(words, code, what))
        self._offer()

    def _named(self, words: Words, code: str, what: "Message | None") -> str:
        if what is None:
            return words.say(f"command.{code}")
        return label(words.say(f"command.{code}.named", what=what))

    def _name_window(self) -> None:
        path = self._session.path if self._session.is_open else None
        self.top_bar.show_name(path.stem if path else "")
        name = line(path.stem, 80) if path else ""
        title = self._look.words.say("window.title")
        self._window.setWindowTitle(f"{name} – {title}" if name else title)

    # -- slots --------------------------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self._name_window()
        self._offer()
        self.desk.list.table.setFocus()

    def _on_closed(self) -> None:
        self._name_window()
        self._offer()

    def _on_layout(self, is_triage: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        self._is_triage = is_triage
        self.top_bar.layouts.show_layout(is_triage=is_triage)

    def _on_threshold(self, score: int) -> None:
        self._threshold = score

    def _find(self) -> None:
        """In the article where the keyboard is there, else in all claims."""
        if self.desk.article.has_keyboard:
            self.desk.article.open_find()
            return
        self.top_bar.search.setFocus()
        self.top_bar.search.selectAll()

    def _show_claim_menu(self, place: QPoint) -> None:
        self._claim_menu.popup(place)

    def _show_view_menu(self, number: int, place: QPoint) -> None:
        self.views.show_menu(self.actions_, number, place)

    def _show_search(self, view: View) -> None:
        if view.search.strip() != self.top_bar.search.text().strip():
            self.top_bar.show_search(view.search)

    def _show_article_menu(self, number: int, place: QPoint) -> None:
        self.articles.show_menu(self.actions_, number, place)

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self._session.settings.recent:
            action = self._recent.addAction(label(path))
            action.setData(path)

    def _on_recent(self, action: QAction) -> None:
        self._session.open(Path(action.data()))

    def _show_palette(self) -> None:
        Palette.show_commands(self, self._look.words, self.actions_)

    def _show_menus(self) -> None:
        bar = self._window.menuBar()
        bar.setActiveAction(bar.actions()[0])

    def _show_guide(self) -> None:
        guide = self._window.findChild(GuideWindow) or GuideWindow(self._window, self._look.words)
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def _report_problem(self) -> None:
        ProblemReport(self, self._look.words).show()

    def _show_about(self) -> None:
        show_about(self, self._look.words)
