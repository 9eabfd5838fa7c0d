"""What a command reads: articles and lines from files or standard input."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimtrack.domain.article import Article
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.article import read_file, read_standard_input
from claimtrack.intake.file import MEGABYTE, read_bytes, read_stream
from claimtrack.intake.text import read_plain

STANDARD_INPUT = "-"
LINES_LIMIT = 256 * MEGABYTE


def read_article(name: str, *, published: str | None, language: str) -> Article:
    """The article in a file or, for `-`, on standard input; language `auto` is found by itself."""
    article = read_standard_input(sys.stdin.buffer) if name == STANDARD_INPUT else read_file(name)
    return replace(
        article,
        published=published or article.published,
        language=article.language if language == "auto" else language,
    )


def read_argument(text: str) -> str:
    """A text given as an argument, or for `-` the text on standard input."""
    if text != STANDARD_INPUT:
        return text
    name = Message("intake.standard-input")
    return read_plain(read_stream(sys.stdin.buffer, name), name)


def read_lines(name: str) -> Iterator[str]:
    """The lines of a file or, for `-`, of standard input: UTF-8, ended by LF alone."""
    if name == STANDARD_INPUT:
        content = read_stream(sys.stdin.buffer, Message("intake.standard-input"), LINES_LIMIT)
    else:
        content = read_bytes(Path(name), LINES_LIMIT)
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode().removesuffix("\r")
        except UnicodeDecodeError:
            raise Problem(Message("cli.line-not-utf8", line=number)) from None


def read_objects(name: str) -> Iterator[tuple[int, dict[str, object]]]:
    """The JSON objects of a file, one a line, each with its line number; empty lines are passed over."""
    for number, line in enumerate(read_lines(name), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise Problem(Message("cli.line-not-json", line=number))
        yield number, found


def text_of(number: int, found: dict[str, object]) -> str:
    """The `text` of a line's object; Problem where it has none."""
    text = found.get("text")
    if not isinstance(text, str):
        raise Problem(Message("cli.line-without-text", line=number))
    return text
