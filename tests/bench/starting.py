"""How soon the window is seen, and the first rows of a million claims in it, against a bare PySide6 window.

Each start is a process of its own; the clock runs from before it is made until it has painted.
"""

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.bench.ratios import judge
from tests.bench.workspaces import million

PROMISE, PROMISE_OF_ROWS = 1.5, 3.0

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

# what `main.py` does, up to the moment that counts
OURS = """
import os, sys, time
from claimtrack.cli.program import main
from claimtrack import app
from PySide6.QtCore import QTimer

class Program(app.Program):
    def __init__(self, application, path):
        super().__init__(application, path)
        self.window.painted.connect(self._tell_painted)
        self.furnished.connect(self._watch_rows)

    def _watch_rows(self):
        self.window.desk.list.model.listed.connect(self._tell_rows)

    def _tell_painted(self):
        if sys.argv[1] == "window":
            print(time.monotonic(), flush=True)
            os._exit(0)  # before anything is opened

    def _tell_rows(self):
        model, table = self.window.desk.list.model, self.window.desk.list.table
        if model.rowCount() and model.known_row(0) is not None:
            table.viewport().repaint()
            print(time.monotonic(), flush=True)
            QTimer.singleShot(0, self.window.close)

app.Program = Program
sys.exit(main([sys.argv[2]]))
"""


def start(folder: Path, program: str, *arguments: str) -> float:
    """Seconds from the start of a program to what it tells first."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(folder), "USERPROFILE": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program, *arguments]
    began = time.monotonic()
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    return float(ran.stdout.split()[0]) - began


def main() -> int:
    """One line for the window, one for the rows."""
    path = str(million())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = partial(start, folder, BARE)
        kept = [
            judge(
                f"{what} / bare PySide6 window", promise, reference=bare, measured=partial(start, folder, OURS, *given)
            )
            for what, promise, given in (
                ("window visible", PROMISE, ("window", path)),
                ("first rows of a million", PROMISE_OF_ROWS, ("rows", path)),
            )
        ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
