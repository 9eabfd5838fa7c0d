"""What is the user's own is closed to others, where it lay open before too, and nothing in its place is waited for."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from claimtrack.domain.verdict import Judgement
from claimtrack.storage import backups, drafts, log
from claimtrack.storage.drafts import Draft
from claimtrack.storage.settings import Settings, settings_path
from claimtrack.workspace.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
WORKSPACE = str(uuid4())


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


def _back_up(path: Path) -> Path:
    with Workspace.create(path, who="Amal") as workspace:
        backup = workspace.backups.make()
        assert backup is not None
        return backup.path.parent / "place.json"


def _save_settings(_path: Path) -> Path:
    Settings(name="Amal").save()
    return settings_path()


def _save_drafts(_path: Path) -> Path:
    drafts.save(WORKSPACE, {"x": Draft(Judgement("true"), note="It rained.")})
    return drafts.path_of(WORKSPACE)


def _begin_log(_path: Path) -> Path:
    handler = log._handler()
    handler.close()
    return log.path()


@pytest.mark.parametrize("write", [_save_settings, _save_drafts, _back_up, _begin_log])
def test_what_lay_open_is_closed(write: Callable[[Path], Path], tmp_path: Path) -> None:
    before = write(tmp_path / "a.claimtrack")
    before.parent.chmod(0o755)
    before.chmod(0o644)
    if write is _back_up:
        (tmp_path / "a.claimtrack").unlink()
        before = _same_folder_again(before, tmp_path)
    else:
        assert write(tmp_path) == before
    assert before.parent.stat().st_mode & 0o777 == 0o700
    assert before.stat().st_mode & 0o777 == 0o600


def _same_folder_again(place: Path, tmp_path: Path) -> Path:
    copy = next(place.parent.glob("*.claimtrack"))
    with Workspace.open(copy.rename(tmp_path / "b.claimtrack"), who="Amal") as workspace:
        workspace.claims.add(text="It rained.")
        workspace.backups.make()
    return place


def test_half_a_draft_of_a_program_that_was_killed_goes() -> None:
    path = _save_drafts(Path())
    left = path.with_name(".claimtrack-0123456789abcdef.part")
    left.write_bytes(b'{"x": {"note": "It ra')
    assert drafts.load(WORKSPACE)["x"].note == "It rained."
    assert not left.exists()


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    for path in (settings_path(), drafts.path_of(WORKSPACE), log.path(), backups.root() / WORKSPACE / "place.json"):
        path.parent.mkdir(parents=True)
        os.mkfifo(path)
    assert Settings.load() == Settings()
    assert drafts.load(WORKSPACE) == {}
    assert backups.newest_good(tmp_path / "gone.claimtrack") is None
    log._handler().close()
    Settings(name="Amal").save()
    drafts.save(WORKSPACE, {"x": Draft(note=json.dumps({}))})
    assert Settings.load().name == "Amal"
