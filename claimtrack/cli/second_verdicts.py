"""Commands about blind second verdicts: somebody is asked for one, it is given or given up, and one of two holds."""

import argparse

from claimtrack.cli.console import Console
from claimtrack.cli.judging import demand_rating, read_judgement, take_judgement
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.messages import Message


def _take_blind(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.option("of", metavar="NAME")
    parser.switch("give-up")
    parser.option("by", metavar="NAME")


def _blind(options: argparse.Namespace, console: Console) -> None:
    if options.of and options.give_up:
        console.stop_usage("blind", Message("cli.usage.either", name="--of", other="--give-up"))
    with open_for_writing(options) as workspace:
        number = workspace.claims.find(options.claim)
        review = workspace.review
        tell(review.show_first(number) if options.give_up else review.ask_second(number, options.of), console)


def _second(options: argparse.Namespace, console: Console) -> None:
    judgement = read_judgement(options, console, "second")
    with open_for_writing(options) as workspace:
        demand_rating(workspace.scales.in_use, options.rating, console, "second")
        number = workspace.claims.find(options.claim)
        tell(workspace.review.give_second(number, judgement), console)
        comparison = workspace.review.comparison(number)
    if comparison is not None:
        console.say("cli.differs" if comparison.differs else "cli.agrees", who=comparison.first.decided_by)


def _take_settle(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.add("holds", choices=("first", "second"))
    parser.option("note", required=True)
    parser.option("by", metavar="NAME")


def _settle(options: argparse.Namespace, console: Console) -> None:
    with open_for_writing(options) as workspace:
        number = workspace.claims.find(options.claim)
        comparison = workspace.review.comparison(number)
        chosen = getattr(comparison, options.holds, None)
        tell(workspace.review.settle(number, chosen.id if chosen else 0, reason=options.note), console)


COMMANDS = {
    "blind": Command(_take_blind, _blind),
    "second": Command(take_judgement, _second),
    "settle": Command(_take_settle, _settle),
}
