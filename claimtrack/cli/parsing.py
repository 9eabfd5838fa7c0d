"""The arguments that commands share, checked as they are read: what is wrong with them is one sentence, exit code 2."""

import argparse
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Never

from typing_extensions import override

from claimtrack.cli.console import Console
from claimtrack.domain import edtf
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import LANGUAGES

TEXT_LANGUAGES = ("auto", "ar", "en")


class Parser(argparse.ArgumentParser):
    """Arguments of one command; wrong usage is one sentence."""

    def __init__(self, name: str, console: Console) -> None:
        super().__init__(
            prog=f"claimtrack {name}",
            description=console.words.say(f"command.{name}"),
            allow_abbrev=False,
            add_help=False,
        )
        self.console = console
        self._named = self.add_argument_group(console.words.say("cli.help.arguments"))
        self._optional = self.add_argument_group(console.words.say("cli.help.options"))
        self._optional.add_argument("-h", "--help", action="help", help=self.help_for("help"))
        self._optional.add_argument("--lang", choices=LANGUAGES, help=self.help_for("lang"))

    @override
    def error(self, message: str) -> Never:
        self.console.stop_usage(self.prog.split()[-1], _reworded(" ".join(message.split())))

    @override
    def format_help(self) -> str:
        return super().format_help().replace("usage:", self.console.words.say("cli.help.usage"), 1)

    def help_for(self, name: str) -> str:
        """What an argument is for, in words."""
        return self.console.words.say(f"argument.{name}").replace("%", "%%")

    def add(
        self,
        name: str,
        *,
        metavar: str | None = None,
        many: bool = False,
        optional: bool = False,
        choices: tuple[str, ...] | None = None,
    ) -> None:
        """A positional argument."""
        self._named.add_argument(
            name,
            metavar=metavar or name.upper(),
            nargs="+" if many else "?" if optional else None,
            choices=choices,
            help=self.help_for(name),
        )

    def option(self, name: str, *, metavar: str = "TEXT", required: bool = False) -> None:
        """An option that takes text."""
        self._optional.add_argument(
            f"--{name}", metavar=metavar, default="", required=required, help=self.help_for(name)
        )

    def options(self, name: str, *, metavar: str = "TEXT") -> None:
        """An option that takes text, and may be given again with another."""
        self._optional.add_argument(f"--{name}", metavar=metavar, default=[], action="append", help=self.help_for(name))

    def switch(self, name: str) -> None:
        """An option without a value."""
        self._optional.add_argument(f"--{name}", action="store_true", help=self.help_for(name))

    def choice(self, name: str, choices: tuple[str, ...], *, default: str = "", required: bool = False) -> None:
        """An option that takes one of a few words."""
        self._optional.add_argument(
            f"--{name}", choices=choices, default=default, required=required, help=self.help_for(name)
        )

    def choices(self, name: str, choices: tuple[str, ...]) -> None:
        """An option that takes one of a few words, and may be given again with another."""
        self._optional.add_argument(f"--{name}", choices=choices, default=[], action="append", help=self.help_for(name))

    def forms(self, *names: str) -> None:
        """Switches for the form of the output, of which one may be chosen."""
        group = self._optional.add_mutually_exclusive_group()
        for name in names:
            group.add_argument(f"--{name}", action="store_true", help=self.help_for(name))

    def date(self, name: str) -> None:
        """An option that takes a date as EDTF."""
        self._optional.add_argument(
            f"--{name}", metavar="EDTF", default=None, type=self._checked(_as_edtf), help=self.help_for(name)
        )

    def day(self, name: str, *, is_last: bool) -> None:
        """An option that takes a day; of a longer date it is the first day or the last."""
        read = _last_day if is_last else _first_day
        self._optional.add_argument(
            f"--{name}", metavar="DATE", default=None, type=self._checked(read), help=self.help_for(name)
        )

    def number(self, name: str) -> None:
        """An option that takes a positive whole number."""
        self._optional.add_argument(
            f"--{name}", metavar="N", default=None, type=self._checked(as_number), help=self.help_for(name)
        )

    def workspace(self) -> None:
        """The file that a command works on."""
        self.add("workspace")

    def _checked(self, read: Callable[[str], object]) -> Callable[[str], object]:
        def check(text: str) -> object:
            try:
                return read(text)
            except Problem as problem:
                raise argparse.ArgumentTypeError(self.console.words.say(problem.message)) from None
            except ValueError:
                raise argparse.ArgumentTypeError(self.console.words.say("cli.usage.number", text=text)) from None

        return check


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it takes, and what it does; `run` returns the exit code, None for 0."""

    configure: Callable[[Parser], None]
    run: Callable[[argparse.Namespace, Console], int | None]


# What argparse says, in its own words, and the code under which we say it
_SAID = (
    (r"the following arguments are required: (?P<names>.+)", "cli.usage.required"),
    (r"unrecognized arguments: (?P<names>.+)", "cli.usage.unknown"),
    (r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)", "cli.usage.choice"),
    (r"argument (?P<name>.+?): expected .+", "cli.usage.value"),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "cli.usage.either"),
    (r"argument (?P<name>.+?): (?P<reason>.+)", "cli.usage.invalid"),
)


def _reworded(said: str) -> Message | str:
    """What argparse found wrong, in words of ours; what is not known stays as it is."""
    for pattern, code in _SAID:
        if match := re.fullmatch(pattern, said):
            return Message(code, **match.groupdict())
    return said


def as_number(text: str) -> int:
    """A positive whole number; ValueError for all else."""
    number = int(text.removeprefix("#"))
    if not 0 < number < 2**63:
        raise ValueError(text)
    return number


def _as_edtf(text: str) -> str:
    return edtf.parse(text).text


def _first_day(text: str) -> dt.date | None:
    return edtf.parse(text).earliest


def _last_day(text: str) -> dt.date | None:
    return edtf.parse(text).latest
