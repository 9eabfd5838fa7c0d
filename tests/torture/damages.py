"""Damages a workspace: never a crash or a hang, and nothing that was changed goes unnamed."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.storage.columns import metadata
from claimtrack.workspace.workspace import Workspace
from tests.torture.saves import NAME
from tests.torture.table import Row, told

PAGE = 4096
_SIZES = (1, 8, 512, PAGE, 3 * PAGE)

Damage = Callable[[bytearray, random.Random], None]


def _flip(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)


def _truncate(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _empty_page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def _append(content: bytearray, chance: random.Random) -> None:
    content.extend(chance.randbytes(chance.choice(_SIZES)))


def _overwrite(content: bytearray, chance: random.Random) -> None:
    size = chance.choice(_SIZES)
    start = chance.randrange(max(1, len(content) - size))
    content[start : start + size] = chance.randbytes(size)


def _swap_pages(content: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]


DAMAGES: dict[str, Damage] = {
    "a bit flipped": _flip,
    "a file cut short": _truncate,
    "a page of zeros": _empty_page,
    "bytes appended": _append,
    "bytes overwritten": _overwrite,
    "pages swapped": _swap_pages,
}


def rows(made: Path, folder: Path, *, damages: int, flips: int) -> Iterator[Row]:
    """A row for each kind of damage, and one for bits of a kept file."""
    folder.mkdir(exist_ok=True)
    content, records = (made / NAME).read_bytes(), rows_of(made / NAME)
    for kind, damage in DAMAGES.items():
        runs = damages // len(DAMAGES) + 1
        yield told(kind, runs, partial(damaged, content, records, folder / NAME, damage))
    yield told("a bit flipped in a kept file", flips, partial(flipped_evidence, folder))


Records = dict[str, list[tuple[object, ...]]]


def rows_of(path: Path) -> Records:
    """Every row of every table but the index and the numbers to be given next."""
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return {name: raw.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall() for name in metadata.tables}  # noqa: S608 - ours
    finally:
        raw.close()


def damaged(content: bytes, records: Records, path: Path, damage: Damage, seed: int) -> None:
    """Damage a copy; what is then said to be sound has every row as it was."""
    chance = random.Random(seed)  # noqa: S311 - any place will do
    changed = bytearray(content)
    damage(changed, chance)
    path.write_bytes(changed)
    try:
        with Workspace.open(path, who="Amal", is_readonly=True) as workspace:
            is_sound = workspace.verify() == []
            use(workspace)
    except Problem:
        return  # a sentence
    if is_sound:
        assert rows_of(path) == records, "changed rows that nothing named"


def use(workspace: Workspace) -> None:
    """Look at everything; a Problem may be said anywhere, anything else is a bug."""
    for number in workspace.claims.numbers(ClaimQuery(text="bridge"))[:3]:
        workspace.claims.get(number)
    for _record in workspace.claims.records(ClaimQuery()):
        pass
    workspace.history.entries()
    for entry in workspace.articles.entries():
        workspace.articles.get(entry.id)


def flipped_evidence(folder: Path, seed: int) -> None:
    """Turn one bit of a kept file; `verify` names it."""
    path = folder / "evidence.claimtrack"
    if not path.exists():
        with Workspace.create(path, who="Amal") as workspace:
            workspace.claims.add(text="The bridge was closed.")
            kept = KeptFile(content=os.urandom(20_000), media_type="image/png", how="attached", name="a.png")
            workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.CONTEXT, kept=kept)
    chance = random.Random(seed)  # noqa: S311 - any place will do
    copy = path.with_name("flipped.claimtrack")
    shutil.copyfile(path, copy)
    raw = sqlite3.connect(copy, isolation_level=None)
    raw.execute("DROP TRIGGER chunk_no_update")
    sha256, piece = raw.execute(
        "SELECT sha256, bytes FROM content JOIN chunk ON content_id = id ORDER BY size DESC LIMIT 1"
    ).fetchone()
    changed = bytearray(piece)
    _flip(changed, chance)
    raw.execute("UPDATE chunk SET bytes = ? WHERE bytes = ?", (bytes(changed), piece))
    raw.close()
    with Workspace.open(copy, who="Amal", is_readonly=True) as workspace:
        named = [damage.args["sha256"] for damage in workspace.verify() if damage.code == "verify.content"]
    assert named == [sha256], named
