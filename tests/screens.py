"""Renders the windows, dialogs and states as pictures, without a display: `tests/screens.py FOLDER [NAME…]`.

Each is drawn in English and Arabic, light and dark, windows in both sizes. With names, only those are drawn.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton, QScrollArea, QTabBar, QWidget

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, ClaimQuery, Order, Place
from claimtrack.domain.document import Document
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind
from claimtrack.domain.request import Question
from claimtrack.domain.scale import preset
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.gui.article.edit_dialog import ArticleDialog
from claimtrack.gui.article.find_bar import FindBar
from claimtrack.gui.article.import_dialog import ImportDialog
from claimtrack.gui.claim.attach_dialog import AttachDialog
from claimtrack.gui.claim.circulation_panel import PlaceCard
from claimtrack.gui.claim.fact import Fact
from claimtrack.gui.claim.label_dialog import LabelDialog
from claimtrack.gui.claim.place_dialog import PlaceDialog
from claimtrack.gui.claim.wording_dialog import WordingDialog
from claimtrack.gui.commands.backups_dialog import BackupsDialog
from claimtrack.gui.commands.keys_dialog import KeysDialog
from claimtrack.gui.commands.palette import Palette
from claimtrack.gui.documents.intake import proposed
from claimtrack.gui.documents.verify_dialog import VerifyDialog
from claimtrack.gui.help import GuideWindow
from claimtrack.gui.library.merge_dialog import MergeDialog
from claimtrack.gui.library.source_dialog import SourceDialog
from claimtrack.gui.listing.columns import Column, ColumnChoice
from claimtrack.gui.listing.reason_menu import ReasonMenu
from claimtrack.gui.newsroom.ask_second_dialog import AskSecondDialog
from claimtrack.gui.newsroom.blind_dialog import BlindDialog
from claimtrack.gui.newsroom.complaint_dialog import ComplaintDialog
from claimtrack.gui.newsroom.correction_dialog import CorrectionDialog
from claimtrack.gui.newsroom.mapping_dialog import MappingDialog
from claimtrack.gui.newsroom.merge_dialog import MergeCopyDialog
from claimtrack.gui.newsroom.people_dialog import PeopleDialog
from claimtrack.gui.newsroom.publication_dialog import PublicationDialog, read_offer
from claimtrack.gui.newsroom.request_dialog import RequestDialog
from claimtrack.gui.newsroom.review_pass import ReviewPass
from claimtrack.gui.newsroom.scale_editor import ScaleEditor
from claimtrack.gui.newsroom.scales_dialog import ScalesDialog
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.problem_report import ProblemReport
from claimtrack.gui.session import Session
from claimtrack.gui.settings_dialog import SettingsDialog
from claimtrack.gui.style.look import Look
from claimtrack.gui.triage.view import Triage
from claimtrack.gui.view import View
from claimtrack.gui.window import Window
from claimtrack.intake.kept import read_kept_file
from claimtrack.language.claims import draw_claims
from claimtrack.storage.backups import Backup
from claimtrack.storage.settings import Settings
from claimtrack.workspace.sample import build
from claimtrack.workspace.workspace import Workspace

SIZES = ((1440, 900), (1100, 700))
QUIET = 0.15  # seconds: longer than a field rests before what was typed is searched for
ROUNDS = 3  # an answer asks the next question
LONGEST = 10.0  # seconds
DOCUMENTS = Path(__file__).parent / "intake" / "documents"


@dataclass(frozen=True, slots=True)
class Stage:
    """A window on the sample, as the states find it."""

    application: QApplication
    look: Look
    session: Session
    window: Window

    def wait(self, seconds: float = QUIET) -> None:
        """Let the window work, until what it asked for has come and been drawn."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._work()
        for _ in range(ROUNDS if self.session.is_open else 0):
            self._wait_for_answers()
        self._work()

    def _wait_for_answers(self) -> None:
        came: list[None] = []
        self.session.tend(lambda _: came.append(None), _ignore)
        self.session.read(lambda _: None, came.append)
        self._work_until(lambda: len(came) > 1)

    def _work(self) -> None:
        self.application.processEvents()
        time.sleep(0.005)

    def _work_until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            self._work()

    def wait_for_claim(self) -> Claim:
        """Let the window work until a claim has come."""
        panel = self.window.desk.panel
        self._work_until(lambda: panel.claim is not None)
        assert panel.claim is not None
        return panel.claim


def _ignore(_answer: object) -> None:
    """Nobody waits for it."""


