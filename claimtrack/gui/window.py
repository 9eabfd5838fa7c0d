"""The main window: a frame that is seen at once, and what fills it, built anew for another language or theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

if TYPE_CHECKING:
    from claimtrack.gui.arrangement import Arrangement
    from claimtrack.gui.commands.declared import Actions
    from claimtrack.gui.commands.keyboard import Keyboard
    from claimtrack.gui.desk import Desk
    from claimtrack.gui.interior import Interior
    from claimtrack.gui.library.view import Library
    from claimtrack.gui.session import Session
    from claimtrack.gui.status_line import StatusLine
    from claimtrack.gui.style.look import Look
    from claimtrack.gui.top_bar import TopBar
    from claimtrack.gui.triage.layout import TriageLayout
    from claimtrack.storage.settings import Settings

SMALLEST = (1000, 620)
FIRST_SIZE = (1440, 900)
FRAME = QSize(8, 40)  # pixels around it that a window manager may need


class Window(QMainWindow):
    """Shows a session; `painted` is emitted once, when the window has first been seen.

    It opens empty: what fills it, `furnish`, takes several times as long to import and build as a frame to show.
    """

    painted = Signal()

    def __init__(self, state: QSettings) -> None:
        super().__init__()
        self._state = state
        self._is_painted = False
        self._interior: Interior | None = None
        self._keyboard: Keyboard | None = None
        ground = QColor.fromString(str(state.value("ground")))
        if ground.isValid():  # an evening's dark window opens dark
            self.setPalette(QPalette(ground))
        self.setMinimumSize(*SMALLEST)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize() - FRAME))
        geometry = state.value("window")
        self.restoreGeometry(geometry if isinstance(geometry, QByteArray) else QByteArray())

    # -- what fills it ------------------------------------------------------------------------------------------------

    @property
    def interior(self) -> "Interior":
        """What fills the window."""
        assert self._interior is not None  # noqa: S101 - an empty window is asked for nothing
        return self._interior

    @property
    def desk(self) -> "Desk":
        """List, article and claim."""
        return self.interior.desk

    @property
    def triage(self) -> "TriageLayout":
        """The article with its cards."""
        return self.interior.triage

    @property
    def library(self) -> "Library":
        """The pages of the library."""
        return self.interior.library

    @property
    def actions_(self) -> "Actions":
        """Everything that can be done."""
        return self.interior.actions_

    @property
    def top_bar(self) -> "TopBar":
        """The bar with the search."""
        return self.interior.top_bar

    @property
    def status_line(self) -> "StatusLine":
        """The line that says what was done."""
        return self.interior.status_line

    def furnish(self, session: "Session", look: "Look", arrangement: "Arrangement | None" = None) -> None:
        """Fill the window, as it was arranged when it was last closed, or as told."""
        from claimtrack.gui.arrangement import Arrangement  # noqa: PLC0415 - not before the window was painted
        from claimtrack.gui.commands.keyboard import Keyboard  # noqa: PLC0415 - the same
        from claimtrack.gui.interior import Interior  # noqa: PLC0415 - the same

        arrangement = arrangement or Arrangement.read(self._state)
        self._session, self._look = session, look
        self.setPalette(QPalette())  # the application's from now on
        self._interior = interior = Interior(self, session, look, arrangement)
        self.setCentralWidget(interior)
        interior.settings_chosen.connect(self.change_settings)
        self._keyboard = self._keyboard or Keyboard(self)
        self._keyboard.follow(interior.actions_)
        interior.desk.list.table.setFocus()

    def change_settings(self, settings: "Settings") -> None:
        """Keep other settings and show them at once: the same view in another language or theme."""
        self._session.name_user(settings)
        self._look.wear(settings)
        self.furnish(self._session, self._look, self.interior.leave())

    # -- Qt's events --------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._interior is not None:
            self._interior.leave().keep(self._state)
            self._state.setValue("ground", self._look.theme.window)
            self._session.close()
        self._state.setValue("window", self.saveGeometry())
        super().closeEvent(event)
