"""The command about the settings of a workspace: whether a second person reviews, and in which scale one judges."""

import argparse

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_reading, open_for_writing, tell, who
from claimtrack.cli.parsing import Command, Parser

ON, OFF = "on", "off"


def _take_settings(parser: Parser) -> None:
    parser.workspace()
    parser.choice("review", (ON, OFF))
    parser.switch("json")
    parser.option("by", metavar="NAME")


def _settings(options: argparse.Namespace, console: Console) -> None:
    if options.review:
        with open_for_writing(options) as workspace:
            tell(workspace.review.switch(is_on=options.review == ON), console)
        return
    with open_for_reading(options, who=who(options)) as workspace:
        held = {"review": OFF if workspace.review.is_off else ON, "scale": workspace.scales.in_use.key}
    if options.json:
        console.write_json(held)
        return
    for name, value in held.items():
        console.write(f"{name}: {value}\n")


COMMANDS = {"settings": Command(_take_settings, _settings)}
