"""The demo: the sample workspace and its CSV in a folder, its claims on the screen."""

import argparse
import tempfile
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.listing import write_claims
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.export import csv
from claimtrack.workspace.sample import build
from claimtrack.workspace.workspace import Workspace

WORKSPACE, TABLE = "sample.claimtrack", "sample.csv"


def _take_demo(parser: Parser) -> None:
    parser.add("folder", optional=True)


def _demo(options: argparse.Namespace, console: Console) -> None:
    folder = _made(Path(options.folder)) if options.folder else Path(tempfile.mkdtemp(prefix="claimtrack-demo-"))
    if (folder / TABLE).exists():
        raise Problem(Message("export.exists", file=str(folder / TABLE)))
    build(folder / WORKSPACE)
    query = ClaimQuery(order=Order.PLACE)
    with Workspace.open(folder / WORKSPACE, who="", is_readonly=True) as workspace:
        count = csv.write(workspace.claims.records(query), folder / TABLE, workspace=workspace.path)
        write_claims(workspace, query, console)
    console.write("\n")
    console.say("cli.exported", count=count, file=str(folder / TABLE))
    console.say("cli.demo", folder=str(folder), workspace=WORKSPACE)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise Problem(Message("export.no-folder", folder=str(folder.parent))) from None
    except FileExistsError:
        raise Problem(Message("cli.demo-not-a-folder", folder=str(folder))) from None
    return folder


COMMANDS = {"demo": Command(_take_demo, _demo)}
