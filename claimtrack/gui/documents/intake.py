"""What the window asks of a worker about documents: to read a file, fetch a page, draw it, write it out again."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.domain.document import Document, Picture
from claimtrack.domain.source import Citation, KeptFile, Snapshot
from claimtrack.gui.work import Work
from claimtrack.intake.kept import as_read, read_kept_file
from claimtrack.intake.reading import draw, read_document
from claimtrack.intake.web.fetching import fetch

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace


def read_file(path: Path, work: Work) -> KeptFile:
    """A file as a kept copy, with its text where it has one."""
    return read_kept_file(path, on_progress=work.report)


def read_bytes(kept: KeptFile, work: Work) -> KeptFile:
    """The same for bytes that were pasted."""
    return as_read(kept, on_progress=work.report)


def fetch_page(address: str, allowed: tuple[str, ...], work: Work) -> KeptFile:
    """A page from the web as a kept copy."""
    return fetch(address, allowed=allowed, on_progress=work.report)


def read_copy(workspace_path: Path, copy: Snapshot, work: Work) -> Document:
    """What a kept copy says, read anew."""
    content = content_of(workspace_path, copy.id)
    return read_document(content, copy.media_type, charset=copy.charset, name=copy.name, on_progress=work.report)


def draw_page(content: bytes, media_type: str, page: int, width: int, work: Work) -> Picture:
    """A page of a kept copy as pixels."""
    return draw(content, media_type, page=page, width=width, on_progress=work.report)


def content_of(workspace_path: Path, copy: int, _work: Work | None = None) -> bytes:
    """The bytes of a kept copy."""
    with _opened(workspace_path) as workspace:
        return workspace.sources.content(copy)


def write_copy(workspace_path: Path, copy: int, path: Path, _work: Work) -> Path:
    """Write a kept copy to a file; the file dialog has asked already whether one that is there is replaced."""
    with _opened(workspace_path) as workspace:
        return workspace.sources.write_snapshot(copy, path, overwrite=True)


def write_record(workspace_path: Path, copy: int, path: Path, _work: Work) -> Path:
    """Write the record of how a page came from the web, as `write_copy` does."""
    with _opened(workspace_path) as workspace:
        return workspace.sources.write_record(copy, path, overwrite=True)


def proposed(kept: KeptFile, citation: Citation | None = None) -> Citation:
    """How the copy's source may be cited: as it says itself, where the citation leaves that open."""
    given, said = citation or Citation(), kept.document
    address = kept.requested_address or (said.address if said else "")
    return replace(
        given,
        title=given.title or (said.title if said else "") or kept.name or address,
        publisher=given.publisher or (said.publisher if said else ""),
        author=given.author or (said.author if said else ""),
        published=given.published or (said.published if said else None),
        language=given.language or (said.language if said else ""),
        address=given.address or address,
    )


def _opened(path: Path) -> "Workspace":
    from claimtrack.workspace.workspace import Workspace  # noqa: PLC0415 - SQLAlchemy is slow to import

    return Workspace.open(path, who="", is_readonly=True)
