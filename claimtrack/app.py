"""Builds the window once: logging, fonts, language, theme."""

import contextlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from platformdirs import user_state_path
from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from claimtrack.domain import resources
from claimtrack.domain.messages import Message
from claimtrack.gui.ending import EndingSignals
from claimtrack.gui.window import Window
from claimtrack.storage import log as private_log
from claimtrack.storage import private

if TYPE_CHECKING:
    from claimtrack.gui.session import Session

log = logging.getLogger(__name__)


class Program(QObject):
    """The one window with its session: empty at first sight, filled right after."""

    furnished = Signal()

    def __init__(self, application: QApplication, path: Path | None) -> None:
        super().__init__(application)
        self._application, self._path = application, path
        self._session: Session | None = None
        self._to_back_up: Path | None = None
        self.window = Window(QSettings(str(_state_file()), QSettings.Format.IniFormat))
        self.window.painted.connect(self._on_painted)

    @property
    def session(self) -> "Session":
        """The open workspace, once the window is filled."""
        assert self._session is not None  # noqa: S101 - an empty window is asked for nothing
        return self._session

    def report_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A slot has failed: it is written down, said in one sentence, and the window goes on."""
        log.error("A slot failed", exc_info=(kind, error, trace))
        if self._session is not None:
            self._session.failed.emit(Message("error.unexpected"))

    def end(self) -> None:
        """Close the window and all that stands over it, whatever waits for an answer."""
        self.window.close()
        self._application.exit()

    def _on_painted(self) -> None:
        QTimer.singleShot(0, self, self._furnish)

    def _furnish(self) -> None:
        """Import and build what fills the window, which takes several times as long as to show it."""
        from claimtrack.gui.lane import share_python  # noqa: PLC0415 - the window is seen by now
        from claimtrack.gui.session import Session  # noqa: PLC0415 - the same
        from claimtrack.gui.style.look import Look  # noqa: PLC0415 - the same
        from claimtrack.storage.settings import Settings  # noqa: PLC0415 - the same

        share_python()
        settings = Settings.load()
        self._session = Session(settings, self)
        self._session.opened.connect(self._on_opened)
        self._session.closed.connect(self._on_closed)
        self._application.aboutToQuit.connect(self._session.close)
        self.window.furnish(self._session, Look(self._application, settings))
        self.furnished.emit()
        self._open_first()

    def _on_opened(self) -> None:
        self._to_back_up = None if self.session.is_readonly else self.session.path

    def _on_closed(self) -> None:
        """What was changed is backed up by a program of its own, so that closing waits for nothing."""
        from claimtrack.workspace.backups import back_up_later  # noqa: PLC0415 - SQLAlchemy is slow to import

        if self._to_back_up is not None:
            back_up_later(self._to_back_up)

    def _open_first(self) -> None:
        """Open what was named, or the last workspace; the sample, where there is none."""
        last = Path(self.session.settings.last) if self.session.settings.last else None
        if self._path is not None:
            self.session.open(self._path)
        elif last is not None and last.exists():
            self.session.open(last)
        else:
            self.window.interior.files.open_sample()
            if last is not None:
                self.window.interior.status_line.say_trouble(Message("workspace.missing", name=str(last)))


def run(path: str | None = None, arguments: Sequence[str] = ()) -> int:
    """Open the window, on a workspace if one is named, and return the program's exit code when it is closed."""
    private_log.begin()
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("claimtrack")
    application.setDesktopFileName("claimtrack")
    application.setWindowIcon(QIcon(str(resources.folder() / "icons" / "claimtrack.svg")))
    program = Program(application, Path(path) if path else None)
    EndingSignals(program).told.connect(program.end)
    sys.excepthook = program.report_bug
    program.window.show()
    return application.exec()


def _state_file() -> Path:
    folder = user_state_path("claimtrack", appauthor=False)
    with contextlib.suppress(OSError):
        private.make_folder(folder)
    return folder / "window.ini"
