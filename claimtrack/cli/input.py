"""What a command reads: articles and lines from files or standard input."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.fetching import fetched
from claimtrack.domain.article import Article
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.intake.article import article_in, read_file, read_standard_input
from claimtrack.intake.file import MEGABYTE, read_bytes, read_stream
from claimtrack.intake.text import is_address, read_plain

STANDARD_INPUT = "-"
LINES_LIMIT = 256 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Material:
    """An article, and the copy that it was read from where it came from the web."""

    article: Article
    kept: KeptFile | None = None


def read_article(
    name: str, options: argparse.Namespace, console: Console, *, published: str | None = None, language: str = "auto"
) -> Material:
    """The article in a file, at an address or, for `-`, on standard input, its day and language if not given.

    Where its reading can be wrong, that is said.
    """
    kept = fetched(name, options, console) if is_address(name) else None
    if kept is not None:
        article = article_in(kept)
    else:
        article = read_standard_input(sys.stdin.buffer) if name == STANDARD_INPUT else read_file(name)
    for note in article.notes:
        console.complain(note)
    told = article.language if language == "auto" else language
    return Material(replace(article, published=published or article.published, language=told), kept)


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
