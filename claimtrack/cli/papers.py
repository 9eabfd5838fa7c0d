"""Commands that write a newsroom's papers: the register of corrections, the report on a month."""

import argparse
import datetime as dt
import re
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_reading
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.changes import Head
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.moments import stamp
from claimtrack.domain.publication import RegisterEntry
from claimtrack.domain.report import Report
from claimtrack.export import report as reports
from claimtrack.workspace.workspace import Workspace

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def _take_register(parser: Parser) -> None:
    parser.workspace()
    parser.add("out", optional=True)
    for name in ("json", "force"):
        parser.switch(name)


def _register(options: argparse.Namespace, console: Console) -> None:
    with open_for_reading(options) as workspace:
        if options.out:
            out = _place(options, console)
            _written(workspace.exports.register(out, console.words.language, overwrite=options.force), out, console)
            return
        for entry in workspace.corrections.register():
            if options.json:
                console.write_json(_fields(entry))
            else:
                _say(entry, console)


def _fields(entry: RegisterEntry) -> dict[str, object]:
    made = entry.correction
    return {
        "id": made.id,
        "at": stamp(made.at),
        "kind": made.kind,
        "claim": made.claim_id,
        "text": entry.claim,
        "note": made.note,
        "headline": entry.headline,
        "address": entry.address,
        "before": entry.before[0] if entry.before else None,
        "after": entry.after[0] if entry.after else None,
        "who": made.who,
    }


def _say(entry: RegisterEntry, console: Console) -> None:
    made = entry.correction
    kind = Message(f"correction.kind.{made.kind}")
    day = made.at.date().isoformat()
    console.say("cli.correction", day=day, kind=kind, claim=made.claim_id, text=entry.claim, note=made.note)


def _take_report(parser: Parser) -> None:
    parser.workspace()
    parser.add("out", optional=True)
    parser.option("month", metavar="YYYY-MM")
    parser.day("first", is_last=False)
    parser.day("last", is_last=True)
    for name in ("json", "force"):
        parser.switch(name)


def _report(options: argparse.Namespace, console: Console) -> None:
    first, last = _days(options, console)
    with open_for_reading(options) as workspace:
        report = workspace.reports.report(first, last)
        if options.out:
            out = _place(options, console)
            head = workspace.exports.report(report, out, console.words.language, overwrite=options.force)
            _written(head, out, console)
        elif options.json:
            for section, by, key, count in reports.lines(report):
                console.write_json({"section": section, "by": by, "key": key, "count": count})
        else:
            _print(report, workspace, console)


def _days(options: argparse.Namespace, console: Console) -> tuple[dt.date, dt.date]:
    """The days that are asked for: a month, a span, or the month that it is."""
    first, last = options.first, options.last
    if options.month and (first or last):
        console.stop_usage("report", Message("cli.usage.either", name="--month", other="--first"))
    if first or last:
        today = dt.datetime.now(dt.UTC).date()
        return first or dt.date.min, last or today
    month = options.month or f"{dt.datetime.now(dt.UTC):%Y-%m}"
    found = _MONTH.fullmatch(month)
    if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
        console.stop_usage("report", Message("cli.usage.month", text=month))
    begun = dt.date(int(found[1]), int(found[2]), 1)
    return begun, (begun + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _print(report: Report, workspace: Workspace, console: Console) -> None:
    for line in reports.page(report, workspace.history.head(), console.words):
        console.write(line)


def _place(options: argparse.Namespace, console: Console) -> Path:
    if options.json:
        console.stop_usage("register", Message("cli.usage.either", name="--json", other="OUT"))
    out = Path(options.out)
    if out.exists() and not options.force:
        raise Problem(Message("cli.exists", file=options.out))
    return out


def _written(head: Head, out: Path, console: Console) -> None:
    console.say("cli.written", file=str(out))
    console.say("history.head", head=str(head))


COMMANDS = {"register": Command(_take_register, _register), "report": Command(_take_report, _report)}