State = Callable[[Stage], QWidget]
STATES: dict[str, State] = {}
OF_ONE_SIZE: set[str] = set()


def window_state(state: State) -> State:
    """A state of the window, drawn in both sizes."""
    STATES[state.__name__] = state
    return state


def dialog_state(state: State) -> State:
    """A dialog, which has a size of its own."""
    OF_ONE_SIZE.add(state.__name__)
    return window_state(state)


# -- states of the window ---------------------------------------------------------------------------------------------


@window_state
def desk(stage: Stage) -> QWidget:
    """A claim with evidence and a verdict."""
    stage.window.desk.list.choose(2)
    return stage.window


@window_state
def desk_opened(stage: Stage) -> QWidget:
    """A claim that was chosen by Enter: in a small window it lies over the article."""
    stage.window.desk.list.choose(2)
    stage.window.desk.list.table.setFocus()
    QTest.keyClick(stage.window.desk.list.table, Qt.Key.Key_Return)
    return stage.window


@window_state
def desk_review(stage: Stage) -> QWidget:
    """The end of the claim column: verdict, gate, tabs."""
    stage.window.desk.show_claim(2)
    stage.wait()
    stage.window.desk.panel.focus_verdict()
    return stage.window


@window_state
def desk_why(stage: Stage) -> QWidget:
    """A speaker was corrected: why it had been read so, and the offer to correct the others."""
    panel = stage.window.desk.panel
    stage.window.desk.show_claim(2)
    stage.wait()
    for fact in panel.findChildren(Fact):
        for button in fact.findChildren(QPushButton):
            button.click()
    claim = next(number for number in range(1, 19) if _speaks_often(stage, number))
    stage.window.desk.show_claim(claim)
    stage.wait()
    was = stage.wait_for_claim()
    stage.session.do(lambda workspace: workspace.claims.edit(claim, speaker="?"))
    panel.corrected.emit(was)
    return stage.window


def _speaks_often(stage: Stage, number: int) -> bool:
    """Whether the speaker of a claim was read in others of its article, too."""
    assert stage.session.path is not None
    with Workspace.open(stage.session.path, who="", is_readonly=True) as workspace:
        was = workspace.claims.get(number)
        return any(
            other != number and (found := workspace.claims.get(other)).speaker == was.speaker and found.speaker_reason
            for other in range(1, 19)
            if was.speaker
        )


@window_state
def desk_found_nothing(stage: Stage) -> QWidget:
    """A search that finds nothing."""
    stage.window.top_bar.search.setText("qqqq")
    return stage.window


@window_state
def desk_found(stage: Stage) -> QWidget:
    """A search with its hits marked."""
    stage.window.top_bar.search.setText("حفتر")
    stage.wait()
    stage.window.desk.list.choose(2)
    return stage.window


@window_state
def desk_find(stage: Stage) -> QWidget:
    """Words that are looked for in the article."""
    stage.window.desk.list.choose(2)
    stage.wait()
    stage.window.desk.article.open_find()
    stage.window.desk.article.findChildren(FindBar)[0].field.setText("حفتر")
    return stage.window


@window_state
def desk_selected(stage: Stage) -> QWidget:
    """Words that are selected in the article, and the button that makes a claim of them."""
    stage.window.desk.list.choose(2)
    stage.wait()
    stage.window.activateWindow()
    stage.window.desk.article.setFocus()
    stage.wait()
    stage.window.desk.article.select_span(150, 190)
    return stage.window


@window_state
def desk_columns(stage: Stage) -> QWidget:
    """More columns than at first, in a wide list."""
    columns = frozenset({Column.CLAIM, Column.SPEAKER, Column.DATE, Column.EVIDENCE, Column.VERDICT, Column.STATUS})
    stage.window.desk.list.table.show_columns(ColumnChoice(columns))
    stage.window.desk.article.hide()
    return stage.window


@window_state
def column_menu(stage: Stage) -> QWidget:
    """The columns to choose from."""
    stage.window.actions_["view.columns"].trigger()
    return stage.application.activePopupWidget() or stage.window


@window_state
def desk_closed(stage: Stage) -> QWidget:
    """No workspace is open."""
    stage.session.close()
    return stage.window


@window_state
def desk_welcome(stage: Stage) -> QWidget:
    """The sample at the first start, a view saved, and a place without evidence."""
    stage.session.do(lambda workspace: workspace.views.save("Said by others", View(search="البيت").definition))
    stage.window.interior.notice.show_welcome()
    stage.window.desk.search("البيت")
    return stage.window


