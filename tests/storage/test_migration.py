"""A file of an earlier schema is brought up to date whole or left as it was, and then is as a new one."""

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text, update
from sqlalchemy.exc import OperationalError

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import connections, structure
from claimtrack.storage.migration import STEPS, migrate
from claimtrack.storage.schema import VERSION, claim, source
from claimtrack.workspace.workspace import Workspace

FIRST = Path(__file__).parent / "files" / "version-1.claimtrack.gz"
HEAD = "563cdc1fb08a1b39d7f3106a476743943b13b7ef5d5938a0b3fcd483f0e6e163"  # of its history
ENV = (STEPS / "env.py").read_text(encoding="utf-8")
STEP = """
revision = "{number:04}"
down_revision = {before}

from alembic import op
import sqlalchemy as sa


def upgrade() -> None:
{body}
"""
NEXT = VERSION + 1
NOTHING = "    pass"
REBUILD = """
    with op.batch_alter_table("source", recreate="always") as source:
        source.add_column(sa.Column("standing", sa.Text()))
        source.drop_column("origin")
"""
ORPHANS = """
    op.execute("DELETE FROM source")
"""
FAILING = """
    op.add_column("note", sa.Column("half", sa.Text()))
    op.execute("UPDATE note SET half = 'done'")
    op.execute("SELECT * FROM there_is_no_such_table")
"""
GUARDS = """
    op.execute("DROP TRIGGER action_no_update")
    op.execute("DROP TRIGGER action_no_delete")
    with op.batch_alter_table("action", recreate="always") as action:
        action.add_column(sa.Column("note", sa.Text()))
"""


def steps(folder: Path, *bodies: str) -> Path:
    """A folder of steps, the first of them from this version to the next; those before it do nothing."""
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(ENV, encoding="utf-8")
    for number, body in enumerate([NOTHING] * VERSION + [*bodies], start=1):
        before = repr(f"{number - 1:04}") if number > 1 else "None"
        step = STEP.format(number=number, before=before, body=body)
        (folder / "versions" / f"{number:04}_step.py").write_text(step, encoding="utf-8")
    return folder


@pytest.fixture
def first(path: Path) -> Path:
    """A file that version 1 saved: the sample with more of everything, and a trash that is not empty."""
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return path


@pytest.fixture
def connection(filled: Path) -> Iterator[Connection]:
    raw = connections.connect(filled, "rw")
    opened = connections.writer(raw)
    yield opened
    opened.close()
    connections.close_writer(raw)


def _rows(connection: Connection, table: str) -> list[tuple[object, ...]]:
    with connection.begin():
        return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608 - our own


def test_a_table_that_is_rebuilt_keeps_its_childrens_rows(connection: Connection, tmp_path: Path) -> None:
    before = {table: _rows(connection, table) for table in ("evidence", "snapshot", "claim", "change")}
    migrate(connection, name="case", target=NEXT, steps=steps(tmp_path / "100%", REBUILD))
    assert before["evidence"]
    assert before["snapshot"]
    assert {table: _rows(connection, table) for table in before} == before
    raw = connections.driver(connection)
    assert raw.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert _rows(connection, "alembic_version") == [(f"{NEXT:04}",)]
    assert "standing" in [row[1] for row in raw.execute("PRAGMA table_info(source)")]
    assert raw.execute("SELECT count(*) FROM source WHERE standing IS NULL").fetchone() == (2,)


