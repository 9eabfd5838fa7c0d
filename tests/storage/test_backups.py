"""Backups: made when something was done, checked, kept for as long as they may be of use, and found when needed."""

import gzip
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.errors import Problem
from claimtrack.storage import backups, copying
from claimtrack.storage.backups import Backup
from claimtrack.workspace.backups import When, back_up, newest_good, restore
from claimtrack.workspace.workspace import Workspace

OLD = Path(__file__).parent / "files" / "version-1.claimtrack.gz"
ARTICLE = Article(text="gone", original=b"gone, too")


class Space(NamedTuple):
    """What a disk has."""

    total: int
    used: int
    free: int


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for each test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(backups, "root", lambda: tmp_path / "data" / "backups")
    return tmp_path / "data"


def named(made: datetime, *, size: int = 1, sequence: int = 1) -> Backup:
    return Backup(Path(f"{made:%Y%m%d%H%M}"), made, size, sequence, "0" * 8)


def folder_of(path: Path) -> Path:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return backups.folder_of(workspace.uuid)


def test_a_backup_is_made_when_something_was_done(filled: Path) -> None:
    with Workspace.open(filled, who="Amal") as workspace:
        first = workspace.backups.make(When.DUE)
        assert first
        assert workspace.backups.make(When.CHANGED) is None
        workspace.notes.add(1, text="It rained.")
        assert workspace.backups.make(When.DUE) is None, "half an hour has not passed"
        # another connection beside the one that writes, as the window does it
        second = back_up(filled, When.CHANGED)
        assert second
        assert workspace.backups.entries() == [second, first]
        assert second.made > first.made
    with Workspace.open(second.path, who="Basim") as copy:
        assert [note.text for note in copy.claims.get(1).notes] == ["seen", "It rained."]
        assert copy.verify() == []
    assert second.path.stat().st_mode & 0o777 == 0o600
    assert second.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_backup_is_due_half_an_hour_after_the_last_and_of_a_large_file_a_day(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(filled, who="Amal") as workspace:
        made = workspace.backups.make()
        assert made
        workspace.notes.add(1, text="It rained.")
        for age, is_due in ((29, False), (31, True), (-60, True)):  # from the future: the clock was set back
            moment = datetime.now(UTC) - timedelta(minutes=age)
            other = made.path.with_name(f"{moment:%Y-%m-%dT%H-%M-%SZ}-1-00000000.claimtrack")
            made.path.rename(other)
            assert workspace._desk.store.is_backup_due is is_due, age
            other.rename(made.path)
        monkeypatch.setattr(backups, "LARGE", 1)
        made.path.rename(
            made.path.with_name(f"{datetime.now(UTC) - timedelta(hours=23):%Y-%m-%dT%H-%M-%SZ}-1-0.claimtrack")
        )
        assert workspace._desk.store.is_backup_due is True, "a name that is none"
        for hours, is_due in ((23, False), (25, True)):
            for each in made.path.parent.glob("*.claimtrack"):
                moment = datetime.now(UTC) - timedelta(hours=hours)
                each.rename(each.with_name(f"{moment:%Y-%m-%dT%H-%M-%SZ}-1-00000000.claimtrack"))
            assert workspace._desk.store.is_backup_due is is_due


def test_a_clock_that_was_set_back_makes_no_backup_older_than_the_one_before(filled: Path) -> None:
    with Workspace.open(filled, who="Amal") as workspace:
        first = workspace.backups.make()
        assert first
        ahead = datetime.now(UTC).replace(microsecond=0) + timedelta(days=400)
        first.path.rename(first.path.with_name(f"{ahead:%Y-%m-%dT%H-%M-%SZ}-9-00000000.claimtrack"))
        second = workspace.backups.make()
        assert second
        assert second.made == ahead + timedelta(seconds=1)
        assert workspace.backups.entries()[0] == second


@pytest.mark.no_cover
def test_days_weeks_and_months_are_kept() -> None:
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    made = [named(now - timedelta(minutes=30 * step)) for step in range(48 * 400)]
    gone = set(backups.unkept(made, room=10**12))
    kept = [backup for backup in made if backup not in gone]
    days = {backup.made.date() for backup in kept}
    assert sum(backup.made.date() == now.date() for backup in kept) == 25, "of the last days all"
    assert {now.date() - timedelta(days=step) for step in range(12)} <= days
    assert len({backup.made.strftime("%G-%V") for backup in kept}) >= 10
    assert len({backup.made.strftime("%Y-%m") for backup in kept}) == 9
    assert len(kept) < 110
    assert made[0] in kept


def test_backups_take_no_more_than_their_room_and_the_newest_stays() -> None:
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    made = [named(now - timedelta(days=step), size=100) for step in range(12)]
    assert backups.unkept(made, room=450) == made[4:]
    assert backups.unkept(made, room=-5) == made[1:]
    assert len(backups.unkept([named(now - timedelta(seconds=step)) for step in range(500)], room=10**9)) == 300


def test_where_there_is_no_room_a_sentence_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Space(10**9, 10**9 - 600_000, 600_000))
    with Workspace.open(filled, who="Amal") as workspace:
        with pytest.raises(Problem) as problem:
            workspace.backups.make()
        assert problem.value.message.code == "backup.no-room"
        assert workspace.backups.entries() == []