@window_state
def desk_inbox_empty(stage: Stage) -> QWidget:
    """All is sorted."""
    stage.session.do(_accept_all)
    stage.wait()
    stage.window.desk.show_view(View(status=Status.INBOX))
    return stage.window


@window_state
def desk_readonly(stage: Stage) -> QWidget:
    """A file that can only be read."""
    path = stage.session.path
    assert path is not None
    stage.session.open(path, is_readonly=True)
    stage.wait()
    stage.window.desk.list.choose(2)
    return stage.window


@window_state
def sources_not_found(stage: Stage) -> QWidget:
    """A search in the library that finds nothing."""
    window = _page(stage, "sources")
    stage.window.library.sources.search.setText("qqqq")
    return window


@window_state
def desk_dismissed(stage: Stage) -> QWidget:
    """Several claims have just been dismissed."""
    stage.session.do(_dismiss_three)
    return stage.window


@window_state
def sources(stage: Stage) -> QWidget:
    """The library's sources, one of them chosen."""
    return _page(stage, "sources")


@window_state
def speakers(stage: Stage) -> QWidget:
    """The library's speakers."""
    return _page(stage, "speakers")


@window_state
def trash(stage: Stage) -> QWidget:
    """A claim and an article in the trash."""
    stage.session.do(lambda workspace: workspace.claims.delete([2, 3]))
    thrown = Article(text="Nothing here can be checked.", title="Nothing to check", language="en")
    stage.session.do(lambda workspace: workspace.articles.add(thrown, []))
    stage.session.do(lambda workspace: workspace.articles.delete(3))
    return _page(stage, "trash")


@window_state
def trash_empty(stage: Stage) -> QWidget:
    """Nothing was deleted."""
    return _page(stage, "trash")


def _page(stage: Stage, name: str) -> QWidget:
    stage.wait()
    stage.window.library.show(name)
    return stage.window


@window_state
def reasons(stage: Stage) -> QWidget:
    """The reasons for putting a claim aside."""
    menu = ReasonMenu(stage.look.words, stage.window)
    menu.show()
    return menu


def _dismiss_three(workspace: Workspace) -> Changes:
    waiting = ClaimQuery(statuses=frozenset({Status.INBOX}), limit=3)
    return workspace.claims.dismiss(workspace.claims.numbers(waiting), reason=DismissReason.MINOR)


# -- the Triage -------------------------------------------------------------------------------------------------------


@window_state
def triage(stage: Stage) -> QWidget:
    """Cards beside the article, two of them decided."""
    _triage(stage)
    stage.session.do(_decide_two)
    return stage.window


@window_state
def triage_left_out(stage: Stage) -> QWidget:
    """Opinions and forecasts on demand, one of them chosen; the weakest claims hidden."""
    column = _triage(stage)
    column.slider.setValue(45)
    stage.wait()
    for chip in column.kinds.chips.values():
        chip.click()
    rows = range(column.model.rowCount())
    column.cards.choose_row(next(row for row in rows if (card := column.model.card(row)) and not card.is_claim))
    return stage.window


@window_state
def triage_edit(stage: Stage) -> QWidget:
    """A claim edited where it stands."""
    _triage(stage).cards.edit_chosen()
    return stage.window


@window_state
def triage_done(stage: Stage) -> QWidget:
    """Every claim of the article has been looked at."""
    _triage(stage)
    stage.session.do(_accept_all)
    return stage.window


@window_state
def triage_articles(stage: Stage) -> QWidget:
    """Articles to choose from."""
    stage.session.do(_draw_more)
    stage.wait()
    stage.window.triage.show(is_on=True)
    stage.window.triage.show_articles()
    return stage.window


def _triage(stage: Stage) -> Triage:
    stage.window.triage.show(is_on=True)
    stage.wait()
    stage.window.desk.sidebar.article_chosen.emit(1)
    stage.wait()
    return stage.window.triage.column


def _inbox(workspace: Workspace) -> list[int]:
    return list(workspace.claims.numbers(ClaimQuery(statuses=frozenset({Status.INBOX}), order=Order.PLACE)))


def _decide_two(workspace: Workspace) -> Changes:
    first, second, *_rest = _inbox(workspace)
    workspace.claims.accept([first])
    return workspace.claims.dismiss([second], reason=DismissReason.MINOR)


