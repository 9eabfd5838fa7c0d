"""Commands for backups: make one, restore one into a new file, name the newest good one where a file is damaged."""

import argparse
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_reading
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.messages import Message
from claimtrack.workspace.backups import When, newest_good, restore


def _take_backup(parser: Parser) -> None:
    parser.workspace()
    parser.add("copy", metavar="FILE", optional=True)
    parser.switch("if-changed")


def _backup(options: argparse.Namespace, console: Console) -> None:
    with open_for_reading(options) as workspace:
        if options.copy:
            workspace.save_copy(Path(options.copy), console.show_progress)
            console.say("cli.backed-up", file=options.workspace, backup=options.copy)
            return
        when = When.CHANGED if options.if_changed else When.ALWAYS
        made = workspace.backups.make(when, console.show_progress)
    if made:
        console.say("cli.backed-up", file=options.workspace, backup=str(made.path))
    else:
        console.say("cli.backed-up-already", file=options.workspace)


def _take_restore(parser: Parser) -> None:
    parser.add("backup")
    parser.workspace()


def _restore(options: argparse.Namespace, console: Console) -> None:
    restore(Path(options.backup), Path(options.workspace), console.show_progress)
    console.say("cli.restored", backup=options.backup, file=options.workspace)


def offer(path: Path) -> Message | None:
    """What to do about a damaged workspace: which backup of it is good, and how it is restored."""
    found = newest_good(path)
    return (
        Message("cli.good-backup", made=f"{found.made:%Y-%m-%d %H:%M:%SZ}", backup=str(found.path)) if found else None
    )


COMMANDS = {"backup": Command(_take_backup, _backup), "restore": Command(_take_restore, _restore)}
