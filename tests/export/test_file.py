import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.export.file import replacing


def put(path: Path, content: bytes = b"new", *, overwrite: bool = False, workspace: Path | None = None) -> None:
    with replacing(path, overwrite=overwrite, workspace=workspace) as stream:
        stream.write(content)


def refusal(path: Path, *, overwrite: bool = True, workspace: Path | None = None, content: bytes = b"new") -> str:
    before = sorted(path.parent.iterdir()) if len(path.parent.name) < 256 and path.parent.is_dir() else []
    with pytest.raises(Problem) as caught:
        put(path, content, overwrite=overwrite, workspace=workspace)
    after = sorted(path.parent.iterdir()) if before else []
    assert after == before, "something was left behind"
    for language in ("en", "ar"):
        assert Words(language).knows(caught.value.message.code)
        assert "\n" not in Words(language).say(caught.value.message)
    return caught.value.message.code


def test_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    put(tmp_path / "out.csv")
    (tmp_path / "other").write_bytes(b"")
    assert (tmp_path / "out.csv").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "out.csv"]


def test_existing_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    assert refusal(path, overwrite=False) == "export.exists"
    assert path.read_bytes() == b"old"
    put(path, overwrite=True)
    assert path.read_bytes() == b"new"


def fail(stream: BinaryIO) -> None:
    stream.write(b"half")
    stream.close()
    stream.write(b"the rest")


def test_failure_inside_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="closed"), replacing(path, overwrite=True) as stream:
        fail(stream)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with pytest.raises(Problem) as caught, replacing(path):
        path.write_bytes(b"of somebody else")
    assert caught.value.message.code == "export.exists"
    assert path.read_bytes() == b"of somebody else"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "target")
    assert refusal(tmp_path / "link.csv", overwrite=False) == "export.exists"
    put(tmp_path / "link.csv", overwrite=True)
    assert (tmp_path / "target").read_bytes() == b"old"
    assert not (tmp_path / "link.csv").is_symlink()
    (tmp_path / "broken.csv").symlink_to(tmp_path / "nowhere")
    assert refusal(tmp_path / "broken.csv", overwrite=False) == "export.exists"


def test_a_workspace_is_never_replaced(tmp_path: Path) -> None:
    workspace = tmp_path / "work.csv"
    workspace.write_bytes(b"whatever it holds")
    (tmp_path / "link.csv").symlink_to(workspace)
    os.link(workspace, tmp_path / "second.csv")
    database = tmp_path / "database.csv"
    database.write_bytes(b"SQLite format 3\0" + bytes(84))
    for path in (workspace, tmp_path / "link.csv", tmp_path / "second.csv", database):
        assert refusal(path, workspace=workspace) == "export.workspace"


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert refusal(tmp_path / "fifo") == "export.not-a-file"
    assert refusal(Path("/dev/null")) == "export.not-a-file"
    assert refusal(tmp_path) == "export.folder"
    assert refusal(tmp_path / "missing" / "out.csv") == "export.no-folder"
    assert refusal(tmp_path / ("n" * 300)) == "export.failed"
    assert refusal(tmp_path / ("n" * 300) / "out.csv") == "export.failed"
    for name in ("nul\0.csv", "two\nlines.csv", "CON", "nul.csv", "com1.txt"):
        assert refusal(tmp_path / name) == "export.bad-name"


def test_names_that_only_look_odd_are_taken(tmp_path: Path) -> None:
    for name in ("-rf", "ادعاءات.csv", "100% #1?.csv", "console.csv", "\u202egnp.csv"):
        put(tmp_path / name)
        assert (tmp_path / name).read_bytes() == b"new"


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder in which nobody may write")
def test_folder_without_permission() -> None:
    assert refusal(Path("/sys/kernel/out.csv")) == "export.not-allowed"


LIMITED = """
import resource, signal, sys
from pathlib import Path
from claimtrack.domain.errors import Problem
from claimtrack.export.file import replacing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    with replacing(Path(sys.argv[1]), overwrite=True) as stream:
        stream.write(bytes(5000))
except Problem as problem:
    print(problem.message.code, problem.message.args["megabytes"])
"""


def test_full_disk_is_named_with_what_is_free(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=True)
    code, free = done.stdout.split()
    assert code == "export.disk-full"
    assert float(free) > 0
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import os, signal, sys
from pathlib import Path
from claimtrack.export.file import replacing
with replacing(Path(sys.argv[1]), overwrite=True) as stream:
    stream.write(bytes(5000))
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_writer_leaves_the_old_file_whole_and_the_next_one_sweeps(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, path], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    with replacing(tmp_path / "another.csv") as stream:
        stream.write(b"new")
    assert {each.name for each in tmp_path.iterdir()} == {"out.csv", "another.csv"}
