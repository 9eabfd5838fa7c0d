"""An article with 100,000 claims, searchable, with history and undo, against executemany and one fill of the index."""

import sqlite3
import sys
import tempfile
from functools import partial
from pathlib import Path

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.storage import connections, file
from claimtrack.storage.schema import claim
from claimtrack.workspace.workspace import Workspace
from tests.bench.ratios import judge, seconds
from tests.bench.workspaces import drawn_article

CLAIMS = 100_000
PROMISE = 1.5

Rows = list[tuple[object, ...]]
NAMES = ", ".join(f'"{column.name}"' for column in claim.columns)
INSERT = f"INSERT INTO claim ({NAMES}) VALUES ({', '.join('?' * len(claim.columns))})"  # noqa: S608 - made of constants
FILL = """INSERT INTO claim_search (rowid, claim, quote, speaker, sources, notes, places)
    SELECT claim.id, fold(claim.text), fold(claim.quote), fold(speaker.name), '', '', ''
    FROM claim LEFT JOIN speaker ON speaker.id = claim.speaker_id"""


def fresh(folder: Path, name: str) -> Path:
    """An empty workspace."""
    path = folder / name
    path.unlink(missing_ok=True)
    file.create(path, who="Bench")
    return path


def insert_barely(folder: Path, rows: Rows, others: dict[str, Rows]) -> float:
    """The finished rows into the same tables by the driver alone, then the index once, synced as ours are."""
    raw = connections.connect(fresh(folder, "bare.claimtrack"), "rw")
    raw.executescript("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=OFF")
    for table, values in others.items():
        raw.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)  # noqa: S608 - ours

    def insert() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(INSERT, rows)
        raw.execute(FILL)
        raw.execute("COMMIT")

    taken = seconds(insert)
    assert raw.execute("SELECT count(*) FROM claim_search").fetchone() == (CLAIMS,)
    raw.close()
    return taken


def add(folder: Path, article: Article, drawn: list[DrawnClaim]) -> float:
    """The article by the workspace's own action; undone in the end, which shows that it can be."""
    with Workspace.create(fresh_name(folder), who="Bench") as workspace:
        taken = seconds(partial(workspace.articles.add, article, drawn))
        assert len(workspace.claims.numbers(ClaimQuery(text="bridge"))) == CLAIMS // 16
        assert len(workspace.history.entries(limit=1)) == 1
        assert workspace.undo_label is not None
    return taken


def fresh_name(folder: Path) -> Path:
    """Where the next workspace is made."""
    path = folder / "ours.claimtrack"
    path.unlink(missing_ok=True)
    return path


def finished_rows(path: Path) -> tuple[Rows, dict[str, Rows]]:
    """The rows that the action makes, for the reference to insert."""
    raw = sqlite3.connect(path)
    rows: Rows = raw.execute(f"SELECT {NAMES} FROM claim").fetchall()  # noqa: S608 - made of constants
    speakers: Rows = raw.execute("SELECT * FROM speaker").fetchall()
    raw.close()
    return rows, {"speaker": speakers}


def main() -> int:
    """One line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article, drawn = drawn_article(CLAIMS)
        add(folder, article, drawn)
        rows, others = finished_rows(folder / "ours.claimtrack")
        is_kept = judge(
            f"import of {CLAIMS:,} claims / executemany and one fill",
            PROMISE,
            reference=partial(insert_barely, folder, rows, others),
            measured=partial(add, folder, article, drawn),
        )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
