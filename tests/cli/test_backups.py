"""Backups by the command line: made where one says or among the backups, restored into a new file, named in damage."""

from pathlib import Path

import pytest

from claimtrack.cli.program import main
from claimtrack.storage import backups


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A workspace with a claim."""
    monkeypatch.setattr(backups, "root", lambda: tmp_path / "backups")
    path = str(tmp_path / "case.claimtrack")
    assert main(["create", path]) == 0
    assert main(["add", path, "The bridge was closed.", "--by", "Amal"]) == 0
    return path


def made(folder: Path) -> list[Path]:
    return sorted(folder.glob("backups/*/*.claimtrack"))


def test_a_backup_is_made_and_restored(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", case]) == 0
    assert main(["backup", case, "--if-changed"]) == 0
    [backup] = made(tmp_path)
    assert str(backup) in capsys.readouterr().out
    new = str(tmp_path / "new.claimtrack")
    assert main(["restore", str(backup), new]) == 0
    assert main(["restore", str(backup), new]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["claims", new]) == 0
    assert "The bridge was closed." in capsys.readouterr().out


def test_a_backup_may_go_where_one_says(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = str(tmp_path / "copy.claimtrack")
    assert main(["backup", case, copy]) == 0
    assert made(tmp_path) == []
    assert main(["verify", copy]) == 0
    assert main(["backup", case, copy]) == 1
    assert "is there already" in capsys.readouterr().err


def test_verify_names_the_newest_good_backup_of_a_damaged_file(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", case]) == 0
    [backup] = made(tmp_path)
    with Path(case).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 100_000)
    capsys.readouterr()
    assert main(["verify", case]) == 1
    assert str(backup) in capsys.readouterr().out
