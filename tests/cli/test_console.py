import json
import os
import pty
import subprocess
import sys

import pytest

from claimtrack.cli.console import as_json, cut, visible, width


def test_json_is_one_line_whatever_it_holds() -> None:
    text = 'a\nb\rc\x85d\u2028e\u2029f\ud800g"h\\\x00\x7fعربي😀'
    line = as_json({"text": text, "none": None, "list": ("a", "b")})
    assert line.isprintable()
    assert "عربي😀" in line
    assert "\\u0085" in line
    assert "\\ud800" in line
    assert json.loads(line) == {"text": text, "none": None, "list": ["a", "b"]}


def test_numbers_that_json_does_not_know_are_no_output() -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_json({"score": float("nan")})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("عربي\u200f و\u200cنص", "عربي\u200f و\u200cنص"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_controls_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("سَلَام", 4), ("日本", 4), ("e\u0301", 1), ("\u2068a\u2069", 1), ("", 0)]
)
def test_width_on_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語日本語", 6, "日本…"), ("سَلَام عليكم", 5, "سَلَام…")],
)
def test_cut_text_takes_no_more_columns(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown
    assert width(shown) <= columns


TABLE = """
from claimtrack.cli.console import Console
console = Console("en")
console.write_table(["No.", "Name", "Claim"], [["1", "محمد", "x" * 200], ["22", "Ann", "short"]])
list(console.track(range(4), 4))
list(console.track(range(4), 4, is_output=True))
"""


def test_table_fits_a_terminal_and_progress_is_shown_there() -> None:
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "PYTHONIOENCODING": "utf-8"}
    subprocess.run([sys.executable, "-c", TABLE], stdout=slave, stderr=slave, env=environment, check=True)
    os.close(slave)
    shown = os.read(master, 10_000).decode().replace("\r\n", "\n")
    os.close(master)
    lines = shown.split("\n")
    assert lines[0] == "No.  Name  Claim"
    assert lines[1] == "1    \u2068محمد\u2069  \u2068" + "x" * 48 + "…\u2069"
    assert lines[2] == "22   Ann   short"
    assert lines[3:] == ["\r25 %\r50 %\r75 %\r100 %", ""]


def test_table_is_whole_and_progress_is_silent_in_a_pipe() -> None:
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", TABLE], capture_output=True, check=True)
    assert "x" * 200 in done.stdout.decode()
    assert done.stderr == b""