def _accept_all(workspace: Workspace) -> Changes:
    return workspace.claims.accept(_inbox(workspace))


def _draw_more(workspace: Workspace) -> Changes:
    article = Article("The bridge was closed on 3 May 2019.", title="A bridge is closed", language="en")
    return workspace.articles.add(article, draw_claims(article))


# -- the newsroom -----------------------------------------------------------------------------------------------------


def _in_review(workspace: Workspace) -> list[int]:
    return list(workspace.claims.numbers(ClaimQuery(statuses=frozenset({Status.IN_REVIEW}))))


def _of_status(stage: Stage, status: Status) -> int:
    assert stage.session.path is not None
    with Workspace.open(stage.session.path, who="", is_readonly=True) as workspace:
        return next(iter(workspace.claims.numbers(ClaimQuery(statuses=frozenset({status})))))


def _send_back(workspace: Workspace) -> Changes:
    number = _in_review(workspace)[0]
    workspace.review.send_back([number], note="The date of the second source is missing.")
    return workspace.claims.edit(number, text=f"{workspace.claims.get(number).text} (again)")


@window_state
def review_two_verdicts(stage: Stage) -> QWidget:
    """Two verdicts side by side that differ."""
    number = _of_status(stage, Status.IN_REVIEW)
    stage.window.desk.show_claim(number)
    stage.wait(2 * QUIET)
    _to_end(stage)
    return stage.window


@window_state
def review_blind(stage: Stage) -> QWidget:
    """A claim whose verdicts are hidden from one who is to judge it blind."""
    number = _of_status(stage, Status.IN_REVIEW)
    stage.session.rename("Huda")
    stage.session.do(lambda workspace: workspace.review.ask_second(number))
    stage.window.desk.show_claim(number)
    stage.wait(2 * QUIET)
    stage.window.desk.panel.focus_verdict()
    return stage.window


@window_state
def review_sent_back(stage: Stage) -> QWidget:
    """A claim that was sent back, and what was changed since."""
    number = _of_status(stage, Status.IN_REVIEW)
    stage.session.do(_send_back)
    stage.window.desk.show_claim(number)
    stage.wait(2 * QUIET)
    stage.window.desk.panel.focus_verdict()
    return stage.window


@window_state
def review_published(stage: Stage) -> QWidget:
    """The end of the column of a published claim."""
    stage.window.desk.show_claim(_of_status(stage, Status.PUBLISHED))
    stage.wait(2 * QUIET)
    _to_end(stage)
    return stage.window


def _to_end(stage: Stage) -> None:
    for area in stage.window.desk.panel.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


@dialog_state
def review_pass(stage: Stage) -> QWidget:
    """An article's claims one after the other."""
    number = _of_status(stage, Status.IN_REVIEW)
    stage.window.desk.list.choose(number)
    stage.wait(2 * QUIET)
    article = stage.wait_for_claim().article_id or 1
    dialog = ReviewPass(stage.window, stage.session, stage.look.words, stage.look.theme, article)
    stage.wait(2 * QUIET)
    return _shown(dialog)


@dialog_state
def second_verdict(stage: Stage) -> QWidget:
    """A claim judged blind."""
    assert stage.session.path is not None
    with Workspace.open(stage.session.path, who="", is_readonly=True) as workspace:
        claim = workspace.review.blind(_in_review(workspace)[0])
    return _shown(BlindDialog(stage.window, stage.session, stage.look.words, stage.look.theme, claim))


@dialog_state
def ask_second(stage: Stage) -> QWidget:
    """Of whom a blind second verdict is wanted."""
    number, names = _of_status(stage, Status.IN_REVIEW), ["Karim", "سلمى"]
    return _shown(AskSecondDialog(stage.window, stage.session, stage.look.words, number, names))


@dialog_state
def publish(stage: Stage) -> QWidget:
    """Under what claims go out."""
    assert stage.session.path is not None
    with Workspace.open(stage.session.path, who="", is_readonly=True) as workspace:
        offer = read_offer(workspace)
    chosen = [row.id for row in offer.ready[:1]]
    return _shown(PublicationDialog(stage.window, stage.session, stage.look.words, offer, chosen))


@dialog_state
def correct(stage: Stage) -> QWidget:
    """A published claim is corrected, its verdict with it."""
    stage.window.desk.list.choose(_of_status(stage, Status.PUBLISHED))
    stage.wait(2 * QUIET)
    words, theme, claim = stage.look.words, stage.look.theme, stage.wait_for_claim()
    dialog = _shown(CorrectionDialog(stage.window, stage.session, words, theme, claim))
    for box in dialog.findChildren(QCheckBox):
        box.setChecked(True)
    return dialog


