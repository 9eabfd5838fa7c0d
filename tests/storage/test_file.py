"""What is no workspace of this version is refused in one sentence and not changed; names of any kind work."""

import os
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import Problem, ReadingOnlyProblem
from claimtrack.domain.words import Words
from claimtrack.storage.schema import APPLICATION_ID, VERSION
from claimtrack.workspace.workspace import Workspace

Beside = Callable[[], set[str]]


def refused(path: Path, *, is_readonly: bool = False) -> str:
    with pytest.raises(Problem) as problem:
        Workspace.open(path, who="Amal", is_readonly=is_readonly)
    for language in ("en", "ar"):
        assert Words(language).say(problem.value.message) != problem.value.message.code
    return problem.value.message.code


def _empty(path: Path) -> None:
    path.touch()


def _random(path: Path) -> None:
    path.write_bytes(bytes((place * 7919) % 251 for place in range(50_000)))


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", "text")


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE claim (id INTEGER PRIMARY KEY)")
    raw.close()


def _text(path: Path) -> None:
    path.write_text("SQLite format 3", encoding="utf-8")


@pytest.mark.parametrize("make", [_empty, _random, _zip, _foreign, _text])
@pytest.mark.parametrize("is_readonly", [False, True])
def test_a_foreign_file_is_refused_and_not_changed(
    path: Path, make: Callable[[Path], None], is_readonly: bool, beside: Beside
) -> None:
    make(path)
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    assert refused(path, is_readonly=is_readonly) == "workspace.foreign"
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == stamp
    assert beside() == {path.name}


