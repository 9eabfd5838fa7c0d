"""Commands about a workspace as a whole: make one, look whether it is sound, see what was done in it."""

import argparse
from pathlib import Path

from claimtrack.cli.backups import offer
from claimtrack.cli.console import Console
from claimtrack.cli.opening import name_hidden, open_for_reading, who
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain import telling
from claimtrack.domain.changes import HistoryEntry
from claimtrack.domain.errors import Problem
from claimtrack.domain.moments import stamp
from claimtrack.workspace.history import read_head
from claimtrack.workspace.workspace import Workspace

DAMAGED = 1
NOT_LOOKED = 3
_DAMAGE = frozenset({"workspace.damaged", "storage.damaged"})


def _take_create(parser: Parser) -> None:
    parser.workspace()
    parser.option("by", metavar="NAME")


def _create(options: argparse.Namespace, console: Console) -> None:
    Workspace.create(Path(options.workspace), who=who(options)).close()
    console.say("cli.created", file=options.workspace)


def _take_verify(parser: Parser) -> None:
    parser.workspace()
    parser.option("head", metavar="N:HASH")
    parser.switch("json")


def _verify(options: argparse.Namespace, console: Console) -> int:
    head = read_head(options.head) if options.head else None
    try:
        with open_for_reading(options) as workspace:
            damages = workspace.verify(console.show_progress, head=head)
    except Problem as problem:
        if problem.message.code not in _DAMAGE:
            console.complain(problem.message)
            return NOT_LOOKED
        damages = [problem.message]
    if options.json:
        named = [{"code": damage.code, "text": console.words.say(damage)} for damage in damages]
        console.write_json({"sound": not damages, "damages": named})
    else:
        for damage in damages:
            console.say(damage)
        if damages and (offered := offer(Path(options.workspace))):
            console.say(offered)
        if not damages:
            console.say("cli.sound", file=options.workspace)
    return DAMAGED if damages else 0


def _take_history(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim", optional=True)
    parser.number("source")
    parser.option("out", metavar="FILE")
    for name in ("json", "force"):
        parser.switch(name)
    parser.option("by", metavar="NAME")


def _history(options: argparse.Namespace, console: Console) -> None:
    with open_for_reading(options, who=who(options)) as workspace:
        name_hidden(workspace, console)
        if options.out:
            head = workspace.exports.history(Path(options.out), console.words.language, overwrite=options.force)
            console.say("cli.written", file=options.out)
            console.say("history.head", head=str(head))
            return
        claim = workspace.claims.find(options.claim) if options.claim else None
        entries = workspace.history.entries(claim, source_id=options.source)
    say = console.words.say
    if options.json:
        for entry in entries:
            console.write_json(_fields(entry, console))
        return
    rows = [(str(entry.sequence), f"{entry.at:%Y-%m-%d %H:%M:%SZ}", entry.who, say(entry.label)) for entry in entries]
    console.write_table([say(f"history.{name}") for name in ("sequence", "at", "who", "action")], rows)


def _fields(entry: HistoryEntry, console: Console) -> dict[str, object]:
    return {
        "sequence": entry.sequence,
        "at": stamp(entry.at),
        "who": entry.who,
        "action": entry.label.code,
        "text": console.words.say(entry.label),
        "sentences": [console.words.say(sentence) for sentence in telling.sentences(entry)],
        "changed": [
            {"kind": field.kind, "uuid": field.uuid, "field": field.name, "before": field.before, "after": field.after}
            for field in entry.changed
        ],
        "hash": entry.hash,
        "copy": entry.branch or None,
    }


COMMANDS = {
    "create": Command(_take_create, _create),
    "verify": Command(_take_verify, _verify),
    "history": Command(_take_history, _history),
}
