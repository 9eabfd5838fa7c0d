"""The command that brings a colleague's copy of a workspace in: shows what it brings, asks for each conflict."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_reading, open_for_writing, tell, who
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.merging import Choice, Conflict, MergePlan
from claimtrack.domain.messages import Message

UNDECIDED = 1


def _take_merge(parser: Parser) -> None:
    parser.workspace()
    parser.add("other")
    for choice in Choice:
        parser.options(choice, metavar="KEY")
    parser.choice("follow", tuple(Choice))
    for name in ("dry-run", "json"):
        parser.switch(name)
    parser.option("by", metavar="NAME")


def _merge(options: argparse.Namespace, console: Console) -> int:
    other = Path(options.other)
    if options.dry_run:
        with open_for_reading(options, who=who(options)) as workspace:
            _show(workspace.copies.plan(other), options, console)
        return 0
    with open_for_writing(options) as workspace:
        plan = workspace.copies.plan(other)
        choices = _choices(plan, options)
        _show(plan, options, console, choices)
        if len(choices) < len(plan.conflicts):
            left = [each for each in plan.conflicts if each.key not in choices]
            console.complain("merge.undecided", count=len(left), name=left[0].name)
            return UNDECIDED
        changes = workspace.copies.merge(other, choices)
    if not options.json:
        tell(changes, console)
    return 0


def _choices(plan: MergePlan, options: argparse.Namespace) -> dict[str, Choice]:
    chosen = {key: choice for choice in Choice for key in getattr(options, choice)}
    everything = Choice(options.follow) if options.follow else None
    found = {each.key: chosen.get(each.key, everything) for each in plan.conflicts}
    return {key: choice for key, choice in found.items() if choice is not None}


def _show(
    plan: MergePlan, options: argparse.Namespace, console: Console, choices: Mapping[str, Choice] | None = None
) -> None:
    chosen = choices or {}
    if options.json:
        console.write_json(
            {
                "new": dict(plan.new),
                "removed": dict(plan.removed),
                "left_out": dict(plan.left_out),
                "updates": [
                    {
                        "kind": each.kind,
                        "uuid": each.uuid,
                        "field": each.name,
                        "ours": each.before,
                        "theirs": each.after,
                    }
                    for each in plan.updates
                ],
                "conflicts": [_fields(each, chosen, console) for each in plan.conflicts],
                "actions": plan.actions,
                "people": list(plan.people),
            }
        )
        return
    for code, counts in (
        ("cli.merge-new", plan.new),
        ("cli.merge-removed", plan.removed),
        ("cli.merge-left", plan.left_out),
    ):
        for kind, count in counts.items():
            console.say(code, kind=Message(f"kind.{kind}"), number=count)
    console.say("cli.merge-updates", number=len(plan.updates))
    console.say("cli.merge-history", number=plan.actions, people=plan.people or Message("history.nothing"))
    for each in plan.conflicts:
        choice = chosen.get(each.key)
        told = Message(f"merge.choice.{choice}") if choice else Message("history.nothing")
        console.say("cli.merge-conflict", key=each.key, name=each.name, ours=each.ours, theirs=each.theirs, choice=told)


def _fields(conflict: Conflict, chosen: Mapping[str, Choice], console: Console) -> dict[str, object]:
    name, ours, theirs = (
        each if isinstance(each, str) else console.words.say(each)
        for each in (conflict.name, conflict.ours, conflict.theirs)
    )
    told = {"key": conflict.key, "kind": conflict.kind, "part": conflict.part, "name": name}
    return {**told, "claim": conflict.claim_id, "ours": ours, "theirs": theirs, "choice": chosen.get(conflict.key)}


COMMANDS = {"merge": Command(_take_merge, _merge)}
