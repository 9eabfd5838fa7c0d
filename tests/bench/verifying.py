"""`verify` on a workspace full of kept copies, against `sha256sum` of the same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.workspace.workspace import Workspace
from tests.bench.ratios import judge, seconds

PROMISE = 1.3
COPIES, SIZE = 20, 15_000_000  # files and the bytes of each


def make(path: Path, folder: Path) -> list[Path]:
    """A workspace with kept copies, and the same bytes as files."""
    files = []
    with Workspace.create(path, who="Bench") as workspace:
        workspace.claims.add(text="The bridge was closed.")
        for number in range(COPIES):
            data = os.urandom(SIZE)
            kept = KeptFile(content=data, media_type="application/pdf", how="attached", name=f"{number}.pdf")
            workspace.evidence.attach(1, Citation(title=f"Report {number}"), stance=Stance.CONTEXT, kept=kept)
            files.append(folder / f"{number}.pdf")
            files[-1].write_bytes(data)
    return files


def sum_files(files: list[Path]) -> None:
    """The hashes of the files, by the system's own program where there is one."""
    if shutil.which("sha256sum"):
        ran = subprocess.run(["sha256sum", *files], capture_output=True, text=True, check=True)
        assert len(ran.stdout.splitlines()) == COPIES
    else:
        for file in files:
            with file.open("rb") as stream:
                hashlib.file_digest(stream, "sha256")


def verify(workspace: Workspace) -> None:
    """Everything is as it was."""
    assert workspace.verify() == []


def main() -> int:
    """One line."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bench.claimtrack"
        files = make(path, Path(name))
        with Workspace.open(path, who="Bench", is_readonly=True) as workspace:
            is_kept = judge(
                f"verify {COPIES * SIZE // 1_000_000} MB of evidence / sha256sum",
                PROMISE,
                reference=partial(seconds, partial(sum_files, files)),
                measured=partial(seconds, partial(verify, workspace)),
            )
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
