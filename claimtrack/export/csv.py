"""Claims as CSV (RFC 4180): one row a claim, the columns of domain.columns, no cell that a spreadsheet would run.

Several values in one cell (tags, sources, notes, hashes) stand on lines of their own. Texts are whole, however long:
Excel shows the first 32,767 characters of a cell, LibreOffice and other programs read them all.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from claimtrack.domain.columns import COLUMNS, ClaimRecord
from claimtrack.export.file import replacing
from claimtrack.export.formulas import defuse

HEADERS = tuple(column.name for column in COLUMNS)
_PART = 2**16  # characters collected before they are handed on

# What a person or a text from outside can have put in; the other columns hold numbers, codes and days of ours
_TEXTS = tuple(
    HEADERS.index(name)
    for name in (
        *("article", "publisher", "article_address", "article_published", "claim", "quote", "speaker", "date", "due"),
        *("assignee", "verdict", "scale", "rationale_en", "rationale_ar", "established", "right", "decided_by"),
        "published_address",
    )
)
_LISTS = tuple(HEADERS.index(name) for name in ("tags", "sources", "snapshot_hashes", "notes"))

_values = attrgetter(*HEADERS)


def write(
    records: Iterable[ClaimRecord],
    path: Path | str,
    *,
    bom: bool = True,
    overwrite: bool = False,
    workspace: Path | None = None,
) -> int:
    """Write the claims to a file and return how many they were; Problem where the file cannot be made.

    The byte order mark is what tells Excel that the file is UTF-8. For `overwrite` and `workspace` see
    export.file.replacing.
    """
    count = 0

    def counted() -> Iterator[ClaimRecord]:
        nonlocal count
        for count, record in enumerate(records, 1):  # noqa: B007 - read after the loop
            yield record

    with replacing(Path(path), overwrite=overwrite, workspace=workspace) as stream:
        if bom:
            stream.write(codecs.BOM_UTF8)
        for part in parts(counted()):
            stream.write(part.encode(errors="replace"))
    return count


def parts(records: Iterable[ClaimRecord]) -> Iterator[str]:
    """The CSV piece by piece, the header first; lines end with CR LF."""
    return rows(HEADERS, map(_cells, records))


def rows(headers: Iterable[str], lines: Iterable[Iterable[object]]) -> Iterator[str]:
    """Any table as CSV, piece by piece; the cells are taken as they are, None is an empty one."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headers)
    for line in lines:
        writer.writerow(line)
        if buffer.tell() >= _PART:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def cell(value: object) -> object:
    """One value as a cell: lists on lines of their own, harmful text defused, yes and no as JSON has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        value = "\n".join(map(str, value))
    return defuse(value) if isinstance(value, str) else value


def _cells(record: ClaimRecord) -> list[object]:
    values = list(_values(record))
    for index in _TEXTS:
        if text := values[index]:
            values[index] = defuse(text)
    for index in _LISTS:
        values[index] = defuse("\n".join(values[index]))
    return values
