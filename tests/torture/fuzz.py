"""Feeds what reads text, dates, queries and documents with bytes that grow from what they do (atheris, libFuzzer).

Whatever comes in, what comes out is an answer or a Problem, within seconds.
`python -m tests.torture.fuzz TARGET CORPUS -max_total_time=3600` runs one of them by hand; a finding becomes a test.
"""

import importlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from claimtrack.domain.errors import Problem
from claimtrack.domain.resources import folder as resources
from tests.torture.table import NOTHING, Row

TEXT = ("splitter", "dates", "claims", "query", "edtf", "json-lines", "drafts", "child-answer", "plain-text")
DOCUMENTS = ("html", "mail", "pdf", "docx", "odt", "rtf")
SLOW = 20  # seconds for one input, above which it is a finding
LONGEST = 20_000  # bytes of one input


def seeds() -> Iterator[bytes]:
    """Something of every kind to begin from."""
    for path in (resources() / "sample").glob("*.txt"):
        content = path.read_bytes()
        yield from (content[:2_000], b"<html><head><title>a</title></head><body><p>" + content[:2_000] + b"</p></body>")
        yield (
            b"Subject: =?utf-8?B?2KfZhNis2LPYsQ==?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + content[:2_000]
        )
    yield from (b"2019-04/2020?", b"{\\rtf1\\ansi\\ansicpg1256 \\u1575?\\'c7\\par}", b'{"text": "a"}\n{"text": 1}\n')
    pages = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj"
    yield b"%PDF-1.4\n" + pages + b" trailer<</Root 1 0 R>>"
    for name in ("word/document.xml", "content.xml"):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            package.writestr(name, '<a xmlns="urn:x"><p>text</p></a>')
        yield made.getvalue()


def rows(folder: Path, *, seconds: int) -> Iterator[Row]:
    """A row for each target, fuzzed for so many seconds."""
    if importlib.util.find_spec("atheris") is None:
        yield Row("fuzz: atheris is not there", 0)
        return
    for name in (*TEXT, *DOCUMENTS):
        corpus = folder / name
        shutil.rmtree(corpus, ignore_errors=True)
        corpus.mkdir(parents=True)
        for number, seed in enumerate(seeds()):
            (corpus / f"seed-{number}").write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW}", "-rss_limit_mb=4096"]
        command = [sys.executable, "-m", "tests.torture.fuzz", name, str(corpus), *limits, "-print_final_stats=1"]
        command.append(f"-artifact_prefix={corpus}/found-")
        own = os.environ | {"XDG_STATE_HOME": str(folder / "state")}
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=own)
        runs = re.search(r"number_of_executed_units: +(\d+)", ran.stderr)
        lost = NOTHING if ran.returncode == 0 else _finding(ran.stdout + ran.stderr)
        yield Row(f"fuzz: {name}", int(runs[1]) if runs else 0, lost)


def _finding(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if "Error" in line or "ERROR" in line or "Test unit" in line]
    return " · ".join(lines[:3])[:300] or said[-300:]


def main(arguments: list[str]) -> None:
    """Fuzz one target until a finding or the end of the time."""
    atheris = importlib.import_module("atheris")  # only where it has a wheel
    with atheris.instrument_imports(include=["claimtrack"]):
        target = importlib.import_module("tests.torture.targets").TARGETS[arguments[1]]

    def run(data: bytes) -> None:
        try:
            target(data)
        except Problem:
            return

    atheris.Setup([arguments[0], *arguments[2:]], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
