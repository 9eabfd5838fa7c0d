"""How commands open a workspace: in whose name, for writing or only for reading, and what they say of a change."""

import argparse
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.domain.changes import Changes
from claimtrack.storage.settings import Settings
from claimtrack.workspace.workspace import Workspace


def open_for_writing(options: argparse.Namespace) -> Workspace:
    """The workspace of a command that changes it; waits for another program, then says who has it."""
    return Workspace.open(Path(options.workspace), who=who(options))


def open_for_reading(options: argparse.Namespace, *, who: str = "") -> Workspace:
    """The workspace of a command that only looks, beside whatever else has it open; `who` looks at it."""
    return Workspace.open(Path(options.workspace), who=who, is_readonly=True)


def who(options: argparse.Namespace) -> str:
    """The name that an action is done in: --by, the one in the settings, the system's user name."""
    by: str = options.by.strip()
    return by or Settings.load().who()


def name_hidden(workspace: Workspace, console: Console) -> None:
    """Say beside the output which verdicts are left out of it, since whoever looks is to judge them blind."""
    if hidden := workspace.review.hidden():
        console.complain("cli.hidden", claims=hidden, who=workspace.who)


def tell(changes: Changes, console: Console) -> None:
    """Say what was done and what followed by itself."""
    console.say(changes.label)
    for message in changes.follows:
        console.say(message)
