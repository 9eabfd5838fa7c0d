"""What a command writes: sentences and tables in the chosen language, JSON lines, the same bytes on every system."""

import contextlib
import io
import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Never, TypeVar

from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words

# JSON allows them inside a string, but many programs that read line by line end a line there; a lone surrogate is no
# character that UTF-8 could hold
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# A terminal obeys controls, and an embedding or an override turns the rest of the line
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
Item = TypeVar("Item")

WRONG_USAGE = 2
GAP = "  "
NARROWEST = 20  # of the last column, however narrow the terminal


def prepare_streams() -> None:
    """Make the three streams UTF-8 with LF, whatever the system's habit; what is slow to come is waited for."""
    if sys.stdin is None:  # it was closed before the program began: there is nothing to be read
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    with contextlib.suppress(AttributeError, OSError, ValueError):  # no real file, or a system that always waits
        os.set_blocking(sys.stdin.fileno(), True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def as_json(value: Mapping[str, object]) -> str:
    """One JSON object on one line, whatever its strings hold."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def visible(text: str) -> str:
    """Foreign text for one line of a terminal: line ends become blanks, other controls are shown by their number."""
    return _UNSAFE.sub(_shown, text).strip()


def _shown(match: re.Match[str]) -> str:
    return " " if match[0].isspace() else f"<U+{ord(match[0]):04X}>"


class Console:
    """Where a command writes to, and in which language."""

    def __init__(self, language: str) -> None:
        self.words = Words(language)

    def say(self, message: Message | str, /, **args: object) -> None:
        """Write a sentence on standard output."""
        self.write(f"{visible(self.words.say(message, **args))}\n")

    def complain(self, message: Message | str, /, **args: object) -> None:
        """Write a sentence on standard error."""
        sys.stderr.write(f"claimtrack: {visible(self.words.say(message, **args))}\n")

    def stop_usage(self, command: str, reason: Message | str) -> Never:
        """Say what is wrong with the arguments of a command, and end with exit code 2."""
        self.complain("cli.wrong-usage", command=command, reason=reason)
        sys.exit(WRONG_USAGE)

    def write(self, text: str) -> None:
        """Write text on standard output as it is."""
        sys.stdout.write(text)

    def write_json(self, value: Mapping[str, object]) -> None:
        """Write one line of JSON."""
        self.write(f"{as_json(value)}\n")

    def write_table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write rows with aligned columns; on a terminal the last column is cut to the width."""
        lines = [[visible(cell) for cell in row] for row in (headings, *rows)]
        widths = [max(map(width, column)) for column in zip(*lines, strict=True)][:-1]
        left = None
        if sys.stdout.isatty():
            left = max(NARROWEST, shutil.get_terminal_size().columns - sum(widths) - len(GAP) * len(widths))
        for line in lines:
            cells = [_isolated(cell) + " " * (most - width(cell)) for cell, most in zip(line, widths, strict=False)]
            last = line[-1] if left is None else cut(line[-1], left)
            self.write(GAP.join([*cells, _isolated(last)]).rstrip() + "\n")

    def track(self, items: Iterable[Item], total: int, *, is_output: bool = False) -> Iterator[Item]:
        """Hand the items of long work on, and say on standard error how far it has come, where a person looks at it.

        With `is_output` each item writes on standard output: on a terminal that says enough.
        """
        is_shown = sys.stderr.isatty() and not (is_output and sys.stdout.isatty())
        for done, item in enumerate(items, 1):
            yield item
            if is_shown and 100 * done // max(total, 1) != 100 * (done - 1) // max(total, 1):
                self.show_progress(done, total)

    def show_progress(self, done: int, total: int) -> None:
        """Say on standard error how far long work has come; silent where no person looks at it."""
        if sys.stderr.isatty():
            percent = self.words.say("cli.progress", percent=100 * done // max(total, 1))
            sys.stderr.write(f"\r{percent}\n" if done >= total else f"\r{percent}")
            sys.stderr.flush()


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cut(text: str, columns: int) -> str:
    """The text in so many columns, with an ellipsis where it is longer."""
    if width(text) <= columns:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += _width(character)
        if taken >= columns:
            return f"{text[:index]}…"
    return text


def _isolated(cell: str) -> str:
    """A cell whose direction does not disturb those beside it (UAX #9); plain ASCII needs no marks."""
    return cell if cell.isascii() else f"{ISOLATE}{cell}{END_ISOLATE}"