@dialog_state
def complaint(stage: Stage) -> QWidget:
    """A complaint about a claim."""
    return _shown(ComplaintDialog(stage.window, stage.session, stage.look.words, 2))


@window_state
def publications(stage: Stage) -> QWidget:
    """The library's publications."""
    return _page(stage, "publications")


@window_state
def corrections(stage: Stage) -> QWidget:
    """The register of corrections, with a complaint."""
    number = _of_status(stage, Status.PUBLISHED)
    stage.session.do(lambda workspace: workspace.corrections.make(number, CorrectionKind.UPDATED, note="A new source."))
    stage.session.do(
        lambda workspace: workspace.corrections.log_complaint(text="The photo is not ours.", claim_id=number)
    )
    return _page(stage, "corrections")


@window_state
def corrections_empty(stage: Stage) -> QWidget:
    """Nothing was corrected."""
    path = Path(tempfile.mkdtemp()) / "empty.claimtrack"
    Workspace.create(path, who="Amal").close()
    stage.session.open(path)
    return _page(stage, "corrections")


@window_state
def requests(stage: Stage) -> QWidget:
    """Requests for comment, one of them due, and a claim that is due."""
    day = dt.datetime.now().astimezone().date()
    late = Question("Ministry of Interior", "e-mail", "Were 40 people detained?", day, day - dt.timedelta(days=2))
    later = Question("مصرف ليبيا المركزي", "هاتف", "", day, day + dt.timedelta(days=5))
    stage.session.do(lambda workspace: workspace.requests.ask(2, late))
    stage.session.do(lambda workspace: workspace.requests.ask(3, later))
    stage.session.do(lambda workspace: workspace.claims.label([4], due=day))
    return _page(stage, "requests")


@window_state
def requests_of_claim(stage: Stage) -> QWidget:
    """The notes of a claim with a request."""
    day = dt.datetime.now().astimezone().date()
    stage.session.do(
        lambda workspace: workspace.requests.ask(2, Question("Ministry of Interior", "e-mail", "", day, day))
    )
    stage.window.desk.show_claim(2)
    stage.wait(2 * QUIET)
    stage.window.desk.panel.show_tab("notes")
    stage.wait()
    _to_end(stage)
    return stage.window


@window_state
def history(stage: Stage) -> QWidget:
    """The history of the workspace."""
    stage.session.do(
        lambda workspace: workspace.claims.edit(2, text="Another wording of the same claim, longer by far")
    )
    return _page(stage, "history")


@window_state
def report(stage: Stage) -> QWidget:
    """A month's report."""
    return _page(stage, "report")


@dialog_state
def request(stage: Stage) -> QWidget:
    """Whom one asked."""
    return _shown(RequestDialog(stage.window, stage.session, stage.look.words, 2, None))


@dialog_state
def scales(stage: Stage) -> QWidget:
    """The rating scales."""
    dialog = ScalesDialog(stage.window, stage.session, stage.look.words, stage.look.theme)
    stage.wait(2 * QUIET)
    dialog.choose("misbar")
    return _shown(dialog)


@dialog_state
def scale_editor(stage: Stage) -> QWidget:
    """A scale on its way to another version."""
    words, theme = stage.look.words, stage.look.theme
    return _shown(ScaleEditor(stage.window, stage.session, words, theme, preset("aap")))


@dialog_state
def mapping(stage: Stage) -> QWidget:
    """Old ratings on their way into another scale."""
    assert stage.session.path is not None
    scale = preset("aap")
    with Workspace.open(stage.session.path, who="", is_readonly=True) as workspace:
        old = workspace.scales.old_ratings(scale.key)
    return _shown(MappingDialog(stage.window, stage.session, stage.look.words, scale, old))


@dialog_state
def people(stage: Stage) -> QWidget:
    """Who works here."""
    dialog = PeopleDialog(stage.window, stage.session, stage.look.words)
    stage.wait(2 * QUIET)
    return _shown(dialog)


