"""A full or failing disk: the old state is whole, a sentence says so, and saving works again without a restart."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.workspace.workspace import Workspace

resource = pytest.importorskip("resource", reason="files have no limit here")
Beside = Callable[[], set[str]]
SAVE = """
import sys
from pathlib import Path
from claimtrack.domain.errors import Problem
from claimtrack.workspace.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), who="Amal") as workspace:
    try:
        workspace.notes.add(1, text="It rained. " * 5000)
    except Problem as problem:
        print(problem.message.code, workspace.claims.get(1).notes[-1].text)
"""


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Writes beyond so many bytes fail."""
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_saving_works_again_once_there_is_room(filled: Path) -> None:
    text = "It rained. " * 200_000
    kept = KeptFile(content=os.urandom(500_000), media_type="image/png", how="attached")
    with Workspace.open(filled, who="Amal") as workspace:
        label, claims = workspace.undo_label, workspace.claims.numbers(ClaimQuery())
        saves: list[Callable[[], object]] = [
            lambda: workspace.articles.add(Article(text=text, title="Rain"), []),
            lambda: workspace.evidence.attach(2, Citation(title="Rain"), stance=Stance.CONTEXT, kept=kept),
            lambda: workspace.notes.add(1, text=text),
        ]
        for save in saves:
            with no_file_longer_than(filled.stat().st_size), pytest.raises(Problem) as problem:
                save()
            assert problem.value.message.code == "storage.io"
            assert workspace.undo_label == label
            assert workspace.claims.numbers(ClaimQuery()) == claims
            assert workspace.verify() == []
        for save in saves:
            save()
        assert workspace.verify() == []
        before = len(workspace.claims.get(1).notes)
        with no_file_longer_than(4096), pytest.raises(Problem):
            workspace.undo()
        assert len(workspace.claims.get(1).notes) == before
        workspace.undo()
        assert len(workspace.claims.get(1).notes) == before - 1
        assert workspace.verify() == []


def test_a_workspace_that_cannot_be_made_leaves_nothing(path: Path, beside: Beside) -> None:
    with no_file_longer_than(20_000), pytest.raises(Problem) as problem:
        Workspace.create(path, who="Amal")
    assert problem.value.message.code == "storage.io"
    assert beside() == set()
    Workspace.create(path, who="Amal").close()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there to let a call fail")
@pytest.mark.parametrize(
    "call", ["pwrite64:error=ENOSPC:when=5+", "pwrite64:error=EIO:when=30+", "fdatasync:error=EIO"]
)
def test_a_disk_that_fails_leaves_the_old_state(filled: Path, call: str) -> None:
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("strace may not trace here")
    name, _rest = call.split(":", 1)
    watched = (f"-P{filled}", f"-P{filled}-journal", "-e", f"trace={name}", "-e", f"inject={call}")
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", os.devnull, *watched, sys.executable, "-c", SAVE, filled],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ("storage.full seen\n" if "ENOSPC" in call else "storage.io seen\n")
    with Workspace.open(filled, who="Amal") as workspace:
        assert [note.text for note in workspace.claims.get(1).notes] == ["seen"]
        assert workspace.verify() == []
        workspace.notes.add(1, text="again")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there to let a call fail")
@pytest.mark.parametrize("first", [3, 12, 20])
def test_a_read_that_fails_in_passing_is_not_taken_for_damage(filled: Path, first: int) -> None:
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("strace may not trace here")
    read = """
import sys
from pathlib import Path
from claimtrack.domain.errors import Problem
from claimtrack.workspace.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), who="Amal", is_readonly=True) as workspace:
    for _ in range(40):
        try:
            workspace.history.entries(), workspace.claims.get(1)
        except Problem as problem:
            print(problem.message.code)
"""
    inject = ("-e", "trace=pread64", "-e", f"inject=pread64:error=EIO:when={first}..{first + 1}")
    command = ["strace", "-f", "-qq", "-o", os.devnull, f"-P{filled}", *inject, sys.executable, "-c", read, str(filled)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0 or "storage.io" in done.stderr, done.stderr
    assert "storage.damaged" not in done.stdout + done.stderr
