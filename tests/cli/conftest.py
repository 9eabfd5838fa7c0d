"""How the command line is tried: in this process for speed, and as the real program where the process matters."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from claimtrack.cli import main

ARTICLE = """Council closes two schools

The council closed two schools in June 2023. Mayor Ann Lee said that the budget fell by 12 percent in 2023.

On 5 March 2024 the library in Oak Street opened again. It will probably rain next week. Is that enough?
"""


@dataclass(frozen=True)
class Outcome:
    """What a run of the program came to."""

    code: int
    out: str
    err: str

    def objects(self) -> list[dict[str, Any]]:
        assert self.code == 0, self.err
        assert not self.out or self.out.endswith("\n")
        return [json.loads(line) for line in self.out.split("\n")[:-1]]

    def sentence(self) -> str:
        """The one sentence of a failure."""
        assert self.out == ""
        assert self.err.startswith("claimtrack: ")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("claimtrack: ").rstrip("\n")


Run: TypeAlias = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words in English, whatever the machine speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return run


@pytest.fixture
def program() -> Run:
    """Runs a command as the real program."""

    def run(*arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack", *map(_argument, arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, **(env or {})},
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def _argument(value: object) -> str | bytes:
    return value if isinstance(value, bytes) else str(value)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article of our own."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace below, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    path = folder / "work.claimtrack"
    given = ["--published", "2024-04-02", "--publisher", "The Paper", "--by", "Amal"]
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["create", str(path), "--by", "Amal"]) == 0
        assert main(["import", str(path), str(folder / "article.txt"), *given]) == 0
    return path


@pytest.fixture
def workspace(tmp_path: Path, imported: Path) -> Path:
    """A workspace with that article, imported by Amal."""
    return Path(shutil.copy(imported, tmp_path / "work.claimtrack"))
