"""Commands that show claims: on the screen, as JSON or CSV, or in a file."""

import argparse
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.opening import name_hidden, open_for_reading, who
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.claim import ClaimQuery, ClaimRow, Order
from claimtrack.domain.columns import ClaimRecord
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.export import csv
from claimtrack.workspace.workspace import Workspace

_OFFERED = frozenset({".csv", ".json"})
_LATER = frozenset({".xlsx", ".jsonld", ".html", ".pdf", ".zip"})
_PAGE = 500  # rows read at once


def _take_filters(parser: Parser) -> None:
    parser.add("query", optional=True)
    parser.choices("status", tuple(Status))
    parser.options("verdict", metavar="RATING")
    parser.option("speaker")
    parser.number("article")
    for name in ("from", "decided-from"):
        parser.day(name, is_last=False)
    for name in ("to", "decided-to"):
        parser.day(name, is_last=True)
    parser.number("limit")


def _query(options: argparse.Namespace) -> ClaimQuery:
    return ClaimQuery(
        text=options.query or "",
        statuses=frozenset(map(Status, options.status)),
        ratings=frozenset(options.verdict),
        speaker=options.speaker,
        article_id=options.article,
        dated_from=getattr(options, "from"),
        dated_to=options.to,
        decided_from=options.decided_from,
        decided_to=options.decided_to,
        limit=options.limit,
        order=Order.PLACE,
    )


def _demand_ratings(workspace: Workspace, query: ClaimQuery, console: Console, command: str) -> None:
    """Wrong usage where no scale has a rating that is asked for."""
    known = {rating.id for scale in workspace.scales.known() for rating in scale.ratings}
    if unknown := sorted(query.ratings - known):
        named = ", ".join(rating.id for rating in workspace.scales.in_use.ratings)
        console.stop_usage(command, Message("scale.no-rating", rating=unknown[0], known=named))


def _take_claims(parser: Parser) -> None:
    parser.workspace()
    _take_filters(parser)
    parser.forms("json", "csv")
    parser.option("by", metavar="NAME")


def _claims(options: argparse.Namespace, console: Console) -> None:
    query = _query(options)
    with open_for_reading(options, who=who(options)) as workspace:
        _demand_ratings(workspace, query, console, "claims")
        name_hidden(workspace, console)
        if options.json:
            for record in workspace.claims.records(query):
                console.write_json(_fields(record))
        elif options.csv:
            for part in csv.parts(workspace.claims.records(query)):
                console.write(part)
        else:
            write_claims(workspace, query, console)


def _fields(record: ClaimRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in csv.HEADERS}


def write_claims(workspace: Workspace, query: ClaimQuery, console: Console) -> None:
    """Print claims as a table for people."""
    numbers = workspace.claims.numbers(query)
    rows = [
        _cells(row, console)
        for start in range(0, len(numbers), _PAGE)
        for row in workspace.claims.rows(numbers[start : start + _PAGE])
    ]
    names = ("id", "status", "date", "verdict", "speaker", "claim")
    console.write_table([console.words.say(f"column.{name}") for name in names], rows)


def _cells(row: ClaimRow, console: Console) -> tuple[str, ...]:
    return (
        str(row.id),
        console.words.say(f"status.{row.status}"),
        row.date or "",
        _verdict(row, console),
        row.speaker or "",
        row.text,
    )


def _verdict(row: ClaimRow, console: Console) -> str:
    if row.is_blind:
        return console.words.say("blind.short")
    return row.rating.label(console.words.language) if row.rating else ""


def _take_export(parser: Parser) -> None:
    parser.workspace()
    parser.add("out")
    _take_filters(parser)
    for name in ("no-bom", "check", "force"):
        parser.switch(name)
    parser.option("by", metavar="NAME")


def _export(options: argparse.Namespace, console: Console) -> None:
    out = Path(options.out)
    _demand_offered(out, is_check=options.check)
    if out.exists() and not options.force:
        raise Problem(Message("cli.exists", file=options.out))
    query = _query(options)
    with open_for_reading(options, who=who(options)) as workspace:
        _demand_ratings(workspace, query, console, "export")
        name_hidden(workspace, console)
        if out.suffix.lower() == ".json":
            count = workspace.export_json(out, query, overwrite=options.force)
        else:
            total = len(workspace.claims.numbers(query))
            records = console.track(workspace.claims.records(query), total)
            count = csv.write(records, out, bom=not options.no_bom, overwrite=options.force, workspace=workspace.path)
    console.say("cli.exported", count=count, file=options.out)


def _demand_offered(out: Path, *, is_check: bool) -> None:
    ending = out.suffix.lower()
    if is_check or ending in _LATER or out.is_dir():
        raise Problem(Message("cli.export-later", file=str(out)))
    if ending not in _OFFERED:
        raise Problem(Message("cli.export-ending", file=str(out)))


COMMANDS = {"claims": Command(_take_claims, _claims), "export": Command(_take_export, _export)}