@dialog_state
def merge_copy(stage: Stage) -> QWidget:
    """A copy that says something else."""
    source = stage.session.path
    assert source is not None
    copy = source.with_name("copy.claimtrack")
    copy.write_bytes(source.read_bytes())
    with Workspace.open(copy, who="Karim") as other:
        other.claims.edit(2, text="The claim as a colleague words it, with more words")
        other.claims.add(text="Another claim that came in over there")
    stage.session.do(lambda workspace: workspace.claims.edit(2, text="The claim as one words it here"))
    stage.wait(2 * QUIET)
    with Workspace.open(source, who="", is_readonly=True) as workspace:
        plan = workspace.copies.plan(copy)
    copy.unlink()
    words, theme = stage.look.words, stage.look.theme
    return _shown(MergeCopyDialog(stage.window, stage.session, words, theme, copy, plan))


# -- dialogs ----------------------------------------------------------------------------------------------------------


@dialog_state
def import_article(stage: Stage) -> QWidget:
    """An article on its way in."""
    with Workspace.open(stage.session.path or Path(), who="", is_readonly=True) as workspace:
        text = workspace.articles.get(1).article.text
    dialog = ImportDialog(stage.window, stage.session, stage.look.words)
    dialog.take(text[:1_400] + ".")
    stage.wait(3 * QUIET)
    return _shown(dialog)


@dialog_state
def import_empty(stage: Stage) -> QWidget:
    """Before a text is there."""
    return _shown(ImportDialog(stage.window, stage.session, stage.look.words))


@dialog_state
def edit_article(stage: Stage) -> QWidget:
    """What is known of an article, with another day of publication."""
    with Workspace.open(stage.session.path or Path(), who="", is_readonly=True) as workspace:
        stored = workspace.articles.get(1)
    dialog = ArticleDialog(stage.window, stage.session, stage.look.words, stored)
    for field in dialog.findChildren(LineField):
        if field.accessibleName() == stage.look.words.say("source.published"):
            field.setText("2018-07")
    stage.wait(2 * QUIET)
    return _shown(dialog)


@dialog_state
def attach_source(stage: Stage) -> QWidget:
    """A source for a claim, from a host that may pass for another."""
    words, theme = stage.look.words, stage.look.theme
    dialog = AttachDialog(stage.window, stage.session, words, theme, stage.wait_for_claim(), None)
    dialog.findChildren(AddressField)[0].set_text("https://аррӏе.com/minutes")
    return _shown(dialog)


@dialog_state
def attach_known(stage: Stage) -> QWidget:
    """A source that is in the library, with the evidence that it gives to another claim."""
    words, theme = stage.look.words, stage.look.theme
    dialog = AttachDialog(stage.window, stage.session, words, theme, stage.wait_for_claim(), None)
    dialog.show()
    stage.wait()
    dialog.findChildren(QTabBar)[0].setCurrentIndex(1)
    return dialog


@dialog_state
def labels(stage: Stage) -> QWidget:
    """Tags, priority, who does it and by when, for two claims."""
    return _shown(LabelDialog(stage.window, stage.session, stage.look.words, (2, 3), "tags"))


@dialog_state
def place(stage: Stage) -> QWidget:
    """A place where a claim circulates."""
    return _shown(PlaceDialog(stage.window, stage.session, stage.look.words, 2, None))


@window_state
def desk_circulation(stage: Stage) -> QWidget:
    """Where a claim circulates, below its verdict, and something that could not be done."""
    found = Place(address="https://example.org/post/1", platform="Facebook", date="2019-04-20", reach=12_000)
    stage.session.do(lambda workspace: workspace.appearances.add(3, found, is_first=True))
    stage.window.desk.show_claim(3)
    stage.wait()
    panel = stage.window.desk.panel
    panel.show_tab("circulation")
    stage.wait()
    panel.findChildren(QScrollArea)[0].ensureWidgetVisible(panel.findChildren(PlaceCard)[0])
    stage.window.status_line.say_trouble(Message("merge.nothing-above"))
    return stage.window


@window_state
def desk_repeated(stage: Stage) -> QWidget:
    """A claim that was decided before, in other words."""
    was = stage.wait_for_claim()
    with Workspace.open(stage.session.path or Path(), who="", is_readonly=True) as workspace:
        was = next(claim for number in range(2, 19) if (claim := workspace.claims.get(number)).verdict)
    article = Article(f"{was.text}.", title="?", language="ar")
    stage.session.do(lambda workspace: workspace.articles.add(article, draw_claims(article)))
    stage.wait()
    stage.window.desk.bring_claim()
    return stage.window


@window_state
def desk_quote(stage: Stage) -> QWidget:
    """A card whose quote leads into the kept copy, and one of a source that is only cited."""
    _attach_document(stage)
    return stage.window


