"""What goes wrong in the program itself, written down in the user's log folder: where, of what kind, in nobody's words.

An error's own message may quote a claim or a name, and so may what a library says of it: neither is written down.
"""

import logging
import os
import platform
import traceback
from io import TextIOWrapper
from pathlib import Path

from platformdirs import user_log_path
from typing_extensions import override

from claimtrack import __version__
from claimtrack.storage import private

SIZE = 500_000  # bytes, above which a new log is begun; the one before is kept
_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


def path() -> Path:
    """The file that is written to."""
    return user_log_path("claimtrack", appauthor=False) / "claimtrack.log"


def begin() -> None:
    """Write warnings and errors to the log from now on; where no file can be made, to standard error."""
    logging.basicConfig(level=logging.WARNING, handlers=[_handler()], force=True)
    logging.captureWarnings(capture=True)


def text(most: int = 100_000) -> str:
    """The end of the log, with what this program and this machine are, to be copied into a report."""
    about = f"claimtrack {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    try:
        with path().open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - most))
            return about + file.read(most).decode("utf-8", "replace")
    except OSError:
        return about


class Formatter(logging.Formatter):
    """Tells of an error its kind and the places that it came through, and of a foreign message only who says it."""

    @override
    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(_told(error)) if isinstance(error, BaseException) else ""

    @override
    def format(self, record: logging.LogRecord) -> str:
        if not record.name.startswith("claimtrack"):
            record = logging.makeLogRecord({**vars(record), "msg": "(said something)", "args": None})
        record.exc_text = None
        return super().format(record)


def _told(error: BaseException) -> list[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_told(earlier), "then"] if earlier is not None else []
    places = traceback.extract_tb(error.__traceback__)
    lines += [f"  {Path(place.filename).name}:{place.lineno} {place.name}" for place in places]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]


def _handler() -> logging.Handler:
    handler: logging.Handler
    try:
        private.make_folder(path().parent)
        if path().exists() and path().stat().st_size > SIZE:
            path().replace(path().with_suffix(".old.log"))
        handler = _PrivateFile(path(), encoding="utf-8", errors="backslashreplace")
    except OSError:  # a full disk must not keep the window from opening
        handler = logging.StreamHandler()
    handler.setFormatter(Formatter(_FORM))
    return handler


class _PrivateFile(logging.FileHandler):
    """A log that only its user may read."""

    @override
    def _open(self) -> TextIOWrapper:
        os.close(private.open_file(Path(self.baseFilename), os.O_WRONLY | os.O_APPEND))
        return super()._open()
