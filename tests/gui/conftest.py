"""What the window's tests share: a look, a workspace with claims in it, and a session that is closed again."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from platformdirs import user_state_path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import DismissReason
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.gui.style.theme import LIGHT, Theme
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace

TEXT = (
    "The council sold the harbour in 2012. It had 40 berths then. The mayor said that the price was 3 million.\n\n"
    "🛟 Lifeboats were not part of the sale. The sale was signed on 4 May 2012."
)
QUOTES = (
    "The council sold the harbour in 2012",
    "It had 40 berths then",
    "The mayor said that the price was 3 million",
    "Lifeboats were not part of the sale",
    "The sale was signed on 4 May 2012",
)


def drawn(text: str, quote: str, *, speaker: str | None = None, date: str | None = None) -> DrawnClaim:
    """A claim drawn from a text."""
    start = text.index(quote)
    voice = Voice.REPORTED if speaker else Voice.ARTICLE
    return DrawnClaim(
        start, start + len(quote), quote, Kind.CHECKABLE, voice, 0.8, worthy=True, speaker=speaker, date=date
    )


def article() -> Article:
    """An article about a harbour."""
    return Article(TEXT, title="Harbour sold", publisher="The Quay", published="2013-02", language="en")


@pytest.fixture(autouse=True)
def no_drafts(home: Path) -> Iterator[None]:  # noqa: ARG001 - it is where drafts lie
    """What one test typed is not offered to the next, whose workspace may be a copy of the same."""
    yield
    shutil.rmtree(user_state_path("claimtrack", appauthor=False), ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What one test copied is not there for the next.

    Without a display Qt keeps it until the interpreter has gone, and asks Python's object then: a crash at exit.
    """
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The application in English, light."""
    return Look(qapp, Settings(language="en", theme="light"))


@pytest.fixture
def words(look: Look) -> Words:
    """English words, as the window says them."""
    return look.words


@pytest.fixture
def theme() -> Theme:
    """The light theme."""
    return LIGHT


@pytest.fixture(scope="session")
def finished_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that each test gets a copy of."""
    path = tmp_path_factory.mktemp("finished") / "harbour.claimtrack"
    with Workspace.create(path, who="Amal") as workspace:
        claims = [drawn(TEXT, quote) for quote in QUOTES]
        claims[2] = drawn(TEXT, QUOTES[2], speaker="The mayor")
        claims[4] = drawn(TEXT, QUOTES[4], date="2012-05-04")
        workspace.articles.add(article(), claims)
        source = Citation(title="Land register", publisher="District court")
        workspace.evidence.attach(3, source, stance=Stance.CONTRADICTS)
        workspace.verdicts.give(3, Judgement("false", rationale_en="The register says 2 million."))
        workspace.claims.dismiss([4], reason=DismissReason.MINOR)
        workspace.claims.accept([5])
    return path


@pytest.fixture
def workspace_path(finished_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one article: five claims, 1 and 2 in the Inbox, 3 judged, 4 dismissed, 5 to check.

    All copies have the same identity, so each has a folder of its own for what is kept by identity.
    """
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Path(shutil.copy(finished_workspace, tmp_path))


@pytest.fixture
def new_session(look: Look) -> Iterator[Callable[[], Session]]:  # noqa: ARG001 - Qt is there before it
    """Makes sessions that are closed when the test ends."""
    sessions: list[Session] = []

    def make() -> Session:
        session = Session(Settings(name="Amal", language="en", theme="light"))
        sessions.append(session)
        return session

    yield make
    for session in sessions:
        session.close()
        session.deleteLater()


@pytest.fixture
def session(new_session: Callable[[], Session], workspace_path: Path, qtbot: QtBot) -> Session:
    """An open session on the workspace."""
    made = new_session()
    with qtbot.waitSignal(made.opened):
        made.open(workspace_path)
    return made


@pytest.fixture
def newsroom_path(workspace_path: Path) -> Path:
    """The workspace with two people: claims 3, decided by Amal, and 5, decided by Karim, are in review."""
    with Workspace.open(workspace_path, who="Karim") as workspace:
        workspace.evidence.attach(5, Citation(title="Court file"), stance=Stance.SUPPORTS)
        workspace.verdicts.give(5, Judgement("true", rationale_en="The file has that day."))
        workspace.review.send([5], override="The file was seen there.")
    with Workspace.open(workspace_path, who="Amal") as workspace:
        workspace.review.send([3], override="The register is public.")
    return workspace_path


@pytest.fixture
def newsroom(new_session: Callable[[], Session], newsroom_path: Path, qtbot: QtBot) -> Session:
    """Amal's open session on the workspace of two people."""
    made = new_session()
    with qtbot.waitSignal(made.opened):
        made.open(newsroom_path)
    return made


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window for dialogs to stand before."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def new_window(look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Session], Window]]:
    """Shows windows on a session, as large as a desk has room for, which are closed when the test ends."""
    made: list[Window] = []

    def show(session: Session) -> Window:
        window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        made.append(window)
        window.resize(1440, 900)
        window.furnish(session, look)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        qtbot.waitUntil(lambda: window.desk.panel.claim is not None)
        return window

    yield show
    for window in made:
        window.close()
    look.wear(Settings(language="en", theme="light"))


@pytest.fixture
def window(new_window: Callable[[Session], Window], session: Session) -> Window:
    """The window on the workspace, with a claim in it."""
    return new_window(session)


@pytest.fixture
def newsroom_window(new_window: Callable[[Session], Window], newsroom: Session) -> Window:
    """The window on the newsroom's workspace, with a claim in it."""
    return new_window(newsroom)
