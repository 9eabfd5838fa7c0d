"""The register of corrections as a file: a table for programs, and Markdown for a page that readers see."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimtrack.domain.changes import Head
from claimtrack.domain.moments import stamp
from claimtrack.domain.publication import RegisterEntry
from claimtrack.domain.words import Words
from claimtrack.export import tables

HEADERS = (
    *("id", "uuid", "at", "kind", "claim_id", "claim", "headline", "address", "note"),
    *("before_en", "before_ar", "after_en", "after_ar", "who"),
)


def write_csv(
    entries: Iterable[RegisterEntry], path: Path, *, overwrite: bool = False, workspace: Path | None = None
) -> None:
    """Write a line for each correction, the newest first."""
    tables.write_csv(HEADERS, map(_line, entries), path, overwrite=overwrite, workspace=workspace)


def _line(entry: RegisterEntry) -> list[object]:
    made = entry.correction
    at = stamp(made.at)
    published = (entry.claim, entry.headline, entry.address)
    ratings = (*(entry.before or ("", "")), *(entry.after or ("", "")))
    return [made.id, made.uuid, at, str(made.kind), made.claim_id, *published, made.note, *ratings, made.who]


def write_markdown(
    entries: Sequence[RegisterEntry],
    head: Head,
    path: Path,
    words: Words,
    *,
    overwrite: bool = False,
    workspace: Path | None = None,
) -> None:
    """Write the register as a page, with the head of the history that it was made from."""
    tables.write_text(_page(entries, head, words), path, overwrite=overwrite, workspace=workspace)


def _page(entries: Sequence[RegisterEntry], head: Head, words: Words) -> Iterator[str]:
    yield f"# {words.say('register.title')}\n\n"
    if not entries:
        yield f"{words.say('register.empty')}\n"
    for entry in entries:
        yield from _paragraphs(entry, words)
    yield f"\n---\n\n{words.say('history.head', head=str(head))}\n"


def _paragraphs(entry: RegisterEntry, words: Words) -> Iterator[str]:
    day = entry.correction.at.date().isoformat()
    yield f"## {day} · {words.say(f'correction.kind.{entry.correction.kind}')}\n\n"
    yield f"> {tables.plain(entry.claim)}\n\n"
    yield f"{tables.plain(entry.correction.note)}\n\n"
    if entry.before and entry.after and entry.before != entry.after:
        place = 1 if words.language == "ar" else 0
        was, became = (tables.plain(labels[place]) for labels in (entry.before, entry.after))
        yield f"{words.say('register.rating', before=was, after=became)}\n\n"
    published = " · ".join(tables.plain(text) for text in (entry.headline, entry.address) if text)
    if published:
        yield f"{words.say('register.published', where=published)}\n\n"