@dialog_state
def kept_copy(stage: Stage) -> QWidget:
    """A kept copy beside the work, at the quote of a piece of evidence."""
    _attach_document(stage)
    piece = next(each for each in stage.wait_for_claim().evidence if each.anchor and each.anchor.page)
    stage.window.interior.copies.open_evidence(piece)
    opened = stage.window.interior.copies.opened
    assert opened is not None
    stage.wait(10 * QUIET)
    return opened


@dialog_state
def kept_copy_long(stage: Stage) -> QWidget:
    """A copy too long to be laid out at once, of a source not to be named, from a host that may pass for another."""
    text = "The council met in May and closed two schools.\n" * 3_000
    kept = KeptFile(text.encode(), "text/plain", how="file", name="minutes.txt", document=Document(text, "text/plain"))
    cited = Citation(title="Minutes", address="https://аррӏе.com/minutes")
    stage.session.do(
        lambda workspace: workspace.evidence.attach(
            2, cited, stance=Stance.CONTEXT, kept=kept, pin=Pin(quote="met in May"), is_nameable=False
        )
    )
    stage.window.desk.show_claim(2)
    stage.wait(3 * QUIET)
    stage.window.interior.copies.open_evidence(stage.wait_for_claim().evidence[-1])
    opened = stage.window.interior.copies.opened
    assert opened is not None
    stage.wait(6 * QUIET)
    return opened


@dialog_state
def attach_file(stage: Stage) -> QWidget:
    """A document that is to be kept with its source, which proposes how it is cited."""
    words, theme = stage.look.words, stage.look.theme
    dialog = AttachDialog(stage.window, stage.session, words, theme, stage.wait_for_claim(), None)
    dialog.copy.keep_file(DOCUMENTS / "amiri.pdf")
    stage.wait(8 * QUIET)
    return _shown(dialog)


@dialog_state
def import_page(stage: Stage) -> QWidget:
    """An address that was pasted: its page is fetched by the button, and only by it."""
    dialog = ImportDialog(stage.window, stage.session, stage.look.words)
    dialog.show()
    dialog.take("https://example.org/news/2019/05")
    stage.wait(3 * QUIET)
    return dialog


@dialog_state
def import_unread(stage: Stage) -> QWidget:
    """A file that has no text, and can be kept as it is."""
    dialog = ImportDialog(stage.window, stage.session, stage.look.words)
    path = Path(tempfile.mkdtemp()) / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    dialog.take_files([path])
    stage.wait(4 * QUIET)
    return _shown(dialog)


@dialog_state
def verify(stage: Stage) -> QWidget:
    """Nothing that is stored was changed."""
    dialog = VerifyDialog(stage.window, stage.session, stage.look.words)
    dialog.show()
    stage.wait(4 * QUIET)
    return dialog


def _attach_document(stage: Stage) -> None:
    kept = read_kept_file(DOCUMENTS / "amiri.pdf")
    assert kept.document is not None
    quote, cited = kept.document.text[60:120].strip(), Citation(title="A page", address="https://example.org/page")
    pin = Pin(quote=quote, translation="The council voted nine to six.")
    stage.session.do(
        lambda workspace: workspace.evidence.attach(2, proposed(kept), stance=Stance.SUPPORTS, pin=pin, kept=kept)
    )
    stage.session.do(lambda workspace: workspace.evidence.attach(2, cited, stance=Stance.CONTEXT))
    stage.window.desk.show_claim(2)
    stage.wait(3 * QUIET)


@dialog_state
def backups(stage: Stage) -> QWidget:
    """The backups of a workspace."""
    made = dt.datetime(2026, 5, 4, 9, 14, tzinfo=dt.UTC)
    found = [Backup(Path(), made - dt.timedelta(days=days), 2_400_000, 70 - days, "5fd2") for days in range(5)]
    return _shown(BackupsDialog(stage.window, stage.look.words, found))


@dialog_state
def merge_speakers(stage: Stage) -> QWidget:
    """Two names that are one speaker's."""

    def merge(numbers: Sequence[int], into: int, workspace: Workspace) -> Changes:
        return workspace.speakers.merge(numbers, into=into)

    records = ((1, "The White House"), (2, "البيت الأبيض"))
    return _shown(MergeDialog(stage.window, stage.session, stage.look.words, "speakers", records, merge))


