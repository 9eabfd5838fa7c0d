"""A workspace from elsewhere: it cannot make a connection do what none may do, and no question to it lasts for ever."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.storage import connections
from claimtrack.workspace.workspace import Workspace

ENDLESS = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT count(*) FROM n"
FORBIDDEN = (
    "ATTACH DATABASE 'other.db' AS other",
    "SELECT load_extension('other.so')",
    "SELECT fts3_tokenizer('simple')",
    "PRAGMA writable_schema=ON",
    "PRAGMA trusted_schema=ON",
    "PRAGMA temp_store_directory='/tmp'",
    "CREATE VIEW sly AS SELECT 1",
    "CREATE VIRTUAL TABLE temp.sly USING rtree(id, first, last)",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_no_connection_does_what_none_may(filled: Path, statement: str, mode: str) -> None:
    raw = connections.connect(filled, mode)
    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
        raw.execute(statement)
    raw.close()


def test_no_row_or_statement_is_larger_than_any_of_ours(filled: Path) -> None:
    raw = connections.connect(filled, "ro")
    for statement in ("SELECT length(zeroblob(260000000))", f"SELECT {'1+' * 300}1", f"SELECT '{'x' * 1_000_000}'"):
        with pytest.raises((sqlite3.DatabaseError, sqlite3.DataError)):
            raw.execute(statement).fetchall()
    raw.close()


def test_a_question_is_stopped_within_a_second_and_the_next_is_answered(filled: Path) -> None:
    ended: list[float] = []
    is_asked = threading.Event()
    with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:

        def stop() -> None:
            is_asked.wait()
            ended.append(time.monotonic())
            workspace.stop()

        def ask(opened: Workspace) -> object:
            with opened._desk.read() as connection:
                is_asked.set()
                return connection.exec_driver_sql(ENDLESS).scalar()

        thread = threading.Thread(target=stop)
        thread.start()
        with pytest.raises(Problem) as problem:
            workspace.answer(ask)
        assert time.monotonic() - ended[0] < 1
        thread.join()
        assert problem.value.message.code == "storage.busy"
        with pytest.raises(Problem):
            workspace.claims.get(1)
        workspace.go_on()
        assert workspace.claims.get(1).id == 1


def test_evidence_that_is_not_what_was_kept_is_not_given_out(filled: Path, tmp_path: Path) -> None:
    with Workspace.open(filled, who="Amal") as workspace:
        kept = KeptFile(content=b"The bridge was open.", media_type="text/plain", how="attached", name="a.txt")
        (source, _link) = workspace.evidence.attach(2, Citation(title="A"), stance=Stance.CONTEXT, kept=kept).made
        [copy] = workspace.sources.snapshots(source)
    raw = sqlite3.connect(filled, isolation_level=None)
    raw.execute("DROP TRIGGER chunk_no_update")
    raw.execute("UPDATE chunk SET bytes = CAST('The bridge was shut.' AS BLOB) WHERE bytes = ?", (kept.content,))
    raw.execute("UPDATE chunk SET bytes = CAST(bytes || 'sly' AS BLOB) WHERE content_id = 1")
    raw.close()
    with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:
        with pytest.raises(Problem) as problem:
            workspace.sources.write_snapshot(copy.id, tmp_path / "a.txt")
        assert problem.value.message.code == "snapshot.damaged"
        assert not (tmp_path / "a.txt").exists()
        with pytest.raises(Problem) as problem:
            workspace.articles.get(1)
        assert problem.value.message.code == "content.damaged"
        assert {damage.code for damage in workspace.verify()} == {"verify.content", "verify.guard"}


def test_a_row_that_leads_nowhere_is_a_sentence(filled: Path) -> None:
    raw = sqlite3.connect(filled, isolation_level=None)
    raw.execute("UPDATE evidence SET source_id = 99")
    raw.execute("UPDATE claim SET speaker_id = 99, article_id = 99")
    raw.close()
    with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:
        with pytest.raises(Problem) as problem:
            workspace.claims.get(1)
        assert problem.value.message.code == "storage.damaged"
        assert "verify.dangling" in {damage.code for damage in workspace.verify()}
