"""A file from elsewhere is opened only where it is built exactly like one of ours; missing guards are named."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.workspace.workspace import Workspace

Beside = Callable[[], set[str]]
COPY = "CREATE TABLE copy AS SELECT * FROM note; DROP TABLE note; {made} note AS SELECT * FROM copy; DROP TABLE copy"
ENDLESS = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, '' AS uuid FROM n"

ALTERED = {
    "a trigger more": "CREATE TRIGGER sly AFTER INSERT ON verdict BEGIN UPDATE claim SET rating = 'true'; END",
    "a view more": f"CREATE VIEW sly AS {ENDLESS}",
    "a table more": "CREATE TABLE sly (id INTEGER PRIMARY KEY)",
    "an index more": "CREATE INDEX sly ON claim (abs(score))",
    "a view in a table's place": f"DROP TABLE tag; CREATE VIEW tag AS {ENDLESS}",
    "a virtual table in a table's place": "DROP TABLE tag; CREATE VIRTUAL TABLE tag USING fts5(name)",
    "another guard of the same name": (
        "DROP TRIGGER change_no_update; "
        "CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN DELETE FROM note; END"
    ),
    "a column more": "ALTER TABLE note ADD COLUMN sly TEXT",
    "a column less": "ALTER TABLE note DROP COLUMN written_by",
    "a computed column": "ALTER TABLE note ADD COLUMN sly TEXT AS (text || text) VIRTUAL",
    "another default": "ALTER TABLE note RENAME COLUMN written_by TO sly",
    "no links": COPY.format(made="CREATE TABLE"),
    "a table less": "DROP TABLE review",
    "an index less": "DROP INDEX ix_claim_status",
    "another search table": "DROP TABLE claim_search; CREATE VIRTUAL TABLE claim_search USING fts5(claim)",
}


def alter(path: Path, script: str) -> None:
    raw = sqlite3.connect(path)
    raw.executescript(script)
    raw.close()


@pytest.mark.parametrize("script", ALTERED.values(), ids=ALTERED)
@pytest.mark.parametrize("is_readonly", [False, True])
def test_another_structure_is_refused_and_not_changed(
    filled: Path, script: str, is_readonly: bool, beside: Beside
) -> None:
    alter(filled, script)
    before = filled.read_bytes()
    with pytest.raises(Problem) as problem:
        Workspace.open(filled, who="Amal", is_readonly=is_readonly)
    assert problem.value.message.code == "workspace.damaged"
    assert problem.value.message.args["what"]
    assert filled.read_bytes() == before
    assert beside() == {filled.name}


def test_a_table_that_gives_numbers_again_is_refused(filled: Path) -> None:
    raw = sqlite3.connect(filled)
    (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'tag'").fetchone()
    raw.executescript(
        f"DROP TABLE tag; {sql.replace('AUTOINCREMENT', '')}; CREATE INDEX ix_tag_claim_id ON tag(claim_id)"
    )
    raw.close()
    with pytest.raises(Problem) as problem:
        Workspace.open(filled, who="Amal")
    assert "table tag" in str(problem.value.message.args["what"])


def test_statistics_are_no_alteration(filled: Path) -> None:
    alter(filled, "ANALYZE")
    with Workspace.open(filled, who="Amal") as workspace:
        assert workspace.verify() == []


def test_a_missing_guard_is_named(filled: Path) -> None:
    alter(filled, "DROP TRIGGER change_no_delete; DROP TRIGGER chunk_no_update")
    with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:
        damages = workspace.verify()
    assert [damage.code for damage in damages] == ["verify.guard"] * 2
    assert [damage.args["name"] for damage in damages] == ["change_no_delete", "chunk_no_update"]


@pytest.mark.parametrize("table", ["content", "chunk", "action", "change"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET rowid = rowid", "DELETE FROM {0}"])
def test_the_file_itself_guards_what_is_kept_as_proof(filled: Path, table: str, statement: str) -> None:
    raw = sqlite3.connect(filled)
    if table == "change":  # it has no rowid
        statement = statement.replace("rowid", "uuid")
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        raw.execute(statement.format(table))
    raw.close()
