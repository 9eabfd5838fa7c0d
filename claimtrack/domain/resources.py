"""Where the files that ship with the program lie: inside the installed package, or beside it in a checkout."""

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The resources folder."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def read_text(*parts: str) -> str:
    """The text of a shipped file, `read_text("scales", "default.json")`."""
    return folder().joinpath(*parts).read_text(encoding="utf-8")
