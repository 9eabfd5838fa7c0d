"""A file of an earlier schema is brought up to date whole or left as it was, and then is as a new one."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from claimtrack.domain.errors import Problem
from claimtrack.storage import connections, structure
from claimtrack.storage.migration import STEPS, migrate
from claimtrack.storage.schema import VERSION

ENV = (STEPS / "env.py").read_text(encoding="utf-8")
STEP = """
revision = "{number:04}"
down_revision = {before}

from alembic import op
import sqlalchemy as sa


def upgrade() -> None:
{body}
"""
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
    """A folder of steps; the first leads to version 1."""
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(ENV, encoding="utf-8")
    for number, body in enumerate(bodies, start=1):
        before = repr(f"{number - 1:04}") if number > 1 else "None"
        step = STEP.format(number=number, before=before, body=body)
        (folder / "versions" / f"{number:04}_step.py").write_text(step, encoding="utf-8")
    return folder


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
    migrate(connection, name="case", target=2, steps=steps(tmp_path / "100%", NOTHING, REBUILD))
    assert before["evidence"]
    assert before["snapshot"]
    assert {table: _rows(connection, table) for table in before} == before
    raw = connections.driver(connection)
    assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert _rows(connection, "alembic_version") == [("0002",)]
    assert "standing" in [row[1] for row in raw.execute("PRAGMA table_info(source)")]
    assert raw.execute("SELECT count(*) FROM source WHERE standing IS NULL").fetchone() == (2,)


def test_rows_that_would_lose_what_they_belong_to_stop_it(connection: Connection, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(Problem) as problem:
        migrate(connection, name="case", target=2, steps=steps(tmp_path / "steps", NOTHING, ORPHANS))
    assert problem.value.message.code == "workspace.migration-failed"
    assert problem.value.message.args["count"] == 2
    assert filled.read_bytes() == before


@pytest.mark.parametrize("first", [REBUILD, NOTHING])
def test_a_failing_step_leaves_the_file_as_it_was(
    connection: Connection, filled: Path, tmp_path: Path, first: str
) -> None:
    before = filled.read_bytes()
    with pytest.raises(OperationalError, match="there_is_no_such_table"):
        migrate(connection, name="case", target=3, steps=steps(tmp_path / "steps", NOTHING, first, FAILING))
    assert filled.read_bytes() == before
    assert connections.driver(connection).execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_tables_with_guards_can_be_rebuilt(connection: Connection, tmp_path: Path) -> None:
    before = _rows(connection, "action")
    migrate(connection, name="case", target=2, steps=steps(tmp_path / "steps", NOTHING, GUARDS))
    assert [row[:6] for row in _rows(connection, "action")] == before


def test_a_migrated_file_is_as_a_new_one(connection: Connection) -> None:
    raw = connections.driver(connection)
    raw.execute("PRAGMA user_version=0")
    migrate(connection, name="case")
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert structure.differences(raw) == []


def test_a_migrated_file_that_is_not_as_a_new_one_is_refused(connection: Connection, filled: Path) -> None:
    connections.driver(connection).execute("ALTER TABLE note ADD COLUMN sly TEXT")
    before = filled.read_bytes()
    with pytest.raises(Problem) as problem:
        migrate(connection, name="case")
    assert problem.value.message.code == "workspace.damaged"
    assert filled.read_bytes() == before


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
