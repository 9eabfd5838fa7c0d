"""Pages from the web for the commands that take an address."""

import sys

from claimtrack.cli.console import Console
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.intake.web.fetching import fetch
from claimtrack.storage.settings import Settings


def fetched(address: str, console: Console, *, otherwise: str = "{problem}") -> KeptFile:
    """The page at an address; a person who waits at a terminal is told so.

    Where it does not come, the sentence of that code says so, with the `problem` in it.
    """
    if sys.stderr.isatty():
        console.complain("cli.fetching", address=address)
    try:
        return fetch(address, allowed=Settings.load().allowed_hosts)
    except Problem as problem:
        raise Problem(Message(otherwise, problem=problem.message)) from None
