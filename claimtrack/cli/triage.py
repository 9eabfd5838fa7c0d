"""Commands that decide which claims are checked: add one, accept some, dismiss others."""

import argparse

from claimtrack.cli.console import Console
from claimtrack.cli.input import read_argument
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.status import DismissReason


def _take_add(parser: Parser) -> None:
    parser.workspace()
    parser.add("text")
    parser.number("article")
    parser.option("speaker")
    parser.date("date")
    parser.option("by", metavar="NAME")


def _add(options: argparse.Namespace, console: Console) -> None:
    text = read_argument(options.text).strip()
    with open_for_writing(options) as workspace:
        place = workspace.articles.get(options.article).article.text.find(text) if options.article and text else -1
        changes = workspace.claims.add(
            text=text,
            article_id=options.article,
            start=place if place >= 0 else None,
            end=place + len(text) if place >= 0 else None,
            speaker=options.speaker,
            date=options.date or "",
        )
    tell(changes, console)
    if options.article and place < 0:
        console.complain("cli.not-in-article", number=options.article)
    console.say("cli.claim", number=changes.made[0])


def _take_accept(parser: Parser) -> None:
    parser.workspace()
    parser.add("claims", metavar="CLAIM", many=True)
    parser.option("by", metavar="NAME")


def _accept(options: argparse.Namespace, console: Console) -> None:
    with open_for_writing(options) as workspace:
        tell(workspace.claims.accept([workspace.claims.find(name) for name in options.claims]), console)


def _take_dismiss(parser: Parser) -> None:
    _take_accept(parser)
    parser.choice("reason", tuple(DismissReason), required=True)


def _dismiss(options: argparse.Namespace, console: Console) -> None:
    reason = DismissReason(options.reason)
    with open_for_writing(options) as workspace:
        numbers = [workspace.claims.find(name) for name in options.claims]
        tell(workspace.claims.dismiss(numbers, reason=reason), console)


COMMANDS = {
    "add": Command(_take_add, _add),
    "accept": Command(_take_accept, _accept),
    "dismiss": Command(_take_dismiss, _dismiss),
}