def test_what_a_killed_backup_left_is_no_backup_and_goes(filled: Path) -> None:
    folder = folder_of(filled)
    folder.mkdir(parents=True)
    (folder / ".claimtrack-0123456789abcdef.part").write_bytes(b"half")
    made = back_up(filled)
    assert made
    assert {each.name for each in folder.iterdir()} == {made.path.name, "place.json"}


@pytest.fixture
def damaged(filled: Path) -> tuple[Path, list[Backup]]:
    """A damaged workspace with two backups, the newer one damaged, too."""
    made = [back_up(filled) for _ in range(2)]
    for path in (filled, made[1].path if made[1] else filled):
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 200_000)
    return filled, [backup for backup in made if backup]


def test_the_newest_good_backup_of_a_damaged_file_is_found_and_restored(
    damaged: tuple[Path, list[Backup]], tmp_path: Path
) -> None:
    path, (good, bad) = damaged
    assert newest_good(path) == good
    path.write_bytes(b"")
    assert newest_good(path) == good, "by its place, where it cannot be read"
    assert newest_good(tmp_path / "another.claimtrack") is None
    new = tmp_path / "new.claimtrack"
    with pytest.raises(Problem) as problem:
        restore(bad.path, new)
    assert problem.value.message.code == "backup.damaged"
    assert not new.exists()
    restore(good.path, new)
    with Workspace.open(new, who="Amal") as workspace:
        assert workspace.verify() == []
    with pytest.raises(Problem) as problem:
        restore(good.path, new)
    assert problem.value.message.code == "workspace.exists"


def test_what_is_no_workspace_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"PK\3\4" * 1000)
    with pytest.raises(Problem) as problem:
        restore(tmp_path / "other", tmp_path / "new.claimtrack")
    assert problem.value.message.code == "workspace.foreign"


def test_an_older_file_is_backed_up_before_it_is_changed_and_can_be_restored(tmp_path: Path) -> None:
    path, back = tmp_path / "old.claimtrack", tmp_path / "back.claimtrack"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with Workspace.open(path, who="Amal") as workspace:
        [made] = workspace.backups.entries()
    raw = sqlite3.connect(made.path)
    assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    raw.close()
    restore(made.path, back)
    with Workspace.open(back, who="Amal") as workspace:
        assert workspace.verify() == []


@pytest.mark.parametrize(
    ("prepare", "act"),
    [
        (lambda workspace: workspace.claims.delete([1]), lambda workspace: workspace.trash.empty()),
        (lambda workspace: workspace.articles.add(ARTICLE, []) and workspace.undo(), lambda w: w.files.remove_unused()),
    ],
)
def test_what_cannot_be_undone_is_preceded_by_a_backup(
    workspace: Workspace, prepare: Callable[[Workspace], object], act: Callable[[Workspace], object]
) -> None:
    workspace.claims.add(text="The bridge was closed.")
    act(workspace)
    assert workspace.backups.entries() == [], "nothing was removed"
    prepare(workspace)
    before = workspace.history.entries(limit=1)[0].sequence
    act(workspace)
    assert [backup.sequence for backup in workspace.backups.entries()] == [before]


def test_a_backup_gives_up_where_others_write_all_the_time(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES", 1)
    with Workspace.open(filled, who="Amal") as writer, Workspace.open(filled, who="", is_readonly=True) as reader:

        def write(done: int, _pages: int) -> None:
            if done == 3:
                writer.notes.add(1, text="more")

        with pytest.raises(Problem) as problem:
            reader.backups.make(on_progress=write)
        assert problem.value.message.code == "backup.busy"
        assert reader.backups.entries() == []
        assert len(writer.claims.get(1).notes) == 22