@dialog_state
def menu_claim(stage: Stage) -> QWidget:
    """What can be done to a claim."""
    menu = stage.window.menuBar().actions()[2].menu()
    assert isinstance(menu, QMenu)
    menu.popup(stage.window.mapToGlobal(QPoint(100, 40)))
    return menu


@dialog_state
def new_claim(stage: Stage) -> QWidget:
    """A claim without an article."""
    return _shown(WordingDialog(stage.window, stage.session, stage.look.words, None))


@dialog_state
def settings(stage: Stage) -> QWidget:
    """The user's choices."""
    return _shown(SettingsDialog(stage.window, stage.look.words, stage.session.settings))


@dialog_state
def palette(stage: Stage) -> QWidget:
    """The commands that are found by a word."""
    dialog = Palette(stage.window, stage.look.words, stage.window.actions_)
    dialog.field.setText("cl")
    return _shown(dialog)


@dialog_state
def edit_source(stage: Stage) -> QWidget:
    """How a source is cited."""
    stage.window.desk.list.choose(2)
    stage.wait()
    source = stage.wait_for_claim().evidence[0].source
    return _shown(SourceDialog(stage.window, stage.session, stage.look.words, source))


@window_state
def large_text(stage: Stage) -> QWidget:
    """Text of half the size again."""
    stage.window.change_settings(replace(stage.session.settings, text_size=150))
    stage.wait_for_claim()
    stage.window.desk.list.choose(2)
    return stage.window


@window_state
def largest_text(stage: Stage) -> QWidget:
    """Text of double size."""
    stage.window.change_settings(replace(stage.session.settings, text_size=200))
    stage.wait_for_claim()
    stage.window.desk.list.choose(2)
    return stage.window


@dialog_state
def guide(stage: Stage) -> QWidget:
    """The user's guide."""
    return _shown(GuideWindow(stage.window, stage.look.words))


@dialog_state
def problem_report(stage: Stage) -> QWidget:
    """What to tell when something went wrong."""
    return _shown(ProblemReport(stage.window, stage.look.words))


@dialog_state
def keys(stage: Stage) -> QWidget:
    """The list of keys."""
    return _shown(KeysDialog(stage.window, stage.look.words, stage.look.theme, {}))


@dialog_state
def keys_conflict(stage: Stage) -> QWidget:
    """A key that another command has."""
    dialog = KeysDialog(stage.window, stage.look.words, stage.look.theme, {"claim.accept": ("Q",)})
    dialog.search.setText("cl")
    dialog.show()
    dialog.field.pressed.emit(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E))
    return dialog


def _shown(widget: QWidget) -> QWidget:
    widget.show()
    return widget


# -- drawing ----------------------------------------------------------------------------------------------------------


def render(application: QApplication, sample: Path, folder: Path, names: list[str]) -> Iterator[Path]:
    """The pictures, one after the other."""
    workspace = folder / "sample.claimtrack"
    for language, theme in product(("en", "ar"), ("light", "dark")):
        settings = Settings(name="Amal", language=language, theme=theme)
        look = Look(application, settings)
        for name in names:
            for size in SIZES[:1] if name in OF_ONE_SIZE else SIZES:
                workspace.write_bytes(sample.read_bytes())
                stage = _stage(application, look, Session(settings), size)
                stage.session.open(workspace)
                stage.wait_for_claim()
                shown = STATES[name](stage)
                stage.wait()
                suffix = "" if name in OF_ONE_SIZE else f"-{size[0]}"
                path = folder / f"{name.replace('_', '-')}-{language}-{theme}{suffix}.png"
                shown.grab().save(str(path))
                _end(stage, shown)
                if stage.session.settings != settings:
                    look.wear(settings)
                yield path
    workspace.unlink()


def _stage(application: QApplication, look: Look, session: Session, size: tuple[int, int]) -> Stage:
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp()  # with nothing that was typed on the stage before
    window = Window(QSettings(f"{tempfile.mkdtemp()}/window.ini", QSettings.Format.IniFormat))
    window.furnish(session, look)
    window.resize(*size)
    window.show()
    return Stage(application, look, session, window)


def _end(stage: Stage, shown: QWidget) -> None:
    stage.session.close()
    for widget in {shown, stage.window}:
        widget.hide()
        widget.deleteLater()
    stage.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    stage.wait(0)


def main() -> None:
    """Render everything and name the files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = temporary
        sample = Path(temporary) / "sample.claimtrack"
        build(sample)
        for path in render(application, sample, folder, sys.argv[2:] or list(STATES)):
            print(path)


if __name__ == "__main__":
    main()
