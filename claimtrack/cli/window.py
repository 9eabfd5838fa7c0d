"""The way from the command line into the window; Qt is imported no sooner than a window is sure to open."""

import importlib
import os
import sys
from pathlib import Path

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message


def open_window(workspace: str | None) -> int:
    """Open the window, on a workspace or on the last one; Problem where there is no display or no such file."""
    if workspace is not None and not Path(workspace).is_file():
        raise Problem(Message("cli.no-such-workspace", name=workspace))
    if not _has_display():
        raise Problem(Message("cli.no-display"))
    code: int = importlib.import_module("claimtrack.app").run(workspace)
    return code


def _has_display() -> bool:
    """Whether a window can be shown; QT_QPA_PLATFORM may name a platform that needs none, as offscreen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
