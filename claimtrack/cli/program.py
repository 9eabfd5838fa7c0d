"""From the words on a command line to an exit code: finds the command, runs it, says in a sentence what went wrong."""

import importlib
import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack import __version__
from claimtrack.cli.commands import MODULES, NOT_OFFERED
from claimtrack.cli.console import WRONG_USAGE, Console, prepare_streams
from claimtrack.cli.stopping import ENDED, listening
from claimtrack.cli.window import open_window
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import LANGUAGES, system_language
from claimtrack.intake.child.task import TASKS, run

if TYPE_CHECKING:
    from claimtrack.cli.parsing import Command

FAILED = 1
PIPE_CLOSED = 141  # as a shell counts a program whose reader went away

_UNDECODABLE = re.compile("[\ud800-\udfff]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the program's exit code: 0 done, 1 a problem, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in TASKS:
        return run(words)
    prepare_streams()
    console = Console(_language(words))
    with listening() as heard:
        try:
            code = _run(words, console)
            sys.stdout.flush()
        except BaseException as error:  # noqa: BLE001 - whatever it was, the user gets a sentence; -X dev shows the rest
            return ENDED + heard[0] if heard else _failed(error, console)
    return code


def _failed(error: BaseException, console: Console) -> int:
    """Say what went wrong; the exit code."""
    if isinstance(error, SystemExit):  # argparse, after help and after wrong usage
        return error.code if isinstance(error.code, int) else 0
    if isinstance(error, Problem):
        console.complain(error.message)
    elif isinstance(error, BrokenPipeError):
        _forget_standard_output()
        return PIPE_CLOSED
    elif isinstance(error, OSError):
        _forget_standard_output()
        console.complain("cli.system-error", reason=error.strerror or str(error))
    elif sys.flags.dev_mode or not isinstance(error, Exception):
        raise error
    else:
        console.complain("cli.bug", kind=type(error).__name__, text=str(error))
    return FAILED


def _run(words: list[str], console: Console) -> int:
    for word in words:
        if _UNDECODABLE.search(word):
            raise Problem(Message("cli.not-utf8", text=_UNDECODABLE.sub("\N{REPLACEMENT CHARACTER}", word)))
    before, name, after = _split(words)
    if name is None and "--version" in before:
        console.write(f"claimtrack {__version__}\n")
        return 0
    if name is None and not {"-h", "--help"}.isdisjoint(before):
        _help(console)
        return 0
    if before:
        console.complain("cli.unknown-option", option=before[0])
        return WRONG_USAGE
    if name in NOT_OFFERED:
        raise Problem(Message("cli.not-offered", command=name))
    if name in MODULES:
        return _command(name, after, console)
    if after:
        console.complain("cli.unknown-command", command=str(name))
        return WRONG_USAGE
    return open_window(name)


def _command(name: str, arguments: list[str], console: Console) -> int:
    from claimtrack.cli.parsing import Parser  # noqa: PLC0415 - the window's start has no use for it

    command: Command = importlib.import_module(MODULES[name]).COMMANDS[name]
    parser = Parser(name, console)
    command.configure(parser)
    return command.run(parser.parse_intermixed_args(arguments), console) or 0


def _split(words: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The options before the command, --lang aside, the command, and all that comes after it."""
    before: list[str] = []
    rest = iter(range(len(words)))
    for index in rest:
        word = words[index]
        if not word.startswith("-"):
            return before, word, words[index + 1 :]
        option, _, value = word.partition("=")
        if word == "--lang":
            value = words[next(rest, -1)]
        if option != "--lang" or value not in LANGUAGES:
            before.append(f"--lang {value}" if option == "--lang" else word)
    return before, None, []


def _language(words: Sequence[str]) -> str:
    """The language that --lang asks for anywhere before `--`, else the system's."""
    options = words[: words.index("--")] if "--" in words else words
    for word, following in zip(options, [*options, ""][1:], strict=True):
        chosen = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    return system_language()


def _help(console: Console) -> None:
    say = console.words.say
    console.write(f"{say('cli.usage')}\n\n")
    longest = max(map(len, MODULES))
    for name in MODULES:
        console.write(f"  {name.ljust(longest)}  {say(f'command.{name}')}\n")
    console.write(f"\n{say('cli.options')}\n")


def _forget_standard_output() -> None:
    """Let nothing be written at exit into a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
