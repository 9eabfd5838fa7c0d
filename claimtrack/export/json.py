"""A document as JSON, one object, written piece by piece: a line for each record of a list.

What the document of a workspace holds is told in claimtrack.workspace.document and in the help page on export.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claimtrack.export.file import replacing

Document = Mapping[str, "str | int | Mapping[str, object] | Iterable[Mapping[str, object]]"]


def write(document: Document, path: Path | str, *, overwrite: bool = False, workspace: Path | None = None) -> None:
    """Write a document to a file in UTF-8; its lists may be endless streams of records, memory stays flat.

    For `overwrite` and `workspace` see export.file.replacing; Problem where the file cannot be made.
    """
    with replacing(Path(path), overwrite=overwrite, workspace=workspace) as stream:
        for part in parts(document):
            stream.write(part.encode())


def parts(document: Document) -> Iterator[str]:
    """The JSON piece by piece."""
    opening = "{"
    for name, value in document.items():
        yield f"{opening}\n{_dumped(name)}: "
        opening = ","
        if isinstance(value, str | int | Mapping):
            yield _dumped(value)
        else:
            yield from _listed(value)
    yield "\n}\n"


def _listed(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    opening = "["
    for record in records:
        yield f"{opening}\n{_dumped(record)}"
        opening = ","
    yield "\n]" if opening == "," else "[]"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
