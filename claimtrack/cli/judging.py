"""Commands that give a verdict and lead it through review, under the same rules as the window."""

import argparse

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain import gate
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.rating import Scale
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.domain.words import LANGUAGES
from claimtrack.intake.address import check_address
from claimtrack.language.text.detection import detect


def _take_verdict(parser: Parser) -> None:
    take_judgement(parser)
    for name in ("reason", "override"):
        parser.option(name)


def take_judgement(parser: Parser) -> None:
    """The arguments by which a claim is judged."""
    parser.workspace()
    parser.add("claim")
    parser.add("rating")
    for name in ("rationale", "rationale-ar", "rationale-en", "right"):
        parser.option(name)
    parser.date("established")
    parser.choice("confidence", tuple(Confidence))
    parser.option("by", metavar="NAME")


def _verdict(options: argparse.Namespace, console: Console) -> None:
    judgement = read_judgement(options, console, "verdict")
    with open_for_writing(options) as workspace:
        demand_rating(workspace.scales.in_use, options.rating, console, "verdict")
        number = workspace.claims.find(options.claim)
        changes = workspace.verdicts.give(number, judgement)
        report = gate.inspect(workspace.claims.get(number))
    tell(changes, console)
    for message in (*report.missing, *report.warnings):
        console.say("cli.before-review", what=message)


def demand_rating(scale: Scale, rating: str, console: Console, command: str) -> None:
    """Wrong usage where the scale in use has no such rating."""
    try:
        scale.rating(rating)
    except Problem as problem:
        console.stop_usage(command, problem.message)


def read_judgement(options: argparse.Namespace, console: Console, command: str) -> Judgement:
    """What was judged, its rationale in the language that it is written in."""
    english, arabic = options.rationale_en, options.rationale_ar
    if options.rationale and (english or arabic):
        console.stop_usage(command, Message("cli.two-rationales"))
    if not (options.rationale or english or arabic):
        console.stop_usage(command, Message("cli.no-rationale"))
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
        reason=getattr(options, "reason", ""),
        override=getattr(options, "override", ""),
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


def _take_publish(parser: Parser) -> None:
    _take_step(parser)
    for name in ("headline", "address", "authors"):
        parser.option(name)
    parser.date("published")
    parser.choice("language", LANGUAGES)


def _publish(options: argparse.Namespace, console: Console) -> None:
    piece = Piece(
        headline=options.headline,
        address=check_address(options.address) if options.address else "",
        language=options.language,
        date=options.published,
        authors=options.authors,
    )
    with open_for_writing(options) as workspace:
        numbers = [workspace.claims.find(name) for name in options.claims]
        changes = workspace.publications.publish(numbers, piece)
        for number in numbers if options.note else ():
            workspace.notes.add(number, text=options.note)
    tell(changes, console)


def _take_correct(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.add("change", choices=tuple(CorrectionKind))
    parser.option("note", required=True)
    for name in ("rating", "rationale", "rationale-ar", "rationale-en", "right"):
        parser.option(name)
    parser.date("established")
    parser.choice("confidence", tuple(Confidence))
    parser.option("by", metavar="NAME")


def _correct(options: argparse.Namespace, console: Console) -> None:
    judgement = read_judgement(options, console, "correct") if options.rating else None
    with open_for_writing(options) as workspace:
        if judgement is not None:
            demand_rating(workspace.scales.in_use, judgement.rating, console, "correct")
        number = workspace.claims.find(options.claim)
        kind = CorrectionKind(options.change)
        tell(workspace.corrections.make(number, kind, note=options.note, judgement=judgement), console)


COMMANDS = {
    "verdict": Command(_take_verdict, _verdict),
    "review": Command(_take_step, _review),
    "sign": Command(_take_step, _sign),
    "return": Command(_take_step, _return),
    "publish": Command(_take_publish, _publish),
    "correct": Command(_take_correct, _correct),
}
