"""A save that was cut off is taken back by whoever comes next, a reader too; a file of another program is not."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import Problem
from claimtrack.workspace.workspace import Workspace

Beside = Callable[[], set[str]]


def cut_off(path: Path, folder: Path) -> Path:
    """A copy of the file and its journal in the middle of a save, as a crash would leave them."""
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size=1")  # pages go to the file before the transaction is over
    writer.execute("BEGIN")
    writer.execute("UPDATE sqlite_sequence SET seq = seq + 1000")
    for _ in range(300):
        writer.execute("INSERT INTO note (uuid, claim_id, text) VALUES (hex(randomblob(16)), 1, hex(randomblob(500)))")
    copy = folder / "cut.claimtrack"
    shutil.copyfile(path, copy)
    shutil.copyfile(f"{path}-journal", f"{copy}-journal")
    writer.execute("ROLLBACK")
    writer.close()
    return copy


@pytest.mark.parametrize("is_readonly", [True, False])
def test_the_next_one_finds_the_old_state(filled: Path, tmp_path: Path, is_readonly: bool) -> None:
    copy = cut_off(filled, tmp_path)
    assert copy.read_bytes() != filled.read_bytes()
    with Workspace.open(copy, who="Amal", is_readonly=is_readonly) as workspace:
        assert len(workspace.claims.numbers(ClaimQuery())) == 2
        assert workspace.verify() == []
    assert copy.stat().st_size == filled.stat().st_size


def test_another_programs_cut_off_save_is_left_alone(tmp_path: Path, beside: Beside) -> None:
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as raw:
        raw.executescript("CREATE TABLE claim (id INTEGER PRIMARY KEY); CREATE TABLE note (uuid, claim_id, text);")
        raw.executescript("CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO x VALUES (1);")
    raw.close()
    copy = cut_off(foreign, tmp_path)
    before, journal, names = copy.read_bytes(), Path(f"{copy}-journal").read_bytes(), beside()
    for is_readonly in (True, False):
        with pytest.raises(Problem) as problem:
            Workspace.open(copy, who="Amal", is_readonly=is_readonly)
        assert problem.value.message.code == "workspace.foreign"
    assert (copy.read_bytes(), Path(f"{copy}-journal").read_bytes(), beside()) == (before, journal, names)


def test_a_journal_that_is_no_journal_is_not_believed(filled: Path) -> None:
    before = filled.read_bytes()
    for content in (b"", b"x" * 5000, bytes.fromhex("d9d505f920a163d7") + b"\xff" * 5000):
        Path(f"{filled}-journal").write_bytes(content)
        with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:
            assert workspace.verify() == []
        assert filled.read_bytes() == before


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_what_is_no_file_in_the_place_of_the_journal_is_named(filled: Path, suffix: str) -> None:
    beside = Path(f"{filled}{suffix}")
    makes: list[Callable[[Path], None]] = [Path.mkdir, lambda path: path.symlink_to("/dev/zero")]
    if hasattr(os, "mkfifo"):
        makes.append(os.mkfifo)
    for make in makes:
        make(beside)
        for is_readonly in (True, False):
            with pytest.raises(Problem) as problem:
                Workspace.open(filled, who="Amal", is_readonly=is_readonly)
            assert problem.value.message.code == "workspace.odd-journal"
            assert problem.value.message.args["journal"] == beside.name
        beside.rmdir() if beside.is_dir() else beside.unlink()


def test_a_save_that_is_not_taken_back_yet_is_not_taken_for_a_medium_that_is_only_read(
    filled: Path, tmp_path: Path
) -> None:
    copy = cut_off(filled, tmp_path)
    half, journal = copy.read_bytes(), Path(f"{copy}-journal").read_bytes()
    with Workspace.open(copy, who="Amal", is_readonly=True) as reader:
        copy.write_bytes(half)
        Path(f"{copy}-journal").write_bytes(journal)
        with pytest.raises(Problem) as problem:
            reader.claims.get(1)
        assert problem.value.message.code == "storage.io"
        with Workspace.open(copy, who="Amal") as writer:
            writer.notes.add(1, text="It goes on.")
        assert [note.text for note in reader.claims.get(1).notes][-1] == "It goes on."