def test_rows_that_would_lose_what_they_belong_to_stop_it(connection: Connection, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(Problem) as problem:
        migrate(connection, name="case", target=NEXT, steps=steps(tmp_path / "steps", ORPHANS))
    assert problem.value.message.code == "workspace.migration-failed"
    assert problem.value.message.args["count"] == 2
    assert filled.read_bytes() == before


@pytest.mark.parametrize("first", [REBUILD, NOTHING])
def test_a_failing_step_leaves_the_file_as_it_was(
    connection: Connection, filled: Path, tmp_path: Path, first: str
) -> None:
    before = filled.read_bytes()
    with pytest.raises(OperationalError, match="there_is_no_such_table"):
        migrate(connection, name="case", target=NEXT + 1, steps=steps(tmp_path / "steps", first, FAILING))
    assert filled.read_bytes() == before
    assert connections.driver(connection).execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_tables_with_guards_can_be_rebuilt(connection: Connection, tmp_path: Path) -> None:
    before = _rows(connection, "action")
    migrate(connection, name="case", target=NEXT, steps=steps(tmp_path / "steps", GUARDS))
    assert [row[:6] for row in _rows(connection, "action")] == before


def test_a_file_of_version_1_opens_whole(first: Path) -> None:
    with sqlite3.connect(first) as raw:
        before = {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in ("claim", "evidence", "change")}  # noqa: S608
    raw.close()
    with Workspace.open(first, who="Amal") as workspace:
        assert workspace.verify() == []
        assert sum(workspace.claims.counts().values()) == 24
        assert len(workspace.trash.entries()) == 2
        assert workspace.claims.get(24).tags == ("calls", "دور")
        assert workspace.history.entries()[0].hash == HEAD
    raw = connections.connect(first, "ro")
    assert structure.differences(raw) == []
    assert structure.missing_guards(raw) == []
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
    for table, rows in before.items():
        assert [row[: len(rows[0])] for row in raw.execute(f"SELECT * FROM {table}")] == rows  # noqa: S608
    raw.close()


def test_rows_of_version_1_can_be_edited_deleted_and_brought_back(first: Path) -> None:
    with Workspace.open(first, who="Amal") as workspace:
        before, piece = workspace.claims.get(24), workspace.claims.get(24).evidence[0]
        workspace.evidence.detach(piece.id)
        workspace.claims.edit(24, text="Another text")
        with workspace._desk.act(Message("action.claim.edit", claim=24)) as action:  # a row that uses a later column
            action.connection.execute(update(claim).where(claim.c.id == 24).values(speaker_reason="read"))
            action.connection.execute(update(source).values(archived="https://example.org/archive"))
        assert workspace.verify() == []
        assert [change.name for change in workspace.history.entries(24)[0].changed] == ["speaker_reason"]
        for _ in range(3):
            workspace.undo()
        assert workspace.claims.get(24) == before
        assert workspace.verify() == []
        for _ in range(3):
            workspace.redo()
        assert workspace.verify() == []


def test_a_row_of_version_1_that_was_altered_is_still_named(first: Path) -> None:
    Workspace.open(first, who="Amal").close()
    with sqlite3.connect(first) as raw:
        raw.execute("UPDATE evidence SET page = 3 WHERE id = 1")
        raw.execute("UPDATE claim SET text = 'sly' WHERE id = 3")
    raw.close()
    with Workspace.open(first, who="Amal") as workspace:
        rows = [(damage.code, damage.args["row"]) for damage in workspace.verify()]
    assert rows == [("verify.row", 3), ("verify.row", 1)]


def test_a_file_of_version_1_is_looked_at_without_being_changed(
    first: Path, beside: Callable[[], set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first.chmod(0o400)
    before = first.read_bytes()
    with Workspace.open(first, who="", is_readonly=True) as workspace:
        assert workspace.verify() == []
        assert workspace.claims.get(24).tags == ("calls", "دور")
        assert workspace.history.entries(limit=1)[0].hash == HEAD
        assert workspace.publications.entries() == []
    assert first.read_bytes() == before
    assert beside() == {first.name}
    monkeypatch.setattr("claimtrack.storage.migration.LARGEST", 100)
    with pytest.raises(Problem) as problem:
        Workspace.open(first, who="", is_readonly=True)
    assert problem.value.message.code == "workspace.older"


def test_a_migrated_file_that_is_not_as_a_new_one_is_refused(first: Path) -> None:
    with sqlite3.connect(first) as raw:
        raw.execute("ALTER TABLE note ADD COLUMN sly TEXT")
    raw.close()
    before = first.read_bytes()
    with pytest.raises(Problem) as problem:
        Workspace.open(first, who="Amal")
    assert problem.value.message.code == "workspace.damaged"
    assert first.read_bytes() == before


def test_the_steps_lead_to_this_version() -> None:
    numbers = sorted(path.name[:4] for path in (STEPS / "versions").glob("[0-9]*.py"))
    assert numbers == [f"{number:04}" for number in range(1, VERSION + 1)]


def test_alembic_is_not_imported_for_a_file_of_this_version(filled: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom claimtrack.workspace.workspace import Workspace\n"
        "Workspace.open(Path(sys.argv[1]), who='Amal').close()\nprint('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, filled], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
