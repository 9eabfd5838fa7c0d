"""A damaged workspace is a sentence or named damage, never a crash and never taken for sound: a few of each kind."""

from pathlib import Path

import pytest

from tests.torture import damages, saves
from tests.torture.table import NOTHING


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    saves.prepare(folder)
    return folder


def test_no_damage_goes_unnamed(made: Path, tmp_path: Path) -> None:
    rows = list(damages.rows(made, tmp_path / "damaged", damages=60, flips=10))
    assert len(rows) == len(damages.DAMAGES) + 1
    assert [row for row in rows if row.lost != NOTHING] == []


def test_a_changed_row_that_nothing_named_would_be_seen(made: Path, tmp_path: Path) -> None:
    content, records = (made / saves.NAME).read_bytes(), damages.rows_of(made / saves.NAME)
    other = {**records, "claim": records["claim"][1:]}
    with pytest.raises(AssertionError, match="nothing named"):
        damages.damaged(content, other, tmp_path / "same.claimtrack", lambda _content, _chance: None, 0)
