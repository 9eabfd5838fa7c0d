"""Cuts the power: the writes of a program that saves are recorded, and the disk is rebuilt as it may be at any moment.

What was synced is there. Of what was written since, each sector is there or is not; so it is with a file's new length
and with a name that was made or removed.
"""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.saves import NAME, fresh, look, start
from tests.torture.table import Row, told

SECTOR = 512
SAVES = 48  # in one recording
_CALLS = "openat,pwrite64,fdatasync,fsync,ftruncate,unlink,write"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)(?:<(.*)>)?")


@dataclass(frozen=True, slots=True)
class Event:
    """A call that reached the disk, or a line that was acknowledged."""

    call: str
    name: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass(slots=True)
class File:
    """What of a file is on the disk for certain, and what was done to it since."""

    content: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)
    is_named: bool = True  # for certain


def record(made: Path, folder: Path, times: int = SAVES) -> list[Event]:
    """What a program that saves in every way in turn writes, in order."""
    fresh(made, folder)
    trace = folder.with_suffix(".trace")
    before = ("strace", "-f", "-y", "-qq", "-xx", "-s", "10000000", "-o", str(trace), "-e", f"trace={_CALLS}")
    program = start(folder, "all", times, before=before)
    _said, errors = program.communicate()
    assert program.returncode == 0, errors
    with trace.open(encoding="ascii") as lines:
        return [event for line in lines if (event := _event(line.rstrip("\n"), str(folder)))]


def _event(line: str, folder: str) -> Event | None:
    match = _LINE.fullmatch(line)
    if not match:
        return None
    call, arguments, result, opened = match.groups()
    if call in {"openat", "unlink"}:
        path = Path(opened if call == "openat" else _bytes(arguments).decode())
        return (
            Event(call, path.name) if str(path.parent) == folder and (call == "unlink" or "O_CREAT" in line) else None
        )
    opened, _end, rest = arguments.partition(">")
    path = Path(_named(opened.partition("<")[2]))
    if call == "write":
        return Event("told", data=_bytes(rest)) if arguments.startswith("1<") else None
    if str(path) == folder:
        return Event("names")
    return _change(call, path.name, rest.removeprefix(", "), int(result)) if str(path.parent) == folder else None


def _change(call: str, name: str, rest: str, result: int) -> Event:
    if call == "pwrite64":
        return Event("write", name, int(rest.rpartition(", ")[2]), _bytes(rest)[:result])
    return Event("length", name, int(rest)) if call == "ftruncate" else Event("sync", name)


def _named(text: str) -> str:
    return _bytes(text).decode() if text.startswith("\\x") else text


def _bytes(text: str) -> bytes:
    return bytes.fromhex("".join(re.findall(r"\\x([0-9a-f]{2})", text)))


def cut(events: list[Event], made: Path, folder: Path, seed: int) -> int:
    """Rebuild the disk as it may be after a cut at a random moment; the last line that was acknowledged before."""
    chance = random.Random(seed)  # noqa: S311 - any moment will do
    until = chance.randrange(len(events) + 1)
    files = {path.name: File(bytearray(path.read_bytes())) for path in made.iterdir() if path.is_file()}
    acknowledged = 0
    for event in events[:until]:
        if event.call == "told":
            acknowledged = max([acknowledged, *(int(word) for word in event.data.split() if word.isdigit())])
        else:
            _happen(files, event)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, file in files.items():
        if file.is_named or chance.random() < 0.5:
            (folder / name).write_bytes(_left(file, chance))
    return acknowledged


def _happen(files: dict[str, File], event: Event) -> None:
    if event.call == "names":
        for name in [name for name, file in files.items() if any(each.call == "unlink" for each in file.since)]:
            del files[name]
        for file in files.values():
            file.is_named = True
        return
    file = files.setdefault(event.name, File(is_named=False))
    if event.call == "sync":
        for each in file.since:
            _apply(file.content, each)
        file.since.clear()
    elif event.call != "openat":
        file.since.append(event)


def _apply(content: bytearray, event: Event) -> None:
    if event.call == "length":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
    elif event.call == "write":
        content.extend(bytes(max(0, event.offset + len(event.data) - len(content))))
        content[event.offset : event.offset + len(event.data)] = event.data


def _left(file: File, chance: random.Random) -> bytes:
    """What is left of a file: some of what was not synced, whole, torn or not at all."""
    content = bytearray(file.content)
    share = chance.choice((0.0, 0.5, 0.9, 1.0))
    for event in file.since:
        if event.call == "write":
            for start in range(0, len(event.data), SECTOR):
                if chance.random() < share:
                    piece = event.data[start : start + SECTOR]
                    _apply(content, Event("write", event.name, event.offset + start, piece))
        elif chance.random() < share:
            _apply(content, event)
    return bytes(content)


def rows(made: Path, folder: Path, *, cuts: int) -> Iterator[Row]:
    """The row about power cuts."""
    events = record(made, folder)
    assert any(event.call == "told" for event in events)
    assert any(event.name == f"{NAME}-journal" for event in events)

    yield tried(events, made, folder, cuts)


def tried(events: list[Event], made: Path, folder: Path, cuts: int) -> Row:
    """Cut the power so often at random moments of a recording."""

    def run(seed: int) -> None:
        look(folder, cut(events, made, folder, seed))

    return told("power cut", cuts, run)
