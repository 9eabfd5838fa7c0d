"""Renders the window as pictures, in both languages and both themes, without a display: `tests/screens.py FOLDER`.

The sample is built in a temporary folder; with a second argument, that workspace is shown instead.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from claimtrack.gui.look import Look
from claimtrack.gui.session import Session
from claimtrack.gui.window import Window
from claimtrack.storage.settings import Settings
from claimtrack.workspace.sample import build

SIZES = ((1440, 900), (1100, 700))
QUIET = 1.0  # seconds in which nothing more comes


def wait(application: QApplication, seconds: float) -> None:
    """Let the window work."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)


def render(application: QApplication, workspace: Path, folder: Path) -> Iterator[Path]:
    """The pictures, one after the other."""
    for language in ("en", "ar"):
        for theme in ("light", "dark"):
            settings = Settings(name="Amal", language=language, theme=theme)
            look = Look(application, settings)
            session = Session(settings)
            state = QSettings(str(folder / "none.ini"), QSettings.Format.IniFormat)
            for width, height in SIZES:
                window = Window(session, look, state)
                window.resize(width, height)
                window.show()
                session.open(workspace, is_readonly=False)
                wait(application, QUIET * 4)
                window.claims.slots["claim.next"]()
                wait(application, QUIET)
                path = folder / f"desk-{language}-{theme}-{width}.png"
                window.grab().save(str(path))
                session.close()
                window.deleteLater()
                wait(application, 0)
                yield path


def main() -> None:
    """Render everything and name the files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as temporary:
        workspace = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary) / "sample.claimtrack"
        if len(sys.argv) < 3:
            build(workspace)
        for path in render(application, workspace, folder):
            print(path)


if __name__ == "__main__":
    main()
