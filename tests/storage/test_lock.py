"""One program writes a workspace; the next one waits, and is told who has it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import HeldProblem, Problem, ReadingOnlyProblem
from claimtrack.domain.messages import Message
from claimtrack.storage.lock import Lock
from claimtrack.workspace.workspace import Workspace

HOLDER = """
import sys
from pathlib import Path
from claimtrack.workspace.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), who="Basim") as workspace:
    print("open", flush=True)
    for line in sys.stdin:
        workspace.claims.add(text=line)
        print("saved", flush=True)
"""


@contextmanager
def another_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        try:
            yield program
        finally:
            program.kill()


def test_the_second_writer_waits_and_is_told_who_has_it(filled: Path) -> None:
    with another_program(filled) as program:
        began = time.monotonic()
        with pytest.raises(HeldProblem) as held:
            Workspace.open(filled, who="Amal", wait=0.3)
        assert time.monotonic() - began >= 0.3
        holder = held.value.message.args["holder"]
        assert isinstance(holder, Message)
        assert holder.code == "workspace.holder"
        assert holder.args["pid"] == program.pid


def test_a_reader_works_beside_a_writer(filled: Path) -> None:
    with another_program(filled) as program, Workspace.open(filled, who="", is_readonly=True) as reader:
        before = len(reader.claims.numbers(ClaimQuery()))
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("It rained.\n")
        program.stdin.flush()
        assert program.stdout.readline() == "saved\n"
        assert len(reader.claims.numbers(ClaimQuery())) == before + 1


def test_a_lock_left_by_a_crash_is_free_at_once(filled: Path) -> None:
    with another_program(filled) as program:
        program.kill()
        program.wait()
        assert filled.with_name(f"{filled.name}.lock").exists()
        with Workspace.open(filled, who="Amal", wait=0) as workspace:
            workspace.claims.add(text="It rained.")


def test_whoever_waits_gets_the_file_when_it_is_given_back(filled: Path) -> None:
    first = Workspace.open(filled, who="Amal")
    timer = threading.Timer(0.2, lambda: None)
    timer.start()
    got: list[bool] = []

    def wait() -> None:
        with Workspace.open(filled, who="Basim", wait=5):
            got.append(True)

    waiting = threading.Thread(target=wait)
    waiting.start()
    timer.join()
    first.close()
    waiting.join()
    assert got == [True]


def test_many_who_want_it_get_it_one_after_the_other(filled: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        for _ in range(5):
            with Workspace.open(filled, who="Amal", wait=30) as workspace:
                inside.append(number)
                most.append(len(inside))
                workspace.claims.add(text=f"claim {number}")
                inside.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(most) == {1}
    with Workspace.open(filled, who="Amal") as workspace:
        assert len(workspace.claims.numbers(ClaimQuery())) == 17
        assert workspace.verify() == []


def test_the_lock_file_goes_with_the_lock(filled: Path) -> None:
    with Workspace.open(filled, who="Amal"):
        assert filled.with_name(f"{filled.name}.lock").exists()
    assert not filled.with_name(f"{filled.name}.lock").exists()


@pytest.mark.parametrize("held", [b"", b"[]", b"{", b"\xff" * 2000, b'{"user": 1}'])
def test_a_lock_that_names_nobody_is_another_program(filled: Path, held: bytes) -> None:
    lock = Lock(filled, wait=0)
    beside = filled.with_name(f"{filled.name}.lock")
    beside.write_bytes(held)
    with pytest.raises(HeldProblem) as problem:
        Lock(filled, wait=0)
    assert problem.value.message.args["holder"] == Message("workspace.holder-unknown")
    lock.release()


def test_a_link_in_the_place_of_the_lock_is_not_followed(filled: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    filled.with_name(f"{filled.name}.lock").symlink_to(precious)
    with pytest.raises(ReadingOnlyProblem) as problem:
        Workspace.open(filled, who="Amal", wait=0)
    assert problem.value.message.code == "workspace.no-lock"
    assert precious.read_bytes() == b"mine"


def test_a_pipe_in_the_place_of_the_lock_does_not_hang(filled: Path) -> None:
    os.mkfifo(filled.with_name(f"{filled.name}.lock"))
    with Workspace.open(filled, who="Amal", wait=0) as workspace:
        workspace.claims.add(text="It rained.")


def test_a_folder_in_the_place_of_the_lock_is_a_sentence(filled: Path) -> None:
    filled.with_name(f"{filled.name}.lock").mkdir()
    with pytest.raises(Problem) as problem:
        Workspace.open(filled, who="Amal", wait=0)
    assert problem.value.message.code == "workspace.no-lock"


def test_a_refused_file_gives_the_lock_back(filled: Path) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Problem):
        Workspace.open(filled, who="Amal", wait=0)
    filled.write_bytes(whole)
    with Workspace.open(filled, who="Amal", wait=0) as workspace:
        assert workspace.verify() == []
