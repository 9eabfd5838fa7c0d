"""Kept copies: a file as it is, its type told by its first bytes, and its text beside it where it has one."""

import hashlib
from dataclasses import replace
from pathlib import Path

from claimtrack.domain.document import Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import FileBytes, KeptFile
from claimtrack.intake import kinds
from claimtrack.intake.child.running import Progress
from claimtrack.intake.file import DOCUMENT_LIMIT, MEGABYTE, open_regular
from claimtrack.intake.file import LIMIT as TEXT_LIMIT
from claimtrack.intake.reading import read_document

LIMIT = 200_000_000  # bytes, as many as a workspace takes in one file
HELD = 8 * MEGABYTE  # bytes: more than these stay in their file


def read_kept_file(path: Path | str, *, on_progress: Progress | None = None) -> KeptFile:
    """A file as the kept copy of a source; Problem where it is empty, no file, or larger than `LIMIT` bytes.

    Where its text cannot be read, the copy says why, and is kept all the same.
    """
    path = Path(path)
    with open_regular(path) as file:
        opening = file.read(HELD + 1)
        if not opening:
            raise Problem(Message("intake.empty", file=str(path)))
        content: bytes | FileBytes = opening
        if len(opening) > HELD:
            content = _measured(path, on_progress)
            file.seek(max(0, content.size - kinds.LOOKED_AT))
            opening += file.read(kinds.LOOKED_AT)
    kept = KeptFile(content=content, media_type=kinds.media_type(opening, path.name), how="file", name=path.name)
    return as_read(kept, on_progress=on_progress)


def as_read(kept: KeptFile, *, on_progress: Progress | None = None) -> KeptFile:
    """The copy with the text that is found in it, or with the reason why there is none."""
    if kept.media_type in kinds.PICTURES:
        return kept  # to be looked at
    try:
        document = _read(kept, on_progress)
    except Problem as problem:
        if not problem.message.code.startswith(("document.", "intake.")):
            raise  # cancelled
        return replace(kept, problem=problem.message)
    media_type = document.media_type if kept.media_type == kinds.BINARY else kept.media_type
    return replace(kept, media_type=media_type, document=document)


def _read(kept: KeptFile, on_progress: Progress | None) -> Document:
    if not isinstance(kept.content, FileBytes):
        return read_document(
            kept.content, kept.media_type, charset=kept.charset, name=kept.name, on_progress=on_progress
        )
    most = DOCUMENT_LIMIT if kept.media_type in kinds.WITH_PICTURES else TEXT_LIMIT
    if kept.size > most or kept.media_type not in kinds.READABLE:
        raise Problem(Message("document.too-much"))
    with open_regular(kept.content.path) as file:
        return read_document(file, kept.media_type, name=kept.name, on_progress=on_progress)


def _measured(path: Path, on_progress: Progress | None) -> FileBytes:
    """The size and the hash of a file, read piece by piece."""
    running, size = hashlib.sha256(), 0
    with open_regular(path) as file:
        while piece := file.read(MEGABYTE):
            running.update(piece)
            size += len(piece)
            if size > LIMIT:
                raise Problem(Message("intake.too-large", file=str(path), megabytes=LIMIT // 1_000_000))
            if on_progress is not None:
                on_progress(0, 0)
    return FileBytes(path, running.hexdigest(), size)
