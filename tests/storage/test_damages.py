"""A damaged workspace is a sentence or named damage, never a crash and never taken for sound: a few of each kind."""

import sqlite3
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.workspace.workspace import Workspace
from tests.torture import damages, saves
from tests.torture.table import NOTHING


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    saves.prepare(folder)
    return folder


@pytest.mark.no_cover
def test_no_damage_goes_unnamed(made: Path, tmp_path: Path) -> None:
    rows = list(damages.rows(made, tmp_path / "damaged", damages=60, flips=10))
    assert len(rows) == len(damages.DAMAGES) + 1
    assert [row for row in rows if row.lost != NOTHING] == []


def test_a_changed_row_that_nothing_named_would_be_seen(made: Path, tmp_path: Path) -> None:
    content, records = (made / saves.NAME).read_bytes(), damages.rows_of(made / saves.NAME)
    other = {**records, "claim": records["claim"][1:]}
    with pytest.raises(AssertionError, match="nothing named"):
        damages.damaged(content, other, tmp_path / "same.claimtrack", lambda _content, _chance: None, 0)


def test_text_that_is_none_any_more_is_damage_to_an_action_too(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.claimtrack"
    path.write_bytes((made / saves.NAME).read_bytes())
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE claim SET text = CAST(x'ff00fe' AS TEXT) WHERE id = 1")
    raw.close()
    with Workspace.open(path, who="Amal") as workspace:
        with pytest.raises(Problem) as problem:
            workspace.notes.add(1, text="It rained.")
        assert problem.value.message.code == "storage.damaged"
        workspace.notes.add(2, text="It rained.")


def test_a_damaged_index_is_a_sentence(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.claimtrack"
    path.write_bytes((made / saves.NAME).read_bytes())
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE claim_search_config SET v = 0 WHERE k = 'version'")
    raw.close()
    for is_readonly in (True, False):
        with pytest.raises(Problem) as problem:
            Workspace.open(path, who="Amal", is_readonly=is_readonly)
        assert problem.value.message.code == "storage.damaged"