@pytest.mark.parametrize("is_readonly", [False, True])
def test_what_is_no_file_is_refused(tmp_path: Path, is_readonly: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    before = set(tmp_path.iterdir())
    assert refused(tmp_path / "missing", is_readonly=is_readonly) == "workspace.missing"
    assert refused(tmp_path / "missing" / "deeper", is_readonly=is_readonly) == "workspace.missing"
    assert refused(tmp_path / ("x" * 300), is_readonly=is_readonly) == "workspace.unreadable"
    for name in (".", "pipe", "nowhere", "round"):
        assert refused(tmp_path / name, is_readonly=is_readonly) == "workspace.not-a-file"
    assert set(tmp_path.iterdir()) == before


def test_a_newer_file_is_refused_by_its_version(filled: Path) -> None:
    with sqlite3.connect(filled) as raw:
        raw.execute(f"PRAGMA user_version={VERSION + 1}")
    raw.close()
    before = filled.read_bytes()
    assert refused(filled) == refused(filled, is_readonly=True) == "workspace.newer"
    assert filled.read_bytes() == before


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_refused(filled: Path, version: int) -> None:
    with sqlite3.connect(filled) as raw:
        raw.execute(f"PRAGMA user_version={version}")
    raw.close()
    before = filled.read_bytes()
    assert refused(filled) == refused(filled, is_readonly=True) == "workspace.damaged"
    assert filled.read_bytes() == before


@pytest.mark.parametrize("is_readonly", [False, True])
def test_a_file_cut_at_any_page_is_refused_and_not_changed(filled: Path, is_readonly: bool, beside: Beside) -> None:
    whole = filled.read_bytes()
    for size in (*range(4096, len(whole), 4096), 100, 5000, len(whole) - 1):
        filled.write_bytes(whole[:size])
        assert refused(filled, is_readonly=is_readonly) in {"storage.damaged", "workspace.foreign"}, size
        assert filled.read_bytes() == whole[:size]
        assert beside() == {filled.name}


def test_a_symlink_leads_to_the_same_workspace(filled: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.claimtrack"
    link.symlink_to(filled)
    with Workspace.open(link, who="Amal"):
        with pytest.raises(Problem) as held:
            Workspace.open(filled, who="Basim", wait=0)
        assert held.value.message.code == "workspace.held"


NAMES = ("a?b.claimtrack", "a#b%41.claimtrack", "ملف العمل.claimtrack", "x" * 247, "&File && 'x'", os.fsdecode(b"\xff"))


@pytest.mark.parametrize("name", NAMES)
def test_any_name_works(tmp_path: Path, name: str, beside: Beside) -> None:
    path = tmp_path / name
    with Workspace.create(path, who="Amal") as workspace:
        workspace.claims.add(text="It rained.")
    assert beside() == {name}
    with Workspace.open(path, who="Amal", is_readonly=True) as workspace:
        assert workspace.claims.get(1).text == "It rained."
        assert workspace.verify() == []


@pytest.mark.parametrize("length", [248, 250, 255, 300])
def test_a_name_without_room_for_the_journal_is_refused(tmp_path: Path, length: int) -> None:
    with pytest.raises(Problem) as problem:
        Workspace.create(tmp_path / ("x" * length), who="Amal")
    assert problem.value.message.code == "workspace.name-too-long"
    assert list(tmp_path.iterdir()) == []


def test_a_file_with_too_long_a_name_is_opened_for_reading_only(filled: Path, tmp_path: Path) -> None:
    long = tmp_path / ("x" * 250)
    filled.rename(long)
    assert refused(long) == "workspace.name-too-long"
    with Workspace.open(long, who="Amal", is_readonly=True) as workspace:
        assert workspace.claims.get(1).id == 1


@pytest.mark.parametrize("what", ["file", "folder", "link", "dangling link"])
def test_nothing_is_made_over_something(tmp_path: Path, path: Path, what: str) -> None:
    if what == "file":
        path.write_bytes(b"mine")
    elif what == "folder":
        path.mkdir()
    else:
        (tmp_path / "there").write_bytes(b"mine")
        path.symlink_to(tmp_path / ("there" if what == "link" else "nowhere"))
    before = set(tmp_path.iterdir())
    with pytest.raises(Problem) as problem:
        Workspace.create(path, who="Amal")
    assert problem.value.message.code == "workspace.exists"
    assert set(tmp_path.iterdir()) == before
    if what == "file":
        assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(("name", "code"), [("no/case", "no-folder"), ("a\0b", "not-made"), ("\ud800", "not-made")])
def test_a_file_that_cannot_be_made_is_a_sentence(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(Problem) as problem:
        Workspace.create(tmp_path / name, who="Amal")
    assert problem.value.message.code == f"workspace.{code}"
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_marked_and_lies_alone(workspace: Workspace, path: Path, beside: Beside) -> None:
    assert path.read_bytes()[:16] == b"SQLite format 3\0"
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    identity = workspace.uuid
    workspace.close()
    assert beside() == {path.name}
    with Workspace.open(path, who="Amal") as again:
        assert again.uuid == identity


def test_pragmas_are_as_designed(workspace: Workspace) -> None:
    with workspace._desk.read() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "mmap_size")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert found == ["truncate", 3, 1, 0, 1, 0]


def test_a_copy_at_rest_is_the_whole_workspace(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.claimtrack"
    shutil.copyfile(filled, copy)
    with Workspace.open(copy, who="Basim") as workspace:
        assert workspace.verify() == []
        workspace.claims.add(text="more")


def test_a_reader_changes_nothing_and_makes_no_file(filled: Path, beside: Beside) -> None:
    before = filled.read_bytes()
    with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:
        assert workspace.is_readonly
        assert workspace.claims.get(1).id == 1
        assert beside() == {filled.name}
        with pytest.raises(Problem) as problem:
            workspace.claims.add(text="no")
        assert problem.value.message.code == "workspace.is-readonly"
    assert filled.read_bytes() == before
    assert beside() == {filled.name}


@pytest.fixture
def unwritable(filled: Path) -> Path:
    filled.chmod(0o400)
    if os.access(filled, os.W_OK):
        pytest.skip("this user may write to every file")
    return filled


def test_an_unwritable_file_is_for_reading_only(unwritable: Path, beside: Beside) -> None:
    with pytest.raises(ReadingOnlyProblem):
        Workspace.open(unwritable, who="Amal")
    assert beside() == {unwritable.name}
    with Workspace.open(unwritable, who="Amal", is_readonly=True) as workspace:
        assert workspace.claims.get(1).id == 1


def test_a_file_that_is_moved_away_is_not_made_anew(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    workspace.claims.add(text="It rained.")
    path.rename(tmp_path / "moved.claimtrack")
    with pytest.raises(Problem) as problem:
        workspace.claims.add(text="It snowed.")
    assert problem.value.message.code == "storage.gone"
    assert not path.exists()
    with Workspace.open(tmp_path / "moved.claimtrack", who="Amal", is_readonly=True) as moved:
        assert len(moved.claims.numbers(ClaimQuery())) == 1
        assert moved.verify() == []


def test_each_workspace_has_an_identity_of_its_own(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        with Workspace.create(tmp_path / name, who="Amal") as workspace:
            made.append(workspace.uuid)
    assert made[0] != made[1]


def test_half_a_file_beside_it_goes_when_one_opens_it_to_write(filled: Path) -> None:
    half = filled.with_name(".claimtrack-0123456789abcdef.part")
    half.write_bytes(b"half")
    Workspace.open(filled, who="Amal", is_readonly=True).close()
    assert half.exists()
    Workspace.open(filled, who="Amal").close()
    assert not half.exists()
