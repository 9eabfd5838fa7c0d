"""Pages from the web for the commands that take an address."""

import argparse
import sys

from claimtrack.cli.console import Console
from claimtrack.cli.parsing import Parser
from claimtrack.domain.source import KeptFile
from claimtrack.intake.web.fetching import fetch
from claimtrack.storage.settings import Settings


def take_hosts(parser: Parser) -> None:
    """The option that allows a machine of a private network to be called."""
    parser.option("allow-host", metavar="HOST")


def fetched(address: str, options: argparse.Namespace, console: Console) -> KeptFile:
    """The page at an address; a person who waits at a terminal is told so."""
    if sys.stderr.isatty():
        console.complain("cli.fetching", address=address)
    return fetch(address, allowed=[*Settings.load().allowed_hosts, *filter(None, [options.allow_host.strip()])])
