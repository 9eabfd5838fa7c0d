"""Small tables for people and programs: as CSV, and as Markdown that shows every text as it is."""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimtrack.domain.words import END_ISOLATE, ISOLATE
from claimtrack.export import csv
from claimtrack.export.file import replacing

Cells = Sequence[object]
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def write_csv(
    headers: Sequence[str],
    lines: Iterable[Cells],
    path: Path,
    *,
    overwrite: bool = False,
    workspace: Path | None = None,
) -> None:
    """Write a table as CSV in UTF-8 with a byte order mark; no cell is one that a spreadsheet would run."""
    with replacing(path, overwrite=overwrite, workspace=workspace) as stream:
        stream.write(codecs.BOM_UTF8)
        for part in csv.rows(headers, ([csv.cell(value) for value in line] for line in lines)):
            stream.write(part.encode(errors="replace"))


def write_text(parts: Iterable[str], path: Path, *, overwrite: bool = False, workspace: Path | None = None) -> None:
    """Write a text in UTF-8, piece by piece."""
    with replacing(path, overwrite=overwrite, workspace=workspace) as stream:
        for part in parts:
            stream.write(part.encode(errors="replace"))


def markdown(headers: Sequence[str], lines: Iterable[Cells]) -> Iterator[str]:
    """A table as Markdown, line by line; texts of the other direction do not turn what stands beside them."""
    yield f"| {' | '.join(map(plain, headers))} |\n"
    yield f"|{' --- |' * len(headers)}\n"
    for line in lines:
        yield f"| {' | '.join(_cell(value) for value in line)} |\n"


def plain(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _cell(value: object) -> str:
    text = plain("" if value is None else str(value))
    return text if text.isascii() else f"{ISOLATE}{text}{END_ISOLATE}"
