"""What every test gets: no display, a home of its own, and a check that it left no thread and no window behind."""

import gc
import os
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.workspace.workspace import Workspace

# Qt reads it when the application is made, which a plugin does before any fixture of ours runs.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says how busy the machine is.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# Milliseconds that a test waits for what comes in a few: a machine may have much else to do.
PATIENCE = 30_000

# What a test makes is freed when it ends; to look for circles as often as Python does takes a sixteenth of the time.
gc.set_threshold(100_000, 50, 50)

# Tooltips that Qt itself keeps for the next one to be shown.
KEPT_BY_QT = frozenset({"QTipLabel"})


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder for this run, so that no test reads or writes the settings of the person who runs it."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(folder))
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield folder


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of annotated articles that the environment names."""
    named = os.environ.get("CLAIMTRACK_CASES")
    if not named:
        pytest.skip("CLAIMTRACK_CASES names no folder of annotated articles")
    return Path(named)


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with nothing in it, for a test to copy: to make one takes three times as long as to open it."""
    path = tmp_path_factory.mktemp("new") / "new.claimtrack"
    Workspace.create(path, who="Amal").close()
    return path


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The one of pytest-qt, with more patience than its five seconds."""
    for wait in ("waitActive", "waitExposed", "waitSignal", "waitSignals", "waitUntil"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test after which a thread is still running seconds later."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 10.0
    while (leaked := _threads_since(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not leaked, f"threads left running: {leaked}"


@pytest.fixture(autouse=True)
def no_leaked_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a top-level window behind. Threads are Python's own throughout: the other fixture's."""
    if "qapp" not in request.fixturenames:
        yield
        return
    windows = set(_windows())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if set(_windows()) - windows:
        gc.collect()
    assert not set(_windows()) - windows, "windows left open"


def _threads_since(before: set[threading.Thread]) -> list[threading.Thread]:
    # Python keeps an entry for a thread of Qt's that once called back, and cannot know when that thread ends.
    return [thread for thread in threading.enumerate() if thread not in before and not thread.name.startswith("Dummy-")]


def _windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.metaObject().className() not in KEPT_BY_QT]
