"""Commands that give a verdict and lead it through review, under the same rules as the window."""

import argparse

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain import gate
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import default_scale
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.language.text.detection import detect


def _take_verdict(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.add("rating", choices=tuple(rating.id for rating in default_scale().ratings))
    for name in ("rationale", "rationale-ar", "rationale-en", "right", "reason", "override"):
        parser.option(name)
    parser.date("established")
    parser.choice("confidence", tuple(Confidence))
    parser.option("by", metavar="NAME")


def _verdict(options: argparse.Namespace, console: Console) -> None:
    judgement = _judgement(options, console)
    with open_for_writing(options) as workspace:
        number = workspace.claims.find(options.claim)
        changes = workspace.verdicts.give(number, judgement)
        report = gate.inspect(workspace.claims.get(number))
    tell(changes, console)
    for message in (*report.missing, *report.warnings):
        console.say("cli.before-review", what=message)


def _judgement(options: argparse.Namespace, console: Console) -> Judgement:
    english, arabic = options.rationale_en, options.rationale_ar
    if options.rationale and (english or arabic):
        console.stop_usage("verdict", Message("cli.two-rationales"))
    if not (options.rationale or english or arabic):
        console.stop_usage("verdict", Message("cli.no-rationale"))
    if options.rationale and detect(options.rationale) == "ar":
        arabic = options.rationale
    elif options.rationale:
        english = options.rationale
    return Judgement(
        rating=options.rating,
        rationale_en=english,
        rationale_ar=arabic,
        established=options.established,
        right=options.right,
        confidence=Confidence(options.confidence) if options.confidence else None,
        reason=options.reason,
        override=options.override,
    )


def _take_step(parser: Parser) -> None:
    parser.workspace()
    parser.add("claims", metavar="CLAIM", many=True)
    parser.option("note")
    parser.option("by", metavar="NAME")


def _review(options: argparse.Namespace, console: Console) -> None:
    with open_for_writing(options) as workspace:
        numbers = [workspace.claims.find(name) for name in options.claims]
        tell(workspace.review.send(numbers, override=options.note), console)


def _sign(options: argparse.Namespace, console: Console) -> None:
    with open_for_writing(options) as workspace:
        numbers = [workspace.claims.find(name) for name in options.claims]
        tell(workspace.review.sign(numbers, note=options.note), console)


def _return(options: argparse.Namespace, console: Console) -> None:
    with open_for_writing(options) as workspace:
        numbers = [workspace.claims.find(name) for name in options.claims]
        tell(workspace.review.send_back(numbers, note=options.note), console)


COMMANDS = {
    "verdict": Command(_take_verdict, _verdict),
    "review": Command(_take_step, _review),
    "sign": Command(_take_step, _sign),
    "return": Command(_take_step, _return),
}
